// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/message_list_model.h"

#include "app/topics/summary_data.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

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
    const Sequence first = std::clamp(sequence, std::min(firstReachable(), last), last);
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
    return sequence >= m_first && sequence < m_first + m_rows.size() ? int(sequence - m_first) : -1;
}

/// Rows that stay keep their identity and what was fetched: what leaves is removed, what comes is inserted.
void MessageListModel::moveWindow(Sequence first, int count)
{
    const auto rows = [this] { return int(m_rows.size()); };
    const Sequence end = first + Sequence(count);
    const Sequence oldEnd = m_first + m_rows.size();
    const bool apart = first >= oldEnd || end <= m_first;
    const int before = apart ? rows() : int(first > m_first ? first - m_first : 0);
    const int behind = apart ? 0 : int(oldEnd > end ? oldEnd - end : 0);
    if (before > 0) {
        beginRemoveRows({}, 0, before - 1);
        m_first += Sequence(before);
        m_rows.erase(m_rows.begin(), m_rows.begin() + before);
        endRemoveRows();
    }
    if (behind > 0) {
        beginRemoveRows({}, rows() - behind, rows() - 1);
        m_rows.erase(m_rows.end() - behind, m_rows.end());
        endRemoveRows();
    }
    if (m_rows.empty())
        m_first = first;
    if (first < m_first) {
        const int added = int(m_first - first);
        beginInsertRows({}, 0, added - 1);
        m_first = first;
        m_rows.insert(m_rows.begin(), std::size_t(added), MessageSummary{});
        endInsertRows();
    }
    if (const int added = int(end - (m_first + m_rows.size())); added > 0) {
        beginInsertRows({}, rows(), rows() + added - 1);
        m_rows.resize(m_rows.size() + std::size_t(added));
        endInsertRows();
    }
}

Sequence MessageListModel::firstReachable() const
{
    if (m_first >= m_oldest)
        return m_oldest;
    const auto known = std::ranges::find_if(m_rows, [](const MessageSummary& row) { return row.sequence != 0; });
    return known == m_rows.end() ? m_oldest : std::min(m_oldest, known->sequence);
}

bool MessageListModel::isLoaded(Sequence sequence) const
{
    const int row = rowOf(sequence);
    return row >= 0 && m_rows[std::size_t(row)].sequence != 0;
}

bool MessageListModel::standsStill() const
{
    return !m_following || (m_reader && m_reader->isPaused());
}

/// Every row on the screen was given up before it could be fetched.
bool MessageListModel::sightIsGone() const
{
    const int end = std::min(m_visibleFirst + m_visibleCount, int(m_rows.size()));
    if (m_visibleFirst >= end || m_first + Sequence(end) > m_oldest)
        return false;
    return std::all_of(m_rows.begin() + m_visibleFirst, m_rows.begin() + end,
                       [](const MessageSummary& row) { return row.sequence == 0; });
}

int MessageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MessageListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
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
    if (role == EvictedRole)
        return sequence < m_oldest;
    const MessageSummary& message = m_rows[std::size_t(index.row())];
    if (message.sequence == 0 || !m_reader)
        return {};
    switch (role) {
    case NodeIdRole:
        return message.node;
    case TopicRole: {
        const mqtt::BytesView topic = m_reader->skeleton().topic(message.node);
        return QByteArray(topic.data(), qsizetype(topic.size()));
    }
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
    if (!standsStill()) {
        // The rows will have moved on by the time of the answer: the same places among the newest are meant.
        request.messagesWindow = std::uint32_t(WindowRows);
        request.messagesFrom = Sequence(m_visibleFirst);
        request.messagesCount = std::uint32_t(std::min(m_visibleCount, WindowRows));
        return;
    }
    if (m_oldest > m_newest)
        return; // paused, and all of it was given up
    const auto missing = [](const MessageSummary& row) { return row.sequence == 0; };
    const auto still =
        m_rows.begin() + std::ptrdiff_t(std::min<Sequence>(m_oldest - std::min(m_first, m_oldest), m_rows.size()));
    const auto first = sightIsGone() ? m_rows.begin() : std::find_if(still, m_rows.end(), missing);
    if (first == m_rows.end())
        return;
    // Where they are given up before the answer, the oldest that is left comes instead.
    request.messagesFrom = m_first + Sequence(first - m_rows.begin());
    request.messagesOrOldest = true;
    request.messagesCount =
        std::uint32_t(std::find_if(m_rows.rbegin(), std::make_reverse_iterator(first), missing).base() - first);
}

/// Takes the rows that were not there yet. Returns how many.
int MessageListModel::take(const FrameReply& reply)
{
    int firstTaken = -1;
    int lastTaken = -1;
    int taken = 0;
    for (const MessageSummary& message : reply.messageRows) {
        const int row = message.sequence == 0 ? -1 : rowOf(message.sequence);
        if (row < 0 || m_rows[std::size_t(row)].sequence != 0)
            continue;
        m_rows[std::size_t(row)] = message;
        firstTaken = firstTaken < 0 ? row : firstTaken;
        lastTaken = row;
        ++taken;
    }
    if (taken > 0)
        emit dataChanged(index(firstTaken, 0), index(lastTaken, ColumnCount - 1));
    return taken;
}

bool MessageListModel::apply(const FrameReply& reply)
{
    const bool paused = m_reader->isPaused();
    const Sequence newest = paused ? std::min(reply.newest, m_reader->pausedAt()) : reply.newest;
    const bool moved = newest != m_newest || reply.oldest != m_oldest;
    m_newest = newest;
    const Sequence oldest = std::exchange(m_oldest, reply.oldest);
    if (m_following || int(m_rows.size()) < WindowRows) {
        Sequence start = m_first;
        if (m_following) {
            start = newest > WindowRows ? newest - WindowRows + 1 : 1;
            if (!paused)
                start = std::max(start, std::min(m_oldest, newest + 1));
        }
        moveWindow(start, int(std::min<Sequence>(WindowRows, newest + 1 - std::min(start, newest + 1))));
    }
    bool slid = false;
    if (standsStill() && reply.messagesFrom >= m_oldest && !reply.messageRows.empty() && sightIsGone() &&
        reply.messagesFrom <= newest) {
        moveWindow(reply.messagesFrom, int(std::min<Sequence>(WindowRows, newest + 1 - reply.messagesFrom)));
        slid = true;
    }
    const bool loaded = take(reply) > 0;
    if (m_oldest > std::max(oldest, m_first) && m_first + m_rows.size() > oldest) {
        const int first = int(std::max(oldest, m_first) - m_first);
        const int last = int(std::min(m_oldest, m_first + m_rows.size()) - m_first) - 1;
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    }
    if (moved || slid)
        emit windowChanged();
    return loaded || slid || (moved && m_visibleCount > 0);
}

} // namespace topicscope::topics
