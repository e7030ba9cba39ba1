// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_view.h"

#include "ui/common/chip.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/topic_tree/number_painter.h"
#include "ui/topic_tree/topic_delegate.h"
#include "ui/topic_tree/topic_rows.h"

#include <QActionGroup>
#include <QApplication>
#include <QDataStream>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace topicscope::ui {
namespace {

using Rows = topics::TopicTreeModel;

constexpr int glowFrameMilliseconds = 60;
constexpr int resortCheckMilliseconds = 2000;
constexpr int idleBeforeResortMilliseconds = 3000;
constexpr int minimumValueWidth = 70;
constexpr int minimumTopicWidth = 110;
constexpr int topicPercent = 56;
constexpr int mostTopicCharacters = 30;
/// Rows that the first topics may open by themselves.
constexpr int openedRows = 40;
constexpr int longestAgeTickMilliseconds = 60'000;
constexpr int shortestAgeTickMilliseconds = 1000;
constexpr quint32 columnsVersion = 2;

} // namespace

TopicTreeView::TopicTreeView(QWidget* parent) : QTreeView(parent)
{
    setAccessibleName(tr("Topics"));
    setItemDelegate(new TopicDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setEditTriggers(NoEditTriggers);
    setAnimated(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setSortingEnabled(false); // sorting starts with the model, see setRows()

    QHeaderView* columns = header();
    columns->setAccessibleName(tr("Columns of the topic tree"));
    columns->setStretchLastSection(false);
    columns->setSectionsMovable(true);
    columns->setFirstSectionMovable(true);
    columns->setSectionResizeMode(QHeaderView::Interactive);
    columns->setMinimumSectionSize(28);
    columns->setHighlightSections(false);
    columns->setSortIndicatorClearable(true);
    columns->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(columns, &QWidget::customContextMenuRequested, this, &TopicTreeView::showHeaderMenu);
    connect(columns, &QHeaderView::sectionMoved, this, &TopicTreeView::columnsChanged);
    connect(columns, &QHeaderView::sortIndicatorChanged, this, &TopicTreeView::columnsChanged);
    connect(columns, &QHeaderView::sectionResized, this, [this](int section) {
        if (m_settingWidths)
            return;
        if (section == Rows::Value)
            m_stretchValue = false;
        if (section == Rows::Topic)
            m_stretchTopic = false;
        stretchValueColumn();
        emit columnsChanged();
    });

    m_visibleTimer.setSingleShot(true);
    m_visibleTimer.setInterval(0);
    connect(&m_visibleTimer, &QTimer::timeout, this, &TopicTreeView::updateVisible);
    m_ageTimer.setSingleShot(true);
    m_ageTimer.setTimerType(Qt::CoarseTimer);
    connect(&m_ageTimer, &QTimer::timeout, this, &TopicTreeView::tickAges);
    m_glowTimer.setInterval(glowFrameMilliseconds);
    connect(&m_glowTimer, &QTimer::timeout, this, &TopicTreeView::tickGlow);
    m_resortTimer.setInterval(resortCheckMilliseconds);
    connect(&m_resortTimer, &QTimer::timeout, this, &TopicTreeView::resortWhenIdle);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TopicTreeView::scheduleVisible);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        const topics::NodeId node = m_rows->node(index);
        m_rows->setOpen(index, true);
        if (!m_automatic) {
            m_untouched = false;
            m_expanded.insert(node);
            m_opened.erase(node);
        }
        scheduleVisible();
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        const topics::NodeId node = m_rows->node(index);
        m_rows->setOpen(index, false);
        if (!m_automatic) {
            m_untouched = false;
            m_expanded.erase(node);
            m_opened.erase(node);
        }
        scheduleVisible();
    });
    connect(this, &QTreeView::activated, this,
            [this](const QModelIndex& index) { emit nodeActivated(m_rows->node(index)); });
}

