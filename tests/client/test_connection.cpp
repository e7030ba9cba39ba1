// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/client_harness.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/mosquitto_fixture.h"
#include "tests/support/scripted_broker.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace topicscope;
using namespace topicscope::client;
using namespace topicscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using enum ConnectionState;

/// A connection against brokers that say exactly what the test wants.
class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void connectsSubscribesReceivesAndCloses()
    {
        ScriptedBroker broker;
        broker.expect(1)
            .send(connack5)
            .expect(8)
            .sendReply([](const QByteArray& subscribe) { return hex("90 04") + subscribe.mid(2, 2) + hex("00 01"); })
            .send(hex("30 08 0003 'a/b' 00 'hi'"))
            .expect(hex("E0 00"))
            .expectClose();
        ClientHarness client(broker.url());
        client.settings.subscriptions = {{.filter = "a/#", .options = {.qos = mqtt::QoS::AtLeastOnce}}};
        client.open();
        QTRY_VERIFY2(client.isConnected(), broker.state());
        QTRY_VERIFY(client.isGranted("a/#"));
        QCOMPARE(client.subscription("a/#")->granted, mqtt::QoS::AtLeastOnce);
        QTRY_COMPARE(client.sink.count(), 1);
        QCOMPARE(client.sink.messages().first().topic, QByteArray("a/b"));
        QCOMPARE(client.sink.messages().first().payload, QByteArray("hi"));
        QCOMPARE(client.connection->counters().messagesReceived.load(), 1u);
        QCOMPARE(client.connection->info()->transport, u"TCP"_s);
        client.connection->close();
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_COMPARE(client.state(), Disconnected);
    }

    void aFloodOfOddPacketsIsCountedNotListed()
    {
        constexpr int count = 50'000;
        ScriptedBroker broker;
        broker.expect(1).send(connack5).send(hex("40 02 0001").repeated(count)).send(hex("30 08 0003 'a/b' 00 'hi'"));
        ClientHarness client(broker.url());
        client.open();
        QTRY_COMPARE(client.sink.count(), 1);
        client.connection->close();
        QTRY_COMPARE(client.state(), Disconnected);
        QVERIFY2(client.log.size() < 100, qPrintable(QString::number(client.log.size())));
        qint64 told = 0;
        for (const QString& line : std::as_const(client.log)) {
            if (line.contains(u"more such event"_s))
                told += line.section(u' ', 0, 0).toLongLong();
            else if (line.contains(u"MQTT-4.13"_s) || line.contains(u"§4.13"_s))
                ++told;
        }
        QVERIFY2(told == count, qPrintable(client.log.mid(0, 12).join(u'\n')));
    }

    void worksByteByByte()
    {
        ScriptedBroker broker;
        broker.setByteByByte(true);
        broker.expect(1)
            .send(connack5)
            .send(hex("30 08 0003 'a/b' 00 'hi'") + hex("32 0A 0003 'a/b' 0001 00 'ho'"))
            .expect(hex("40 02 0001"));
        ClientHarness client(broker.url());
        client.open();
        QTRY_COMPARE(client.sink.count(), 2);
        QTRY_VERIFY2(broker.finished(), broker.state());
    }

    void errorsArePlain_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("answer"); // "close", "reset" or bytes
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("held");
        const auto row = [](const char* name, int version, const QByteArray& answer, ErrorKind kind,
                            const QString& says,
                            bool held) { QTest::newRow(name) << version << answer << int(kind) << says << held; };
        row("5.0 bad user name or password", 5, hex("20 03 00 86 00"), ErrorKind::BrokerRefused,
            u"did not accept user name or password"_s, true);
        row("3.1.1 bad user name or password", 4, hex("20 02 00 04"), ErrorKind::BrokerRefused,
            u"did not accept user name or password"_s, true);
        row("3.1.1 not authorised", 4, hex("20 02 00 05"), ErrorKind::BrokerRefused, u"not authorized"_s, true);
        row("5.0 not authorised, reason string", 5, hex("20 0A 00 87 07 1F 0004 'nope'"), ErrorKind::BrokerRefused,
            u"not authorized"_s, true);
        row("5.0 banned", 5, hex("20 03 00 8A 00"), ErrorKind::BrokerRefused, u"banned"_s, true);
        row("3.1.1 identifier rejected", 4, hex("20 02 00 02"), ErrorKind::BrokerRefused, u"client identifier"_s, true);
        row("5.0 busy", 5, hex("20 03 00 89 00"), ErrorKind::BrokerRefused, u"busy"_s, false);
        row("3.1.1 unavailable", 4, hex("20 02 00 03"), ErrorKind::BrokerRefused, u"not available"_s, false);
        row("3.1.1 unacceptable version", 4, hex("20 02 00 01"), ErrorKind::BrokerRefused,
            u"does not speak MQTT 3.1.1"_s, true);
        row("use another server", 5, hex("20 0A 00 9D 07 1C 0004 'b.eu'"), ErrorKind::BrokerRefused, u"b.eu"_s, true);
        row("closed at once", 5, "close", ErrorKind::Closed, u"closed the connection"_s, false);
        row("reset at once", 5, "reset", ErrorKind::Closed, u"connection"_s, false);
        row("garbage", 5, QByteArray("\xff\xff\xff\xff\xff\xff garbage"), ErrorKind::Protocol, u"broke the protocol"_s,
            true);
        row("TLS on this port", 5, hex("15 03 03 00 02 02 46"), ErrorKind::Protocol, u"answered with TLS"_s, true);
        row("HTTP on this port", 5, "HTTP/1.1 400 Bad Request\r\n\r\n", ErrorKind::Protocol, u"answered with HTTP"_s,
            true);
        row("MQTT-3.2.0-1 something else first", 5, hex("D0 00"), ErrorKind::Protocol, u"MQTT-3.2.0-1"_s, true);
    }

    void errorsArePlain()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, answer);
        QFETCH(QString, says);
        QFETCH(bool, held);
        ScriptedBroker broker;
        broker.expect(1);
        if (answer == "close")
            broker.close();
        else if (answer == "reset")
            broker.reset();
        else
            broker.send(answer).expectClose();
        ClientHarness client(broker.url(), mqtt::Version(version));
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.open();
        QTRY_VERIFY2(client.isDown(), qPrintable(client.connection->status().text));
        const ConnectionError error = client.error();
        QTEST(int(error.kind), "kind");
        QVERIFY2(error.message.contains(says), qPrintable(error.message));
        QCOMPARE(client.state(), held ? Failed : WaitingToRetry);
        QCOMPARE(client.connection->status().retryHeld, held);
        QCOMPARE(client.connection->status().retryAt.isValid(), !held);
        if (error.kind == ErrorKind::Protocol) {
            QVERIFY(!error.clause.isEmpty());
            QVERIFY(answer.startsWith(error.bytes.left(4)));
        }
        QTRY_VERIFY2(broker.finished(), broker.state());
        // The person may always try again.
        client.connection->retryNow();
        QTRY_COMPARE(broker.connections(), 2);
    }

    void refusedConnectionNamesTheAddress()
    {
        const quint16 port = MosquittoFixture::freePort();
        ClientHarness client(u"mqtt://127.0.0.1:%1"_s.arg(port));
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(client.error().message, u"Connection refused by 127.0.0.1:%1"_s.arg(port));
        QCOMPARE(int(client.error().kind), int(ErrorKind::Refused));
        QVERIFY2(!client.connection->status().retryHeld, "it is not held back, reconnecting is off");
    }

    void unknownHostIsSaid()
    {
        ClientHarness client(u"mqtt://no-such-host.invalid"_s);
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Failed, 15000);
        QCOMPARE(int(client.error().kind), int(ErrorKind::HostNotFound));
        QVERIFY2(client.error().message.contains(u"no-such-host.invalid"_s), qPrintable(client.error().message));
    }

    void silentPeersRunIntoTheTimeOut_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("says");
        QTest::newRow("no CONNACK") << u"mqtt"_s << u"did not answer CONNECT in time"_s;
        QTest::newRow("no TLS answer") << u"mqtts"_s << u"TLS handshake"_s;
        QTest::newRow("no WebSocket answer") << u"ws"_s << u"WebSocket upgrade"_s;
    }

    void silentPeersRunIntoTheTimeOut()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, says);
        ScriptedBroker broker;
        ClientHarness client(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(broker.port()));
        client.settings.connectTimeout = 100ms;
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(int(client.error().kind), int(ErrorKind::TimedOut));
        QVERIFY2(client.error().message.contains(says), qPrintable(client.error().message));
    }

    void noProgressOnTcpRunsIntoTheTimeOut()
    {
        // A listener whose queue is full never completes the handshake.
        QTcpServer server;
        server.setListenBacklogSize(0);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        server.pauseAccepting();
        std::vector<std::unique_ptr<QTcpSocket>> fillers;
        for (int i = 0; i < 4; ++i) {
            fillers.push_back(std::make_unique<QTcpSocket>());
            fillers.back()->connectToHost(QHostAddress::LocalHost, server.serverPort());
        }
        QTest::qWait(50);
        ClientHarness client(u"mqtt://127.0.0.1:%1"_s.arg(server.serverPort()));
        client.settings.connectTimeout = 150ms;
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(int(client.error().kind), int(ErrorKind::TimedOut));
    }

    void fallsBackTo311_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("CONNACK 0x84") << hex("20 03 00 84 00");
        QTest::newRow("CONNACK 1 of 3.x") << hex("20 02 00 01");
        QTest::newRow("closed at once") << QByteArray();
    }

    void fallsBackTo311()
    {
        QFETCH(QByteArray, refusal);
        ScriptedBroker broker;
        broker.expect(1);
        if (refusal.isEmpty())
            broker.close();
        else
            broker.send(refusal);
        broker.nextConnection().expect(1).send(connack3);
        ClientHarness client(broker.url());
        client.settings.allowFallback = true;
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h; // the fallback does not wait
        client.open();
        QTRY_VERIFY2(client.isConnected(), broker.state());
        QCOMPARE(client.connection->info()->version, mqtt::Version::V3_1_1);
        QVERIFY(client.connection->info()->fellBack);
        QCOMPARE(broker.received().at(0).mid(2, 7), hex("0004 'MQTT' 05"));
        QCOMPARE(broker.received().at(1).mid(2, 7), hex("0004 'MQTT' 04"));
        QVERIFY2(client.log.join(u'\n').contains(u"3.1.1"_s), "it must say so");
    }

    void explicitVersionNeverFallsBack()
    {
        ScriptedBroker broker;
        broker.expect(1).send(hex("20 03 00 84 00"));
        ClientHarness client(broker.url());
        client.settings.allowFallback = false;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY(client.connection->status().retryHeld);
        QCOMPARE(broker.connections(), 1);
    }

    void refusedCredentialsDoNotFallBack()
    {
        ScriptedBroker broker;
        broker.expect(1).send(hex("20 03 00 86 00"));
        ClientHarness client(broker.url());
        client.settings.allowFallback = true;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(broker.connections(), 1);
    }

    void publishResults()
    {
        ScriptedBroker broker;
        const auto ack = [](const char* head, const char* tail) {
            return [head, tail](const QByteArray& publish) { return hex(head) + publish.mid(5, 2) + hex(tail); };
        };
        broker.expect(1).send(hex("20 06 00 00 03 22 0000"));
        broker.expect(3).sendReply(ack("40 03", "10"));
        broker.expect(3).sendReply(ack("40 0A", "87 06 1F 0003 'acl'"));
        broker.expect(3).expect(3).sendReply(ack("50 02", ""));
        broker.expect(6).sendReply([](const QByteArray& pubrel) { return hex("70 02") + pubrel.mid(2, 2); });
        ClientHarness client(broker.url());
        client.open();
        QTRY_VERIFY(client.isConnected());
        const quint64 first = client.publish("a", "x", 1);
        QTRY_COMPARE(client.results.size(), 1);
        QCOMPARE(client.results.at(0).id, first);
        QCOMPARE(int(client.results.at(0).outcome), int(PublishResult::Outcome::Acknowledged));
        QCOMPARE(client.results.at(0).reasonCode, 0x10);
        QVERIFY(client.results.at(0).roundTripMicroseconds >= 0);
        const quint64 second = client.publish("a", "x", 1);
        QTRY_COMPARE(client.results.size(), 2);
        QCOMPARE(client.results.at(1).id, second);
        QCOMPARE(int(client.results.at(1).outcome), int(PublishResult::Outcome::Refused));
        QVERIFY2(client.results.at(1).reason.contains(u"acl"_s), qPrintable(client.results.at(1).reason));
        const quint64 third = client.publish("a", "x", 0);
        const quint64 fourth = client.publish("a", "x", 2);
        QTRY_COMPARE(client.results.size(), 4);
        QCOMPARE(client.results.at(2).id, third);
        QCOMPARE(int(client.results.at(2).outcome), int(PublishResult::Outcome::Sent));
        QCOMPARE(client.results.at(3).id, fourth);
        QCOMPARE(int(client.results.at(3).outcome), int(PublishResult::Outcome::Acknowledged));
        const quint64 fifth = client.publish("a/+", "x", 0);
        QTRY_COMPARE(client.results.size(), 5);
        QCOMPARE(client.results.at(4).id, fifth);
        QCOMPARE(int(client.results.at(4).outcome), int(PublishResult::Outcome::NotSent));
        QVERIFY(!client.results.at(4).reason.isEmpty());
        QTRY_VERIFY2(broker.finished(), broker.state());
        QCOMPARE(client.connection->counters().messagesSent.load(), 4u);
    }

    void offlinePublishesWaitAreEditedAndSent()
    {
        ScriptedBroker broker;
        broker.expect(1).close();
        broker.nextConnection()
            .expect(1)
            .send(connack5)
            .expect(hex("30 05 0001 'a' 00 '1'"))
            .expect(hex("30 05 0001 'c' 00 '3'"));
        ClientHarness client(broker.url());
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.settings.offlineQueueMaximum = 3;
        client.open();
        QTRY_COMPARE(client.state(), WaitingToRetry);
        const quint64 first = client.publish("a", "1");
        const quint64 second = client.publish("b", "2");
        client.publish("c", "3");
        const quint64 fourth = client.publish("d", "4");
        QTRY_COMPARE(client.results.size(), 1);
        QCOMPARE(client.results.at(0).id, fourth);
        QCOMPARE(int(client.results.at(0).outcome), int(PublishResult::Outcome::NotSent));
        const auto queue = client.connection->offlineQueue();
        QCOMPARE(queue.size(), 3u);
        QCOMPARE(queue.at(0).id, first);
        QCOMPARE(QByteArray::fromStdString(queue.at(1).request.topic), QByteArray("b"));
        QVERIFY(queue.at(1).queuedAt.isValid());
        client.connection->removeQueued({second});
        QTRY_COMPARE(client.results.size(), 2);
        QCOMPARE(client.results.at(1).id, second);
        QCOMPARE(client.connection->counters().offlineQueued.load(), 2u);
        client.connection->retryNow();
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_COMPARE(client.results.size(), 4);
        QTRY_COMPARE(client.connection->counters().offlineQueued.load(), 0u);
    }

    void theOfflineQueueIsSentInTheOrderItWasPutInto()
    {
        ScriptedBroker broker;
        broker.expect(1).close();
        broker.nextConnection()
            .expect(1)
            .send(connack5)
            .expect(hex("30 05 0001 'c' 00 '3'"))
            .expect(hex("30 05 0001 'a' 00 '1'"))
            .expect(hex("30 05 0001 'b' 00 '2'"));
        ClientHarness client(broker.url());
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.open();
        QTRY_COMPARE(client.state(), WaitingToRetry);
        const quint64 first = client.publish("a", "1");
        const quint64 second = client.publish("b", "2");
        // Also after the person disconnected.
        client.connection->close();
        QTRY_COMPARE(client.state(), ConnectionState::Disconnected);
        const quint64 third = client.publish("c", "3");
        const QDateTime since = client.connection->offlineQueue().at(0).queuedAt;
        client.connection->reorderQueue({third, 4711, first});
        const auto queue = client.connection->offlineQueue();
        QCOMPARE(queue.size(), 3u);
        QCOMPARE(queue.at(0).id, third);
        QCOMPARE(queue.at(1).id, first);
        QCOMPARE(queue.at(1).queuedAt, since);
        QCOMPARE(queue.at(2).id, second);
        QVERIFY(client.results.isEmpty());
        client.connection->open(client.settings);
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_COMPARE(client.results.size(), 3);
        QCOMPARE(client.results.at(0).id, third);
    }

    void whatWaitsDoesNotGoToAnotherBroker()
    {
        ScriptedBroker broker;
        broker.expect(1).close();
        ClientHarness client(broker.url());
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.open();
        QTRY_COMPARE(client.state(), WaitingToRetry);
        const quint64 waiting = client.publish("a", "1");
        QTRY_COMPARE(client.connection->offlineQueue().size(), 1u);
        ScriptedBroker other;
        other.expect(1).send(connack5);
        client.settings.url = *BrokerUrl::parse(other.url());
        client.connection->open(client.settings);
        QTRY_VERIFY(client.isConnected());
        QCOMPARE(client.results.size(), 1);
        QCOMPARE(client.results.at(0).id, waiting);
        QCOMPARE(int(client.results.at(0).outcome), int(PublishResult::Outcome::NotSent));
        QVERIFY(client.results.at(0).reason.contains(u"another broker"_s));
        QVERIFY(client.connection->offlineQueue().empty());
    }

    void offlinePublishesAreRefusedWhereTheProfileSaysSo()
    {
        ScriptedBroker broker;
        broker.expect(1).close();
        ClientHarness client(broker.url());
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.settings.queueWhileDisconnected = false;
        client.open();
        QTRY_COMPARE(client.state(), WaitingToRetry);
        client.publish("a", "1");
        QTRY_COMPARE(client.results.size(), 1);
        QCOMPARE(int(client.results.at(0).outcome), int(PublishResult::Outcome::NotSent));
        QVERIFY(client.connection->offlineQueue().empty());
    }

    void refusedSubscriptionsSayWhy()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(8).sendReply([](const QByteArray& subscribe) {
            return hex("90 0B") + subscribe.mid(2, 2) + hex("07 1F 0004 'nope' 87");
        });
        broker.expect(8).sendReply(
            [](const QByteArray& subscribe) { return hex("90 04") + subscribe.mid(2, 2) + hex("00 00"); });
        ClientHarness client(broker.url());
        client.settings.subscriptions = {{.filter = "secret/#", .options = {}},
                                         {.filter = "a", .options = {.qos = mqtt::QoS::ExactlyOnce}}};
        client.open();
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_VERIFY(client.isGranted("a"));
        QCOMPARE(client.subscription("a")->granted, mqtt::QoS::AtMostOnce);
        const auto refused = client.subscription("secret/#");
        QCOMPARE(int(refused->state), int(SubscriptionStatus::State::Refused));
        QCOMPARE(refused->reasonCode, 0x87);
        QCOMPARE(refused->reasonString, u"nope"_s);
        QVERIFY(client.log.join(u'\n').contains(u"secret/#"_s));
    }

    void invalidFilterDoesNotKeepOthersOut()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(8).sendReply(
            [](const QByteArray& subscribe) { return hex("90 04") + subscribe.mid(2, 2) + hex("00 00"); });
        ClientHarness client(broker.url());
        client.settings.subscriptions = {{.filter = "a#", .options = {}}, {.filter = "b", .options = {}}};
        client.open();
        QTRY_VERIFY(client.isGranted("b"));
        QCOMPARE(int(client.subscription("a#")->state), int(SubscriptionStatus::State::Refused));
        QVERIFY(!client.subscription("a#")->reasonString.isEmpty());
    }

    void closeWithWillSaysSo()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(hex("E0 01 04")).expectClose();
        ClientHarness client(broker.url());
        client.settings.connect.will = mqtt::Will{.topic = "w", .payload = "x", .properties = {}};
        client.open();
        QTRY_VERIFY(client.isConnected());
        client.connection->close(true);
        QTRY_VERIFY2(broker.finished(), broker.state());
    }

    void destroyingSaysDisconnect()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(hex("E0 00")).expectClose();
        {
            ClientHarness client(broker.url());
            client.open();
            QTRY_VERIFY(client.isConnected());
        }
        QTRY_VERIFY2(broker.finished(), broker.state());
    }

    void deletingTheHandleInASlotIsSafe()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5);
        IoThread io;
        auto* connection = new Connection(io);
        bool gone = false;
        connect(connection, &Connection::connected, connection, [&] {
            gone = true;
            delete connection;
        });
        ConnectionSettings settings;
        settings.url = *BrokerUrl::parse(broker.url());
        connection->open(settings);
        QTRY_VERIFY(gone);
    }

    void credentialsOfTheAddressAreSentAndNeverShown()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5);
        ClientHarness client(u"mqtt://ann:hunter2@127.0.0.1:%1"_s.arg(broker.port()));
        client.open();
        QTRY_VERIFY(client.isConnected());
        QVERIFY(broker.lastReceived().contains("hunter2"));
        QVERIFY(broker.lastReceived().contains("ann"));
        QVERIFY(!client.log.join(u'\n').contains(u"hunter2"_s));
        QVERIFY(!client.connection->status().text.contains(u"hunter2"_s));
        for (const JournalPacket& packet : client.connection->journal().packetsAfter(0))
            QVERIFY(QByteArray::fromStdString(packet.bytes).indexOf("hunter2") < 0);
        const JournalPacket sent = client.connection->journal().packetsAfter(0).front();
        QCOMPARE(sent.type, mqtt::PacketType::Connect);
        QVERIFY2(sent.bytes.find("*******") != mqtt::Bytes::npos, "masked, with its length kept");
        QCOMPARE(sent.bytes.size(), std::size_t(broker.lastReceived().size()));
    }

    void journalMatchesRequestsWithTheirAnswers()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5);
        broker.expect(3).sendReply(
            [](const QByteArray& publish) { return hex("40 03") + publish.mid(5, 2) + hex("87"); });
        ClientHarness client(broker.url());
        client.open();
        client.publish("a", "x", 1);
        QTRY_COMPARE(client.results.size(), 1);
        const auto packets = client.connection->journal().packetsAfter(0);
        QCOMPARE(packets.size(), 4u);
        QCOMPARE(packets[0].type, mqtt::PacketType::Connect);
        QCOMPARE(packets[1].type, mqtt::PacketType::Connack);
        QCOMPARE(packets[0].matched, packets[1].number);
        QCOMPARE(packets[1].matched, packets[0].number);
        QVERIFY(packets[0].matchedMicroseconds >= 0);
        QCOMPARE(packets[2].type, mqtt::PacketType::Publish);
        QCOMPARE(packets[3].type, mqtt::PacketType::Puback);
        QCOMPARE(packets[3].packetId, packets[2].packetId);
        QCOMPARE(packets[3].matched, packets[2].number);
        QVERIFY(packets[3].error);
        QVERIFY(!packets[2].error);
        QCOMPARE(client.connection->journal().packet(packets[2].number)->matched, packets[3].number);
    }

    void packetOf256MiBIsReadOrRefused()
    {
        // A length that is announced costs nothing until its bytes come, and one over our maximum is refused at once.
        ScriptedBroker broker;
        broker.expect(1).send(connack5).send(hex("30 FF FF FF 7F 0001 'a' 00"));
        ClientHarness client(broker.url());
        client.settings.connect.maximumPacketSize = 1024 * 1024;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(int(client.error().kind), int(ErrorKind::Protocol));
        QCOMPARE(client.error().reasonCode, 0x95);
    }

    void floodLeavesRoomForPostedTasks()
    {
        // A megabyte of small packets at a time, as fast as the socket takes it.
        QByteArray burst;
        while (burst.size() < 1024 * 1024)
            burst += hex("30 20 0007 'a/b/c/d' 00 '0123456789012345678901'");
        ScriptedBroker broker;
        broker.expect(1).send(connack5);
        struct Counter : mqtt::MessageSink
        {
            void message(const mqtt::MessageView&) override { ++count; }
            std::atomic<qint64> count = 0;
        } counter;
        ClientHarness client(broker.url());
        client.connection->setSink(&counter);
        client.open();
        QTRY_VERIFY(client.isConnected());
        qint64 worst = 0;
        for (int i = 0; i < 20; ++i) {
            broker.sendNow(burst);
            QElapsedTimer timer;
            timer.start();
            client.io.runAndWait([] {});
            worst = std::max(worst, timer.nsecsElapsed() / 1000);
            QTest::qWait(1);
        }
        const qint64 expected = 20 * (burst.size() / 34);
        QTRY_COMPARE_WITH_TIMEOUT(counter.count.load(), expected, 20000);
        QVERIFY2(worst < 100000, qPrintable(u"%1 µs"_s.arg(worst))); // a loose limit: debug build, busy machine
        client.connection->setSink(nullptr);
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "test_connection.moc"
