// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/profiles/profile_json.h"

#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <optional>

namespace topicscope::profiles {

/// All connection profiles, and the file they are kept in (`profiles.json` in the data folder).
///
/// Lives on one thread. Reading the list is immediate; changes are in the list at once and are written by a background
/// thread. A save locks the file, reads what is there, applies this program's changes only, and replaces the file in
/// one step (QSaveFile), so that two windows and topicscopectl can work on one folder. When a save fails (full disk, no
/// permission) the old file stays, saveFailed() tells, and the changes are tried again with the next save or retry().
class ProfileStore : public QObject
{
    Q_OBJECT

public:
    /// `file`: the path of profiles.json. Nothing is read or created until load().
    explicit ProfileStore(QString file, QObject* parent = nullptr);
    /// Saves what is unsaved, as flush() does.
    ~ProfileStore() override;

    /// Reads the file, at once (it is small). A missing file is an empty list. A damaged one is set aside under a dated
    /// name, never deleted, and the list is empty then. Returns what should be shown: empty when all is well.
    QStringList load();

    QString file() const { return m_file; }
    const QList<Profile>& profiles() const { return m_document.profiles; }
    std::optional<Profile> find(const QString& id) const;
    /// By name, exact first, then without regard to case; an error when none or several match.
    base::Result<Profile> findByName(const QString& name) const;
    /// Group names in use, sorted.
    QStringList groups() const;

    /// Adds a profile or replaces the one with the same id.
    void save(const Profile& profile);
    void save(const QList<Profile>& profiles);
    /// Takes it out and returns it, so that it can be put back with save() (undo). Its secrets are not touched.
    std::optional<Profile> remove(QString id); // by value: it may be the id of the very profile that goes
    /// Sets last use to now.
    void markUsed(const QString& id);

    /// Tries a failed save again.
    void retry();
    /// Waits until everything is on disk, or says why not. Blocks: for topicscopectl and for quitting only.
    base::Result<void> flush();
    bool hasUnsavedChanges() const;

signals:
    void profileAdded(const QString& id);
    void profileChanged(const QString& id);
    void profileRemoved(const QString& id);
    /// After any of the above.
    void changed();
    void saved();
    /// Plain and translated, with the next step.
    void saveFailed(const QString& message);
    /// The file was damaged behind our back and set aside, …
    void notice(const QString& message);

private:
    struct Changes
    {
        QList<Profile> upserts;
        QSet<QString> removals;
        bool isEmpty() const { return upserts.isEmpty() && removals.isEmpty(); }
        void add(const Profile& profile);
        void remove(const QString& id);
    };
    struct SaveJob;
    struct SaveReport;

    static SaveReport runSave(const SaveJob& job);
    void startSave();
    void finishSave(const SaveReport& report);
    void adopt(const ProfileDocument& merged);
    qsizetype indexOf(const QString& id) const;

    QString m_file;
    ProfileDocument m_document;
    Changes m_pending;                 ///< not yet given to the background thread
    std::optional<Changes> m_inFlight; ///< given to it
    quint64 m_saveNumber = 0;          ///< tells the report that is waited for from those passed over
    QThreadPool m_pool;                ///< one thread, so saves are in order
};

} // namespace topicscope::profiles
