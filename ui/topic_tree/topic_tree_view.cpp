// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_view.h"

#include "ui/common/theme.h"
#include "ui/topic_tree/menu_key.h"
#include "ui/topic_tree/topic_delegate.h"
#include "ui/topic_tree/topic_rows.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace topicscope::ui {
namespace {

using Rows = topics::TopicTreeModel;

/// How long the rows of a new filter may still come in any order.
constexpr int filterSettlesMilliseconds = 600;
/// How long after a filter the rows from before are brought back to where they stood.
constexpr int scrollBackMilliseconds = 1000;
constexpr int glowFrameMilliseconds = 60;
constexpr int resortCheckMilliseconds = 2000;
constexpr int idleBeforeResortMilliseconds = 3000;
constexpr int resortRowsPerMillisecond = 100;
constexpr int longestAgeTickMilliseconds = 60'000;
constexpr int shortestAgeTickMilliseconds = 1000;
constexpr std::int64_t staleCheckMilliseconds = 2000;

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
    setUpColumns();
    connectHand();

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
}

void TopicTreeView::setUpColumns()
{
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
    connect(columns, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { emit columnMenuRequested(header()->mapToGlobal(position)); });
    connect(columns, &QHeaderView::sectionMoved, this, &TopicTreeView::columnsChanged);
    connect(columns, &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        // In the midst of restoring, what gave way would look as if a person had hidden it.
        if (m_settingColumns)
            return;
        roomForSorting(column);
        emit columnsChanged();
    });
    connect(columns, &QHeaderView::sectionResized, this, [this](int section) {
        if (m_settingColumns)
            return;
        if (section == Rows::Value)
            m_stretchValue = false;
        if (section == Rows::Topic)
            m_stretchTopic = false;
        if (section > Rows::Value)
            m_wanted.insert(section);
        shareWidth();
        emit columnsChanged();
    });
}

/// What a person does to the tree itself.
void TopicTreeView::connectHand()
{
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TopicTreeView::scheduleVisible);
    // By a person alone: the wheel, a key, the mouse on the bar.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &TopicTreeView::scrolledByHand);
    connect(verticalScrollBar(), &QScrollBar::sliderPressed, this, &TopicTreeView::scrolledByHand);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        const topics::NodeId node = m_rows->node(index);
        m_rows->setOpen(index, true);
        if (!m_automatic) {
            m_untouched = false;
            m_expanded.insert(node);
            m_opened.erase(node);
            m_closed.erase(node);
        }
        scheduleVisible();
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        const topics::NodeId node = m_rows->node(index);
        m_rows->setOpen(index, false);
        if (!m_automatic) {
            m_untouched = false;
            m_levelsDue = true;
            m_expanded.erase(node);
            m_opened.erase(node);
            if (m_filtering)
                m_closed.insert(node);
        }
        scheduleVisible();
    });
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        // What is shown of another topic gives way to the row that is current already.
        if (m_rows->node(index) == m_currentAtPress)
            emit currentNodeChanged(m_currentAtPress);
    });
    connect(this, &QTreeView::activated, this, [this](const QModelIndex& index) {
        emit currentNodeChanged(m_rows->node(index));
        emit nodeActivated(m_rows->node(index));
    });
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
        m_selectionDue = true;
        scheduleVisible();
    });
    connect(rows, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_selecting = false;
        scheduleVisible();
    });
    connect(rows, &QAbstractItemModel::layoutChanged, this, [this] {
        m_lastOrder.start();
        scheduleVisible();
    });
    connect(rows, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_glow && !Theme::instance().reducedMotion() && !m_glowTimer.isActive())
            m_glowTimer.start();
        if (!m_ageTimer.isActive())
            scheduleAges();
        if (m_silenceDue)
            roomForSilence(false);
    });
    {
        const QScopedValueRollback setting(m_settingColumns, true);
        header()->hideSection(Rows::Size);
        header()->setSortIndicator(Rows::Topic, Qt::AscendingOrder);
    }
    setDefaultWidths();
    setSortingEnabled(true);
    m_resortTimer.start();
    scheduleVisible();
}

// --- what is on the screen -------------------------------------------------------------------------------

