// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packet_type.h"
#include "app/mqtt/types.h"

#include <algorithm>
#include <atomic>
#include <bitset>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace topicscope::client {

/// One packet kept by the journal. Passwords and authentication data in `bytes` are overwritten with '*' before they
/// get here; lengths and everything else are as on the wire.
struct JournalPacket
{
    std::uint64_t number = 0; ///< counts all packets of the connection from 1, also those not kept
    std::int64_t time = 0;    ///< microseconds since the Unix epoch, UTC
    mqtt::Direction direction = mqtt::Direction::FromServer;
    mqtt::Version version = mqtt::Version::V5_0;        ///< that `bytes` are to be decoded with
    mqtt::PacketType type = mqtt::PacketType::Reserved; ///< Reserved: a gap, see `skipped`
    std::uint16_t packetId = 0;                         ///< 0: none
    std::uint32_t length = 0;                           ///< of the whole packet on the wire
    mqtt::Bytes bytes; ///< the packet; shorter than `length` where its end was cut off (over 64 KiB)
    /// Gap: so many PUBLISH and PUBACK packets (and their bytes) went by unrecorded before the next entry.
    std::uint64_t skipped = 0;
    std::uint64_t skippedBytes = 0;
    /// The acknowledgement that belongs to this packet (SUBSCRIBE → SUBACK, PUBLISH → PUBACK or PUBREC, PUBREL →
    /// PUBCOMP, PINGREQ → PINGRESP, CONNECT → CONNACK), or the request that this acknowledges; 0: none yet.
    std::uint64_t matched = 0;
    std::int64_t matchedMicroseconds = -1; ///< between the two; -1: not matched
    bool error =
        false; ///< an acknowledgement or DISCONNECT with a failure reason, or the packet that broke the protocol
};

/// A step on the way to the broker that is no MQTT: the question to a proxy and its answer, the WebSocket upgrade, what
/// TLS agreed on.
struct HandshakeStep
{
    std::uint64_t order = 0;  ///< counts all steps of the connection from 1
    std::uint64_t before = 0; ///< the number of the packet that came next
    std::int64_t time = 0;    ///< microseconds since the Unix epoch, UTC
    mqtt::Direction direction = mqtt::Direction::FromServer;
    mqtt::Bytes text; ///< lines without an end; credentials in them are masked
};

/// The last packets of a connection, both directions, in a byte budget.
///
/// Written by the I/O thread, read by anyone. Recording must cost nothing that can be measured, so while nobody looks
/// (setRecordEverything(false), the default) a flood of PUBLISH packets is sampled: of every batch of bytes read at
/// once, the first 8 KiB of them are kept and a gap entry counts the rest. That holds for QoS 0, and for QoS 1 towards
/// the client with its PUBACK: the PUBACK of a message that was kept is kept, too, and so is each that refuses. In a
/// flood the ring would hold a few milliseconds of them anyway. Everything else (control packets, what we publish with
/// QoS 1, QoS 2 flows), which a diagnosis needs, is always kept.
///
/// Measured (TestPacketJournal::closedPaneCostsLittle, framing and decoding of 102-byte packets alone, 46 ns each, no
/// store behind it): 2 to 4 ns a packet while nobody looks, another 44 to 48 ns while everything is recorded.
class PacketJournal
{
public:
    explicit PacketJournal(std::size_t budgetBytes = 16 * 1024 * 1024);
    ~PacketJournal();

    /// Any thread. True while a Packets pane or `--trace` is open: keeps every packet, whatever the rate. Counted, so
    /// that two viewers do not switch each other off: each true needs its false.
    void setRecordEverything(bool everything);
    bool recordsEverything() const { return m_everything.load(std::memory_order_relaxed) > 0; } ///< any thread
    /// Any thread.
    void setBudget(std::size_t bytes);
    std::size_t bytesUsed() const;
    /// The number of the last packet, kept or not.
    std::uint64_t lastNumber() const;

    /// Copies the packets with a number above `after`, the newest `maximum` of them, in order. Any thread; holds the
    /// journal for the copy only, so ask for what is new since the last time. An entry given before may have got its
    /// `matched` meanwhile: packet() tells.
    std::vector<JournalPacket> packetsAfter(std::uint64_t after, std::size_t maximum = 100000) const;
    std::optional<JournalPacket> packet(std::uint64_t number) const;
    /// The steps of the last handshakes, oldest first, at most handshakesKept. Any thread.
    std::vector<HandshakeStep> handshakes() const;
    void clear();

