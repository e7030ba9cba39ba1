// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/packet_journal.h"

#include <QAbstractTableModel>

#include <deque>

namespace topicscope::ui {

/// The packets of a journal as rows. Holds what the rows show, not the bytes: those stay in the journal.
class PacketListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Time, Direction, Type, Identifier, Length, Summary, Match, ColumnCount };
    enum Role {
        NumberRole = Qt::UserRole, ///< qulonglong; 0 for a gap
        TypeRole,                  ///< int: mqtt::PacketType
        DirectionRole,             ///< int: mqtt::Direction
        IdentifierRole,            ///< int
        ErrorRole,                 ///< bool
        SearchRole,                ///< QString: what a text filter looks at
        MatchedRole,               ///< qulonglong: number of the packet that belongs to it; 0: none
        GapRole                    ///< bool
    };
    static constexpr int MaximumRows = 50'000;

    using QAbstractTableModel::QAbstractTableModel;

    /// Adds packets in the order of their numbers, and completes the rows that they acknowledge.
    void append(const std::vector<client::JournalPacket>& packets);
    void clear();
    /// Number of the newest row; 0: none.
    std::uint64_t lastNumber() const { return m_last; }
    /// Row of a packet, −1 when it is not in the list.
    int rowOf(std::uint64_t number) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        std::uint64_t number = 0;
        std::int64_t time = 0;
        std::uint64_t matched = 0;
        std::int64_t matchedMicroseconds = -1;
        std::uint64_t skipped = 0; ///< a gap of so many packets
        QString summary;
        std::uint32_t length = 0;
        std::uint16_t packetId = 0;
        mqtt::PacketType type = mqtt::PacketType::Reserved;
        mqtt::Direction direction = mqtt::Direction::FromServer;
        bool error = false;
        bool gap() const { return type == mqtt::PacketType::Reserved && skipped > 0; }
    };
    static Row rowFor(const client::JournalPacket& packet);
    void complete(std::uint64_t number, std::uint64_t matched, std::int64_t microseconds);
    QString text(const Row& row, int column) const;

    std::deque<Row> m_rows; ///< by number, gaps between
    std::uint64_t m_last = 0;
};

/// What a packet says, in one line: topic, QoS and flags of a PUBLISH, reason codes by name, filters of a SUBSCRIBE.
QString packetSummary(const client::JournalPacket& packet);

} // namespace topicscope::ui
