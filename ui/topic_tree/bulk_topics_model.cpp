// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/bulk_topics_model.h"

#include "app/commands/bulk_publisher.h"
#include "app/payload/visible_text.h"
#include "app/topics/topic_store.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <utility>

namespace topicscope::ui {

void BulkTopicsModel::setTopics(std::shared_ptr<const topics::TopicStore> store, Nodes nodes)
{
    beginResetModel();
    m_store = std::move(store);
    m_nodes = std::move(nodes);
    m_publisher = nullptr;
    m_seen.clear();
    m_listed.clear();
    m_onlyUndone = false;
    endResetModel();
}

void BulkTopicsModel::setPublisher(const commands::BulkPublisher* publisher)
{
    m_publisher = publisher;
}

void BulkTopicsModel::setSeen(std::size_t index, Seen seen)
{
    m_seen.resize(m_nodes->size());
    m_seen[index] = seen;
}

void BulkTopicsModel::tell(qsizetype first, qsizetype last)
{
    if (m_onlyUndone) { // and the others stand elsewhere
        first = 0;
        last = rowCount() - 1;
    }
    if (first <= last && last < rowCount())
        emit dataChanged(index(static_cast<int>(first), Result), index(static_cast<int>(last), Result),
                         {Qt::DisplayRole, Qt::ForegroundRole});
}

void BulkTopicsModel::setOnlyUndone(bool only)
{
    if (only == m_onlyUndone)
        return;
    beginResetModel();
    m_onlyUndone = only;
    m_listed.clear();
    for (std::size_t index = 0; only && index < m_nodes->size(); ++index)
        if (isUndone(index))
            m_listed.push_back(static_cast<std::uint32_t>(index));
    endResetModel();
}

std::vector<topics::NodeId> BulkTopicsModel::undone() const
{
    std::vector<topics::NodeId> nodes;
    for (std::size_t index = 0; index < m_nodes->size(); ++index)
        if (isUndone(index))
            nodes.push_back((*m_nodes)[index]);
    return nodes;
}

bool BulkTopicsModel::isUndone(std::size_t index) const
{
    if (!m_seen.empty() && m_seen[index] != Seen::Nothing)
        return m_seen[index] == Seen::StillRetained;
    if (!m_publisher)
        return false;
    using State = commands::BulkPublisher::State;
    const State state = m_publisher->state(index);
    return state == State::Refused || state == State::NotSent || state == State::Unknown || state == State::Cancelled;
}

std::vector<mqtt::Bytes> BulkTopicsModel::topics() const
{
    std::vector<mqtt::Bytes> topics;
    for (int row = 0; row < rowCount(); ++row)
        topics.emplace_back(m_store->skeleton().topic(node(row)));
    return topics;
}

int BulkTopicsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_onlyUndone ? m_listed.size() : m_nodes->size());
}

int BulkTopicsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BulkTopicsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t at = indexOf(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Topic ? topicText(at) : result(at).text;
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == Topic ? topicText(at) : result(at).text);
    case Qt::ForegroundRole:
        if (const Mark mark = index.column() == Result ? result(at).mark : Mark::None; mark != Mark::None)
            return mark == Mark::Good ? tokens().good : mark == Mark::Warning ? tokens().warning : tokens().bad;
        return {};
    default:
        return {};
    }
}

QString BulkTopicsModel::topicText(std::size_t index) const
{
    return payload::visibleText(m_store->skeleton().topic((*m_nodes)[index]));
}

BulkTopicsModel::Words BulkTopicsModel::result(std::size_t index) const
{
    if (!m_seen.empty() && m_seen[index] != Seen::Nothing)
        return m_seen[index] == Seen::Gone
                   ? Words{tr("gone"), Mark::Good}
                   : Words{tr("still retained: published again meanwhile, or kept by the broker"), Mark::Bad};
    if (!m_publisher)
        return {};
    using State = commands::BulkPublisher::State;
    const commands::BulkPublisher::Outcome outcome = m_publisher->outcome(index);
    switch (outcome.state) {
    case State::Waiting:
        break;
    case State::Sent:
        return {tr("sent")};
    case State::Acknowledged:
        return {outcome.reason.isEmpty() ? tr("acknowledged") : outcome.reason, Mark::Good};
    case State::Refused:
        return {tr("refused: %1").arg(outcome.reason), Mark::Bad};
    case State::NotSent:
        return {tr("not sent: %1").arg(outcome.reason), Mark::Bad};
    case State::Unknown:
        return {tr("not certain: the connection was lost before the acknowledgement"), Mark::Warning};
    case State::Cancelled:
        return {tr("cancelled before it was sent"), Mark::Warning};
    }
    return {};
}

QVariant BulkTopicsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Topic ? tr("Topic") : tr("Result");
}

} // namespace topicscope::ui
