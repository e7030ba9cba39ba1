// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/store_writer.h"

#include "app/topics/prefetch.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace topicscope::topics {

namespace {
/// Most nodes for so many topics: leaves room for branches, and stops a publisher that invents very deep topics.
constexpr std::uint64_t NodesPerTopic = 4;
constexpr std::uint64_t SpareNodes = 70'000; // one topic may need 65,536
constexpr std::size_t LongestTopic = 65'535;
/// Segments given up per call at most, beside those that a large payload takes the place of: keeps each pause of the
/// I/O thread to some milliseconds.
constexpr int StepsPerCall = 16;

template <typename Counter, typename Value>
void publish(Counter& counter, Value value)
{
    counter.store(value, std::memory_order_relaxed);
}

std::size_t segmentSizeFor(std::int64_t budget)
{
    const auto wanted = static_cast<std::uint64_t>(std::clamp<std::int64_t>(budget / 256, 64 * 1024, 1024 * 1024));
    return std::bit_floor(wanted);
}

NodeId nodeLimit(std::uint32_t topics)
{
    return static_cast<NodeId>(
        std::min<std::uint64_t>(topics * NodesPerTopic + SpareNodes, TopicStates::MaximumSize - 1));
}
} // namespace

StoreWriter::StoreWriter(TopicStore& store)
    : m_store(store),
      m_counters(store.m_counters),
      m_budget(*store.m_options.budget),
      m_log(m_states, segmentSizeFor(store.m_options.budget->limit()))
{
    m_budget.addShare(&m_store, [this] { wakeLater(); });
    m_guaranteed = mostGuaranteed();
    m_treeBytes = static_cast<std::int64_t>(m_stats.reserve(RootNode));
    m_statsCount = 1;
    chargeTree();
    chargeLog();
    m_segmentsSeen = m_log.youngSegments();
}

StoreWriter::~StoreWriter()
{
    m_budget.removeShare(&m_store);
    freeze(0, 0);
    m_budget.charge(-m_treeCharged - m_logCharged);
}

std::uint32_t StoreWriter::topicOf(NodeId id) const
{
    return id < m_skeleton.nodeCount() && m_skeleton.isTopic(id) ? m_skeleton.topicIndex(id) : TopicSkeleton::NoTopic;
}

const TopicState* StoreWriter::state(NodeId id) const
{
    const std::uint32_t topic = topicOf(id);
    return topic == TopicSkeleton::NoTopic ? nullptr : &m_states[topic];
}

void StoreWriter::assertThread()
{
#ifndef NDEBUG
    if (m_thread == std::thread::id())
        m_thread = std::this_thread::get_id();
    assert(m_thread == std::this_thread::get_id() && "a store has one writer: the I/O thread");
#endif
}

// --- storing ------------------------------------------------------------------------------------------

void StoreWriter::message(const mqtt::MessageView& message)
{
    assertThread();
    publish(m_counters.received, ++m_received);
    const std::uint32_t index = topicIndex(message.topic);
    if (index == TopicSkeleton::NoTopic)
        return;
    TopicState& state = m_states[index];

    const std::size_t bytes = message.payload.size() + message.encodedProperties.size();
    bool spill = false;
    const bool isBlob = m_log.isBlob(bytes);
    if (isBlob) {
        enforceBudget(static_cast<std::int64_t>(bytes));
        askOthers(static_cast<std::int64_t>(bytes));
        spill = tooMuch(static_cast<std::int64_t>(bytes));
    }
    MessageLog::Position position = m_log.append(message, m_sequence + 1, index, state, spill);
    if (position == 0 && m_budget.used() + static_cast<std::int64_t>(bytes) <= m_budget.hardLimit())
        position = m_log.append(message, m_sequence + 1, index, state, false); // no room on the disk: memory, then
    if (position == 0) {
        refuse(LossReason::SpillFailed);
        return;
    }
    publish(m_counters.stored, ++m_sequence);
    publish(m_counters.bytes, m_bytes += message.topic.size() + message.payload.size());
    publish(m_counters.newestArrival, m_newestArrival = message.arrival);

    state.latest = position;
    ++state.messages;
    updateRhythm(state, message.arrival, message.provenance == mqtt::Provenance::Live);
    // A server forwards the message that deletes a retained one with RETAIN 0 to those subscribed before, unless they
    // asked for Retain As Published: then an empty payload is the only sign of it.
    if (message.retain)
        state.retainedExists.store(!message.payload.empty(), std::memory_order_relaxed);
    else if (message.payload.empty() && !message.retainAsPublished)
        state.retainedExists.store(false, std::memory_order_relaxed);

    const std::uint32_t window = NodeStats::windowOf(message.arrival);
    for (NodeId node = state.node; node != NoNode;) {
        NodeStats& stats = m_stats[node];
        stats.count(window);
        node = stats.parent;
    }
    fetchAhead();
    if (m_log.youngSegments() != m_segmentsSeen || isBlob) {
        enforceBudget(0);
        askOthers(0);
    }
}

