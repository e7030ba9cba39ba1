// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/certificates.h"
#include "tests/support/mosquitto_fixture.h"

#include <QFile>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace topicscope::test;

namespace {

/// Runs a program of others to its end; its standard output, or null when it failed.
QByteArray runOther(const QString& name, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(name, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        qWarning("%s: %s", qPrintable(name), process.readAllStandardError().constData());
        return {};
    }
    const QByteArray output = process.readAllStandardOutput();
    return output.isNull() ? ""_ba : output;
}

} // namespace

/// topicscopectl against a real mosquitto, beside mosquitto's own clients and paho.
class TestMosquitto : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void receivesWhatMosquittoPubSends_data();
    void receivesWhatMosquittoPubSends();
    void mosquittoSubReceivesWhatPubSends_data();
    void mosquittoSubReceivesWhatPubSends();
    void receivesWhatPahoSends_data();
    void receivesWhatPahoSends();
    void publishesEveryPropertyAndReadsItBack();
    void retainedMessagesAreToldFromLiveOnes();
    void aKeptSessionDeliversItsBacklog_data();
    void aKeptSessionDeliversItsBacklog();
    void credentials_data();
    void credentials();
    void refusals_data();
    void refusals();
    void certificates_data();
    void certificates();
    void aBrokerThatIsKilledAndComesBack();

private:
    QString url(const QString& transport) const;
    QStringList address(const QString& transport);

    std::unique_ptr<Certificates> m_certificates;
    std::unique_ptr<MosquittoFixture> m_broker;
    QTemporaryDir m_folder;
};

void TestMosquitto::initTestCase()
{
    if (!MosquittoFixture::isAvailable() || !Certificates::isAvailable()) {
        QSKIP("mosquitto or openssl is not installed");
    }
    m_certificates = std::make_unique<Certificates>();
    MosquittoOptions options;
    options.tls = options.webSocket = options.secureWebSocket = true;
    options.certificateFile = m_certificates->serverFile();
    options.keyFile = m_certificates->serverKeyFile();
    options.extra = "max_queued_messages 0\n";
    m_broker = std::make_unique<MosquittoFixture>(options);
    QVERIFY(m_broker->isRunning());
}

QString TestMosquitto::url(const QString& transport) const
{
    return transport == u"TLS"              ? m_broker->tlsUrl()
           : transport == u"WebSocket"      ? m_broker->webSocketUrl()
           : transport == u"WebSocket, TLS" ? m_broker->secureWebSocketUrl()
                                            : m_broker->url();
}

QStringList TestMosquitto::address(const QString& transport)
{
    QStringList arguments{u"--url"_s, url(transport)};
    if (transport.contains(u"TLS")) {
        arguments << u"--ca-file"_s << m_certificates->caFile();
    }
    return arguments;
}

void TestMosquitto::receivesWhatMosquittoPubSends_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("transport");
    QTest::addColumn<int>("qos");
    for (const char* transport : {"TCP", "TLS", "WebSocket", "WebSocket, TLS"}) {
        for (const char* protocol : {"3.1", "3.1.1", "5"}) {
            for (int qos = 0; qos <= 2; ++qos) {
                QTest::addRow("MQTT %s over %s at QoS %d", protocol, transport, qos)
                    << QString::fromLatin1(protocol) << QString::fromLatin1(transport) << qos;
            }
        }
    }
}

void TestMosquitto::receivesWhatMosquittoPubSends()
{
    QFETCH(QString, protocol);
    QFETCH(QString, transport);
    QFETCH(int, qos);
    constexpr int count = 300;
    const QString topic = u"t/%1/%2/%3"_s.arg(protocol, transport).arg(qos).remove(u' ').remove(u',');
    Program program;
    program.start(QStringList{u"sub"_s, u"--protocol"_s, protocol, u"-t"_s, topic + u":%1"_s.arg(qos), u"--count"_s,
                              QString::number(count + 1), u"--format"_s, u"jsonl"_s, u"--no-reconnect"_s} +
                  address(transport));
    // Retained, so that it does not matter which of the two is first.
    QVERIFY(m_broker->publish({u"-t"_s, topic, u"-q"_s, QString::number(qos), u"-r"_s, u"-m"_s, u"first"_s}));
    QTRY_VERIFY(!program.lines().isEmpty());
    QByteArray input;
    for (int i = 0; i < count; ++i) {
        input += "payload " + QByteArray::number(i) + '\n';
    }
    QVERIFY(m_broker->publish({u"-t"_s, topic, u"-q"_s, QString::number(qos), u"-l"_s}, input));
    QCOMPARE(program.wait(), 0);
    const auto messages = program.objects();
    QCOMPARE(messages.size(), count + 1);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(messages.at(i + 1).value("payload"_L1).toString(), u"payload %1"_s.arg(i));
        QCOMPARE(messages.at(i + 1).value("qos"_L1).toInt(), qos);
        QCOMPARE(messages.at(i + 1).value("topic"_L1).toString(), topic);
    }
    QCOMPARE(program.errors(), ""_ba);
}

