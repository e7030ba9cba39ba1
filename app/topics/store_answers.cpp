// SPDX-License-Identifier: GPL-3.0-or-later
// The half of StoreWriter that answers the GUI's frames, with copies.
#include "app/topics/store_writer.h"
#include "app/topics/text_search.h"
#include "app/topics/topic_columns.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace topicscope::topics {

namespace {
constexpr std::size_t SearchedBytes = 8 * 1024 * 1024;
/// Messages since the last frame that a pause takes back one by one: some frames' worth of the fastest sender. Where
/// the window has stood still for longer, what came before them is shown as well.
constexpr std::uint64_t MostTakenBack = 1'000'000;

/// An order of payloads: numbers by value, then everything else by its first bytes.
double payloadKey(mqtt::BytesView payload)
{
    const auto first = payload.find_first_not_of(" \t\r\n");
    if (first == mqtt::BytesView::npos)
        return -HUGE_VAL;
    const mqtt::BytesView text = payload.substr(first);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() &&
        mqtt::BytesView(end, static_cast<std::size_t>(text.data() + text.size() - end)).find_first_not_of(" \t\r\n") ==
            mqtt::BytesView::npos &&
        !std::isnan(number))
        return number;
    constexpr int Bytes = 6; // what the 52 bits of a double keep exactly
    double fraction = 0;
    for (int i = Bytes - 1; i >= 0; --i)
        fraction = (fraction +
                    (std::size_t(i) < text.size() ? double(static_cast<unsigned char>(text[std::size_t(i)])) : 0.0)) /
                   256;
    return std::ldexp(1 + fraction, 1000);
}
} // namespace

/// Keeps what a paused view needs, and gives it back when the view runs again (`asOf` 0).
void StoreWriter::freeze(Sequence asOf, std::int64_t now)
{
    if (m_frozen ? m_frozen->asOf() == asOf : asOf == 0)
        return;
    if (m_frozen)
        m_budget.charge(-m_frozen->memoryUsed());
    m_frozen.reset();
    if (asOf == 0)
        return;
    auto frozen = std::make_unique<FrozenStats>(m_stats, m_statsCount, asOf, now);
    // What came since the frame that is on the screen: some ten milliseconds' worth.
    for (Sequence number = std::max(asOf, m_sequence - std::min(m_sequence, MostTakenBack)); number++ < m_sequence;)
        if (const MessageLog::Record* record = m_log.find(number))
            frozen->takeBack(m_states[record->topic].node, record->ordinal == 1);
    m_budget.charge(frozen->memoryUsed());
    m_frozen = std::move(frozen);
}

/// As of the pause, if there is one.
const NodeStats& StoreWriter::statsOf(NodeId id) const
{
    return m_frozen && m_frozen->contains(id) ? (*m_frozen)[id] : m_stats[id];
}

std::unique_ptr<FrameReply> StoreWriter::answer(const FrameRequest& request, std::int64_t now) const
{
    auto reply = std::make_unique<FrameReply>();
    reply->number = request.number;
    reply->now = now;
    reply->newest = m_sequence;
    reply->received = m_received;
    reply->newestArrival = m_newestArrival;
    reply->oldest = m_log.oldest();
    reply->nodes.reserve(request.nodes.size());
    for (const NodeId id : request.nodes)
        if (id < m_skeleton.nodeCount())
            reply->nodes.push_back(snapshot(id, request.asOf, now));
    for (const auto& [parent, column] : request.sortKeys)
        reply->sortKeys.push_back(sortKeys(parent, column, now));
    answerHistory(request, *reply);
    answerRows(request, *reply);
    searchPayloads(request.payloadSearch, *reply);
    for (const auto& [ticket, sequence, node] : request.messages)
        reply->messages.emplace_back(ticket, find(sequence, node, request.asOf));
    for (const auto& wanted : request.histories)
        reply->histories.emplace_back(wanted.ticket, history(wanted));
    return reply;
}

