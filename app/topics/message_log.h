// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/payload_blob.h"
#include "app/topics/topic_state.h"

#include <array>
#include <deque>
#include <memory>
#include <set>
#include <vector>

namespace topicscope::topics {

/// All messages in the order of arrival, in segments that are given up whole, oldest first. I/O thread only.
///
/// Each message is copied once, when it arrives. When its segment is given up, what its topic is promised to keep (the
/// newest messages) moves to a second list of segments, the kept ones, which are collected in the same way; everything
/// else is evicted. A topic finds its messages by two chains: in the chronological log newest to oldest, and in the
/// kept ones.
class MessageLog
{
public:
    /// Bit 63: kept; then the number of the segment; then the offset in it. 0 = none.
    using Position = std::uint64_t;

    struct Record
    {
        Sequence sequence;
        std::int64_t arrival;
        Position previous;     ///< next older message of the topic in the same chain; may have been given up meanwhile
        std::uint32_t topic;   ///< index of its TopicState
        std::uint32_t ordinal; ///< which message of its topic, from 1, modulo 2^32
        std::uint32_t payloadSize;
        std::uint32_t propertiesSize;
        std::uint32_t blob; ///< index of the blob that holds both, or NoBlob when they follow the record
        std::uint16_t packetId;
        std::uint8_t bits;  ///< QoS, RETAIN, DUP, provenance
        std::uint8_t flags; ///< mqtt::MessageFlag
    };
    static constexpr std::uint32_t NoBlob = 0xFFFFFFFFu;
    static constexpr std::size_t InlineLimit = 64 * 1024; ///< larger ones are blobs, in any case

    /// `segmentSize`: a power of two, 64 KiB to 1 MiB.
    MessageLog(TopicStates& topics, std::size_t segmentSize);
    ~MessageLog();

    /// Appends, and returns the position; 0 when a large payload found neither memory nor disk. `spill`: write it
    /// straight to the disk.
    Position append(const mqtt::MessageView& message, Sequence sequence, std::uint32_t topic, const TopicState& state,
                    bool spill);

    /// The record, or nullptr when it has been given up.
    const Record* at(Position position) const;
    /// The message with this number in the chronological log, or nullptr.
    const Record* find(Sequence sequence) const;
    Sequence oldest() const { return m_young.front().first; }
    /// The messages of a topic with numbers above `after` and up to `upTo` that are still held, newest first, at most
    /// `count`. Looks at few others, unless the topic was silent before `upTo` and very busy since.
    std::vector<const Record*> newest(std::uint32_t topic, Sequence after, Sequence upTo, std::size_t count) const;
    /// The newest of them, or nullptr.
    const Record* newest(std::uint32_t topic, Sequence upTo) const;

    mqtt::BytesView payloadPrefix(const Record& record, std::size_t limit) const;
    mqtt::BytesView payload(const Record& record) const;
    /// Some bytes of the payload, as PayloadBlob::part().
    mqtt::BytesView payloadPart(const Record& record, std::size_t from, std::size_t size, mqtt::Bytes& buffer) const;
    MessageSummary summary(const Record& record) const;
    StoredMessage message(const Record& record, mqtt::BytesView topic) const;

    // --- giving up: each returns false when there is nothing (more) to give up -------------------------
    /// Gives up the oldest chronological segment but for the last `keep` messages of each topic.
    bool evictOldest(std::uint32_t keep);
    /// Gives up the oldest kept segment likewise.
    bool collectKept(std::uint32_t keep);
    /// Moves the largest payload in memory to the disk.
    bool spillLargest();

    std::size_t segmentSize() const { return m_segmentSize; }
    /// A message of so many bytes does not lie in a segment.
    bool isBlob(std::size_t bytes) const { return bytes > InlineLimit || bytes > m_segmentSize / 4; }
    std::size_t youngSegments() const { return m_young.size(); }
    std::size_t keptSegments() const { return m_kept.size(); }
    /// Memory of the messages that outlived the log.
    std::size_t keptBytes() const { return m_kept.size() * m_segmentSize + m_keptBlobBytes; }
    /// What was kept since beginRound(), which after a round over all kept segments is all: how many bytes of it belong
    /// to the newest message of each topic, to the second newest, … (the last number: and all older ones).
    void beginRound() { m_keptByRank.fill(0); }
    static constexpr std::size_t Ranks = 64;
    const std::array<std::uint64_t, Ranks>& keptByRank() const { return m_keptByRank; }
    /// Memory held, spare segments and payloads in memory included.
    std::int64_t memoryUsed() const;
    std::uint64_t evicted() const { return m_evicted; }
    std::uint64_t spilledBytes() const { return m_spilledBytes; }

private:
    struct Segment
    {
        std::unique_ptr<char[]> data;
        std::size_t used = 0;
        std::uint32_t count = 0;
        Sequence first = 0; ///< of the first record; chronological segments only
        std::uint64_t blobBytes = 0;
    };
    static constexpr Position KeptBit = Position(1) << 63;
    static constexpr int OffsetBits = 20;
    static constexpr Position OffsetMask = (Position(1) << OffsetBits) - 1;
    static constexpr std::uint64_t BlobBytesPerByte = 4; ///< of a segment: it is given up as a whole

    struct Blob
    {
        std::shared_ptr<const PayloadBlob> bytes;
        bool kept = false; ///< its message outlived the log
    };
    static std::size_t inlineSize(const Record& record);
    const Record* olderChronological(const Record& record) const;
    const Record* newestChronological(std::uint32_t topic, Sequence after, Sequence upTo) const;
    Segment makeSegment();
    void recycle(Segment segment);
    Position keep(const Record& record, TopicState& state);
    bool giveUp(Segment segment, Position base, std::uint32_t keepCount);
    std::uint32_t addBlob(const mqtt::MessageView& message, bool spill);
    void dropBlob(std::uint32_t index);
    const char* inlineBytes(const Record& record) const { return reinterpret_cast<const char*>(&record + 1); }

    TopicStates& m_topics;
    const std::size_t m_segmentSize;
    std::deque<Segment> m_young;
    std::uint64_t m_youngBase = 1; ///< number of m_young.front()
    std::deque<Segment> m_kept;
    std::uint64_t m_keptBase = 1;
    std::vector<std::unique_ptr<char[]>> m_spare;
    std::vector<Blob> m_blobs;
    std::vector<std::uint32_t> m_freeBlobs;
    std::set<std::pair<std::size_t, std::uint32_t>> m_blobsBySize; ///< those in memory
    std::uint64_t m_blobBytes = 0;                                 ///< in memory
    std::uint64_t m_keptBlobBytes = 0;                             ///< those of them whose messages outlived the log
    std::array<std::uint64_t, Ranks> m_keptByRank{};
    std::uint64_t m_spilledBytes = 0;
    std::uint64_t m_evicted = 0;
    std::shared_ptr<SpillFile> m_spillFile;
};

} // namespace topicscope::topics
