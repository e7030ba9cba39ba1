// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/chunked_array.h"
#include "app/topics/topic_filter.h"
#include "app/topics/topic_store.h"

#include <atomic>
#include <memory>
#include <vector>

namespace topicscope::topics {

/// One search over the topics of a store: which nodes match, and which lie above a match. One thread at a time marks
/// (scan() and mark() are called in turn, not together), any thread reads without a lock.
class FilterRun
{
public:
    /// `now`: the moment that spans of time count from, microseconds since the epoch; 0: the one of each look.
    FilterRun(std::shared_ptr<TopicStore> store, TopicFilter filter, std::int64_t now = 0);

    /// Looks at the topics not seen yet, up to the number `end` (exclusive), on the calling thread, until cancelled.
    void scan(std::uint32_t end);
    /// For payload filters: these topics' payloads match; the rest of the filter is applied here.
    void mark(const std::vector<NodeId>& topics);
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }

    /// Topics looked at so far, in the order of their appearance.
    std::uint32_t scanned() const { return m_scanned.load(std::memory_order_acquire); }
    void setScanned(std::uint32_t end) { m_scanned.store(end, std::memory_order_release); }
    bool isMatch(NodeId id) const { return (flags(id) & Match) != 0; }
    /// It matches, or something below does.
    bool isShown(NodeId id) const { return flags(id) != 0; }
    bool hasMatchBelow(NodeId id) const { return (flags(id) & Above) != 0; }
    /// Topics that a regular expression was given up on.
    std::uint64_t givenUp() const { return m_givenUp.load(std::memory_order_relaxed); }
    std::uint64_t matchCount() const { return m_matches.load(std::memory_order_acquire); }
    const TopicFilter& filter() const { return m_filter; }

private:
    static constexpr std::uint8_t Match = 1;
    static constexpr std::uint8_t Above = 2;
    std::uint8_t flags(NodeId id) const;
    void add(NodeId id);

    std::shared_ptr<TopicStore> m_store;
    const TopicFilter m_filter;
    const std::int64_t m_now;
    ChunkedArray<std::atomic<std::uint8_t>> m_flags;
    std::atomic<NodeId> m_reserved{0}; ///< nodes that have a flag
    std::atomic<std::uint32_t> m_scanned{0};
    std::atomic<std::uint64_t> m_matches{0};
    std::atomic<std::uint64_t> m_givenUp{0};
    std::atomic<bool> m_cancelled{false};
};

} // namespace topicscope::topics
