// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packet_type.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace topicscope::ui {

/// The rows of a PacketListModel that a person wants to see.
class PacketFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    struct Wanted
    {
        QString text; ///< in the name or the summary (topics, filters, reasons); "id:7" is the packet identifier
        std::optional<mqtt::PacketType> type;
        std::optional<mqtt::Direction> direction;
        bool errorsOnly = false;
        bool hidePings = false;
    };
    void setWanted(const Wanted& wanted);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    Wanted m_wanted;
    int m_identifier = 0; ///< of "id:7"
};

} // namespace topicscope::ui
