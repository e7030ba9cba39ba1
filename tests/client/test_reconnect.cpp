// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/backoff.h"

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

/// Losing a connection, and when to come back by itself.
class TestReconnect : public QObject
{
    Q_OBJECT

private slots:
    void waitsGrowWithFullJitterUpToTheMaximum()
    {
        const ReconnectPolicy policy; // what people get: 1 s to 60 s
        for (const double random : {0.0, 0.25, 0.999}) {
            Backoff backoff(policy);
            for (const int limit : {1, 2, 4, 8, 16, 32, 60, 60, 60})
                QCOMPARE(backoff.next(random).count(), qint64(limit * 1000 * random));
        }
    }

    void waitsStartAgainAfterAStableMinute()
    {
        Backoff backoff(ReconnectPolicy{});
        for (int i = 0; i < 5; ++i)
            backoff.next(0.5);
        backoff.connectionLost(59999ms);
        QCOMPARE(backoff.next(0.5), 16000ms);
        backoff.connectionLost(60000ms);
        QCOMPARE(backoff.next(0.5), 500ms);
    }

    void stableConnectionMakesTheNextWaitShort_data()
    {
        QTest::addColumn<bool>("stable");
        QTest::newRow("lasted") << true;
        QTest::newRow("did not last") << false;
    }

    /// The same on a connection: after many lost ones, one that lasted makes the next attempt come at once.
    void stableConnectionMakesTheNextWaitShort()
    {
        QFETCH(bool, stable);
        ScriptedBroker broker;
        for (int i = 0; i < 3; ++i)
            broker.close().nextConnection();
        broker.expect(1).send(connack5);
        ClientHarness client(broker.url());
        client.settings.reconnect = {.first = 10ms, .maximum = 1h, .factor = 1000};
        client.settings.reconnect.stableAfter = stable ? 0ms : 1h;
        client.open();
        // The second wait may be ten seconds and the third one an hour: they are cut short by hand.
        for (;;) {
            QTRY_VERIFY(client.isConnected() || client.state() == WaitingToRetry);
            if (client.isConnected())
                break;
            const int attempt = client.connection->status().attempt;
            client.connection->retryNow();
            QTRY_VERIFY(client.connection->status().attempt != attempt);
        }
        QList<qint64> waits;
        connect(client.connection.get(), &Connection::statusChanged, this, [&](const ConnectionStatus& status) {
            if (status.state == WaitingToRetry)
                waits << QDateTime::currentDateTimeUtc().msecsTo(status.retryAt);
        });
        broker.closeNow();
        QTRY_COMPARE(waits.size(), 1);
        QVERIFY2(stable ? waits.first() <= 10 : waits.first() > 10, qPrintable(QString::number(waits.first())));
    }

