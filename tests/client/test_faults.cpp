// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/codec.h"

#include "tests/client/client_harness.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/mosquitto_fixture.h"

#include <QTemporaryDir>

using namespace topicscope;
using namespace topicscope::client;
using namespace topicscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Settings of a session that outlives connections and programs.
void makePersistent(ClientHarness& client, const QString& file = {})
{
    client.settings.connect.cleanStart = false;
    client.settings.connect.sessionExpiryInterval = 3600;
    client.settings.sessionFile = file;
}

/// What became of the numbers on the receiver's wire.
struct Wire
{
    QSet<int> received; ///< some PUBLISH had it
    QSet<int> idInUse;  ///< came with a packet identifier of QoS 2 that the broker had not released
};

Wire wireOf(const Connection& connection)
{
    Wire wire;
    QHash<int, int> open; // packet identifier → number
    for (const JournalPacket& packet : connection.journal().packetsAfter(0, SIZE_MAX)) {
        if (packet.direction != mqtt::Direction::FromServer)
            continue;
        if (packet.type == mqtt::PacketType::Pubrel)
            open.remove(packet.packetId);
        if (packet.type != mqtt::PacketType::Publish)
            continue;
        const auto decoded = mqtt::decode(packet.bytes, packet.version, packet.direction);
        if (!decoded)
            continue;
        const auto& publish = std::get<mqtt::Publish>(*decoded);
        const int number = QByteArray::fromStdString(publish.payload).toInt();
        wire.received << number;
        if (publish.qos != mqtt::QoS::ExactlyOnce)
            continue;
        if (open.contains(publish.packetId) && open.value(publish.packetId) != number)
            wire.idInUse << number;
        else
            open.insert(publish.packetId, number);
    }
    return wire;
}

} // namespace

