// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/packet_journal.h"

#include "app/mqtt/codec.h"

#include <algorithm>
#include <array>

namespace topicscope::client {

using mqtt::Direction;
using mqtt::PacketType;

namespace {

constexpr std::size_t segmentSize = 256 * 1024;
constexpr std::size_t longestKept = 64 * 1024;

/// The part of a packet that the journal needs for matching, read without decoding it.
struct Glimpse
{
    std::uint16_t packetId = 0;
    int reasonCode = -1;
};

Glimpse glimpse(mqtt::BytesView packet, PacketType type, mqtt::Version version)
{
    Glimpse result;
    std::size_t at = 1;
    while (at < packet.size() && at < 5 && (packet[at] & 0x80))
        ++at;
    ++at;
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(packet[i]); };
    switch (type) {
    case PacketType::Publish: {
        if ((byte(0) & 0x06) == 0 || packet.size() < at + 2)
            return result;
        at += 2 + (std::size_t(byte(at)) << 8 | byte(at + 1));
        if (packet.size() >= at + 2)
            result.packetId = std::uint16_t(byte(at) << 8 | byte(at + 1));
        return result;
    }
    case PacketType::Connack:
        if (packet.size() >= at + 2)
            result.reasonCode = byte(at + 1);
        return result;
    case PacketType::Disconnect:
    case PacketType::Auth:
        if (packet.size() > at)
            result.reasonCode = byte(at);
        return result;
    case PacketType::Connect:
    case PacketType::Pingreq:
    case PacketType::Pingresp:
    case PacketType::Reserved:
        return result;
    default:
        break;
    }
    if (packet.size() < at + 2)
        return result;
    result.packetId = std::uint16_t(byte(at) << 8 | byte(at + 1));
    at += 2;
    if (type == PacketType::Suback || (type == PacketType::Unsuback && version == mqtt::Version::V5_0)) {
        if (version == mqtt::Version::V5_0 && at < packet.size())
            at += 1 + byte(at); // a property list of more than 127 bytes only costs the error mark
        for (; at < packet.size(); ++at)
            result.reasonCode = std::max(result.reasonCode, int(byte(at)));
    } else if (version == mqtt::Version::V5_0 && at < packet.size() && type >= PacketType::Puback &&
               type <= PacketType::Pubcomp) {
        result.reasonCode = byte(at);
    }
    return result;
}

/// What the fixed header says; a packet that is refused by it is not received to its end.
std::uint32_t lengthOnTheWire(mqtt::BytesView packet)
{
    const auto header = mqtt::readFixedHeader(packet);
    const bool known = header && *header;
    return std::uint32_t(known ? std::max(packet.size(), (*header)->packetLength()) : packet.size());
}

/// What a request waits under, or what an acknowledgement answers: who asked, for what, with which packet identifier.
std::uint32_t key(Direction asker, PacketType answer, std::uint16_t packetId)
{
    return std::uint32_t(asker == Direction::FromClient ? 1 : 0) << 24 | std::uint32_t(answer) << 16 | packetId;
}

PacketType answerTo(PacketType request, mqtt::BytesView packet)
{
    switch (request) {
    case PacketType::Connect:
        return PacketType::Connack;
    case PacketType::Publish:
        return (packet.front() & 0x06) == 2 ? PacketType::Puback : PacketType::Pubrec;
    case PacketType::Pubrel:
        return PacketType::Pubcomp;
    case PacketType::Subscribe:
        return PacketType::Suback;
    case PacketType::Unsubscribe:
        return PacketType::Unsuback;
    case PacketType::Pingreq:
        return PacketType::Pingresp;
    default:
        return PacketType::Reserved;
    }
}

Direction other(Direction direction)
{
    return direction == Direction::FromClient ? Direction::FromServer : Direction::FromClient;
}

bool isAnswer(PacketType type)
{
    constexpr std::array answers{PacketType::Connack, PacketType::Puback,   PacketType::Pubrec,  PacketType::Pubcomp,
                                 PacketType::Suback,  PacketType::Unsuback, PacketType::Pingresp};
    return std::ranges::find(answers, type) != answers.end();
}

} // namespace

struct PacketJournal::Entry
{
    std::uint64_t number = 0;
    std::int64_t time = 0;
    std::uint64_t matched = 0;
    std::int64_t matchedMicroseconds = -1;
    std::uint64_t skipped = 0;
    std::uint64_t skippedBytes = 0;
    std::uint32_t length = 0;
    std::uint32_t offset = 0;
    std::uint32_t kept = 0;
    std::uint16_t packetId = 0;
    Direction direction = Direction::FromServer;
    mqtt::Version version = mqtt::Version::V5_0;
    PacketType type = PacketType::Reserved;
    bool error = false;
};

