// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/bulk_topics_model.h"

#include "app/payload/visible_text.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

namespace topicscope::ui {

void BulkTopicsModel::setTopics(std::vector<mqtt::BytesView> topics)
{
    beginResetModel();
    m_topics = std::move(topics);
    m_results.assign(m_topics.size(), {});
    endResetModel();
}

void BulkTopicsModel::setResult(std::size_t row, const QString& text, Mark mark)
{
    if (row < m_results.size())
        m_results[row] = {text, mark};
}

void BulkTopicsModel::tell(int first, int last)
{
    if (first <= last && last < rowCount())
        emit dataChanged(index(first, Result), index(last, Result), {Qt::DisplayRole, Qt::ForegroundRole});
}

int BulkTopicsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_topics.size());
}

int BulkTopicsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BulkTopicsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const ResultOf& result = m_results[row];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Topic ? payload::visibleText(m_topics[row]) : result.text;
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == Topic ? payload::visibleText(m_topics[row]) : result.text);
    case Qt::ForegroundRole:
        if (index.column() == Result && result.mark != Mark::None)
            return result.mark == Mark::Good      ? tokens().good
                   : result.mark == Mark::Warning ? tokens().warning
                                                  : tokens().bad;
        return {};
    default:
        return {};
    }
}

QVariant BulkTopicsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Topic ? tr("Topic") : tr("Result");
}

} // namespace topicscope::ui
