// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "app/profiles/profile.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QTimer>

namespace topicscope::profiles {
class ProfileStore;
}
namespace topicscope::workspace {
class OpenConnection;
class Workspace;
} // namespace topicscope::workspace

namespace topicscope::ui {

class Connector;

/// Every connection there is: the saved ones in their order, and before them those that were opened by URL.
/// Rates and countdowns change once a second, and only while something is open.
class ConnectionListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        StateRole,   ///< int of client::ConnectionState
        DetailsRole, ///< "mqtts · 5.0", "retry in 7 s", "connecting…"
        RateRole,    ///< "1,842 /s"; empty while not connected
        ProductionRole,
        ColourRole, ///< the profile's own colour, "#rrggbb" or empty
        SavedRole,  ///< bool: there is a profile
        OpenRole,   ///< bool: it is in the workspace
    };

    ConnectionListModel(profiles::ProfileStore& profiles, workspace::Workspace& workspace, Connector& connector,
                        QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QModelIndex indexOf(const QString& id) const;

private:
    struct Row
    {
        profiles::Profile profile;
        bool saved = false;
        quint64 messages = 0; ///< at the last tick
        double rate = 0;
    };

    QList<Row> wantedRows() const;
    void update();
    void opened(workspace::OpenConnection* connection);
    void changed(const QString& id);
    void tick();
    client::ConnectionStatus statusOf(const Row& row) const;
    QString details(const Row& row) const;
    QString toolTip(const Row& row) const;

    profiles::ProfileStore& m_profiles;
    workspace::Workspace& m_workspace;
    Connector& m_connector;
    QList<Row> m_rows;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
};

} // namespace topicscope::ui
