// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/chunked_array.h"
#include "app/topics/node_stats.h"

#include <vector>

namespace topicscope::topics {

/// The counters of all nodes as they were after one message: what a paused view shows, wherever it looks. A copy of 32
/// bytes a node. I/O thread only.
class FrozenStats
{
public:
    /// `nodes`: how many there are; `now`: the moment that rates count up to, microseconds since the epoch.
    FrozenStats(const ChunkedArray<NodeStats>& stats, NodeId nodes, Sequence asOf, std::int64_t now);

    /// Takes a message back that came after `asOf`, and the topic, if it came with it.
    void takeBack(NodeId node, bool isFirstOfTopic);

    Sequence asOf() const { return m_asOf; }
    std::int64_t now() const { return m_now; }
    bool contains(NodeId node) const { return node < m_stats.size(); }
    const NodeStats& operator[](NodeId node) const { return m_stats[node]; }
    std::int64_t memoryUsed() const { return static_cast<std::int64_t>(m_stats.capacity() * sizeof(NodeStats)); }

private:
    std::vector<NodeStats> m_stats;
    Sequence m_asOf;
    std::int64_t m_now;
};

} // namespace topicscope::topics
