// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connector.h"

#include "app/profiles/profile_store.h"
#include "app/workspace/connection_builder.h"
#include "app/workspace/workspace.h"

namespace topicscope::ui {

using namespace profiles;

Connector::Connector(ProfileStore& profiles, SecretStore& secrets, workspace::Workspace& workspace, QObject* parent)
    : QObject(parent), m_profiles(profiles), m_secrets(secrets), m_workspace(workspace)
{
}

void Connector::connectProfile(const QString& profileId)
{
    const auto profile = m_profiles.find(profileId);
    if (!profile) {
        // Made by URL and not saved: it is open with all it needs.
        if (auto* connection = m_workspace.find(profileId)) {
            connection->connectNow();
            emit opened(connection);
        }
        return;
    }
    cancel(profileId);
    const SecretKinds kinds = profile->neededSecrets() | m_secrets.sessionSecrets(profileId);
    if (!kinds) {
        open(*profile, {});
        return;
    }
    m_fetching.insert(profileId,
                      m_secrets.read(profileId, kinds, this, [this, profileId](const SecretReadOutcome& outcome) {
                          fetched(profileId, outcome);
                      }));
    emit fetchingChanged(profileId);
}

void Connector::fetched(const QString& profileId, const SecretReadOutcome& outcome)
{
    m_fetching.remove(profileId);
    emit fetchingChanged(profileId);
    const auto profile = m_profiles.find(profileId);
    if (!profile)
        return;
    const SecretKinds lacking = (outcome.missing | outcome.unreadable) & profile->neededSecrets();
    if (!lacking) {
        open(*profile, outcome.secrets);
        return;
    }
    m_partial.insert(profileId, outcome.secrets);
    emit secretsNeeded(profileId, lacking, outcome.problem);
}

void Connector::provideSecrets(const QString& profileId, const SecretMap& secrets)
{
    m_secrets.keepForSession(profileId, secrets);
    SecretMap all = m_partial.take(profileId);
    all.insert(secrets);
    if (const auto profile = m_profiles.find(profileId))
        open(*profile, all);
}

void Connector::connectOnce(const Profile& profile, const SecretMap& secrets)
{
    if (!secrets.isEmpty())
        m_secrets.keepForSession(profile.id, secrets);
    open(profile, secrets);
}

void Connector::connectUrl(const client::BrokerUrl& url)
{
    const auto [profile, secrets] = workspace::profileFromUrl(url);
    connectOnce(profile, secrets);
}

void Connector::cancel(const QString& profileId)
{
    m_partial.remove(profileId);
    if (const auto request = m_fetching.take(profileId)) {
        m_secrets.cancel(request);
        emit fetchingChanged(profileId);
    }
}

void Connector::open(const Profile& profile, const SecretMap& secrets)
{
    m_profiles.markUsed(profile.id);
    emit opened(m_workspace.open(profile, secrets));
}

} // namespace topicscope::ui
