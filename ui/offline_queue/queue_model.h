// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "ui/common/chip.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <vector>

namespace topicscope::ui {

/// What waits for a connection to be sent, in order, and after it what became of those that waited. GUI thread.
class QueueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Queued, Topic, QoS, Retain, Size, State, Value, ColumnCount };
    enum Role {
        WaitingRole = Qt::UserRole, ///< bool: it can still be changed
        KindRole                    ///< int: ChipKind
    };
    /// So many that are over are kept for looking at.
    static constexpr std::size_t MaximumFinished = 500;

    explicit QueueModel(QObject* parent = nullptr);

    void setConnection(client::Connection* connection);
    /// Rows 0 to waiting() - 1 wait; those behind are over, the newest first.
    int waiting() const { return int(m_waiting.size()); }
    const client::QueuedPublish& publish(int row) const { return m_waiting[std::size_t(row)]; }
    qint64 waitingBytes() const;
    /// Takes these rows out of the queue; that is no news, so they are not listed as over.
    void takeOut(const std::vector<int>& rows);
    /// How many of those that are over were not sent or refused.
    int unsent() const;
    void clearFinished();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// waiting() or what is over changed.
    void changed();

private:
    struct Finished
    {
        client::QueuedPublish publish;
        client::PublishResult result;
    };
    void read();
    void published(const QList<client::PublishResult>& results);
    const client::QueuedPublish& at(int row) const;
    QString text(int row, int column) const;
    QString stateText(int row) const;
    ChipKind kind(int row) const;

    QPointer<client::Connection> m_connection;
    std::vector<client::QueuedPublish> m_waiting;
    std::deque<Finished> m_finished; ///< newest first
    std::vector<quint64> m_takenOut; ///< by the person, and not yet reported
    QTimer m_reading;                ///< many changes are read once
};

} // namespace topicscope::ui