struct PacketJournal::Segment
{
    std::vector<Entry> entries;
    mqtt::Bytes bytes;

    std::size_t used() const { return entries.size() * sizeof(Entry) + bytes.size(); }
};

PacketJournal::PacketJournal(std::size_t budgetBytes) : m_budget(budgetBytes) {}
PacketJournal::~PacketJournal() = default;

void PacketJournal::setRecordEverything(bool everything)
{
    m_everything += everything ? 1 : -1;
}

void PacketJournal::setBudget(std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_budget = bytes;
    evict();
}

std::size_t PacketJournal::bytesUsed() const
{
    const std::lock_guard lock(m_mutex);
    return m_used;
}

std::uint64_t PacketJournal::lastNumber() const
{
    return m_number;
}

void PacketJournal::clear()
{
    const std::lock_guard lock(m_mutex);
    m_segments.clear();
    m_handshakes.clear();
    m_open.clear();
    m_used = 0;
}

void PacketJournal::recordHandshake(Direction direction, mqtt::Bytes text, std::int64_t time)
{
    const std::lock_guard lock(m_mutex);
    m_handshakes.push_back({.order = ++m_handshakeSteps,
                            .before = m_number + m_skipped + 1,
                            .time = time,
                            .direction = direction,
                            .text = std::move(text)});
    if (m_handshakes.size() > handshakesKept)
        m_handshakes.pop_front();
}

std::vector<HandshakeStep> PacketJournal::handshakes() const
{
    const std::lock_guard lock(m_mutex);
    return {m_handshakes.begin(), m_handshakes.end()};
}

void PacketJournal::connectionBegins()
{
    const std::lock_guard lock(m_mutex);
    m_open.clear();
    m_awaitsPuback.reset();
}

void PacketJournal::flushSkipped(std::int64_t time)
{
    if (m_skipped == 0)
        return;
    Entry gap;
    // The gap stands under the number of its last packet.
    gap.number = m_number += m_skipped;
    gap.time = time;
    gap.skipped = std::exchange(m_skipped, 0);
    gap.skippedBytes = std::exchange(m_skippedBytes, 0);
    append(gap, {});
}

void PacketJournal::keep(mqtt::BytesView packet, Direction direction, mqtt::Version version, std::int64_t time)
{
    const std::lock_guard lock(m_mutex);
    flushSkipped(time);
    Entry entry;
    entry.number = ++m_number;
    entry.time = time;
    entry.direction = direction;
    entry.version = version;
    entry.type = PacketType(static_cast<unsigned char>(packet.front()) >> 4);
    entry.length = lengthOnTheWire(packet);
    const Glimpse seen = glimpse(packet, entry.type, version);
    entry.packetId = seen.packetId;
    entry.error = seen.reasonCode >= 0x80 ||
                  (entry.type == PacketType::Connack && version != mqtt::Version::V5_0 && seen.reasonCode > 0);
    if (entry.type == PacketType::Puback && direction == Direction::FromClient)
        m_awaitsPuback.reset(entry.packetId);
    if (isAnswer(entry.type))
        match(entry);
    else if (const PacketType answer = answerTo(entry.type, packet);
             answer != PacketType::Reserved && (packet.front() & 0xf6) != 0x30) {
        m_open[key(direction, answer, entry.packetId)] = entry.number;
        if (answer == PacketType::Puback && direction == Direction::FromServer)
            m_awaitsPuback.set(entry.packetId);
    }
    if (direction == Direction::FromServer)
        m_lastReceived = entry.number;

    // Only these carry passwords and authentication data.
    if (entry.type == PacketType::Connect || entry.type == PacketType::Connack || entry.type == PacketType::Auth)
        append(entry, masked(packet, entry));
    else
        append(entry, packet);
}

/// The packet with every byte of its secrets overwritten.
mqtt::Bytes PacketJournal::masked(mqtt::BytesView packet, const Entry& entry)
{
    mqtt::Bytes bytes(packet);
    const mqtt::Dissection dissection = mqtt::dissect(packet, entry.version, entry.direction);
    for (const mqtt::Field& field : dissection.fields) {
        if (!field.secret || field.offset > bytes.size())
            continue;
        std::size_t from = field.offset;
        std::size_t length = std::min(field.length, bytes.size() - from);
        // The length in front of binary data (§1.5.6) is no secret, and without it the packet could not be read.
        const auto byte = [&](std::size_t at) { return std::size_t(static_cast<unsigned char>(bytes[at])); };
        if (length >= 2 && byte(from) * 256 + byte(from + 1) == length - 2) {
            from += 2;
            length -= 2;
        }
        std::fill_n(bytes.begin() + std::ptrdiff_t(from), length, '*');
    }
    if (const auto* connect = dissection.packet ? std::get_if<mqtt::Connect>(&*dissection.packet) : nullptr)
        m_authenticates = connect->properties.contains(mqtt::PropertyId::AuthenticationMethod);
    // What could not be taken apart may hold a secret anywhere; CONNACK only where authentication data were asked for.
    constexpr std::size_t head = 12;
    constexpr std::size_t connackHead = 4;
    const bool connack = entry.type == PacketType::Connack;
    const std::size_t readable = connack ? connackHead : head;
    if (!dissection.packet && bytes.size() > readable && (!connack || m_authenticates))
        std::fill(bytes.begin() + std::ptrdiff_t(readable), bytes.end(), '*');
    return bytes;
}

