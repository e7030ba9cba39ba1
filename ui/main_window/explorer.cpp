// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/explorer.h"

#include "app/profiles/settings.h"
#include "app/workspace/open_connection.h"
#include "ui/common/card.h"
#include "ui/common/empty_state.h"
#include "ui/common/question.h"
#include "ui/common/spacing.h"
#include "ui/composer/composer.h"
#include "ui/connections/connection_list.h"
#include "ui/connections/connection_page.h"
#include "ui/connections/profile_tag.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window/broker_pane.h"
#include "ui/main_window/dock_panel.h"
#include "ui/main_window/dock_sizes.h"
#include "ui/main_window/focus_mark.h"
#include "ui/main_window/log_pane.h"
#include "ui/messages/messages_pane.h"
#include "ui/offline_queue/offline_queue_pane.h"
#include "ui/packets/packets_pane.h"
#include "ui/subscriptions/subscriptions_pane.h"
#include "ui/topic_tree/topic_tree_pane.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace topicscope::ui {
namespace {

/// Raise when panes come or go: an older layout would leave a new pane somewhere odd.
constexpr int layoutVersion = 2;
/// From here on three panes fit side by side.
constexpr int roomyWidth = 1280;
const QString layoutKey = QStringLiteral("explorer/docks");
const QString sizesKey = QStringLiteral("explorer/dock_sizes");
const QString treeKey = QStringLiteral("explorer/tree");

QWidget* firstFocusable(QWidget* within)
{
    if (within->focusPolicy() & Qt::TabFocus && within->isVisible() && within->isEnabled())
        return within;
    for (QWidget* child : within->findChildren<QWidget*>()) {
        if ((child->focusPolicy() & Qt::TabFocus) && child->isVisible() && child->isEnabled())
            return child;
    }
    return nullptr;
}

/// Lets a pane with a wide row of controls be narrower than they are, instead of holding the whole window open.
QWidget* scrolled(QWidget* pane)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(pane->accessibleName());
    area->setWidget(pane);
    return area;
}

} // namespace