NodeSnapshot StoreWriter::snapshot(NodeId id, Sequence asOf, std::int64_t now) const
{
    const NodeStats& stats = statsOf(id);
    const std::uint32_t window = NodeStats::windowOf(now);
    NodeSnapshot snapshot;
    snapshot.node = id;
    snapshot.subtreeMessages = stats.messages;
    snapshot.subtreeTopics = stats.topics;
    snapshot.subtreeRate = stats.rateAt(window);
    snapshot.subtreeArrival = stats.newestAt(now);
    if (stats.topicIndex == TopicSkeleton::NoTopic)
        return snapshot;
    const TopicState& state = m_states[stats.topicIndex];
    snapshot.isTopic = true;
    snapshot.messages = stats.topics == 1 ? stats.messages : state.messages;
    snapshot.retainedExists = state.retainedExists.load(std::memory_order_relaxed);
    snapshot.meanInterval = state.meanInterval.load(std::memory_order_relaxed);
    snapshot.intervalDeviation = std::sqrt(state.intervalVariance);
    const MessageLog::Record* latest = m_log.at(state.latest);
    if (latest && asOf != 0 && latest->sequence > asOf) {
        viewAsOf(snapshot, stats.topicIndex, asOf);
    } else {
        const std::int64_t last = state.lastArrival.load(std::memory_order_relaxed);
        snapshot.subtreeArrival = stats.topics == 1 ? last : std::max(last, snapshot.subtreeArrival);
        if (latest)
            snapshot.latest = m_log.summary(*latest);
    }
    // The rate that is kept is that of the whole subtree.
    if (snapshot.subtreeMessages > 0)
        snapshot.rate = snapshot.subtreeRate * (float(snapshot.messages) / float(snapshot.subtreeMessages));
    return snapshot;
}

/// While the view is paused.
void StoreWriter::viewAsOf(NodeSnapshot& snapshot, std::uint32_t topic, Sequence asOf) const
{
    const MessageLog::Record* found = m_log.newest(topic, asOf);
    if (!found) { // it was evicted, or the topic came later
        snapshot.messages = snapshot.subtreeMessages;
        for (NodeId child = m_skeleton.firstChild(snapshot.node); child != NoNode;
             child = m_skeleton.nextSibling(child))
            snapshot.messages -= m_frozen->contains(child) ? (*m_frozen)[child].messages : 0;
        return;
    }
    if (snapshot.subtreeTopics != 1) // ordinals count modulo 2^32
        snapshot.messages -= static_cast<std::uint32_t>(static_cast<std::uint32_t>(snapshot.messages) - found->ordinal);
    snapshot.latest = m_log.summary(*found);
    snapshot.subtreeArrival =
        snapshot.subtreeTopics == 1 ? found->arrival : std::max(found->arrival, snapshot.subtreeArrival);
}

SortKeys StoreWriter::sortKeys(NodeId parent, int column, std::int64_t now) const
{
    SortKeys result{parent, column, {}};
    if (parent >= m_skeleton.nodeCount())
        return result;
    result.keys.reserve(m_skeleton.childCount(parent));
    for (NodeId child = m_skeleton.firstChild(parent); child != NoNode; child = m_skeleton.nextSibling(child))
        result.keys.push_back(sortKey(child, column, now));
    return result;
}

double StoreWriter::sortKey(NodeId id, int column, std::int64_t now) const
{
    const NodeStats& stats = statsOf(id);
    switch (column) {
    case MessagesColumn:
        return static_cast<double>(stats.messages);
    case RateColumn:
        return static_cast<double>(stats.rateAt(NodeStats::windowOf(now)));
    default:
        break;
    }
    const TopicState* topic = stats.topicIndex == TopicSkeleton::NoTopic ? nullptr : &m_states[stats.topicIndex];
    if (column == AgeColumn) {
        const std::int64_t newest = topic && stats.topics == 1 && !m_frozen
                                        ? topic->lastArrival.load(std::memory_order_relaxed)
                                        : stats.newestAt(now);
        return static_cast<double>(now - newest);
    }
    const MessageLog::Record* latest = topic ? m_log.at(topic->latest) : nullptr;
    if (!latest)
        return -HUGE_VAL; // a mere branch has no value of its own
    switch (column) {
    case ValueColumn:
        return payloadKey(m_log.payloadPrefix(*latest, 32));
    case SizeColumn:
        return static_cast<double>(latest->payloadSize);
    case QoSColumn:
        return static_cast<double>(latest->bits & 3u);
    case RetainedColumn:
        return topic->retainedExists.load(std::memory_order_relaxed) ? 1 : 0;
    default:
        return 0;
    }
}

