// SPDX-License-Identifier: GPL-3.0-or-later
// The half of TopicTreePrivate that keeps rows in step with the skeleton, the order and the filter.
#include "app/topics/topic_tree_private.h"

#include <QThreadPool>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace topicscope::topics {

namespace {
constexpr std::uint32_t SmallBranch = 5'000; ///< children that are sorted on this thread, at once
/// Children of all parents together that are looked at on this thread in one frame: with a filter, a single new match
/// may concern every parent that is open.
constexpr std::uint32_t ChildrenPerFrame = 20'000;
/// A view lays all rows of an open parent out anew when some come: some 40 nanoseconds a row. Where there are very many
/// it must not happen in every frame; a hundred times as much rest lets it take one per cent of the time.
constexpr double RestMicrosecondsPerRow = 4;

std::int64_t monotonicMicroseconds()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

/// Counts the signals about rows that are being emitted.
class Signalling
{
public:
    explicit Signalling(int& depth) : m_depth(depth) { ++m_depth; }
    ~Signalling() { --m_depth; }
    Signalling(const Signalling&) = delete;
    Signalling& operator=(const Signalling&) = delete;

private:
    int& m_depth;
};
} // namespace

TopicTreePrivate::Branch* TopicTreePrivate::branch(NodeId parent)
{
    if (parent == recentParent && recentBranch)
        return recentBranch;
    const auto found = branches.find(parent);
    if (found == branches.end())
        return nullptr;
    recentParent = parent;
    recentBranch = &found->second;
    return recentBranch;
}

const TopicTreePrivate::Branch* TopicTreePrivate::branch(NodeId parent) const
{
    return const_cast<TopicTreePrivate*>(this)->branch(parent);
}

int TopicTreePrivate::rowOf(NodeId node) const
{
    if (node == RootNode)
        return -1;
    const Branch* siblings = branch(tree.parent(node));
    const std::uint32_t ordinal = tree.ordinal(node);
    return siblings && ordinal < siblings->rowOf.size() ? siblings->rowOf[ordinal] : -1;
}

bool TopicTreePrivate::isAttached(NodeId node) const
{
    for (NodeId above = node; above != RootNode && above != attached; above = tree.parent(above))
        if (rowOf(above) < 0)
            return false;
    if (node != RootNode)
        attached = tree.parent(node); // its siblings ask next, or its children
    return true;
}

QModelIndex TopicTreePrivate::index(NodeId node, int column) const
{
    if (node == RootNode || node >= tree.nodeCount() || !isAttached(node))
        return {};
    return model->createIndex(rowOf(node), column, quintptr(node));
}

bool TopicTreePrivate::hasChildren(NodeId parent) const
{
    if (run)
        return run->hasMatchBelow(parent);
    return tree.hasChildren(parent) && (nodesEnd == NoNode || tree.firstChild(parent) < nodesEnd);
}

NodeOrder TopicTreePrivate::order(const Branch& branch) const
{
    return {&tree, sortColumn, sortOrder == Qt::DescendingOrder, pinnedFirst, branch.keys};
}

void TopicTreePrivate::open(NodeId parent)
{
    Branch& opened = branches[parent];
    if (opened.open)
        return;
    opened.open = true;
    if (sortColumn > TopicTreeModel::Topic)
        opened.keysWanted = true;
    // Views (and model testers) fetch while they hear of new rows; rows must not appear inside that.
    if (signalling == 0) {
        childrenLeft = SmallBranch;
        prepare(parent, opened);
        apply(parent, opened, false);
    }
    reader->wake();
}

/// Brings all open parents up to date; returns whether anything changed or is still under way.
bool TopicTreePrivate::updateRows()
{
    bool active = false;
    std::vector<NodeId> parents;
    for (const auto& [parent, loaded] : branches)
        if (loaded.open && (loaded.job || loaded.plan || wantsUpdate(parent, loaded)))
            parents.push_back(parent);
    // Ancestors first, so that what they hide is hidden with one signal.
    std::sort(parents.begin(), parents.end(), [this](NodeId a, NodeId b) { return tree.depth(a) < tree.depth(b); });
    bool sorting = false;
    childrenLeft = ChildrenPerFrame;
    for (const NodeId parent : parents) {
        Branch* const loaded = branch(parent);
        prepare(parent, *loaded);
        sorting |= loaded->job && loaded->job->resort && !loaded->job->done.load(std::memory_order_acquire);
    }
    for (const NodeId parent : parents)
        if (Branch* loaded = branch(parent))
            active |= apply(parent, *loaded, sorting);
    return active;
}

