// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
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
    /// Makes deletions final that could still be undone.
    ~ProfileActions() override;

    /// A copy with its secrets, saved; returns its id (empty when there is no such profile).
    QString duplicate(const QString& profileId);
    /// Takes the profile out at once and offers undo(); its secrets leave the keychain when the offer ends (another
    /// deletion, a minute, the end of the program).
    void remove(const QString& profileId);
    void undoRemove();
    /// Name of the profile that undoRemove() would bring back; empty when there is none.
    QString undoName() const;

signals:
    /// The offer to undo came or went.
    void undoChanged();
    /// Something to show that is no failure of a single field: secrets that could not be copied or removed.
    void notice(const QString& message);

private:
    void makeFinal();

    profiles::ProfileStore& m_profiles;
    profiles::SecretStore& m_secrets;
    std::optional<profiles::Profile> m_removed;
    QTimer m_undoTimer;
};

} // namespace topicscope::ui
