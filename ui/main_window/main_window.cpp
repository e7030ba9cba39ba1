// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "app/workspace/connection_builder.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/return_key.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/connections/client_connection_tester.h"
#include "ui/connections/connection_list.h"
#include "ui/connections/connection_page.h"
#include "ui/connections/connector.h"
#include "ui/connections/profile_actions.h"
#include "ui/connections/profile_editor.h"
#include "ui/connections/profile_tag.h"
#include "ui/connections/start_page.h"
#include "ui/main_window/connection_notice_bar.h"
#include "ui/main_window/connection_words.h"
#include "ui/main_window/explorer.h"
#include "ui/main_window/frame_clock.h"
#include "ui/main_window/frame_metrics.h"
#include "ui/main_window/launcher.h"
#include "ui/main_window/log_pane.h"
#include "ui/main_window/status_bar.h"
#include "ui/main_window/top_bar.h"
#include "ui/topic_tree/topic_tree_pane.h"

#include <QAction>
#include <QCloseEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace topicscope::ui {
namespace {

const QString geometryKey = QStringLiteral("main_window/geometry");
constexpr int countdownMs = 200; // as the list of connections, so that both show the same second
/// The status bar's figures are read at most so often; a person reads no faster, and every change is text layout.
constexpr int figuresMs = 150;

/// The size of a window that was never opened before: what the screen has room for. The platform without a screen
/// makes one up, far smaller than any that people use, and a screenshot must not depend on it.
QSize firstSize(const QScreen& screen)
{
    const QSize wanted(1600, 1000);
    const bool hasScreen = QGuiApplication::platformName() != QLatin1StringView("offscreen");
    const QSize frame(16, 48); // what a window manager may draw around it; not known before it has
    return hasScreen ? wanted.boundedTo(screen.availableSize() - frame) : wanted;
}

} // namespace

using client::ConnectionState;
using profiles::Setting;
using workspace::OpenConnection;