void TopicTreeView::rememberAnchor()
{
    if (m_anchorTried || !isVisible())
        return;
    m_anchorTried = true;
    // What a new filter finds first may stand below what it finds later.
    if (m_filterChanged.isValid() && verticalScrollBar()->value() == 0 &&
        (m_rows->isSearching() || m_filterChanged.elapsed() < filterSettlesMilliseconds))
        return;
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

/// Once a filter is gone, the tree comes back step by step: until the row that stood on top is there again.
void TopicTreeView::restoreScroll()
{
    if (m_topBefore == topics::NoNode || !m_filterEnded.isValid())
        return;
    if (m_filterEnded.elapsed() > scrollBackMilliseconds)
        m_filterEnded.invalidate();
    const QModelIndex index = m_rows->indexOf(m_topBefore);
    const QRect rect = index.isValid() ? visualRect(index) : QRect();
    if (rect.isValid() && rect.top() != m_topBeforeOffset)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top() - m_topBeforeOffset);
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
    restoreSelection();
    restoreScroll();
    keepInView();
    m_shown.clear();
    std::vector<topics::NodeId> nodes = m_alsoShown;
    QModelIndex top = indexAt(QPoint(1, 0)); // does a layout that is due
    // Rows that came below a collapsed parent need no layout, and leave an anchor behind.
    restoreAnchor();
    if (top.isValid()) {
        const int page = pageRows();
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
    openWaysToMatches();
    lookHowDeep();
    scheduleAges();
}

/// All rows have the same.
int TopicTreeView::rowHeight() const
{
    const int height = indexRowSizeHint(m_rows->index(0, 0));
    return qMax(1, height > 0 ? height : fontMetrics().height());
}

int TopicTreeView::pageRows() const
{
    return viewport()->height() / rowHeight() + 1;
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
    if (!isVisible() || m_rows->isPaused()) {
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
        // Without the ages themselves only the moment counts at which a row grows stale.
        wait = qMin(wait, isColumnHidden(Rows::Age) ? staleCheckMilliseconds : m_rows->ageValidFor(*row) / 1000 + 1);
    }
    // Rows tick together, not each at its own moment: at most one repaint a second.
    if (any)
        m_ageTimer.start(static_cast<int>(qMax<std::int64_t>(wait, shortestAgeTickMilliseconds)));
    else
        m_ageTimer.stop();
}

void TopicTreeView::tickAges()
{
    const bool hidden = isColumnHidden(Rows::Age);
    std::unordered_map<topics::NodeId, Age> ages;
    for (const topics::NodeId node : m_shown) {
        const topics::NodeSnapshot* row = m_rows->snapshot(node);
        if (!row)
            continue;
        Age age{hidden ? QString() : m_rows->ageText(*row), m_rows->isStale(*row)};
        const auto before = m_ages.find(node);
        const QModelIndex index = m_rows->indexOf(node, Rows::Age);
        // Growing stale dims the whole row.
        if (index.isValid() && (before == m_ages.end() ? age.stale : before->second.stale != age.stale))
            viewport()->update(rowRect(index.siblingAtColumn(Rows::Topic)));
        else if (index.isValid() && !hidden && (before == m_ages.end() || before->second.text != age.text))
            viewport()->update(visualRect(index));
        ages.emplace(node, std::move(age));
    }
    m_ages = std::move(ages);
    roomForSilence(false);
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
    // A hairline sets $SYS apart from the plant's own topics.
    if (index.row() == 0)
        return;
    const QModelIndex above = index.siblingAtRow(index.row() - 1);
    if (!index.parent().isValid() && index.data(Rows::SystemRole).toBool() != above.data(Rows::SystemRole).toBool())
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
    if (!isVisible() || inUse || !canResort() || m_rows->isPaused() || isManySelected())
        return;
    // It ends with a layout of all rows that are open: where there are very many it comes less often.
    const int rows = verticalScrollBar()->maximum() / rowHeight();
    if (m_lastOrder.isValid() && m_lastOrder.elapsed() < rows / resortRowsPerMillisecond)
        return;
    resortNow();
}

// --- keyboard --------------------------------------------------------------------------------------------

void TopicTreeView::keyPressEvent(QKeyEvent* event)
{
    m_lastKey.start();
    m_untouched = false;
    m_filterEnded.invalidate();
    const auto modifiers = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const QString text = event->text();
    if (event->key() == Qt::Key_Escape) {
        emit escapePressed();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && modifiers == Qt::NoModifier && m_rows && m_rows->hasChildren(currentIndex()))
        setExpanded(currentIndex(), !isExpanded(currentIndex()));
    // Letters and signs go to the filter line. Among them '*', which would expand everything on a live tree.
    if (modifiers == Qt::NoModifier && !text.isEmpty() && text[0].isPrint() && text[0] != u' ') {
        emit filterTyped(text);
        return;
    }
    QTreeView::keyPressEvent(event);
}

bool TopicTreeView::event(QEvent* event)
{
    return menuKeyAtCurrentRow(this, event) || QTreeView::event(event);
}

void TopicTreeView::mousePressEvent(QMouseEvent* event)
{
    m_untouched = false;
    m_filterEnded.invalidate();
    m_currentAtPress = currentNode();
    // The right button asks for the row's menu: it neither opens nor closes a branch.
    if (event->button() == Qt::RightButton)
        QAbstractItemView::mousePressEvent(event); // NOLINT(bugprone-parent-virtual-call)
    else
        QTreeView::mousePressEvent(event);
}

void TopicTreeView::scrolledByHand()
{
    m_untouched = false;
    m_toShow = topics::NoNode;
    m_filterEnded.invalidate();
}

void TopicTreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    if (std::exchange(m_widthBefore, width()) != width())
        m_levelsDue = true;
    shareWidth();
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
