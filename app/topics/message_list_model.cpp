// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/message_list_model.h"

#include "app/topics/summary_data.h"

#include <algorithm>
#include <array>

namespace topicscope::topics {

MessageListModel::MessageListModel(StoreReader* reader, QObject* parent) : QAbstractTableModel(parent), m_reader(reader)
{
    m_reader->add(this);
}

MessageListModel::~MessageListModel()
{
    if (m_reader)
        m_reader->remove(this);
}

void MessageListModel::setFollowing(bool following)
{
    m_following = following;
    if (m_reader)
        m_reader->wake();
}

void MessageListModel::showFrom(Sequence sequence)
{
    m_following = false;
    const Sequence last = m_newest >= WindowRows ? m_newest - WindowRows + 1 : 1;
    const Sequence first = std::clamp(sequence, std::min(m_oldest, last), last);
    moveWindow(first, int(std::min<Sequence>(WindowRows, m_newest + 1 - first)));
    emit windowChanged();
    if (m_reader)
        m_reader->wake();
}

void MessageListModel::setVisibleRows(int first, int count)
{
    if (first == m_visibleFirst && count == m_visibleCount)
        return;
    m_visibleFirst = std::max(0, first);
    m_visibleCount = std::max(0, count);
    if (m_reader)
        m_reader->wake();
}

int MessageListModel::rowOf(Sequence sequence) const
{
    return sequence >= m_first && sequence < m_first + Sequence(m_count) ? int(sequence - m_first) : -1;
}

/// Rows that stay keep their identity: what leaves is removed, what comes is inserted.
void MessageListModel::moveWindow(Sequence first, int count)
{
    const Sequence end = first + Sequence(count);
    const Sequence oldEnd = m_first + Sequence(m_count);
    const bool apart = first >= oldEnd || end <= m_first;
    const int before = apart ? m_count : int(first > m_first ? first - m_first : 0);
    const int behind = apart ? 0 : int(oldEnd > end ? oldEnd - end : 0);
    if (before > 0) {
        beginRemoveRows({}, 0, before - 1);
        m_first += Sequence(before);
        m_count -= before;
        endRemoveRows();
    }
    if (behind > 0) {
        beginRemoveRows({}, m_count - behind, m_count - 1);
        m_count -= behind;
        endRemoveRows();
    }
    if (m_count == 0)
        m_first = first;
    if (first < m_first) {
        const int added = int(m_first - first);
        beginInsertRows({}, 0, added - 1);
        m_first = first;
        m_count += added;
        endInsertRows();
    }
    if (const int added = int(end - (m_first + Sequence(m_count))); added > 0) {
        beginInsertRows({}, m_count, m_count + added - 1);
        m_count += added;
        endInsertRows();
    }
}

int MessageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int MessageListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const MessageSummary* MessageListModel::summary(int row) const
{
    const Sequence sequence = m_first + Sequence(row);
    if (sequence < m_cacheFirst || sequence >= m_cacheFirst + m_cache.size())
        return nullptr;
    return &m_cache[std::size_t(sequence - m_cacheFirst)];
}

QVariant MessageListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole) {
        static constexpr std::array<int, ColumnCount> roles{
            SequenceRole, ArrivalRole, TopicRole, PayloadPrefixRole, PayloadSizeRole, QoSRole, MessageFlagsRole};
        role = roles[std::size_t(index.column())];
    }
    const Sequence sequence = m_first + Sequence(index.row());
    if (role == SequenceRole)
        return qulonglong(sequence);
    const MessageSummary* message = summary(index.row());
    if (role == EvictedRole)
        return message ? message->sequence == 0 : sequence < m_oldest;
    if (!message || message->sequence == 0 || !m_reader)
        return {};
    switch (role) {
    case NodeIdRole:
        return message->node;
    case TopicRole: {
        const mqtt::BytesView topic = m_reader->skeleton().topic(message->node);
        return QByteArray(topic.data(), qsizetype(topic.size()));
    }
    case ArrivalRole:
        return qlonglong(message->arrival);
    case PayloadPrefixRole:
        return payloadPrefix(*message);
    case PayloadSizeRole:
        return qulonglong(message->payloadSize);
    case QoSRole:
        return int(message->qos);
    case RetainFlagRole:
        return message->retain;
    case DuplicateRole:
        return message->duplicate;
    case ProvenanceRole:
        return int(message->provenance);
    case PacketIdRole:
        return int(message->packetId);
    case MessageFlagsRole:
        return int(message->flags);
    default:
        return {};
    }
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Number");
    case Time:
        return tr("Time");
    case Topic:
        return tr("Topic");
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

void MessageListModel::addTo(FrameRequest& request)
{
    if (m_visibleCount == 0)
        return;
    // While following, the rows will have moved on by the time of the answer: the same places among the newest are
    // meant.
    request.messagesWindow = m_following ? std::uint32_t(WindowRows) : 0u;
    request.messagesFrom = (m_following ? 0 : m_first) + Sequence(m_visibleFirst);
    request.messagesCount = std::uint32_t(std::min(m_visibleCount, WindowRows));
}

bool MessageListModel::apply(const FrameReply& reply)
{
    const Sequence newest = m_reader->isPaused() ? std::min(reply.newest, m_reader->pausedAt()) : reply.newest;
    const bool moved = newest != m_newest || reply.oldest != m_oldest;
    m_newest = newest;
    m_oldest = reply.oldest;
    const bool loaded = reply.messagesFrom != m_cacheFirst || reply.messageRows.size() != m_cache.size();
    m_cacheFirst = reply.messagesFrom;
    m_cache = reply.messageRows;
    if (m_following || m_count < WindowRows) {
        const Sequence first = m_following ? (newest > WindowRows ? newest - WindowRows + 1 : 1) : m_first;
        const Sequence start = m_following ? std::max(first, std::min(m_oldest, newest + 1)) : first;
        const int count = int(std::min<Sequence>(WindowRows, newest + 1 - std::min(start, newest + 1)));
        moveWindow(start, count);
    }
    if (!moved && !loaded)
        return false;
    const Sequence cacheEnd = m_cacheFirst + m_cache.size();
    const int first = rowOf(std::max(m_cacheFirst, m_first));
    const int last = rowOf(std::min(cacheEnd, m_first + Sequence(m_count)) - 1);
    if (first >= 0 && last >= first)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    if (moved)
        emit windowChanged();
    return true;
}

} // namespace topicscope::topics
