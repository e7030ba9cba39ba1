// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/history_model.h"

#include "app/topics/summary_data.h"

#include <algorithm>

namespace topicscope::topics {

HistoryModel::HistoryModel(StoreReader* reader, QObject* parent) : QAbstractTableModel(parent), m_reader(reader)
{
    m_reader->add(this);
}

HistoryModel::~HistoryModel()
{
    if (m_reader)
        m_reader->remove(this);
}

void HistoryModel::setNode(NodeId node)
{
    if (node == m_node)
        return;
    if (!m_rows.empty()) {
        beginRemoveRows({}, 0, int(m_rows.size()) - 1);
        m_rows.clear();
        endRemoveRows();
    }
    m_node = node;
    m_meanInterval = m_intervalDeviation = 0;
    if (m_reader)
        m_reader->wake();
}

int HistoryModel::rowOf(Sequence sequence) const
{
    const auto found =
        std::lower_bound(m_rows.begin(), m_rows.end(), sequence,
                         [](const MessageSummary& row, Sequence wanted) { return row.sequence > wanted; });
    return found != m_rows.end() && found->sequence == sequence ? int(found - m_rows.begin()) : -1;
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = std::size_t(index.row());
    const MessageSummary& message = m_rows[row];
    if (role == IntervalRole)
        return row + 1 < m_rows.size() ? qlonglong(message.arrival - m_rows[row + 1].arrival) : qlonglong(-1);
    if (role == Qt::DisplayRole) {
        static constexpr std::array<int, ColumnCount> roles{ArrivalRole, PayloadPrefixRole, PayloadSizeRole, QoSRole,
                                                            MessageFlagsRole};
        role = roles[std::size_t(index.column())];
    }
    switch (role) {
    case SequenceRole:
        return qulonglong(message.sequence);
    case NodeIdRole:
        return message.node;
    case ArrivalRole:
        return qlonglong(message.arrival);
    case PayloadPrefixRole:
        return payloadPrefix(message);
    case PayloadSizeRole:
        return qulonglong(message.payloadSize);
    case QoSRole:
        return int(message.qos);
    case RetainFlagRole:
        return message.retain;
    case DuplicateRole:
        return message.duplicate;
    case ProvenanceRole:
        return int(message.provenance);
    case PacketIdRole:
        return int(message.packetId);
    case MessageFlagsRole:
        return int(message.flags);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Payload:
        return tr("Payload");
    case Size:
        return tr("Size");
    case QoS:
        return tr("QoS");
    case Flags:
        return tr("Flags");
    default:
        return {};
    }
}

double HistoryModel::messagesAtOnce() const
{
    int messages = 0;
    int moments = 0;
    std::int64_t last = 0;
    for (const MessageSummary& each : m_rows) {
        if (each.provenance != mqtt::Provenance::Live)
            continue;
        ++messages;
        moments += each.arrival != last ? 1 : 0;
        last = each.arrival;
    }
    return moments == 0 ? 1 : double(messages) / moments;
}

void HistoryModel::addTo(FrameRequest& request)
{
    if (m_node == NoNode)
        return;
    request.historyNode = m_node;
    request.historyLimit = MaximumRows;
    request.historyAfter = m_rows.empty() ? 0 : m_rows.front().sequence;
}

bool HistoryModel::apply(const FrameReply& reply)
{
    if (m_node == NoNode || reply.historyNode != m_node)
        return false;
    const Sequence shown = m_rows.empty() ? 0 : m_rows.front().sequence;
    if (reply.historyAfter > shown)
        return true; // to a question from before the list was emptied: what is older is missing
    m_meanInterval = reply.historyMeanInterval;
    m_intervalDeviation = reply.historyIntervalDeviation;
    // The list may have been emptied and filled since the request: take what is newer than what it shows.
    const auto end = std::find_if(reply.history.begin(), reply.history.end(),
                                  [shown](const MessageSummary& message) { return message.sequence <= shown; });
    const auto added = int(end - reply.history.begin());
    if (added > 0) {
        const int surplus = std::max(0, int(m_rows.size()) + added - MaximumRows);
        if (const int gone = std::min(surplus, int(m_rows.size())); gone > 0) {
            beginRemoveRows({}, int(m_rows.size()) - gone, int(m_rows.size()) - 1);
            m_rows.erase(m_rows.end() - gone, m_rows.end());
            endRemoveRows();
        }
        beginInsertRows({}, 0, added - 1);
        m_rows.insert(m_rows.begin(), reply.history.begin(), end);
        endInsertRows();
        if (added < int(m_rows.size()))
            emit dataChanged(index(added - 1, 0), index(added - 1, ColumnCount - 1), {IntervalRole});
    }
    return added > 0;
}

} // namespace topicscope::topics