Explorer::Explorer(profiles::Settings& settings, ConnectionList* connections, LogModel* log, QWidget* parent)
    : QMainWindow(parent, Qt::Widget) // a widget among others, not a window
      ,
      m_settings(settings),
      m_connections(connections),
      m_treeStack(new QStackedWidget(this)),
      m_headingStack(new QStackedWidget(this)),
      m_middle(new QStackedWidget(this)),
      m_inspector(new Inspector(m_middle)),
      m_page(new ConnectionPage(m_middle)),
      m_composer(new Composer(this)),
      m_messages(new MessagesPane(this)),
      m_subscriptions(new SubscriptionsPane(this)),
      m_queue(new OfflineQueuePane(this)),
      m_broker(new BrokerPane(this)),
      m_log(new LogPane(log, this)),
      m_focusMark(new FocusMark(this))
{
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    setDocumentMode(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_middle->addWidget(m_inspector);
    m_middle->addWidget(m_page);
    setCentralWidget(m_middle);
    m_treeStack->addWidget(new EmptyState(QStringLiteral("tree"), tr("No topics"),
                                          tr("The topics of this connection appear here while it is connected."),
                                          m_treeStack));
    m_headingStack->addWidget(new QWidget(m_headingStack));

    DockPanel* list = addPane(QStringLiteral("connections"), tr("Connections"), connections, Qt::LeftDockWidgetArea);
    auto* add = iconButton(QStringLiteral("plus"), tr("New connection"), list);
    add->setObjectName(QStringLiteral("newConnection"));
    connect(add, &QToolButton::clicked, connections, &ConnectionList::newProfileRequested);
    list->addTitleWidget(add);
    DockPanel* topics = addPane(QStringLiteral("topics"), tr("Topics"), m_treeStack, Qt::LeftDockWidgetArea);
    topics->addTitleWidget(m_headingStack);
    m_sizes = new DockSizes(this, list, topics);
    addPane(QStringLiteral("composer"), tr("Publish"), m_composer, Qt::RightDockWidgetArea);
    addPane(QStringLiteral("messages"), tr("Messages"), m_messages, Qt::BottomDockWidgetArea);
    addPane(QStringLiteral("subscriptions"), tr("Subscriptions"), scrolled(m_subscriptions), Qt::BottomDockWidgetArea);
    m_packets = new PacketsPane(this);
    addPane(QStringLiteral("packets"), tr("Packets"), scrolled(m_packets), Qt::BottomDockWidgetArea);
    addPane(QStringLiteral("queue"), tr("Offline queue"), scrolled(m_queue), Qt::BottomDockWidgetArea);
    addPane(QStringLiteral("broker"), tr("Broker"), m_broker, Qt::BottomDockWidgetArea);
    addPane(QStringLiteral("log"), tr("Log"), m_log, Qt::BottomDockWidgetArea);
    // Panes stand on panel ground, as the views in them do.
    for (QWidget* pane : std::initializer_list<QWidget*>{m_composer, m_subscriptions, m_queue}) {
        pane->setBackgroundRole(QPalette::Base);
        pane->setAutoFillBackground(true);
    }
    connectPanes();
    connect(&m_settings, &profiles::Settings::changed, this, &Explorer::updateAskFirst);
}

template <typename Pane>
void Explorer::rememberState(Pane* pane, const QString& key)
{
    pane->restoreState(m_settings.viewState(key));
    connect(pane, &Pane::stateChanged, this, [this, pane, key] { m_settings.setViewState(key, pane->saveState()); });
    connect(pane, &Pane::statusMessage, this, &Explorer::statusMessage);
}

void Explorer::connectPanes()
{
    rememberState(m_inspector, QStringLiteral("explorer/inspector"));
    rememberState(m_composer, QStringLiteral("explorer/composer"));
    rememberState(m_messages, QStringLiteral("explorer/messages"));
    rememberState(m_subscriptions, QStringLiteral("explorer/subscriptions"));
    rememberState(m_packets, QStringLiteral("explorer/packets"));
    rememberState(m_queue, QStringLiteral("explorer/queue"));

    connect(m_messages, &MessagesPane::messageSelected, this, [this](const topics::MessageSummary& message) {
        if (m_current)
            m_inspector->showMessage(&m_current->connection(), &m_current->reader(), message);
    });
    connect(m_messages, &MessagesPane::messageActivated, this,
            [this](topics::NodeId node, topics::Sequence) { showTopic(node); });
    connect(m_inspector, &Inspector::nodeRequested, this, &Explorer::showTopic);
    connect(m_inspector, &Inspector::composeRequested, this, [this](const mqtt::PublishRequest& message) {
        m_composer->setMessage(message);
        focusComposer();
    });
    connect(m_subscriptions, &SubscriptionsPane::subscriptionsEdited, this, &Explorer::subscriptionsEdited);
    connect(m_queue, &OfflineQueuePane::composeRequested, this, [this](const mqtt::PublishRequest& message) {
        m_composer->setMessage(message);
        focusComposer();
    });
    connect(m_queue, &OfflineQueuePane::waitingChanged, this, &Explorer::updateQueueTitle);
}

void Explorer::updateQueueTitle()
{
    const int waiting = m_queue->waiting();
    findChild<DockPanel*>(QStringLiteral("queue"))
        ->setWindowTitle(waiting == 0 ? tr("Offline queue") : tr("Offline queue (%L1)").arg(waiting));
}

Explorer::~Explorer() = default;

DockPanel* Explorer::addPane(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area)
{
    auto* dock = new DockPanel(name, title, content, this);
    addDockWidget(area, dock);
    m_panes.append(dock);
    const auto later = [this] {
        // Which docks are tabs of one group is known only after the layout has settled.
        if (std::exchange(m_titlesPending, true))
            return;
        QMetaObject::invokeMethod(this, &Explorer::updateTitles, Qt::QueuedConnection);
    };
    connect(dock, &QDockWidget::visibilityChanged, this, later);
    connect(dock, &QDockWidget::topLevelChanged, this, later);
    connect(dock, &QDockWidget::dockLocationChanged, this, later);
    return dock;
}

void Explorer::updateTitles()
{
    m_titlesPending = false;
    for (DockPanel* dock : std::as_const(m_panes))
        dock->setTitleHidden(!dock->isFloating() && !tabifiedDockWidgets(dock).isEmpty());
    polishTabBars();
}

void Explorer::polishTabBars()
{
    // Qt makes the tab bars of dock groups by itself; they stand on panel ground like the panes below them.
    for (QTabBar* bar : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        bar->setAutoFillBackground(true);
        bar->setBackgroundRole(QPalette::Base);
        bar->setDrawBase(true);
        bar->setExpanding(false);
        bar->setFocusPolicy(Qt::TabFocus);
        bar->setAccessibleName(tr("Panes"));
    }
}

void Explorer::arrange()
{
    for (DockPanel* dock : std::as_const(m_panes)) {
        dock->setFloating(false);
        dock->show();
    }
    const auto dock = [this](const char* name) { return findChild<DockPanel*>(QLatin1StringView(name)); };
    addDockWidget(Qt::LeftDockWidgetArea, dock("connections"));
    splitDockWidget(dock("connections"), dock("topics"), Qt::Vertical);
    addDockWidget(Qt::BottomDockWidgetArea, dock("messages"));
    // Beside the inspector where there is room for it, else below with the others.
    if (width() >= roomyWidth)
        addDockWidget(Qt::RightDockWidgetArea, dock("composer"));
    else
        tabifyDockWidget(dock("messages"), dock("composer"));
    for (const char* name : {"subscriptions", "packets", "queue", "broker", "log"}) {
        if (dock(name))
            tabifyDockWidget(dock("messages"), dock(name));
    }
    dock("messages")->raise();
    sizeDocks();
    updateTitles();
}

void Explorer::sizeDocks()
{
    // The tree gets the most, then the inspector; a narrow window keeps all three usable.
    const auto dock = [this](const char* name) { return findChild<DockPanel*>(QLatin1StringView(name)); };
    const int left = qBound(360, width() * 39 / 100, 700);
    const int right = qBound(260, width() * 22 / 100, 380);
    resizeDocks({dock("connections"), dock("composer")}, {left, right}, Qt::Horizontal);
    const auto* list = m_connections->findChild<QAbstractItemView*>();
    const int rows = list && list->model() ? list->model()->rowCount() : 0;
    // Rows and title bar.
    const int listHeight = (qBound(3, rows, 8) + 1) * (fontMetrics().height() + spacing + innerSpacing) + spacing;
    resizeDocks({dock("connections"), dock("topics")}, {listHeight, height() - listHeight}, Qt::Vertical);
    const int bottomHeight = qBound(150, height() * 27 / 100, 340);
    resizeDocks({dock("messages")}, {bottomHeight}, Qt::Vertical);
    m_sizes->want(listHeight, bottomHeight);
}

void Explorer::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_arranged)
        return;
    m_arranged = true;
    arrange();
    if (!restoreState(m_settings.viewState(layoutKey), layoutVersion)) {
        // Sizes hold only once the docks have been laid out; that is after this event and before the first paint.
        QMetaObject::invokeMethod(this, &Explorer::sizeDocks, Qt::QueuedConnection);
    } else {
        m_sizes->restoreState(m_settings.viewState(sizesKey));
    }
    updateTitles();
}

