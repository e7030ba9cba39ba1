// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_json.h"
#include "tests/profiles/full_profile.h"

#include <QJsonDocument>
#include <QTest>

using namespace topicscope;
using namespace topicscope::profiles;

namespace {

constexpr auto someId = "6b1f0c52-6e0e-4f0d-9b3e-0f5d7d3f1a11";

QByteArray fileWith(const QByteArray& fields)
{
    return R"({"format":"topicscope-profiles","version":1,"profiles":[{"id":")" + QByteArray(someId) + R"(")" +
           (fields.isEmpty() ? QByteArray() : "," + fields) + "}]}";
}

} // namespace

class TestProfileJson : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldSurvivesTheRoundTrip_data();
    void everyFieldSurvivesTheRoundTrip();
    void fieldsOfANewerVersionAreKept();
    void aWordOfANewerVersionIsKeptUntilChanged();
    void unusableValuesBecomeDefaultsWithAWarning_data();
    void unusableValuesBecomeDefaultsWithAWarning();
    void entriesThatAreNoProfilesAreKept();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void anyCutOfAFileIsRefusedOrRead();
    void displayUrlHidesCredentials();
    void duplicateHasItsOwnIdentity();
};

void TestProfileJson::everyFieldSurvivesTheRoundTrip_data()
{
    QTest::addColumn<Profile>("profile");
    QTest::newRow("defaults") << Profile::create();
    QTest::newRow("every field differs from its default") << fullProfile();
    Profile none = Profile::create();
    none.subscriptions.clear();
    QTest::newRow("no subscriptions is not the default subscriptions") << none;
    Profile text = Profile::create();
    text.will.payload = QByteArray("{\"text\": \"\xc3\xa4\"}\n");
    QTest::newRow("text payload") << text;
    Profile bom = Profile::create();
    bom.will.payload = QByteArray("\xef\xbb\xbfwith a byte order mark");
    QTest::newRow("payload with a byte order mark") << bom;
    for (const ProtocolChoice protocol :
         {ProtocolChoice::Automatic, ProtocolChoice::V3_1, ProtocolChoice::V3_1_1, ProtocolChoice::V5_0}) {
        Profile p = Profile::create();
        p.protocol = protocol;
        QTest::addRow("protocol %s", qPrintable(protocolName(protocol))) << p;
    }
    for (const Transport transport :
         {Transport::Tcp, Transport::Tls, Transport::WebSocket, Transport::SecureWebSocket}) {
        Profile p = Profile::create();
        p.transport = transport;
        QTest::addRow("transport %s", qPrintable(schemeName(transport))) << p;
    }
    for (const ProxyType type : {ProxyType::System, ProxyType::Socks5, ProxyType::HttpConnect}) {
        Profile p = Profile::create();
        p.proxy.type = type;
        QTest::addRow("proxy %d", static_cast<int>(type)) << p;
    }
}

void TestProfileJson::everyFieldSurvivesTheRoundTrip()
{
    QFETCH(Profile, profile);
    ProfileDocument document;
    document.profiles = {profile};
    const QByteArray bytes = serializeProfiles(document);
    const auto parsed = parseProfiles(bytes);
    QVERIFY(parsed);
    QCOMPARE(parsed->warnings, QStringList());
    QCOMPARE(parsed->profiles.size(), 1);
    QVERIFY(parsed->profiles.first() == profile);
    QCOMPARE(serializeProfiles(*parsed), bytes);
}

void TestProfileJson::fieldsOfANewerVersionAreKept()
{
    const QByteArray newer = R"({"format":"topicscope-profiles","version":7,"future":[1],"profiles":[{"id":")" +
                             QByteArray(someId) +
                             R"(","host":"h","shape":{"deep":[1,2]},"tls":{"hybrid":true},"proxy":{"chain":["a"]},
        "will":{"colour":"x"},"reconnect":{"moon":3},"subscriptions":[{"filter":"a","speed":9}]}]})";
    auto parsed = parseProfiles(newer);
    QVERIFY(parsed);
    QCOMPARE(parsed->warnings.size(), 1); // saved by a newer version
    parsed->profiles.first().host = QStringLiteral("other");
    const QJsonObject before = QJsonDocument::fromJson(newer).object();
    const QJsonObject after = QJsonDocument::fromJson(serializeProfiles(*parsed)).object();
    QCOMPARE(after.value(u"future"), before.value(u"future"));
    QCOMPARE(after.value(u"version").toInt(), 7);
    QJsonObject expected = before.value(u"profiles").toArray().first().toObject();
    expected.insert(QStringLiteral("host"), QStringLiteral("other"));
    QCOMPARE(after.value(u"profiles").toArray().first().toObject(), expected);
}

void TestProfileJson::aWordOfANewerVersionIsKeptUntilChanged()
{
    auto parsed = parseProfiles(fileWith(R"("protocol":"6.0")"));
    QVERIFY(parsed);
    QCOMPARE(parsed->warnings.size(), 1);
    QCOMPARE(parsed->profiles.first().protocol, ProtocolChoice::Automatic);
    QVERIFY(serializeProfiles(*parsed).contains(R"("protocol": "6.0")"));
    parsed->profiles.first().protocol = ProtocolChoice::V3_1_1;
    QVERIFY(serializeProfiles(*parsed).contains(R"("protocol": "3.1.1")"));
}

