// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/message_log.h"

#include "app/topics/page_memory.h"

#include <algorithm>
#include <cstring>

namespace topicscope::topics {

namespace {
constexpr std::size_t SpareSegments = 4;

constexpr std::size_t rounded(std::size_t size)
{
    return (size + 7) & ~std::size_t(7);
}

std::uint8_t packBits(const mqtt::MessageView& message)
{
    return static_cast<std::uint8_t>(static_cast<unsigned>(message.qos) | (message.retain ? 4u : 0u) |
                                     (message.duplicate ? 8u : 0u) | (static_cast<unsigned>(message.provenance) << 4));
}

template <typename Message>
void unpackBits(const MessageLog::Record& record, Message& message)
{
    message.sequence = record.sequence;
    message.arrival = record.arrival;
    message.packetId = record.packetId;
    message.qos = static_cast<mqtt::QoS>(record.bits & 3u);
    message.retain = (record.bits & 4u) != 0;
    message.duplicate = (record.bits & 8u) != 0;
    message.provenance = static_cast<mqtt::Provenance>((record.bits >> 4) & 3u);
    message.flags = record.flags;
}
} // namespace

MessageLog::MessageLog(TopicStates& topics, std::size_t segmentSize)
    : m_topics(topics), m_segmentSize(segmentSize), m_spillFile(std::make_shared<SpillFile>())
{
    m_young.push_back(makeSegment());
    m_young.back().first = 1;
}

MessageLog::~MessageLog() = default;

std::size_t MessageLog::inlineSize(const Record& record)
{
    return record.blob == NoBlob ? std::size_t(record.payloadSize) + record.propertiesSize : 0;
}

MessageLog::Segment MessageLog::makeSegment()
{
    Segment segment;
    if (m_spare.empty()) {
        segment.data = std::make_unique_for_overwrite<char[]>(m_segmentSize);
        if (!m_young.empty()) // an idle connection needs no more than the start of its first segment
            populatePages(segment.data.get(), m_segmentSize);
    } else {
        segment.data = std::move(m_spare.back());
        m_spare.pop_back();
    }
    return segment;
}

void MessageLog::recycle(Segment segment)
{
    // Fresh memory costs a page fault every 4 KiB: at full rate that is a tenth of the time.
    if (m_spare.size() < SpareSegments)
        m_spare.push_back(std::move(segment.data));
}

std::int64_t MessageLog::memoryUsed() const
{
    return static_cast<std::int64_t>((m_young.size() + m_kept.size() + m_spare.size()) * m_segmentSize + m_blobBytes);
}

MessageLog::Position MessageLog::append(const mqtt::MessageView& message, Sequence sequence, std::uint32_t topic,
                                        const TopicState& state, bool spill)
{
    const std::size_t bytes = message.payload.size() + message.encodedProperties.size();
    std::uint32_t blob = NoBlob;
    if (isBlob(bytes)) {
        blob = addBlob(message, spill);
        if (blob == NoBlob)
            return 0;
    }
    const std::size_t size = rounded(sizeof(Record) + (blob == NoBlob ? bytes : 0));
    // The end of a chronological segment holds the offset of each of its records, growing towards them.
    Segment* segment = &m_young.back();
    if (segment->used + size + sizeof(std::uint32_t) * (segment->count + 1) > m_segmentSize ||
        segment->blobBytes > BlobBytesPerByte * m_segmentSize) {
        m_young.push_back(makeSegment());
        segment = &m_young.back();
        segment->first = sequence;
    }
    const auto offset = static_cast<std::uint32_t>(segment->used);
    char* to = segment->data.get() + offset;
    new (to) Record{sequence,
                    message.arrival,
                    state.latest,
                    topic,
                    static_cast<std::uint32_t>(state.messages + 1),
                    static_cast<std::uint32_t>(message.payload.size()),
                    static_cast<std::uint32_t>(message.encodedProperties.size()),
                    blob,
                    message.packetId,
                    packBits(message),
                    message.flags};
    to += sizeof(Record);
    if (blob == NoBlob) {
        if (!message.encodedProperties.empty()) {
            std::memcpy(to, message.encodedProperties.data(), message.encodedProperties.size());
            to += message.encodedProperties.size();
        }
        if (!message.payload.empty())
            std::memcpy(to, message.payload.data(), message.payload.size());
    } else {
        segment->blobBytes += bytes;
    }
    segment->used += size;
    ++segment->count;
    std::memcpy(segment->data.get() + m_segmentSize - sizeof(std::uint32_t) * segment->count, &offset, sizeof offset);
    return ((m_youngBase + m_young.size() - 1) << OffsetBits) | offset;
}

const MessageLog::Record* MessageLog::at(Position position) const
{
    const bool kept = (position & KeptBit) != 0;
    const std::uint64_t number = (position & ~KeptBit) >> OffsetBits;
    const auto& segments = kept ? m_kept : m_young;
    const std::uint64_t base = kept ? m_keptBase : m_youngBase;
    if (number < base || number - base >= segments.size())
        return nullptr;
    return reinterpret_cast<const Record*>(segments[number - base].data.get() + (position & OffsetMask));
}

const MessageLog::Record* MessageLog::find(Sequence sequence) const
{
    if (sequence < oldest())
        return nullptr;
    const auto after = std::upper_bound(m_young.begin(), m_young.end(), sequence,
                                        [](Sequence wanted, const Segment& segment) { return wanted < segment.first; });
    const Segment& segment = *std::prev(after);
    const std::uint64_t index = sequence - segment.first;
    if (index >= segment.count)
        return nullptr;
    std::uint32_t offset;
    std::memcpy(&offset, segment.data.get() + m_segmentSize - sizeof offset * (index + 1), sizeof offset);
    return reinterpret_cast<const Record*>(segment.data.get() + offset);
}

const MessageLog::Record* MessageLog::olderChronological(const Record& record) const
{
    return (record.previous & KeptBit) != 0 ? nullptr : at(record.previous);
}

/// Looks from both sides at once, back through the topic's own messages from its newest one, and back through all
/// messages from `upTo`: of a busy topic one stands close to any number, and of a quiet one few are newer. Even after
/// millions of messages it is found within some thousand steps, where the topic has kept its share of them.
const MessageLog::Record* MessageLog::newestChronological(std::uint32_t topic, Sequence after, Sequence upTo) const
{
    const Position latest = m_topics[topic].latest;
    const Record* own = (latest & KeptBit) != 0 ? nullptr : at(latest);
    for (Sequence number = upTo; own && own->sequence > upTo && number >= oldest() && number > after; --number) {
        if (const Record* other = find(number); other && other->topic == topic)
            return other;
        own = olderChronological(*own);
    }
    return own && own->sequence <= upTo ? own : nullptr;
}

std::vector<const MessageLog::Record*> MessageLog::newest(std::uint32_t topic, Sequence after, Sequence upTo,
                                                          std::size_t count) const
{
    std::vector<const Record*> found;
    const Record* record = newestChronological(topic, after, upTo);
    for (; record && record->sequence > after && found.size() < count; record = olderChronological(*record))
        found.push_back(record);
    if (found.size() >= count || after + 1 >= oldest())
        return found;
    // What outlived the log is older than all of it, and may stand in any order in its chain.
    const auto chronological = static_cast<std::ptrdiff_t>(found.size());
    for (const Record* kept = at(m_topics[topic].keptHead); kept; kept = at(kept->previous))
        if (kept->sequence > after && kept->sequence <= upTo)
            found.push_back(kept);
    std::sort(found.begin() + chronological, found.end(),
              [](const Record* a, const Record* b) { return a->sequence > b->sequence; });
    if (found.size() > count)
        found.resize(count);
    return found;
}

const MessageLog::Record* MessageLog::newest(std::uint32_t topic, Sequence upTo) const
{
    const auto found = newest(topic, 0, upTo, 1);
    return found.empty() ? nullptr : found.front();
}

mqtt::BytesView MessageLog::payload(const Record& record) const
{
    if (record.blob != NoBlob)
        return m_blobs[record.blob].bytes->payload();
    return {inlineBytes(record) + record.propertiesSize, record.payloadSize};
}

mqtt::BytesView MessageLog::payloadPart(const Record& record, std::size_t from, std::size_t size,
                                        mqtt::Bytes& buffer) const
{
    if (record.blob != NoBlob)
        return m_blobs[record.blob].bytes->part(from, size, buffer);
    const mqtt::BytesView all = payload(record);
    return all.substr(std::min(from, all.size()), size);
}

mqtt::BytesView MessageLog::payloadPrefix(const Record& record, std::size_t limit) const
{
    if (record.blob != NoBlob)
        return m_blobs[record.blob].bytes->prefix().substr(0, limit);
    return {inlineBytes(record) + record.propertiesSize, std::min<std::size_t>(record.payloadSize, limit)};
}

MessageSummary MessageLog::summary(const Record& record) const
{
    MessageSummary summary;
    unpackBits(record, summary);
    summary.node = m_topics[record.topic].node;
    summary.payloadPrefix = payloadPrefix(record, PayloadPrefixBytes);
    summary.payloadSize = record.payloadSize;
    return summary;
}

StoredMessage MessageLog::message(const Record& record, mqtt::BytesView topic) const
{
    StoredMessage message;
    unpackBits(record, message);
    message.node = m_topics[record.topic].node;
    message.topic = topic;
    if (record.blob == NoBlob) {
        message.payload = StoredPayload(mqtt::Bytes(payload(record)));
        message.encodedProperties.assign(inlineBytes(record), record.propertiesSize);
    } else {
        message.payload = StoredPayload(m_blobs[record.blob].bytes);
        if (record.propertiesSize > 0)
            message.encodedProperties = m_blobs[record.blob].bytes->properties();
    }
    return message;
}

bool MessageLog::evictOldest(std::uint32_t keepCount)
{
    if (m_young.size() < 2)
        return false;
    Segment segment = std::move(m_young.front());
    m_young.pop_front();
    const Position base = m_youngBase++ << OffsetBits;
    giveUp(std::move(segment), base, keepCount);
    return true;
}

bool MessageLog::collectKept(std::uint32_t keepCount)
{
    if (m_kept.empty())
        return false;
    Segment segment = std::move(m_kept.front());
    m_kept.pop_front();
    const Position base = (m_keptBase++ << OffsetBits) | KeptBit;
    return giveUp(std::move(segment), base, keepCount);
}

/// Returns whether anything was evicted.
bool MessageLog::giveUp(Segment segment, Position base, std::uint32_t keepCount)
{
    const std::uint64_t before = m_evicted;
    for (std::size_t offset = 0; offset < segment.used;) {
        const auto& record = *reinterpret_cast<const Record*>(segment.data.get() + offset);
        TopicState& state = m_topics[record.topic];
        if (static_cast<std::uint32_t>(state.messages) - record.ordinal < keepCount) {
            const Position moved = keep(record, state);
            if (state.latest == (base | offset))
                state.latest = moved;
        } else {
            ++m_evicted;
            if (record.blob != NoBlob)
                dropBlob(record.blob);
        }
        offset += rounded(sizeof(Record) + inlineSize(record));
    }
    recycle(std::move(segment));
    return m_evicted != before;
}

MessageLog::Position MessageLog::keep(const Record& record, TopicState& state)
{
    const std::size_t size = rounded(sizeof(Record) + inlineSize(record));
    if (m_kept.empty() || m_kept.back().used + size > m_segmentSize)
        m_kept.push_back(makeSegment());
    Segment& segment = m_kept.back();
    const std::size_t offset = segment.used;
    auto* copy = reinterpret_cast<Record*>(segment.data.get() + offset);
    std::memcpy(static_cast<void*>(copy), &record, size);
    copy->previous = state.keptHead;
    const std::uint32_t rank = static_cast<std::uint32_t>(state.messages) - record.ordinal;
    std::uint64_t held = size;
    if (record.blob != NoBlob) {
        Blob& blob = m_blobs[record.blob];
        if (!std::exchange(blob.kept, true) && !blob.bytes->isSpilled())
            m_keptBlobBytes += blob.bytes->size();
        // On the disk the newest one of a topic costs nothing here; older ones had better go.
        if (rank > 0 || !blob.bytes->isSpilled())
            held += blob.bytes->size();
    }
    m_keptByRank[std::min<std::size_t>(rank, Ranks - 1)] += held;
    segment.used += size;
    ++segment.count;
    state.keptHead = ((m_keptBase + m_kept.size() - 1) << OffsetBits) | offset | KeptBit;
    return state.keptHead;
}

std::uint32_t MessageLog::addBlob(const mqtt::MessageView& message, bool spill)
{
    auto blob = spill ? PayloadBlob::spill(m_spillFile, message.encodedProperties, message.payload)
                      : std::make_shared<const PayloadBlob>(message.encodedProperties, message.payload);
    if (!blob)
        return NoBlob;
    std::uint32_t index = static_cast<std::uint32_t>(m_blobs.size());
    if (m_freeBlobs.empty()) {
        m_blobs.emplace_back();
    } else {
        index = m_freeBlobs.back();
        m_freeBlobs.pop_back();
    }
    if (spill) {
        m_spilledBytes += blob->size();
    } else {
        m_blobBytes += blob->size();
        m_blobsBySize.emplace(blob->size(), index);
    }
    m_blobs[index] = {std::move(blob), false};
    return index;
}

void MessageLog::dropBlob(std::uint32_t index)
{
    const auto& [blob, kept] = m_blobs[index];
    if (blob->isSpilled()) {
        m_spilledBytes -= blob->size();
    } else {
        m_blobBytes -= blob->size();
        m_keptBlobBytes -= kept ? blob->size() : 0;
        m_blobsBySize.erase({blob->size(), index});
    }
    m_blobs[index] = {};
    m_freeBlobs.push_back(index);
}

bool MessageLog::spillLargest()
{
    if (m_blobsBySize.empty())
        return false;
    const auto largest = std::prev(m_blobsBySize.end());
    const auto [size, index] = *largest;
    // Whoever holds the message on another thread keeps the bytes in memory: the blob is replaced, not changed.
    auto& [blob, kept] = m_blobs[index];
    auto spilled = PayloadBlob::spill(m_spillFile, blob->properties(), blob->payload());
    if (!spilled)
        return false;
    m_blobsBySize.erase(largest);
    blob = std::move(spilled);
    m_blobBytes -= size;
    m_keptBlobBytes -= kept ? size : 0;
    m_spilledBytes += size;
    return true;
}

} // namespace topicscope::topics
