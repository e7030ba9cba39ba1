// SPDX-License-Identifier: GPL-3.0-or-later
// What the person publishes, the queue of it while there is no connection, and what became of it.
#include "app/client/clock.h"
#include "app/client/connection_worker.h"
#include "app/client/core_text.h"

#include <algorithm>

namespace topicscope::client {

quint64 ConnectionWorker::idOf(mqtt::Handle handle)
{
    if (const auto found = m_ids.find(handle); found != m_ids.end())
        return found->second;
    // Restored from a file: the number is out of the way of those that publish() gives.
    return quint64(1) << 63 | handle;
}

void ConnectionWorker::publish(quint64 id, PublishRequest request)
{
    const auto refuse = [&](const QString& reason, mqtt::ReasonCode code) {
        postResult({.id = id, .outcome = PublishResult::Outcome::NotSent, .reasonCode = int(code), .reason = reason});
        flushResults();
    };
    const bool isConnected = m_status.state == ConnectionState::Connected;
    if (!m_session || m_sessionBusy) {
        refuse(tr("There is no connection"), mqtt::ReasonCode::UnspecifiedError);
        return;
    }
    if (!isConnected) {
        if (!m_settings.queueWhileDisconnected) {
            refuse(tr("There is no connection, and this profile does not keep messages for later"),
                   mqtt::ReasonCode::UnspecifiedError);
            return;
        }
        if (m_session->queuedCount() >= m_settings.offlineQueueMaximum ||
            m_session->queuedBytes() + request.topic.size() + request.payload.size() >
                m_settings.offlineQueueMaximumBytes) {
            refuse(tr("The queue of messages waiting for the connection is full"), mqtt::ReasonCode::QuotaExceeded);
            return;
        }
    }
    m_publishing = id;
    const auto handle = m_session->publish(std::move(request), currentTime());
    if (!handle) {
        m_publishing = 0;
        refuse(fromCore(handle.error().description), handle.error().reasonCode);
        return;
    }
    // QoS 0 is finished by now, and publishFinished() has taken the id.
    if (m_publishing != 0)
        m_ids.emplace(*handle, std::exchange(m_publishing, 0));
    scheduleFlush();
}

void ConnectionWorker::publishFinished(const mqtt::PublishFinished& event)
{
    if (m_reordering)
        return;
    using Outcome = PublishResult::Outcome;
    PublishResult result;
    if (const auto found = m_ids.find(event.handle); found != m_ids.end()) {
        result.id = found->second;
        m_ids.erase(found);
    } else {
        result.id = m_publishing != 0 ? std::exchange(m_publishing, 0) : idOf(event.handle);
    }
    result.roundTripMicroseconds =
        event.outcome == mqtt::PublishOutcome::Acknowledged || event.outcome == mqtt::PublishOutcome::Rejected
            ? event.roundTrip
            : -1;
    const auto fromBroker = [&] {
        result.reasonCode = int(event.reasonCode);
        const auto packet = event.qos == mqtt::QoS::AtLeastOnce ? mqtt::PacketType::Puback : mqtt::PacketType::Pubrec;
        const QString name = fromCore(mqtt::name(event.reasonCode, packet));
        const auto text = event.properties.text(mqtt::PropertyId::ReasonString);
        result.reason = text ? tr("%1: %2").arg(name, QString::fromUtf8(text->data(), qsizetype(text->size()))) : name;
    };
    switch (event.outcome) {
    case mqtt::PublishOutcome::Sent:
        result.outcome = Outcome::Sent;
        break;
    case mqtt::PublishOutcome::Acknowledged:
        result.outcome = Outcome::Acknowledged;
        fromBroker();
        break;
    case mqtt::PublishOutcome::Rejected:
        result.outcome = Outcome::Refused;
        fromBroker();
        break;
    case mqtt::PublishOutcome::RefusedLocally:
        if (event.refusal) {
            result.reasonCode = int(event.refusal->reasonCode);
            result.reason = fromCore(event.refusal->description);
        }
        break;
    case mqtt::PublishOutcome::SessionLost:
        result.outcome = Outcome::Unknown;
        result.reason = tr("The broker lost the session; whether the message arrived is not known");
        break;
    case mqtt::PublishOutcome::Expired:
        result.reason = tr("The message expired while it waited");
        break;
    case mqtt::PublishOutcome::Cancelled:
        result.reason = tr("Taken back before it was sent");
        break;
    }
    postResult(std::move(result));
}

std::vector<QueuedPublish> ConnectionWorker::offlineQueue()
{
    std::vector<QueuedPublish> queue;
    if (!m_session)
        return queue;
    for (const mqtt::Session::Queued& waiting : m_session->queued())
        queue.push_back(
            {.id = idOf(waiting.handle), .request = *waiting.request, .queuedAt = asDateTime(waiting.since)});
    return queue;
}

void ConnectionWorker::removeQueued(const std::vector<quint64>& ids)
{
    if (!m_session)
        return;
    std::vector<mqtt::Handle> handles;
    for (const mqtt::Session::Queued& waiting : m_session->queued()) {
        if (std::find(ids.begin(), ids.end(), idOf(waiting.handle)) != ids.end())
            handles.push_back(waiting.handle);
    }
    for (const mqtt::Handle handle : handles)
        m_session->cancel(handle);
    afterSession();
}

void ConnectionWorker::queueAgain(std::vector<Waiting> queue)
{
    for (Waiting& waiting : queue) {
        // As old as before: Message Expiry goes on from when it was published. It was accepted once, so it is again.
        if (const auto handle = m_session->publish(std::move(waiting.request), waiting.since))
            m_ids.emplace(*handle, waiting.id);
    }
}

void ConnectionWorker::reorderQueue(const std::vector<quint64>& ids)
{
    if (!m_session || m_session->state() != mqtt::Session::State::Disconnected)
        return;
    std::vector<Waiting> queue;
    for (const mqtt::Session::Queued& waiting : m_session->queued())
        queue.push_back({idOf(waiting.handle), waiting.handle, *waiting.request, waiting.since});
    std::ranges::stable_sort(queue, {}, [&ids](const Waiting& waiting) {
        return std::ranges::find(ids, waiting.id) - ids.begin(); // not named: the end
    });
    m_reordering = true;
    for (const Waiting& waiting : queue) {
        m_session->cancel(waiting.handle);
        m_ids.erase(waiting.handle);
    }
    queueAgain(std::move(queue));
    m_reordering = false;
    afterSession();
    m_shared->post([](Connection& handle) { emit handle.offlineQueueChanged(); });
}

void ConnectionWorker::postResult(PublishResult result)
{
    m_results.push_back(std::move(result));
}

void ConnectionWorker::flushResults()
{
    if (m_results.empty())
        return;
    m_shared->post([results = QList<PublishResult>(m_results.begin(), m_results.end())](Connection& handle) {
        emit handle.published(results);
    });
    m_results.clear();
}

void ConnectionWorker::reauthenticate()
{
    if (!m_session)
        return;
    if (const auto started = m_session->reauthenticate(currentTime()); !started)
        log(LogEntry::Level::Warning, fromCore(started.error().description));
    afterSession();
}

} // namespace topicscope::client
