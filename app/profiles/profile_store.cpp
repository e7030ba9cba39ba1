// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_store.h"

#include "app/profiles/safe_file.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

namespace topicscope::profiles {

namespace {

/// How long a save waits for another program that is saving, milliseconds.
constexpr int lockTimeout = 5'000;

qsizetype indexIn(const QList<Profile>& profiles, const QString& id)
{
    const auto found = std::ranges::find(profiles, id, &Profile::id);
    return found == profiles.end() ? -1 : found - profiles.begin();
}

} // namespace

/// What the background thread is given: copies only.
struct ProfileStore::SaveJob
{
    QString file;
    Changes changes;
    ProfileDocument whole; ///< the list as this program sees it, for a file that is gone or damaged
};

struct ProfileStore::SaveReport
{
    base::Result<ProfileDocument> merged;
    QString notice;
};

void ProfileStore::Changes::add(const Profile& profile)
{
    removals.remove(profile.id);
    if (const qsizetype index = indexIn(upserts, profile.id); index >= 0)
        upserts[index] = profile;
    else
        upserts << profile;
}

void ProfileStore::Changes::remove(const QString& id)
{
    upserts.removeIf([&id](const Profile& profile) { return profile.id == id; });
    removals.insert(id);
}

ProfileStore::ProfileStore(QString file, QObject* parent) : QObject(parent), m_file(std::move(file))
{
    m_pool.setMaxThreadCount(1);
}

ProfileStore::~ProfileStore()
{
    flush();
}

QStringList ProfileStore::load()
{
    m_document = {};
    m_pending = {};
    if (!QFileInfo::exists(m_file))
        return {};
    const auto bytes = readWholeFile(m_file);
    if (!bytes) {
        // Not damaged, only out of reach: a save will try to read it again before it writes.
        return {tr("The connections could not be loaded. %1").arg(bytes.error().message)};
    }
    auto parsed = parseProfiles(*bytes);
    if (parsed) {
        m_document = std::move(*parsed);
        QStringList warnings = m_document.warnings;
        emit changed();
        return warnings;
    }
    const auto aside = setAside(m_file);
    if (!aside)
        return {tr("The list of connections is damaged: %1. %2").arg(parsed.error().message, aside.error().message)};
    return {tr("The list of connections is damaged: %1. It was kept as %2, and an empty list is used.")
                .arg(parsed.error().message, QDir::toNativeSeparators(*aside))};
}

qsizetype ProfileStore::indexOf(const QString& id) const
{
    return indexIn(m_document.profiles, id);
}

std::optional<Profile> ProfileStore::find(const QString& id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? std::nullopt : std::optional<Profile>(m_document.profiles.at(index));
}

base::Result<Profile> ProfileStore::findByName(const QString& name) const
{
    for (const Qt::CaseSensitivity sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        QList<Profile> matches;
        std::ranges::copy_if(m_document.profiles, std::back_inserter(matches), [&](const Profile& profile) {
            return profile.displayName().compare(name, sensitivity) == 0;
        });
        if (matches.size() == 1)
            return matches.first();
        if (matches.size() > 1)
            return base::fail(tr("%n connections are named “%1”. Rename all but one of them.", nullptr,
                                 static_cast<int>(matches.size()))
                                  .arg(name));
    }
    return base::fail(tr("There is no connection named “%1”.").arg(name));
}

QStringList ProfileStore::groups() const
{
    QStringList groups;
    for (const Profile& profile : m_document.profiles) {
        if (!profile.group.isEmpty() && !groups.contains(profile.group))
            groups << profile.group;
    }
    groups.sort(Qt::CaseInsensitive);
    return groups;
}

void ProfileStore::save(const Profile& profile)
{
    save(QList<Profile>{profile});
}

void ProfileStore::save(const QList<Profile>& profiles)
{
    for (const Profile& profile : profiles) {
        m_pending.add(profile);
        if (const qsizetype index = indexOf(profile.id); index >= 0) {
            m_document.profiles[index] = profile;
            emit profileChanged(profile.id);
        } else {
            m_document.profiles << profile;
            emit profileAdded(profile.id);
        }
    }
    emit changed();
    startSave();
}

// A copy, because what is passed may be the identifier of the very profile that goes.
// NOLINTNEXTLINE(performance-unnecessary-value-param)
std::optional<Profile> ProfileStore::remove(QString id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return std::nullopt;
    const Profile removed = m_document.profiles.takeAt(index);
    m_pending.remove(id);
    emit profileRemoved(id);
    emit changed();
    startSave();
    return removed;
}

void ProfileStore::markUsed(const QString& id)
{
    if (auto profile = find(id)) {
        profile->lastUsed = QDateTime::currentDateTimeUtc();
        save(*profile);
    }
}

void ProfileStore::retry()
{
    startSave();
}

bool ProfileStore::hasUnsavedChanges() const
{
    return m_inFlight || !m_pending.isEmpty();
}

void ProfileStore::startSave()
{
    if (m_inFlight || m_pending.isEmpty())
        return;
    m_inFlight = std::exchange(m_pending, {});
    m_pool.start([this, number = ++m_saveNumber, job = SaveJob{m_file, *m_inFlight, m_document}] {
        const SaveReport report = runSave(job);
        // The destructor waits for this thread; a queued call to an object that is gone by then is dropped by Qt.
        QMetaObject::invokeMethod(
            this,
            [this, number, report] {
                if (number == m_saveNumber)
                    finishSave(report);
            },
            Qt::QueuedConnection);
    });
}

ProfileStore::SaveReport ProfileStore::runSave(const SaveJob& job)
{
    if (auto folder = makeFolderFor(job.file); !folder)
        return {tl::unexpected<base::Error>(folder.error()), {}};
    QLockFile lock(job.file + QStringLiteral(".lock"));
    if (!lock.tryLock(lockTimeout) && lock.error() == QLockFile::LockFailedError)
        return {base::fail(tr("The connections could not be saved: another Topicscope is saving them just now. Try "
                              "again.")),
                {}};

    ProfileDocument document = job.whole;
    QString notice;
    if (QFileInfo::exists(job.file)) {
        const auto bytes = readWholeFile(job.file);
        if (!bytes)
            return {base::fail(tr("The connections could not be saved. %1").arg(bytes.error().message)), {}};
        if (auto onDisk = parseProfiles(*bytes)) {
            document = std::move(*onDisk);
        } else {
            const auto aside = setAside(job.file);
            if (!aside)
                return {base::fail(aside.error().message), {}};
            notice = tr("The list of connections on disk was damaged: %1. It was kept as %2 and saved anew.")
                         .arg(onDisk.error().message, QDir::toNativeSeparators(*aside));
        }
    }
    for (const Profile& profile : job.changes.upserts) {
        if (const qsizetype index = indexIn(document.profiles, profile.id); index >= 0)
            document.profiles[index] = profile;
        else
            document.profiles << profile;
    }
    document.profiles.removeIf([&job](const Profile& profile) { return job.changes.removals.contains(profile.id); });
    if (auto written = replaceFile(job.file, serializeProfiles(document)); !written)
        return {tl::unexpected<base::Error>(written.error()), notice};
    return {document, notice};
}

void ProfileStore::finishSave(const SaveReport& report)
{
    const Changes attempted = std::exchange(m_inFlight, std::nullopt).value_or(Changes());
    if (!report.notice.isEmpty())
        emit notice(report.notice);
    if (!report.merged) {
        // Put what failed back beneath what changed since.
        Changes all = attempted;
        for (const Profile& profile : m_pending.upserts)
            all.add(profile);
        for (const QString& id : m_pending.removals)
            all.remove(id);
        const bool changedMeanwhile = !m_pending.isEmpty();
        m_pending = all;
        emit saveFailed(report.merged.error().message);
        if (changedMeanwhile)
            startSave();
        return;
    }
    adopt(*report.merged);
    emit saved();
    startSave();
}

void ProfileStore::adopt(const ProfileDocument& merged)
{
    ProfileDocument next = merged;
    for (const Profile& profile : m_pending.upserts) {
        if (const qsizetype index = indexIn(next.profiles, profile.id); index >= 0)
            next.profiles[index] = profile;
        else
            next.profiles << profile;
    }
    next.profiles.removeIf([this](const Profile& profile) { return m_pending.removals.contains(profile.id); });
    const ProfileDocument before = std::exchange(m_document, next);
    bool different = false;
    for (const Profile& profile : before.profiles) {
        const qsizetype index = indexOf(profile.id);
        if (index < 0)
            emit profileRemoved(profile.id);
        else if (m_document.profiles.at(index) != profile)
            emit profileChanged(profile.id);
        else
            continue;
        different = true;
    }
    for (const Profile& profile : next.profiles) {
        if (indexIn(before.profiles, profile.id) < 0) {
            emit profileAdded(profile.id);
            different = true;
        }
    }
    if (different)
        emit changed();
}

base::Result<void> ProfileStore::flush()
{
    m_pool.waitForDone();
    // The report of the save that has just ended is still in the queue. It is passed over: what was in that save is
    // simply written again.
    ++m_saveNumber;
    Changes all = std::exchange(m_inFlight, std::nullopt).value_or(Changes());
    for (const Profile& profile : m_pending.upserts)
        all.add(profile);
    for (const QString& id : m_pending.removals)
        all.remove(id);
    if (all.isEmpty())
        return {};
    const SaveReport report = runSave({m_file, all, m_document});
    if (!report.merged) {
        m_pending = all;
        return tl::unexpected<base::Error>(report.merged.error());
    }
    m_pending = {};
    return {};
}

} // namespace topicscope::profiles
