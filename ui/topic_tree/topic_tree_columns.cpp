// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_view.h"

#include "ui/common/chip.h"
#include "ui/common/spacing.h"
#include "ui/topic_tree/number_painter.h"
#include "ui/topic_tree/topic_rows.h"

#include <QDataStream>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

// The columns of the tree: their widths, which are shown, and how they are remembered.
namespace topicscope::ui {
namespace {

using Rows = topics::TopicTreeModel;

constexpr int minimumValueWidth = 60;
constexpr int minimumTopicWidth = 100;
constexpr int topicPercent = 56;
constexpr int mostTopicCharacters = 30;
constexpr quint32 columnsVersion = 2;

} // namespace

void TopicTreeView::setDefaultWidths()
{
    const QScopedValueRollback setting(m_settingWidths, true);
    const int padding = 2 * innerSpacing + 2;
    const int chip = chipSize(QStringLiteral("0"), font()).width() + padding;
    const auto number = [&](const QString& sample, int column) {
        // Without room for the arrow of the sorted column, which is made when it is due: see roomForSorting().
        const QString text = m_rows->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int title = header()->fontMetrics().horizontalAdvance(text) + padding + 2;
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

void TopicTreeView::roomForSorting(int column)
{
    if (column <= Rows::Value || isColumnHidden(column) || columnWidth(column) >= header()->sectionSizeHint(column))
        return;
    {
        const QScopedValueRollback setting(m_settingWidths, true);
        setColumnWidth(column, header()->sectionSizeHint(column));
    }
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

} // namespace topicscope::ui
