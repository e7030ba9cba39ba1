// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packets.h"
#include "app/topics/stored_message.h"

#include <QHash>
#include <QMainWindow>

#include <functional>
#include <utility>
#include <vector>

class QStackedWidget;

namespace topicscope::profiles {
class Settings;
}
namespace topicscope::workspace {
class OpenConnection;
}

namespace topicscope::client {
class IoThread;
}
namespace topicscope::commands {
class SavedMessages;
}

namespace topicscope::ui {

class BrokerPane;
class Composer;
class ConnectionList;
class ConnectionPage;
class DockPanel;
class DockSizes;
class FocusMark;
class Inspector;
class LogModel;
class LogPane;
class MessagesPane;
class OfflineQueuePane;
class PacketsPane;
class SubscriptionsPane;
class TopicTreePane;

/// The part of the window that shows open connections: tree, inspector, composer and the panes below, all docks that
/// can be moved, hidden and are remembered. A main window inside the main window, so that the start page and the
/// profile editor can take its place without touching the layout. GUI thread.
class Explorer : public QMainWindow
{
    Q_OBJECT

public:
    /// `connections` becomes a pane of this one.
    Explorer(profiles::Settings& settings, ConnectionList* connections, LogModel* log, QWidget* parent = nullptr);
    ~Explorer() override;

    /// For the trees: deleted retained messages are verified by a second connection. Before the first add().
    void setIoThread(client::IoThread* io) { m_io = io; }

    /// `pinsName`: under which its pinned topics are kept.
    void add(workspace::OpenConnection* connection, const QString& pinsName);
    void remove(workspace::OpenConnection* connection);
    /// Null empties all panes.
    void setCurrent(workspace::OpenConnection* connection);
    [[nodiscard]] workspace::OpenConnection* current() const { return m_current; }
    /// In the middle: the page of a connection that shows nothing yet, or the inspector.
    [[nodiscard]] ConnectionPage* page() const { return m_page; }
    void setPageShown(bool shown);
    [[nodiscard]] bool isPageShown() const;
    /// The row of the connection list that belongs to what is shown.
    void selectInList(const QString& connectionId);
    [[nodiscard]] TopicTreePane* tree() const;
    [[nodiscard]] ConnectionList* connectionList() const { return m_connections; }
    [[nodiscard]] Composer* composer() const { return m_composer; }
    [[nodiscard]] Inspector* inspector() const { return m_inspector; }
    /// What the composer saves messages to and loads them from; outlives this.
    void setSavedMessages(commands::SavedMessages* messages);
    /// Fills a saved message into the composer and goes there; nothing is sent.
    void loadMessage(const QString& id);

    /// What can be done in the panes, by pane, for the menu and the palette.
    [[nodiscard]] QList<std::pair<QString, QList<QAction*>>> paneCommands() const;

    /// Show or hide each pane, for the View menu.
    [[nodiscard]] QList<QAction*> paneActions() const;
    /// Names for showPane(), and titles.
    [[nodiscard]] QList<std::pair<QString, QString>> panes() const;
    /// Brings a pane to the front, with the cursor in it. `name`: "packets", "subscriptions", …
    void showPane(const QString& name);
    void resetLayout();
    void saveLayout();

    /// F6 and Shift+F6: the cursor goes to the next pane that can be seen.
    void focusNextPane(bool forward);
    void showTopic(topics::NodeId node);
    void focusFilter();
    void focusComposer();
    /// Selects this topic as soon as it exists, unless a person has selected one before.
    void selectWhenSeen(workspace::OpenConnection* connection, const mqtt::Bytes& topic);

signals:
    void statusMessage(const QString& text);
    /// The filters of the current connection were changed by a person: remember them with its profile.
    void subscriptionsEdited(const std::vector<topicscope::mqtt::Subscription>& subscriptions);

protected:
    void showEvent(QShowEvent* event) override;

private:
    DockPanel* addPane(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    void arrange();
    void sizeDocks();
    void updateTitles();
    void polishTabBars();
    void connectPanes();
    void updateQueueTitle();
    void selectTopic(topics::NodeId node);
    void updateAskFirst();
    void raisePane(QWidget* content);
    std::function<void()> focusOf(QWidget* pane);
    template <typename Pane>
    void rememberState(Pane* pane, const QString& key);

    profiles::Settings& m_settings;
    client::IoThread* m_io = nullptr;
    workspace::OpenConnection* m_current = nullptr;
    QHash<workspace::OpenConnection*, TopicTreePane*> m_trees;

    ConnectionList* m_connections;
    QStackedWidget* m_treeStack;
    QStackedWidget* m_headingStack; ///< in the title bar of the topics dock, in step with m_treeStack
    QStackedWidget* m_middle;
    Inspector* m_inspector;
    ConnectionPage* m_page;
    Composer* m_composer;
    MessagesPane* m_messages;
    SubscriptionsPane* m_subscriptions;
    PacketsPane* m_packets = nullptr;
    OfflineQueuePane* m_queue;
    BrokerPane* m_broker;
    LogPane* m_log;
    QList<DockPanel*> m_panes; ///< in the order of F6
    DockSizes* m_sizes;
    FocusMark* m_focusMark;
    bool m_arranged = false;
    bool m_titlesPending = false;
};

} // namespace topicscope::ui