void Explorer::resetLayout()
{
    m_settings.setViewState(layoutKey, {});
    arrange();
}

void Explorer::saveLayout()
{
    if (!m_arranged)
        return;
    m_settings.setViewState(layoutKey, saveState(layoutVersion));
    m_settings.setViewState(sizesKey, m_sizes->saveState());
}

QList<QAction*> Explorer::paneActions() const
{
    QList<QAction*> actions;
    for (DockPanel* dock : m_panes)
        actions.append(dock->toggleViewAction());
    return actions;
}

QList<std::pair<QString, QString>> Explorer::panes() const
{
    QList<std::pair<QString, QString>> list;
    for (const DockPanel* dock : m_panes)
        list.append({dock->objectName(), dock->toggleViewAction()->text()});
    return list;
}

void Explorer::add(workspace::OpenConnection* connection, const QString& pinsName)
{
    auto* pane = new TopicTreePane(m_treeStack);
    pane->setIoThread(m_io);
    pane->setConnection(&connection->connection(), &connection->reader());
    // No topic holds a NUL [MQTT-4.7.3-2]: it separates the pinned ones.
    const QString pinsKey = QStringLiteral("explorer/pins/") + pinsName;
    QList<mqtt::Bytes> pins;
    for (const QByteArray& topic : m_settings.viewState(pinsKey).split('\0'))
        if (!topic.isEmpty())
            pins.append(topic.toStdString());
    pane->setPinnedTopics(pins);
    connect(pane, &TopicTreePane::pinnedTopicsChanged, this, [this, pane, pinsKey] {
        QByteArrayList topics;
        for (const mqtt::Bytes& topic : pane->pinnedTopics())
            topics.append(QByteArray::fromStdString(topic));
        m_settings.setViewState(pinsKey, topics.join('\0'));
    });
    pane->restoreState(m_settings.viewState(treeKey));
    pane->setGlow(m_settings.boolean(profiles::Setting::TreeFlash));
    pane->setStaleAfter(m_settings.number(profiles::Setting::StaleAfterSeconds));
    connect(&m_settings, &profiles::Settings::changed, pane, [this, pane](profiles::Setting setting) {
        if (setting == profiles::Setting::TreeFlash)
            pane->setGlow(m_settings.boolean(setting));
        if (setting == profiles::Setting::StaleAfterSeconds)
            pane->setStaleAfter(m_settings.number(setting));
    });
    connect(pane, &TopicTreePane::stateChanged, this,
            [this, pane] { m_settings.setViewState(treeKey, pane->saveState()); });
    connect(pane, &TopicTreePane::topicSelected, this, &Explorer::selectTopic);
    connect(pane, &TopicTreePane::statusMessage, this, &Explorer::statusMessage);
    connect(pane, &TopicTreePane::topicActivated, m_inspector, &Inspector::focusValue);
    connect(pane, &TopicTreePane::publishHereRequested, this, [this](const mqtt::Bytes& topic) {
        m_composer->setTopic(topic);
        focusComposer();
    });
    connect(pane, &TopicTreePane::subscribeRequested, this, [this](const mqtt::Bytes& filter) {
        raisePane(m_subscriptions);
        m_subscriptions->offerFilter(filter);
    });
    m_treeStack->addWidget(pane);
    m_headingStack->addWidget(pane->heading());
    m_trees.insert(connection, pane);
    connect(connection, &workspace::OpenConnection::profileChanged, this, &Explorer::updateAskFirst);
    updateAskFirst();
}