void StoreWriter::answerHistory(const FrameRequest& request, FrameReply& reply) const
{
    reply.historyNode = request.historyNode;
    reply.historyAfter = request.historyAfter;
    const std::uint32_t topic = topicOf(request.historyNode);
    if (topic == TopicSkeleton::NoTopic)
        return;
    reply.historyMeanInterval = m_states[topic].meanInterval.load(std::memory_order_relaxed);
    reply.historyIntervalDeviation = std::sqrt(m_states[topic].intervalVariance);
    const Sequence asOf = request.asOf == 0 ? m_sequence : request.asOf;
    for (const auto* record : m_log.newest(topic, request.historyAfter, asOf, request.historyLimit))
        reply.history.push_back(m_log.summary(*record));
}

void StoreWriter::answerRows(const FrameRequest& request, FrameReply& reply) const
{
    reply.messagesFrom = request.messagesFrom;
    if (request.messagesWindow != 0) {
        const Sequence newest = request.asOf == 0 ? m_sequence : std::min(request.asOf, m_sequence);
        const Sequence first = newest >= request.messagesWindow ? newest - request.messagesWindow + 1 : 1;
        reply.messagesFrom += std::max(first, m_log.oldest());
    }
    if (request.messagesOrOldest)
        reply.messagesFrom = std::max(reply.messagesFrom, m_log.oldest());
    reply.messageRows.reserve(request.messagesCount);
    for (std::uint32_t row = 0; row < request.messagesCount; ++row) {
        const MessageLog::Record* record = m_log.find(reply.messagesFrom + row);
        reply.messageRows.push_back(record ? m_log.summary(*record) : MessageSummary{});
    }
}

StoredMessage StoreWriter::find(Sequence sequence, NodeId node, Sequence asOf) const
{
    const std::uint32_t topic = topicOf(node);
    const MessageLog::Record* found = m_log.find(sequence);
    if (!found && topic != TopicSkeleton::NoTopic) {
        const Sequence latest = asOf == 0 ? m_sequence : asOf;
        found = m_log.newest(topic, sequence == 0 ? latest : sequence);
        if (found && sequence != 0 && found->sequence != sequence)
            found = nullptr; // evicted
    }
    return found ? m_log.message(*found, m_skeleton.topic(m_states[found->topic].node)) : StoredMessage{};
}

std::vector<StoredMessage> StoreWriter::history(const FrameRequest::History& request) const
{
    const std::uint32_t topic = topicOf(request.node);
    if (topic == TopicSkeleton::NoTopic)
        return {};
    std::vector<StoredMessage> messages;
    for (const auto* record :
         m_log.newest(topic, 0, request.before == 0 ? m_sequence : request.before - 1, request.count))
        messages.push_back(m_log.message(*record, m_skeleton.topic(request.node)));
    return messages;
}

/// The thread that searches is the one that reads the sockets: it looks at so many bytes, and goes on with the next
/// frame.
void StoreWriter::searchPayloads(const PayloadSearch& search, FrameReply& reply) const
{
    reply.payloadSearched = search;
    if (search.count == 0)
        return;
    const std::uint32_t end = std::min(m_topics, search.fromTopic + search.count);
    const std::size_t overlap = search.text.size() - std::min<std::size_t>(1, search.text.size());
    std::uint32_t index = search.fromTopic;
    std::size_t from = search.fromByte;
    mqtt::Bytes buffer;
    for (std::size_t left = SearchedBytes; index < end && left > 0;) {
        const MessageLog::Record* latest = m_log.at(m_states[index].latest);
        const std::size_t size = latest ? latest->payloadSize : 0;
        const std::size_t looked = std::min(left, size - std::min(from, size));
        const bool found =
            latest && containsText(m_log.payloadPart(*latest, from, looked + overlap, buffer), search.text);
        if (found)
            reply.payloadMatches.push_back(m_states[index].node);
        left -= looked;
        from += looked;
        if (found || from >= size) {
            ++index;
            from = 0;
        }
    }
    reply.payloadNextTopic = index;
    reply.payloadNextByte = from;
    reply.payloadSearchedAll = index >= m_topics;
}

} // namespace topicscope::topics