bool TopicTreePrivate::wantsUpdate(NodeId parent, const Branch& branch) const
{
    return branch.resort || hasNewChildren(parent, branch) || (run && branch.filterVersion != run->matchCount());
}

bool TopicTreePrivate::hasNewChildren(NodeId parent, const Branch& branch) const
{
    if (tree.childCount(parent) <= branch.known)
        return false;
    if (nodesEnd == NoNode)
        return true;
    const NodeId next = branch.lastKnown == NoNode ? tree.firstChild(parent) : tree.nextSibling(branch.lastKnown);
    return next < nodesEnd;
}

bool TopicTreePrivate::rests(const Branch& loaded)
{
    const bool sorting = loaded.resort || (loaded.job && loaded.job->resort) || (loaded.plan && loaded.plan->resort);
    return !sorting && loaded.rows.size() > std::size_t(TopicTreeModel::PageSize) &&
           monotonicMicroseconds() < loaded.restsUntil;
}

/// Begins to find out which rows a parent is to have: at once where it has few children and not many others were due
/// before it, else beside this thread.
void TopicTreePrivate::prepare(NodeId parent, Branch& loaded)
{
    if (loaded.job || loaded.plan || rests(loaded) || !wantsUpdate(parent, loaded))
        return;
    const auto target = makeTarget(parent, loaded);
    if (run)
        loaded.filterVersion = run->matchCount();
    loaded.resort = false;
    loaded.job = target;
    const std::uint32_t children = tree.childCount(parent);
    const bool here = children <= SmallBranch && children <= childrenLeft;
    childrenLeft -= here ? children : 0;
    if (!here)
        QThreadPool::globalInstance()->start([target] { target->compute(); });
    else
        target->compute();
}

/// Goes there. While `sorting` is under way somewhere no parent takes its new order: whenever one does, views lay out
/// the rows of all of them, so all take it with one signal's layout. Returns whether anything changed or is to come.
bool TopicTreePrivate::apply(NodeId parent, Branch& loaded, bool sorting)
{
    if (rests(loaded))
        return true;
    if (loaded.job) {
        if (!loaded.job->done.load(std::memory_order_acquire) || (sorting && loaded.job->resort))
            return true;
        takeTarget(loaded, std::exchange(loaded.job, nullptr));
    }
    if (!loaded.plan)
        return wantsUpdate(parent, loaded);
    advance(parent, loaded);
    return true;
}

std::shared_ptr<BranchTarget> TopicTreePrivate::makeTarget(NodeId parent, const Branch& branch) const
{
    auto target = std::make_shared<BranchTarget>();
    target->store = reader->storePointer();
    target->parent = parent;
    target->rows = branch.rows;
    target->lastKnown = branch.lastKnown;
    target->known = branch.known;
    target->filter = run;
    target->end = nodesEnd;
    target->order = order(branch);
    target->resort = branch.resort;
    return target;
}

void TopicTreePrivate::takeTarget(Branch& loaded, std::shared_ptr<BranchTarget> target)
{
    if (target->filter != run || target->end != nodesEnd) { // of a filter that is no more: wantsUpdate() asks anew
        loaded.resort |= target->resort;
        loaded.filterVersion = std::numeric_limits<std::uint64_t>::max();
        return;
    }
    loaded.lastKnown = target->lastKnown;
    loaded.known = target->known;
    loaded.appended = 0;
    if (target->changed)
        loaded.plan = std::move(target);
}

