// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/broker_url.h"
#include "app/profiles/profile.h"
#include "app/profiles/profile_store.h"
#include "app/profiles/secret_store.h"
#include "app/workspace/workspace.h"

#include <QObject>

#include <memory>
#include <optional>

namespace topicscope::demo {
class DemoPlant;
}

namespace topicscope::ui {

class Connector;

/// What goes beyond connecting with a saved profile: the demo plant, and what a command line changes for the
/// connection that it opens. Never blocks. GUI thread.
class Launcher : public QObject
{
    Q_OBJECT

public:
    /// What the command line changes.
    struct Overrides
    {
        QList<profiles::SubscriptionEntry> subscriptions; ///< empty: those of the profile
        std::optional<profiles::ProtocolChoice> protocol; ///< explicit: never falls back
        [[nodiscard]] bool isEmpty() const { return subscriptions.isEmpty() && !protocol; }
    };

    /// All outlive this object.
    Launcher(workspace::Workspace& workspace, profiles::ProfileStore& profiles, profiles::SecretStore& secrets,
             Connector& connector, QObject* parent = nullptr);
    ~Launcher() override;

    /// Connects with a saved profile, changed for this time only.
    void connectProfile(const QString& profileId, const Overrides& overrides);
    /// Connects to an address; nothing is saved.
    void connectUrl(const client::BrokerUrl& url, const Overrides& overrides);
    /// Starts the private broker and its plant where they do not run yet, and connects to it.
    void startDemo(const Overrides& overrides = {});
    /// Connects an open connection again, whatever it was made from.
    void reconnect(const QString& connectionId);
    /// Disconnects and gives up all that was received. Ends the demo with its connection.
    void close(const QString& connectionId);

    [[nodiscard]] bool isDemoStarting() const { return m_demoStarting; }
    /// The id of the demo's connection.
    static QString demoId();

signals:
    void demoStartingChanged(bool starting);
    /// The demo could not be started, or ended. A whole sentence with the next step.
    void demoFailed(const QString& reason);

private:
    workspace::Workspace& m_workspace;
    profiles::ProfileStore& m_profiles;
    profiles::SecretStore& m_secrets;
    Connector& m_connector;
    std::unique_ptr<demo::DemoPlant> m_demo;
    Overrides m_demoOverrides;
    bool m_demoStarting = false;
};

} // namespace topicscope::ui
