// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/frozen_stats.h"

namespace topicscope::topics {

FrozenStats::FrozenStats(const ChunkedArray<NodeStats>& stats, NodeId nodes, Sequence asOf, std::int64_t now)
    : m_asOf(asOf), m_now(now)
{
    m_stats.reserve(nodes);
    for (NodeId node = 0; node < nodes; ++node)
        m_stats.push_back(stats[node]);
}

void FrozenStats::takeBack(NodeId node, bool isFirstOfTopic)
{
    for (; node != NoNode; node = m_stats[node].parent) {
        --m_stats[node].messages;
        m_stats[node].topics -= isFirstOfTopic ? 1 : 0;
    }
}

} // namespace topicscope::topics