// What is kept about a topic lies in places of which each leads to the next: the slot of the hash table, then node and
// counters, then the topic's bytes and its state. They are fetched in three steps, a message apart, so that none is
// waited for.

void StoreWriter::topicAhead(mqtt::BytesView topic)
{
    assertThread();
    if (m_endAhead - m_firstAhead == AheadSize)
        ++m_firstAhead;
    Ahead& ahead = m_ahead[m_endAhead++ % AheadSize];
    ahead = {topic.data(), topic.size(), m_skeleton.hash(topic), NoNode};
    m_skeleton.fetchSlot(ahead.hash);
}

void StoreWriter::fetchAhead()
{
    const std::uint32_t left = m_endAhead - m_firstAhead;
    if (left >= 2) {
        Ahead& second = m_ahead[(m_firstAhead + 1) % AheadSize];
        second.node = m_skeleton.fetchNode(second.hash);
        if (second.node != NoNode)
            prefetch(&m_stats[second.node]);
    }
    if (left >= 1) {
        Ahead& next = m_ahead[m_firstAhead % AheadSize];
        if (next.node == NoNode)
            next.node = m_skeleton.fetchNode(next.hash);
        if (next.node == NoNode)
            return;
        if (const std::uint32_t index = m_skeleton.fetchTopic(next.node); index != TopicSkeleton::NoTopic)
            prefetch(&m_states[index]);
    }
}

std::uint32_t StoreWriter::topicIndex(mqtt::BytesView topic)
{
    for (std::uint32_t at = m_firstAhead; at != m_endAhead; ++at) {
        const Ahead& ahead = m_ahead[at % AheadSize];
        if (ahead.data != topic.data() || ahead.size != topic.size())
            continue;
        m_firstAhead = at + 1; // what was announced before it did not come
        // Should other bytes stand there by now, this finds nothing, and the search below begins anew.
        if (const std::uint32_t index = m_skeleton.lookup(topic, ahead.hash); index != TopicSkeleton::NoTopic)
            return index;
        break;
    }
    const std::uint32_t index = m_skeleton.lookup(topic, m_skeleton.hash(topic));
    return index != TopicSkeleton::NoTopic ? index : addTopic(topic);
}

std::uint32_t StoreWriter::addTopic(mqtt::BytesView topic)
{
    const auto limited = [this](LossReason reason) {
        refuse(reason);
        publish(m_counters.refusingTopics, true);
        return TopicSkeleton::NoTopic;
    };
    const std::uint32_t maximum = m_store.m_maximumTopics.load(std::memory_order_relaxed);
    if (m_topics >= maximum || topic.size() > LongestTopic)
        return limited(LossReason::TopicLimit);
    if (m_budget.used() > m_budget.hardLimit())
        return limited(LossReason::MemoryLimit);
    const NodeId node = m_skeleton.create(topic, nodeLimit(maximum));
    if (node == NoNode)
        return limited(LossReason::TopicLimit);

    publish(m_counters.refusingTopics, false);

    const NodeId count = m_skeleton.nodeCount();
    for (; m_statsCount < count; ++m_statsCount) {
        m_treeBytes += static_cast<std::int64_t>(m_stats.reserve(m_statsCount));
        m_stats[m_statsCount].parent = m_skeleton.parent(m_statsCount);
    }
    const std::uint32_t index = m_topics++;
    m_treeBytes += static_cast<std::int64_t>(m_states.reserve(index));
    m_states[index].node = node;
    m_stats[node].topicIndex = index;
    m_skeleton.setTopicIndex(node, index);
    for (NodeId above = node; above != NoNode; above = m_stats[above].parent)
        ++m_stats[above].topics;
    m_topicCount.store(m_topics, std::memory_order_release);
    publish(m_counters.topics, m_topics);
    publish(m_counters.nodes, std::uint64_t(count));
    chargeTree();
    return index;
}

