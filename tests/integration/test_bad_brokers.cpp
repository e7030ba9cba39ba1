// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/connection_builder.h"
#include "app/workspace/workspace.h"
#include "tests/cli/program.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_broker.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace topicscope;
using namespace topicscope::test;
using workspace::OpenConnection;
using workspace::Workspace;

namespace {

profiles::Profile profileFor(quint16 port)
{
    profiles::Profile profile = profiles::Profile::create();
    profile.host = u"127.0.0.1"_s;
    profile.port = port;
    profile.subscriptions.clear();
    profile.reconnect.enabled = false;
    profile.connectTimeoutMs = 500;
    return profile;
}

} // namespace

/// Each ends in a clear message on that connection; the others keep working.
class TestBadBrokers : public QObject
{
    Q_OBJECT
private slots:
    void endsWithAClearMessage_data();
    void endsWithAClearMessage();
    void unknownHostEndsInGoodOrder();
    void neverAnsweringIsTimedOut();
    void otherConnectionsGoOn();
    void largestPacketIsReceivedWhole();
    void tooLargePacketIsRefusedBeforeItIsBuffered();
    void unusualTopicsAndPayloads_data();
    void unusualTopicsAndPayloads();
};

void TestBadBrokers::endsWithAClearMessage_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    using client::ErrorKind;
    QTest::newRow("garbage") << hex("de 00 be ef") << false << int(ErrorKind::Protocol) << 4;
    QTest::newRow("zeros") << QByteArray(100, '\0') << false << int(ErrorKind::Protocol) << 4;
    QTest::newRow("HTTP") << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba << false << int(ErrorKind::Protocol) << 4;
    QTest::newRow("TLS alert") << hex("15 03 01 00 02 02 16") << false << int(ErrorKind::Protocol) << 4;
    QTest::newRow("SSH") << "SSH-2.0-OpenSSH_9.2\r\n"_ba << false << int(ErrorKind::Protocol) << 4;
    QTest::newRow("PUBLISH before CONNACK [MQTT-3.2.0-1]")
        << hex("30 04 0001 'a' 00") << false << int(ErrorKind::Protocol) << 4;
    QTest::newRow("half a CONNACK, then closed") << hex("20 03 00") << true << int(ErrorKind::Closed) << 3;
    QTest::newRow("closed at once") << QByteArray() << true << int(ErrorKind::Closed) << 3;
}

void TestBadBrokers::endsWithAClearMessage()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, closes);
    QFETCH(int, kind);
    QFETCH(int, status);
    ScriptedBroker broker;
    for (int i = 0; i < 2; ++i) {
        broker.expect(1).send(answer);
        if (closes) {
            broker.close();
        } else {
            broker.expectClose();
        }
        broker.nextConnection();
    }
    Workspace workspace;
    profiles::Profile profile = profileFor(broker.port());
    profile.protocol = profiles::ProtocolChoice::V5_0;
    OpenConnection* connection = workspace.open(profile, {});
    QTRY_COMPARE(connection->connection().state(), client::ConnectionState::Failed);
    QTRY_COMPARE(broker.connections(), 1);
    const client::ConnectionError error = connection->connection().status().error;
    QCOMPARE(int(error.kind), kind);
    QVERIFY(!error.message.isEmpty());
    QVERIFY(kind != int(client::ErrorKind::Protocol) || (!error.clause.isEmpty() && !error.bytes.isEmpty()));

    Program program;
    QCOMPARE(program.run({u"sub"_s, u"--url"_s, broker.url(), u"--protocol"_s, u"5"_s}), status);
    QVERIFY(!program.errors().isEmpty());
    if (status == 4) {
        QVERIFY2(program.errors().contains(answer.left(2).toHex(' ')), program.errors().constData());
    }
}

/// What the look-up of a name leaves behind must not break the end of the I/O thread.
void TestBadBrokers::unknownHostEndsInGoodOrder()
{
    for (int i = 0; i < 12; ++i) {
        Program program;
        QCOMPARE(program.run({u"sub"_s, u"--url"_s, u"mqtt://no-such-host.invalid"_s, u"--no-reconnect"_s}), 3);
    }
}

void TestBadBrokers::neverAnsweringIsTimedOut()
{
    ScriptedBroker broker;
    broker.expect(1).expectClose();
    Workspace workspace;
    QElapsedTimer timer;
    timer.start();
    OpenConnection* connection = workspace.open(profileFor(broker.port()), {});
    QTRY_COMPARE(connection->connection().state(), client::ConnectionState::Failed);
    QCOMPARE(connection->connection().status().error.kind, client::ErrorKind::TimedOut);
    QVERIFY(timer.elapsed() >= 450);
    QTRY_VERIFY2(broker.finished(), broker.state());
}

