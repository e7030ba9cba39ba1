// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/packet_journal.h"
#include "app/mqtt/session.h"

#include "tests/support/hex.h"

#include <QTest>

#include <array>
#include <ctime>
#include <string>

using namespace topicscope;
using test::hex;

namespace {
constexpr std::size_t Mebibyte = 1024 * 1024;
constexpr int PacketBytes = 102;

/// A QoS 0 PUBLISH.
std::string publishPacket()
{
    std::string packet("\x30\x64\x00\x01t\x00", 6);
    packet.resize(PacketBytes, 'x');
    return packet;
}

enum class Pane { None, Closed, Open };

/// Processor time of this thread, in nanoseconds.
std::int64_t processorTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/// A session that counts, as a connection drives it, with or without a journal.
class Ingest : private mqtt::SessionListener, private mqtt::PacketObserver
{
public:
    explicit Ingest(Pane pane) : m_session(static_cast<mqtt::SessionListener&>(*this))
    {
        if (pane != Pane::None)
            m_session.setPacketObserver(this);
        if (pane == Pane::Open)
            m_journal.setRecordEverything(true);
        mqtt::ConnectOptions options;
        options.keepAlive = 0;
        (void)m_session.start(options, m_now);
        m_session.receive(std::string("\x20\x03\x00\x00\x00", 5), m_now);
    }

    /// What `batches` reads of 256 KiB each cost, in nanoseconds of processor time.
    std::int64_t run(int batches, const std::string& batch)
    {
        const std::int64_t before = processorTime();
        for (int i = 0; i < batches; ++i) {
            m_now += 400; // some 6 million messages a second
            m_journal.beginBatch(m_now);
            m_session.receive(batch, m_now);
        }
        return processorTime() - before;
    }
    std::uint64_t messages() const { return m_messages; }

private:
    void message(const mqtt::MessageView&) override { ++m_messages; }
    void packetReceived(mqtt::BytesView packet, mqtt::Time now) override
    {
        m_journal.record(packet, mqtt::Direction::FromServer, mqtt::Version::V5_0, now);
    }
    void packetSent(mqtt::BytesView packet, mqtt::Time now) override
    {
        m_journal.record(packet, mqtt::Direction::FromClient, mqtt::Version::V5_0, now);
    }

    client::PacketJournal m_journal;
    mqtt::Session m_session;
    mqtt::Time m_now = 1'000'000;
    std::uint64_t m_messages = 0;
};
} // namespace

class TestPacketJournal : public QObject
{
    Q_OBJECT
private slots:
    void batchesInQuickSuccessionShareWhatASecondKeeps()
    {
        client::PacketJournal journal(256 * Mebibyte);
        const std::string packet = publishPacket();
        for (int batch = 0; batch < 10'000; ++batch) {
            journal.beginBatch(1'000'000 + batch); // a microsecond apart
            for (int i = 0; i < 100; ++i)
                journal.record(packet, mqtt::Direction::FromServer, mqtt::Version::V5_0, 1'000'000 + batch);
        }
        QVERIFY2(journal.bytesUsed() < 8 * Mebibyte, qPrintable(QString::number(journal.bytesUsed())));
    }

    void floodOfQoS1KeepsWholeExchangesAndEveryRefusal()
    {
        client::PacketJournal journal(256 * Mebibyte);
        const auto acknowledgement = [](unsigned id, bool refused) {
            std::string packet("\x40\x02", 2);
            packet += {char(id >> 8), char(id & 0xff)};
            if (refused) {
                packet[1] = '\x03';
                packet += '\x87'; // Not authorized
            }
            return packet;
        };
        constexpr unsigned Messages = 60'000;
        constexpr unsigned InBatch = 1000;
        constexpr unsigned RefusedEvery = 5000;
        for (unsigned first = 1; first <= Messages; first += InBatch) {
            const std::int64_t now = 1'000'000 + first;
            journal.beginBatch(now);
            for (unsigned id = first; id < first + InBatch; ++id) {
                std::string packet("\x32\x64\x00\x01t", 5);
                packet += {char(id >> 8), char(id & 0xff)};
                packet.resize(PacketBytes, 'x');
                packet[7] = '\0'; // no properties
                journal.record(packet, mqtt::Direction::FromServer, mqtt::Version::V5_0, now);
                journal.record(acknowledgement(id, id % RefusedEvery == 0), mqtt::Direction::FromClient,
                               mqtt::Version::V5_0, now);
            }
        }
        journal.record(std::string("\xc0\x00", 2), mqtt::Direction::FromClient, mqtt::Version::V5_0, 2'000'000);
        std::uint64_t counted = 0;
        unsigned refused = 0;
        unsigned published = 0;
        for (const client::JournalPacket& packet : journal.packetsAfter(0, 1'000'000)) {
            counted += packet.skipped > 0 ? packet.skipped : 1;
            refused += packet.type == mqtt::PacketType::Puback && packet.error;
            published += packet.type == mqtt::PacketType::Publish;
            if (packet.type == mqtt::PacketType::Publish)
                QVERIFY2(packet.matched == packet.number + 1, qPrintable(QString::number(packet.packetId)));
        }
        QCOMPARE(counted, std::uint64_t(2 * Messages + 1));
        QCOMPARE(refused, Messages / RefusedEvery);
        QVERIFY2(published > 0 && published < Messages / 2, qPrintable(QString::number(published)));
    }

