// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/topic_tree_model.h"

namespace topicscope::ui {

/// The topic tree in words: what the model gives as bytes and numbers, this gives as the text a person reads, for the
/// delegate, for tool tips and for screen readers alike. Whatever a broker sent stays plain text.
class TopicRows : public topics::TopicTreeModel
{
    Q_OBJECT

public:
    explicit TopicRows(topics::StoreReader* reader, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// The whole name of a column, for menus and screen readers; headers show a shorter one where space is scarce.
    static QString columnName(int column);
    /// True for columns whose order changes as messages arrive.
    static bool isLiveColumn(int column);
    static bool isNumberColumn(int column);

    /// What the cell shows. Empty while the values are not there yet.
    QString cellText(const QModelIndex& index) const { return cellText(node(index), index.column()); }
    QString cellText(topics::NodeId node, int column) const;
    QString accessibleText(topics::NodeId node, int column) const;
    /// Not made safe yet, see plainToolTip().
    QString toolTip(topics::NodeId node, int column) const;
    /// "3 min", or "silent 3 min" when the topic is stale; empty before the first message.
    QString ageText(const topics::NodeSnapshot& snapshot) const;
    /// Microseconds until ageText() may read differently.
    std::int64_t ageValidFor(const topics::NodeSnapshot& snapshot) const;
    /// Silent for longer than its rhythm, or than setStaleAfter() says. A branch is when all topics below it are; a
    /// very large one when nothing has come for as long as is waited for a topic without a rhythm.
    bool isStale(const topics::NodeSnapshot& snapshot) const;
    /// The moment that ages count from, microseconds since the epoch: now, or when the view was paused.
    std::int64_t now() const;

    /// Seconds without a message after which a topic is stale; 0: by its own rhythm.
    void setStaleAfter(int seconds);
    int staleAfter() const { return m_staleAfter; }

    /// Topics that bear a pin. They stand in a list of their own above the tree, and keep their place in it.
    void setMarked(std::vector<topics::NodeId> nodes);
    bool isMarked(topics::NodeId node) const;

private:
    bool isAllStaleBelow(const topics::NodeSnapshot& branch) const;

    int m_staleAfter = 0;
    std::int64_t m_frozenNow = 0;
    std::vector<topics::NodeId> m_marked;
};

} // namespace topicscope::ui