void TestMosquitto::mosquittoSubReceivesWhatPubSends_data()
{
    receivesWhatMosquittoPubSends_data();
}

void TestMosquitto::mosquittoSubReceivesWhatPubSends()
{
    QFETCH(QString, protocol);
    QFETCH(QString, transport);
    QFETCH(int, qos);
    constexpr int count = 300;
    const QString topic = u"u/%1/%2/%3"_s.arg(protocol, transport).arg(qos).remove(u' ').remove(u',');
    QProcess other;
    other.start(u"mosquitto_sub"_s, {u"-p"_s, QString::number(m_broker->port()), u"-t"_s, topic, u"-q"_s, u"2"_s,
                                     u"-C"_s, QString::number(count + 1), u"-W"_s, u"60"_s});
    Program program;
    QCOMPARE(program.run(QStringList{u"pub"_s, u"--protocol"_s, protocol, u"-t"_s, topic, u"-m"_s, u"first"_s,
                                     u"--retain"_s, u"--qos"_s, QString::number(qos)} +
                         address(transport)),
             0);
    QByteArray received;
    QTRY_VERIFY(!(received += other.readAllStandardOutput()).isEmpty());
    QByteArray input;
    for (int i = 0; i < count; ++i) {
        input += "line " + QByteArray::number(i) + '\n';
    }
    QCOMPARE(program.run(QStringList{u"pub"_s, u"--protocol"_s, protocol, u"-t"_s, topic, u"--lines"_s, u"--qos"_s,
                                     QString::number(qos)} +
                             address(transport),
                         input),
             0);
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), QProcess::NotRunning, 20'000);
    received += other.readAllStandardOutput();
    QCOMPARE(received, "first\n" + input);
    QCOMPARE(program.errors(), ""_ba);
    if (qos > 0) {
        QCOMPARE(program.lines().size(), count);
        const QByteArray word = qos == 1 ? "PUBACK"_ba : "PUBCOMP"_ba;
        QVERIFY2(program.lines().last().contains(word), program.lines().last().constData());
    }
}

void TestMosquitto::receivesWhatPahoSends_data()
{
    QTest::addColumn<int>("qos");
    for (int qos = 0; qos <= 2; ++qos) {
        QTest::addRow("QoS %d", qos) << qos;
    }
}

void TestMosquitto::receivesWhatPahoSends()
{
    QFETCH(int, qos);
    if (runOther(u"/usr/bin/python3"_s, {u"-c"_s, u"import paho.mqtt.client"_s}).isNull()) {
        QSKIP("paho (python3-paho-mqtt) is not installed");
    }
    constexpr int count = 1500;
    Program program;
    program.start(QStringList{u"sub"_s, u"-t"_s, u"paho%1/#:2"_s.arg(qos), u"--count"_s, QString::number(count),
                              u"--format"_s, u"jsonl"_s} +
                  address(u"TCP"_s));
    // Every thousandth byte value, empty payloads and large ones are among them. The session of sub is there when its
    // subscription is answered; paho waits for a retained word of ours that comes back.
    const QString script = uR"(
import sys, time
import paho.mqtt.client as mqtt
port, qos, count = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
client = mqtt.Client()
client.max_queued_messages_set(0)
client.connect('127.0.0.1', port)
client.loop_start()
last = None
for i in range(count):
    payload = bytes([i % 256]) * (i % 70) if i % 500 else bytes(100000)
    last = client.publish('paho%d/%d' % (qos, i % 17), payload, qos)
last.wait_for_publish()
client.disconnect()
client.loop_stop()
)"_s;
    QTRY_VERIFY(m_broker->log().contains("paho" + QByteArray::number(qos) + "/# (QoS 2)"));
    QVERIFY(!runOther(u"/usr/bin/python3"_s, {u"-c"_s, script, QString::number(m_broker->port()), QString::number(qos),
                                              QString::number(count)})
                 .isNull());
    QCOMPARE(program.wait(), 0);
    const auto messages = program.objects();
    QCOMPARE(messages.size(), count);
    for (int i = 0; i < count; ++i) {
        const QByteArray payload = i % 500 != 0 ? QByteArray(i % 70, char(i % 256)) : QByteArray(100'000, '\0');
        QCOMPARE(messages.at(i).value("topic"_L1).toString(), u"paho%1/%2"_s.arg(qos).arg(i % 17));
        QVERIFY(QByteArray::fromBase64(messages.at(i).value("payload_base64"_L1).toString().toLatin1()) == payload);
        QCOMPARE(messages.at(i).value("payload"_L1).isNull(), !payload.isValidUtf8());
    }
}

