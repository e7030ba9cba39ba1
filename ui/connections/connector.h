// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/broker_url.h"
#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <optional>

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

    /// Where a connection appears once it is open.
    enum class Place {
        Front,
        Behind, ///< what a person looks at stays
    };
    /// Connects with a saved profile. Ends in opened(), or in secretsNeeded(). Connecting once more replaces what is
    /// under way, its place included.
    void connectProfile(const QString& profileId) { connectAt(profileId, Place::Front); }
    void connectAt(const QString& profileId, Place place);
    /// Connects with a profile that is not saved; `secrets` go into memory for this session.
    void connectOnce(const profiles::Profile& profile, const profiles::SecretMap& secrets);
    /// The same for a URL.
    void connectUrl(const client::BrokerUrl& url);
    /// What was refused is asked for once more, for a connection that is open or saved: ends in secretsNeeded().
    /// `reason`: why, plain and translated. With the password the user name can be changed, too.
    void askAgain(const QString& profileId, profiles::SecretKinds kinds, const QString& reason);

    /// How the person answered, besides the secrets.
    struct Answer
    {
        std::optional<QString> userName{}; ///< where it was asked for
        bool keep = false;                 ///< in the keychain, not for this session only
    };
    /// After secretsNeeded(): goes on with what the person entered; what is left out is not used.
    void provideSecrets(const QString& profileId, const profiles::SecretMap& secrets, const Answer& answer);
    /// After connectProfile() or secretsNeeded(): gives up.
    void cancel(const QString& profileId);
    /// Where the connection that is being made will appear.
    Place place(const QString& profileId) const { return m_behind.contains(profileId) ? Place::Behind : Place::Front; }
    /// While the keychain is being asked (it may be waiting for the person to unlock it).
    bool isFetching(const QString& profileId) const { return m_fetching.contains(profileId); }

    /// What a connect waits for the person to enter.
    struct Wanted
    {
        profiles::SecretKinds kinds; ///< empty: it waits for nothing
        QString reason;              ///< why, plain and translated
        profiles::SecretMap found;   ///< those that were found, kept meanwhile
        bool again = false;          ///< they were refused once
        bool canKeep = false;        ///< the keychain could take them
        bool keep = false;           ///< and they were in it before
    };
    Wanted wanted(const QString& profileId) const { return m_wanted.value(profileId); }
    /// The saved profile, or the one of an open connection that is not saved.
    std::optional<profiles::Profile> profileOf(const QString& profileId) const;

signals:
    /// isFetching() or wanted() changed.
    void fetchingChanged(const QString& profileId);
    /// Some secrets were not found: see wanted(). ConnectionPage asks for them.
    void secretsNeeded(const QString& profileId);
    void opened(topicscope::workspace::OpenConnection* connection, topicscope::ui::Connector::Place place);
    /// Something to tell the person, plain and translated.
    void notice(const QString& text);

private:
    void fetched(const QString& profileId, const profiles::SecretReadOutcome& outcome);
    void open(const profiles::Profile& profile, const profiles::SecretMap& secrets);
    void want(const QString& profileId, Wanted wanted);
    void keepInKeychain(const QString& profileId, const profiles::SecretMap& secrets);

    profiles::ProfileStore& m_profiles;
    profiles::SecretStore& m_secrets;
    workspace::Workspace& m_workspace;
    QHash<QString, profiles::SecretStore::Request> m_fetching;
    QHash<QString, Wanted> m_wanted;
    QSet<QString> m_behind;
};

} // namespace topicscope::ui