    /// I/O thread: a packet went by. Secrets in it are masked here, before it is kept.
    void record(mqtt::BytesView packet, mqtt::Direction direction, mqtt::Version version, std::int64_t time)
    {
        // What a flood is made of, beyond the share of this batch: the path that must cost next to nothing.
        if (isSampled(packet, direction) && !recordsEverything()) {
            if (m_batchShare < packet.size()) {
                m_batchShare = 0;
                ++m_skipped;
                m_skippedBytes += packet.size();
                return;
            }
            m_batchShare -= packet.size();
        }
        keep(packet, direction, version, time);
    }
    /// I/O thread: a new batch of bytes begins. Where many small ones follow each other (several connections at full
    /// rate) they share what a second may keep.
    void beginBatch(std::int64_t time)
    {
        const std::int64_t elapsed = time > m_batchBegan ? time - m_batchBegan : 0;
        m_batchBegan = time;
        m_allowance = m_allowance - (m_batchGiven - m_batchShare);
        m_allowance = std::size_t(
            std::min<std::int64_t>(allowanceMaximum, std::int64_t(m_allowance) + elapsed * bytesPerMicrosecond));
        m_batchGiven = m_batchShare = std::min(batchShare, m_allowance);
    }
    /// I/O thread: a step of a handshake went by; `text` is masked.
    void recordHandshake(mqtt::Direction direction, mqtt::Bytes text, std::int64_t time);
    /// I/O thread: the last packet received broke the protocol.
    void markLastReceivedAsError();
    /// I/O thread: a new connection; packet identifiers of the old one match nothing any more.
    void connectionBegins();

    static constexpr std::size_t handshakesKept = 64;

private:
    struct Entry;
    struct Segment;
    static constexpr std::size_t batchShare = 8 * 1024;
    static constexpr std::int64_t bytesPerMicrosecond = 2;
    static constexpr std::int64_t allowanceMaximum = 2 * 1024 * 1024;

    /// True for PUBLISH of QoS 0, PUBLISH of QoS 1 from the server, and the PUBACK to one that was not kept.
    bool isSampled(mqtt::BytesView packet, mqtt::Direction direction) const
    {
        const auto byte = [packet](std::size_t at) { return static_cast<unsigned char>(packet[at]); };
        const bool fromServer = direction == mqtt::Direction::FromServer;
        if ((byte(0) & 0xf0) == 0x30)
            return (byte(0) & 0x06) == 0 || (fromServer && (byte(0) & 0x06) == 0x02);
        // With a reason code it is longer than four bytes: one that refuses, or says more.
        return byte(0) == 0x40 && !fromServer && packet.size() == 4 &&
               !m_awaitsPuback[std::size_t(byte(2)) << 8 | byte(3)];
    }

    void keep(mqtt::BytesView packet, mqtt::Direction direction, mqtt::Version version, std::int64_t time);
    void append(Entry entry, mqtt::BytesView bytes);
    void flushSkipped(std::int64_t time);
    void match(Entry& entry);
    Entry* find(std::uint64_t number);
    static JournalPacket copyOf(const Segment& segment, const Entry& entry);
    mqtt::Bytes masked(mqtt::BytesView packet, const Entry& entry);
    void evict();

    mutable std::mutex m_mutex;
    std::deque<std::unique_ptr<Segment>> m_segments;
    std::unordered_map<std::uint32_t, std::uint64_t> m_open; // what waits for its acknowledgement → number
    std::size_t m_budget;
    std::size_t m_used = 0;
    std::uint64_t m_lastReceived = 0;
    std::deque<HandshakeStep> m_handshakes;
    std::uint64_t m_handshakeSteps = 0;
    bool m_authenticates = false; // CONNECT named an authentication method
    std::atomic<std::uint64_t> m_number{0};
    std::atomic<int> m_everything{0};
    // I/O thread only.
    std::bitset<0x10000> m_awaitsPuback;   ///< identifiers of the server's QoS 1 messages that were kept
    std::size_t m_batchShare = batchShare; ///< left
    std::size_t m_batchGiven = batchShare;
    std::size_t m_allowance = std::size_t(allowanceMaximum);
    std::int64_t m_batchBegan = 0;
    std::uint64_t m_skipped = 0;
    std::uint64_t m_skippedBytes = 0;
};

} // namespace topicscope::client
