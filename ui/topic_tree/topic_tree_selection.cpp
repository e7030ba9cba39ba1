// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_view.h"

#include "ui/topic_tree/topic_rows.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

// What is current and selected in the tree, also while a filter hides it, and how a row is brought into view.
namespace topicscope::ui {
namespace {

/// Selected rows from which on the tree takes a new order only when asked: each order costs a look at all of them.
constexpr int manySelected = 500;
/// Ranges of a selection from which on they are made as few as they can be, and not looked at one by one.
constexpr int mergedRanges = 64;

/// Whole rows, neighbours in one range.
QItemSelection rangesOf(const QAbstractItemModel* model, std::vector<QModelIndex> rows)
{
    const auto place = [](const QModelIndex& index) { return std::pair(index.parent().internalId(), index.row()); };
    std::ranges::sort(rows, {}, place);
    QItemSelection ranges;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1].parent() == rows[first].parent() &&
               rows[last + 1].row() <= rows[last].row() + 1)
            ++last;
        const int columns = model->columnCount(rows[first].parent());
        ranges.append(QItemSelectionRange(rows[first], rows[last].siblingAtColumn(columns - 1)));
        first = last + 1;
    }
    return ranges;
}

/// The rows that lead to it, from the first level on. One path is less than another where it comes first in the view.
std::vector<int> pathOf(QModelIndex index)
{
    std::vector<int> path;
    for (; index.isValid(); index = index.parent())
        path.push_back(index.row());
    std::ranges::reverse(path);
    return path;
}

/// `path` leads through `parent` to a row below it.
bool leadsThrough(const std::vector<int>& path, const std::vector<int>& parent)
{
    return path.size() > parent.size() && std::equal(parent.begin(), parent.end(), path.begin());
}

} // namespace

topics::NodeId TopicTreeView::currentNode() const
{
    if (!m_rows)
        return topics::NoNode;
    return currentIndex().isValid() ? m_rows->node(currentIndex()) : m_hiddenCurrent;
}

bool TopicTreeView::isSelectionEmpty() const
{
    return !selectionModel() || !selectionModel()->hasSelection();
}

std::vector<topics::NodeId> TopicTreeView::selectedNodes() const
{
    std::vector<topics::NodeId> nodes;
    if (!m_rows)
        return nodes;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            nodes.push_back(m_rows->node(m_rows->index(row, 0, range.parent())));
    if (nodes.empty() && currentIndex().isValid())
        nodes.push_back(m_rows->node(currentIndex()));
    return nodes;
}

bool TopicTreeView::showNode(topics::NodeId node)
{
    if (!m_rows || node == topics::NoNode)
        return false;
    m_untouched = false;
    m_filterEnded.invalidate();
    while (m_rows->skeleton().depth(node) > DeepestShown)
        node = m_rows->skeleton().parent(node);
    const bool shown = reveal(node);
    m_toShow = node;
    m_showing.start();
    return shown;
}

bool TopicTreeView::isShowing() const
{
    return m_toShow != topics::NoNode && (m_showing.elapsed() < showingMilliseconds || m_rows->isArriving(m_toShow));
}

/// A filter that has just gone gives its rows back step by step, and a sorted branch that opens takes its order a frame
/// later: for a moment the row is brought into view again, unless somebody goes elsewhere.
void TopicTreeView::keepInView()
{
    if (!isShowing()) {
        m_toShow = topics::NoNode;
        return;
    }
    const topics::NodeId node = m_toShow;
    const QModelIndex index = m_rows->indexOf(node);
    if (!index.isValid() || currentNode() != node)
        reveal(node);
    else if (!viewport()->rect().contains(1, visualRect(index).center().y()))
        scrollTo(index);
}