void TopicTreeView::setRows(TopicRows* rows)
{
    m_rows = rows;
    // Before QTreeView's own connections, so that the anchor is taken from the layout that is on the screen.
    connect(rows, &QAbstractItemModel::rowsAboutToBeInserted, this, &TopicTreeView::rememberAnchor);
    connect(rows, &QAbstractItemModel::rowsAboutToBeMoved, this, &TopicTreeView::rememberAnchor);
    connect(rows, &QAbstractItemModel::layoutAboutToBeChanged, this, &TopicTreeView::rememberAnchor);
    setModel(rows);
    connect(rows, &QAbstractItemModel::rowsInserted, this, [this] {
        m_expansionDue = true;
        scheduleVisible();
    });
    connect(rows, &QAbstractItemModel::rowsRemoved, this, &TopicTreeView::scheduleVisible);
    connect(rows, &QAbstractItemModel::layoutChanged, this, &TopicTreeView::scheduleVisible);
    connect(rows, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_glow && !Theme::instance().reducedMotion() && !m_glowTimer.isActive())
            m_glowTimer.start();
        if (!m_ageTimer.isActive())
            scheduleAges();
    });
    for (const int column : {Rows::Size})
        header()->hideSection(column);
    setDefaultWidths();
    header()->setSortIndicator(Rows::Topic, Qt::AscendingOrder);
    setSortingEnabled(true);
    m_resortTimer.start();
    scheduleVisible();
}

// --- what is current and selected ----------------------------------------------------------------------

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
    const QModelIndex index = m_rows->reveal(node);
    if (!index.isValid())
        return false;
    std::vector<topics::NodeId> above;
    for (topics::NodeId id = m_rows->skeleton().parent(node); id != topics::RootNode && id != topics::NoNode;
         id = m_rows->skeleton().parent(id))
        above.push_back(id);
    for (const topics::NodeId id : above)
        m_expanded.insert(id);
    expandNodes(std::move(above));
    const QModelIndex current = m_rows->indexOf(node);
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
    const bool returned = node == m_hiddenCurrent;
    m_hiddenCurrent = topics::NoNode;
    if (!returned)
        emit currentNodeChanged(node);
}

void TopicTreeView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    rememberAnchor();
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
    if (m_hiddenCurrent == topics::NoNode)
        return;
    const QModelIndex index = m_rows->indexOf(m_hiddenCurrent);
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, isSelectionEmpty()
                                                 ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                                 : QItemSelectionModel::NoUpdate);
}

// --- what is expanded ------------------------------------------------------------------------------------

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
            for (topics::NodeId child = skeleton.firstChild(id); child != topics::NoNode;
                 child = skeleton.nextSibling(child))
                if (skeleton.childCount(child) > 0)
                    next.push_back(child);
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
    std::erase_if(open, [this](topics::NodeId id) { return !m_expanded.insert(id).second; });
    if (!open.empty())
        expandNodes(std::move(open));
}

int TopicTreeView::branchesBelow(topics::NodeId node, int limit) const
{
    const topics::TopicSkeleton& skeleton = m_rows->skeleton();
    int count = 0;
    int looked = 0;
    // Depth first along the links that never change; gives up soon where a level is very wide.
    for (topics::NodeId id = node;;) {
        if (++looked > 100 * limit)
            return limit;
        if (skeleton.childCount(id) > 0) {
            if (++count >= limit)
                return limit;
            id = skeleton.firstChild(id);
            continue;
        }
        while (id != node && skeleton.nextSibling(id) == topics::NoNode)
            id = skeleton.parent(id);
        if (id == node)
            return count;
        id = skeleton.nextSibling(id);
    }
}

void TopicTreeView::collapseBelow(topics::NodeId node)
{
    m_untouched = false;
    if (node == topics::RootNode || node == topics::NoNode) {
        m_expanded.clear();
        m_opened.clear();
        const QScopedValueRollback automatic(m_automatic, true);
        collapseAll();
        return;
    }
    expandToDepth(node, 0);
}

void TopicTreeView::beginFilter()
{
    m_filtering = true;
    m_untouched = false;
    m_opened.clear();
}

void TopicTreeView::endFilter()
{
    if (!m_filtering)
        return;
    m_filtering = false;
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
    m_expansionDue = true;
    scheduleVisible();
}

void TopicTreeView::openMatches(const std::vector<topics::NodeId>& matches)
{
    if (!m_filtering)
        return;
    const topics::TopicSkeleton& skeleton = m_rows->skeleton();
    std::vector<topics::NodeId> fresh;
    for (const topics::NodeId match : matches) {
        for (topics::NodeId id = skeleton.parent(match); id != topics::RootNode && id != topics::NoNode;
             id = skeleton.parent(id)) {
            if (m_expanded.contains(id) || m_opened.size() >= MaximumExpanded || !m_opened.insert(id).second)
                break;
            fresh.push_back(id);
        }
    }
    if (!fresh.empty())
        expandNodes(std::move(fresh));
}

