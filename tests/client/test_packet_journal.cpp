// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/packet_journal.h"

#include <QTest>

#include <string>

using namespace topicscope;

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
};

QTEST_GUILESS_MAIN(TestPacketJournal)
#include "test_packet_journal.moc"
