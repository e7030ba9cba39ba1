// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/topic_messages_model.h"

#include "app/topics/message_list_model.h"
#include "app/topics/store_reader.h"
#include "ui/messages/message_words.h"

#include <algorithm>
#include <utility>

namespace topicscope::ui {
namespace {

using List = topics::MessageListModel;

constexpr int refreshMilliseconds = 200;

topics::MessageSummary summaryOf(const topics::StoredMessage& message)
{
    topics::MessageSummary row;
    row.sequence = message.sequence;
    row.node = message.node;
    row.payloadPrefix = message.payload.window(0, topics::PayloadPrefixBytes);
    row.payloadSize = message.payload.size();
    row.arrival = message.arrival;
    row.packetId = message.packetId;
    row.qos = message.qos;
    row.retain = message.retain;
    row.duplicate = message.duplicate;
    row.provenance = message.provenance;
    row.flags = message.flags;
    return row;
}

} // namespace

TopicMessagesModel::TopicMessagesModel(topics::StoreReader* reader, QObject* parent)
    : QAbstractTableModel(parent), m_reader(reader)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(refreshMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &TopicMessagesModel::refresh);
    connect(reader, &topics::StoreReader::frameApplied, this, [this] {
        if (m_node != topics::NoNode && !m_timer.isActive() && !m_held && !m_reader->isPaused())
            m_timer.start();
    });
}

void TopicMessagesModel::setNode(topics::NodeId node)
{
    if (m_node == node)
        return;
    m_node = node;
    ++m_request;
    m_asked = false;
    m_held = false;
    if (!m_rows.empty()) {
        beginRemoveRows({}, 0, rowCount() - 1);
        m_rows.clear();
        endRemoveRows();
    }
    refresh();
}

void TopicMessagesModel::setHeld(bool held)
{
    if (std::exchange(m_held, held) && !held)
        refresh();
}

void TopicMessagesModel::refresh()
{
    if (m_node == topics::NoNode || !m_reader || m_asked || m_held)
        return;
    m_asked = true;
    const topics::Sequence before = m_reader->isPaused() ? m_reader->pausedAt() + 1 : 0;
    m_reader->requestHistory(m_node, before, MaximumRows, this,
                             [this, request = m_request](const std::vector<topics::StoredMessage>& messages) {
                                 if (request != m_request)
                                     return;
                                 m_asked = false;
                                 take(messages);
                             });
}

void TopicMessagesModel::take(const std::vector<topics::StoredMessage>& newestFirst)
{
    if (m_held)
        return;
    const topics::Sequence oldest = newestFirst.empty() ? 0 : newestFirst.back().sequence;
    const auto gone = std::ranges::find_if(m_rows, [oldest](const auto& row) { return row.sequence >= oldest; });
    if (const auto count = gone - m_rows.begin(); count > 0) {
        beginRemoveRows({}, 0, static_cast<int>(count) - 1);
        m_rows.erase(m_rows.begin(), gone);
        endRemoveRows();
    }
    const topics::Sequence newest = m_rows.empty() ? 0 : m_rows.back().sequence;
    const auto known = std::ranges::find_if(newestFirst, [newest](const auto& row) { return row.sequence <= newest; });
    const auto added = static_cast<int>(known - newestFirst.begin());
    if (added == 0)
        return;
    beginInsertRows({}, rowCount(), rowCount() + added - 1);
    for (int i = added - 1; i >= 0; --i)
        m_rows.push_back(summaryOf(newestFirst[static_cast<std::size_t>(i)]));
    endInsertRows();
}

int TopicMessagesModel::rowOf(topics::Sequence sequence) const
{
    const auto found = std::ranges::lower_bound(m_rows, sequence, {}, &topics::MessageSummary::sequence);
    return found != m_rows.end() && found->sequence == sequence ? static_cast<int>(found - m_rows.begin()) : -1;
}

int TopicMessagesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TopicMessagesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(List::ColumnCount);
}

QVariant TopicMessagesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role < Qt::UserRole)
        return message_words::data(index, role);
    const topics::MessageSummary& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case List::SequenceRole:
        return static_cast<qulonglong>(row.sequence);
    case List::NodeIdRole:
        return row.node;
    case List::TopicRole: {
        const auto topic = m_reader ? m_reader->skeleton().topic(row.node) : mqtt::BytesView();
        return QByteArray(topic.data(), static_cast<qsizetype>(topic.size()));
    }
    case List::ArrivalRole:
        return static_cast<qlonglong>(row.arrival);
    case List::PayloadPrefixRole:
        return QByteArray::fromStdString(row.payloadPrefix);
    case List::PayloadSizeRole:
        return static_cast<qulonglong>(row.payloadSize);
    case List::QoSRole:
        return static_cast<int>(row.qos);
    case List::RetainFlagRole:
        return row.retain;
    case List::DuplicateRole:
        return row.duplicate;
    case List::ProvenanceRole:
        return static_cast<int>(row.provenance);
    case List::PacketIdRole:
        return static_cast<int>(row.packetId);
    case List::MessageFlagsRole:
        return static_cast<int>(row.flags);
    case List::EvictedRole:
        return false;
    default:
        return {};
    }
}

QVariant TopicMessagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? message_words::headerData(section, role) : QVariant();
}

} // namespace topicscope::ui
