// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/launcher.h"

#include "app/demo/demo_plant.h"
#include "app/workspace/connection_builder.h"
#include "ui/connections/connector.h"

namespace topicscope::ui {
namespace {

void apply(const Launcher::Overrides& overrides, profiles::Profile& profile)
{
    if (!overrides.subscriptions.isEmpty())
        profile.subscriptions = overrides.subscriptions;
    if (overrides.protocol)
        profile.protocol = *overrides.protocol;
}

} // namespace

Launcher::Launcher(workspace::Workspace& workspace, profiles::ProfileStore& profiles, profiles::SecretStore& secrets,
                   Connector& connector, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_profiles(profiles), m_secrets(secrets), m_connector(connector)
{
}

Launcher::~Launcher() = default;

QString Launcher::demoId()
{
    return QStringLiteral("demo-plant");
}

void Launcher::connectProfile(const QString& profileId, const Overrides& overrides)
{
    const auto saved = m_profiles.find(profileId);
    if (!saved || overrides.isEmpty()) {
        m_connector.connectProfile(profileId);
        return;
    }
    profiles::Profile profile = *saved;
    apply(overrides, profile);
    const auto needed = profile.neededSecrets() | m_secrets.sessionSecrets(profile.id);
    m_secrets.read(profile.id, needed, this, [this, profile](const profiles::SecretReadOutcome& outcome) {
        m_connector.connectOnce(profile, outcome.secrets);
    });
}

void Launcher::connectUrl(const client::BrokerUrl& url, const Overrides& overrides)
{
    if (overrides.isEmpty()) {
        m_connector.connectUrl(url);
        return;
    }
    auto [profile, secrets] = workspace::profileFromUrl(url);
    apply(overrides, profile);
    m_connector.connectOnce(profile, secrets);
}

void Launcher::startDemo(const Overrides& overrides)
{
    m_demoOverrides = overrides;
    if (m_demoStarting)
        return;
    if (!m_demo) {
        m_demo = std::make_unique<demo::DemoPlant>(m_workspace.ioThread());
        connect(m_demo.get(), &demo::DemoPlant::ready, this, [this](const client::BrokerUrl& url) {
            m_demoStarting = false;
            emit demoStartingChanged(false);
            auto [profile, secrets] = workspace::profileFromUrl(url);
            profile.id = demoId();
            profile.name = tr("Demo plant");
            apply(m_demoOverrides, profile);
            m_connector.connectOnce(profile, secrets);
        });
        connect(m_demo.get(), &demo::DemoPlant::failed, this, [this](const QString& reason) {
            m_demoStarting = false;
            emit demoStartingChanged(false);
            emit demoFailed(reason);
        });
    }
    m_demoStarting = true;
    emit demoStartingChanged(true);
    m_demo->start();
}

void Launcher::reconnect(const QString& connectionId)
{
    workspace::OpenConnection* connection = m_workspace.find(connectionId);
    if (connectionId == demoId())
        startDemo(m_demoOverrides); // its broker may have gone
    else if (connection && !m_profiles.find(connectionId))
        connection->connectNow();
    else
        m_connector.connectProfile(connectionId);
}

void Launcher::close(const QString& connectionId)
{
    m_connector.cancel(connectionId);
    if (workspace::OpenConnection* connection = m_workspace.find(connectionId))
        m_workspace.close(connection);
    if (connectionId == demoId())
        m_demo.reset();
}

} // namespace topicscope::ui