void TestBadBrokers::otherConnectionsGoOn()
{
    ScriptedBroker good;
    ScriptedBroker bad;
    good.expect(1).send(hex("20 03 00 00 00"));
    bad.expect(1).send(hex("20 03 00 00 00 ff ff ff ff ff"));
    Workspace workspace;
    OpenConnection* fine = workspace.open(profileFor(good.port()), {});
    OpenConnection* broken = workspace.open(profileFor(bad.port()), {});
    QTRY_COMPARE(broken->connection().state(), client::ConnectionState::Failed);
    good.sendNow(publish("still/here", "x"));
    QTRY_COMPARE(fine->figures().messagesStored, quint64(1));
    QCOMPARE(fine->connection().state(), client::ConnectionState::Connected);
}

void TestBadBrokers::largestPacketIsReceivedWhole()
{
    ScriptedBroker broker;
    constexpr qsizetype largest = 268'435'455;
    const QByteArray payload(largest - 2 - 3 - 1, 'z');
    broker.expect(1).send(hex("20 03 00 00 00"));
    broker.sendReply([&payload](const QByteArray&) { return publish("big", payload) + publish("small", "x"); });
    Workspace workspace;
    OpenConnection* connection = workspace.open(profileFor(broker.port()), {});
    QTRY_COMPARE_WITH_TIMEOUT(connection->figures().messagesStored, quint64(2), 60'000);
    std::size_t size = 0;
    bool same = false;
    connection->reader().requestMessage(1, topics::NoNode, this, [&](const topics::StoredMessage& message) {
        size = message.payload.size();
        same = message.payload.window(size - 1000, 1000) == std::string(1000, 'z');
    });
    QTRY_COMPARE(size, std::size_t(payload.size()));
    QVERIFY(same);
    QCOMPARE(connection->connection().state(), client::ConnectionState::Connected);
}

void TestBadBrokers::tooLargePacketIsRefusedBeforeItIsBuffered()
{
    ScriptedBroker broker;
    // Only the header of it: whoever waits for the rest would wait for ever.
    broker.expect(1).send(hex("20 03 00 00 00  30 ff ff ff 7f 0001 'a'")).expect(hex("e0 01 95").left(1)).expectClose();
    Program program;
    QCOMPARE(program.run({u"sub"_s, u"--url"_s, broker.url(), u"--maximum-packet-size"_s, u"1000"_s}), 4);
    QVERIFY2(program.errors().contains("MQTT-3.1.2-24"), program.errors().constData());
}

void TestBadBrokers::unusualTopicsAndPayloads_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("65,535 bytes of topic") << QByteArray(65'535, 't') << "x"_ba;
    QTest::newRow("1,000 levels") << QByteArray("a/").repeated(999) + "a"
                                  << "x"_ba;
    QTest::newRow("only slashes") << QByteArray(1000, '/') << "x"_ba;
    QTest::newRow("control characters") << "a/\x01\x1b[31m/\x7f"_ba
                                        << "x"_ba;
    QTest::newRow("markup") << "<b>a</b>/<img src=x>"_ba
                            << "<script>alert(1)</script>"_ba;
    QTest::newRow("any bytes") << "a"_ba << QByteArray::fromHex("00ff80c0edb080f4908080");
    QTest::newRow("no payload") << "a"_ba
                                << ""_ba;
}

void TestBadBrokers::unusualTopicsAndPayloads()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, payload);
    ScriptedBroker broker;
    broker.expect(1).send(hex("20 03 00 00 00") + publish(topic, payload));
    broker.nextConnection().expect(1).send(hex("20 03 00 00 00") + publish(topic, payload));
    Workspace workspace;
    OpenConnection* connection = workspace.open(profileFor(broker.port()), {});
    QTRY_COMPARE(connection->figures().messagesReceived, quint64(1));
    QTRY_COMPARE(connection->figures().messagesStored, quint64(1));
    topics::StoredMessage stored;
    connection->reader().requestMessage(1, topics::NoNode, this,
                                        [&](const topics::StoredMessage& message) { stored = message; });
    QTRY_COMPARE(stored.sequence, topics::Sequence(1));
    QVERIFY(stored.topic == topic.toStdString());
    QVERIFY(stored.payload.view() == payload.toStdString());

    Program program;
    QCOMPARE(program.run({u"sub"_s, u"--url"_s, broker.url(), u"--count"_s, u"1"_s, u"--format"_s, u"jsonl"_s}), 0);
    const QJsonObject json = program.objects().first();
    QVERIFY(json.value("topic"_L1).toString().toUtf8() == topic);
    QVERIFY(QByteArray::fromBase64(json.value("payload_base64"_L1).toString().toLatin1()) == payload);
}

QTEST_GUILESS_MAIN(TestBadBrokers)
#include "test_bad_brokers.moc"
