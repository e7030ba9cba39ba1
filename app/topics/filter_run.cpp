// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/filter_run.h"

#include "app/topics/filter_pattern.h"

#include <algorithm>

namespace topicscope::topics {

FilterRun::FilterRun(std::shared_ptr<TopicStore> store, TopicFilter filter, std::int64_t now)
    : m_store(std::move(store)), m_filter(std::move(filter)), m_now(now)
{
}

std::uint8_t FilterRun::flags(NodeId id) const
{
    return id < m_reserved.load(std::memory_order_acquire) ? m_flags[id].load(std::memory_order_relaxed)
                                                           : std::uint8_t(0);
}

void FilterRun::scan(std::uint32_t end)
{
    const TopicFilter::Pattern& pattern = *m_filter.pattern();
    const TopicSkeleton& tree = m_store->skeleton();
    const std::int64_t now = m_now != 0 ? m_now : currentMicroseconds();
    const bool restricted = m_filter.restrictions() != FilterRestrictions{};
    // One look at a topic may take long with a regular expression alone.
    const std::uint32_t between = pattern.kind == TopicFilter::Kind::RegularExpression ? 0 : 1023;
    for (std::uint32_t index = scanned(); index < end; ++index) {
        if ((index & between) == 0) {
            if (m_cancelled.load(std::memory_order_relaxed))
                return;
            setScanned(index);
        }
        const NodeId id = m_store->topicNode(index);
        const auto answer = pattern.matchesTopic(tree.topic(id));
        if (answer == TopicFilter::Pattern::Answer::GivenUp)
            m_givenUp.fetch_add(1, std::memory_order_relaxed);
        if (answer == TopicFilter::Pattern::Answer::Yes && (!restricted || pattern.matchesState(*m_store, id, now)))
            add(id);
    }
    setScanned(end);
}

void FilterRun::mark(const std::vector<NodeId>& topics)
{
    const TopicFilter::Pattern& pattern = *m_filter.pattern();
    const std::int64_t now = m_now != 0 ? m_now : currentMicroseconds();
    for (const NodeId id : topics)
        if (pattern.matchesState(*m_store, id, now))
            add(id);
}

void FilterRun::add(NodeId id)
{
    for (NodeId reserved = m_reserved.load(std::memory_order_relaxed); reserved <= id;) {
        m_flags.reserve(reserved);
        reserved = (reserved | ChunkedArray<std::uint8_t>::ChunkMask) + 1;
        m_reserved.store(reserved, std::memory_order_release);
    }
    const std::uint8_t before = m_flags[id].load(std::memory_order_relaxed);
    if (before & Match)
        return;
    m_flags[id].store(before | Match, std::memory_order_relaxed);
    const TopicSkeleton& tree = m_store->skeleton();
    for (NodeId above = tree.parent(id); above != NoNode; above = tree.parent(above)) {
        const std::uint8_t flag = m_flags[above].load(std::memory_order_relaxed);
        if (flag & Above)
            break; // and so has everything above it
        m_flags[above].store(flag | Above, std::memory_order_relaxed);
    }
    // Whoever sees the count sees the way to the match, too.
    m_matches.store(m_matches.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

} // namespace topicscope::topics
