// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/message_rows.h"

#include "ui/messages/message_words.h"

namespace topicscope::ui {

QVariant MessageRows::data(const QModelIndex& index, int role) const
{
    if (role >= Qt::UserRole || !index.isValid())
        return MessageListModel::data(index, role);
    return message_words::data(index, role);
}

QVariant MessageRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? message_words::headerData(section, role) : QVariant();
}

topics::MessageSummary summaryOf(const QModelIndex& row)
{
    using List = topics::MessageListModel;
    topics::MessageSummary message;
    const QVariant node = row.data(List::NodeIdRole);
    message.sequence = row.data(List::SequenceRole).toULongLong();
    if (!node.isValid())
        return message;
    message.node = node.toUInt();
    message.payloadPrefix = row.data(List::PayloadPrefixRole).toByteArray().toStdString();
    message.payloadSize = row.data(List::PayloadSizeRole).toULongLong();
    message.arrival = row.data(List::ArrivalRole).toLongLong();
    message.packetId = static_cast<std::uint16_t>(row.data(List::PacketIdRole).toInt());
    message.qos = static_cast<mqtt::QoS>(row.data(List::QoSRole).toInt());
    message.retain = row.data(List::RetainFlagRole).toBool();
    message.duplicate = row.data(List::DuplicateRole).toBool();
    message.provenance = static_cast<mqtt::Provenance>(row.data(List::ProvenanceRole).toInt());
    message.flags = static_cast<std::uint8_t>(row.data(List::MessageFlagsRole).toInt());
    return message;
}

} // namespace topicscope::ui