/// Messages over a network that cuts, splits and delays, to a broker that dies.
class TestFaults : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void faultsAreSurvived_data()
    {
        QTest::addColumn<int>("qos");
        QTest::addColumn<int>("version");
        QTest::newRow("QoS 1, 5.0") << 1 << 5;
        QTest::newRow("QoS 2, 5.0") << 2 << 5;
        QTest::newRow("QoS 1, 3.1.1") << 1 << 4;
        QTest::newRow("QoS 2, 3.1.1") << 2 << 4;
    }

    /// Numbered messages in both directions through a network that cuts, splits and delays at random bytes, with the
    /// broker killed on the way. TOPICSCOPE_FAULT_MESSAGES, _CUTS (bytes between cuts) and _KILLS make it long;
    /// TOPICSCOPE_FAULT_SEED chooses other bytes.
    void faultsAreSurvived()
    {
        QFETCH(int, qos);
        QFETCH(int, version);
        if (!MosquittoFixture::isAvailable())
            QSKIP("mosquitto is not installed");
        const auto setting = [](const char* name, int standard) {
            bool ok = false;
            const int value = qEnvironmentVariableIntValue(name, &ok);
            return ok ? value : standard;
        };
        const int count = setting("TOPICSCOPE_FAULT_MESSAGES", 100);
        const int kills = setting("TOPICSCOPE_FAULT_KILLS", 1);
        const auto seed = quint32(setting("TOPICSCOPE_FAULT_SEED", 1));

        MosquittoOptions options;
        options.persistence = true;
        options.extra = "max_queued_messages 0\nmax_inflight_messages " + QByteArray(version == 5 ? "20" : "0") + "\n";
        MosquittoFixture broker(options);
        FaultProxy proxy(broker.port(), {.seed = seed,
                                         .cutAfterAtMost = setting("TOPICSCOPE_FAULT_CUTS", 2000),
                                         .splitAtMost = 400,
                                         .delayAtMostMilliseconds = 1});

        // The client under test, behind the bad network; and an honest peer with a good line.
        ClientHarness client(u"mqtt://127.0.0.1:%1"_s.arg(proxy.port()), mqtt::Version(version));
        makePersistent(client, m_folder.filePath(u"session-%1-%2"_s.arg(qos).arg(version)));
        client.settings.reconnect.first = client.settings.reconnect.maximum = 5ms;
        client.settings.offlineQueueMaximum = std::size_t(count) + 1;
        client.settings.offlineQueueMaximumBytes = std::size_t(1) << 30;
        client.settings.subscriptions = {{.filter = "down/#", .options = {.qos = mqtt::QoS(qos)}}};
        ClientHarness peer(broker.url(), mqtt::Version(version));
        makePersistent(peer);
        peer.settings.connect.clientId = "peer";
        peer.settings.reconnect.first = peer.settings.reconnect.maximum = 5ms;
        peer.settings.offlineQueueMaximum = std::size_t(count) + 1;
        peer.settings.offlineQueueMaximumBytes = std::size_t(1) << 30;
        peer.settings.subscriptions = {{.filter = "up/#", .options = {.qos = mqtt::QoS(qos)}}};
        for (ClientHarness* side : {&client, &peer}) {
            side->settings.journalBytes = std::size_t(1) << 30;
            side->connection->journal().setRecordEverything(true);
        }
        client.open();
        peer.open();
        QTRY_VERIFY_WITH_TIMEOUT(client.isGranted("down/#") && peer.isGranted("up/#"), 20000);

        const auto acknowledged = [](const ClientHarness& side) {
            return std::count_if(side.results.begin(), side.results.end(), [](const PublishResult& r) {
                return r.outcome == PublishResult::Outcome::Acknowledged;
            });
        };
        int sent = 0;
        QList<qint64> killedAt;
        QElapsedTimer timer;
        timer.start();
        const qint64 limit = 20000 + qint64(count) * 20;
        while ((client.results.size() < count || peer.results.size() < count) && timer.elapsed() < limit) {
            // A window of numbers on the way keeps the queues short and the cuts among them.
            while (sent < count && sent - std::min(client.results.size(), peer.results.size()) < 20) {
                client.publish("up/x", QByteArray::number(sent), qos);
                peer.publish("down/x", QByteArray::number(sent), qos);
                ++sent;
            }
            if (killedAt.size() < kills && sent > (killedAt.size() + 1) * count / (kills + 1)) {
                broker.kill();
                killedAt << timer.elapsed();
                QVERIFY(broker.start());
            }
            QTest::qWait(5);
        }
        // Everything is acknowledged; what is still on its way down or up gets time.
        const auto numbers = [](const RecordingSink& sink) {
            QMap<int, int> times;
            for (const ReceivedMessage& message : sink.messages())
                ++times[message.payload.toInt()];
            return times;
        };
        const qint64 patience = timer.elapsed() + 5000;
        while ((numbers(client.sink).size() < count || numbers(peer.sink).size() < count) && timer.elapsed() < patience)
            QTest::qWait(50);

        const QMap<int, int> down = numbers(client.sink);
        const QMap<int, int> up = numbers(peer.sink);
        const auto repeated = [](const QMap<int, int>& times) {
            return std::count_if(times.begin(), times.end(), [](int n) { return n > 1; });
        };
        const auto unknown = [](const ClientHarness& side) {
            return std::count_if(side.results.begin(), side.results.end(),
                                 [](const PublishResult& r) { return r.outcome == PublishResult::Outcome::Unknown; });
        };
        qInfo("QoS %d, version %d: %d messages each way, %d cuts, %d connections, %d kills in %lld ms; down %lld "
              "distinct, %lld repeated; up %lld distinct, %lld repeated; "
              "acknowledged %lld and %lld, unknown %lld and %lld; QoS 2 repetitions dropped here: %llu",
              qos, version, count, proxy.cuts(), proxy.connections(), int(killedAt.size()),
              static_cast<long long>(timer.elapsed()), static_cast<long long>(down.size()),
              static_cast<long long>(repeated(down)), static_cast<long long>(up.size()),
              static_cast<long long>(repeated(up)), static_cast<long long>(acknowledged(client)),
              static_cast<long long>(acknowledged(peer)), static_cast<long long>(unknown(client)),
              static_cast<long long>(unknown(peer)),
              static_cast<unsigned long long>(client.connection->counters().duplicatesDropped.load()));
        QVERIFY(proxy.cuts() > 0);
        // A broker that lost its state answers PUBREL with 0x92: reported as refused, which is the truth.
        const auto refused = [kills](const ClientHarness& side) {
            return kills == 0 ? 0 : std::count_if(side.results.begin(), side.results.end(), [](const PublishResult& r) {
                return r.outcome == PublishResult::Outcome::Refused && r.reasonCode == 0x92;
            });
        };
        QCOMPARE(acknowledged(client) + unknown(client) + refused(client), count);
        QCOMPARE(acknowledged(peer) + unknown(peer) + refused(peer), count);
        // Every number was acknowledged by the broker. One that is missing was lost by the broker when it was killed:
        // it never sent it, or (QoS 2) it sent it under a packet identifier whose last use it had forgotten to finish.
        for (int side = 0; side < 2; ++side) {
            const QMap<int, int>& received = side == 0 ? up : down;
            const Wire wire = wireOf(side == 0 ? *peer.connection : *client.connection);
            for (int number = 0; number < count; ++number) {
                if (received.contains(number))
                    continue;
                const bool lostByTheBroker =
                    kills > 0 && (!wire.received.contains(number) || wire.idInUse.contains(number));
                QVERIFY2(lostByTheBroker, qPrintable(u"number %1 was lost by us, side %2"_s.arg(number).arg(side)));
                qInfo("number %d, side %d: acknowledged, then lost by the broker when it was killed (%s)", number, side,
                      wire.received.contains(number) ? "packet identifier in use" : "never sent");
            }
        }
        if (qos == 2 && kills == 0) {
            QCOMPARE(repeated(down), 0);
            QCOMPARE(repeated(up), 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