void PacketJournal::append(Entry entry, mqtt::BytesView bytes)
{
    bytes = bytes.substr(0, longestKept);
    if (m_segments.empty() || m_segments.back()->used() + bytes.size() + sizeof(Entry) > segmentSize) {
        m_segments.push_back(std::make_unique<Segment>());
        evict();
    }
    Segment& segment = *m_segments.back();
    entry.offset = std::uint32_t(segment.bytes.size());
    entry.kept = std::uint32_t(bytes.size());
    segment.bytes += bytes;
    segment.entries.push_back(entry);
    m_used += sizeof(Entry) + bytes.size();
}

void PacketJournal::evict()
{
    while (m_segments.size() > 1 && m_used + segmentSize > m_budget) {
        m_used -= m_segments.front()->used();
        m_segments.pop_front();
    }
}

void PacketJournal::match(Entry& entry)
{
    // The answer went the other way than the request.
    auto open = m_open.find(key(other(entry.direction), entry.type, entry.packetId));
    // A PUBREC may answer the PUBLISH that a PUBACK cannot, and nothing else does.
    if (open == m_open.end())
        return;
    entry.matched = open->second;
    if (Entry* request = find(open->second)) {
        entry.matchedMicroseconds = entry.time - request->time;
        request->matched = entry.number;
        request->matchedMicroseconds = entry.matchedMicroseconds;
    }
    m_open.erase(open);
}

PacketJournal::Entry* PacketJournal::find(std::uint64_t number)
{
    for (auto segment = m_segments.rbegin(); segment != m_segments.rend(); ++segment) {
        std::vector<Entry>& entries = (*segment)->entries;
        if (entries.empty() || entries.front().number > number)
            continue;
        const auto found = std::ranges::lower_bound(entries, number, {}, &Entry::number);
        return found != entries.end() && found->number == number ? &*found : nullptr;
    }
    return nullptr;
}

JournalPacket PacketJournal::copyOf(const Segment& segment, const Entry& entry)
{
    return {.number = entry.number,
            .time = entry.time,
            .direction = entry.direction,
            .version = entry.version,
            .type = entry.type,
            .packetId = entry.packetId,
            .length = entry.length,
            .bytes = segment.bytes.substr(entry.offset, entry.kept),
            .skipped = entry.skipped,
            .skippedBytes = entry.skippedBytes,
            .matched = entry.matched,
            .matchedMicroseconds = entry.matchedMicroseconds,
            .error = entry.error};
}

std::vector<JournalPacket> PacketJournal::packetsAfter(std::uint64_t after, std::size_t maximum) const
{
    const std::lock_guard lock(m_mutex);
    std::size_t count = 0;
    for (const auto& segment : m_segments) {
        if (!segment->entries.empty() && segment->entries.back().number > after)
            count += segment->entries.size() -
                     std::size_t(std::ranges::upper_bound(segment->entries, after, {}, &Entry::number) -
                                 segment->entries.begin());
    }
    std::size_t skip = count > maximum ? count - maximum : 0;
    std::vector<JournalPacket> result;
    result.reserve(count - skip);
    for (const auto& segment : m_segments) {
        auto entry = std::ranges::upper_bound(segment->entries, after, {}, &Entry::number);
        const std::size_t skipped = std::min(skip, std::size_t(segment->entries.end() - entry));
        skip -= skipped;
        for (entry += std::ptrdiff_t(skipped); entry != segment->entries.end(); ++entry)
            result.push_back(copyOf(*segment, *entry));
    }
    return result;
}

std::optional<JournalPacket> PacketJournal::packet(std::uint64_t number) const
{
    const std::lock_guard lock(m_mutex);
    const Entry* entry = const_cast<PacketJournal*>(this)->find(number);
    if (!entry)
        return std::nullopt;
    const auto segment = std::ranges::find_if(m_segments, [&](const auto& candidate) {
        return !candidate->entries.empty() && candidate->entries.back().number >= number;
    });
    return copyOf(**segment, *entry);
}

void PacketJournal::markLastReceivedAsError()
{
    const std::lock_guard lock(m_mutex);
    if (Entry* entry = find(m_lastReceived))
        entry->error = true;
}

} // namespace topicscope::client