    void repeatedClosesSoonAfterConnectingLookLikeATakeover_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1.1") << 4;
        QTest::newRow("5.0, a broker that sends no DISCONNECT") << 5;
    }

    void repeatedClosesSoonAfterConnectingLookLikeATakeover()
    {
        QFETCH(int, version);
        ScriptedBroker broker;
        for (int i = 0; i < 3; ++i)
            broker.expect(1).send(version == 5 ? connack5 : connack3).close().nextConnection();
        ClientHarness client(broker.url(), mqtt::Version(version));
        QStringList messages;
        connect(client.connection.get(), &Connection::statusChanged, this, [&](const ConnectionStatus& status) {
            if (status.state == WaitingToRetry)
                messages << status.error.message;
        });
        client.open();
        QTRY_COMPARE(messages.size(), 3);
        QVERIFY2(!messages.at(0).contains(u"another client"_s) && !messages.at(1).contains(u"another client"_s),
                 qPrintable(messages.join(u'\n')));
        QVERIFY2(messages.at(2).contains(u"another client with the same client identifier"_s),
                 qPrintable(messages.at(2)));
    }

    void lostConnectionsThatLastedAreNoTakeover()
    {
        ScriptedBroker broker;
        for (int i = 0; i < 4; ++i)
            broker.expect(1).send(connack3).close().nextConnection();
        ClientHarness client(broker.url(), mqtt::Version::V3_1_1);
        client.settings.reconnect.takeoverWithin = 0ms; // as if each had lasted
        client.open();
        QTRY_COMPARE(broker.connections(), 5);
        QVERIFY2(!client.log.join(u'\n').contains(u"another client"_s), qPrintable(client.log.join(u'\n')));
    }

    void comesBackAndSubscribesAgain()
    {
        ScriptedBroker broker;
        const auto suback = [](const QByteArray& subscribe) {
            return hex("90 04") + subscribe.mid(2, 2) + hex("00 00");
        };
        broker.expect(1).send(connack5).expect(8).sendReply(suback).close();
        broker.nextConnection().expect(1).send(connack5).expect(8).sendReply(suback);
        ClientHarness client(broker.url());
        client.settings.subscriptions = {{.filter = "a", .options = {}}};
        client.open();
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_VERIFY(client.isConnected() && client.isGranted("a"));
        QVERIFY(client.states.contains(WaitingToRetry));
        QCOMPARE(client.connection->counters().connects.load(), 2u);
    }

    void keptSessionIsNotSubscribedAgain()
    {
        ScriptedBroker broker;
        const auto suback = [](const QByteArray& subscribe) {
            return hex("90 04") + subscribe.mid(2, 2) + hex("00 00");
        };
        broker.expect(1).send(connack5).expect(8).sendReply(suback).close();
        broker.nextConnection().expect(1).send(connack5SessionPresent).send(hex("30 04 0001 'a' 00"));
        ClientHarness client(broker.url());
        client.settings.connect.cleanStart = false;
        client.settings.connect.sessionExpiryInterval = 100;
        client.settings.subscriptions = {{.filter = "a", .options = {}}};
        client.open();
        QTRY_COMPARE(client.sink.count(), 1);
        QTRY_VERIFY(client.isConnected() && client.isGranted("a"));
        QVERIFY(client.connection->info()->sessionPresent);
        QVERIFY2(broker.unexpected().isEmpty(), broker.state());
    }

    void takeoverIsNotAnsweredByComingBack()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5).send(hex("E0 02 8E 00"));
        ClientHarness client(broker.url());
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY(client.connection->status().retryHeld);
        QCOMPARE(client.error().reasonCode, 0x8E);
        QTest::qWait(100); // several times the longest wait
        QCOMPARE(broker.connections(), 1);
    }

    void refusedCredentialsOnTheWayAreNotRepeated_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<int>("proxy"); // 0: none, 1: SOCKS5, 2: HTTP
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("held");
        const auto http = [](const char* status) { return "HTTP/1.1 " + QByteArray(status) + "\r\n\r\n"; };
        QTest::newRow("SOCKS5, credentials wanted") << u"mqtt"_s << 1 << hex("05 FF") << true;
        QTest::newRow("HTTP proxy, 407") << u"mqtt"_s << 2 << http("407 Proxy Authentication Required") << true;
        QTest::newRow("HTTP proxy, 503") << u"mqtt"_s << 2 << http("503 Service Unavailable") << false;
        QTest::newRow("WebSocket, 401") << u"ws"_s << 0 << http("401 Unauthorized") << true;
        QTest::newRow("WebSocket, 403") << u"ws"_s << 0 << http("403 Forbidden") << true;
        QTest::newRow("WebSocket, 503") << u"ws"_s << 0 << http("503 Service Unavailable") << false;
    }

    void refusedCredentialsOnTheWayAreNotRepeated()
    {
        QFETCH(QString, scheme);
        QFETCH(int, proxy);
        QFETCH(QByteArray, answer);
        QFETCH(bool, held);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* const socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                socket->readAll();
                socket->write(answer);
            });
        });
        ClientHarness client(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(proxy != 0 ? 1 : server.serverPort()));
        if (proxy != 0) {
            client.settings.proxy.kind = proxy == 1 ? ProxySettings::Kind::Socks5 : ProxySettings::Kind::HttpConnect;
            client.settings.proxy.host = u"127.0.0.1"_s;
            client.settings.proxy.port = server.serverPort();
        }
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.open();
        QTRY_VERIFY2(client.isDown(), qPrintable(client.connection->status().text));
        QCOMPARE(client.state(), held ? Failed : WaitingToRetry);
        QCOMPARE(client.connection->status().retryHeld, held);
    }

    void serverReferenceIsToldAndNeverFollowed_data()
    {
        QTest::addColumn<bool>("connack");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("reference");
        for (const bool connack : {true, false}) {
            for (const int code : {0x9C, 0x9D}) {
                for (const bool reference : {true, false})
                    QTest::addRow("%s 0x%X%s", connack ? "CONNACK" : "DISCONNECT", unsigned(code),
                                  reference ? ", with Server Reference" : "")
                        << connack << code << reference;
            }
        }
    }

    /// §4.11: 0x9C is for now, so the next attempt goes to the same address; 0x9D is for good, so there is none.
    void serverReferenceIsToldAndNeverFollowed()
    {
        QFETCH(bool, connack);
        QFETCH(int, code);
        QFETCH(bool, reference);
        ScriptedBroker other;
        const QByteArray name = "127.0.0.1:" + QByteArray::number(other.port());
        QByteArray properties;
        if (reference)
            properties = hex("1C 00") + char(name.size()) + name;
        QByteArray body = QByteArray(1, char(code)) + char(properties.size()) + properties;
        if (connack)
            body.prepend('\0');
        const QByteArray packet = QByteArray(1, connack ? char(0x20) : char(0xE0)) + char(body.size()) + body;
        ScriptedBroker broker;
        broker.expect(1);
        if (!connack)
            broker.send(connack5);
        broker.send(packet).expectClose();
        ClientHarness client(broker.url());
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.open();
        QTRY_VERIFY2(client.isDown(), qPrintable(client.connection->status().text));
        const ConnectionError error = client.error();
        QVERIFY2(error.message.contains(u"use another server"_s), qPrintable(error.message));
        QCOMPARE(error.message.contains(QString::fromLatin1(name)), reference);
        QCOMPARE(error.serverReference, reference ? QString::fromLatin1(name) : QString());
        QCOMPARE(client.state(), code == 0x9D ? Failed : WaitingToRetry);
        client.connection->retryNow();
        QTRY_COMPARE(broker.connections(), 2);
        QCOMPARE(other.connections(), 0);
    }

    void brokerShuttingDownIsAnsweredByComingBack()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5).send(hex("E0 02 8B 00")).close();
        broker.nextConnection().expect(1).send(connack5);
        ClientHarness client(broker.url());
        client.open();
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_VERIFY(client.isConnected());
        QVERIFY(client.log.join(u'\n').contains(u"shutting down"_s));
    }

    void retryCanBeStoppedAndForced()
    {
        ScriptedBroker broker;
        broker.expect(1).close();
        broker.nextConnection().expect(1).send(connack5);
        ClientHarness client(broker.url());
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.open();
        QTRY_COMPARE(client.state(), WaitingToRetry);
        QVERIFY(client.connection->status().retryAt > QDateTime::currentDateTimeUtc().addSecs(-1));
        client.connection->stopRetrying();
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY(!client.connection->status().retryHeld);
        client.connection->retryNow();
        QTRY_VERIFY2(client.isConnected(), broker.state());
    }

    void deadLinkIsFoundWithinOneAndAHalfKeepAlives_data()
    {
        QTest::addColumn<bool>("busy");
        QTest::addColumn<bool>("byServer");
        QTest::newRow("idle") << false << false;
        QTest::newRow("while publishing all the time") << true << false;
        QTest::newRow("Server Keep Alive [MQTT-3.1.2-21]") << false << true;
    }

    void deadLinkIsFoundWithinOneAndAHalfKeepAlives()
    {
        QFETCH(bool, busy);
        QFETCH(bool, byServer);
        ScriptedBroker broker;
        broker.expect(1).send(byServer ? hex("20 06 00 00 03 13 0001") : connack5);
        FaultProxy proxy(broker.port(), {});
        ClientHarness client(u"mqtt://127.0.0.1:%1"_s.arg(proxy.port()));
        client.settings.connect.keepAlive = byServer ? 60 : 1;
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_VERIFY(client.isConnected());
        proxy.setSilent(true);
        QElapsedTimer timer;
        timer.start();
        while (client.isConnected() && timer.elapsed() < 4000) {
            if (busy)
                client.publish("a", "x");
            QTest::qWait(50);
        }
        QCOMPARE(client.state(), Failed);
        QCOMPARE(int(client.error().kind), int(ErrorKind::KeepAlive));
        QVERIFY2(timer.elapsed() < 1500 + 400, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestReconnect)
#include "test_reconnect.moc"
