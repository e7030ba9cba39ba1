// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/client_harness.h"
#include "tests/support/mosquitto_fixture.h"
#include "tests/support/scripted_broker.h"

#include <QFile>
#include <QTemporaryDir>

using namespace topicscope;
using namespace topicscope::client;
using namespace topicscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using enum ConnectionState;

namespace {

/// Settings of a session that outlives connections and programs.
void makePersistent(ClientHarness& client, const QString& file = {})
{
    client.settings.connect.cleanStart = false;
    client.settings.connect.sessionExpiryInterval = 3600;
    client.settings.sessionFile = file;
}

QByteArray publishOf(const QByteArray& packetId, int firstByte)
{
    return QByteArray(1, char(firstByte)) + hex("07 0001 'a'") + packetId + hex("00 'x'");
}

} // namespace

/// What a session remembers over connections, over programs, and over crashes of either side.
class TestSavedSession : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    QString newFile() { return m_folder.filePath(u"session-%1"_s.arg(++m_files)); }

private slots:
    void programsEndBetweenPublishAndItsAcknowledgement_data()
    {
        QTest::addColumn<bool>("crash");
        QTest::newRow("clean exit") << false;
        QTest::newRow("crash") << true;
    }

    /// [MQTT-4.4.0-1], [MQTT-3.3.1-1]
    void programsEndBetweenPublishAndItsAcknowledgement()
    {
        QFETCH(bool, crash);
        const QString file = newFile();
        const QString copy = newFile();
        ScriptedBroker broker;
        broker.expect(1)
            .send(connack5)
            .expect(publishOf(hex("0001"), 0x32))
            .expect(publishOf(hex("0002"), 0x34))
            .send(hex("50 02 0002"));
        broker.expect(hex("62 02 0002"));
        broker.nextConnection()
            .expect(1)
            .send(connack5SessionPresent)
            .expect(publishOf(hex("0001"), 0x3A))
            .expect(hex("62 02 0002"));
        broker.send(hex("40 02 0001") + hex("70 02 0002"));
        {
            ClientHarness client(broker.url());
            makePersistent(client, file);
            client.open();
            QTRY_VERIFY(client.isConnected());
            client.publish("a", "x", 1);
            client.publish("a", "x", 2);
            QTRY_COMPARE(broker.received().size(), 4);
            if (crash)
                QVERIFY(QFile::copy(file, copy)); // as the file is at this moment, without the good end
        }
        ClientHarness client(broker.url());
        makePersistent(client, crash ? copy : file);
        client.open();
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_COMPARE(client.results.size(), 2);
        for (const PublishResult& result : client.results)
            QCOMPARE(int(result.outcome), int(PublishResult::Outcome::Acknowledged));
        QTRY_COMPARE(client.connection->counters().inFlight.load(), 0u);
    }

    void receivedQoS2IsRememberedOverPrograms()
    {
        const QString file = newFile();
        ScriptedBroker broker;
        const QByteArray message = hex("34 08 0001 'a' 0007 00 'yo'");
        const QByteArray again = hex("3C 08 0001 'a' 0007 00 'yo'");
        broker.expect(1).send(connack5).send(message).expect(hex("50 02 0007"));
        broker.nextConnection()
            .expect(1)
            .send(connack5SessionPresent)
            .send(again)
            .expect(hex("50 02 0007"))
            .send(hex("62 02 0007"))
            .expect(hex("70 02 0007"));
        {
            ClientHarness client(broker.url());
            makePersistent(client, file);
            client.open();
            QTRY_COMPARE(client.sink.count(), 1);
            QTRY_COMPARE(broker.received().size(), 2);
        }
        ClientHarness client(broker.url());
        makePersistent(client, file);
        client.open();
        QTRY_VERIFY2(broker.finished(), broker.state());
        QCOMPARE(client.sink.count(), 0);
        QCOMPARE(client.connection->counters().duplicatesDropped.load(), 1u);
    }

    void offlineQueueSurvivesThePrograms()
    {
        const QString file = newFile();
        const quint16 port = MosquittoFixture::freePort();
        {
            ClientHarness client(u"mqtt://127.0.0.1:%1"_s.arg(port));
            makePersistent(client, file);
            client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
            client.open();
            QTRY_COMPARE(client.state(), WaitingToRetry);
            client.publish("a", "1", 1);
            client.publish("b", "2", 1);
            QTRY_COMPARE(client.connection->counters().offlineQueued.load(), 2u);
        }
        ClientHarness client(u"mqtt://127.0.0.1:%1"_s.arg(port));
        makePersistent(client, file);
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.open();
        QTRY_COMPARE(client.state(), WaitingToRetry);
        const auto queue = client.connection->offlineQueue();
        QCOMPARE(queue.size(), 2u);
        QCOMPARE(QByteArray::fromStdString(queue[0].request.topic), QByteArray("a"));
        client.connection->removeQueued({queue[0].id});
        QTRY_COMPARE(client.connection->counters().offlineQueued.load(), 1u);
    }

    void sessionsAreNeverMixed()
    {
        const QString file = newFile();
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(publishOf(hex("0001"), 0x32));
        broker.nextConnection().expect(1).send(connack5);
        {
            ClientHarness client(broker.url());
            makePersistent(client, file);
            client.open();
            QTRY_VERIFY(client.isConnected());
            client.publish("a", "x", 1);
            QTRY_COMPARE(broker.received().size(), 2);
        }
        ClientHarness client(broker.url());
        makePersistent(client, file);
        client.settings.connect.clientId = "another";
        client.open();
        QTRY_VERIFY(client.isConnected());
        QTest::qWait(50);
        QVERIFY2(broker.unexpected().isEmpty(), broker.state());
        QVERIFY2(client.log.join(u'\n').contains(u"set aside"_s), qPrintable(client.log.join(u'\n')));
        QVERIFY(QFile::exists(file + u".other"_s));
    }

    void damagedFilesAreReadAsFarAsTheyGo()
    {
        const QString file = newFile();
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(publishOf(hex("0001"), 0x32));
        broker.nextConnection().expect(1).send(connack5SessionPresent).expect(publishOf(hex("0001"), 0x3A));
        {
            ClientHarness client(broker.url());
            makePersistent(client, file);
            client.open();
            QTRY_VERIFY(client.isConnected());
            client.publish("a", "x", 1);
            QTRY_COMPARE(broker.received().size(), 2);
        }
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::Append));
        damaged.write("\x05\x80", 2); // the beginning of a record
        damaged.close();
        ClientHarness client(broker.url());
        makePersistent(client, file);
        client.open();
        QTRY_VERIFY2(broker.finished(), broker.state());
    }

    void sessionThatTheBrokerLostIsSaid()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(publishOf(hex("0001"), 0x32)).close();
        broker.nextConnection().expect(1).send(connack5);
        ClientHarness client(broker.url());
        makePersistent(client);
        client.open();
        QTRY_VERIFY(client.isConnected());
        const quint64 id = client.publish("a", "x", 1);
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_COMPARE(client.results.size(), 1);
        QCOMPARE(client.results[0].id, id);
        QCOMPARE(int(client.results[0].outcome), int(PublishResult::Outcome::Unknown));
        QTRY_VERIFY(client.isConnected());
        QVERIFY(client.connection->info()->sessionLost);
    }

    /// Two programs that write one session would mix what they know; and the broker would throw one of them out.
    void oneProgramAtATimeHasTheSession()
    {
        const QString file = newFile();
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(publishOf(hex("0001"), 0x32));
        broker.nextConnection()
            .expect(1)
            .send(connack5SessionPresent)
            .expect(publishOf(hex("0001"), 0x3A))
            .expect(hex("30 09 0001 'b' 00 'saved'"))
            .send(hex("40 02 0001"));
        broker.nextConnection().expect(1).send(connack5SessionPresent).expect(hex("30 08 0001 'c' 00 'late'"));
        ClientHarness first(broker.url());
        makePersistent(first, file);
        first.open();
        QTRY_VERIFY(first.isConnected());
        first.publish("a", "x", 1);
        QTRY_COMPARE(broker.received().size(), 2);

        ClientHarness second(broker.url());
        makePersistent(second, file);
        second.open();
        QTRY_COMPARE(second.state(), Failed);
        QCOMPARE(int(second.error().kind), int(ErrorKind::Settings));
        QVERIFY2(second.error().message.contains(u"already open"_s), qPrintable(second.error().message));
        QCOMPARE(broker.connections(), 1);
        const quint64 refused = second.publish("a", "y", 1);
        QTRY_COMPARE(second.results.size(), 1);
        QCOMPARE(second.results.first().id, refused);

        // Closed there, it goes on here, with all that the other one left …
        first.connection->close();
        QTRY_COMPARE(first.state(), Disconnected);
        const quint64 saved = first.publish("b", "saved"); // the file is free: it is in it
        QTRY_COMPARE(first.connection->counters().offlineQueued.load(), 1u);
        second.connection->retryNow();
        QTRY_COMPARE(second.results.size(), 3);
        QCOMPARE(int(second.results.last().outcome), int(PublishResult::Outcome::Acknowledged));
        const quint64 late = first.publish("c", "late"); // the other one has the file: it is here alone
        QTRY_COMPARE(first.connection->counters().offlineQueued.load(), 2u);
        second.connection->close();
        QTRY_COMPARE(second.state(), Disconnected);

        // … and the first one knows what became of it meanwhile: nothing is sent again, and nothing is forgotten.
        first.open();
        QTRY_VERIFY(first.isConnected());
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_COMPARE(first.results.size(), 3);
        QHash<quint64, int> outcomes;
        for (const PublishResult& result : first.results)
            outcomes.insert(result.id, int(result.outcome));
        QCOMPARE(outcomes.value(saved), int(PublishResult::Outcome::Unknown));
        QCOMPARE(outcomes.value(late), int(PublishResult::Outcome::Sent));
        QTest::qWait(50);
        QVERIFY2(broker.unexpected().isEmpty(), broker.state());
    }

    void closedAndOpenedAgainItGoesOn()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(publishOf(hex("0001"), 0x32));
        broker.nextConnection()
            .expect(1)
            .send(connack5SessionPresent)
            .expect(publishOf(hex("0001"), 0x3A))
            .expect(hex("30 09 0001 'b' 00 'later'"))
            .send(hex("40 02 0001"));
        ClientHarness client(broker.url());
        makePersistent(client, newFile());
        client.open();
        QTRY_VERIFY(client.isConnected());
        const quint64 id = client.publish("a", "x", 1);
        QTRY_COMPARE(broker.received().size(), 2);
        client.connection->close();
        QTRY_COMPARE(client.state(), Disconnected);
        const quint64 later = client.publish("b", "later");
        QTRY_COMPARE(client.connection->counters().offlineQueued.load(), 1u);
        client.open();
        QTRY_COMPARE(client.results.size(), 2);
        // As publish() called them, not as the file does.
        QCOMPARE(client.results.first().id, later);
        QCOMPARE(client.results.last().id, id);
    }

    void fileOfAnotherVersionIsSetAside()
    {
        const QString file = newFile();
        QFile old(file);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("topicscope session 0\n127.0.0.1 test\nanything");
        old.close();
        ScriptedBroker broker;
        broker.expect(1).send(connack5);
        ClientHarness client(broker.url());
        makePersistent(client, file);
        client.open();
        QTRY_VERIFY(client.isConnected());
        QVERIFY(QFile::exists(file + u".other"_s));
        QVERIFY(client.log.join(u'\n').contains(u"set aside"_s));
    }

    void brokenRecordIsSaidAndTheFileKept()
    {
        const QString file = newFile();
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(publishOf(hex("0001"), 0x32));
        broker.nextConnection().expect(1).send(connack5SessionPresent);
        {
            ClientHarness client(broker.url());
            makePersistent(client, file);
            client.open();
            QTRY_VERIFY(client.isConnected());
            client.publish("a", "x", 1);
            QTRY_COMPARE(broker.received().size(), 2);
        }
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        QByteArray bytes = damaged.readAll();
        const qsizetype at = bytes.lastIndexOf('x');
        QVERIFY(at > 0);
        bytes[at] = 'y'; // a bit that fell over: the checksum tells
        damaged.seek(0);
        damaged.write(bytes);
        damaged.close();
        ClientHarness client(broker.url());
        makePersistent(client, file);
        client.open();
        QTRY_VERIFY(client.isConnected());
        QVERIFY2(client.log.join(u'\n').contains(u"could not be read to its end"_s),
                 qPrintable(client.log.join(u'\n')));
        QFile kept(file + u".damaged"_s);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), bytes);
    }

    /// What cannot be saved is said once, not with every message; and the messages go on.
    void unwritableFileIsSaidOnce()
    {
        const QString notAFolder = newFile();
        QFile file(notAFolder);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        ScriptedBroker broker;
        broker.expect(1).send(connack5);
        for (char id = 1; id <= 20; ++id)
            broker.expect(publishOf(QByteArray(1, '\0') + id, 0x32)).send(hex("40 02") + QByteArray(1, '\0') + id);
        ClientHarness client(broker.url());
        makePersistent(client, notAFolder + u"/session"_s);
        client.open();
        QTRY_VERIFY(client.isConnected());
        for (int i = 0; i < 20; ++i)
            client.publish("a", "x", 1);
        QTRY_COMPARE(client.results.size(), 20);
        QVERIFY2(broker.finished(), broker.state());
        QVERIFY(client.log.filter(u"cannot be saved"_s).size() >= 1);
        QVERIFY2(client.log.filter(u"cannot be saved"_s).size() <= 2, qPrintable(client.log.join(u'\n')));
    }

    void queuedPublishesAreCheckedAgainstTheNextBroker_data()
    {
        QTest::addColumn<QByteArray>("connack");
        QTest::addColumn<QString>("reason");
        QTest::newRow("MQTT-3.2.2-11 Maximum QoS") << hex("20 05 00 00 02 24 01") << u"Maximum QoS"_s;
        QTest::newRow("MQTT-3.2.2-14 Retain Available") << hex("20 05 00 00 02 25 00") << u"retained"_s;
        QTest::newRow("MQTT-3.2.2-15 Maximum Packet Size") << hex("20 08 00 00 05 27 0000000A") << u"Maximum Packet"_s;
    }

    void queuedPublishesAreCheckedAgainstTheNextBroker()
    {
        QFETCH(QByteArray, connack);
        QFETCH(QString, reason);
        ScriptedBroker broker;
        broker.expect(1).close();
        broker.nextConnection().expect(1).send(connack).expect(hex("30 04 0001 'a' 00"));
        ClientHarness client(broker.url());
        makePersistent(client, newFile());
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.open();
        QTRY_COMPARE(client.state(), WaitingToRetry);
        const quint64 large = client.publish("a", "0123456789", 2, true);
        client.publish("a", "");
        client.connection->retryNow();
        QTRY_COMPARE(client.results.size(), 2);
        QCOMPARE(client.results.first().id, large);
        QCOMPARE(int(client.results.first().outcome), int(PublishResult::Outcome::NotSent));
        QVERIFY2(client.results.first().reason.contains(reason), qPrintable(client.results.first().reason));
        QTRY_VERIFY2(broker.finished(), broker.state());
    }

    void queueIsBoundedInBytes()
    {
        ScriptedBroker broker;
        broker.expect(1).close();
        ClientHarness client(broker.url());
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.settings.offlineQueueMaximumBytes = 10;
        client.open();
        QTRY_COMPARE(client.state(), WaitingToRetry);
        client.publish("a", "12345");
        client.publish("a", "12345");
        client.publish("a", "123");
        QTRY_COMPARE(client.results.size(), 1);
        QCOMPARE(client.results.first().reasonCode, int(mqtt::ReasonCode::QuotaExceeded));
        QVERIFY(client.results.first().reason.contains(u"full"_s));
        QTRY_COMPARE(client.connection->offlineQueue().size(), 2u);
    }

    void fileHoldsNoCredentialsAndIsTheOwnersAlone()
    {
        const QString file = newFile();
        ScriptedBroker broker;
        broker.expect(1).send(connack5).expect(3);
        ClientHarness client(u"mqtt://ann:hunter2@127.0.0.1:%1"_s.arg(broker.port()));
        makePersistent(client, file);
        client.open();
        client.publish("a", "x", 1);
        QTRY_VERIFY2(broker.finished(), broker.state());
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray contents = saved.readAll();
        QVERIFY(contents.startsWith("topicscope session 1\n"));
        QVERIFY(!contents.contains("hunter2"));
        QCOMPARE(saved.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }
};

QTEST_GUILESS_MAIN(TestSavedSession)
#include "test_saved_session.moc"
