// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_view.h"

#include "ui/common/chip.h"
#include "ui/common/spacing.h"
#include "ui/topic_tree/number_painter.h"
#include "ui/topic_tree/topic_rows.h"

#include <QDataStream>
#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

// The columns of the tree: their widths, which are shown, and how they are remembered.
namespace topicscope::ui {
namespace {

using Rows = topics::TopicTreeModel;

constexpr int minimumValueWidth = 60;
constexpr int valueCharacters = 12; ///< that the least of columns give way for
constexpr int minimumTopicWidth = 100;
constexpr int topicPercent = 56;
constexpr int mostTopicCharacters = 30;
/// Of a name on the deepest level that is shown, before lesser columns give way.
constexpr int readableCharacters = 14;
constexpr std::uint32_t readableLevels = 8;
/// Columns that go where there is no room for names and values, the first one first.
constexpr int lesserColumns[] = {Rows::Size, Rows::QoS, Rows::Rate, Rows::Messages, Rows::Retained, Rows::Age};

/// Goes already where values have less room than one would like.
bool isLeast(int column)
{
    return column == Rows::Size || column == Rows::QoS;
}
constexpr quint32 columnsVersion = 3;
constexpr quint32 oldestColumnsVersion = 2; ///< without the columns that had gone or were asked for

} // namespace

int TopicTreeView::numberColumnWidth(int column, const QString& sample) const
{
    // Without room for the arrow of the sorted column, which is made when it is due: see roomForSorting().
    const int padding = 2 * innerSpacing + 2;
    const QString text = m_rows->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int title = header()->fontMetrics().horizontalAdvance(text) + padding + 2;
    return qMax(numberWidth(font(), sample) + padding, title);
}

int TopicTreeView::ageWidth() const
{
    const QString age = QStringLiteral("59 min");
    const int width = numberColumnWidth(Rows::Age, m_silence ? tr("silent %1").arg(age) : age);
    return header()->sortIndicatorSection() == Rows::Age ? qMax(width, header()->sectionSizeHint(Rows::Age)) : width;
}

void TopicTreeView::setDefaultWidths()
{
    const QScopedValueRollback setting(m_settingColumns, true);
    for (const auto& [column, width] : std::exchange(m_hiddenForRoom, {}))
        setColumnHidden(column, false);
    const int padding = 2 * innerSpacing + 2;
    const int chip = chipSize(QStringLiteral("0"), font()).width() + padding;
    setColumnWidth(Rows::Messages, numberColumnWidth(Rows::Messages, QStringLiteral("999,999")));
    setColumnWidth(Rows::Rate, numberColumnWidth(Rows::Rate, QStringLiteral("99,999")));
    setColumnWidth(Rows::Age, ageWidth());
    setColumnWidth(Rows::Size, numberColumnWidth(Rows::Size, QStringLiteral("999.9 KiB")));
    setColumnWidth(Rows::QoS, qMax(chip, fontMetrics().horizontalAdvance(TopicRows::columnName(Rows::QoS)) + padding));
    setColumnWidth(Rows::Retained, chip);
    m_stretchValue = true;
    m_stretchTopic = true;
    shareWidth();
}

void TopicTreeView::roomForSorting(int column)
{
    shareWidth(); // a column that had gone is back when the tree is sorted by it
    if (column <= Rows::Value || isColumnHidden(column) || columnWidth(column) >= header()->sectionSizeHint(column))
        return;
    {
        const QScopedValueRollback setting(m_settingColumns, true);
        setColumnWidth(column, header()->sectionSizeHint(column));
    }
    shareWidth();
}

/// What a name on the deepest level shown needs.
int TopicTreeView::readableTopicWidth() const
{
    const int levels = static_cast<int>(qMin(m_deepest, readableLevels));
    return qMax(minimumTopicWidth,
                levels * indentation() + fontMetrics().averageCharWidth() * readableCharacters + 2 * innerSpacing);
}

int TopicTreeView::readableValueWidth() const
{
    return qMax(minimumValueWidth, fontMetrics().averageCharWidth() * valueCharacters + 2 * innerSpacing);
}

/// Lesser columns leave while names and values have no room, the least of them also while values have little, and come
/// back when they have; never one that a person asked for, or that the tree is sorted by. Returns what is left for
/// topic and value.
int TopicTreeView::makeRoom()
{
    const bool value = !isColumnHidden(Rows::Value);
    const int readable = readableTopicWidth();
    const int needed = readable + (value ? minimumValueWidth : 0);
    const int comfortable = readable + (value ? readableValueWidth() : 0);
    int left = viewport()->width();
    for (const int column : lesserColumns) {
        const auto gone = m_hiddenForRoom.find(column);
        left -= gone != m_hiddenForRoom.end() ? gone->second : columnWidth(column); // 0 where a person hid it
    }
    for (const int column : lesserColumns) {
        const auto gone = m_hiddenForRoom.find(column);
        const bool ours = gone != m_hiddenForRoom.end();
        if (isColumnHidden(column) && !ours)
            continue;
        const bool kept = m_wanted.contains(column) || header()->sortIndicatorSection() == column;
        if (left < (isLeast(column) ? comfortable : needed) && !kept) {
            const int width = ours ? gone->second : columnWidth(column);
            left += width;
            m_hiddenForRoom[column] = width;
            setColumnHidden(column, true);
        } else if (ours) {
            m_hiddenForRoom.erase(gone);
            setColumnHidden(column, false);
        }
    }
    return left;
}

/// Topic and value share what the other columns leave, until a person sets their widths.
void TopicTreeView::shareWidth()
{
    if (!m_rows)
        return;
    const QScopedValueRollback setting(m_settingColumns, true);
    const bool value = !isColumnHidden(Rows::Value);
    const int readable = readableTopicWidth();
    const int left = makeRoom();
    if (m_stretchTopic) {
        const int most = qMax(fontMetrics().averageCharWidth() * mostTopicCharacters, readable);
        const int share = value ? qMin(left * topicPercent / 100, most) : left;
        const int least = qMax(minimumTopicWidth, qMin(readable, left - minimumValueWidth));
        setColumnWidth(Rows::Topic, qMax(least, share));
    }
    if (m_stretchValue && value)
        setColumnWidth(Rows::Value, qMax(minimumValueWidth, left - columnWidth(Rows::Topic)));
}

/// "silent" gets its room when a row says so; until then values have it. Once given it stays, as levels do.
void TopicTreeView::roomForSilence(bool anew)
{
    m_silenceDue = false;
    const auto isSilent = [this](topics::NodeId node) {
        const topics::NodeSnapshot* row = m_rows->snapshot(node);
        return row && m_rows->isStale(*row);
    };
    const bool silence =
        (m_silence && !anew) || std::ranges::any_of(m_shown, isSilent) || std::ranges::any_of(m_alsoShown, isSilent);
    if (silence == m_silence)
        return;
    const auto gone = m_hiddenForRoom.find(Rows::Age);
    const bool ours = !m_wanted.contains(Rows::Age) || columnWidth(Rows::Age) == ageWidth();
    m_silence = silence;
    if (gone != m_hiddenForRoom.end()) {
        gone->second = ageWidth();
    } else if (ours) {
        const QScopedValueRollback setting(m_settingColumns, true);
        setColumnWidth(Rows::Age, ageWidth());
    }
    shareWidth();
}

/// Only deeper, so that columns do not come and go while somebody scrolls, until the tree has another width or a branch
/// was closed.
void TopicTreeView::lookHowDeep()
{
    const bool anew = std::exchange(m_levelsDue, false);
    roomForSilence(anew);
    m_silenceDue = true; // the values of rows that are new here come with the next frame
    std::uint32_t deepest = anew ? 0 : m_deepest;
    for (const topics::NodeId node : m_shown)
        deepest = qMax(deepest, m_rows->skeleton().depth(node));
    if (std::exchange(m_deepest, deepest) != deepest)
        shareWidth();
}

void TopicTreeView::fitColumns()
{
    // Over the rows on the screen only (QTreeView's own fit is the same, but would set the value column too).
    {
        const QScopedValueRollback setting(m_settingColumns, true);
        const int limit = viewport()->width() / 2;
        int widest = fontMetrics().averageCharWidth() * 8;
        const int left = visualRect(m_rows->index(0, 0)).left(); // once: Qt looks for a row from the last one on
        for (const topics::NodeId node : m_shown) {
            const QModelIndex index = m_rows->indexOf(node);
            if (index.isValid())
                widest = qMax(widest, visualRect(index).left() - left + indentation() +
                                          fontMetrics().horizontalAdvance(m_rows->cellText(index)) + 3 * spacing);
        }
        const int topic = qMin(widest, limit);
        setDefaultWidths();
        setColumnWidth(Rows::Topic, topic);
        m_stretchTopic = false;
        m_wanted.clear();
    }
    shareWidth();
    emit columnsChanged();
}

void TopicTreeView::setColumnShown(int column, bool shown)
{
    if (shown)
        m_wanted.insert(column);
    else
        m_wanted.erase(column);
    {
        const QScopedValueRollback setting(m_settingColumns, true);
        m_hiddenForRoom.erase(column);
        setColumnHidden(column, !shown);
    }
    shareWidth();
    scheduleAges();
    emit columnsChanged();
}

void TopicTreeView::moveColumn(int column, int by)
{
    const int from = header()->visualIndex(column);
    int to = from + by;
    while (to >= 0 && to < header()->count() && isColumnHidden(header()->logicalIndex(to)))
        to += by;
    if (to >= 0 && to < header()->count())
        header()->moveSection(from, to);
}

void TopicTreeView::sortOrTurn(int column)
{
    const bool turned = header()->sortIndicatorSection() == column;
    const bool descending =
        turned ? header()->sortIndicatorOrder() == Qt::AscendingOrder : column >= Rows::Messages && column != Rows::Age;
    sortByColumn(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

QByteArray TopicTreeView::saveColumns() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    QList<qint32> hiddenForRoom;
    for (const auto& [column, width] : m_hiddenForRoom)
        hiddenForRoom.append(column);
    const QList<qint32> wanted(m_wanted.begin(), m_wanted.end());
    stream << columnsVersion << header()->saveState() << m_stretchValue << m_stretchTopic << hiddenForRoom << wanted;
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
    QList<qint32> hiddenForRoom;
    QList<qint32> wanted;
    stream >> version >> columns >> stretchValue >> stretchTopic;
    if (version == columnsVersion)
        stream >> hiddenForRoom >> wanted;
    if (stream.status() != QDataStream::Ok || version < oldestColumnsVersion || version > columnsVersion)
        return false;
    {
        const QScopedValueRollback setting(m_settingColumns, true);
        if (!header()->restoreState(columns))
            return false;
        m_stretchValue = stretchValue;
        m_stretchTopic = stretchTopic;
        header()->setStretchLastSection(false);
        header()->setSectionHidden(Rows::Topic, false);
        m_hiddenForRoom.clear(); // all columns are as the state has them
        m_wanted = std::set<int>(wanted.begin(), wanted.end());
        for (const int column : hiddenForRoom)
            if (column > Rows::Value && column < Rows::ColumnCount)
                setColumnHidden(column, false);
        if (!m_wanted.contains(Rows::Age))
            setColumnWidth(Rows::Age, ageWidth());
    }
    roomForSorting(header()->sortIndicatorSection());
    emit columnsChanged();
    return true;
}

} // namespace topicscope::ui