void TestMosquitto::publishesEveryPropertyAndReadsItBack()
{
    Program sub;
    sub.start(QStringList{u"sub"_s, u"-t"_s, u"properties:1"_s, u"--count"_s, u"1"_s, u"--format"_s, u"jsonl"_s,
                          u"--for"_s, u"20"_s} +
              address(u"TCP"_s));
    Program pub;
    QCOMPARE(pub.run(QStringList{u"pub"_s,        u"-t"_s,
                                 u"properties"_s, u"-m"_s,
                                 u"{}"_s,         u"--qos"_s,
                                 u"1"_s,          u"--retain"_s,
                                 u"--property"_s, u"payload_format_indicator=1"_s,
                                 u"--property"_s, u"message_expiry_interval=600"_s,
                                 u"--property"_s, u"content_type=application/json"_s,
                                 u"--property"_s, u"response_topic=an/swer"_s,
                                 u"--property"_s, u"correlation_data=base64:AP8="_s,
                                 u"--property"_s, u"user_property=a=1"_s,
                                 u"--property"_s, u"user_property=a=2"_s} +
                     address(u"TCP"_s)),
             0);
    QCOMPARE(sub.wait(), 0);
    const QJsonObject properties = sub.objects().first().value("properties"_L1).toObject();
    QCOMPARE(properties.value("payload_format_indicator"_L1).toInt(), 1);
    QVERIFY(properties.value("message_expiry_interval"_L1).toInt() > 500);
    QCOMPARE(properties.value("content_type"_L1).toString(), u"application/json"_s);
    QCOMPARE(properties.value("response_topic"_L1).toString(), u"an/swer"_s);
    QCOMPARE(properties.value("correlation_data"_L1).toString(), u"AP8="_s);
    QCOMPARE(properties.value("user_properties"_L1).toArray(),
             (QJsonArray{QJsonArray{u"a"_s, u"1"_s}, QJsonArray{u"a"_s, u"2"_s}}));
    QCOMPARE(sub.objects().first().value("subscription_ids"_L1).toArray().size(), 1);
}

void TestMosquitto::retainedMessagesAreToldFromLiveOnes()
{
    QVERIFY(m_broker->publish({u"-t"_s, u"kept/a"_s, u"-r"_s, u"-m"_s, u"old"_s}));
    Program program;
    program.start(QStringList{u"sub"_s, u"-t"_s, u"kept/#"_s, u"--count"_s, u"2"_s, u"--format"_s, u"jsonl"_s} +
                  address(u"TCP"_s));
    QTRY_COMPARE(program.lines().size(), 1);
    QVERIFY(m_broker->publish({u"-t"_s, u"kept/a"_s, u"-r"_s, u"-m"_s, u"new"_s}));
    QCOMPARE(program.wait(), 0);
    QCOMPARE(program.objects().at(0).value("provenance"_L1).toString(), u"retained"_s);
    QCOMPARE(program.objects().at(0).value("retain"_L1).toBool(), true);
    QCOMPARE(program.objects().at(1).value("provenance"_L1).toString(), u"live"_s);
    QCOMPARE(program.objects().at(1).value("payload"_L1).toString(), u"new"_s);
}

void TestMosquitto::aKeptSessionDeliversItsBacklog_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::newRow("3.1.1 clean session 0 [MQTT-3.1.2-4]") << u"3.1.1"_s;
    QTest::newRow("5.0 session expiry [MQTT-3.1.2-23]") << u"5"_s;
}

