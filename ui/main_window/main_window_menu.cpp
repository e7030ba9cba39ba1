// SPDX-License-Identifier: GPL-3.0-or-later
// Actions, menus, palette and the windows they open: the part of MainWindow that is a list of commands.
#include "ui/main_window/main_window.h"

#include "app/commands/saved_messages.h"
#include "app/payload/visible_text.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/connections/connector.h"
#include "ui/connections/profile_tag.h"
#include "ui/connections/start_page.h"
#include "ui/main_window/about_window.h"
#include "ui/main_window/connection_words.h"
#include "ui/main_window/explorer.h"
#include "ui/main_window/help_window.h"
#include "ui/main_window/launcher.h"
#include "ui/main_window/preferences_window.h"
#include "ui/main_window/top_bar.h"
#include "ui/palette/palette.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace topicscope::ui {
namespace {

/// '&' in a name would become a mnemonic.
QString menuText(QString name)
{
    return name.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

using workspace::OpenConnection;

void MainWindow::makeActions()
{
    const auto add = [this](const QString& text, const QString& iconName, const QKeySequence& shortcut, auto&& run) {
        auto* action = new QAction(text, this);
        if (!iconName.isEmpty())
            action->setIcon(icon(iconName));
        action->setShortcut(shortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action); // shortcuts work although the menu is only a button
        return action;
    };
    Actions& a = m_actions;
    a.newConnection = add(tr("&New connection…"), QStringLiteral("plus"), QKeySequence::New, [this] { newProfile(); });
    a.startPage =
        add(tr("&Start page"), QStringLiteral("home"), QKeySequence(Qt::ALT | Qt::Key_Home), [this] { showStart(); });
    a.demo = add(tr("Try the &demo plant"), QStringLiteral("demo"), {}, [this] { m_launcher->startDemo(); });
    a.editConnection = add(tr("&Edit connection…"), QStringLiteral("edit"), QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        if (!shownId().isEmpty())
            editProfile(shownId());
    });
    a.disconnect = add(tr("&Disconnect"), QStringLiteral("disconnect"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
                       [this] { connectOrDisconnect(); });
    a.retry = add(tr("&Try again now"), QStringLiteral("refresh"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] {
        if (current())
            current()->connection().retryNow();
    });
    a.stop = add(tr("St&op trying"), QStringLiteral("stop"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), [this] {
        if (current())
            current()->connection().stopRetrying();
    });
    a.reauthenticate = add(tr("&Authenticate again"), QStringLiteral("key"), {}, [this] {
        if (current())
            current()->connection().reauthenticate();
    });
    a.reauthenticate->setToolTip(tr("Proves the password again on the open connection (MQTT 5.0, SCRAM)"));
    a.closeConnection =
        add(tr("&Close connection"), QStringLiteral("close"), QKeySequence(Qt::CTRL | Qt::Key_W), [this] {
            if (current())
                m_launcher->close(current()->id());
        });
    a.quit = add(tr("&Quit"), QStringLiteral("quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });

    a.pause = add(tr("&Pause the view"), QStringLiteral("pause"), QKeySequence(Qt::CTRL | Qt::Key_P),
                  [this](bool on) { setPaused(on); });
    a.pause->setCheckable(true);
    a.pause->setToolTip(tr("Freezes what is shown, not the reception: nothing is discarded"));
    a.goTo = add(tr("&Go to…"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        m_palette->open(m_topBar->searchButton()->isVisible() ? m_topBar->searchButton() : nullptr);
    });
    a.filter =
        add(tr("&Filter topics"), QStringLiteral("filter"), QKeySequence::Find, [this] { m_explorer->focusFilter(); });
    a.nextPane = add(tr("Next pane"), {}, QKeySequence(Qt::Key_F6), [this] { m_explorer->focusNextPane(true); });
    a.previousPane = add(tr("Previous pane"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F6),
                         [this] { m_explorer->focusNextPane(false); });
    a.nextConnection = add(tr("Next connection"), {}, QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] {
        const auto open = m_parts.workspace.connections();
        if (!open.isEmpty())
            setCurrent(open.at((open.indexOf(current()) + 1) % open.size()));
    });
    a.resetLayout = add(tr("&Reset the layout"), {}, {}, [this] { m_explorer->resetLayout(); });
    a.fullScreen = add(tr("F&ull screen"), {}, QKeySequence(Qt::Key_F11),
                       [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    a.fullScreen->setCheckable(true);
    a.preferences = add(tr("&Preferences…"), QStringLiteral("settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma),
                        [this] { showPreferences(); });
    a.preferences->setWhatsThis(tr("Settings and options"));
    a.help = add(tr("&Help"), QStringLiteral("help"), QKeySequence(Qt::Key_F1), [this] { showHelp(); });
    a.about = add(tr("&About Topicscope"), QStringLiteral("info"), {}, [this] { showAbout(); });
    a.menu = add(tr("Open the menu"), QStringLiteral("menu"), QKeySequence(Qt::Key_F10), [this] {
        QToolButton* button = m_topBar->menuButton();
        QMenu* menu = button->menu();
        const QSize size = menu->sizeHint();
        menu->popup(button->mapToGlobal(QPoint(button->width() - size.width(), button->height() + 2)));
        menu->setActiveAction(menu->actions().constFirst());
    });

    auto* group = new QActionGroup(this);
    const std::pair<Theme::Mode, QString> modes[] = {
        {Theme::Mode::System, tr("As the system")}, {Theme::Mode::Light, tr("Light")}, {Theme::Mode::Dark, tr("Dark")}};
    for (const auto& [mode, text] : modes) {
        auto* action = new QAction(text, group);
        action->setCheckable(true);
        action->setWhatsThis(themeWords());
        connect(action, &QAction::triggered, this, [this, mode] {
            m_parts.settings.set(profiles::Setting::Theme, Theme::modeName(mode));
            Theme::instance().setMode(mode);
        });
        const auto update = [action, mode] { action->setChecked(Theme::instance().mode() == mode); };
        update();
        connect(&Theme::instance(), &Theme::changed, action, update);
        a.themes.append(action);
    }
}

/// By which the palette finds what has to do with it.
QString MainWindow::themeWords()
{
    return tr("Theme: the colour scheme of the window");
}

void MainWindow::makeMenus()
{
    const Actions& a = m_actions;
    m_topBar->setActions(a.disconnect, {tr("Connect"), tr("Disconnect")}, a.pause, {tr("Pause"), tr("Resume")});
    m_topBar->searchButton()->setShortcutText(a.goTo->shortcut().toString(QKeySequence::NativeText));
    connect(m_topBar, &TopBar::searchRequested, a.goTo, &QAction::trigger);

    m_connectionMenu = new QMenu(this);
    connect(m_connectionMenu, &QMenu::aboutToShow, this, &MainWindow::fillConnectionMenu);
    m_topBar->setConnectionMenu(m_connectionMenu);

    auto* menu = new QMenu(this);
    QMenu* connection = menu->addMenu(tr("&Connection"));
    connection->addActions({a.newConnection, a.startPage, a.demo});
    connection->addSeparator();
    connection->addActions(
        {a.disconnect, a.retry, a.stop, a.reauthenticate, a.editConnection, a.nextConnection, a.closeConnection});
    QMenu* view = menu->addMenu(tr("&View"));
    view->addActions({a.goTo, a.filter, a.pause});
    view->addSeparator();
    view->addActions({a.nextPane, a.previousPane});
    QMenu* panes = view->addMenu(tr("P&anes"));
    panes->addActions(m_explorer->paneActions());
    panes->addSeparator();
    panes->addAction(a.resetLayout);
    QMenu* colours = view->addMenu(tr("&Colours"));
    colours->addActions(a.themes);
    view->addAction(a.fullScreen);
    QMenu* commands = menu->addMenu(tr("&Do"));
    connect(commands, &QMenu::aboutToShow, this, [this, commands] { fillCommandMenu(commands); });
    menu->addSeparator();
    menu->addActions({a.preferences, a.help, a.about});
    menu->addSeparator();
    menu->addAction(a.quit);
    m_topBar->setMainMenu(menu);

    m_palette = new Palette(this);
    m_palette->addSource([this] { return paletteCommands(); });
    m_palette->addSource([this] { return paletteConnections(); });
    m_palette->addSource([this] { return paletteMessages(); });
    m_palette->setTopicSource([this] {
        QList<PaletteTopics> sources;
        for (const OpenConnection* open : m_parts.workspace.connections())
            sources.append({open->name(), open->sharedStore()});
        return sources;
    });
    connect(m_palette, &Palette::topicChosen, this,
            [this](const std::shared_ptr<topics::TopicStore>& store, topics::NodeId node) {
                for (OpenConnection* open : m_parts.workspace.connections()) {
                    if (&open->store() == store.get()) {
                        setCurrent(open);
                        m_explorer->showTopic(node);
                    }
                }
            });
}

/// "Hall A (connected, production)"
QString MainWindow::connectionEntry(const QString& name, const QString& state, const profiles::Profile& profile)
{
    QStringList about{state, tagOf(profile).text};
    about.removeAll(QString());
    return about.isEmpty() ? menuText(name)
                           : tr("%1 (%2)").arg(menuText(name), menuText(about.join(QStringLiteral(", "))));
}

void MainWindow::fillConnectionMenu()
{
    QMenu* menu = m_connectionMenu;
    menu->clear();
    for (OpenConnection* open : m_parts.workspace.connections()) {
        const ConnectionWords words = wordsFor(open->connection().status());
        QAction* action = menu->addAction(icon(QStringLiteral("dot"), words.color),
                                          connectionEntry(open->name(), words.text, open->profile()));
        connect(action, &QAction::triggered, this, [this, id = open->id()] {
            if (OpenConnection* found = m_parts.workspace.find(id))
                setCurrent(found);
        });
    }
    menu->addSeparator();
    for (const profiles::Profile& profile : m_parts.profiles.profiles()) {
        if (m_parts.workspace.find(profile.id))
            continue;
        QAction* action = menu->addAction(icon(QStringLiteral("ring"), IconColor::Dim),
                                          connectionEntry(profile.displayName(), {}, profile));
        connect(action, &QAction::triggered, this, [this, id = profile.id] { m_connector->connectProfile(id); });
    }
    menu->addSeparator();
    menu->addActions(
        {m_actions.newConnection, m_actions.editConnection, m_actions.disconnect, m_actions.closeConnection});
}

void MainWindow::fillCommandMenu(QMenu* menu)
{
    menu->clear();
    for (const auto& [title, actions] : m_explorer->paneCommands()) {
        if (actions.isEmpty())
            continue;
        QMenu* part = menu->addMenu(title);
        part->addActions(actions);
        part->setEnabled(current());
    }
}

QList<PaletteItem> MainWindow::paletteCommands() const
{
    const Actions& a = m_actions;
    QList<PaletteItem> items = Palette::itemsFor({a.newConnection, a.startPage, a.demo, a.disconnect, a.retry, a.stop,
                                                  a.editConnection, a.nextConnection, a.closeConnection},
                                                 tr("Connection"));
    items +=
        Palette::itemsFor({a.filter, a.pause, a.nextPane, a.previousPane, a.resetLayout, a.fullScreen}, tr("View"));
    for (const auto& [name, title] : m_explorer->panes()) {
        PaletteItem item;
        item.title = title;
        item.detail = tr("Panes");
        item.run = [explorer = QPointer(m_explorer), name = name] {
            if (explorer)
                explorer->showPane(name);
        };
        items.append(std::move(item));
    }
    items += Palette::itemsFor(a.themes, tr("Colours"));
    if (m_pages->currentWidget() == m_explorer && current()) {
        for (const auto& [title, actions] : m_explorer->paneCommands())
            items += Palette::itemsFor(actions, title);
    }
    items += Palette::itemsFor({a.preferences, a.help, a.about, a.quit}, QStringLiteral("Topicscope"));
    for (const profiles::Setting setting : PreferencesWindow::settings()) {
        PaletteItem item;
        item.title = PreferencesWindow::nameOf(setting);
        item.detail = tr("Preferences");
        if (setting == profiles::Setting::Theme)
            item.keywords = themeWords();
        item.run = [self = const_cast<MainWindow*>(this), setting] {
            self->showPreferences();
            self->m_preferences->focusSetting(setting);
        };
        items.append(std::move(item));
    }
    return items;
}

QList<PaletteItem> MainWindow::paletteConnections() const
{
    QList<PaletteItem> items;
    auto* self = const_cast<MainWindow*>(this);
    for (const OpenConnection* open : m_parts.workspace.connections()) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::Connection;
        item.title = open->name();
        item.detail = tr("%1, %2").arg(wordsFor(open->connection().status()).text, open->profile().displayUrl());
        item.run = [self, id = open->id()] {
            if (OpenConnection* found = self->m_parts.workspace.find(id))
                self->setCurrent(found);
        };
        items.append(item);
    }
    for (const profiles::Profile& profile : m_parts.profiles.profiles()) {
        if (m_parts.workspace.find(profile.id))
            continue;
        PaletteItem item;
        item.kind = PaletteItem::Kind::Connection;
        item.title = profile.displayName();
        item.detail = tr("Connect to %1").arg(profile.displayUrl());
        item.run = [self, id = profile.id] { self->m_connector->connectProfile(id); };
        items.append(item);
    }
    return items;
}

QList<PaletteItem> MainWindow::paletteMessages() const
{
    QList<PaletteItem> items;
    for (const commands::SavedMessage& saved : m_parts.messages.messages()) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::SavedMessage;
        item.title = saved.name;
        const QString topic = payload::visibleText(saved.message.topic);
        item.detail = saved.folder.isEmpty() ? topic : tr("%1, %2").arg(saved.folder, topic);
        item.run = [self = const_cast<MainWindow*>(this), id = saved.id] {
            self->showExplorer();
            self->m_explorer->loadMessage(id);
        };
        items.append(item);
    }
    return items;
}

void MainWindow::showHelp()
{
    if (!m_help) {
        const auto keys = [](const QAction* action) {
            QString text = action->text().remove(QLatin1Char('&'));
            return std::pair{text, action->shortcut().toString(QKeySequence::NativeText)};
        };
        const Actions& a = m_actions;
        QList<HelpWindow::Group> groups;
        groups.append({tr("Window"),
                       {keys(a.goTo), keys(a.nextPane), keys(a.previousPane), keys(a.menu), keys(a.fullScreen),
                        keys(a.preferences), keys(a.help), keys(a.quit)}});
        groups.append({tr("Connection"),
                       {keys(a.newConnection), keys(a.startPage), keys(a.disconnect), keys(a.retry), keys(a.stop),
                        keys(a.editConnection), keys(a.nextConnection), keys(a.closeConnection)}});
        HelpWindow::Group view{tr("View"), {keys(a.filter), keys(a.pause)}};
        view.shortcuts.append({tr("Filter the tree by typing"), tr("any letter")});
        groups.append(view);
        for (const auto& [title, actions] : m_explorer->paneCommands()) {
            HelpWindow::Group group{title, {}};
            for (const QAction* action : actions) {
                if (!action->shortcut().isEmpty())
                    group.shortcuts.append(keys(action));
            }
            if (!group.shortcuts.isEmpty())
                groups.append(group);
        }
        m_help = new HelpWindow(groups, this);
        m_help->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::showPreferences()
{
    if (!m_preferences) {
        m_preferences = new PreferencesWindow(m_parts.settings, this);
        m_preferences->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_preferences->show();
    m_preferences->raise();
    m_preferences->activateWindow();
}

void MainWindow::showAbout()
{
    auto* about = new AboutWindow(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

} // namespace topicscope::ui
