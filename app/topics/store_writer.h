// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/frozen_stats.h"
#include "app/topics/message_log.h"
#include "app/topics/node_stats.h"
#include "app/topics/topic_store.h"

#include <array>
#include <memory>
#include <thread>

namespace topicscope::topics {

/// What the I/O thread does to a store: storing, answering frames, keeping to the budget.
class StoreWriter
{
public:
    explicit StoreWriter(TopicStore& store);
    ~StoreWriter();

    void message(const mqtt::MessageView& message);
    void topicAhead(mqtt::BytesView topic);
    void finishBatch(std::int64_t now);
    void releaseWriter() { m_thread = {}; }

    const TopicSkeleton& skeleton() const { return m_skeleton; }
    const TopicState* state(NodeId id) const; ///< nullptr on a mere branch; any thread, atomic members only

    std::uint32_t topicCount() const { return m_topicCount.load(std::memory_order_acquire); } ///< any thread
    NodeId topicNode(std::uint32_t index) const { return m_states[index].node; }              ///< any thread

private:
    // storing
    std::uint32_t topicIndex(mqtt::BytesView topic);
    std::uint32_t addTopic(mqtt::BytesView topic);
    void fetchAhead();
    void refuse(LossReason reason);
    static void updateRhythm(TopicState& state, std::int64_t arrival, bool live);
    void assertThread();

    // budget
    void chargeTree();
    void chargeLog();
    void enforceBudget(std::int64_t extra);
    bool tooMuch(std::int64_t extra) const;
    bool collecting();
    bool giveUpSomething(bool tooMuch);
    void beginRound();
    void finishRound();
    std::int64_t share() const { return m_budget.limit() / std::max(1, m_budget.shares()); }
    std::int64_t keptRoom() const;
    std::uint32_t mostGuaranteed() const;
    void askOthers(std::int64_t extra);
    void wakeLater();

    // answering
    void freeze(Sequence asOf, std::int64_t now);
    std::unique_ptr<FrameReply> answer(const FrameRequest& request, std::int64_t now) const;
    const NodeStats& statsOf(NodeId id) const;
    NodeSnapshot snapshot(NodeId id, Sequence asOf, std::int64_t now) const;
    void viewAsOf(NodeSnapshot& snapshot, std::uint32_t topic, Sequence asOf) const;
    std::uint32_t topicOf(NodeId id) const; ///< index of its TopicState, or NoTopic
    SortKeys sortKeys(NodeId parent, int column, std::int64_t now) const;
    double sortKey(NodeId id, int column, std::int64_t now) const;
    void answerHistory(const FrameRequest& request, FrameReply& reply) const;
    void answerRows(const FrameRequest& request, FrameReply& reply) const;
    StoredMessage find(Sequence sequence, NodeId node, Sequence asOf) const;
    std::vector<StoredMessage> history(const FrameRequest::History& request) const;
    void searchPayloads(const PayloadSearch& search, FrameReply& reply) const;

    /// A topic that was announced, by where its bytes stand.
    struct Ahead
    {
        const char* data = nullptr;
        std::size_t size = 0;
        std::uint32_t hash = 0;
        NodeId node = NoNode; ///< probably its node, once that was looked for
    };
    /// Those that are still to come, in their order: m_ahead[m_firstAhead % AheadSize] up to m_endAhead.
    static constexpr std::uint32_t AheadSize = 8;
    std::array<Ahead, AheadSize> m_ahead;
    std::uint32_t m_firstAhead = 0;
    std::uint32_t m_endAhead = 0;

    TopicStore& m_store;
    StoreCounters& m_counters;
    MemoryBudget& m_budget;
    TopicSkeleton m_skeleton;
    ChunkedArray<NodeStats> m_stats;
    TopicStates m_states;
    MessageLog m_log;
    NodeId m_statsCount = 0;
    std::unique_ptr<const FrozenStats> m_frozen; ///< while the view is paused
    std::uint32_t m_topics = 0;
    std::atomic<std::uint32_t> m_topicCount{0}; ///< published: everything about these topics may be read
    Sequence m_sequence = 0;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_received = 0;
    std::int64_t m_newestArrival = 0;
    std::int64_t m_treeBytes = 0;
    std::int64_t m_treeCharged = 0;
    std::int64_t m_logCharged = 0;
    std::size_t m_segmentsSeen = 0;
    std::uint32_t m_guaranteed;    ///< messages that each topic keeps beyond the chronological log at present
    std::size_t m_roundLeft = 0;   ///< kept segments left in this round of collecting
    std::size_t m_nextRoundAt = 0; ///< kept bytes at which another round is worth while
    std::uint64_t m_answeredReceived = 0;
    std::atomic<bool> m_woken{false}; ///< a call of serve() is on its way
    std::thread::id m_thread;
};

} // namespace topicscope::topics
