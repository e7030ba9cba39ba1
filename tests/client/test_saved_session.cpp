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