MainWindow::MainWindow(const Parts& parts, QWidget* parent)
    : QMainWindow(parent),
      m_parts(parts),
      m_connector(std::make_unique<Connector>(parts.profiles, parts.secrets, parts.workspace)),
      m_profileActions(std::make_unique<ProfileActions>(parts.profiles, parts.secrets)),
      m_launcher(std::make_unique<Launcher>(parts.workspace, parts.profiles, parts.secrets, *m_connector)),
      m_log(new LogModel(this)),
      m_frames(new FrameClock(this))
{
    setObjectName(QStringLiteral("main_window"));
    setWindowTitle(QStringLiteral("Topicscope"));
    setMinimumSize(760, 480);
    if (!restoreGeometry(parts.settings.viewState(geometryKey)))
        resize(firstSize(*screen()));

    new ReturnKey(this);
    makePages();
    makeActions();
    makeMenus();

    connect(m_connector.get(), &Connector::opened, this, &MainWindow::connectionOpened);
    connect(m_connector.get(), &Connector::secretsNeeded, this, &MainWindow::askForSecrets);
    connect(m_connector.get(), &Connector::notice, this, [this](const QString& text) { showMessage(text); });
    connect(&parts.workspace, &workspace::Workspace::added, this, &MainWindow::connectionAdded);
    connect(&parts.workspace, &workspace::Workspace::removed, this, &MainWindow::connectionRemoved);
    connect(m_launcher.get(), &Launcher::demoStartingChanged, m_start, &StartPage::setDemoStarting);
    connect(m_launcher.get(), &Launcher::demoFailed, this, [this](const QString& reason) {
        m_start->showDemoProblem(reason);
        if (m_pages->currentWidget() != m_start)
            m_statusBar->showMessage(reason, 15'000);
    });
    connect(m_profileActions.get(), &ProfileActions::notice, this,
            [this](const QString& text) { m_statusBar->showMessage(text, 10'000); });
    connect(&parts.settings, &profiles::Settings::changed, this, &MainWindow::settingChanged);
    for (const auto setting : {Setting::MemoryBudgetMiB, Setting::TopicLimit, Setting::MaximumPacketSizeMiB})
        settingChanged(setting);

    connect(&parts.profiles, &profiles::ProfileStore::saveFailed, this, &MainWindow::saveFailed);
    connect(&parts.profiles, &profiles::ProfileStore::notice, this, [this](const QString& text) { showMessage(text); });
    connect(&parts.profiles, &profiles::ProfileStore::changed, this, &MainWindow::updateConnectionPage);

    m_countdown.setInterval(countdownMs);
    connect(&m_countdown, &QTimer::timeout, this, &MainWindow::updateState);
    m_figuresTimer.setSingleShot(true);
    m_figuresTimer.setInterval(figuresMs);
    connect(&m_figuresTimer, &QTimer::timeout, this, &MainWindow::updateFigures);

    for (OpenConnection* connection : parts.workspace.connections())
        connectionAdded(connection);
    showStart();
    updateCurrent();
}

MainWindow::~MainWindow()
{
    // The panes look at connections that outlive them; they let go while everything is still whole.
    disconnect(&m_parts.workspace, nullptr, this, nullptr);
    for (OpenConnection* connection : m_parts.workspace.connections())
        m_explorer->remove(connection);
}

void MainWindow::makePages()
{
    m_topBar = new TopBar(this);
    setMenuWidget(m_topBar);
    m_statusBar = new StatusBar(this);
    setStatusBar(m_statusBar);

    auto* list = new ConnectionList(m_parts.profiles, m_parts.workspace, *m_connector, *m_profileActions, this);
    connect(list, &ConnectionList::selected, this, &MainWindow::showConnection);
    connect(list, &ConnectionList::connectRequested, m_launcher.get(), &Launcher::reconnect);
    connect(list, &ConnectionList::newProfileRequested, this, &MainWindow::newProfile);
    connect(list, &ConnectionList::editRequested, this, &MainWindow::editProfile);
    connect(list, &ConnectionList::closeRequested, m_launcher.get(), &Launcher::close);
    connect(list, &ConnectionList::keepRequested, this, [this](const QString& id) {
        if (OpenConnection* connection = m_parts.workspace.find(id)) {
            showEditor();
            m_editor->create(connection->profile(), m_parts.secrets.sessionSecretValues(id));
        }
    });

    m_explorer = new Explorer(m_parts.settings, list, m_log, this);
    m_explorer->setIoThread(&m_parts.workspace.ioThread());
    m_explorer->setSavedMessages(&m_parts.messages);
    connect(m_explorer, &Explorer::statusMessage, this,
            [this](const QString& text) { m_statusBar->showMessage(text, 6000); });
    connect(m_explorer, &Explorer::subscriptionsEdited, this, &MainWindow::rememberSubscriptions);

    ConnectionPage* page = m_explorer->page();
    connect(page, &ConnectionPage::connectRequested, m_launcher.get(), &Launcher::reconnect);
    connect(page, &ConnectionPage::editRequested, this, &MainWindow::editProfile);
    connect(page, &ConnectionPage::provided, m_connector.get(), &Connector::provideSecrets);
    connect(page, &ConnectionPage::cancelled, this, &MainWindow::stopAsking);
    connect(m_connector.get(), &Connector::fetchingChanged, this, &MainWindow::updateConnectionPage);

    m_start = new StartPage(m_parts.profiles, *m_profileActions, this);
    connect(m_start, &StartPage::connectUrlRequested, m_connector.get(), &Connector::connectUrl);
    connect(m_start, &StartPage::connectRequested, m_connector.get(), &Connector::connectProfile);
    connect(m_start, &StartPage::editRequested, this, &MainWindow::editProfile);
    connect(m_start, &StartPage::demoRequested, m_launcher.get(), [this] { m_launcher->startDemo(); });
    connect(m_start, &StartPage::newProfileRequested, this, [this](const client::BrokerUrl& url) {
        showEditor();
        if (url.host().isEmpty()) {
            m_editor->create(profiles::Profile::create());
            return;
        }
        const auto [profile, secrets] = workspace::profileFromUrl(url);
        m_editor->create(profile, secrets);
    });

    m_message = new Notice(this);
    m_message->setClosable(true);
    connect(m_message, &Notice::actionTriggered, this, [this] {
        m_message->clear();
        if (m_messageStep)
            std::exchange(m_messageStep, nullptr)();
    });
    m_notice = new ConnectionNoticeBar(this);
    connect(m_notice, &ConnectionNoticeBar::stepRequested, this, &MainWindow::takeStep);

    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_explorer);
    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    setCentralWidget(central);
}

// --- Connections -----------------------------------------------------------------------------------

OpenConnection* MainWindow::current() const
{
    return m_explorer ? m_explorer->current() : nullptr;
}

void MainWindow::setCurrent(OpenConnection* connection)
{
    m_shownProfile.clear();
    if (current() != connection) {
        m_explorer->setCurrent(connection);
        m_statusBar->startOver();
    }
    updateConnectionPage();
    if (connection)
        showExplorer();
    else
        showStart();
}

void MainWindow::connectionOpened(OpenConnection* connection, Connector::Place place)
{
    const bool elsewhere = isEditing() || (!shownId().isEmpty() && shownId() != connection->id());
    if (place == Connector::Place::Behind && elsewhere)
        return;
    if (m_messageStep)
        m_message->clear(); // "takes effect when it connects anew" is done
    setCurrent(connection);
}

void MainWindow::connectionAdded(OpenConnection* connection)
{
    // A connection that is not saved has another id each time; its address stays.
    const bool lasting = m_parts.profiles.find(connection->id()) || connection->id() == Launcher::demoId();
    m_explorer->add(connection, lasting ? connection->id() : connection->profile().displayUrl());
    m_lastErrors.remove(connection->id());
    connect(connection, &OpenConnection::rateRead, this, [this, connection] { rateRead(connection); });
    const client::Connection* link = &connection->connection();
    connect(link, &client::Connection::statusChanged, this, [this, connection] { statusChanged(connection); });
    connect(link, &client::Connection::logged, this,
            [this, connection](const client::LogEntry& entry) { m_log->append(connection->name(), entry); });
    connect(connection, &OpenConnection::profileChanged, this, &MainWindow::updateCurrent);
    connect(&connection->reader(), &topics::StoreReader::frameApplied, this, [this, connection] {
        if (connection == current() && !m_figuresTimer.isActive())
            m_figuresTimer.start();
    });
    connect(&connection->reader(), &topics::StoreReader::pausedChanged, this, [this, connection] {
        if (connection == current())
            updateCurrent();
    });
    if (connection->id() == Launcher::demoId())
        m_explorer->selectWhenSeen(connection, "plant/north/line1/press/power");
    // The page says it, too, as long as it is so.
    const auto log = [this, connection](const QString& text) {
        m_log->append(
            connection->name(),
            {.time = QDateTime::currentDateTimeUtc(), .level = client::LogEntry::Level::Warning, .text = text});
    };
    connect(&connection->reader(), &topics::StoreReader::overBudget, this, [log] { log(overBudgetText()); });
    connect(&connection->reader(), &topics::StoreReader::refusingTopics, this, [log, connection] {
        log(topics::LossReasons::explanation(limitMet(connection->store()).value_or(topics::LossReason::TopicLimit)));
    });
}

void MainWindow::connectionRemoved(OpenConnection* connection)
{
    const bool wasCurrent = connection == current();
    disconnect(connection, nullptr, this, nullptr);
    disconnect(&connection->connection(), nullptr, this, nullptr);
    disconnect(&connection->reader(), nullptr, this, nullptr);
    if (const auto status = connection->connection().status(); status.error)
        m_lastErrors.insert(connection->id(), status.error.message);
    m_explorer->remove(connection);
    const auto left = m_parts.workspace.connections();
    if (wasCurrent)
        setCurrent(left.isEmpty() ? nullptr : left.last());
}

void MainWindow::statusChanged(OpenConnection* connection)
{
    if (connection != current())
        return;
    updateCurrent();
    // Never let in: ask at once. A connection that stood before is not interrupted with it; its notice has the step.
    const client::Connection& link = connection->connection();
    const bool neverStood = !link.info() && link.state() == ConnectionState::Failed;
    if (neverStood && m_pages->currentWidget() == m_explorer && secretsInDoubt(*connection))
        signInAgain();
}

void MainWindow::signInAgain()
{
    if (current() && secretsInDoubt(*current()))
        m_connector->askAgain(current()->id(), secretsInDoubt(*current()), noticeFor(*current()).text);
}

void MainWindow::takeStep(ConnectionNotice::Step step)
{
    using Step = ConnectionNotice::Step;
    if (!current())
        return;
    switch (step) {
    case Step::SignIn:
        signInAgain();
        break;
    case Step::Edit:
        editProfile(current()->id());
        break;
    case Step::OtherServer: {
        const QString reference = current()->connection().status().error.serverReference;
        editProfile(current()->id());
        m_editor->offerServer(reference);
        break;
    }
    case Step::Packets:
        m_explorer->showPane(QStringLiteral("packets"));
        break;
    case Step::Subscriptions:
        m_explorer->showPane(QStringLiteral("subscriptions"));
        break;
    case Step::Preferences:
        showPreferences();
        break;
    case Step::Retry:
    case Step::Stop:
        break; // the notice did it
    }
}

void MainWindow::connectOrDisconnect()
{
    if (current() && isUnderWay(current()->connection().state()))
        current()->connection().close();
    else if (!shownId().isEmpty())
        m_launcher->reconnect(shownId());
}

void MainWindow::setPaused(bool paused)
{
    if (m_explorer->tree())
        m_explorer->tree()->setPaused(paused);
}

void MainWindow::rememberSubscriptions(const std::vector<mqtt::Subscription>& subscriptions)
{
    if (!current())
        return;
    auto profile = m_parts.profiles.find(current()->id());
    if (!profile)
        return;
    // Filters that are switched off in the profile were not subscribed, so the pane does not know them: they stay.
    QList<profiles::SubscriptionEntry> entries;
    for (const mqtt::Subscription& subscription : subscriptions) {
        profiles::SubscriptionEntry entry;
        entry.filter = QString::fromStdString(subscription.filter);
        entry.qos = subscription.options.qos;
        entry.noLocal = subscription.options.noLocal;
        entry.retainAsPublished = subscription.options.retainAsPublished;
        entry.retainHandling = static_cast<int>(subscription.options.retainHandling);
        entries.append(entry);
    }
    for (const profiles::SubscriptionEntry& entry : std::as_const(profile->subscriptions)) {
        if (!entry.enabled)
            entries.append(entry);
    }
    profile->subscriptions = entries;
    m_parts.profiles.save(*profile);
}

// --- What is shown ---------------------------------------------------------------------------------

void MainWindow::updateCurrent()
{
    if (!m_actions.disconnect)
        return; // still being made
    OpenConnection* connection = current();
    const bool exploring = m_pages->currentWidget() == m_explorer && connection;
    const bool showing = m_pages->currentWidget() == m_explorer && !shownId().isEmpty();
    m_topBar->setVisible(!isEditing()); // the editor has a head and a foot of its own
    m_statusBar->setVisible(!isEditing());
    m_topBar->setConnectionPartsVisible(showing);
    m_statusBar->setConnectionShown(exploring);

    const ConnectionState state = connection ? connection->connection().state() : ConnectionState::Disconnected;
    m_actions.disconnect->setEnabled(showing);
    const bool stop = connection && isUnderWay(state);
    m_actions.disconnect->setText(stop ? tr("&Disconnect") : tr("&Connect"));
    m_actions.disconnect->setIconText(stop ? tr("Disconnect") : tr("Connect"));
    m_actions.disconnect->setIcon(icon(stop ? QStringLiteral("disconnect") : QStringLiteral("connect")));
    m_actions.closeConnection->setEnabled(connection);
    m_actions.editConnection->setEnabled(showing);
    m_actions.pause->setEnabled(exploring);
    const bool paused = connection && connection->reader().isPaused();
    m_actions.pause->setChecked(paused);
    m_actions.pause->setIconText(paused ? tr("Resume") : tr("Pause"));
    m_actions.pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_actions.filter->setEnabled(exploring);
    for (QAction* action : {m_actions.nextPane, m_actions.previousPane, m_actions.resetLayout})
        action->setEnabled(showing);

    const auto shown = m_parts.profiles.find(m_shownProfile);
    const QString name = connection ? connection->name() : shown ? shown->displayName() : QString();
    m_topBar->setTag(connection ? tagOf(connection->profile()) : shown ? tagOf(*shown) : ProfileTag());
    setWindowTitle(showing ? tr("%1 – Topicscope").arg(name) : QStringLiteral("Topicscope"));
    if (!connection)
        m_topBar->setConnection(name, IconColor::Dim, tr("Not connected"));
    updateState();
    updateFigures();
    updateNotice();
}

void MainWindow::updateState()
{
    OpenConnection* connection = current();
    if (!connection) {
        m_countdown.stop();
        m_statusBar->setState(tr("Not connected"), Health::Idle);
        m_actions.retry->setEnabled(false);
        m_actions.stop->setEnabled(false);
        m_actions.reauthenticate->setEnabled(false);
        return;
    }
    const client::ConnectionStatus status = connection->connection().status();
    if (status.state != ConnectionState::WaitingToRetry)
        m_countdown.stop();
    else if (!m_countdown.isActive())
        m_countdown.start();
    const ConnectionWords words = wordsFor(status);
    m_statusBar->setState(words.text, words.health, status.text);
    m_statusBar->setEndpoint(endpointText(*connection));
    m_topBar->setConnection(connection->name(), words.color, words.text);
    m_notice->refreshProgress();
    m_actions.retry->setEnabled(status.state == ConnectionState::WaitingToRetry ||
                                status.state == ConnectionState::Failed);
    m_actions.stop->setEnabled(status.state == ConnectionState::WaitingToRetry);
    m_actions.reauthenticate->setEnabled(status.state == ConnectionState::Connected &&
                                         !connection->connection().settings().authenticationMethod.isEmpty());
}

void MainWindow::updateFigures()
{
    OpenConnection* connection = current();
    if (!connection)
        return;
    const topics::StoreCounters& stored = connection->store().counters();
    const client::ConnectionCounters& link = connection->connection().counters();
    StatusBar::Figures figures;
    figures.messagesPerSecond = connection->messagesPerSecond();
    figures.messages = link.messagesReceived.load(std::memory_order_relaxed);
    figures.topics = stored.topics.load(std::memory_order_relaxed);
    figures.memoryUsed = m_parts.workspace.memoryBudget()->used();
    figures.memoryBudget = m_parts.workspace.memoryBudget()->limit();
    figures.pingMicroseconds = link.lastPingMicroseconds.load(std::memory_order_relaxed);
    m_statusBar->setFigures(figures);

    QList<std::pair<QString, std::uint64_t>> losses;
    for (int i = 0; i < topics::LossReasonCount; ++i) {
        const auto reason = static_cast<topics::LossReason>(i);
        if (const std::uint64_t count = stored.lost(reason); count > 0)
            losses.append({topics::LossReasons::explanation(reason), count});
    }
    m_statusBar->setLosses(losses, stored.evicted.load(std::memory_order_relaxed));
}

void MainWindow::updateNotice()
{
    // The page that asks for a password says itself why.
    const bool shown = m_pages->currentWidget() == m_explorer && !m_explorer->isPageShown();
    m_notice->setConnection(shown ? current() : nullptr);
}

void MainWindow::rateRead(OpenConnection* connection)
{
    if (connection != current())
        return;
    m_statusBar->addRate(connection->messagesPerSecond());
    updateFigures();
}

void MainWindow::settingChanged(Setting setting)
{
    profiles::Settings& settings = m_parts.settings;
    switch (setting) {
    case Setting::MemoryBudgetMiB:
        m_parts.workspace.setMemoryBudget(qint64(settings.number(setting)) * 1024 * 1024);
        updateFigures();
        break;
    case Setting::TopicLimit:
        m_parts.workspace.setMaximumTopics(static_cast<quint32>(settings.number(setting)));
        break;
    case Setting::MaximumPacketSizeMiB: {
        // The protocol has no larger ones: then nothing needs to be said.
        const int size = settings.number(setting);
        const bool limits = size < profiles::Settings::definition(setting).maximum;
        m_parts.workspace.setLargestPacket(limits ? std::optional(static_cast<quint32>(size) * 1024 * 1024)
                                                  : std::nullopt);
        break;
    }
    case Setting::Theme:
        if (const auto mode = Theme::modeFromName(settings.text(setting)))
            Theme::instance().setMode(*mode);
        break;
    case Setting::ReducedMotion: {
        const QString text = settings.text(setting);
        Theme::instance().setReducedMotion(
            text == QLatin1StringView("system") ? std::nullopt : std::optional(text == QLatin1StringView("on")));
        break;
    }
    default:
        break;
    }
}

// --- Events ----------------------------------------------------------------------------------------

bool MainWindow::event(QEvent* event)
{
    if (event->type() != QEvent::UpdateRequest)
        return QMainWindow::event(event);
    if (!m_frames->isDue())
        return true;
    const bool handled = QMainWindow::event(event);
    // The backing store is painted and handed to the screen inside this event: now the frame is there.
    m_frames->painted();
    m_parts.metrics.framePainted();
    for (OpenConnection* connection : m_parts.workspace.connections())
        connection->framePainted();
    return handled;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    emit closing();
    m_parts.settings.setViewState(geometryKey, saveGeometry());
    m_explorer->saveLayout();
    QStringList open;
    for (const OpenConnection* connection : m_parts.workspace.connections()) {
        if (m_parts.profiles.find(connection->id()) && isUnderWay(connection->connection().state()))
            open.append(connection->id());
    }
    // Those that wait for the keychain, for the person, or for their turn belong to them.
    for (const profiles::Profile& profile : m_parts.profiles.profiles()) {
        if (m_connector->isFetching(profile.id) || m_connector->wanted(profile.id).kinds)
            open.append(profile.id);
    }
    open += m_toRestore;
    open.removeDuplicates();
    // The one that is looked at comes first, and is shown when they are connected again.
    if (const qsizetype shown = open.indexOf(shownId()); shown > 0)
        open.move(shown, 0);
    m_parts.settings.set(Setting::OpenConnections, open);
    QMainWindow::closeEvent(event);
}

} // namespace topicscope::ui
