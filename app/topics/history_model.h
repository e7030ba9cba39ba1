// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/store_reader.h"

#include <QAbstractTableModel>

#include <deque>

namespace topicscope::topics {

/// The messages of one topic, newest first, live. GUI thread only.
class HistoryModel : public QAbstractTableModel, public FrameParticipant
{
    Q_OBJECT
public:
    enum Column { Time, Payload, Size, QoS, Flags, ColumnCount };
    enum Role {
        SequenceRole = Qt::UserRole, ///< qulonglong
        NodeIdRole,                  ///< quint32
        ArrivalRole,                 ///< qlonglong: microseconds since the epoch
        PayloadPrefixRole,           ///< QByteArray: up to PayloadPrefixBytes
        PayloadSizeRole,             ///< qulonglong
        QoSRole,                     ///< int
        RetainFlagRole,              ///< bool
        DuplicateRole,               ///< bool
        ProvenanceRole,              ///< int: mqtt::Provenance
        PacketIdRole,                ///< int
        MessageFlagsRole,            ///< int: mqtt::MessageFlag bits
        IntervalRole ///< qlonglong: microseconds since the message before it on this topic, -1 = unknown
    };
    static constexpr int MaximumRows = 10'000; ///< older ones: StoreReader::requestHistory()

    explicit HistoryModel(StoreReader* reader, QObject* parent = nullptr);
    ~HistoryModel() override;

    /// Shows the history of this topic, from the next frame on. NoNode empties it.
    void setNode(NodeId node);
    NodeId node() const { return m_node; }
    /// The rhythm of the topic's live messages in seconds, as NodeSnapshot; 0 when unknown. It is one of moments: those
    /// that came together, in one read from the socket, count as one.
    float meanInterval() const { return m_meanInterval; }
    float intervalDeviation() const { return m_intervalDeviation; }
    /// How many of the live messages in the list came together, on average; 1 where there are none.
    double messagesAtOnce() const;
    /// The message in this row.
    const MessageSummary& summary(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Row of a message, -1 when it is not in the list. Binary search.
    int rowOf(Sequence sequence) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void addTo(FrameRequest& request) override;
    bool apply(const FrameReply& reply) override;

private:
    QPointer<StoreReader> m_reader;
    NodeId m_node = NoNode;
    std::deque<MessageSummary> m_rows;
    float m_meanInterval = 0;
    float m_intervalDeviation = 0;
};

} // namespace topicscope::topics
