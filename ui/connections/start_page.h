// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/broker_url.h"

#include <QWidget>

class QLayout;
class QLineEdit;
class QListView;
class QPushButton;

namespace topicscope::profiles {
class ProfileStore;
}

namespace topicscope::ui {

class FieldProblemLabel;
class Notice;
class ProfileActions;
class RecentModel;

/// The first page: connect by URL, try the demo plant, import, and the connections used lately.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the page.
    StartPage(profiles::ProfileStore& profiles, ProfileActions& actions, QWidget* parent = nullptr);

    /// Puts the cursor into the URL field.
    void focusUrl();
    /// A message above the cards (a damaged file, a connection that failed); empty takes it away.
    void showProblem(const QString& text);
    /// Below the URL field; empty takes it away.
    void showUrlProblem(const QString& text);
    /// In the demo card; empty takes it away.
    void showDemoProblem(const QString& text);
    /// While the demo's broker starts the button says so and waits.
    void setDemoStarting(bool starting);

signals:
    /// A valid URL was entered. The field is emptied if it held a password.
    void connectUrlRequested(const topicscope::client::BrokerUrl& url);
    /// "More options…": a new profile, filled with the URL if one was entered (otherwise a default one).
    void newProfileRequested(const topicscope::client::BrokerUrl& url);
    void demoRequested();
    /// From the list of recent connections.
    void connectRequested(const QString& profileId);
    void editRequested(const QString& profileId);

protected:
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeConnectCard();
    QWidget* makeDemoCard();
    QWidget* makeImportCard();
    QWidget* makeRecent();
    QLayout* makeRecentButtons();
    void connectTyped();
    void openOptions();
    void chooseImport();
    void startImport(const QString& path);
    void imported(int connections, const QString& program, const QStringList& notes);
    void showRecentMenu(const QPoint& position);
    void updateRecent();
    void updateUndo();

    profiles::ProfileStore& m_profiles;
    ProfileActions& m_actions;
    Notice* m_notice = nullptr;
    QLineEdit* m_url = nullptr;
    FieldProblemLabel* m_urlProblem = nullptr;
    FieldProblemLabel* m_demoProblem = nullptr;
    QPushButton* m_demoButton = nullptr;
    QPushButton* m_importButton = nullptr;
    FieldProblemLabel* m_importProblem = nullptr;
    QWidget* m_recentPart = nullptr;
    QListView* m_recent = nullptr;
    RecentModel* m_recentModel = nullptr;
};

} // namespace topicscope::ui
