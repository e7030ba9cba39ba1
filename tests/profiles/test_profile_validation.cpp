// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile.h"

#include <QTest>

#include <functional>

using namespace topicscope;
using namespace topicscope::profiles;

using Change = std::function<void(Profile&)>;
Q_DECLARE_METATYPE(Change)

class TestProfileValidation : public QObject
{
    Q_OBJECT

private slots:
    void goodProfilesHaveNoProblems_data();
    void goodProfilesHaveNoProblems();
    void eachMistakeIsNamedAtItsField_data();
    void eachMistakeIsNamedAtItsField();
};

namespace {

Profile good()
{
    Profile p = Profile::create();
    p.host = QStringLiteral("broker.example");
    return p;
}

} // namespace

void TestProfileValidation::goodProfilesHaveNoProblems_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("defaults and a host") << Change([](Profile&) {});
    QTest::newRow("IPv6") << Change([](Profile& p) { p.host = QStringLiteral("fe80::1%eth0"); });
    QTest::newRow("shared subscription") << Change([](Profile& p) {
        p.subscriptions = {
            {QStringLiteral("$share/group/plant/+/#"), mqtt::QoS::AtMostOnce, true, false, false, 0, {}}};
    });
    QTest::newRow("a will that is off may be unfinished")
        << Change([](Profile& p) { p.will.topic = QStringLiteral("a/#"); });
    QTest::newRow("MQTT 5 password without user name") << Change([](Profile& p) { p.keychain = SecretKind::Password; });
}

void TestProfileValidation::goodProfilesHaveNoProblems()
{
    QFETCH(Change, change);
    Profile p = good();
    change(p);
    const auto problems = validate(p);
    QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems.first().message));
}