void StoreWriter::refuse(LossReason reason)
{
    auto& counter = m_counters.losses[static_cast<std::size_t>(reason)];
    publish(counter, counter.load(std::memory_order_relaxed) + 1);
}

/// Intervals are those between live messages that came at different times: a copy that the server had kept, or sends
/// again, says nothing about the publisher's rhythm, nor do messages that one read from the socket brought together.
void StoreWriter::updateRhythm(TopicState& state, std::int64_t arrival, bool live)
{
    constexpr float Weight = 1.0f / 8;
    const std::int64_t last = state.lastArrival.load(std::memory_order_relaxed);
    const bool follows = live && state.lastWasLive;
    state.lastArrival.store(arrival, std::memory_order_relaxed);
    state.lastWasLive = live;
    if (!follows || arrival <= last)
        return;
    const float interval = static_cast<float>(arrival - last) * 1e-6f;
    const float mean = state.meanInterval.load(std::memory_order_relaxed);
    if (mean == 0) {
        state.meanInterval.store(interval, std::memory_order_relaxed);
        return;
    }
    const float difference = interval - mean;
    state.meanInterval.store(mean + Weight * difference, std::memory_order_relaxed);
    state.intervalVariance = (1 - Weight) * (state.intervalVariance + Weight * difference * difference);
}

// --- budget -------------------------------------------------------------------------------------------

void StoreWriter::chargeTree()
{
    const std::int64_t bytes = m_treeBytes + static_cast<std::int64_t>(m_skeleton.memoryUsed());
    if (bytes == m_treeCharged)
        return;
    m_budget.charge(bytes - m_treeCharged);
    m_treeCharged = bytes;
    publish(m_counters.treeBytes, static_cast<std::uint64_t>(bytes));
}

void StoreWriter::chargeLog()
{
    const std::int64_t bytes = m_log.memoryUsed();
    m_budget.charge(bytes - m_logCharged);
    m_logCharged = bytes;
    publish(m_counters.historyBytes, static_cast<std::uint64_t>(bytes));
    publish(m_counters.evicted, m_log.evicted());
    publish(m_counters.spilledBytes, m_log.spilledBytes());
    publish(m_counters.oldestSequence, m_log.oldest());
}

std::uint32_t StoreWriter::mostGuaranteed() const
{
    const auto& options = m_store.m_options;
    return options.keepHistory
               ? std::clamp<std::uint32_t>(options.guaranteedHistory, 1, std::uint32_t(MessageLog::Ranks))
               : 1;
}

/// Half of the room for histories serves for what topics keep beyond the chronological log.
std::int64_t StoreWriter::keptRoom() const
{
    return m_store.m_options.keepHistory ? std::max<std::int64_t>(0, (share() - m_treeCharged) / 2) : 0;
}

/// What others hold beyond their share is theirs to give up.
bool StoreWriter::tooMuch(std::int64_t extra) const
{
    return m_budget.used() + extra > m_budget.limit() && m_treeCharged + m_logCharged + extra > share();
}

