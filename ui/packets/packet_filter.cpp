// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packets/packet_filter.h"

#include "ui/packets/packet_list_model.h"

namespace topicscope::ui {

void PacketFilter::setWanted(const Wanted& wanted)
{
    m_wanted = wanted;
    m_wanted.text = wanted.text.trimmed();
    m_identifier = 0;
    if (m_wanted.text.startsWith(QStringLiteral("id:"), Qt::CaseInsensitive))
        m_identifier = m_wanted.text.mid(3).toInt();
    invalidateRowsFilter();
}

bool PacketFilter::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    if (m_wanted.errorsOnly && !index.data(PacketListModel::ErrorRole).toBool())
        return false;
    const auto type = mqtt::PacketType(index.data(PacketListModel::TypeRole).toInt());
    if (m_wanted.type && type != *m_wanted.type)
        return false;
    if (m_wanted.hidePings && (type == mqtt::PacketType::Pingreq || type == mqtt::PacketType::Pingresp))
        return false;
    if (m_wanted.direction &&
        mqtt::Direction(index.data(PacketListModel::DirectionRole).toInt()) != *m_wanted.direction)
        return false;
    if (m_identifier > 0)
        return index.data(PacketListModel::IdentifierRole).toInt() == m_identifier;
    return m_wanted.text.isEmpty() ||
           index.data(PacketListModel::SearchRole).toString().contains(m_wanted.text, Qt::CaseInsensitive);
}

} // namespace topicscope::ui
