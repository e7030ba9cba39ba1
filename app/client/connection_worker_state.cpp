// SPDX-License-Identifier: GPL-3.0-or-later
// The session's state in its file: read on opening, saved before anything goes out, let go of in the end.
#include "app/client/clock.h"
#include "app/client/connection_worker.h"

#include <set>

namespace topicscope::client {

/// The session of an earlier open() goes on when it is the same client at the same broker; else there is a new one.
void ConnectionWorker::prepareSession()
{
    const QByteArray identity =
        m_settings.url.hostAndPort().toUtf8() + ' ' + QByteArray::fromStdString(m_settings.connect.clientId);
    const bool same = m_session && identity == m_sessionIdentity && m_settings.sessionFile == m_sessionFileName;
    if (!same) {
        if (m_session) {
            saveState();
            leaveMessagesBehind();
        }
        m_session = std::make_unique<mqtt::Session>(static_cast<mqtt::SessionListener&>(*this));
        m_session->setPacketObserver(this);
        m_sessionIdentity = identity;
        m_sessionFileName = m_settings.sessionFile;
        m_ids.clear();
        m_file.reset();
        m_saveFailed = false;
        m_madeUpClientId.clear();
        if (!m_sessionFileName.isEmpty())
            m_file = std::make_unique<SessionFile>(m_sessionFileName, identity);
    }
    m_sessionBusy = m_file && !readSessionFile();
}

/// What waits for one broker or client identifier must not go to another one; whoever published it is told.
void ConnectionWorker::leaveMessagesBehind()
{
    const auto leave = [this](mqtt::Handle handle, PublishResult::Outcome outcome) {
        postResult(
            {.id = idOf(handle),
             .outcome = outcome,
             .reason =
                 tr("The connection has another session now: another broker, client identifier or way to keep it")});
    };
    for (const mqtt::Session::InFlight& publish : m_session->inFlight())
        leave(publish.handle, PublishResult::Outcome::Unknown);
    for (const mqtt::Session::Queued& waiting : m_session->queued())
        leave(waiting.handle, PublishResult::Outcome::NotSent);
}

bool ConnectionWorker::readSessionFile()
{
    if (!m_file->lock())
        return false;
    if (m_file->hasChanged()) // else what is in memory is what is in the file
        takeOverSession();
    return true;
}

void ConnectionWorker::takeOverSession()
{
    std::vector<Waiting> own;
    for (const mqtt::Session::Queued& waiting : m_session->queued()) {
        if (waiting.handle < m_unsavedFrom || m_unsavedFrom == 0)
            continue;
        own.push_back({idOf(waiting.handle), waiting.handle, *waiting.request, waiting.since});
        m_ids.erase(waiting.handle);
    }
    const mqtt::Bytes records = m_file->load();
    if (!records.empty() && !m_session->importState(records)) {
        m_file->keepDamaged();
        log(LogEntry::Level::Warning, tr("The saved session could not be read to its end; everything before that is "
                                         "restored. The file as it was is kept with the ending \".damaged\"."));
    }
    std::set<mqtt::Handle> known;
    for (const mqtt::Session::Queued& waiting : m_session->queued())
        known.insert(waiting.handle);
    for (const mqtt::Session::InFlight& publish : m_session->inFlight())
        known.insert(publish.handle);
    for (auto entry = m_ids.begin(); entry != m_ids.end();) {
        if (known.contains(entry->first)) {
            ++entry;
            continue;
        }
        postResult({.id = entry->second,
                    .outcome = PublishResult::Outcome::Unknown,
                    .reason = tr("Another program went on with this session; what became of the message, it knows")});
        entry = m_ids.erase(entry);
    }
    queueAgain(std::move(own));
    m_session->keepStateChanges(true);
    m_session->takeStateChanges();
    if (!m_file->replace(m_session->exportState()) || !m_file->errorText().isEmpty())
        log(LogEntry::Level::Warning, m_file->errorText());
    m_savedRevision = m_session->stateRevision();
    updateGauges();
    flushResults();
}

bool ConnectionWorker::writeState()
{
    const mqtt::Bytes changes = m_session->takeStateChanges();
    bool good = !m_saveFailed && (changes.empty() || m_file->append(changes));
    if (!good || m_file->wantsSnapshot())
        good = m_file->replace(m_session->exportState());
    if (good)
        m_savedRevision = m_session->stateRevision();
    return good;
}

/// Before anything goes out: what the file says is then never behind what the broker knows.
void ConnectionWorker::saveState()
{
    if (!m_file || m_sessionBusy || m_session->stateRevision() == m_savedRevision)
        return;
    // A disk that was full a moment ago is not asked again for every message.
    const mqtt::Time now = currentTime();
    if (m_saveFailed && now < m_saveAgainAt)
        return;
    m_saveAgainAt = now + mqtt::seconds(1);
    const bool held = m_file->isLocked();
    // Let go of, another program may have it, or have gone on with it: then it is left alone, see takeOverSession().
    if (!held && !m_file->lock())
        return;
    if (!held && m_file->hasChanged()) {
        m_file->unlockUnread();
        return;
    }
    const bool good = writeState();
    if (!held) {
        m_file->unlock();
        if (good)
            m_unsavedFrom = m_session->nextHandle();
    }
    // Once, not for every message that cannot be saved.
    if (good != m_saveFailed)
        return;
    m_saveFailed = !good;
    if (m_saveFailed)
        log(LogEntry::Level::Error, m_file->errorText());
    else
        log(LogEntry::Level::Info, tr("The session is saved again."));
}

/// Saves for the last time; whoever opens the session next, finds all of it.
void ConnectionWorker::letGoOfFile()
{
    m_saveAgainAt = 0;
    saveState();
    if (m_file && m_file->isLocked()) {
        m_file->unlock();
        m_unsavedFrom = m_session->nextHandle();
    }
}

} // namespace topicscope::client
