// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/palette.h"

#include <QAbstractListModel>

namespace topicscope::ui {

/// The rows of the palette: found commands, connections and saved messages, then found topics.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole, ///< QString
        ShortcutRole,              ///< QString
        IconNameRole,              ///< QString
        KindRole                   ///< QString, a word for screen readers: "Topic", "Command"
    };
    struct Topic
    {
        std::shared_ptr<topics::TopicStore> store;
        topics::NodeId node = topics::NoNode;
        QString title;  ///< plain text
        QString detail; ///< of which connection
    };

    using QAbstractListModel::QAbstractListModel;

    void setItems(QList<PaletteItem> items);
    void setTopics(QList<Topic> topics);
    /// Null for a row that is a topic, and the other way round.
    const PaletteItem* item(int row) const;
    const Topic* topic(int row) const;
    int topicCount() const { return static_cast<int>(m_topics.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    /// Replaces the rows from `first` on that were `before` many by `after` many, so that the rows that stay keep the
    /// cursor.
    void replace(int first, int before, int after, const std::function<void()>& exchange);

    QList<PaletteItem> m_items;
    QList<Topic> m_topics;
};

} // namespace topicscope::ui
