// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "ui/common/chip.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace topicscope::ui {

/// The filters of a connection with what was asked for and what the broker answered.
class SubscriptionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Filter, Requested, Granted, Options, Identifier, Answer, ColumnCount };
    enum Role {
        FilterRole = Qt::UserRole, ///< QByteArray
        KindRole                   ///< int: ChipKind of the row's state
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setConnection(client::Connection* connection);
    const client::SubscriptionStatus& subscription(int row) const { return m_rows[std::size_t(row)]; }
    int rowOf(const mqtt::Bytes& filter) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// "No Local · Retain As Published · retained only if new"; "–" when none differs from the defaults.
    static QString optionsText(const mqtt::SubscriptionOptions& options);
    /// What the broker answered, or that it has not yet, in plain words.
    static QString answerText(const client::SubscriptionStatus& subscription, bool connected);

private:
    void update();
    static ChipKind kind(const client::SubscriptionStatus& subscription);
    QString text(const client::SubscriptionStatus& subscription, int column) const;

    QPointer<client::Connection> m_connection;
    std::vector<client::SubscriptionStatus> m_rows;
};

} // namespace topicscope::ui
