// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/session_p.h"
#include "app/mqtt/text.h"

/// Messages from the server: PUBLISH, and PUBREL for those of QoS 2.
namespace topicscope::mqtt {
namespace {

constexpr std::uint8_t pubackByte = 0x40;
constexpr std::uint8_t pubrecByte = 0x50;
constexpr std::uint8_t pubcompByte = 0x70;

/// The backlog of a resumed session ends at the first pause of this length …
constexpr Time backlogPause = 500'000;
/// … and for QoS 0, which most servers do not keep for later, this long after CONNACK even without a pause.
constexpr Time backlogOfQoS0 = seconds(10);

/// With Retain As Published, what the server sends for a new subscription ends at a gap of this length …
constexpr Time snapshotGap = 100'000;
/// … and at the latest this long after SUBACK: where all is published retained, no gap may come.
constexpr Time snapshotLongest = seconds(10);

} // namespace

void Session::Private::onPublish(BytesView packet, const FixedHeader& header, Time now)
{
    auto decoded = decodePublish(packet, header, m_options.version, Direction::FromServer);
    if (!decoded) [[unlikely]] {
        terminate(decoded.error(), now);
        return;
    }
    PublishView& publish = *decoded;
    if (publish.topicAlias != 0 && !resolveAlias(publish, packet, now))
        return;

    switch (publish.qos) {
    case QoS::AtMostOnce:
        deliver(publish, now);
        return;
    case QoS::AtLeastOnce:
        if (exceedsReceiveMaximum(packet, now))
            return;
        deliver(publish, now);
        if (m_state == State::Connected) // the listener may have disconnected: nothing follows DISCONNECT
            sendAcknowledgement(pubackByte, publish.packetId, ReasonCode::Success, now);
        return;
    case QoS::ExactlyOnce:
        break;
    }

    const bool repeated = m_session.isReceived(publish.packetId);
    if (!m_receivedHere.contains(publish.packetId)) {
        if (exceedsReceiveMaximum(packet, now))
            return;
        m_receivedHere.insert(publish.packetId);
    }
    if (repeated) { // [MQTT-4.3.3-10]: acknowledged again, delivered once
        notice(
            Notice::Kind::RepeatedQoS2, PacketType::Publish, publish.packetId, "MQTT-4.3.3-10",
            QT_TRANSLATE_NOOP("mqtt", "A QoS 2 message came again before it was released; it is not delivered twice."));
    } else {
        noteRepetition(publish);
        deliver(publish, now);
        if (m_state == State::Connected) // else it was not taken, and must be delivered again another time
            m_session.addReceived(publish.packetId);
    }
    if (m_state == State::Connected)
        sendAcknowledgement(pubrecByte, publish.packetId, ReasonCode::Success, now);
}

/// The first sending of a message has DUP 0 [MQTT-3.3.1-2]. Where one with DUP 1 comes under an identifier that was
/// completed, either its first sending was lost with a connection, or the server sends again what it had released,
/// which [MQTT-4.3.3-6] forbids it. Nothing on the wire tells the two apart, not even the payload, which two messages
/// may share. The standard decides for a new message [MQTT-4.3.3-12]: the other choice could lose one.
void Session::Private::noteRepetition(const PublishView& publish)
{
    if (publish.duplicate && m_completed.contains(publish.packetId))
        notice(Notice::Kind::RepeatedAfterPubrel, PacketType::Publish, publish.packetId, "MQTT-4.3.3-12",
               QT_TRANSLATE_NOOP("mqtt", "A QoS 2 message was sent as a repetition after its packet identifier was "
                                         "completed. It is delivered, as the standard asks; it may be there twice."));
    m_completed.erase(publish.packetId);
}

/// Puts the topic of a known alias in, or learns a new one (§3.3.2.3.4). False: terminated.
bool Session::Private::resolveAlias(PublishView& publish, BytesView packet, Time now)
{
    if (publish.topicAlias > m_receivedAliases.maximum()) {
        terminate(packet, ReasonCode::TopicAliasInvalid, "MQTT-3.3.2-11",
                  QT_TRANSLATE_NOOP("mqtt", "A topic alias is above our Topic Alias Maximum."), now);
        return false;
    }
    if (!publish.topic.empty()) {
        m_receivedAliases.set(publish.topicAlias, publish.topic);
        return true;
    }
    publish.topic = m_receivedAliases.topic(publish.topicAlias);
    if (publish.topic.empty()) {
        terminate(packet, ReasonCode::ProtocolError, "MQTT-3.3.2-7",
                  QT_TRANSLATE_NOOP("mqtt", "A topic alias was used that the server has not set on this connection."),
                  now);
        return false;
    }
    return true;
}

/// True, and terminated, when one more QoS 1 or 2 message is more than we announced to take. What counts is what we
/// have not acknowledged in full [MQTT-3.3.4-9]; as QoS 1 is acknowledged at once, that is QoS 2 before PUBCOMP.
bool Session::Private::exceedsReceiveMaximum(BytesView packet, Time now)
{
    if (!version5() || m_receivedHere.size() < m_options.receiveMaximum.value_or(65'535))
        return false;
    terminate(packet, ReasonCode::ReceiveMaximumExceeded, "MQTT-3.3.4-9",
              QT_TRANSLATE_NOOP("mqtt", "The server sent more unacknowledged messages than our Receive Maximum."), now);
    return true;
}

void Session::Private::deliver(const PublishView& publish, Time now)
{
    MessageView message;
    message.topic = publish.topic;
    message.payload = publish.payload;
    message.encodedProperties = publish.encodedProperties;
    message.arrival = now;
    message.packetId = publish.packetId;
    message.qos = publish.qos;
    message.retain = publish.retain;
    message.duplicate = publish.duplicate;
    message.retainAsPublished = m_allKeepRetain;
    message.provenance = provenance(publish, now);
    message.flags = publish.flags;
    m_listener.message(message);
}

/// With Retain As Published a live message carries RETAIN, too [MQTT-3.3.1-12], and the standard has no other mark: as
/// retained counts then what comes in one burst with the answer to a SUBSCRIBE.
bool Session::Private::isRetainedMessage(const PublishView& publish, Time now)
{
    if (!publish.retain)
        return false;
    if (!m_keepsRetain || !m_openSubscribePackets.empty())
        return true;
    if (m_snapshotLast == never || now - m_snapshotLast > snapshotGap || now - m_snapshotBegin > snapshotLongest)
        return false;
    m_snapshotLast = now;
    return true;
}

/// RETAIN and DUP speak for themselves. Otherwise, when the server kept the session, what comes right after CONNACK,
/// without a pause, is taken as its backlog: the standard has no mark for its end.
Provenance Session::Private::provenance(const PublishView& publish, Time now)
{
    if (m_resumed && now - m_lastMessage > backlogPause)
        m_resumed = false;
    m_lastMessage = now;
    if (isRetainedMessage(publish, now))
        return Provenance::Retained;
    if (publish.duplicate)
        return Provenance::Redelivered;
    const bool isBacklog = m_resumed && (publish.qos != QoS::AtMostOnce || now - m_connectedAt <= backlogOfQoS0);
    return isBacklog ? Provenance::Resumed : Provenance::Live;
}

void Session::Private::on(const Pubrel& packet, BytesView, Time now)
{
    m_receivedHere.erase(packet.packetId);
    if (m_session.isReceived(packet.packetId)) {
        m_session.removeReceived(packet.packetId);
        m_completed.insert(packet.packetId);
        sendAcknowledgement(pubcompByte, packet.packetId, ReasonCode::Success, now);
        return;
    }
    sendAcknowledgement(pubcompByte, packet.packetId, ReasonCode::PacketIdentifierNotFound, now);
    notice(Notice::Kind::UnknownPubrel, PacketType::Pubrel, packet.packetId, "MQTT-4.3.3-11",
           QT_TRANSLATE_NOOP("mqtt", "The server released a message that is not known here."));
}

} // namespace topicscope::mqtt
