// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_view.h"

#include "ui/topic_tree/topic_rows.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

// What is open in the tree: by a person's hand, to a depth, and for a filter.
namespace topicscope::ui {
namespace {

/// Rows that the first topics may open by themselves.
constexpr int openedRows = 40;
/// Nodes among which branches to open are looked for.
constexpr int lookedForBranches = 100'000;
/// Rows among which the first match is looked for.
constexpr int lookedForMatch = 10'000;

using Rows = topics::TopicTreeModel;

} // namespace

void TopicTreeView::expandNodes(std::vector<topics::NodeId> nodes)
{
    const topics::TopicSkeleton& skeleton = m_rows->skeleton();
    std::ranges::sort(nodes, {}, [&skeleton](topics::NodeId id) { return skeleton.depth(id); });
    const QScopedValueRollback automatic(m_automatic, true);
    // Once a layout is due anyway, expanding is only remembered: one layout for all of them.
    if (nodes.size() > 1)
        scheduleDelayedItemsLayout();
    for (const topics::NodeId node : nodes) {
        const QModelIndex index = m_rows->indexOf(node);
        if (!index.isValid() || isExpanded(index))
            continue;
        m_rows->setOpen(index, true);
        if (m_rows->canFetchMore(index))
            m_rows->fetchMore(index);
        setExpanded(index, true);
    }
    scheduleVisible();
}

void TopicTreeView::restoreExpansion()
{
    if (!m_expansionDue)
        return;
    m_expansionDue = false;
    std::vector<topics::NodeId> missing;
    const auto collect = [this, &missing](const std::unordered_set<topics::NodeId>& wanted) {
        for (const topics::NodeId node : wanted)
            if (const QModelIndex index = m_rows->indexOf(node); index.isValid() && !isExpanded(index))
                missing.push_back(node);
    };
    collect(m_expanded);
    if (m_filtering)
        collect(m_opened);
    if (!missing.empty())
        expandNodes(std::move(missing));
}

bool TopicTreeView::expandToDepth(topics::NodeId from, int depth)
{
    m_untouched = false;
    const topics::TopicSkeleton& skeleton = m_rows->skeleton();
    const std::uint32_t base = skeleton.depth(from);
    std::vector<topics::NodeId> open;
    std::vector<topics::NodeId> level{from};
    bool whole = true;
    int looked = 0;
    for (int below = 0; below < depth && whole && !level.empty(); ++below) {
        std::vector<topics::NodeId> next;
        for (const topics::NodeId id : level) {
            if (skeleton.childCount(id) == 0)
                continue;
            if (open.size() >= MaximumExpanded) {
                whole = false;
                break;
            }
            if (id != topics::RootNode)
                open.push_back(id);
            if (below + 1 == depth)
                continue;
            for (topics::NodeId child = skeleton.firstChild(id); child != topics::NoNode;
                 child = skeleton.nextSibling(child)) {
                if (++looked > lookedForBranches) {
                    whole = false;
                    break;
                }
                if (skeleton.childCount(child) > 0)
                    next.push_back(child);
            }
        }
        level = std::move(next);
    }
    const auto isBelow = [&](topics::NodeId id) {
        while (skeleton.depth(id) > base)
            id = skeleton.parent(id);
        return id == from;
    };
    std::vector<topics::NodeId> close;
    for (const topics::NodeId id : m_expanded)
        if (isBelow(id) && (skeleton.depth(id) >= base + static_cast<std::uint32_t>(depth)))
            close.push_back(id);
    {
        const QScopedValueRollback automatic(m_automatic, true);
        for (const topics::NodeId id : close) {
            m_expanded.erase(id);
            if (const QModelIndex index = m_rows->indexOf(id); index.isValid()) {
                setExpanded(index, false);
                m_rows->setOpen(index, false);
            }
        }
    }
    m_expanded.insert(open.begin(), open.end());
    expandNodes(std::move(open));
    return whole;
}

void TopicTreeView::openFirstLevels()
{
    if (!m_untouched || m_filtering)
        return;
    const topics::TopicSkeleton& skeleton = m_rows->skeleton();
    std::vector<topics::NodeId> level{topics::RootNode};
    std::vector<topics::NodeId> open;
    int shown = 0;
    while (!level.empty()) {
        std::vector<topics::NodeId> next;
        std::size_t children = 0;
        for (const topics::NodeId id : level) {
            children += skeleton.childCount(id);
            if (shown + static_cast<int>(children) > openedRows)
                break;
            for (topics::NodeId child = skeleton.firstChild(id); child != topics::NoNode;
                 child = skeleton.nextSibling(child))
                if (skeleton.childCount(child) > 0 && !skeleton.isSystem(child))
                    next.push_back(child);
        }
        shown += static_cast<int>(qMin<std::size_t>(children, openedRows + 1));
        if (shown > openedRows)
            break;
        open.insert(open.end(), level.begin(), level.end());
        level = std::move(next);
    }
    std::erase(open, topics::RootNode);
    // A level is open as a whole or not at all: what was opened when it had fewer rows closes again.
    const std::unordered_set<topics::NodeId> wanted(open.begin(), open.end());
    {
        const QScopedValueRollback automatic(m_automatic, true);
        for (const topics::NodeId id : std::vector(m_expanded.begin(), m_expanded.end())) {
            if (wanted.contains(id))
                continue;
            m_expanded.erase(id);
            if (const QModelIndex index = m_rows->indexOf(id); index.isValid())
                setExpanded(index, false);
        }
    }
    std::erase_if(open, [this](topics::NodeId id) { return !m_expanded.insert(id).second; });
    if (!open.empty())
        expandNodes(std::move(open));
}

void TopicTreeView::goToFirstMatch()
{
    if (m_filtering && currentIndex().data(Rows::MatchRole).toBool())
        return; // it was chosen before
    const QModelIndex first = m_rows->index(0, 0);
    QModelIndex index = m_filtering ? first : QModelIndex();
    for (int row = 0; row < lookedForMatch && index.isValid() && !index.data(Rows::MatchRole).toBool(); ++row)
        index = indexBelow(index);
    setCurrentIndex(index.isValid() && index.data(Rows::MatchRole).toBool() ? index : first);
}

void TopicTreeView::collapseBelow(topics::NodeId node)
{
    m_untouched = false;
    m_levelsDue = true;
    if (node == topics::RootNode || node == topics::NoNode) {
        m_expanded.clear();
        m_opened.clear();
        const QScopedValueRollback automatic(m_automatic, true);
        collapseAll();
    } else {
        expandToDepth(node, 0);
    }
    leaveWhatIsClosed();
}

/// A current row that can no longer be seen gives way to the branch that hides it.
void TopicTreeView::leaveWhatIsClosed()
{
    QModelIndex closed;
    for (QModelIndex above = currentIndex().parent(); above.isValid(); above = above.parent())
        if (!isExpanded(above))
            closed = above;
    if (closed.isValid())
        setCurrentIndex(closed);
}

void TopicTreeView::beginFilter()
{
    m_filtering = true;
    m_untouched = false;
    m_toShow = topics::NoNode;
    m_opened.clear();
    m_closed.clear();
    m_currentBefore = currentNode();
    const QModelIndex top = indexAt(QPoint(1, 0)).siblingAtColumn(0);
    m_topBefore = verticalScrollBar()->value() > 0 && top.isValid() ? m_rows->node(top) : topics::NoNode;
    m_topBeforeOffset = m_topBefore != topics::NoNode ? visualRect(top).top() : 0;
    m_filterEnded.invalidate();
}

void TopicTreeView::filterChanged()
{
    m_filterChanged.start();
    m_closed.clear();
    verticalScrollBar()->setValue(0);
}

void TopicTreeView::endFilter()
{
    if (!m_filtering)
        return;
    m_filtering = false;
    m_filterChanged.invalidate();
    m_levelsDue = true;
    // Who chose a topic among the matches was looking for it: it stays where it can be seen.
    const topics::NodeId found = currentNode() == m_currentBefore ? topics::NoNode : currentNode();
    const QScopedValueRollback automatic(m_automatic, true);
    for (const topics::NodeId node : m_opened) {
        if (m_expanded.contains(node))
            continue;
        if (const QModelIndex index = m_rows->indexOf(node); index.isValid()) {
            setExpanded(index, false);
            m_rows->setOpen(index, false);
        }
    }
    m_opened.clear();
    m_closed.clear();
    m_expansionDue = true;
    m_filterEnded.start();
    if (isShowing())
        showNode(m_toShow); // the filter was in its way
    else if (found != topics::NoNode)
        showNode(found);
    scheduleVisible();
}

void TopicTreeView::openWaysToMatches()
{
    if (!m_filtering)
        return;
    const QModelIndex top = indexAt(QPoint(1, 0)).siblingAtColumn(0);
    QModelIndex index = top.isValid() ? top : m_rows->index(0, 0);
    std::vector<topics::NodeId> closed;
    for (int row = 0; row < 2 * pageRows() && index.isValid(); ++row, index = indexBelow(index)) {
        const topics::NodeId node = m_rows->node(index);
        // Under a filter a row has children where something below it matches.
        if (!isExpanded(index) && !m_closed.contains(node) && m_rows->hasChildren(index) &&
            m_opened.size() < MaximumExpanded && m_opened.insert(node).second)
            closed.push_back(node);
    }
    if (!closed.empty())
        expandNodes(std::move(closed));
}

} // namespace topicscope::ui
