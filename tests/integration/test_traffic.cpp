// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/connection_builder.h"
#include "app/workspace/workspace.h"
#include "tests/cli/program.h"
#include "tests/support/certificates.h"
#include "tests/support/mosquitto_fixture.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace topicscope;
using namespace topicscope::test;
using workspace::OpenConnection;
using workspace::Workspace;

namespace {

/// Accepts CONNECT and SUBSCRIBE, then sends PUBLISH packets as fast as the socket takes them.
class Flood : public QTcpServer
{
public:
    Flood(int messages, int topics) : m_messages(messages), m_topics(topics) { listen(QHostAddress::LocalHost); }
    bool isDone() const { return m_sent == m_messages; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto* socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray bytes = socket->readAll();
            if (bytes.startsWith('\x10')) {
                socket->write("\x20\x03\x00\x00\x00"_ba);
            } else if (bytes.startsWith('\x82')) {
                socket->write(suback(bytes, "\0"_ba));
                send(socket);
            }
        });
        connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { send(socket); });
    }

private:
    void send(QTcpSocket* socket)
    {
        while (m_sent < m_messages && socket->bytesToWrite() < 4 * 1024 * 1024) {
            const QByteArray topic = "plant/line" + QByteArray::number(m_sent % m_topics);
            const QByteArray payload = QByteArray::number(m_sent);
            m_packet.clear();
            m_packet.append('\x30')
                .append(char(2 + topic.size() + 1 + payload.size()))
                .append('\0')
                .append(char(topic.size()));
            m_packet.append(topic).append('\0').append(payload);
            socket->write(m_packet);
            ++m_sent;
        }
    }

    const int m_messages;
    const int m_topics;
    int m_sent = 0;
    QByteArray m_packet;
};

qint64 field(const Workspace& workspace, QLatin1StringView name)
{
    return workspace.report().toJson().value(name).toInteger(-1);
}

} // namespace

/// What was sent against what the report says.
class TestTraffic : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void countsAreEqual_data();
    void countsAreEqual();
    void countsAreEqualFromASenderThatNeverWaits();
    void countsAreEqualOverSeveralConnections();
    void theRetainedMarkIsWhatTheBrokerHas_data();
    void theRetainedMarkIsWhatTheBrokerHas();
    void subPrintsEveryMessageOfASenderThatNeverWaits();

private:
    std::unique_ptr<Certificates> m_certificates;
    std::unique_ptr<MosquittoFixture> m_broker;
};

void TestTraffic::initTestCase()
{
    if (!MosquittoFixture::isAvailable() || !Certificates::isAvailable()) {
        QSKIP("mosquitto or openssl is not installed");
    }
    m_certificates = std::make_unique<Certificates>();
    MosquittoOptions options;
    options.tls = true;
    options.certificateFile = m_certificates->serverFile();
    options.keyFile = m_certificates->serverKeyFile();
    options.extra = "max_queued_messages 0\n";
    m_broker = std::make_unique<MosquittoFixture>(options);
    QVERIFY(m_broker->isRunning());
}

void TestTraffic::countsAreEqual_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("qos");
    for (const auto& [protocol, name] :
         {std::pair(profiles::ProtocolChoice::V3_1_1, "3.1.1"), std::pair(profiles::ProtocolChoice::V5_0, "5.0")}) {
        for (const bool tls : {false, true}) {
            for (int qos = 0; qos <= 2; ++qos) {
                QTest::addRow("MQTT %s over %s at QoS %d", name, tls ? "TLS" : "TCP", qos)
                    << int(protocol) << tls << qos;
            }
        }
    }
}

