// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;
class QListView;

namespace topicscope::profiles {
class ProfileStore;
}
namespace topicscope::workspace {
class Workspace;
}

namespace topicscope::ui {

class ConnectionListModel;
class Connector;
class Notice;
class ProfileActions;

/// All connections, open and saved: state, name, protocol, rate. Several can be open at once.
class ConnectionList : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the list.
    ConnectionList(profiles::ProfileStore& profiles, workspace::Workspace& workspace, Connector& connector,
                   ProfileActions& actions, QWidget* parent = nullptr);

    /// Selects the row of this connection, without emitting selected().
    void setCurrent(const QString& id);
    /// Id of the selected row; empty when none is.
    QString current() const;
    /// Height of a few rows, however many there are: the pane keeps the height that it was given.
    QSize sizeHint() const override;

signals:
    /// The person selected a connection: show it. It may not be open.
    void selected(const QString& id);
    /// Open, connect or reconnect this one: wire to Connector::connectProfile(), or to the program's own for a
    /// connection without a saved profile.
    void connectRequested(const QString& id);
    void newProfileRequested();
    void editRequested(const QString& id);
    /// Close an open connection and give up what it received (workspace::Workspace::close()).
    void closeRequested(const QString& id);
    /// A connection made by URL should become a profile: open the editor with it.
    void keepRequested(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void activate(const QString& id);
    void showMenu(const QPoint& position);
    void fillMenu(QMenu& menu, const QString& id);
    void updateUndo();
    void chooseExport();

    profiles::ProfileStore& m_profiles;
    workspace::Workspace& m_workspace;
    Connector& m_connector;
    ProfileActions& m_actions;
    ConnectionListModel* m_model = nullptr;
    QListView* m_view = nullptr;
    Notice* m_notice = nullptr;
    bool m_settingCurrent = false;
};

} // namespace topicscope::ui