/// Profile and preferences say what is asked before it is sent.
void Explorer::updateAskFirst()
{
    const auto askFirst = [this](const workspace::OpenConnection& connection) {
        using profiles::Setting;
        const bool production =
            connection.profile().production && m_settings.boolean(Setting::ConfirmProductionPublish);
        return AskFirst{production, production || m_settings.boolean(Setting::ConfirmRetainedDelete),
                        connection.name()};
    };
    for (const auto& [connection, pane] : m_trees.asKeyValueRange())
        pane->setAskFirst(askFirst(*connection));
    m_composer->setAskFirst(m_current ? askFirst(*m_current) : AskFirst());
    m_composer->setTag(m_current ? tagOf(m_current->profile()) : ProfileTag());
}

void Explorer::remove(workspace::OpenConnection* connection)
{
    if (m_current == connection)
        setCurrent(nullptr);
    disconnect(connection, nullptr, this, nullptr);
    if (TopicTreePane* pane = m_trees.take(connection)) {
        pane->heading()->setParent(pane); // goes with its pane
        delete pane;
    }
}

void Explorer::setCurrent(workspace::OpenConnection* connection)
{
    if (m_current == connection)
        return;
    m_current = connection;
    setPageShown(!connection);
    client::Connection* link = connection ? &connection->connection() : nullptr;
    topics::StoreReader* reader = connection ? &connection->reader() : nullptr;
    m_messages->setReader(reader);
    m_composer->setConnection(link, reader);
    updateAskFirst();
    m_subscriptions->setConnection(link);
    m_packets->setConnection(link);
    m_queue->setConnection(link);
    m_broker->setConnection(link);
    TopicTreePane* pane = tree();
    m_treeStack->setCurrentWidget(pane ? pane : m_treeStack->widget(0));
    m_headingStack->setCurrentWidget(pane ? pane->heading() : m_headingStack->widget(0));
    m_inspector->setTopic(link, reader, pane ? pane->currentNode() : topics::NoNode);
    m_messages->setSelectedNode(pane ? pane->currentNode() : topics::NoNode);
    if (connection)
        selectInList(connection->id());
}

void Explorer::setPageShown(bool shown)
{
    m_middle->setCurrentWidget(shown ? static_cast<QWidget*>(m_page) : m_inspector);
}

bool Explorer::isPageShown() const
{
    return m_middle->currentWidget() == m_page;
}

void Explorer::selectInList(const QString& connectionId)
{
    m_connections->setCurrent(connectionId);
}

TopicTreePane* Explorer::tree() const
{
    return m_current ? m_trees.value(m_current) : nullptr;
}

void Explorer::selectTopic(topics::NodeId node)
{
    if (!m_current || sender() != tree())
        return; // a tree behind the current one
    m_inspector->setTopic(&m_current->connection(), &m_current->reader(), node);
    m_messages->setSelectedNode(node);
}

