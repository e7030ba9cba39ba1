// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "ui/common/chip.h"

#include <QAbstractListModel>
#include <QPointer>

#include <deque>

namespace topicscope::ui {

/// What was published through one connection from the composer, newest first, and what became of each.
class SentModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TopicRole = Qt::UserRole, ///< QString
        PayloadRole,              ///< QString: one line
        TimeRole,                 ///< qlonglong: microseconds since the epoch
        OutcomeRole,              ///< QString: one or two plain sentences
        KindRole,                 ///< int: ChipKind, how good the outcome is
        RetainRole                ///< bool
    };
    static constexpr int MaximumRows = 200;

    explicit SentModel(client::Connection* connection, QObject* parent = nullptr);

    /// A publish that was just handed to the connection under this id.
    void add(quint64 id, const mqtt::PublishRequest& request);
    const mqtt::PublishRequest& request(int row) const { return m_rows[std::size_t(row)].request; }
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Sent
    {
        quint64 id = 0;
        mqtt::PublishRequest request;
        qint64 time = 0;
        std::optional<client::PublishResult> result;
    };
    void published(const QList<client::PublishResult>& results);
    QString outcome(const Sent& sent) const;
    static ChipKind kind(const Sent& sent);

    QPointer<client::Connection> m_connection;
    std::deque<Sent> m_rows;
};

} // namespace topicscope::ui