void TestProfileJson::unusableValuesBecomeDefaultsWithAWarning_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("port too large") << QByteArray(R"("port":70000)");
    QTest::newRow("port negative") << QByteArray(R"("port":-1)");
    QTest::newRow("port with a fraction") << QByteArray(R"("port":18.5)");
    QTest::newRow("port beyond any integer") << QByteArray(R"("port":1e300)");
    QTest::newRow("port as text") << QByteArray(R"("port":"1883")");
    QTest::newRow("host as number") << QByteArray(R"("host":7)");
    QTest::newRow("clean start as text") << QByteArray(R"("cleanStart":"yes")");
    QTest::newRow("receive maximum 0") << QByteArray(R"("receiveMaximum":0)");
    QTest::newRow("session expiry beyond 32 bits") << QByteArray(R"("sessionExpirySeconds":4294967296)");
    QTest::newRow("QoS 3") << QByteArray(R"("will":{"qos":3})");
    QTest::newRow("will as list") << QByteArray(R"("will":[])");
    QTest::newRow("broken Base64") << QByteArray(R"("will":{"payloadBase64":"***"})");
    QTest::newRow("half a pair") << QByteArray(R"("userProperties":[["a"]])");
    QTest::newRow("subscriptions as object") << QByteArray(R"("subscriptions":{})");
    QTest::newRow("retain handling 3") << QByteArray(
        R"("subscriptions":[{"filter":"#","retainAsPublished":true,"retainHandling":3},)"
        R"({"filter":"$SYS/#","retainAsPublished":true}])");
    QTest::newRow("last use in words") << QByteArray(R"("lastUsed":"yesterday")");
    QTest::newRow("unknown transport") << QByteArray(R"("transport":"quic")");
}

void TestProfileJson::unusableValuesBecomeDefaultsWithAWarning()
{
    QFETCH(QByteArray, fields);
    const auto parsed = parseProfiles(fileWith(fields));
    QVERIFY(parsed);
    QCOMPARE(parsed->warnings.size(), 1);
    Profile expected = Profile::create();
    expected.id = QString::fromLatin1(someId);
    Profile read = parsed->profiles.first();
    read.unknown = {};
    QVERIFY(read == expected);
}

void TestProfileJson::entriesThatAreNoProfilesAreKept()
{
    const QByteArray id = QByteArray(someId);
    const auto parsed = parseProfiles(R"({"format":"topicscope-profiles","profiles":[
        {"id":")" + id + R"(","host":"first"}, {"id":")" +
                                      id + R"(","host":"second"}, 42,
        {"id":"../../etc","host":"x"}, {"host":"no id"}]})");
    QVERIFY(parsed);
    QCOMPARE(parsed->profiles.size(), 1);
    QCOMPARE(parsed->profiles.first().host, QStringLiteral("first"));
    QCOMPARE(parsed->warnings.size(), 4);
    const auto again = parseProfiles(serializeProfiles(*parsed));
    QVERIFY(again);
    QCOMPARE(again->foreign, parsed->foreign);
    QCOMPARE(again->foreign.size(), 4);
}

void TestProfileJson::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("null bytes, as after a power cut") << QByteArray(4096, '\0');
    QTest::newRow("not JSON") << QByteArray("[connections]\nhost=a\n");
    QTest::newRow("another JSON file") << QByteArray(R"({"profiles":[]})");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("profiles is no list") << QByteArray(R"({"format":"topicscope-profiles","profiles":{}})");
    QTest::newRow("nested too deep") << QByteArray(100'000, '[');
}

void TestProfileJson::otherFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto parsed = parseProfiles(bytes);
    QVERIFY(!parsed);
    QVERIFY(!parsed.error().message.isEmpty());
}

void TestProfileJson::anyCutOfAFileIsRefusedOrRead()
{
    ProfileDocument document;
    document.profiles = {fullProfile()};
    const QByteArray whole = serializeProfiles(document);
    for (qsizetype size = 0; size < whole.trimmed().size(); ++size)
        QVERIFY2(!parseProfiles(QByteArrayView(whole).first(size)), qPrintable(QString::number(size)));
}

void TestProfileJson::displayUrlHidesCredentials()
{
    Profile p = fullProfile();
    p.webSocketPath = QStringLiteral("/mqtt?token=secret");
    QCOMPARE(p.displayUrl(), QStringLiteral("wss://[fe80::1%eth0]:65535/mqtt"));
    Profile plain = Profile::create();
    plain.host = QStringLiteral("h");
    QCOMPARE(plain.displayUrl(), QStringLiteral("mqtt://h:1883"));
    QCOMPARE(plain.displayName(), QStringLiteral("h:1883"));
}

void TestProfileJson::duplicateHasItsOwnIdentity()
{
    const Profile original = fullProfile();
    const Profile copy = original.duplicated();
    QVERIFY(copy.id != original.id);
    QVERIFY(copy.name != original.name);
    QCOMPARE(copy.keychain, SecretKinds());
    QVERIFY(!copy.lastUsed.isValid());
    QCOMPARE(copy.host, original.host);
}

QTEST_GUILESS_MAIN(TestProfileJson)
#include "test_profile_json.moc"
