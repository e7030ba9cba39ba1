// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace topicscope::topics {

class FilterRun;
class TopicStore;

/// The topics at and below some nodes, for actions on many of them. Each question walks the tree anew, without a lock,
/// on **any thread**: a million topics take tens to hundreds of milliseconds.
class TopicWalk
{
public:
    enum class From {
        Branches, ///< each node with what is below it
        Rows      ///< a node that is a topic stands for itself alone, another one for what is below it
    };

    /// `matches`: only what this search has found; null: all.
    TopicWalk(std::shared_ptr<const TopicStore> store, std::shared_ptr<const FilterRun> matches,
              std::vector<NodeId> nodes, From from);

    /// In the order of the nodes, and of the first appearance below each; each topic once; at most `limit`.
    std::vector<NodeId> topics(std::size_t limit) const;
    /// The same where they are found within this many steps from node to node; otherwise nothing.
    std::optional<std::vector<NodeId>> topicsWithin(std::size_t steps) const;

private:
    /// False when the steps do not suffice.
    bool find(std::vector<NodeId>& found, std::size_t limit, std::size_t steps) const;

    std::shared_ptr<const TopicStore> m_store;
    std::shared_ptr<const FilterRun> m_matches;
    std::vector<NodeId> m_nodes;
    From m_from;
};

} // namespace topicscope::topics
