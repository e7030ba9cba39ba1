// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"
#include "app/topics/stored_message.h"

#include <QWidget>

#include <memory>

class QAction;

namespace topicscope::client {
class Connection;
class IoThread;
} // namespace topicscope::client
namespace topicscope::topics {
class StoreReader;
class TopicTreeModel;
} // namespace topicscope::topics

namespace topicscope::ui {

struct AskFirst;

class TopicTreePanePrivate;

/// The topic tree of one open connection, with its filter line above it: the left pane of the window.
///
/// Make one per open connection and stack them, so that what is expanded, selected, filtered and scrolled to stays as
/// it was when a person looks at another connection in between. GUI thread only.
class TopicTreePane : public QWidget
{
    Q_OBJECT

public:
    explicit TopicTreePane(QWidget* parent = nullptr);
    ~TopicTreePane() override;

    /// Shows the topics of `reader`'s store; null: an empty pane that says how to fill it. `connection` is used to
    /// delete retained messages, to publish to many topics, and to say in an empty tree why it is empty; it may be null
    /// (a recording, a test). Both may go before the pane does: call setConnection(nullptr, nullptr) first, or delete
    /// the pane first. To be called once per open connection; calling it again starts over.
    void setConnection(client::Connection* connection, topics::StoreReader* reader);

    /// Before what actions on many topics ask.
    void setAskFirst(const AskFirst& askFirst);

    /// With it, deleted retained messages are verified by a second, throw-away connection. Call before setConnection().
    void setIoThread(client::IoThread* io);

    topics::TopicTreeModel* model() const;
    client::Connection* connection() const;

    /// The row with the keyboard's cursor; NoNode when there is none.
    topics::NodeId currentNode() const;
    /// Its topic, empty when there is none.
    mqtt::Bytes currentTopic() const;
    /// Whether somebody chose a row: the cursor alone, which focusTree() sets, selects nothing.
    bool hasSelection() const;
    /// Expands what is above the node, selects it and scrolls to it. When a filter hides it, the filter is cleared.
    void showNode(topics::NodeId node);
    /// The same for a topic; false when no message has been seen on or below it.
    bool showTopic(const mqtt::Bytes& topic);

    /// Freezes what is shown, not the reception: a bar says how many messages have arrived since. Pause is a state of
    /// the StoreReader, so tree and messages always pause together, whoever asks for it.
    void setPaused(bool paused);
    bool isPaused() const;

    /// Columns (which, where, how wide), sorting, the kind of filter. For profiles::Settings::viewState().
    QByteArray saveState() const;
    /// False when `state` is not one of ours; nothing changes then.
    bool restoreState(const QByteArray& state);

    /// Pinned topics, to be kept with the profile.
    QList<mqtt::Bytes> pinnedTopics() const;
    void setPinnedTopics(const QList<mqtt::Bytes>& topics);

    /// A topic counts as stale after this many seconds without a message; 0: by its own rhythm
    /// (Setting::StaleAfterSeconds).
    void setStaleAfter(int seconds);
    /// Changed rows glow for a moment (Setting::TreeFlash). Never with reduced motion.
    void setGlow(bool on);

    /// What can be done here, for the window's menu and the palette: each with text, shortcut and enabled state kept up
    /// to date. Without filter and pause, which are the window's own.
    QList<QAction*> commands() const;
    /// The count of topics and matches: for the title bar of the dock that the pane stands in. Stays above the filter
    /// line where nobody takes it.
    QWidget* heading() const;

public slots:
    /// Ctrl+F: puts the cursor into the filter line.
    void focusFilter();
    /// F6: puts the cursor into the tree.
    void focusTree();
    /// Empties the filter line and all its restrictions.
    void clearFilter();

signals:
    /// Another row is current, or the current one was chosen again (not emitted for changed values). NoNode: none.
    void topicSelected(topicscope::topics::NodeId node);
    /// Enter or double click on a topic without children.
    void topicActivated(topicscope::topics::NodeId node);
    /// The composer should take this topic.
    void publishHereRequested(const topicscope::mqtt::Bytes& topic);
    /// The subscriptions pane should offer this filter.
    void subscribeRequested(const topicscope::mqtt::Bytes& filter);
    /// The view froze or runs again, whoever asked for it.
    void pausedChanged(bool paused);
    void pinnedTopicsChanged();
    /// Columns or sorting changed: save saveState() when convenient.
    void stateChanged();
    /// A sentence for the status bar, such as "Copied 38 topics". Plain text.
    void statusMessage(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    friend class TopicTreePanePrivate;
    std::unique_ptr<TopicTreePanePrivate> d;
};

} // namespace topicscope::ui
