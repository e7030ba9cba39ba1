// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packets/packet_list_model.h"

#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <algorithm>

namespace topicscope::ui {

PacketListModel::Row PacketListModel::rowFor(const client::JournalPacket& packet)
{
    Row row;
    row.number = packet.number;
    row.time = packet.time;
    row.matched = packet.matched;
    row.matchedMicroseconds = packet.matchedMicroseconds;
    row.skipped = packet.skipped;
    row.summary = packetSummary(packet);
    row.length = packet.length;
    row.packetId = packet.packetId;
    row.type = packet.type;
    row.direction = packet.direction;
    row.error = packet.error;
    return row;
}

void PacketListModel::append(const std::vector<client::JournalPacket>& packets)
{
    if (packets.empty())
        return;
    std::vector<Row> rows;
    rows.reserve(packets.size() + 1);
    // Numbers count every packet, so a jump tells how many were not taken over.
    std::uint64_t last = m_last;
    for (const client::JournalPacket& packet : packets) {
        // A gap of the journal stands under the number of its last packet.
        const std::uint64_t first = packet.number - (packet.skipped > 0 ? packet.skipped - 1 : 0);
        if (last > 0 && first > last + 1) {
            Row gap;
            gap.skipped = first - last - 1;
            gap.number = first - 1;
            gap.time = packet.time;
            gap.summary = tr("%Ln packets passed too quickly to be listed", nullptr,
                             int(std::min<std::uint64_t>(gap.skipped, 2'000'000'000)));
            rows.push_back(std::move(gap));
        }
        rows.push_back(rowFor(packet));
        last = packet.number;
    }
    const int excess = rowCount() + int(rows.size()) - MaximumRows;
    if (excess > 0 && rowCount() > 0) {
        // In blocks: each removal costs the views a layout.
        const int removed = std::min(rowCount(), std::max(excess, MaximumRows / 10));
        beginRemoveRows({}, 0, removed - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + removed);
        endRemoveRows();
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_last = last;
    for (Row& row : rows)
        m_rows.push_back(std::move(row));
    endInsertRows();
    for (const client::JournalPacket& packet : packets) {
        if (packet.matched != 0 && packet.matched < packet.number)
            complete(packet.matched, packet.number, packet.matchedMicroseconds);
    }
}

void PacketListModel::complete(std::uint64_t number, std::uint64_t matched, std::int64_t microseconds)
{
    const int row = rowOf(number);
    if (row < 0 || m_rows[std::size_t(row)].matched == matched)
        return;
    m_rows[std::size_t(row)].matched = matched;
    m_rows[std::size_t(row)].matchedMicroseconds = microseconds;
    Q_EMIT dataChanged(index(row, Match), index(row, Match));
}

void PacketListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_last = 0;
    endResetModel();
}

int PacketListModel::rowOf(std::uint64_t number) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), number,
                                        [](const Row& row, std::uint64_t value) { return row.number < value; });
    return found != m_rows.end() && found->number == number && !found->gap() ? int(found - m_rows.begin()) : -1;
}

int PacketListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PacketListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PacketListModel::text(const Row& row, int column) const
{
    if (row.gap())
        return column == Time ? formatTime(row.time) : column == Summary ? row.summary : QString();
    switch (column) {
    case Number:
        return QString::number(row.number);
    case Time: {
        const QString milliseconds = formatTime(row.time);
        return milliseconds + QStringLiteral("%1").arg(row.time % 1000, 3, 10, QLatin1Char('0'));
    }
    case Direction:
        return row.direction == mqtt::Direction::FromServer ? tr("← broker") : tr("→ broker");
    case Type: {
        const std::string_view name = mqtt::name(row.type);
        return QString::fromUtf8(name.data(), qsizetype(name.size()));
    }
    case Identifier:
        return row.packetId == 0 ? QString() : QString::number(row.packetId);
    case Length:
        return formatCount(row.length);
    case Summary:
        return row.summary;
    case Match:
        if (row.matched == 0)
            return {};
        return row.matchedMicroseconds < 0
                   ? tr("#%1").arg(row.matched)
                   : tr("#%1, %2").arg(row.matched).arg(formatDuration(row.matchedMicroseconds));
    default:
        return {};
    }
}

QVariant PacketListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const int column = index.column();
    const bool number = column == Number || column == Identifier || column == Length;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Summary || column == Match ? plainToolTip(text(row, column)) : QVariant();
    case Qt::TextAlignmentRole:
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (row.error)
            return tokens().bad;
        return row.gap() || column == Time || column == Number ? QVariant(tokens().dim) : QVariant();
    case NumberRole:
        return row.gap() ? qulonglong(0) : qulonglong(row.number);
    case TypeRole:
        return int(row.type);
    case DirectionRole:
        return int(row.direction);
    case IdentifierRole:
        return int(row.packetId);
    case ErrorRole:
        return row.error;
    case SearchRole:
        return QString(text(row, Type) + u' ' + row.summary);
    case MatchedRole:
        return qulonglong(row.matched);
    case GapRole:
        return row.gap();
    default:
        return {};
    }
}

QVariant PacketListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Number || section == Identifier || section == Length;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section == Match)
        return plainToolTip(
            tr("The acknowledgement of a request, or the request of an acknowledgement, and the time between the two"));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("No.");
    case Time:
        return tr("Time");
    case Direction:
        return tr("Direction");
    case Type:
        return tr("Packet");
    case Identifier:
        return tr("Id");
    case Length:
        return tr("Bytes");
    case Summary:
        return tr("What it says");
    case Match:
        return tr("Belongs to");
    default:
        return {};
    }
}

} // namespace topicscope::ui
