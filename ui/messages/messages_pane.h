// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <QWidget>

#include <memory>

namespace topicscope::topics {
class StoreReader;
}

namespace topicscope::ui {

/// All messages of one connection in the order of their arrival. A window onto the store's own log: nothing is copied
/// but the rows on screen. Follows the end until a person scrolls away from it. GUI thread only.
class MessagesPane : public QWidget
{
    Q_OBJECT

public:
    explicit MessagesPane(QWidget* parent = nullptr);
    ~MessagesPane() override;

    /// Shows the messages of `reader`'s store; null: an empty pane that says how to fill it. May be called again for
    /// another connection; before the reader is deleted call it with null, or delete the pane first.
    void setReader(topics::StoreReader* reader);

    /// The topic that "Only the selected topic" shows; NoNode: none selected.
    void setSelectedNode(topics::NodeId node);

    /// Columns: which, where, how wide.
    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

public slots:
    void focusTable();
    /// Scrolls to the newest message and follows the end again.
    void jumpToNewest();

signals:
    /// The row that a person chose; the inspector should show it. Not emitted when rows merely arrive. The row may be
    /// all that is left of the message.
    void messageSelected(const topicscope::topics::MessageSummary& message);
    /// Enter or double click: show its topic in the tree.
    void messageActivated(topicscope::topics::NodeId node, topicscope::topics::Sequence sequence);
    void stateChanged();
    void statusMessage(const QString& text);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace topicscope::ui
