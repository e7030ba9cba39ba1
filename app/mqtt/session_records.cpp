// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/record_codec.h"
#include "app/mqtt/session_state.h"

#include <algorithm>

/// SessionState as records: one byte of kind, a length, the body, and a checksum of all that. A file of records is read
/// from the start and believed up to the first one that is not whole.
namespace topicscope::mqtt {

void SessionState::note(Record record, const Bytes& body)
{
    appendRecord(m_changes, record, body);
}

void SessionState::noteNumber(Record record, std::uint64_t number)
{
    if (!m_keepChanges)
        return;
    Bytes body;
    appendNumber(body, number);
    note(record, body);
}

void SessionState::appendRecord(Bytes& out, Record record, const Bytes& body)
{
    const std::size_t start = out.size();
    out.push_back(static_cast<char>(record));
    appendBytes(out, body);
    const std::uint32_t sum = checksum(BytesView{out}.substr(start));
    for (unsigned shift = 0; shift < 32; shift += 8)
        out.push_back(static_cast<char>(sum >> shift & 0xFF));
}

Bytes SessionState::acceptedBody(const OutgoingPublish& publish)
{
    Bytes body;
    appendNumber(body, publish.handle);
    appendNumber(body, static_cast<std::uint64_t>(publish.accepted));
    appendNumber(body, static_cast<std::uint64_t>(publish.request.qos));
    appendNumber(body, publish.request.retain ? 1 : 0);
    appendBytes(body, publish.request.topic);
    appendBytes(body, publish.encodedProperties);
    appendBytes(body, publish.request.payload);
    return body;
}

Bytes SessionState::launchedBody(const OutgoingPublish& publish)
{
    Bytes body;
    appendNumber(body, publish.handle);
    appendNumber(body, publish.packetId);
    return body;
}

Bytes SessionState::subscribedBody(const SubscribedFilter& entry)
{
    const SubscriptionOptions& options = entry.subscription.options;
    Bytes body;
    appendBytes(body, entry.subscription.filter);
    appendNumber(body, static_cast<std::uint64_t>(options.qos));
    appendNumber(body, (options.noLocal ? 1U : 0U) | (options.retainAsPublished ? 2U : 0U));
    appendNumber(body, static_cast<std::uint64_t>(options.retainHandling));
    appendNumber(body, static_cast<std::uint64_t>(entry.reasonCode));
    appendNumber(body, entry.identifier);
    return body;
}

Bytes SessionState::exported() const
{
    Bytes out;
    if (m_exists)
        appendRecord(out, Record::Begun, m_clientId);
    for (const auto& [filter, subscription] : m_subscriptions)
        appendRecord(out, Record::Subscribed, subscribedBody(subscription));
    for (const OutgoingPublish& publish : m_inFlight) {
        appendRecord(out, Record::Accepted, acceptedBody(publish));
        appendRecord(out, Record::Launched, launchedBody(publish));
        if (publish.released) {
            Bytes body;
            appendNumber(body, publish.packetId);
            appendRecord(out, Record::Released, body);
        }
    }
    m_received.forEach([&](std::uint16_t id) {
        Bytes body;
        appendNumber(body, id);
        appendRecord(out, Record::Received, body);
    });
    for (const OutgoingPublish& publish : m_queue)
        appendRecord(out, Record::Accepted, acceptedBody(publish));
    return out;
}

bool SessionState::import(BytesView records)
{
    clear();
    const bool keep = m_keepChanges;
    m_keepChanges = false; // what is read is written already
    bool whole = true;
    while (whole && !records.empty()) {
        RecordCursor cursor(records.substr(1));
        const BytesView body = cursor.bytes();
        if (!cursor.ok()) {
            whole = false;
            break;
        }
        const auto length = static_cast<std::size_t>(body.data() + body.size() - records.data());
        const BytesView sum = cursor.take(4);
        whole = cursor.ok();
        if (!whole)
            break;
        std::uint32_t expected = 0;
        for (std::size_t byte = 0; byte < 4; ++byte)
            expected |= std::uint32_t{static_cast<std::uint8_t>(sum[byte])} << (8 * byte);
        whole = checksum(records.substr(0, length)) == expected && apply(static_cast<Record>(records.front()), body);
        records.remove_prefix(length + 4);
    }
    m_keepChanges = keep;
    return whole;
}

bool SessionState::apply(Record record, BytesView body)
{
    RecordCursor cursor(body);
    switch (record) {
    case Record::Begun:
        m_exists = true;
        m_clientId = Bytes{body};
        return true;
    case Record::Accepted:
        return applyAccepted(body);
    case Record::Launched:
        return applyLaunched(body);
    case Record::Released: {
        OutgoingPublish* publish = find(static_cast<std::uint16_t>(cursor.number()));
        if (publish != nullptr)
            release(*publish);
        return publish != nullptr;
    }
    case Record::Finished:
        return applyFinished(cursor.number());
    case Record::Received:
        addReceived(static_cast<std::uint16_t>(cursor.number()));
        return cursor.ok();
    case Record::Completed:
        removeReceived(static_cast<std::uint16_t>(cursor.number()));
        return cursor.ok();
    case Record::Subscribed:
        return applySubscribed(body);
    case Record::Unsubscribed:
        removeSubscription(body);
        return true;
    case Record::Discarded:
        discard();
        return true;
    }
    return false;
}

bool SessionState::applyAccepted(BytesView body)
{
    RecordCursor cursor(body);
    const Handle handle = cursor.number();
    const auto accepted = static_cast<Time>(cursor.number());
    const std::uint64_t qos = cursor.number();
    const bool retain = cursor.number() != 0;
    const BytesView topic = cursor.bytes();
    const BytesView properties = cursor.bytes();
    const BytesView payload = cursor.bytes();
    auto decoded = Properties::decode(properties, PropertyHome::Publish);
    if (!cursor.ok() || handle == 0 || qos > 2 || !decoded)
        return false;
    OutgoingPublish& publish =
        accept({Bytes{topic}, Bytes{payload}, static_cast<QoS>(qos), retain, std::move(*decoded)}, accepted);
    publish.handle = handle;
    m_nextHandle = std::max(m_nextHandle, handle + 1);
    return true;
}

bool SessionState::applyLaunched(BytesView body)
{
    RecordCursor cursor(body);
    const Handle handle = cursor.number();
    const std::uint64_t id = cursor.number();
    const auto position = std::ranges::find(m_queue, handle, &OutgoingPublish::handle);
    if (!cursor.ok() || id == 0 || id > 65'535 || position == m_queue.end() ||
        m_packetIds.isUsed(static_cast<std::uint16_t>(id)))
        return false;
    const auto packetId = static_cast<std::uint16_t>(id);
    m_packetIds.resumeAt(packetId);
    moveToFlight(position, packetId);
    return true;
}

bool SessionState::applyFinished(Handle handle)
{
    const auto flying = std::ranges::find(m_inFlight, handle, &OutgoingPublish::handle);
    if (flying != m_inFlight.end()) {
        finish(flying->packetId);
        return true;
    }
    const auto waiting = std::ranges::find(m_queue, handle, &OutgoingPublish::handle);
    if (waiting != m_queue.end())
        dequeue(waiting);
    return true;
}

bool SessionState::applySubscribed(BytesView body)
{
    RecordCursor cursor(body);
    SubscribedFilter entry;
    entry.subscription.filter = Bytes{cursor.bytes()};
    SubscriptionOptions& options = entry.subscription.options;
    const std::uint64_t qos = cursor.number();
    const std::uint64_t flags = cursor.number();
    const std::uint64_t handling = cursor.number();
    entry.reasonCode = static_cast<ReasonCode>(cursor.number());
    entry.identifier = static_cast<std::uint32_t>(cursor.number());
    if (!cursor.ok() || qos > 2 || handling > 2)
        return false;
    options.qos = static_cast<QoS>(qos);
    options.noLocal = (flags & 1) != 0;
    options.retainAsPublished = (flags & 2) != 0;
    options.retainHandling = static_cast<RetainHandling>(handling);
    setSubscription(entry);
    return true;
}

} // namespace topicscope::mqtt
