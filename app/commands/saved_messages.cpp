// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/saved_messages.h"

#include "app/profiles/safe_file.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace topicscope::commands {

namespace {

/// How long a save waits for another program that is saving, milliseconds.
constexpr int lockTimeout = 5'000;
/// What load() reads back, and so the most that is written.
constexpr qint64 largestFile = 64LL * 1024 * 1024;

int compare(const SavedMessage& a, const SavedMessage& b)
{
    if (const int folder = QString::compare(a.folder, b.folder, Qt::CaseInsensitive))
        return folder;
    return QString::compare(a.name, b.name, Qt::CaseInsensitive);
}

void sort(QList<SavedMessage>& messages)
{
    std::ranges::stable_sort(messages, [](const auto& a, const auto& b) { return compare(a, b) < 0; });
}

} // namespace

SavedMessages::SavedMessages(QString file, QObject* parent) : QObject(parent), m_file(std::move(file))
{
    m_pool.setMaxThreadCount(1);
}

SavedMessages::~SavedMessages()
{
    flush();
}

QStringList SavedMessages::load()
{
    m_document = {};
    m_pending = {};
    if (!QFileInfo::exists(m_file))
        return {};
    const auto bytes = profiles::readWholeFile(m_file, largestFile);
    // Not damaged, only out of reach: a save will try to read it again before it writes.
    if (!bytes)
        return {tr("The saved messages could not be loaded. %1").arg(bytes.error().message)};
    if (auto parsed = parseSavedMessages(*bytes)) {
        m_document = std::move(*parsed);
        sort(m_document.messages);
        emit changed();
        return std::exchange(m_document.warnings, {});
    } else {
        const auto aside = profiles::setAside(m_file);
        if (!aside)
            return {
                tr("The list of saved messages is damaged: %1. %2").arg(parsed.error().message, aside.error().message)};
        return {tr("The list of saved messages is damaged: %1. It was kept as %2, and an empty list is used.")
                    .arg(parsed.error().message, QDir::toNativeSeparators(*aside))};
    }
}

std::optional<SavedMessage> SavedMessages::find(const QString& id) const
{
    const auto found = std::ranges::find(m_document.messages, id, &SavedMessage::id);
    return found == m_document.messages.end() ? std::nullopt : std::optional(*found);
}

std::optional<SavedMessage> SavedMessages::findByName(const QString& name, const QString& folder) const
{
    const auto found = std::ranges::find_if(m_document.messages, [&](const SavedMessage& saved) {
        return saved.name.compare(name, Qt::CaseInsensitive) == 0 &&
               saved.folder.compare(folder, Qt::CaseInsensitive) == 0;
    });
    return found == m_document.messages.end() ? std::nullopt : std::optional(*found);
}

QStringList SavedMessages::folders() const
{
    QStringList folders;
    for (const SavedMessage& saved : m_document.messages) {
        if (!saved.folder.isEmpty() && !folders.contains(saved.folder))
            folders << saved.folder;
    }
    return folders; // the messages are sorted by them
}

QString SavedMessages::save(SavedMessage message)
{
    if (message.id.isEmpty())
        message.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString id = message.id;
    change({id, std::move(message)});
    return id;
}

std::optional<SavedMessage> SavedMessages::remove(const QString& id)
{
    auto removed = find(id);
    if (removed)
        change({removed->id, std::nullopt});
    return removed;
}

void SavedMessages::change(Change change)
{
    apply({change}, m_document);
    m_pending << std::move(change);
    emit changed();
    startSave();
}

void SavedMessages::apply(const QList<Change>& changes, SavedMessageDocument& document)
{
    for (const Change& change : changes) {
        const auto found = std::ranges::find(document.messages, change.id, &SavedMessage::id);
        if (!change.message) {
            if (found != document.messages.end())
                document.messages.erase(found);
        } else if (found != document.messages.end()) {
            *found = *change.message;
        } else {
            document.messages << *change.message;
        }
    }
    sort(document.messages);
}

void SavedMessages::startSave()
{
    if (!m_inFlight.isEmpty() || m_pending.isEmpty())
        return;
    m_inFlight = std::exchange(m_pending, {});
    m_pool.start([this, number = ++m_saveNumber, file = m_file, changes = m_inFlight, whole = m_document] {
        const SaveReport report = runSave(file, changes, whole);
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

SavedMessages::SaveReport SavedMessages::runSave(const QString& file, const QList<Change>& changes,
                                                 const SavedMessageDocument& whole)
{
    if (auto folder = profiles::makeFolderFor(file); !folder)
        return {tl::unexpected<base::Error>(folder.error()), {}};
    QLockFile lock(file + QStringLiteral(".lock"));
    if (!lock.tryLock(lockTimeout) && lock.error() == QLockFile::LockFailedError)
        return {base::fail(tr("The message could not be saved: another Topicscope is saving just now. Try again.")),
                {}};

    SavedMessageDocument document = whole;
    QString notice;
    if (QFileInfo::exists(file)) {
        const auto bytes = profiles::readWholeFile(file, largestFile);
        if (!bytes)
            return {base::fail(tr("The message could not be saved. %1").arg(bytes.error().message)), {}};
        if (auto onDisk = parseSavedMessages(*bytes)) {
            document = std::move(*onDisk);
        } else {
            const auto aside = profiles::setAside(file);
            if (!aside)
                return {base::fail(aside.error().message), {}};
            notice = tr("The list of saved messages on disk was damaged: %1. It was kept as %2 and saved anew.")
                         .arg(onDisk.error().message, QDir::toNativeSeparators(*aside));
        }
    }
    apply(changes, document);
    const QByteArray bytes = serializeSavedMessages(document);
    if (bytes.size() > largestFile)
        return {
            base::fail(tr("The message could not be saved: all saved messages together would take more than 64 MiB. "
                          "Delete some of them.")),
            notice};
    if (auto written = profiles::replaceFile(file, bytes); !written)
        return {base::fail(tr("The message could not be saved. %1").arg(written.error().message)), notice};
    return {document, notice};
}

void SavedMessages::finishSave(const SaveReport& report)
{
    const QList<Change> attempted = std::exchange(m_inFlight, {});
    if (!report.notice.isEmpty())
        emit notice(report.notice);
    if (!report.merged) {
        const bool changedMeanwhile = !m_pending.isEmpty();
        m_pending = attempted + m_pending;
        emit saveFailed(report.merged.error().message);
        if (changedMeanwhile)
            startSave();
        return;
    }
    SavedMessageDocument next = *report.merged;
    next.warnings.clear();
    apply(m_pending, next);
    const bool different = next.messages != m_document.messages;
    m_document = std::move(next);
    if (different)
        emit changed();
    emit saved();
    startSave();
}

base::Result<void> SavedMessages::flush()
{
    m_pool.waitForDone();
    // The report of the save that has just ended is still in the queue. It is passed over: what was in that save is
    // simply written again.
    ++m_saveNumber;
    const QList<Change> all = std::exchange(m_inFlight, {}) + m_pending;
    if (all.isEmpty())
        return {};
    const SaveReport report = runSave(m_file, all, m_document);
    if (!report.merged) {
        m_pending = all;
        return tl::unexpected<base::Error>(report.merged.error());
    }
    m_pending.clear();
    return {};
}

} // namespace topicscope::commands
