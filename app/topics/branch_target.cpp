// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/branch_target.h"

#include "app/topics/natural_order.h"
#include "app/topics/topic_columns.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace topicscope::topics {

int NodeOrder::rank(NodeId id) const
{
    if (first && !first->empty() && first->count(id) != 0)
        return 0;
    return tree->depth(id) == 1 && tree->isSystem(id) ? 2 : 1;
}

double NodeOrder::key(NodeId id) const
{
    const std::uint32_t ordinal = tree->ordinal(id);
    return keys && ordinal < keys->size() ? (*keys)[ordinal] : -HUGE_VAL;
}

bool NodeOrder::operator()(NodeId a, NodeId b) const
{
    if (const int ranks = rank(a) - rank(b))
        return ranks < 0;
    if (column < 0)
        return tree->ordinal(a) < tree->ordinal(b);
    if (column != TopicColumn) {
        const double keyA = key(a);
        const double keyB = key(b);
        if (keyA != keyB)
            return descending ? keyA > keyB : keyA < keyB;
        return naturalCompare(tree->name(a), tree->name(b)) < 0;
    }
    const int names = naturalCompare(tree->name(a), tree->name(b));
    return descending ? names > 0 : names < 0;
}

void NodeOrder::sort(std::vector<NodeId>& nodes) const
{
    if (column < 0) {
        std::sort(nodes.begin(), nodes.end(), *this);
        return;
    }
    struct Entry
    {
        int rank;
        double value;
        NaturalKey name;
        NodeId id;
    };
    std::vector<Entry> entries;
    entries.reserve(nodes.size());
    const double sign = descending ? -1 : 1;
    for (const NodeId id : nodes)
        entries.push_back({rank(id), column == TopicColumn ? 0 : sign * key(id), naturalKey(tree->name(id)), id});
    const bool backwards = descending && column == TopicColumn;
    std::sort(entries.begin(), entries.end(), [this, backwards](const Entry& a, const Entry& b) {
        if (a.rank != b.rank)
            return a.rank < b.rank;
        if (a.value != b.value)
            return a.value < b.value;
        if (a.name != b.name)
            return backwards ? a.name > b.name : a.name < b.name;
        const int names = naturalCompare(tree->name(a.id), tree->name(b.id));
        return backwards ? names > 0 : names < 0;
    });
    std::transform(entries.begin(), entries.end(), nodes.begin(), [](const Entry& entry) { return entry.id; });
}

void BranchTarget::compute()
{
    const TopicSkeleton& tree = store->skeleton();
    std::vector<bool> present(tree.childCount(parent));
    for (const NodeId id : rows)
        present[tree.ordinal(id)] = true;

    NodeId last = filter ? NoNode : lastKnown;
    NodeId child = last == NoNode ? tree.firstChild(parent) : tree.nextSibling(last);
    for (; child != NoNode && child < end; child = tree.nextSibling(child)) {
        last = child;
        const std::uint32_t ordinal = tree.ordinal(child);
        if ((ordinal >= present.size() || !present[ordinal]) && (!filter || filter->isShown(child)))
            added.push_back(child);
    }
    if (last != NoNode) {
        lastKnown = last;
        known = tree.ordinal(last) + 1;
    }

    std::vector<NodeId> kept = rows;
    std::vector<NodeId> removed;
    if (filter) {
        const auto goes =
            std::stable_partition(kept.begin(), kept.end(), [this](NodeId id) { return filter->isShown(id); });
        removed.assign(goes, kept.end());
        kept.erase(goes, kept.end());
    }
    changed = resort || !added.empty() || !removed.empty();
    if (changed) {
        order.sort(added);
        if (resort)
            order.sort(kept);
        full.reserve(kept.size() + added.size() + removed.size());
        std::merge(kept.begin(), kept.end(), added.begin(), added.end(), std::back_inserter(full), order);
        count = full.size();
        full.insert(full.end(), removed.begin(), removed.end());
        number();
    }
    done.store(true, std::memory_order_release);
}

void BranchTarget::number()
{
    const TopicSkeleton& tree = store->skeleton();
    rowOf.assign(known, -1);
    addedOrdinals.reserve(added.size());
    for (const NodeId id : added)
        addedOrdinals.push_back(tree.ordinal(id));
    for (std::size_t row = 0; row < full.size(); ++row)
        rowOf[tree.ordinal(full[row])] = static_cast<std::int32_t>(row);
    reordered = !std::equal(rows.begin(), rows.end(), full.begin()) ||
                !std::equal(added.begin(), added.end(), full.begin() + static_cast<std::ptrdiff_t>(rows.size()));
}

} // namespace topicscope::topics
