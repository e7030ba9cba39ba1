// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <vector>

namespace topicscope::topics {
class StoreReader;
}

namespace topicscope::ui {

/// The newest messages of one topic, oldest first, live, with the columns and roles of topics::MessageListModel. They
/// are asked for a few times a second, so that the topic's rate costs nothing here. GUI thread only.
class TopicMessagesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int MaximumRows = 500;

    explicit TopicMessagesModel(topics::StoreReader* reader, QObject* parent = nullptr);

    /// NoNode: none, and nothing is asked for.
    void setNode(topics::NodeId node);
    topics::NodeId node() const { return m_node; }
    /// The rows stay as they are while a person looks at them: nothing is asked for.
    void setHeld(bool held);
    bool isHeld() const { return m_held; }
    /// Asks now. The rows come with one of the next frames.
    void refresh();
    int rowOf(topics::Sequence sequence) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void take(const std::vector<topics::StoredMessage>& newestFirst);

    QPointer<topics::StoreReader> m_reader;
    topics::NodeId m_node = topics::NoNode;
    std::deque<topics::MessageSummary> m_rows;
    QTimer m_timer;
    quint64 m_request = 0; ///< answers to earlier topics are ignored
    bool m_asked = false;
    bool m_held = false;
};

} // namespace topicscope::ui
