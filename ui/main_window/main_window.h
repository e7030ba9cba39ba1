// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "app/profiles/profile_store.h"
#include "app/profiles/secret_store.h"
#include "app/profiles/settings.h"
#include "app/workspace/workspace.h"
#include "ui/connections/connector.h"
#include "ui/main_window/connection_notice.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>

class QStackedWidget;

namespace topicscope::commands {
class SavedMessages;
}

namespace topicscope::ui {

class ConnectionNoticeBar;
class Explorer;
class FrameClock;
class FrameMetrics;
class Launcher;
class LogModel;
class Notice;
class Palette;
class PreferencesWindow;
class ProfileActions;
class ProfileEditor;
class StartPage;
class StatusBar;
class TopBar;
struct PaletteItem;

/// The window: puts the pages and panes together and keeps bar, menu and status bar in step with the current
/// connection. GUI thread only; nothing here blocks.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What the window works on; all outlive it.
    struct Parts
    {
        workspace::Workspace& workspace;
        profiles::ProfileStore& profiles;
        profiles::SecretStore& secrets;
        profiles::Settings& settings;
        FrameMetrics& metrics;
        commands::SavedMessages& messages;
    };

    explicit MainWindow(const Parts& parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Launcher& launcher() const { return *m_launcher; }
    [[nodiscard]] Connector& connector() const { return *m_connector; }
    [[nodiscard]] workspace::OpenConnection* current() const;
    /// Shows this connection in the explorer; null: the start page.
    void setCurrent(workspace::OpenConnection* connection);
    /// Shows a saved connection: what it received where it is open, else a page about it.
    void showConnection(const QString& id);

    /// A message above whatever page is shown, such as a damaged file that was set aside. Plain text.
    void showStartProblem(const QString& text);
    /// Connects to what was connected when the program ended, where the settings say so: one a turn of the event loop.
    /// The first of them is shown.
    void restoreConnections();

signals:
    /// The window is about to close and still stands as it was: the moment for a picture of it.
    void closing();

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    // main_window_menu.cpp
    void makeActions();
    static QString themeWords();
    void makeMenus();
    static QString connectionEntry(const QString& name, const QString& state, const profiles::Profile& profile);
    void fillConnectionMenu();
    void fillCommandMenu(QMenu* menu);
    QList<PaletteItem> paletteCommands() const;
    QList<PaletteItem> paletteConnections() const;
    QList<PaletteItem> paletteMessages() const;
    void showHelp();
    void showPreferences();
    void showAbout();

    void makePages();
    // main_window_pages.cpp
    void showStart();
    void showExplorer();
    void showEditor();
    void leaveEditor();
    void newProfile();
    void editProfile(const QString& id);
    void restoreNext();
    [[nodiscard]] bool isEditing() const;
    void askForSecrets(const QString& profileId);
    void stopAsking(const QString& profileId);
    /// The page of a connection in step with what is known of it.
    void updateConnectionPage();
    /// Id of what the explorer shows, open or not; empty when it shows nothing.
    QString shownId() const;
    /// A message that concerns no single connection, above the page. `action`: the next step's button.
    void showMessage(const QString& text, const QString& action = {}, const std::function<void()>& step = {});
    void profileSaved(const QString& id);
    void saveFailed(const QString& text);
    // main_window.cpp again
    void connectionOpened(workspace::OpenConnection* connection, Connector::Place place);
    void connectionAdded(workspace::OpenConnection* connection);
    void connectionRemoved(workspace::OpenConnection* connection);
    void statusChanged(workspace::OpenConnection* connection);
    void signInAgain();
    void takeStep(ConnectionNotice::Step step);
    void connectOrDisconnect();
    void setPaused(bool paused);
    void rememberSubscriptions(const std::vector<mqtt::Subscription>& subscriptions);

    void updateCurrent();
    void updateState();
    void updateFigures();
    void updateNotice();
    void rateRead(workspace::OpenConnection* connection);
    void settingChanged(profiles::Setting setting);

    Parts m_parts;
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<ProfileActions> m_profileActions;
    std::unique_ptr<Launcher> m_launcher;

    TopBar* m_topBar = nullptr;
    StatusBar* m_statusBar = nullptr;
    Notice* m_message = nullptr; ///< of the program
    std::function<void()> m_messageStep;
    ConnectionNoticeBar* m_notice = nullptr; ///< of the current connection
    QStackedWidget* m_pages = nullptr;
    StartPage* m_start = nullptr;
    Explorer* m_explorer = nullptr;
    ProfileEditor* m_editor = nullptr; ///< made when first needed
    LogModel* m_log = nullptr;
    Palette* m_palette = nullptr;
    QPointer<QWidget> m_help;
    QPointer<PreferencesWindow> m_preferences;

    struct Actions
    {
        QAction* newConnection = nullptr;
        QAction* startPage = nullptr;
        QAction* demo = nullptr;
        QAction* editConnection = nullptr;
        QAction* disconnect = nullptr;
        QAction* retry = nullptr;
        QAction* stop = nullptr;
        QAction* reauthenticate = nullptr;
        QAction* closeConnection = nullptr;
        QAction* quit = nullptr;
        QAction* pause = nullptr;
        QAction* goTo = nullptr;
        QAction* filter = nullptr;
        QAction* nextPane = nullptr;
        QAction* previousPane = nullptr;
        QAction* nextConnection = nullptr;
        QAction* resetLayout = nullptr;
        QAction* fullScreen = nullptr;
        QAction* publish = nullptr;
        QAction* preferences = nullptr;
        QAction* help = nullptr;
        QAction* about = nullptr;
        QAction* menu = nullptr;
        QList<QAction*> themes;
    } m_actions;
    QMenu* m_connectionMenu = nullptr;

    FrameClock* m_frames;
    QString m_shownProfile;               ///< shown in the explorer, and not open
    QStringList m_toRestore;              ///< profiles still to be connected as they were when the program ended
    QHash<QString, QString> m_lastErrors; ///< of connections that were closed, by id
    QTimer m_countdown;
    QTimer m_figuresTimer;
};

} // namespace topicscope::ui