// --- what is on the screen -------------------------------------------------------------------------------

void TopicTreeView::rememberAnchor()
{
    if (m_anchorTried || !isVisible())
        return;
    m_anchorTried = true;
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    QPoint at(1, 0);
    if (viewport()->rect().contains(pointer) && viewport()->underMouse())
        at.setY(pointer.y());
    else if (verticalScrollBar()->value() == 0)
        return;
    // Any column will do; the first one that is shown is under x = 1.
    const QModelIndex index = indexAt(at).siblingAtColumn(Rows::Topic);
    if (!index.isValid())
        return;
    m_anchor = index;
    m_anchorTop = visualRect(index).top();
}

void TopicTreeView::restoreAnchor()
{
    m_anchorTried = false;
    if (!m_anchor.isValid())
        return;
    const QModelIndex index = m_anchor;
    m_anchor = QPersistentModelIndex();
    const QRect rect = visualRect(index);
    if (rect.isValid() && rect.top() != m_anchorTop)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top() - m_anchorTop);
}

void TopicTreeView::doItemsLayout()
{
    QTreeView::doItemsLayout();
    restoreAnchor();
    scheduleVisible();
}

void TopicTreeView::scheduleVisible()
{
    if (m_rows && !m_visibleTimer.isActive())
        m_visibleTimer.start();
}

void TopicTreeView::updateVisible()
{
    restoreExpansion();
    restoreCurrent();
    m_shown.clear();
    std::vector<topics::NodeId> nodes;
    QModelIndex top = indexAt(QPoint(1, 0)); // does a layout that is due
    // Rows that came below a collapsed parent need no layout, and leave an anchor behind.
    restoreAnchor();
    if (top.isValid()) {
        const int rowHeight = qMax(1, visualRect(top).height());
        const int page = viewport()->height() / rowHeight + 1;
        QModelIndex index = top;
        for (int i = 0; i < page && (index = indexAbove(index)).isValid(); ++i)
            nodes.push_back(m_rows->node(index));
        index = top;
        for (int i = 0; i < 2 * page && index.isValid(); ++i) {
            nodes.push_back(m_rows->node(index));
            if (i < page)
                m_shown.push_back(nodes.back());
            index = indexBelow(index);
        }
    }
    m_rows->setVisibleNodes(std::move(nodes));
    scheduleAges();
}

QRect TopicTreeView::rowRect(const QModelIndex& index) const
{
    QRect rect = visualRect(index);
    rect.setLeft(0);
    rect.setRight(viewport()->width());
    return rect;
}

// --- ages, glow, sorting ---------------------------------------------------------------------------------

void TopicTreeView::scheduleAges()
{
    if (!isVisible() || isColumnHidden(Rows::Age) || m_rows->isPaused()) {
        m_ageTimer.stop();
        return;
    }
    std::int64_t wait = longestAgeTickMilliseconds;
    bool any = false;
    for (const topics::NodeId node : m_shown) {
        const topics::NodeSnapshot* row = m_rows->snapshot(node);
        if (!row || (row->latest.arrival == 0 && row->subtreeArrival == 0))
            continue;
        any = true;
        wait = qMin(wait, m_rows->ageValidFor(*row) / 1000 + 1);
    }
    // Rows tick together, not each at its own moment: at most one repaint a second.
    if (any)
        m_ageTimer.start(static_cast<int>(qMax<std::int64_t>(wait, shortestAgeTickMilliseconds)));
    else
        m_ageTimer.stop();
}

void TopicTreeView::tickAges()
{
    std::unordered_map<topics::NodeId, QString> texts;
    for (const topics::NodeId node : m_shown) {
        const topics::NodeSnapshot* row = m_rows->snapshot(node);
        if (!row)
            continue;
        QString text = m_rows->ageText(*row);
        const auto before = m_ages.find(node);
        if (before == m_ages.end() || before->second != text) {
            const QModelIndex index = m_rows->indexOf(node, Rows::Age);
            // Growing stale dims the whole row.
            const bool turned =
                m_rows->isStale(*row) && (before == m_ages.end() || before->second.size() < text.size());
            if (index.isValid())
                viewport()->update(turned ? rowRect(index) : visualRect(index));
        }
        texts.emplace(node, std::move(text));
    }
    m_ages = std::move(texts);
    scheduleAges();
}