void Explorer::raisePane(QWidget* content)
{
    for (DockPanel* dock : std::as_const(m_panes)) {
        if (dock->isAncestorOf(content)) {
            dock->show();
            dock->raise();
        }
    }
}

void Explorer::showPane(const QString& name)
{
    if (auto* dock = findChild<DockPanel*>(name)) {
        raisePane(dock->widget());
        focusOf(dock->widget())();
    }
}

void Explorer::showTopic(topics::NodeId node)
{
    if (!tree())
        return;
    raisePane(m_treeStack);
    tree()->showNode(node);
    tree()->focusTree();
}

void Explorer::selectWhenSeen(workspace::OpenConnection* connection, const mqtt::Bytes& topic)
{
    TopicTreePane* pane = m_trees.value(connection);
    auto* once = new QObject(pane);
    connect(&connection->reader(), &topics::StoreReader::frameApplied, once, [pane, once, topic] {
        if (pane->hasSelection() || pane->showTopic(topic))
            once->deleteLater();
    });
}

void Explorer::focusFilter()
{
    if (!tree())
        return;
    raisePane(m_treeStack);
    tree()->focusFilter();
}

void Explorer::setSavedMessages(commands::SavedMessages* messages)
{
    m_composer->setSavedMessages(messages);
}

void Explorer::loadMessage(const QString& id)
{
    m_composer->load(id);
    focusComposer();
}

void Explorer::focusComposer()
{
    raisePane(m_composer);
    m_composer->focusEditor();
}

QList<std::pair<QString, QList<QAction*>>> Explorer::paneCommands() const
{
    QList<std::pair<QString, QList<QAction*>>> commands;
    if (tree())
        commands.append({tr("Topics"), tree()->commands()});
    commands.append({tr("Message"), m_inspector->commands()});
    commands.append({tr("Publish"), m_composer->commands()});
    commands.append({tr("Subscriptions"), m_subscriptions->commands()});
    commands.append({tr("Packets"), m_packets->commands()});
    commands.append({tr("Offline queue"), m_queue->commands()});
    commands.append({tr("Broker"), m_broker->commands()});
    return commands;
}

void Explorer::focusNextPane(bool forward)
{
    QList<std::pair<QWidget*, std::function<void()>>> stops;
    for (DockPanel* dock : std::as_const(m_panes)) {
        // A tab behind another is not there for a person.
        if (!dock->isInFront())
            continue;
        stops.append({dock->widget(), focusOf(dock->widget())});
        if (dock->widget() == m_treeStack)
            stops.append({m_middle, focusOf(m_middle)});
    }
    qsizetype current = -1;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        QWidget* focused = QApplication::focusWidget();
        if (focused && (stops.at(i).first == focused || stops.at(i).first->isAncestorOf(focused)))
            current = i;
    }
    if (stops.isEmpty())
        return;
    const qsizetype count = stops.size();
    const qsizetype start = current < 0 ? (forward ? -1 : 0) : current;
    for (qsizetype step = 1; step < count + 1; ++step) {
        const auto& [pane, focus] = stops.at((start + (forward ? step : count - step % count)) % count);
        focus();
        QWidget* focused = QApplication::focusWidget();
        if (focused && (pane == focused || pane->isAncestorOf(focused))) {
            m_focusMark->mark(pane);
            return;
        }
        // An empty pane has nothing to put the cursor into: on to the next one.
    }
}

std::function<void()> Explorer::focusOf(QWidget* pane)
{
    if (pane == m_treeStack && tree())
        return [this] { tree()->focusTree(); };
    if (pane == m_middle && isPageShown())
        return [this] { m_page->focusFirst(); };
    if (pane == m_middle)
        return [this] { m_inspector->focusValue(); };
    if (pane == m_composer)
        return [this] { m_composer->focusEditor(); };
    if (pane == m_messages)
        return [this] { m_messages->focusTable(); };
    if (pane->isAncestorOf(m_subscriptions))
        return [this] { m_subscriptions->focusTable(); };
    if (pane->isAncestorOf(m_packets))
        return [this] { m_packets->focusList(); };
    if (pane->isAncestorOf(m_queue))
        return [this] { m_queue->focusTable(); };
    if (pane == m_broker)
        return [this] { m_broker->focusTable(); };
    if (pane == m_log)
        return [this] { m_log->focusTable(); };
    return [pane] {
        if (QWidget* target = firstFocusable(pane))
            target->setFocus(Qt::ShortcutFocusReason);
    };
}

} // namespace topicscope::ui
