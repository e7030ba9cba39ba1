// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/session_state.h"

#include "app/mqtt/record_codec.h"

namespace topicscope::mqtt {
namespace {

std::size_t bytesOf(const OutgoingPublish& publish)
{
    return publish.request.topic.size() + publish.request.payload.size();
}

} // namespace

OutgoingPublish& SessionState::accept(PublishRequest request, Time now)
{
    OutgoingPublish& publish = m_queue.emplace_back();
    publish.handle = takeHandle();
    publish.encodedProperties = request.properties.encoded();
    publish.request = std::move(request);
    publish.accepted = now;
    m_queuedBytes += bytesOf(publish);
    if (m_keepChanges)
        note(Record::Accepted, acceptedBody(publish));
    ++m_revision;
    return publish;
}

OutgoingPublish& SessionState::launch(std::uint16_t packetId)
{
    moveToFlight(m_queue.begin(), packetId);
    OutgoingPublish& publish = m_inFlight.back();
    if (m_keepChanges)
        note(Record::Launched, launchedBody(publish));
    ++m_revision;
    return publish;
}

void SessionState::moveToFlight(Publishes::iterator position, std::uint16_t packetId)
{
    m_queuedBytes -= bytesOf(*position);
    position->packetId = packetId;
    m_inFlight.splice(m_inFlight.end(), m_queue, position);
    m_byPacketId[packetId] = std::prev(m_inFlight.end());
}

OutgoingPublish* SessionState::find(std::uint16_t packetId)
{
    const auto found = m_byPacketId.find(packetId);
    return found == m_byPacketId.end() ? nullptr : &*found->second;
}

void SessionState::release(OutgoingPublish& publish)
{
    publish.released = true;
    // Only PUBREL can follow, so the message itself need not be kept.
    publish.request.payload = {};
    publish.request.properties = {};
    publish.encodedProperties = {};
    noteNumber(Record::Released, publish.packetId);
    ++m_revision;
}

OutgoingPublish SessionState::finish(std::uint16_t packetId)
{
    const auto found = m_byPacketId.find(packetId);
    const Publishes::iterator position = found->second;
    m_byPacketId.erase(found);
    OutgoingPublish publish = std::move(*position);
    m_inFlight.erase(position);
    m_packetIds.release(packetId);
    noteNumber(Record::Finished, publish.handle);
    ++m_revision;
    return publish;
}

OutgoingPublish SessionState::dequeue(Publishes::iterator position)
{
    m_queuedBytes -= bytesOf(*position);
    OutgoingPublish publish = std::move(*position);
    m_queue.erase(position);
    noteNumber(Record::Finished, publish.handle);
    ++m_revision;
    return publish;
}

void SessionState::addReceived(std::uint16_t packetId)
{
    m_received.insert(packetId);
    noteNumber(Record::Received, packetId);
    ++m_revision;
}

void SessionState::removeReceived(std::uint16_t packetId)
{
    m_received.erase(packetId);
    noteNumber(Record::Completed, packetId);
    ++m_revision;
}

void SessionState::setSubscription(const SubscribedFilter& subscription)
{
    const Bytes& filter = subscription.subscription.filter;
    m_subscriptions[filter] = subscription;
    if (subscription.identifier != 0)
        name(subscription.identifier, filter);
    if (m_keepChanges)
        note(Record::Subscribed, subscribedBody(subscription));
    ++m_revision;
}

void SessionState::removeSubscription(BytesView filter)
{
    const auto found = m_subscriptions.find(filter);
    if (found == m_subscriptions.end())
        return;
    if (m_keepChanges)
        note(Record::Unsubscribed, found->first);
    m_subscriptions.erase(found);
    ++m_revision;
}

void SessionState::name(std::uint32_t identifier, BytesView filter)
{
    m_identifiers.insert_or_assign(Bytes{filter}, identifier);
    m_filters.emplace(identifier, filter);
}

std::uint32_t SessionState::identifierFor(BytesView filter)
{
    if (const auto known = m_identifiers.find(filter);
        known != m_identifiers.end() && filterOf(known->second) == filter)
        return known->second;
    // Past those that the caller chose, or that an imported state holds.
    while (m_filters.contains(m_nextIdentifier))
        ++m_nextIdentifier;
    name(m_nextIdentifier, filter);
    return m_nextIdentifier++;
}

BytesView SessionState::filterOf(std::uint32_t identifier) const noexcept
{
    const auto found = m_filters.find(identifier);
    return found == m_filters.end() ? BytesView{} : BytesView{found->second};
}

void SessionState::begin(const Bytes& clientId)
{
    if (m_exists && m_clientId == clientId)
        return;
    m_exists = true;
    m_clientId = clientId;
    if (m_keepChanges)
        note(Record::Begun, clientId);
    ++m_revision;
}

SessionState::Publishes SessionState::discard()
{
    Publishes lost;
    lost.swap(m_inFlight);
    for (const OutgoingPublish& publish : lost)
        m_packetIds.release(publish.packetId);
    m_byPacketId.clear();
    m_received.clear();
    m_subscriptions.clear();
    m_exists = false;
    if (m_keepChanges)
        note(Record::Discarded, {});
    ++m_revision;
    return lost;
}

void SessionState::clear()
{
    const bool keep = m_keepChanges;
    const Handle next = m_nextHandle;
    const std::uint64_t revision = m_revision;
    *this = SessionState{};
    m_keepChanges = keep;
    m_nextHandle = next; // handles are never given twice
    m_revision = revision + 1;
}

void SessionState::keepChanges(bool keep)
{
    m_keepChanges = keep;
    m_changes.clear();
}

Bytes SessionState::takeChanges()
{
    Bytes changes;
    changes.swap(m_changes);
    return changes;
}

} // namespace topicscope::mqtt