double TopicTreeView::glowOf(const QModelIndex& index) const
{
    // A branch changes all the time: only topics glow, and so show where something happened.
    const topics::NodeSnapshot* row = m_rows->snapshot(m_rows->node(index));
    return row && row->isTopic ? m_rows->data(index, Rows::ChangedRole).toDouble() : 0;
}

void TopicTreeView::tickGlow()
{
    std::unordered_set<topics::NodeId> glowing;
    for (const topics::NodeId node : m_shown) {
        const QModelIndex index = m_rows->indexOf(node);
        if (!index.isValid())
            continue;
        const bool glows = glowOf(index) > 0;
        if (glows)
            glowing.insert(node);
        if (glows || m_glowing.contains(node))
            viewport()->update(rowRect(index));
    }
    m_glowing = std::move(glowing);
    if (m_glowing.empty())
        m_glowTimer.stop();
}

void TopicTreeView::setGlow(bool on)
{
    m_glow = on;
    viewport()->update();
}

void TopicTreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (m_glow && !Theme::instance().reducedMotion()) {
        if (const double share = glowOf(index); share > 0) {
            QColor fresh = tokens().fresh;
            fresh.setAlphaF(static_cast<float>(qMin(1.0, 1.6 * share)));
            painter->fillRect(option.rect, fresh);
        }
    }
    QTreeView::drawRow(painter, option, index);
    // A hairline sets $SYS apart from the plant's own topics, and pinned ones from the rest.
    if (index.row() == 0)
        return;
    const QModelIndex above = index.siblingAtRow(index.row() - 1);
    const auto differs = [&](int role) { return index.data(role).toBool() != above.data(role).toBool(); };
    if ((!index.parent().isValid() && differs(Rows::SystemRole)) || differs(Rows::PinnedRole))
        painter->fillRect(QRect(0, option.rect.top(), viewport()->width(), 1), tokens().line);
}

bool TopicTreeView::canResort() const
{
    return m_rows && TopicRows::isLiveColumn(m_rows->sortColumn());
}

void TopicTreeView::resortNow()
{
    if (canResort())
        m_rows->resort();
}

void TopicTreeView::resortWhenIdle()
{
    const bool inUse = viewport()->underMouse() || QApplication::mouseButtons() != Qt::NoButton ||
                       QApplication::activePopupWidget() ||
                       (m_lastKey.isValid() && m_lastKey.elapsed() < idleBeforeResortMilliseconds);
    if (!isVisible() || inUse || !canResort() || m_rows->isPaused())
        return;
    QElapsedTimer cost;
    cost.start();
    resortNow();
    // A sort that costs more comes less often.
    m_resortTimer.setInterval(qMax<int>(resortCheckMilliseconds, static_cast<int>(cost.elapsed()) * 50));
}

// --- keyboard --------------------------------------------------------------------------------------------

void TopicTreeView::keyPressEvent(QKeyEvent* event)
{
    m_lastKey.start();
    m_untouched = false;
    const auto modifiers = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const QString text = event->text();
    if (event->key() == Qt::Key_Escape) {
        emit escapePressed();
        return;
    }
    // Letters and signs go to the filter line. Among them '*', which would expand everything on a live tree.
    if (modifiers == Qt::NoModifier && !text.isEmpty() && text[0].isPrint() && text[0] != u' ') {
        emit filterTyped(text);
        return;
    }
    QTreeView::keyPressEvent(event);
}

// --- columns ---------------------------------------------------------------------------------------------

void TopicTreeView::setDefaultWidths()
{
    const QScopedValueRollback setting(m_settingWidths, true);
    const int padding = 2 * innerSpacing + 6;
    const int chip = chipSize(QStringLiteral("0"), font()).width() + padding;
    const auto number = [&](const QString& sample, int column) {
        const int title = header()->sectionSizeHint(column);
        return qMax(numberWidth(font(), sample) + padding, title);
    };
    setColumnWidth(Rows::Messages, number(QStringLiteral("999,999"), Rows::Messages));
    setColumnWidth(Rows::Rate, number(QStringLiteral("99,999"), Rows::Rate));
    setColumnWidth(Rows::Age, number(tr("silent %1").arg(QStringLiteral("59 min")), Rows::Age));
    setColumnWidth(Rows::Size, number(QStringLiteral("999.9 KiB"), Rows::Size));
    setColumnWidth(Rows::QoS, qMax(chip, fontMetrics().horizontalAdvance(TopicRows::columnName(Rows::QoS)) + padding));
    setColumnWidth(Rows::Retained, chip);
    m_stretchValue = true;
    m_stretchTopic = true;
    stretchValueColumn();
}

