// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/topic_walk.h"

#include "app/topics/filter_run.h"
#include "app/topics/topic_store.h"

#include <limits>
#include <unordered_set>
#include <utility>

namespace topicscope::topics {

TopicWalk::TopicWalk(std::shared_ptr<const TopicStore> store, std::shared_ptr<const FilterRun> matches,
                     std::vector<NodeId> nodes, From from)
    : m_store(std::move(store)), m_matches(std::move(matches)), m_nodes(std::move(nodes)), m_from(from)
{
}

std::vector<NodeId> TopicWalk::topics(std::size_t limit) const
{
    std::vector<NodeId> found;
    find(found, limit, std::numeric_limits<std::size_t>::max());
    return found;
}

std::optional<std::vector<NodeId>> TopicWalk::topicsWithin(std::size_t steps) const
{
    std::vector<NodeId> found;
    if (m_nodes.size() > steps || !find(found, std::numeric_limits<std::size_t>::max(), steps))
        return std::nullopt;
    return found;
}

bool TopicWalk::find(std::vector<NodeId>& found, std::size_t limit, std::size_t steps) const
{
    const TopicSkeleton& tree = m_store->skeleton();
    std::unordered_set<NodeId> known; // of several nodes, one may lie below another
    const auto add = [&](NodeId id) {
        if (m_nodes.size() == 1 || known.insert(id).second)
            found.push_back(id);
    };
    for (const NodeId node : m_nodes) {
        if (m_from == From::Rows && tree.isTopic(node)) {
            if (found.size() >= limit)
                return true;
            add(node);
            continue;
        }
        for (NodeId at = node; at != NoNode;) {
            if (found.size() >= limit)
                return true;
            if (steps-- == 0)
                return false;
            if (tree.isTopic(at) && (!m_matches || m_matches->isMatch(at)))
                add(at);
            NodeId next = !m_matches || m_matches->hasMatchBelow(at) ? tree.firstChild(at) : NoNode;
            for (; next == NoNode && at != node; at = tree.parent(at))
                next = tree.nextSibling(at);
            at = next;
        }
    }
    return true;
}

} // namespace topicscope::topics
