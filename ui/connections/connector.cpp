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

void Connector::connectAt(const QString& profileId, Place place)
{
    const auto profile = m_profiles.find(profileId);
    if (!profile) {
        // Made by URL and not saved: it is open with all it needs.
        if (auto* connection = m_workspace.find(profileId)) {
            connection->connectNow();
            emit opened(connection, place);
        }
        return;
    }
    cancel(profileId);
    if (place == Place::Behind)
        m_behind.insert(profileId);
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
    want(profileId, {.kinds = lacking, .reason = reason, .found = outcome.secrets});
}

std::optional<Profile> Connector::profileOf(const QString& profileId) const
{
    if (const auto saved = m_profiles.find(profileId))
        return saved;
    const auto* connection = m_workspace.find(profileId);
    return connection ? std::optional(connection->profile()) : std::nullopt;
}

void Connector::want(const QString& profileId, Wanted wanted)
{
    const auto saved = m_profiles.find(profileId);
    wanted.canKeep = saved && m_secrets.health() != SecretStore::Health::SwitchedOff;
    // What only could not be read is not replaced unasked.
    wanted.keep = wanted.again && wanted.canKeep && (saved->keychain & wanted.kinds);
    m_wanted.insert(profileId, wanted);
    emit fetchingChanged(profileId);
    emit secretsNeeded(profileId);
}

void Connector::askAgain(const QString& profileId, SecretKinds kinds, const QString& reason)
{
    if (!profileOf(profileId))
        return;
    cancel(profileId);
    want(profileId, {.kinds = kinds, .reason = reason, .found = {}, .again = true});
}

void Connector::provideSecrets(const QString& profileId, const SecretMap& secrets, const Answer& answer)
{
    m_behind.remove(profileId);
    m_secrets.keepForSession(profileId, secrets);
    const Wanted wanted = m_wanted.take(profileId);
    emit fetchingChanged(profileId);
    auto profile = profileOf(profileId);
    if (!profile)
        return;
    const bool isSaved = m_profiles.find(profileId).has_value();
    Profile changed = *profile;
    changed.userName = answer.userName.value_or(changed.userName);
    for (auto it = secrets.cbegin(); it != secrets.cend() && !answer.keep; ++it) {
        if (!changed.keychain.testFlag(it.key()))
            changed.sessionOnly |= it.key(); // next time it is asked for at once
    }
    if (isSaved && changed != *profile)
        m_profiles.save(changed);
    profile = changed;
    SecretMap all = wanted.found;
    all.insert(secrets);
    if (!isSaved)
        open(*profile, m_secrets.sessionSecretValues(profileId));
    else if (wanted.again)
        connectProfile(profileId); // the others come from where they are kept
    else
        open(*profile, all);
    if (answer.keep && isSaved)
        keepInKeychain(profileId, secrets);
}

void Connector::keepInKeychain(const QString& profileId, const SecretMap& secrets)
{
    m_secrets.write(profileId, secrets, SecretStore::Remember::InKeychain, this,
                    [this, profileId](const SecretWriteOutcome& outcome) {
                        auto profile = m_profiles.find(profileId);
                        if (!profile)
                            return;
                        profile->noteSecrets(outcome.inKeychain, outcome.sessionOnly);
                        m_profiles.save(*profile);
                        if (!outcome.problem.isEmpty())
                            emit notice(tr("Not kept in the keychain: %1").arg(outcome.problem));
                    });
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
    m_behind.remove(profileId);
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
    const Place where = place(profile.id);
    m_behind.remove(profile.id);
    emit opened(m_workspace.open(profile, secrets), where);
}

} // namespace topicscope::ui
