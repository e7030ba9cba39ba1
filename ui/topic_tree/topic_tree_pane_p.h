// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/topic_walk.h"
#include "ui/common/labels.h"
#include "ui/topic_tree/bulk_panel.h"
#include "ui/topic_tree/topic_tree_pane.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QToolButton>

#include <functional>
#include <limits>

class QAction;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace topicscope::topics {
class StoreReader;
}

namespace topicscope::ui {

class BulkPanel;
class EmptyState;
class FilterBar;
class PauseBar;
class PinnedRows;
class PinnedView;
class TopicRows;
class TopicTreeView;

/// A count as %n wants it.
inline int pluralOf(quint64 count)
{
    return static_cast<int>(qMin<quint64>(count, std::numeric_limits<int>::max()));
}

/// What stands behind TopicTreePane: layout and filter in topic_tree_pane.cpp, empty states in topic_tree_empty.cpp,
/// actions and menus in topic_tree_actions.cpp and topic_tree_column_actions.cpp.
class TopicTreePanePrivate : public QObject
{
    Q_OBJECT

public:
    enum class EmptyAction { None, Retry, Subscribe, LiftRestrictions, ClearFilter };
    /// For the clipboard.
    struct Copied
    {
        QString text;
        std::size_t rows = 0;
        std::size_t left = 0;   ///< out, as too many
        bool onlyTopics = true; ///< no mere branch among them
    };

    explicit TopicTreePanePrivate(TopicTreePane* pane);

    // topic_tree_pane.cpp
    void build();
    void connectView();
    void connectPinned();
    void updatePins();
    void connectFilter();
    void setConnection(client::Connection* connection, topics::StoreReader* reader);
    void applyFilter();
    void filterProgressed();
    void updateCount();
    void currentChanged(topics::NodeId node);

    // topic_tree_empty.cpp
    void updateEmptyState();
    void sayWhatIsSubscribed();
    void sayThatNothingMatches();
    void showEmpty(const QString& title, const QString& hint, const QString& action);
    void emptyAction();

    // topic_tree_actions.cpp
    void buildActions();
    void addActionsToView();
    void updateActions();
    void showMenu(QWidget* viewport, const QPoint& position);
    void addRowMenus(QMenu* menu);
    void addManyMenu(QMenu* menu, const QString& title, const topics::TopicWalk& walk, const BulkPanel::Scope& scope);
    void withTopics(const topics::TopicWalk& walk, std::function<void(std::vector<topics::NodeId>)> use);
    void openBulkOf(const topics::TopicWalk& walk, BulkPanel::Action action, const BulkPanel::Scope& scope);
    void openBulk(BulkPanel::Action action, std::vector<topics::NodeId> nodes, const BulkPanel::Scope& scope);
    void copyTopics(std::vector<topics::NodeId> nodes);
    void copySelectedTopics();
    void tellCopied(const Copied& copied);
    void copyValue();
    void copyAsFilter();
    void deleteRetained();
    void expand(topics::NodeId below, int depth);
    void addLevelsMenu(QMenu* menu);
    /// Of the pinned list or of the tree, whichever has the current row.
    topics::NodeId current() const;
    std::vector<topics::NodeId> selected() const;
    /// A pinned topic is current that has no message yet.
    bool isWaitingPin() const;
    mqtt::Bytes filterFor(topics::NodeId node) const;
    QString topicText(topics::NodeId node) const;

    // topic_tree_column_actions.cpp
    void buildColumnActions();
    void checkColumns();
    void showColumnMenu(const QPoint& position);

    TopicTreePane* q;
    QPointer<client::Connection> connection;
    QPointer<topics::StoreReader> reader;
    client::IoThread* io = nullptr;
    TopicRows* rows = nullptr;
    PinnedRows* pinnedRows = nullptr;

    TopicTreeView* view = nullptr;
    PinnedView* pinned = nullptr;
    QWidget* pinnedGroup = nullptr;
    FilterBar* filter = nullptr;
    PauseBar* pause = nullptr;
    // The heading may stand in a dock's title bar, and go before the pane does.
    QPointer<QWidget> heading;
    QPointer<DimLabel> count;
    QPointer<QToolButton> resort;
    QStackedWidget* stack = nullptr;
    EmptyState* empty = nullptr;
    BulkPanel* bulk = nullptr;
    quint64 bulkSerial = 0; ///< of the bulk action that was asked for last
    QSplitter* splitter = nullptr;
    QTimer countTimer;
    QElapsedTimer settling;               ///< since the first topic
    topics::NodeId told = topics::NoNode; ///< the current node, as last told
    bool filtering = false;
    int staleAfter = 0;
    bool glow = true;
    QList<mqtt::Bytes> pins; ///< wished for, also those whose topic is not there yet
    QByteArray columns;      ///< restored before there was a model
    EmptyAction emptyKind = EmptyAction::None;

    QAction* copyTopicAction = nullptr;
    QAction* copyValueAction = nullptr;
    QAction* copyFilterAction = nullptr;
    QAction* publishAction = nullptr;
    QAction* subscribeAction = nullptr;
    QAction* pinAction = nullptr;
    QAction* deleteAction = nullptr;
    QAction* expandAllAction = nullptr;
    QAction* collapseAction = nullptr;
    QAction* collapseAllAction = nullptr;
    QAction* resortAction = nullptr;
    QList<QAction*> depthActions;
    QMenu* columnsMenu = nullptr;
    QMenu* sortMenu = nullptr;
    QMenu* moveMenu = nullptr;
};

} // namespace topicscope::ui