/// One step of the plan. Rows of a parent that had none come all at once, in their places. Otherwise new ones come at
/// the end, a page at a time; after the last page all take their places at once, and those that go leave from the end.
/// Three kinds of signals, and the views' thread never touches each of very many rows.
void TopicTreePrivate::advance(NodeId parent, Branch& loaded)
{
    std::shared_ptr<BranchTarget> plan = loaded.plan;
    const std::size_t left = plan->added.size() - loaded.appended;
    if (loaded.rows.empty()) {
        fill(parent, loaded, *plan);
        loaded.plan.reset();
    } else if (insertInPlace(parent, loaded, *plan)) {
        loaded.plan.reset();
    } else {
        const std::size_t page = std::max(loaded.rows.size(), std::size_t(TopicTreeModel::PageSize));
        appendPage(parent, loaded, *plan, std::min(left, page));
        if (loaded.appended == plan->added.size()) {
            if (plan->reordered)
                reorder(parent, loaded, *plan);
            removeTail(parent, loaded, plan->count);
            loaded.plan.reset();
        }
    }
    loaded.restsUntil = monotonicMicroseconds() + std::int64_t(double(loaded.rows.size()) * RestMicrosecondsPerRow);
    // What is left of a large plan, the rows as they were among it, is given back beside this thread.
    if (!loaded.plan && plan->rowOf.size() > SmallBranch)
        QThreadPool::globalInstance()->start([left = std::move(plan)] {});
}

void TopicTreePrivate::fill(NodeId parent, Branch& loaded, BranchTarget& plan)
{
    if (plan.count == 0)
        return;
    const Signalling guard(signalling);
    const bool told = isAttached(parent);
    if (told)
        model->beginInsertRows(index(parent), 0, int(plan.count) - 1);
    loaded.rows = std::move(plan.full);
    plan.rowOf.resize(std::max<std::size_t>(plan.rowOf.size(), loaded.rowOf.size()), -1);
    loaded.rowOf = std::move(plan.rowOf);
    if (told)
        model->endInsertRows();
}

void TopicTreePrivate::appendPage(NodeId parent, Branch& loaded, const BranchTarget& plan, std::size_t count)
{
    if (count == 0)
        return;
    const Signalling guard(signalling);
    const bool told = isAttached(parent);
    const std::size_t at = loaded.rows.size();
    if (told)
        model->beginInsertRows(index(parent), int(at), int(at + count - 1));
    const auto first = plan.added.begin() + std::ptrdiff_t(loaded.appended);
    loaded.rows.insert(loaded.rows.end(), first, first + std::ptrdiff_t(count));
    loaded.rowOf.resize(std::max<std::size_t>(loaded.rowOf.size(), loaded.known), -1);
    for (std::size_t i = 0; i < count; ++i)
        loaded.rowOf[plan.addedOrdinals[loaded.appended + i]] = std::int32_t(at + i);
    loaded.appended += count;
    if (told)
        model->endInsertRows();
}

/// The common case of a few new neighbours needs no change of the others' layout.
bool TopicTreePrivate::insertInPlace(NodeId parent, Branch& loaded, const BranchTarget& plan)
{
    if (plan.added.empty() || !plan.reordered || plan.count != plan.full.size() || plan.resort ||
        plan.full.size() > SmallBranch)
        return false;
    const auto first = std::size_t(plan.rowOf[tree.ordinal(plan.added.front())]);
    const auto last = std::size_t(plan.rowOf[tree.ordinal(plan.added.back())]);
    if (last - first + 1 != plan.added.size())
        return false;
    insertRows(parent, loaded, first, plan.added.data(), plan.added.size());
    return true;
}

void TopicTreePrivate::insertRows(NodeId parent, Branch& loaded, std::size_t at, const NodeId* nodes, std::size_t count)
{
    const Signalling guard(signalling);
    const bool told = isAttached(parent);
    if (told)
        model->beginInsertRows(index(parent), int(at), int(at + count - 1));
    loaded.rowOf.resize(std::max<std::size_t>(loaded.rowOf.size(), loaded.known), -1);
    loaded.rows.insert(loaded.rows.begin() + std::ptrdiff_t(at), nodes, nodes + count);
    renumber(loaded, at);
    if (told)
        model->endInsertRows();
}

