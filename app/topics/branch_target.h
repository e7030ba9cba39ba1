// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/filter_run.h"

#include <atomic>
#include <memory>
#include <unordered_set>
#include <vector>

namespace topicscope::topics {

/// How siblings are ordered. A value that can be used on another thread: everything it refers to is shared and
/// constant, but for the skeleton, which any thread may read.
class NodeOrder
{
public:
    const TopicSkeleton* tree = nullptr;
    int column = 0; ///< TopicTreeModel::Column, or -1: first appearance
    bool descending = false;
    std::shared_ptr<const std::unordered_set<NodeId>> first; ///< pinned topics and what lies above them
    std::shared_ptr<const std::vector<double>> keys;         ///< by ordinal, for the columns of values

    bool operator()(NodeId a, NodeId b) const;
    /// Sorts; quicker than std::sort with this order where there are many names.
    void sort(std::vector<NodeId>& nodes) const;

private:
    int rank(NodeId id) const;
    double key(NodeId id) const;
};

/// Which children of a parent are to be shown, and in which order: computed on any thread, from the rows shown now.
struct BranchTarget
{
    // given
    std::shared_ptr<TopicStore> store;
    NodeId parent = RootNode;
    std::vector<NodeId> rows;          ///< shown now, in the given order unless `resort`
    NodeId lastKnown = NoNode;         ///< children after this one are new; NoNode: look at all
    std::uint32_t known = 0;           ///< children up to lastKnown
    std::shared_ptr<FilterRun> filter; ///< null: every child
    NodeId end = NoNode;               ///< nodes from this one on are not looked at
    NodeOrder order;
    bool resort = false;

    // found: the rows become `rows shown now` + `added`, then change places to `full`, and what lies behind `count`
    // leaves. Made here so that the thread of the views has only to append and to exchange, however many rows there
    // are.
    std::vector<NodeId> added; ///< in the order of the target
    std::vector<std::uint32_t> addedOrdinals;
    std::vector<NodeId> full;        ///< the target, followed by the rows that go
    std::vector<std::int32_t> rowOf; ///< by ordinal: places in `full`, -1 for what is not shown
    std::size_t count = 0;           ///< rows of the target
    bool reordered = false;          ///< `rows shown now` + `added` is not `full` already
    bool changed = false;
    std::atomic<bool> done{false};

    void compute();

private:
    void number();
};

} // namespace topicscope::topics