void TestMosquitto::aKeptSessionDeliversItsBacklog()
{
    QFETCH(QString, protocol);
    QStringList common{
        u"sub"_s,      u"--protocol"_s, protocol, u"--client-id"_s, u"keeper"_s + protocol, u"--no-clean-start"_s,
        u"--format"_s, u"jsonl"_s};
    if (protocol == u"5") {
        common << u"--session-expiry"_s << u"600"_s;
    }
    common += address(u"TCP"_s);
    const QString topic = u"backlog/"_s + protocol;
    Program program;
    QCOMPARE(program.run(common + QStringList{u"-t"_s, topic + u":1"_s, u"--for"_s, u"2"_s}), 0);
    QVERIFY(m_broker->publish({u"-t"_s, topic, u"-q"_s, u"1"_s, u"-l"_s}, "one\ntwo\nthree\n"));
    // Without -t it only listens, and gets what was kept.
    QCOMPARE(program.run(common + QStringList{u"--count"_s, u"3"_s, u"--for"_s, u"20"_s}), 0);
    QStringList payloads;
    for (const QJsonObject& message : program.objects()) {
        payloads << message.value("payload"_L1).toString();
        QCOMPARE(message.value("provenance"_L1).toString(), u"resumed"_s);
    }
    QCOMPARE(payloads, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
}

void TestMosquitto::credentials_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("status");
    for (const char* protocol : {"3.1.1", "5"}) {
        for (const auto& [how, status] : {std::pair("in the address", 0), std::pair("file", 0),
                                          std::pair("environment", 0), std::pair("wrong", 3), std::pair("none", 3)}) {
            QTest::addRow("MQTT %s, password: %s", protocol, how)
                << QString::fromLatin1(protocol) << QString::fromLatin1(how) << status;
        }
    }
}