void TestProfileValidation::eachMistakeIsNamedAtItsField_data()
{
    using enum FieldProblem::Severity;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("isError");
    const auto row = [](const char* name, Change change, const char* field, FieldProblem::Severity severity) {
        QTest::newRow(name) << change << QString::fromLatin1(field) << (severity == Error);
    };
    const auto withFilter = [](const char* filter) {
        return Change([filter](Profile& p) { p.subscriptions.first().filter = QString::fromUtf8(filter); });
    };
    row(
        "no host", [](Profile& p) { p.host.clear(); }, "host", Error);
    row(
        "URL as host", [](Profile& p) { p.host = QStringLiteral("mqtt://a"); }, "host", Error);
    row(
        "space in host", [](Profile& p) { p.host = QStringLiteral("a b"); }, "host", Error);
    row(
        "credentials in host", [](Profile& p) { p.host = QStringLiteral("me:pw@a"); }, "host", Error);
    row(
        "relative path",
        [](Profile& p) {
            p.transport = Transport::WebSocket;
            p.webSocketPath = QStringLiteral("mqtt");
        },
        "webSocketPath", Error);
    row(
        "header injection",
        [](Profile& p) {
            p.transport = Transport::WebSocket;
            p.webSocketHeaders = {{QStringLiteral("A"), QStringLiteral("b\r\nC: d")}};
        },
        "webSocketHeaders", Error);
    row(
        "token in a plain header",
        [](Profile& p) {
            p.transport = Transport::WebSocket;
            p.webSocketHeaders = {{QStringLiteral("Authorization"), QStringLiteral("Bearer x")}};
        },
        "webSocketHeaders", Error);
    row(
        "header name",
        [](Profile& p) {
            p.transport = Transport::WebSocket;
            p.webSocketHeaders = {{QStringLiteral("A B"), QStringLiteral("b")}};
        },
        "webSocketHeaders", Error);
    row(
        "MQTT-3.1.2-22 (3.1.1): password without user name",
        [](Profile& p) {
            p.protocol = ProtocolChoice::V3_1_1;
            p.keychain = SecretKind::Password;
        },
        "userName", Error);
    row(
        "SCRAM before 5.0",
        [](Profile& p) {
            p.protocol = ProtocolChoice::V3_1_1;
            p.authenticationMethod = QStringLiteral("SCRAM-SHA-1");
        },
        "authenticationMethod", Error);
    row(
        "unchecked certificate",
        [](Profile& p) {
            p.transport = Transport::Tls;
            p.tls.verifyPeer = false;
        },
        "tls.verifyPeer", Warning);
    row(
        "own CA only, none there",
        [](Profile& p) {
            p.transport = Transport::Tls;
            p.tls.useSystemCertificates = false;
        },
        "ownCa", Error);
    row(
        "MQTT-3.1.3-8 (3.1.1): kept session without client id",
        [](Profile& p) {
            p.cleanStart = false;
            p.sessionExpirySeconds = 1;
        },
        "clientId", Error);
    row(
        "MQTT 3.1: long client id",
        [](Profile& p) {
            p.protocol = ProtocolChoice::V3_1;
            p.clientId = QString(24, u'x');
        },
        "clientId", Warning);
    row(
        "MQTT-1.5.4-2: null character", [](Profile& p) { p.clientId = QString(QChar::Null); }, "clientId", Error);
    row(
        "string over 65,535 bytes", [](Profile& p) { p.userName = QString(40'000, QChar(0xe4)); }, "userName", Error);
    row(
        "session that ends at once",
        [](Profile& p) {
            p.cleanStart = false;
            p.clientId = QStringLiteral("a");
        },
        "sessionExpirySeconds", Warning);
    row(
        "will without topic", [](Profile& p) { p.will.enabled = true; }, "will.topic", Error);
    row(
        "MQTT-3.1.3-11: will with wildcard",
        [](Profile& p) {
            p.will.enabled = true;
            p.will.topic = QStringLiteral("a/+");
        },
        "will.topic", Error);
    row(
        "will payload too long",
        [](Profile& p) {
            p.will.enabled = true;
            p.will.topic = QStringLiteral("a");
            p.will.payload = QByteArray(65'536, 'x');
        },
        "will.payload", Error);
    row(
        "will payload not UTF-8",
        [](Profile& p) {
            p.will.enabled = true;
            p.will.topic = QStringLiteral("a");
            p.will.payload = QByteArray("\xff");
            p.will.payloadIsUtf8 = true;
        },
        "will.payload", Error);
    row("MQTT-4.7.3-1: empty filter", withFilter(""), "subscriptions.0.filter", Error);
    row("MQTT-4.7.1-1: # not last", withFilter("a/#/b"), "subscriptions.0.filter", Error);
    row("MQTT-4.7.1-1: # not alone", withFilter("a/b#"), "subscriptions.0.filter", Error);
    row("MQTT-4.7.1-2: + not alone", withFilter("a/b+/c"), "subscriptions.0.filter", Error);
    row("MQTT-4.8.2-1: no share name", withFilter("$share//a"), "subscriptions.0.filter", Error);
    row("MQTT-4.8.2-2: wildcard in share name", withFilter("$share/+/a"), "subscriptions.0.filter", Error);
    row("MQTT-4.8.2-2: no filter behind the share name", withFilter("$share/g"), "subscriptions.0.filter", Error);
    row(
        "MQTT-3.8.3-4: No Local on a shared subscription",
        [](Profile& p) {
            p.subscriptions = {{QStringLiteral("$share/g/a"), mqtt::QoS::AtMostOnce, true, true, false, 0, {}}};
        },
        "subscriptions.0.filter", Error);
    row(
        "filter twice", [](Profile& p) { p.subscriptions[1].filter = p.subscriptions[0].filter; },
        "subscriptions.1.filter", Warning);
    row(
        "proxy without host", [](Profile& p) { p.proxy.type = ProxyType::Socks5; }, "proxy.host", Error);
    row(
        "delays the wrong way round", [](Profile& p) { p.reconnect.maximumDelayMs = 10; }, "reconnect.maximumDelayMs",
        Error);
}

void TestProfileValidation::eachMistakeIsNamedAtItsField()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    QFETCH(bool, isError);
    Profile p = good();
    change(p);
    const auto problems = validate(p);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().field, field);
    QCOMPARE(problems.first().severity == FieldProblem::Severity::Error, isError);
    QVERIFY(!problems.first().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestProfileValidation)
#include "test_profile_validation.moc"
