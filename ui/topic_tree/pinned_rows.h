// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/store_reader.h"

#include <QAbstractTableModel>
#include <QList>

#include <vector>

namespace topicscope::ui {

class TopicRows;

/// The pinned topics as a flat list, in the order in which they were pinned, with the columns, roles and words of the
/// topic tree. A topic that was not seen yet has its row, too. Their values come with the tree's frames: the tree's
/// view must ask for nodes(). GUI thread only.
class PinnedRows : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// `rows` must outlive it.
    explicit PinnedRows(TopicRows* rows, QObject* parent = nullptr);

    /// Replaces the list.
    void setTopics(const QList<mqtt::Bytes>& topics);
    /// The nodes that are there, in order.
    std::vector<topics::NodeId> nodes() const;
    const mqtt::Bytes& topic(const QModelIndex& index) const;
    /// NoNode for a topic without a message.
    topics::NodeId node(const QModelIndex& index) const;
    int rowOf(topics::NodeId node) const;
    const TopicRows& rows() const { return *m_rows; }

    /// Looks up topics that were not there before, and tells of the rows whose words have changed. True when a topic
    /// was found.
    bool refresh();
    /// 1: just changed, 0: not lately.
    double freshness(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        mqtt::Bytes topic;
        topics::NodeId node = topics::NoNode;
        QStringList words; ///< as last told
        bool stale = false;
    };
    QString text(const Row& row, int column) const;

    TopicRows* m_rows;
    std::vector<Row> m_list;
};

} // namespace topicscope::ui