void TestMosquitto::credentials()
{
    QFETCH(QString, protocol);
    QFETCH(QString, how);
    QFETCH(int, status);
    MosquittoOptions options;
    options.users = {{u"tech"_s, u"pass word:ü"_s}};
    static MosquittoFixture broker(options);
    QVERIFY(broker.isRunning());
    QFile file(m_folder.filePath(u"word"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("pass word:ü\n");
    file.close();
    Program program;
    QStringList arguments{u"pub"_s, u"--protocol"_s, protocol,   u"-t"_s, u"a"_s,
                          u"-m"_s,  u"x"_s,          u"--qos"_s, u"1"_s,  u"--url"_s};
    const QString where = u"127.0.0.1:%1"_s.arg(broker.port());
    if (how == u"in the address") {
        arguments << u"mqtt://tech:pass%20word%3A%C3%BC@"_s + where;
    } else {
        arguments << u"mqtt://"_s + where << u"--username"_s << u"tech"_s;
    }
    if (how == u"file") {
        arguments << u"--password-file"_s << file.fileName();
    } else if (how == u"environment") {
        program.setEnvironment(u"TOPICSCOPE_PASSWORD"_s, u"pass word:ü"_s);
    } else if (how == u"wrong") {
        program.setEnvironment(u"TOPICSCOPE_PASSWORD"_s, u"wrong"_s);
    }
    QCOMPARE(program.run(arguments), status);
    QVERIFY(!program.errors().contains("pass word"));
    QCOMPARE(program.errors().isEmpty(), status == 0);
}

void TestMosquitto::refusals_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const QStringList forbiddenPub{u"pub"_s, u"-t"_s, u"secret"_s, u"-m"_s, u"x"_s, u"--qos"_s, u"1"_s};
    QTest::newRow("5.0 publish: PUBACK 0x87") << u"5"_s << forbiddenPub << 6;
    QTest::newRow("5.0 publish at QoS 2: PUBREC 0x87") << u"5"_s << (forbiddenPub.mid(0, 6) + QStringList{u"2"_s}) << 6;
    // Before 5.0 there is no way to say so. (Its ACL file refuses no subscription; test_sub does that.)
    QTest::newRow("3.1.1 publish: told nothing") << u"3.1.1"_s << forbiddenPub << 0;
}

void TestMosquitto::refusals()
{
    QFETCH(QString, protocol);
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    MosquittoOptions options;
    options.acl = "topic readwrite open/#\n";
    static MosquittoFixture broker(options);
    QVERIFY(broker.isRunning());
    Program program;
    QCOMPARE(program.run(arguments + QStringList{u"--protocol"_s, protocol, u"--url"_s, broker.url()}), status);
    QCOMPARE(program.errors().isEmpty(), status == 0);
}

void TestMosquitto::certificates_data()
{
    QTest::addColumn<QString>("ca");
    QTest::addColumn<QString>("client"); // certificate, key, passphrase file content
    QTest::addColumn<int>("status");
    QTest::newRow("client certificate") << u"ours"_s << u"plain"_s << 0;
    QTest::newRow("encrypted key") << u"ours"_s << u"encrypted"_s << 0;
    QTest::newRow("EC key") << u"ours"_s << u"ec"_s << 0;
    QTest::newRow("wrong passphrase") << u"ours"_s << u"wrong passphrase"_s << 1;
    QTest::newRow("no client certificate") << u"ours"_s << u"none"_s << 3;
    QTest::newRow("untrusted broker") << u"other"_s << u"plain"_s << 3;
    QTest::newRow("system's certificates alone") << u"system"_s << u"plain"_s << 3;
    QTest::newRow("not verified") << u"unverified"_s << u"plain"_s << 0;
}

void TestMosquitto::certificates()
{
    QFETCH(QString, ca);
    QFETCH(QString, client);
    QFETCH(int, status);
    MosquittoOptions options;
    options.tls = true;
    options.certificateFile = m_certificates->serverFile();
    options.keyFile = m_certificates->serverKeyFile();
    options.caFile = m_certificates->caFile();
    options.requireCertificate = true;
    static MosquittoFixture broker(options);
    QVERIFY(broker.isRunning());
    const auto file = [this](const QString& name, const QByteArray& content) {
        QFile created(m_folder.filePath(name));
        created.open(QIODevice::WriteOnly);
        created.write(content);
        return created.fileName();
    };
    QStringList arguments{u"pub"_s, u"--url"_s, broker.tlsUrl(), u"-t"_s,    u"a"_s, u"-m"_s,
                          u"x"_s,   u"--qos"_s, u"1"_s,          u"--for"_s, u"20"_s};
    if (ca == u"unverified") {
        arguments << u"--no-verify-peer"_s;
    } else if (ca != u"system") {
        arguments << u"--ca-file"_s << (ca == u"other" ? m_certificates->otherCaFile() : m_certificates->caFile());
    }
    if (client == u"plain") {
        arguments << u"--cert-file"_s << m_certificates->clientFile() << u"--key-file"_s
                  << m_certificates->clientKeyFile();
    } else if (client == u"ec") {
        arguments << u"--cert-file"_s << m_certificates->ecFile() << u"--key-file"_s << m_certificates->ecKeyFile();
    } else if (client != u"none") {
        arguments << u"--cert-file"_s << m_certificates->clientFile() << u"--key-file"_s
                  << m_certificates->clientEncryptedKeyFile() << u"--key-password-file"_s
                  << file(u"phrase"_s, client == u"encrypted" ? "secret\n"_ba : "wrong\n"_ba);
    }
    Program program;
    const int found = program.run(arguments);
    QVERIFY2(found == status, program.errors().constData());
    QVERIFY(status == 0 || !program.errors().isEmpty());
}

void TestMosquitto::aBrokerThatIsKilledAndComesBack()
{
    MosquittoOptions options;
    options.persistence = true;
    options.extra = "max_queued_messages 0\n";
    MosquittoFixture broker(options);
    QVERIFY(broker.isRunning());
    Program program;
    program.start({u"sub"_s, u"--url"_s, broker.url(), u"-t"_s, u"a:1"_s, u"--client-id"_s, u"stayer"_s,
                   u"--no-clean-start"_s, u"--session-expiry"_s, u"600"_s, u"--count"_s, u"2"_s, u"--format"_s,
                   u"jsonl"_s});
    QTRY_VERIFY(broker.log().contains("a (QoS 1)"));
    QVERIFY(broker.publish({u"-t"_s, u"a"_s, u"-q"_s, u"1"_s, u"-m"_s, u"before"_s}));
    QTRY_COMPARE(program.lines().size(), 1);
    broker.kill();
    QVERIFY(broker.start());
    QVERIFY(broker.publish({u"-t"_s, u"a"_s, u"-q"_s, u"1"_s, u"-m"_s, u"after"_s}));
    QCOMPARE(program.wait(30'000), 0);
    QCOMPARE(program.objects().last().value("payload"_L1).toString(), u"after"_s);
    QVERIFY2(program.errors().contains("connected again"), program.errors().constData());
}

QTEST_GUILESS_MAIN(TestMosquitto)
#include "test_mosquitto.moc"
