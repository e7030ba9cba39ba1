// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "app/profiles/profile_import.h"
#include "app/profiles/secret_store.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace topicscope::profiles {
class ProfileStore;
}

namespace topicscope::ui {

/// What can be done with profiles from more than one place: duplicate, delete with undo, import, export. Secrets follow
/// the profile. One for the program; GUI thread.
class ProfileActions : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this object.
    ProfileActions(profiles::ProfileStore& profiles, profiles::SecretStore& secrets, QObject* parent = nullptr);

    /// A copy with its secrets, saved; returns its id (empty when there is no such profile).
    QString duplicate(const QString& profileId);
    /// Takes the profile out and its secrets out of the keychain, at once. For a minute, or until another deletion,
    /// undoRemove() brings both back: until then the secrets are in memory.
    void remove(const QString& profileId);
    void undoRemove();
    /// Name of the profile that undoRemove() would bring back; empty when there is none.
    QString undoName() const;

    /// Imports connections from a file of another program or of this one, on a background thread: ends in imported() or
    /// importFailed(). Secrets go into the keychain.
    void importFile(const QString& path);
    /// Writes all connections with their groups and without secrets, on a background thread: ends in exported() or
    /// notice().
    void exportTo(const QString& path);

signals:
    /// `program`: "MQTT Explorer"; `notes`: what could not be taken over, one a line.
    void imported(int connections, const QString& program, const QStringList& notes);
    void importFailed(const QString& message);
    void exported(const QString& path);
    /// The offer to undo came or went.
    void undoChanged();
    /// Something to show that is no failure of a single field: secrets that could not be copied or removed.
    void notice(const QString& message);

private:
    void takeOver(const profiles::ImportResult& result);
    void takeSecrets(const profiles::Profile& profile);
    void endOffer();

    profiles::ProfileStore& m_profiles;
    profiles::SecretStore& m_secrets;
    std::optional<profiles::Profile> m_removed;
    profiles::SecretMap m_removedSecrets;
    profiles::SecretStore::Request m_reading = 0;
    QTimer m_undoTimer;
};

} // namespace topicscope::ui
