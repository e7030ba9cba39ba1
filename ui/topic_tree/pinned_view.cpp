// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/pinned_view.h"

#include "ui/common/theme.h"
#include "ui/topic_tree/menu_key.h"
#include "ui/topic_tree/pinned_rows.h"
#include "ui/topic_tree/topic_delegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QSignalBlocker>

namespace topicscope::ui {
namespace {

constexpr int mostRows = 8; ///< shown at once; more are scrolled to
constexpr int ageMilliseconds = 1000;
constexpr int glowFrameMilliseconds = 60;

} // namespace

PinnedView::PinnedView(QWidget* parent) : QTreeView(parent)
{
    setAccessibleName(tr("Pinned topics"));
    setItemDelegate(new TopicDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(0);
    m_ageTimer.setInterval(ageMilliseconds);
    m_ageTimer.setTimerType(Qt::CoarseTimer);
    connect(&m_ageTimer, &QTimer::timeout, this, &PinnedView::refresh);
    m_glowTimer.setInterval(glowFrameMilliseconds);
    connect(&m_glowTimer, &QTimer::timeout, this, &PinnedView::tickGlow);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const topics::NodeId node = m_rows->node(index); node != topics::NoNode)
            emit nodeActivated(node);
    });
    hide();
}

void PinnedView::setRows(PinnedRows* rows)
{
    m_rows = rows;
    setModel(rows);
    if (rows) {
        connect(rows, &QAbstractItemModel::rowsInserted, this, &PinnedView::rowsChanged);
        connect(rows, &QAbstractItemModel::rowsRemoved, this, &PinnedView::rowsChanged);
        connect(rows, &QAbstractItemModel::dataChanged, this, [this] {
            if (m_glow && !Theme::instance().reducedMotion() && !m_glowTimer.isActive())
                m_glowTimer.start();
        });
    }
    rowsChanged();
    copyColumns();
}

void PinnedView::rowsChanged()
{
    const bool any = m_rows && m_rows->rowCount() > 0;
    setVisible(any);
    if (any)
        m_ageTimer.start();
    else
        m_ageTimer.stop();
    updateGeometry();
    emit nodesChanged();
}

void PinnedView::followColumns(QHeaderView* columns)
{
    m_columns = columns;
    connect(columns, &QHeaderView::sectionResized, this, &PinnedView::copyColumns);
    connect(columns, &QHeaderView::sectionMoved, this, &PinnedView::copyColumns);
    connect(columns, &QHeaderView::geometriesChanged, this, &PinnedView::copyColumns);
    connect(columns, &QObject::destroyed, this, [this] { m_columns = nullptr; });
    copyColumns();
}

void PinnedView::copyColumns()
{
    if (!m_columns || !m_rows || m_columns->count() != header()->count())
        return;
    for (int visual = 0; visual < m_columns->count(); ++visual) {
        const int column = m_columns->logicalIndex(visual);
        header()->moveSection(header()->visualIndex(column), visual);
        header()->setSectionHidden(column, m_columns->isSectionHidden(column));
        if (!m_columns->isSectionHidden(column))
            header()->resizeSection(column, m_columns->sectionSize(column));
    }
}

bool PinnedView::hasCurrent() const
{
    return m_rows && currentIndex().isValid();
}

mqtt::Bytes PinnedView::currentTopic() const
{
    return hasCurrent() ? m_rows->topic(currentIndex()) : mqtt::Bytes();
}

std::vector<mqtt::Bytes> PinnedView::selectedTopics() const
{
    std::vector<mqtt::Bytes> topics;
    if (m_rows)
        for (const QModelIndex& index : selectionModel()->selectedRows())
            topics.push_back(m_rows->topic(index));
    return topics;
}

topics::NodeId PinnedView::currentNode() const
{
    return m_rows ? m_rows->node(currentIndex()) : topics::NoNode;
}

std::vector<topics::NodeId> PinnedView::selectedNodes() const
{
    std::vector<topics::NodeId> nodes;
    if (!m_rows)
        return nodes;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        if (const topics::NodeId node = m_rows->node(index); node != topics::NoNode)
            nodes.push_back(node);
    return nodes;
}

void PinnedView::dropCurrent()
{
    if (!selectionModel())
        return;
    const QSignalBlocker quiet(this);
    selectionModel()->clear();
}

void PinnedView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_rows && current.isValid())
        emit currentNodeChanged(m_rows->node(current));
}

bool PinnedView::event(QEvent* event)
{
    return menuKeyAtCurrentRow(this, event) || QTreeView::event(event);
}

void PinnedView::refresh()
{
    if (m_rows && m_rows->rowCount() > 0 && m_rows->refresh())
        emit nodesChanged();
}

void PinnedView::tickGlow()
{
    std::unordered_set<int> glowing;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QModelIndex index = m_rows->index(row, 0);
        QRect line = visualRect(index);
        if (!line.intersects(viewport()->rect()))
            continue;
        const bool glows = m_rows->freshness(index) > 0;
        if (glows)
            glowing.insert(row);
        if (!glows && !m_glowing.contains(row))
            continue;
        line.setLeft(0);
        line.setRight(viewport()->width());
        viewport()->update(line);
    }
    m_glowing = std::move(glowing);
    if (m_glowing.empty())
        m_glowTimer.stop();
}

void PinnedView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (m_glow && !Theme::instance().reducedMotion()) {
        if (const double share = m_rows->freshness(index); share > 0) {
            QColor fresh = tokens().fresh;
            fresh.setAlphaF(static_cast<float>(qMin(1.0, 1.6 * share)));
            painter->fillRect(option.rect, fresh);
        }
    }
    QTreeView::drawRow(painter, option, index);
}

void PinnedView::keyPressEvent(QKeyEvent* event)
{
    const auto modifiers = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const QString text = event->text();
    if (event->key() == Qt::Key_Escape) {
        emit escapePressed();
    } else if (event->key() == Qt::Key_Down && modifiers == Qt::NoModifier && m_rows &&
               currentIndex().row() == m_rows->rowCount() - 1) {
        emit leftDownwards();
    } else if (modifiers == Qt::NoModifier && !text.isEmpty() && text[0].isPrint() && text[0] != u' ') {
        emit filterTyped(text);
    } else {
        QTreeView::keyPressEvent(event);
    }
}

QSize PinnedView::sizeHint() const
{
    const int rows = m_rows ? qMin(m_rows->rowCount(), mostRows) : 0;
    QStyleOptionViewItem option;
    option.font = font();
    const int row = rows > 0 ? qMax(sizeHintForRow(0), 1) : itemDelegate()->sizeHint(option, {}).height();
    return {200, rows * row};
}

QSize PinnedView::minimumSizeHint() const
{
    return {40, sizeHint().height()};
}

} // namespace topicscope::ui