void TopicTreePrivate::removeTail(NodeId parent, Branch& loaded, std::size_t from)
{
    if (from >= loaded.rows.size())
        return;
    const Signalling guard(signalling);
    const bool told = isAttached(parent);
    if (told)
        model->beginRemoveRows(index(parent), int(from), int(loaded.rows.size() - 1));
    if (from == 0) // looks at none of them: there may be a million
        std::fill(loaded.rowOf.begin(), loaded.rowOf.end(), -1);
    for (std::size_t row = from; from > 0 && row < loaded.rows.size(); ++row)
        loaded.rowOf[tree.ordinal(loaded.rows[row])] = -1;
    loaded.rows.resize(from);
    attached = RootNode;
    if (told)
        model->endRemoveRows();
}

void TopicTreePrivate::reorder(NodeId parent, Branch& loaded, BranchTarget& plan)
{
    const Signalling guard(signalling);
    const auto exchange = [&] {
        loaded.rows.swap(plan.full);
        plan.rowOf.resize(std::max(plan.rowOf.size(), loaded.rowOf.size()), -1);
        loaded.rowOf.swap(plan.rowOf);
    };
    if (!isAttached(parent)) {
        exchange();
        return;
    }
    const QList<QPersistentModelIndex> parents{index(parent)};
    emit model->layoutAboutToBeChanged(parents, QAbstractItemModel::VerticalSortHint);
    // Only now: views save their own indexes when they hear of it.
    const QModelIndexList before = model->persistentIndexList();
    exchange();
    QModelIndexList from;
    QModelIndexList to;
    for (const QModelIndex& persistent : before) {
        const auto node = NodeId(persistent.internalId());
        if (tree.parent(node) != parent)
            continue;
        from.append(persistent);
        to.append(model->createIndex(rowOf(node), persistent.column(), quintptr(node)));
    }
    model->changePersistentIndexList(from, to);
    emit model->layoutChanged(parents, QAbstractItemModel::VerticalSortHint);
}

/// Takes a parent's rows away, and those of everything below it.
void TopicTreePrivate::unload(NodeId parent)
{
    const auto found = branches.find(parent);
    if (found == branches.end() || parent == RootNode)
        return;
    removeTail(parent, found->second, 0);
    branches.erase(found);
    recentBranch = nullptr;
}

void TopicTreePrivate::renumber(Branch& loaded, std::size_t from)
{
    for (std::size_t row = from; row < loaded.rows.size(); ++row)
        loaded.rowOf[tree.ordinal(loaded.rows[row])] = std::int32_t(row);
}

void TopicTreePrivate::sortAll()
{
    for (auto& [parent, loaded] : branches) {
        // An order of values begins with their keys, which only the I/O thread knows.
        if (sortColumn > TopicTreeModel::Topic) {
            loaded.keysWanted = true;
            continue;
        }
        loaded.keys.reset();
        loaded.resort = true;
    }
    if (sortColumn <= TopicTreeModel::Topic)
        updateRows();
    reader->wake();
}

void TopicTreePrivate::takeSortKeys(const FrameReply& reply)
{
    for (const SortKeys& keys : reply.sortKeys) {
        Branch* loaded = branch(keys.parent);
        if (!loaded || keys.column != sortColumn)
            continue;
        loaded->keysWanted = false;
        loaded->keys = std::make_shared<const std::vector<double>>(keys.keys);
        loaded->resort = true;
    }
}

void TopicTreePrivate::setPinned(NodeId node, bool pin)
{
    if (pin ? !pinned.insert(node).second : pinned.erase(node) == 0)
        return;
    auto first = std::make_shared<std::unordered_set<NodeId>>();
    for (const NodeId each : pinned)
        for (NodeId above = each; above != RootNode; above = tree.parent(above))
            first->insert(above);
    pinnedFirst = std::move(first);
    for (NodeId above = node; above != RootNode; above = tree.parent(above))
        if (Branch* siblings = branch(tree.parent(above)))
            siblings->resort = true;
    updateRows();
    reader->wake();
}

} // namespace topicscope::topics
