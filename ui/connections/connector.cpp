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
    // The keychain is not asked for what was never in it.
    const SecretKinds inMemory = m_secrets.sessionSecrets(profileId);
    const SecretKinds readable = (profile->neededSecrets() & profile->keychain) | inMemory;
    if (!readable) {
        fetched(profileId, {});
        return;
    }
    m_fetching.insert(profileId,
                      m_secrets.read(profileId, readable, this, [this, profileId](const SecretReadOutcome& outcome) {
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
    SecretKinds lacking = profile->neededSecrets();
    for (auto it = outcome.secrets.cbegin(); it != outcome.secrets.cend(); ++it)
        lacking &= ~SecretKinds(it.key());
    // A passphrase opens a key: asked for with the key's file, not by itself.
    if (lacking.testFlag(SecretKind::PrivateKey))
        lacking &= ~SecretKinds(SecretKind::Passphrase);
    if (!lacking) {
        open(*profile, outcome.secrets);
        return;
    }
    QStringList names;
    for (const SecretKind kind : allSecretKinds) {
        if (lacking.testFlag(kind))
            names << secretKindLabel(kind);
    }
    const QString reason =
        outcome.problem.isEmpty()
            ? tr("Kept only until Topicscope ended, and needed again: %1.").arg(names.join(QStringLiteral(", ")))
            : tr("Needed to connect: %1. %2").arg(names.join(QStringLiteral(", ")), outcome.problem);
    m_wanted.insert(profileId, {lacking, reason, outcome.secrets});
    emit fetchingChanged(profileId);
    emit secretsNeeded(profileId);
}

void Connector::provideSecrets(const QString& profileId, const SecretMap& secrets)
{
    m_secrets.keepForSession(profileId, secrets);
    SecretMap all = m_wanted.take(profileId).found;
    emit fetchingChanged(profileId);
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
    const bool waited = m_wanted.remove(profileId);
    const auto request = m_fetching.take(profileId);
    if (request)
        m_secrets.cancel(request);
    if (waited || request)
        emit fetchingChanged(profileId);
}

void Connector::open(const Profile& profile, const SecretMap& secrets)
{
    m_profiles.markUsed(profile.id);
    emit opened(m_workspace.open(profile, secrets));
}

} // namespace topicscope::ui