void TestTraffic::countsAreEqual()
{
    QFETCH(int, protocol);
    QFETCH(bool, tls);
    QFETCH(int, qos);
    constexpr int count = 5'000;
    Workspace workspace;
    const auto url = client::BrokerUrl::parse(tls ? m_broker->tlsUrl() : m_broker->url());
    QVERIFY(url);
    auto [profile, secrets] = workspace::profileFromUrl(*url);
    profile.protocol = profiles::ProtocolChoice(protocol);
    profile.tls.useSystemCertificates = false;
    profile.subscriptions = {workspace::subscriptionFromArgument(u"count/#:2"_s)};
    secrets.insert(profiles::SecretKind::CaCertificates,
                   profiles::SecretBytes(Certificates::read(m_certificates->caFile())));
    OpenConnection* connection = workspace.open(profile, secrets);
    QTRY_COMPARE(connection->connection().state(), client::ConnectionState::Connected);
    QTRY_VERIFY(connection->connection().subscriptions().at(0).state == client::SubscriptionStatus::State::Granted);

    QByteArray input;
    for (int i = 0; i < count; ++i) {
        input += QByteArray::number(i) + '\n';
    }
    QVERIFY(m_broker->publish({u"-t"_s, u"count/one"_s, u"-q"_s, QString::number(qos), u"-l"_s}, input));
    QTRY_COMPARE_WITH_TIMEOUT(field(workspace, "messages_received"_L1), count, 20'000);
    QTRY_COMPARE(field(workspace, "messages_stored"_L1), count);
    QCOMPARE(field(workspace, "topics"_L1), 1);
    QCOMPARE(workspace.report().toJson().value("losses"_L1).toObject(), QJsonObject());

    for (int i = 0; i < 10; ++i) {
        connection->connection().publish({.topic = "other", .payload = "x", .qos = mqtt::QoS(qos), .properties = {}});
    }
    QTRY_COMPARE(field(workspace, "messages_sent"_L1), 10);
}

void TestTraffic::countsAreEqualFromASenderThatNeverWaits()
{
    constexpr int count = 300'000;
    Flood flood(count, 1000);
    Workspace workspace;
    profiles::Profile profile = profiles::Profile::create();
    profile.host = u"127.0.0.1"_s;
    profile.port = flood.serverPort();
    profile.subscriptions = {workspace::subscriptionFromArgument(u"#"_s)};
    workspace.open(profile, {});
    QTRY_COMPARE_WITH_TIMEOUT(field(workspace, "messages_received"_L1), count, 60'000);
    QVERIFY(flood.isDone());
    QTRY_COMPARE(field(workspace, "messages_stored"_L1), count);
    QCOMPARE(field(workspace, "topics"_L1), 1000);
}

void TestTraffic::countsAreEqualOverSeveralConnections()
{
    constexpr int count = 50'000;
    Flood one(count, 10);
    Flood two(count, 20);
    Flood three(count, 30);
    Workspace workspace;
    for (const Flood* flood : {&one, &two, &three}) {
        profiles::Profile profile = profiles::Profile::create();
        profile.host = u"127.0.0.1"_s;
        profile.port = flood->serverPort();
        profile.subscriptions = {workspace::subscriptionFromArgument(u"#"_s)};
        workspace.open(profile, {});
    }
    QTRY_COMPARE_WITH_TIMEOUT(field(workspace, "messages_received"_L1), 3 * count, 60'000);
    QTRY_COMPARE(field(workspace, "messages_stored"_L1), 3 * count);
    QCOMPARE(field(workspace, "topics"_L1), 60);
    for (const workspace::ConnectionFigures& figures : workspace.report().connections) {
        QCOMPARE(figures.messagesReceived, quint64(count));
    }
}

void TestTraffic::theRetainedMarkIsWhatTheBrokerHas_data()
{
    QTest::addColumn<bool>("asPublished");
    QTest::newRow("with Retain As Published") << true;
    QTest::newRow("without: an empty message may be a deletion") << false;
}

void TestTraffic::theRetainedMarkIsWhatTheBrokerHas()
{
    QFETCH(bool, asPublished);
    for (const auto& topic : {u"mark/kept"_s, u"mark/deleted"_s})
        QVERIFY(m_broker->publish({u"-r"_s, u"-t"_s, topic, u"-m"_s, u"x"_s}));
    Workspace workspace;
    auto profile = workspace::profileFromUrl(*client::BrokerUrl::parse(m_broker->url())).first;
    profile.subscriptions = {workspace::subscriptionFromArgument(u"mark/#"_s)};
    profile.subscriptions.first().retainAsPublished = asPublished;
    const topics::TopicStore& store = workspace.open(profile, {})->store();
    const auto isMarked = [&store](const char* topic) { return store.retainedExists(store.skeleton().find(topic)); };
    QTRY_VERIFY(isMarked("mark/kept") && isMarked("mark/deleted"));
    QVERIFY(m_broker->publish({u"-t"_s, u"mark/kept"_s, u"-n"_s}));
    QVERIFY(m_broker->publish({u"-r"_s, u"-t"_s, u"mark/deleted"_s, u"-n"_s}));
    QTRY_VERIFY(!isMarked("mark/deleted"));
    QCOMPARE(isMarked("mark/kept"), asPublished);
}

void TestTraffic::subPrintsEveryMessageOfASenderThatNeverWaits()
{
    constexpr int count = 200'000;
    Flood flood(count, 100);
    Program program;
    QCOMPARE(program.run({u"sub"_s, u"--url"_s, u"mqtt://127.0.0.1:%1"_s.arg(flood.serverPort()), u"-t"_s, u"#"_s,
                          u"--format"_s, u"jsonl"_s, u"--count"_s, QString::number(count)}),
             0);
    const QByteArrayList lines = program.lines();
    QCOMPARE(lines.size(), count);
    for (int i = 0; i < count; ++i) {
        QVERIFY(lines.at(i).contains("\"payload\":\"" + QByteArray::number(i) + '"'));
    }
    QCOMPARE(program.errors(), ""_ba);
}

QTEST_GUILESS_MAIN(TestTraffic)
#include "test_traffic.moc"