    void aModerateRateIsKeptWhole()
    {
        client::PacketJournal journal(256 * Mebibyte);
        const std::string packet = publishPacket();
        constexpr int Packets = 50'000; // ten thousand a second: one megabyte
        for (int i = 0; i < Packets; ++i) {
            const std::int64_t now = 1'000'000 + std::int64_t(i) * 100;
            journal.beginBatch(now);
            journal.record(packet, mqtt::Direction::FromServer, mqtt::Version::V5_0, now);
        }
        QVERIFY(journal.bytesUsed() >= std::size_t(Packets) * PacketBytes);
        QCOMPARE(journal.lastNumber(), std::uint64_t(Packets));
    }

    void secretsAreMaskedInEveryByte_data()
    {
        QTest::addColumn<QList<QByteArray>>("packets"); // the first one is CONNECT
        QTest::addColumn<QByteArray>("shown");
        using L = QList<QByteArray>;
        const QByteArray connect = hex("10 1A 0004 'MQTT' 05 C2 003C 00 0001 'c' 0002 'me' 0006 'geheim'");
        const QByteArray scram = hex("10 1D 0004 'MQTT' 05 02 003C 0F 15 0003 'ABC' 16 0006 'geheim' 0001 'c'");
        QTest::newRow("password") << L{connect} << QByteArray("'me'");
        QTest::newRow("a CONNECT that cannot be read")
            << L{hex("10 18 0004 'MQTT' 05 C2 003C 00 00FF 'geheim' 0006 'gehe'")} << QByteArray("MQTT");
        QTest::newRow("CONNECT with authentication data") << L{scram} << QByteArray("ABC");
        QTest::newRow("CONNACK with authentication data")
            << L{scram, hex("20 12 00 00 0F 15 0003 'ABC' 16 0006 'geheim'")} << QByteArray("ABC");
        QTest::newRow("a CONNACK that cannot be read")
            << L{scram, hex("20 12 00 00 0F 15 0003 'ABC' 16 0009 'geheim'")} << QByteArray();
        QTest::newRow("AUTH") << L{scram, hex("F0 11 18 0F 15 0003 'ABC' 16 0006 'geheim'")} << QByteArray("ABC");
        QTest::newRow("an AUTH that cannot be read")
            << L{scram, hex("F0 15 18 0F 15 0003 'ABC' 16 0009 'wrong' 'geheim'")} << QByteArray();
    }

    void secretsAreMaskedInEveryByte()
    {
        QFETCH(QList<QByteArray>, packets);
        QFETCH(QByteArray, shown);
        client::PacketJournal journal(Mebibyte);
        for (const QByteArray& packet : packets) {
            const bool connect = packet.startsWith('\x10');
            journal.record({packet.constData(), std::size_t(packet.size())},
                           connect ? mqtt::Direction::FromClient : mqtt::Direction::FromServer, mqtt::Version::V5_0, 1);
        }
        const auto kept = journal.packetsAfter(0);
        QCOMPARE(kept.size(), std::size_t(packets.size()));
        for (const client::JournalPacket& packet : kept) {
            const QByteArray bytes = QByteArray::fromStdString(packet.bytes);
            QVERIFY2(!bytes.contains("geheim") && !bytes.contains("gehe"), bytes.toHex(' ').constData());
            QCOMPARE(std::size_t(packet.length), packet.bytes.size());
        }
        QVERIFY(QByteArray::fromStdString(kept.back().bytes).contains(shown.replace("'", "")));
    }

    void stepsBeforeMqttAreKeptBesideThePackets()
    {
        client::PacketJournal journal(Mebibyte);
        journal.recordHandshake(mqtt::Direction::FromClient, "GET / HTTP/1.1", 5);
        journal.record(publishPacket(), mqtt::Direction::FromServer, mqtt::Version::V5_0, 6);
        journal.recordHandshake(mqtt::Direction::FromClient, "again", 7);
        const auto steps = journal.handshakes();
        QCOMPARE(steps.size(), 2u);
        QCOMPARE(steps[0].before, 1u);
        QCOMPARE(steps[0].time, 5);
        QCOMPARE(steps[1].before, 2u);
        for (int i = 0; i < 1000; ++i)
            journal.recordHandshake(mqtt::Direction::FromClient, "again", 8);
        QCOMPARE(journal.handshakes().size(), client::PacketJournal::handshakesKept);
        QCOMPARE(journal.handshakes().back().order, 1002u);
    }

    /// Processor time of framing and decoding alone (no store behind it, so the shares are at their largest), in turns
    /// and each at its best, so that a busy machine does not decide.
    void closedPaneCostsLittle()
    {
        std::string batch;
        while (batch.size() < 256 * 1024)
            batch += publishPacket();
        std::array<std::int64_t, 3> best;
        best.fill(INT64_MAX);
#ifdef NDEBUG
        constexpr int Batches = 100;
#else
        constexpr int Batches = 10; // what is not optimized says little, and slowly
#endif
        for (int round = 0; round < 7; ++round) {
            for (const Pane pane : {Pane::None, Pane::Closed, Pane::Open}) {
                Ingest ingest(pane);
                ingest.run(Batches / 5, batch);
                best[std::size_t(pane)] = std::min(best[std::size_t(pane)], ingest.run(Batches, batch));
                QCOMPARE(ingest.messages(), std::uint64_t((Batches + Batches / 5) * (batch.size() / PacketBytes)));
            }
        }
        const double closed = double(best[1]) / double(best[0]);
        const double open = double(best[2]) / double(best[0]);
        const double each = double(best[0]) / (double(Batches) * double(batch.size() / PacketBytes));
        qInfo("without a journal %.1f ns a packet; pane closed %.3f times that, open %.3f times", each, closed, open);
        QVERIFY2(closed < 1.5, qPrintable(QString::number(closed)));
    }
};

QTEST_GUILESS_MAIN(TestPacketJournal)
#include "test_packet_journal.moc"