bool TopicTreeView::reveal(topics::NodeId node)
{
    const QModelIndex index = m_rows->reveal(node);
    if (!index.isValid())
        return false;
    std::vector<topics::NodeId> above;
    for (topics::NodeId id = m_rows->skeleton().parent(node); id != topics::RootNode && id != topics::NoNode;
         id = m_rows->skeleton().parent(id))
        above.push_back(id);
    for (const topics::NodeId id : above) {
        m_expanded.insert(id);
        m_closed.erase(id);
    }
    expandNodes(std::move(above));
    const QModelIndex current = m_rows->indexOf(node);
    // Who looks at a row that is current has chosen what is selected.
    if (current != currentIndex() || isSelectionEmpty())
        setCurrentIndex(current);
    scrollTo(current);
    return current.isValid();
}

void TopicTreeView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (!m_rows)
        return;
    if (!current.isValid()) {
        if (m_hiddenCurrent == topics::NoNode)
            emit currentNodeChanged(topics::NoNode);
        return;
    }
    const topics::NodeId node = m_rows->node(current);
    if (node != m_toShow && !m_selecting)
        m_toShow = topics::NoNode; // somebody went elsewhere
    const bool returned = node == m_hiddenCurrent;
    m_hiddenCurrent = topics::NoNode;
    if (!returned)
        emit currentNodeChanged(node);
}

void TopicTreeView::dropCurrent()
{
    m_toShow = topics::NoNode;
    m_hiddenCurrent = topics::NoNode;
    m_hiddenSelection.clear();
    if (!selectionModel())
        return;
    const QSignalBlocker quiet(this);
    selectionModel()->clear();
}

void TopicTreeView::setAlsoShown(std::vector<topics::NodeId> nodes)
{
    m_alsoShown = std::move(nodes);
    scheduleVisible();
}

QModelIndex TopicTreeView::lastRow() const
{
    QModelIndex last;
    do
        last = m_rows->index(m_rows->rowCount(last) - 1, 0, last);
    while (isExpanded(last) && m_rows->rowCount(last) > 0);
    return last;
}

bool TopicTreeView::isInSight(QModelIndex parent) const
{
    while (parent.isValid() && isExpanded(parent))
        parent = parent.parent();
    return !parent.isValid();
}

/// What QTreeView finds by a look at each row, which takes seconds at a million: here by a look at each open branch.
QItemSelection TopicTreeView::rowsBetween(const QModelIndex& first, const QModelIndex& last) const
{
    const std::vector<int> from = pathOf(first);
    const std::vector<int> to = pathOf(last);
    const int lastColumn = m_rows->columnCount() - 1;
    QItemSelection ranges;
    const auto addChildren = [&](const QModelIndex& parent) {
        const std::vector<int> path = pathOf(parent);
        const std::size_t level = path.size();
        int top = 0;
        int bottom = m_rows->rowCount(parent) - 1;
        if (leadsThrough(from, path))
            top = from.size() == level + 1 ? from[level] : from[level] + 1; // a branch that it lies in comes before it
        else if (path < from)
            return;
        if (leadsThrough(to, path))
            bottom = to[level];
        else if (path >= to)
            return;
        if (top <= bottom)
            ranges.append({m_rows->index(top, 0, parent), m_rows->index(bottom, lastColumn, parent)});
    };
    addChildren({});
    std::unordered_set<topics::NodeId> open = m_expanded;
    open.insert(m_opened.begin(), m_opened.end());
    for (const topics::NodeId node : open)
        if (const QModelIndex index = m_rows->indexOf(node); index.isValid() && isInSight(index))
            addChildren(index);
    return ranges;
}