/// Topic and value share what the other columns leave, until a person sets their widths.
void TopicTreeView::stretchValueColumn()
{
    if (!m_rows)
        return;
    int left = viewport()->width();
    for (int column = 0; column < Rows::ColumnCount; ++column)
        if (column != Rows::Value && column != Rows::Topic && !isColumnHidden(column))
            left -= columnWidth(column);
    const QScopedValueRollback setting(m_settingWidths, true);
    const bool value = !isColumnHidden(Rows::Value);
    if (m_stretchTopic) {
        const int most = fontMetrics().averageCharWidth() * mostTopicCharacters;
        const int share = value ? qMin(left * topicPercent / 100, most) : left;
        setColumnWidth(Rows::Topic, qMax(minimumTopicWidth, share));
    }
    if (m_stretchValue && value)
        setColumnWidth(Rows::Value, qMax(minimumValueWidth, left - columnWidth(Rows::Topic)));
}

void TopicTreeView::fitColumns()
{
    // Over the rows on the screen only (QTreeView's own fit is the same, but would set the value column too).
    {
        const QScopedValueRollback setting(m_settingWidths, true);
        const int limit = viewport()->width() / 2;
        int widest = fontMetrics().averageCharWidth() * 8;
        for (const topics::NodeId node : m_shown) {
            const QModelIndex index = m_rows->indexOf(node);
            if (index.isValid())
                widest =
                    qMax(widest, visualRect(index).left() - visualRect(m_rows->index(0, 0)).left() + indentation() +
                                     fontMetrics().horizontalAdvance(m_rows->cellText(index)) + 3 * spacing);
        }
        const int topic = qMin(widest, limit);
        setDefaultWidths();
        setColumnWidth(Rows::Topic, topic);
        m_stretchTopic = false;
    }
    stretchValueColumn();
    emit columnsChanged();
}

void TopicTreeView::setColumnShown(int column, bool shown)
{
    setColumnHidden(column, !shown);
    stretchValueColumn();
    scheduleAges();
    emit columnsChanged();
}

void TopicTreeView::showHeaderMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = Rows::Topic + 1; column < Rows::ColumnCount; ++column) {
        QAction* action = menu->addAction(TopicRows::columnName(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnShown(column, shown); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Fit Columns")), &QAction::triggered, this, &TopicTreeView::fitColumns);
    connect(menu->addAction(tr("Order of Arrival")), &QAction::triggered, this,
            [this] { sortByColumn(-1, Qt::AscendingOrder); });
    QAction* resort = menu->addAction(tr("Sort Again Now"));
    resort->setEnabled(canResort());
    connect(resort, &QAction::triggered, this, &TopicTreeView::resortNow);
    menu->popup(header()->mapToGlobal(position));
}

QByteArray TopicTreeView::saveColumns() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << columnsVersion << header()->saveState() << m_stretchValue << m_stretchTopic;
    return state;
}

bool TopicTreeView::restoreColumns(const QByteArray& state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 version = 0;
    QByteArray columns;
    bool stretchValue = true;
    bool stretchTopic = true;
    stream >> version >> columns >> stretchValue >> stretchTopic;
    if (stream.status() != QDataStream::Ok || version != columnsVersion)
        return false;
    {
        const QScopedValueRollback setting(m_settingWidths, true);
        if (!header()->restoreState(columns))
            return false;
        m_stretchValue = stretchValue;
        m_stretchTopic = stretchTopic;
        header()->setStretchLastSection(false);
        header()->setSectionHidden(Rows::Topic, false);
    }
    stretchValueColumn();
    return true;
}

void TopicTreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    stretchValueColumn();
    scheduleVisible();
}

void TopicTreeView::showEvent(QShowEvent* event)
{
    QTreeView::showEvent(event);
    scheduleVisible();
}

void TopicTreeView::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_rows)
        setDefaultWidths();
}

} // namespace topicscope::ui
