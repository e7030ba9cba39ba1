// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/session_p.h"
#include "app/mqtt/text.h"
#include "app/mqtt/topic.h"
#include "app/mqtt/writer.h"

#include <algorithm>

/// Messages to the server: PUBLISH, its acknowledgements, and the send quota (§4.9).
namespace topicscope::mqtt {
namespace {

using Id = PropertyId;
using Position = SessionState::Publishes::iterator;

constexpr std::uint8_t pubrelByte = 0x62;

/// What no server of any version would take.
std::optional<RequestError> checkRequest(const PublishRequest& request)
{
    if (const auto problem = validateTopicName(request.topic))
        return failure(ReasonCode::TopicNameInvalid, problem->clause, problem->description);
    if (static_cast<std::uint8_t>(request.qos) > 2)
        return failure(ReasonCode::QoSNotSupported, "MQTT-3.3.1-4",
                       QT_TRANSLATE_NOOP("mqtt", "There is no QoS above 2."));
    if (const auto error = validate(request.properties, PropertyHome::Publish))
        return failure(error->reasonCode, error->clause, error->description);
    if (request.properties.contains(Id::SubscriptionIdentifier))
        return failure(ReasonCode::ProtocolError, "MQTT-3.3.4-6",
                       QT_TRANSLATE_NOOP("mqtt", "A client must not publish with a subscription identifier."));
    return std::nullopt;
}

PublishView viewOf(const OutgoingPublish& publish, bool duplicate)
{
    PublishView view;
    view.topic = publish.request.topic;
    view.encodedProperties = publish.encodedProperties;
    view.payload = publish.request.payload;
    view.packetId = publish.packetId;
    view.qos = publish.request.qos;
    view.retain = publish.request.retain;
    view.duplicate = duplicate;
    return view;
}

bool isExpired(const OutgoingPublish& publish, Time now)
{
    const auto interval = publish.request.properties.number(Id::MessageExpiryInterval);
    return interval && now - publish.accepted >= seconds(*interval) && now != publish.accepted;
}

} // namespace

std::optional<RequestError> Session::Private::checkLimits(const PublishRequest& request,
                                                          BytesView encodedProperties) const
{
    if (!version5() && !request.properties.isEmpty())
        return failure(ReasonCode::ProtocolError, "§2.2.2",
                       QT_TRANSLATE_NOOP("mqtt", "Before MQTT 5.0 messages have no properties."));
    if (request.qos > m_limits.maximumQoS)
        return failure(ReasonCode::QoSNotSupported, "MQTT-3.2.2-11",
                       QT_TRANSLATE_NOOP("mqtt", "The QoS is higher than the server's Maximum QoS."));
    if (request.retain && !m_limits.retainAvailable)
        return failure(ReasonCode::RetainNotSupported, "MQTT-3.2.2-14",
                       QT_TRANSLATE_NOOP("mqtt", "The server does not keep retained messages."));
    if (request.properties.number(Id::TopicAlias).value_or(0) > m_limits.topicAliasMaximum)
        return failure(ReasonCode::TopicAliasInvalid, "MQTT-3.2.2-17",
                       QT_TRANSLATE_NOOP("mqtt", "The topic alias is above the server's Topic Alias Maximum."));
    PublishView view;
    view.topic = request.topic;
    view.encodedProperties = encodedProperties;
    view.payload = request.payload;
    view.qos = request.qos;
    const std::size_t size = encodedSize(view, m_options.version);
    if (size > m_limits.maximumPacketSize)
        return failure(ReasonCode::PacketTooLarge, "MQTT-3.2.2-15",
                       m_limits.maximumPacketSize < largestPacket
                           ? QT_TRANSLATE_NOOP("mqtt", "The message is larger than the server's Maximum Packet Size.")
                           : QT_TRANSLATE_NOOP("mqtt", "The message is larger than a packet can be."));
    return std::nullopt;
}

tl::expected<Handle, RequestError> Session::Private::publish(PublishRequest request, Time now)
{
    if (auto problem = checkRequest(request))
        return tl::unexpected(*problem);
    if (m_state == State::Connected) {
        const Bytes encoded = request.properties.encoded();
        if (auto problem = checkLimits(request, encoded))
            return tl::unexpected(*problem);
        // Nothing waits before it and nobody has to remember it: straight to the output.
        if (request.qos == QoS::AtMostOnce && m_session.queue().empty()) {
            OutgoingPublish once;
            once.handle = m_session.takeHandle();
            once.encodedProperties = encoded;
            once.request = std::move(request);
            sendPublish(once, false, now);
            PublishFinished event;
            event.handle = once.handle;
            m_listener.publishFinished(event);
            return once.handle;
        }
    }
    const Handle handle = m_session.accept(std::move(request), now).handle;
    pump(now);
    return handle;
}

bool Session::Private::cancel(Handle handle)
{
    auto& queue = m_session.queue();
    const auto position = std::ranges::find(queue, handle, &OutgoingPublish::handle);
    if (position == queue.end())
        return false;
    finishQueued(position, PublishOutcome::Cancelled, std::nullopt);
    return true;
}

void Session::Private::finishQueued(Position position, PublishOutcome outcome, std::optional<RequestError> refusal)
{
    const OutgoingPublish publish = m_session.dequeue(position);
    PublishFinished event;
    event.handle = publish.handle;
    event.qos = publish.request.qos;
    event.outcome = outcome;
    if (refusal)
        event.refusal = spoken(*refusal);
    m_listener.publishFinished(event);
}

void Session::Private::finishInFlight(std::uint16_t packetId, PublishOutcome outcome, ReasonCode code,
                                      const Properties& properties, Time now)
{
    if (m_resend != m_session.inFlight().end() && m_resend->packetId == packetId)
        ++m_resend;
    const OutgoingPublish publish = m_session.finish(packetId);
    m_onWire -= publish.onWire ? 1 : 0;
    PublishFinished event;
    event.handle = publish.handle;
    event.packetId = packetId;
    event.qos = publish.request.qos;
    event.outcome = outcome;
    event.reasonCode = code;
    event.properties = properties;
    event.roundTrip = now - publish.sent;
    m_listener.publishFinished(event);
}

// --- Sending

/// After CONNACK: what is released is released again, at once, as only PUBLISH packets are held back by the server's
/// Receive Maximum [MQTT-3.3.4-8]; what is not is published again in its first order [MQTT-4.4.0-1, MQTT-4.6.0-1].
void Session::Private::resumePublishes(Time now)
{
    m_onWire = 0;
    auto& inFlight = m_session.inFlight();
    for (OutgoingPublish& publish : inFlight) {
        publish.onWire = publish.released;
        m_onWire += publish.released ? 1 : 0;
    }
    m_resend = inFlight.begin();
    // PUBREL goes out as its place comes, and without regard to the quota once no PUBLISH may be sent any more.
    while (m_state == State::Connected && m_onWire < m_limits.receiveMaximum && resendNext(now)) {
    }
    for (auto position = m_resend; position != inFlight.end(); ++position) {
        if (position->released && m_state == State::Connected) {
            position->sent = now;
            sendAcknowledgement(pubrelByte, position->packetId, ReasonCode::Success, now);
        }
    }
    m_releasedAgain = true;
    pump(now);
}

/// Sends one of what was in flight when the connection came up. False: nothing is left.
bool Session::Private::resendNext(Time now)
{
    if (m_resend == m_session.inFlight().end())
        return false;
    OutgoingPublish& publish = *m_resend++;
    if (publish.released) {
        if (!m_releasedAgain) {
            publish.sent = now;
            sendAcknowledgement(pubrelByte, publish.packetId, ReasonCode::Success, now);
        }
        return true;
    }
    if (auto refusal = checkLimits(publish.request, publish.encodedProperties)) {
        // The server changed its limits between two connections.
        const OutgoingPublish refused = m_session.finish(publish.packetId);
        PublishFinished event;
        event.handle = refused.handle;
        event.packetId = refused.packetId;
        event.qos = refused.request.qos;
        event.outcome = PublishOutcome::RefusedLocally;
        event.refusal = spoken(*refusal);
        m_listener.publishFinished(event);
        return true;
    }
    publish.onWire = true;
    ++m_onWire;
    sendPublish(publish, true, now);
    return true;
}

/// Sends as much of what waits as the server's Receive Maximum and the free packet identifiers allow.
void Session::Private::pump(Time now)
{
    if (m_pumping) // a listener published from within
        return;
    m_pumping = true;
    while (m_state == State::Connected && m_releasedAgain) {
        if (m_resend != m_session.inFlight().end()) {
            if (m_onWire >= m_limits.receiveMaximum)
                break;
            resendNext(now);
        } else if (!sendFirstQueued(now)) {
            break;
        }
    }
    m_pumping = false;
}

/// False when the first of the queue has to wait, or there is none.
bool Session::Private::sendFirstQueued(Time now)
{
    auto& queue = m_session.queue();
    if (queue.empty())
        return false;
    const Position first = queue.begin();
    if (isExpired(*first, now)) {
        finishQueued(first, PublishOutcome::Expired, std::nullopt);
        return true;
    }
    if (auto refusal = checkLimits(first->request, first->encodedProperties)) {
        finishQueued(first, PublishOutcome::RefusedLocally, refusal);
        return true;
    }
    if (first->request.qos == QoS::AtMostOnce) {
        sendPublish(*first, false, now);
        finishQueued(first, PublishOutcome::Sent, std::nullopt);
        return true;
    }
    if (m_onWire >= m_limits.receiveMaximum)
        return false;
    const std::uint16_t packetId = m_session.packetIds().take();
    if (packetId == 0)
        return false;
    OutgoingPublish& publish = m_session.launch(packetId);
    publish.onWire = true;
    ++m_onWire;
    sendPublish(publish, false, now);
    return true;
}

void Session::Private::sendPublish(OutgoingPublish& publish, bool duplicate, Time now)
{
    publish.sent = now;
    PublishView view = viewOf(publish, duplicate);
    const Properties& properties = publish.request.properties;
    if (const auto chosen = properties.number(Id::TopicAlias); chosen && version5()) {
        m_aliases.assign(static_cast<std::uint16_t>(*chosen), view.topic);
    } else if (!duplicate && version5()) {
        // Identifier and value of the Topic Alias property; a shorter topic is not worth one.
        constexpr std::size_t aliasBytes = 3;
        const bool fits = view.topic.size() > aliasBytes &&
                          encodedSize(view, m_options.version) + aliasBytes + 2 <= m_limits.maximumPacketSize;
        if (const TopicAliases::Use use = fits ? m_aliases.use(view.topic) : TopicAliases::Use{}; use.alias != 0) {
            m_scratch.assign(view.encodedProperties);
            writeByte(m_scratch, static_cast<std::uint32_t>(Id::TopicAlias));
            writeTwoBytes(m_scratch, use.alias);
            view.encodedProperties = m_scratch;
            if (use.known)
                view.topic = {};
        }
    }
    send(view, now);
}

// --- Acknowledgements

void Session::Private::on(const Puback& packet, BytesView bytes, Time now)
{
    OutgoingPublish* publish = m_session.find(packet.packetId);
    if (publish == nullptr) {
        notice(Notice::Kind::UnsolicitedAcknowledgement, PacketType::Puback, packet.packetId, "§4.13",
               QT_TRANSLATE_NOOP("mqtt", "The server acknowledged a message that is not in flight."));
        return;
    }
    if (publish->request.qos != QoS::AtLeastOnce) {
        terminate(bytes, ReasonCode::ProtocolError, "MQTT-4.3.3-8",
                  QT_TRANSLATE_NOOP("mqtt", "The server answered a QoS 2 message with PUBACK."), now);
        return;
    }
    finishInFlight(packet.packetId,
                   isFailure(packet.reasonCode) ? PublishOutcome::Rejected : PublishOutcome::Acknowledged,
                   packet.reasonCode, packet.properties, now);
    pump(now);
}

void Session::Private::on(const Pubrec& packet, BytesView bytes, Time now)
{
    OutgoingPublish* publish = m_session.find(packet.packetId);
    if (publish == nullptr) {
        if (isFailure(packet.reasonCode)) {
            notice(Notice::Kind::UnsolicitedAcknowledgement, PacketType::Pubrec, packet.packetId, "§4.13",
                   QT_TRANSLATE_NOOP("mqtt", "The server refused a message that is not in flight."));
            return;
        }
        // In 3.x PUBREL has no reason code; mosquitto sends it all the same, which ends the server's half of the flow.
        sendAcknowledgement(pubrelByte, packet.packetId, ReasonCode::PacketIdentifierNotFound, now);
        notice(Notice::Kind::UnknownPubrec, PacketType::Pubrec, packet.packetId, "§3.6.2",
               QT_TRANSLATE_NOOP("mqtt", "The server received a message that is not in flight here."));
        return;
    }
    if (publish->request.qos != QoS::ExactlyOnce) {
        terminate(bytes, ReasonCode::ProtocolError, "MQTT-4.3.2-4",
                  QT_TRANSLATE_NOOP("mqtt", "The server answered a QoS 1 message with PUBREC."), now);
        return;
    }
    if (isFailure(packet.reasonCode)) { // [MQTT-4.3.3-4]: no PUBREL, and the identifier is free
        finishInFlight(packet.packetId, PublishOutcome::Rejected, packet.reasonCode, packet.properties, now);
        pump(now);
        return;
    }
    if (!publish->released) {
        publish->recReasonCode = packet.reasonCode;
        m_session.release(*publish);
    }
    if (!publish->onWire) {
        publish->onWire = true;
        ++m_onWire;
    }
    publish->sent = now;
    sendAcknowledgement(pubrelByte, packet.packetId, ReasonCode::Success, now);
}

void Session::Private::on(const Pubcomp& packet, BytesView bytes, Time now)
{
    OutgoingPublish* publish = m_session.find(packet.packetId);
    if (publish == nullptr) {
        notice(Notice::Kind::UnsolicitedAcknowledgement, PacketType::Pubcomp, packet.packetId, "§4.13",
               QT_TRANSLATE_NOOP("mqtt", "The server completed a message that is not in flight."));
        return;
    }
    if (!publish->released) {
        terminate(bytes, ReasonCode::ProtocolError, "MQTT-4.3.3-11",
                  QT_TRANSLATE_NOOP("mqtt", "The server completed a message that was not released."), now);
        return;
    }
    // Packet Identifier not found is no failure here: the server is done with it, which is what was wanted.
    const ReasonCode code = isFailure(packet.reasonCode) ? packet.reasonCode : publish->recReasonCode;
    finishInFlight(packet.packetId, PublishOutcome::Acknowledged, code, packet.properties, now);
    pump(now);
}

} // namespace topicscope::mqtt
