// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/broker_url.h"
#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"

#include <QHash>
#include <QObject>

namespace topicscope::profiles {
class ProfileStore;
}
namespace topicscope::workspace {
class OpenConnection;
class Workspace;
} // namespace topicscope::workspace

namespace topicscope::ui {

/// From "connect" to an open connection: fetches the secrets from the keychain without blocking, and asks for those
/// that it cannot give. One for the program; GUI thread.
class Connector : public QObject
{
    Q_OBJECT

public:
    /// All outlive this object.
    Connector(profiles::ProfileStore& profiles, profiles::SecretStore& secrets, workspace::Workspace& workspace,
              QObject* parent = nullptr);

    /// Connects with a saved profile. Ends in opened(), or in secretsNeeded().
    void connectProfile(const QString& profileId);
    /// Connects with a profile that is not saved; `secrets` go into memory for this session.
    void connectOnce(const profiles::Profile& profile, const profiles::SecretMap& secrets);
    /// The same for a URL.
    void connectUrl(const client::BrokerUrl& url);
    /// After secretsNeeded(): goes on with what the person entered (kept for this session); what is left out is not
    /// used.
    void provideSecrets(const QString& profileId, const profiles::SecretMap& secrets);
    /// After connectProfile() or secretsNeeded(): gives up.
    void cancel(const QString& profileId);
    /// While the keychain is being asked (it may be waiting for the person to unlock it).
    bool isFetching(const QString& profileId) const { return m_fetching.contains(profileId); }

    /// What a connect waits for the person to enter.
    struct Wanted
    {
        profiles::SecretKinds kinds; ///< empty: it waits for nothing
        QString reason;              ///< why, plain and translated
        profiles::SecretMap found;   ///< those that were found, kept meanwhile
    };
    Wanted wanted(const QString& profileId) const { return m_wanted.value(profileId); }

signals:
    /// isFetching() or wanted() changed.
    void fetchingChanged(const QString& profileId);
    /// Some secrets were not found: see wanted(). ConnectionPage asks for them.
    void secretsNeeded(const QString& profileId);
    void opened(topicscope::workspace::OpenConnection* connection);

private:
    void fetched(const QString& profileId, const profiles::SecretReadOutcome& outcome);
    void open(const profiles::Profile& profile, const profiles::SecretMap& secrets);

    profiles::ProfileStore& m_profiles;
    profiles::SecretStore& m_secrets;
    workspace::Workspace& m_workspace;
    QHash<QString, profiles::SecretStore::Request> m_fetching;
    QHash<QString, Wanted> m_wanted;
};

} // namespace topicscope::ui
