// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/pinned_rows.h"

#include "app/payload/visible_text.h"
#include "ui/common/labels.h"
#include "ui/topic_tree/topic_rows.h"

namespace topicscope::ui {
namespace {

using Tree = topics::TopicTreeModel;

constexpr std::size_t mostTopicBytes = 4096;

} // namespace

PinnedRows::PinnedRows(TopicRows* rows, QObject* parent) : QAbstractTableModel(parent), m_rows(rows) {}

void PinnedRows::setTopics(const QList<mqtt::Bytes>& wished)
{
    // Only what is new is inserted and only what is gone removed: the others keep their selection.
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (wished.contains(m_list[static_cast<std::size_t>(row)].topic))
            continue;
        beginRemoveRows({}, row, row);
        m_list.erase(m_list.begin() + row);
        endRemoveRows();
    }
    for (const mqtt::Bytes& topic : wished) {
        if (std::ranges::any_of(m_list, [&](const Row& row) { return row.topic == topic; }))
            continue;
        beginInsertRows({}, rowCount(), rowCount());
        m_list.push_back({topic, m_rows->skeleton().find(topic), {}, false});
        endInsertRows();
    }
}

std::vector<topics::NodeId> PinnedRows::nodes() const
{
    std::vector<topics::NodeId> result;
    for (const Row& row : m_list)
        if (row.node != topics::NoNode)
            result.push_back(row.node);
    return result;
}

topics::NodeId PinnedRows::node(const QModelIndex& index) const
{
    return index.isValid() ? m_list[static_cast<std::size_t>(index.row())].node : topics::NoNode;
}

const mqtt::Bytes& PinnedRows::topic(const QModelIndex& index) const
{
    return m_list[static_cast<std::size_t>(index.row())].topic;
}

int PinnedRows::rowOf(topics::NodeId node) const
{
    for (std::size_t row = 0; row < m_list.size(); ++row)
        if (m_list[row].node == node)
            return static_cast<int>(row);
    return -1;
}

bool PinnedRows::refresh()
{
    bool found = false;
    for (std::size_t at = 0; at < m_list.size(); ++at) {
        Row& row = m_list[at];
        if (row.node == topics::NoNode) {
            row.node = m_rows->skeleton().find(row.topic);
            found = found || row.node != topics::NoNode;
        }
        QStringList words;
        for (int column = Tree::Value; column < Tree::ColumnCount; ++column)
            words.append(text(row, column));
        const topics::NodeSnapshot* snapshot = row.node == topics::NoNode ? nullptr : m_rows->snapshot(row.node);
        const bool stale = snapshot && m_rows->isStale(*snapshot);
        if (words == row.words && stale == row.stale)
            continue;
        row.words = words;
        row.stale = stale;
        const auto line = static_cast<int>(at);
        emit dataChanged(index(line, 0), index(line, Tree::ColumnCount - 1), {Qt::DisplayRole});
    }
    return found;
}

double PinnedRows::freshness(const QModelIndex& index) const
{
    const topics::NodeId id = node(index);
    const topics::NodeSnapshot* snapshot = id == topics::NoNode ? nullptr : m_rows->snapshot(id);
    // A branch changes all the time: only topics glow.
    if (!snapshot || !snapshot->isTopic || m_rows->isPaused())
        return 0;
    const auto age = static_cast<double>(m_rows->now() - snapshot->latest.arrival) / 1000;
    return qBound(0.0, 1 - age / Tree::GlowMilliseconds, 1.0);
}

QString PinnedRows::text(const Row& row, int column) const
{
    if (column == Tree::Topic)
        return payload::visibleText(mqtt::BytesView(row.topic).substr(0, mostTopicBytes));
    if (row.node == topics::NoNode)
        return column == Tree::Value ? tr("no message yet") : QString();
    return m_rows->cellText(row.node, column);
}

int PinnedRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.size());
}

int PinnedRows::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Tree::ColumnCount;
}

QVariant PinnedRows::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_list[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Tree::NodeIdRole:
        return row.node;
    case Tree::TopicRole:
        return QByteArray::fromStdString(row.topic);
    case Qt::ToolTipRole:
        return row.node == topics::NoNode ? plainToolTip(text(row, Tree::Topic))
                                          : plainToolTip(m_rows->toolTip(row.node, index.column()));
    case Qt::AccessibleTextRole:
        return row.node == topics::NoNode || index.column() == Tree::Topic
                   ? QVariant(text(row, index.column()))
                   : QVariant(m_rows->accessibleText(row.node, index.column()));
    default:
        return {};
    }
}

} // namespace topicscope::ui
