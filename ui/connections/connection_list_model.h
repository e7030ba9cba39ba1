// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "app/profiles/profile.h"

#include <QAbstractListModel>
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

/// Every connection there is: those that were opened by URL, the saved ones without a group in their order, and the
/// groups by name, each under a heading of its own that cannot be selected. Rates and countdowns change once a second.
class ConnectionListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        StateRole,   ///< int of client::ConnectionState
        DetailsRole, ///< "mqtts · 5.0", "retry in 7 s", "connecting…"
        RateRole,    ///< "1,842 /s"; empty while not connected
        TagRole,     ///< "test", "production", or empty
        ProductionRole,
        ColourRole,  ///< the profile's own colour, "#rrggbb" or empty
        SavedRole,   ///< bool: there is a profile
        OpenRole,    ///< bool: it is in the workspace
        HeadingRole, ///< bool: this is no connection but the name of the group that follows
    };

    ConnectionListModel(profiles::ProfileStore& profiles, workspace::Workspace& workspace, Connector& connector,
                        QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QModelIndex indexOf(const QString& id) const;

private:
    struct Row
    {
        profiles::Profile profile; ///< of a heading: only the group
        bool saved = false;
        bool isHeading() const { return profile.id.isEmpty(); }
        bool isSameAs(const Row& other) const;
    };

    QList<Row> wantedRows() const;
    void update();
    void opened(workspace::OpenConnection* connection);
    void changed(const QString& id);
    void countDown();
    double rateOf(const Row& row) const;
    client::ConnectionStatus statusOf(const Row& row) const;
    QString details(const Row& row) const;
    QString toolTip(const Row& row) const;

    profiles::ProfileStore& m_profiles;
    workspace::Workspace& m_workspace;
    Connector& m_connector;
    QList<Row> m_rows;
    QTimer m_timer; ///< runs while something waits to retry
};

} // namespace topicscope::ui
