// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/session_p.h"
#include "app/mqtt/text.h"
#include "app/mqtt/topic.h"

/// SUBSCRIBE, UNSUBSCRIBE and their answers.
namespace topicscope::mqtt {
namespace {

using Id = PropertyId;

const RequestError notConnected{ReasonCode::ProtocolError, "§4.1", QT_TRANSLATE_NOOP("mqtt", "There is no connection."),
                                0};
const RequestError noFilter{ReasonCode::ProtocolError, "MQTT-3.8.3-2",
                            QT_TRANSLATE_NOOP("mqtt", "At least one topic filter is needed."), 0};
const RequestError noFilterToLeave{ReasonCode::ProtocolError, "MQTT-3.10.3-2", noFilter.description, 0};
const RequestError noIdentifierFree{ReasonCode::QuotaExceeded, "§2.2.1",
                                    QT_TRANSLATE_NOOP("mqtt", "All packet identifiers are in use."), 0};

std::optional<RequestError> checkUserProperties(const std::vector<UserProperty>& pairs)
{
    Properties properties;
    for (const auto& [name, value] : pairs)
        properties.addUserProperty(name, value);
    if (const auto error = validate(properties, PropertyHome::Subscribe))
        return failure(error->reasonCode, error->clause, error->description);
    return std::nullopt;
}

void setUserProperties(Properties& properties, const std::vector<UserProperty>& pairs)
{
    for (const auto& [name, value] : pairs)
        properties.addUserProperty(name, value);
}

} // namespace

/// Against the standard, and against what CONNACK announced (§3.2.2.3.11 to §3.2.2.3.13).
std::optional<RequestError> Session::Private::checkSubscription(const Subscription& subscription, bool identified) const
{
    const auto& [filter, options] = subscription;
    // $share is part of 5.0; some 3.1.1 servers know it too, where a filter of that form is checked by the same rules.
    if (const auto problem = validateTopicFilter(filter))
        return failure(ReasonCode::TopicFilterInvalid, problem->clause, problem->description);
    if (static_cast<std::uint8_t>(options.qos) > 2 || static_cast<std::uint8_t>(options.retainHandling) > 2)
        return failure(ReasonCode::ProtocolError, "§3.8.3.1",
                       QT_TRANSLATE_NOOP("mqtt", "QoS and retain handling are 0, 1 or 2."));
    const bool shared = parseShared(filter).has_value();
    if (!version5()) {
        if (options.noLocal || options.retainAsPublished || options.retainHandling != RetainHandling::SendOnSubscribe)
            return failure(
                ReasonCode::ProtocolError, "§3.8.3.1",
                QT_TRANSLATE_NOOP("mqtt", "No Local, Retain As Published and Retain Handling need MQTT 5.0."));
        return std::nullopt;
    }
    if (shared && options.noLocal)
        return failure(ReasonCode::ProtocolError, "MQTT-3.8.3-4",
                       QT_TRANSLATE_NOOP("mqtt", "A shared subscription must not have the No Local option."));
    if (shared && !m_limits.sharedSubscriptions)
        return failure(ReasonCode::SharedSubscriptionsNotSupported, "§3.2.2.3.13",
                       QT_TRANSLATE_NOOP("mqtt", "The server does not take shared subscriptions."));
    if (!m_limits.wildcardSubscriptions && hasWildcard(filterPart(filter)))
        return failure(ReasonCode::WildcardSubscriptionsNotSupported, "§3.2.2.3.11",
                       QT_TRANSLATE_NOOP("mqtt", "The server does not take topic filters with wildcards."));
    if (identified && !m_limits.subscriptionIdentifiers)
        return failure(ReasonCode::SubscriptionIdentifiersNotSupported, "§3.2.2.3.12",
                       QT_TRANSLATE_NOOP("mqtt", "The server does not take subscription identifiers."));
    return std::nullopt;
}

tl::expected<Handle, RequestError> Session::Private::subscribe(const SubscribeRequest& request, Time now)
{
    if (m_state != State::Connected)
        return tl::unexpected(notConnected);
    if (request.subscriptions.empty())
        return tl::unexpected(noFilter);
    if (request.identifier > maximumVariableByteInteger)
        return tl::unexpected(failure(ReasonCode::ProtocolError, "§3.8.2.1.2",
                                      QT_TRANSLATE_NOOP("mqtt", "A subscription identifier is at most 268,435,455.")));
    if (auto problem = checkUserProperties(request.userProperties))
        return tl::unexpected(*problem);

    const bool each = request.identifyEach && m_limits.subscriptionIdentifiers;
    const std::uint32_t shared = request.identifyEach || !version5() ? 0 : request.identifier;
    OpenSubscribe open;
    open.sent = now;
    std::vector<std::size_t> starts; // of the packets, as indices of the list
    std::size_t size = 0;
    constexpr std::size_t overhead = 5 + 2 + 4 + 5; // fixed header, packet identifier, property length, identifier
    std::size_t userBytes = 0;
    for (const auto& [name, value] : request.userProperties)
        userBytes += version5() ? 5 + name.size() + value.size() : 0;
    for (std::size_t index = 0; index < request.subscriptions.size(); ++index) {
        const Subscription& subscription = request.subscriptions[index];
        if (auto problem = checkSubscription(subscription, shared != 0)) {
            problem->index = index;
            return tl::unexpected(*problem);
        }
        const std::size_t entry = 2 + subscription.filter.size() + 1;
        if (overhead + userBytes + entry > m_limits.maximumPacketSize)
            return tl::unexpected(failure(
                ReasonCode::PacketTooLarge, "MQTT-3.2.2-15",
                QT_TRANSLATE_NOOP("mqtt", "The filter is larger than the server's Maximum Packet Size."), index));
        // A list that does not fit into one packet goes into several.
        if (starts.empty() || each || size + entry > m_limits.maximumPacketSize) {
            starts.push_back(index);
            size = overhead + userBytes;
        }
        size += entry;
        open.result.filters.push_back(
            {subscription, ReasonCode::UnspecifiedError, each ? m_session.identifierFor(subscription.filter) : shared});
    }
    if (m_session.packetIds().available() < starts.size())
        return tl::unexpected(noIdentifierFree);

    const Handle handle = m_session.takeHandle();
    open.result.handle = handle;
    open.unanswered = starts.size();
    OpenSubscribe& kept = m_openSubscribes.emplace(handle, std::move(open)).first->second;
    for (std::size_t packet = 0; packet < starts.size(); ++packet) {
        const std::size_t end = packet + 1 < starts.size() ? starts[packet + 1] : kept.result.filters.size();
        sendSubscribe(kept, handle, starts[packet], end - starts[packet], request.userProperties, now);
    }
    return handle;
}

void Session::Private::sendSubscribe(OpenSubscribe& open, Handle handle, std::size_t first, std::size_t count,
                                     const std::vector<UserProperty>& userProperties, Time now)
{
    Subscribe packet;
    packet.packetId = m_session.packetIds().take();
    if (open.result.filters[first].identifier != 0)
        packet.properties.set(Id::SubscriptionIdentifier, open.result.filters[first].identifier);
    setUserProperties(packet.properties, userProperties);
    for (std::size_t index = first; index < first + count; ++index) {
        packet.subscriptions.push_back(open.result.filters[index].subscription);
        m_keepsRetain |= packet.subscriptions.back().options.retainAsPublished;
        m_allKeepRetain &= packet.subscriptions.back().options.retainAsPublished;
    }
    m_openSubscribePackets[packet.packetId] = {handle, first, count};
    send(Packet{std::move(packet)}, now);
}

tl::expected<Handle, RequestError> Session::Private::unsubscribe(const std::vector<Bytes>& filters, Time now,
                                                                 const std::vector<UserProperty>& userProperties)
{
    if (m_state != State::Connected)
        return tl::unexpected(notConnected);
    if (filters.empty())
        return tl::unexpected(noFilterToLeave);
    if (auto problem = checkUserProperties(userProperties))
        return tl::unexpected(*problem);
    for (std::size_t index = 0; index < filters.size(); ++index) {
        if (const auto problem = validateTopicFilter(filters[index]))
            return tl::unexpected(
                failure(ReasonCode::TopicFilterInvalid, problem->clause, problem->description, index));
    }
    Unsubscribe packet;
    packet.filters = filters;
    if (version5())
        setUserProperties(packet.properties, userProperties);
    packet.packetId = 1; // any: the size is the same
    if (encode(Packet{packet}, m_options.version).size() > m_limits.maximumPacketSize)
        return tl::unexpected(
            failure(ReasonCode::PacketTooLarge, "MQTT-3.2.2-15",
                    QT_TRANSLATE_NOOP("mqtt", "The filters are larger than the server's Maximum Packet Size.")));
    packet.packetId = m_session.packetIds().take();
    if (packet.packetId == 0)
        return tl::unexpected(noIdentifierFree);

    const Handle handle = m_session.takeHandle();
    OpenUnsubscribe open;
    open.result.handle = handle;
    open.result.filters = filters;
    open.sent = now;
    m_openUnsubscribes.emplace(handle, std::move(open));
    m_openUnsubscribePackets[packet.packetId] = {handle, 0, filters.size()};
    send(Packet{std::move(packet)}, now);
    return handle;
}

// --- Answers

void Session::Private::on(const Suback& packet, BytesView bytes, Time now)
{
    const auto found = m_openSubscribePackets.find(packet.packetId);
    if (found == m_openSubscribePackets.end()) {
        notice(Notice::Kind::UnsolicitedAcknowledgement, PacketType::Suback, packet.packetId, "§4.13",
               QT_TRANSLATE_NOOP("mqtt", "The server answered a SUBSCRIBE that was not sent."));
        return;
    }
    const OpenPacket part = found->second;
    if (packet.reasonCodes.size() != part.count) {
        terminate(bytes, ReasonCode::ProtocolError, "MQTT-3.8.4-6",
                  QT_TRANSLATE_NOOP("mqtt", "SUBACK does not have one reason code for each topic filter."), now);
        return;
    }
    m_openSubscribePackets.erase(found);
    m_session.packetIds().release(packet.packetId);
    m_snapshotBegin = m_snapshotLast = now;

    const auto position = m_openSubscribes.find(part.handle);
    OpenSubscribe& open = position->second;
    bool grantedMore = false;
    for (std::size_t index = 0; index < part.count; ++index) {
        SubscribedFilter& filter = open.result.filters[part.first + index];
        filter.reasonCode = packet.reasonCodes[index];
        if (!filter.granted())
            continue;
        grantedMore |=
            static_cast<std::uint8_t>(filter.reasonCode) > static_cast<std::uint8_t>(filter.subscription.options.qos);
        m_session.setSubscription(filter);
    }
    open.result.properties = packet.properties;
    open.result.roundTrip = now - open.sent;
    if (grantedMore)
        notice(Notice::Kind::GrantedMoreThanAsked, PacketType::Suback, packet.packetId, "MQTT-3.8.4-7",
               QT_TRANSLATE_NOOP("mqtt", "The server granted a higher QoS than was asked for."));
    if (--open.unanswered != 0)
        return;
    const SubscribeFinished result = std::move(open.result);
    m_openSubscribes.erase(position);
    m_listener.subscribeFinished(result);
    pump(now); // an identifier is free again
}

void Session::Private::on(const Unsuback& packet, BytesView bytes, Time now)
{
    const auto found = m_openUnsubscribePackets.find(packet.packetId);
    if (found == m_openUnsubscribePackets.end()) {
        notice(Notice::Kind::UnsolicitedAcknowledgement, PacketType::Unsuback, packet.packetId, "§4.13",
               QT_TRANSLATE_NOOP("mqtt", "The server answered an UNSUBSCRIBE that was not sent."));
        return;
    }
    const OpenPacket part = found->second;
    if (version5() && packet.reasonCodes.size() != part.count) {
        terminate(bytes, ReasonCode::ProtocolError, "MQTT-3.11.3-1",
                  QT_TRANSLATE_NOOP("mqtt", "UNSUBACK does not have one reason code for each topic filter."), now);
        return;
    }
    m_openUnsubscribePackets.erase(found);
    m_session.packetIds().release(packet.packetId);
    const auto position = m_openUnsubscribes.find(part.handle);
    UnsubscribeFinished result = std::move(position->second.result);
    result.roundTrip = now - position->second.sent;
    m_openUnsubscribes.erase(position);
    result.reasonCodes = version5() ? packet.reasonCodes : std::vector<ReasonCode>(part.count, ReasonCode::Success);
    result.properties = packet.properties;
    for (std::size_t index = 0; index < part.count; ++index) {
        if (!isFailure(result.reasonCodes[index]))
            m_session.removeSubscription(result.filters[index]);
    }
    m_listener.unsubscribeFinished(result);
    pump(now);
}

/// SUBSCRIBE and UNSUBSCRIBE are not part of the session state: unanswered ones end with their connection.
void Session::Private::abandonOpenRequests()
{
    for (const auto& [packetId, part] : m_openSubscribePackets)
        m_session.packetIds().release(packetId);
    for (const auto& [packetId, part] : m_openUnsubscribePackets)
        m_session.packetIds().release(packetId);
    m_openSubscribePackets.clear();
    m_openUnsubscribePackets.clear();
    std::map<Handle, OpenSubscribe> subscribes;
    subscribes.swap(m_openSubscribes);
    std::map<Handle, OpenUnsubscribe> unsubscribes;
    unsubscribes.swap(m_openUnsubscribes);
    for (auto& [handle, open] : subscribes) {
        open.result.connectionLost = true;
        m_listener.subscribeFinished(open.result);
    }
    for (auto& [handle, open] : unsubscribes) {
        open.result.connectionLost = true;
        m_listener.unsubscribeFinished(open.result);
    }
}

} // namespace topicscope::mqtt