void StoreWriter::enforceBudget(std::int64_t extra)
{
    chargeLog();
    if (!m_store.m_options.keepHistory)
        while (m_log.evictOldest(1)) {
        }
    int steps = StepsPerCall + static_cast<int>(extra / static_cast<std::int64_t>(m_log.segmentSize()));
    for (; steps > 0; --steps) {
        chargeLog();
        const bool over = tooMuch(extra);
        if (!collecting() && !over) {
            publish(m_counters.overBudget, false);
            break;
        }
        if (!giveUpSomething(over)) {
            publish(m_counters.overBudget, true);
            break;
        }
    }
    chargeLog();
    m_segmentsSeen = m_log.youngSegments();
    if (steps == 0)
        wakeLater();
}

/// Others give back what they hold beyond their share when this store grows; a segment too many here or there goes with
/// the next one anyway. Not from serve(): two stores with nothing to give would ask each other for ever.
void StoreWriter::askOthers(std::int64_t extra)
{
    if (m_budget.used() + extra > m_budget.limit() + m_budget.limit() / 64)
        m_budget.askBack(&m_store);
}

/// Any thread: the I/O thread goes on with this store soon, also when nothing arrives.
void StoreWriter::wakeLater()
{
    if (!m_woken.exchange(true, std::memory_order_acq_rel))
        m_store.m_exchange.wake();
}

/// The kept messages are collected in rounds, each once over all of them; the next round is worth while when they have
/// grown.
bool StoreWriter::collecting()
{
    if (m_roundLeft == 0) {
        const std::size_t kept = m_log.keptBytes();
        if (static_cast<std::int64_t>(kept) <= keptRoom() || kept <= m_nextRoundAt)
            return false;
        beginRound();
    }
    return m_roundLeft > 0;
}

void StoreWriter::beginRound()
{
    m_roundLeft = m_log.keptSegments();
    m_log.beginRound();
}

/// What each topic keeps is found out from what they really hold, however unequal their messages are: as many of each
/// topic as fit. Another round then applies it.
void StoreWriter::finishRound()
{
    const std::size_t kept = m_log.keptBytes();
    m_nextRoundAt = kept + std::max(kept / 4, 2 * m_log.segmentSize());
    auto room = static_cast<std::uint64_t>(keptRoom());
    std::uint32_t fit = 0;
    for (const std::uint64_t bytes : m_log.keptByRank()) {
        if (fit == m_guaranteed || bytes > room)
            break;
        room -= bytes;
        ++fit;
    }
    if (const std::uint32_t next = std::max(1u, fit); next < m_guaranteed) {
        m_guaranteed = next;
        m_nextRoundAt = 0;
    }
}

bool StoreWriter::giveUpSomething(bool tooMuch)
{
    if (m_roundLeft > 0) {
        m_log.collectKept(m_guaranteed);
        if (--m_roundLeft == 0)
            finishRound();
        return true;
    }
    if (!tooMuch)
        return false;
    if (m_log.evictOldest(m_guaranteed)) {
        if (m_guaranteed < mostGuaranteed() && static_cast<std::int64_t>(m_log.keptBytes()) < keptRoom() / 2)
            ++m_guaranteed;
        return true;
    }
    // Nothing chronological is left: fewer of each topic, or what was replaced meanwhile; then payloads to the disk.
    const bool fewer = m_guaranteed > 1;
    m_guaranteed = (m_guaranteed + 1) / 2;
    if (m_log.keptSegments() > 0 && (fewer || m_log.keptBytes() > m_nextRoundAt)) {
        beginRound();
        return true;
    }
    return m_log.spillLargest();
}

void StoreWriter::finishBatch(std::int64_t now)
{
    assertThread();
    m_firstAhead = m_endAhead;
    // Read and written in one: who asks from now on is heard, who asked before has set what is read below.
    m_woken.exchange(false, std::memory_order_acq_rel);
    if (m_received != m_answeredReceived) { // what was refused is news, too
        m_answeredReceived = m_received;
        m_store.m_exchange.stored();
    }
    if (m_budget.used() > m_budget.limit())
        enforceBudget(0);
    if (auto request = m_store.m_exchange.takeRequest()) {
        freeze(request->asOf, now);
        m_store.m_exchange.answer(answer(*request, m_frozen ? m_frozen->now() : now));
    }
}

} // namespace topicscope::topics
