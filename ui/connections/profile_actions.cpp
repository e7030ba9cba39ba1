// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/profile_actions.h"

#include "app/profiles/profile_store.h"
#include "app/profiles/safe_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include <chrono>

namespace topicscope::ui {

using namespace profiles;

namespace {

constexpr std::chrono::seconds undoTime{60};

} // namespace

ProfileActions::ProfileActions(ProfileStore& profiles, SecretStore& secrets, QObject* parent)
    : QObject(parent), m_profiles(profiles), m_secrets(secrets)
{
    m_undoTimer.setSingleShot(true);
    m_undoTimer.setInterval(undoTime);
    connect(&m_undoTimer, &QTimer::timeout, this, &ProfileActions::endOffer);
}

QString ProfileActions::duplicate(const QString& profileId)
{
    const auto original = m_profiles.find(profileId);
    if (!original)
        return {};
    const Profile copy = original->duplicated();
    m_profiles.save(copy);
    const SecretKinds kinds = original->keychain | m_secrets.sessionSecrets(profileId);
    if (!kinds)
        return copy.id;
    m_secrets.copy(profileId, copy.id, kinds, this,
                   [this, id = copy.id, wanted = original->keychain](const SecretWriteOutcome& outcome) {
                       if (auto profile = m_profiles.find(id)) {
                           profile->noteSecrets(outcome.inKeychain, outcome.sessionOnly);
                           m_profiles.save(*profile);
                       }
                       if (wanted & ~outcome.inKeychain & ~outcome.sessionOnly)
                           emit notice(tr("The connection was duplicated, but not all of its secrets could be copied. "
                                          "Enter them again. %1")
                                           .arg(outcome.problem));
                   });
    return copy.id;
}

void ProfileActions::remove(const QString& profileId)
{
    endOffer();
    m_removed = m_profiles.remove(profileId);
    if (!m_removed)
        return;
    if (m_removed->keychain)
        takeSecrets(*m_removed);
    m_undoTimer.start();
    emit undoChanged();
}

void ProfileActions::takeSecrets(const Profile& profile)
{
    // First into memory, for undo; what cannot be read is not removed either.
    m_reading = m_secrets.read(profile.id, profile.keychain, this, [this, profile](const SecretReadOutcome& found) {
        m_reading = 0;
        if (m_removed && m_removed->id == profile.id)
            m_removedSecrets = found.secrets;
        SecretKinds readable;
        for (auto it = found.secrets.cbegin(); it != found.secrets.cend(); ++it)
            readable |= it.key();
        m_secrets.remove(
            profile.id, readable, this,
            [this, name = profile.displayName(), doubtful = found.unreadable](const SecretWriteOutcome& outcome) {
                if (outcome.notRemoved | doubtful)
                    emit notice(tr("“%1” was deleted, but the keychain could not be opened: its secrets may "
                                   "still be in there.")
                                    .arg(name));
            });
    });
}

void ProfileActions::undoRemove()
{
    if (!m_removed)
        return;
    if (m_reading != 0)
        m_secrets.cancel(std::exchange(m_reading, 0));
    Profile profile = *std::exchange(m_removed, std::nullopt);
    if (!m_removedSecrets.isEmpty())
        m_secrets.write(profile.id, std::exchange(m_removedSecrets, {}), SecretStore::Remember::InKeychain, this,
                        [this, id = profile.id](const SecretWriteOutcome& outcome) {
                            if (auto back = m_profiles.find(id)) {
                                back->keychain &= ~outcome.sessionOnly;
                                back->noteSecrets(outcome.inKeychain, outcome.sessionOnly);
                                m_profiles.save(*back);
                            }
                            if (!outcome.problem.isEmpty())
                                emit notice(outcome.problem);
                        });
    m_undoTimer.stop();
    m_profiles.save(profile);
    emit undoChanged();
}

QString ProfileActions::undoName() const
{
    return m_removed ? m_removed->displayName() : QString();
}

void ProfileActions::endOffer()
{
    m_undoTimer.stop();
    if (!m_removed)
        return;
    m_secrets.forgetSession(m_removed->id);
    m_removed.reset();
    m_removedSecrets.clear();
    m_reading = 0; // goes on by itself
    emit undoChanged();
}

void ProfileActions::importFile(const QString& path)
{
    QThreadPool::globalInstance()->start(
        [self = QPointer<ProfileActions>(this), application = QCoreApplication::instance(), path] {
            auto bytes = readWholeFile(path);
            auto result = bytes ? parseImport(*bytes) : tl::unexpected<base::Error>(bytes.error());
            if (bytes)
                wipe(*bytes); // it may be full of passwords
            if (result) {
                for (ImportedProfile& profile : result->profiles)
                    profile = readImportedFiles(std::move(profile), QFileInfo(path).absolutePath());
            }
            // By way of the application object, which outlives the pool's jobs.
            QMetaObject::invokeMethod(
                application,
                [self, result] {
                    if (self && result)
                        self->takeOver(*result);
                    else if (self)
                        emit self->importFailed(result.error().message);
                },
                Qt::QueuedConnection);
        });
}

void ProfileActions::takeOver(const ImportResult& result)
{
    QList<Profile> profiles;
    QStringList notes = result.notes;
    for (const ImportedProfile& entry : result.profiles) {
        profiles << entry.profile;
        notes += entry.notes;
    }
    m_profiles.save(profiles);
    for (const ImportedProfile& entry : result.profiles) {
        if (entry.secrets.isEmpty())
            continue;
        m_secrets.write(entry.profile.id, entry.secrets, SecretStore::Remember::InKeychain, this,
                        [this, id = entry.profile.id](const SecretWriteOutcome& outcome) {
                            if (auto profile = m_profiles.find(id)) {
                                profile->noteSecrets(outcome.inKeychain, outcome.sessionOnly);
                                m_profiles.save(*profile);
                            }
                            if (!outcome.problem.isEmpty())
                                emit notice(outcome.problem);
                        });
    }
    emit imported(static_cast<int>(profiles.size()), result.program, notes);
}

void ProfileActions::exportTo(const QString& path)
{
    QThreadPool::globalInstance()->start([self = QPointer<ProfileActions>(this),
                                          application = QCoreApplication::instance(), path,
                                          profiles = m_profiles.profiles()] {
        const auto written = replaceFile(path, exportProfiles(profiles));
        QMetaObject::invokeMethod(
            application,
            [self, written, path] {
                if (self && written)
                    emit self->exported(path);
                else if (self)
                    emit self->notice(written.error().message);
            },
            Qt::QueuedConnection);
    });
}

} // namespace topicscope::ui
