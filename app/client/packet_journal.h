// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packet_type.h"
#include "app/mqtt/types.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
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
    /// Gap: so many QoS 0 PUBLISH packets (and their bytes) went by unrecorded before the next entry.
    std::uint64_t skipped = 0;
    std::uint64_t skippedBytes = 0;
    /// The acknowledgement that belongs to this packet (SUBSCRIBE → SUBACK, PUBLISH → PUBACK or PUBREC, PUBREL →
    /// PUBCOMP, PINGREQ → PINGRESP, CONNECT → CONNACK), or the request that this acknowledges; 0: none yet.
    std::uint64_t matched = 0;
    std::int64_t matchedMicroseconds = -1; ///< between the two; -1: not matched
    bool error =
        false; ///< an acknowledgement or DISCONNECT with a failure reason, or the packet that broke the protocol
};

/// The last packets of a connection, both directions, in a byte budget.
///
/// Written by the I/O thread, read by anyone. Recording must cost nothing that can be measured, so while nobody looks
/// (setRecordEverything(false), the default) every packet is kept except in a flood: of a batch of bytes with more than
/// 32 KiB the first 4 KiB and the last 4 KiB of QoS 0 PUBLISH packets are kept, and a gap entry counts the rest. Such a
/// flood would push itself out of the ring within milliseconds anyway; control packets and QoS 1 and 2 flows, which a
/// diagnosis needs, are not in the way of it.
class PacketJournal
{
public:
    explicit PacketJournal(std::size_t budgetBytes = 16 * 1024 * 1024);

    /// Any thread. True while a Packets pane or `--trace` is open: keeps every packet, whatever the rate.
    void setRecordEverything(bool everything);
    void setBudget(std::size_t bytes);
    std::size_t bytesUsed() const;
    /// The number of the last packet.
    std::uint64_t lastNumber() const;

    /// Copies the packets with a number above `after`, the newest `maximum` of them, in order. Any thread; holds the
    /// journal for the copy only, so ask for what is new since the last time.
    std::vector<JournalPacket> packetsAfter(std::uint64_t after, std::size_t maximum = 100000) const;
    std::optional<JournalPacket> packet(std::uint64_t number) const;
    void clear();
};

} // namespace topicscope::client