void TopicTreeView::selectAll()
{
    if (m_rows && m_rows->rowCount() > 0)
        selectionModel()->select(rowsBetween(m_rows->index(0, 0), lastRow()),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TopicTreeView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    if (!m_rows || rect.isNull())
        return;
    // From where a person began to where the pointer is, so either may come first.
    const auto [top, bottom] = std::minmax({rect.top(), rect.bottom()});
    QModelIndex first = indexAt({rect.left(), top}).siblingAtColumn(0);
    QModelIndex last = indexAt({rect.left(), bottom}).siblingAtColumn(0);
    if (!first.isValid() && !last.isValid()) {
        if (command & QItemSelectionModel::Clear)
            selectionModel()->clear();
        return;
    }
    if (!first.isValid())
        first = m_rows->index(0, 0);
    if (!last.isValid())
        last = lastRow();
    selectionModel()->select(rowsBetween(first, last), command);
}

/// A row that the program makes current is selected alone, whatever keys are held: those of a shortcut, say.
QItemSelectionModel::SelectionFlags TopicTreeView::selectionCommand(const QModelIndex& index, const QEvent* event) const
{
    return event ? QTreeView::selectionCommand(index, event)
                 : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
}

/// What to paint anew. Where there are many ranges that is everything: Qt looks for the ends of each among all rows.
QRegion TopicTreeView::visualRegionForSelection(const QItemSelection& selection) const
{
    return selection.size() > mergedRanges ? viewport()->rect() : QTreeView::visualRegionForSelection(selection);
}

void TopicTreeView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    // Whoever selects anew no longer means what is hidden.
    if (!m_selecting)
        m_hiddenSelection.clear();
}

void TopicTreeView::rememberSelection(const QModelIndex& parent, int start, int end)
{
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        int from = range.top();
        int to = range.bottom();
        if (range.parent() == parent) {
            from = qMax(from, start);
            to = qMin(to, end);
        } else {
            QModelIndex above = range.parent();
            while (above.isValid() && above.parent() != parent)
                above = above.parent();
            if (!above.isValid() || above.row() < start || above.row() > end)
                continue;
        }
        for (int row = from; row <= to; ++row)
            m_hiddenSelection.insert(m_rows->node(m_rows->index(row, 0, range.parent())));
    }
}

void TopicTreeView::restoreSelection()
{
    if (m_hiddenSelection.empty() || !std::exchange(m_selectionDue, false))
        return;
    std::vector<QModelIndex> returned;
    for (auto node = m_hiddenSelection.begin(); node != m_hiddenSelection.end();) {
        const QModelIndex index = m_rows->indexOf(*node);
        if (index.isValid())
            returned.push_back(index);
        node = index.isValid() ? m_hiddenSelection.erase(node) : std::next(node);
    }
    if (returned.empty())
        return;
    QItemSelection back = rangesOf(m_rows, std::move(returned));
    // Painting walks all ranges for each cell: what was selected before becomes one with its neighbours, too.
    const QItemSelection kept = selectionModel()->selection();
    const QScopedValueRollback selecting(m_selecting, true);
    if (kept.size() < mergedRanges) {
        selectionModel()->select(back, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        return;
    }
    returned.clear();
    for (const QItemSelection* each : {&kept, static_cast<const QItemSelection*>(&back)})
        for (const QItemSelectionRange& range : *each)
            for (int row = range.top(); row <= range.bottom(); ++row)
                returned.push_back(m_rows->index(row, 0, range.parent()));
    selectionModel()->select(rangesOf(m_rows, std::move(returned)),
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

bool TopicTreeView::isManySelected() const
{
    int rows = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        if ((rows += range.height()) > manySelected)
            return true;
    return false;
}

void TopicTreeView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    rememberAnchor();
    m_selecting = true; // what the selection model now does
    rememberSelection(parent, start, end);
    // A filter that hides the current row does not make another one current: what the inspector shows stays, and the
    // row is current again as soon as it is back.
    for (QModelIndex index = currentIndex(); index.isValid(); index = index.parent()) {
        if (index.parent() == parent && index.row() >= start && index.row() <= end) {
            m_hiddenCurrent = m_rows->node(currentIndex());
            selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
            break;
        }
    }
    QTreeView::rowsAboutToBeRemoved(parent, start, end);
}

void TopicTreeView::restoreCurrent()
{
    if (m_hiddenCurrent == topics::NoNode || (isShowing() && m_toShow != m_hiddenCurrent))
        return;
    const QModelIndex index = m_rows->indexOf(m_hiddenCurrent);
    if (!index.isValid())
        return;
    const QScopedValueRollback selecting(m_selecting, true);
    selectionModel()->setCurrentIndex(index, isSelectionEmpty()
                                                 ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                                 : QItemSelectionModel::NoUpdate);
}

} // namespace topicscope::ui
