// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"
#include "app/topics/stored_message.h"

#include <QAbstractTableModel>
#include <QPointer>

#include <cstdint>
#include <memory>
#include <vector>

namespace topicscope::commands {
class BulkPublisher;
}
namespace topicscope::topics {
class TopicStore;
}

namespace topicscope::ui {

/// The topics that a bulk action is about, and what became of each. There may be a million: both are read where they
/// are, for the rows that are asked for.
class BulkTopicsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Topic, Result, ColumnCount };
    using Nodes = std::shared_ptr<const std::vector<topics::NodeId>>;
    /// What a second connection saw of a topic's retained message after it was deleted.
    enum class Seen : quint8 { Nothing, Gone, StillRetained };

    using QAbstractTableModel::QAbstractTableModel;

    /// These topics of this store, without results.
    void setTopics(std::shared_ptr<const topics::TopicStore> store, Nodes nodes);
    /// Its outcomes are the results, in the order of the topics, as long as it is there. Follow with tell().
    void setPublisher(const commands::BulkPublisher* publisher);
    /// This result comes before the publisher's. Follow with tell().
    void setSeen(std::size_t index, Seen seen);
    /// Tells the views that these results changed.
    void tell(qsizetype first, qsizetype last);

    /// Lists only what was not done, as it is now; setTopics() lists all again.
    void setOnlyUndone(bool only);
    /// Refused, not sent, cancelled, not certain, or still retained: what can be tried again.
    std::vector<topics::NodeId> undone() const;

    topics::NodeId node(int row) const { return (*m_nodes)[indexOf(row)]; }
    /// A copy of the topics that are listed.
    std::vector<mqtt::Bytes> topics() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// How a result is meant; the text says the same.
    enum class Mark { None, Good, Warning, Bad };
    struct Words
    {
        QString text = {};
        Mark mark = Mark::None;
    };
    std::size_t indexOf(int row) const
    {
        return m_onlyUndone ? m_listed[static_cast<std::size_t>(row)] : static_cast<std::size_t>(row);
    }
    bool isUndone(std::size_t index) const;
    QString topicText(std::size_t index) const;
    Words result(std::size_t index) const;

    std::shared_ptr<const topics::TopicStore> m_store; ///< has the bytes
    Nodes m_nodes = std::make_shared<const std::vector<topics::NodeId>>();
    QPointer<const commands::BulkPublisher> m_publisher;
    std::vector<Seen> m_seen;            ///< empty until something was seen
    std::vector<std::uint32_t> m_listed; ///< where not all are
    bool m_onlyUndone = false;
};

} // namespace topicscope::ui
