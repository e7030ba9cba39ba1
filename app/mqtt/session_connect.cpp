// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/utf8.h"
#include "app/mqtt/session_p.h"
#include "app/mqtt/text.h"
#include "app/mqtt/topic.h"
#include "app/mqtt/writer.h"

#include <algorithm>

/// How a connection begins and ends: CONNECT, CONNACK, AUTH, DISCONNECT.
namespace topicscope::mqtt {
namespace {

using Id = PropertyId;
using Failure = std::optional<RequestError>;

constexpr std::size_t longestString = 65'535;
constexpr std::uint32_t neverExpires = 0xFFFF'FFFF;

bool isText(BytesView text)
{
    const base::Utf8Report report = base::examineUtf8(text);
    return report.valid && !report.hasNull && text.size() <= longestString;
}

Failure checkProperties(const Properties& properties, PropertyHome home)
{
    if (const auto error = validate(properties, home))
        return failure(error->reasonCode, error->clause, error->description);
    return std::nullopt;
}

Properties propertiesOf(const std::vector<UserProperty>& pairs)
{
    Properties properties;
    for (const auto& [name, value] : pairs)
        properties.addUserProperty(name, value);
    return properties;
}

Failure checkWill(const Will& will, Version version)
{
    if (const auto problem = validateTopicName(will.topic))
        return failure(ReasonCode::TopicNameInvalid, problem->clause, problem->description);
    if (will.payload.size() > longestString)
        return failure(ReasonCode::PacketTooLarge, "§3.1.3.4",
                       QT_TRANSLATE_NOOP("mqtt", "The payload of a last will has at most 65,535 bytes."));
    return version == Version::V5_0 ? checkProperties(will.properties, PropertyHome::Will) : std::nullopt;
}

Failure checkCredentials(const ConnectOptions& options)
{
    if (options.userName && !isText(*options.userName))
        return failure(ReasonCode::BadUserNameOrPassword, "MQTT-3.1.3-12",
                       QT_TRANSLATE_NOOP("mqtt", "The user name is not valid UTF-8, or longer than 65,535 bytes."));
    if (options.password && options.password->size() > longestString)
        return failure(ReasonCode::BadUserNameOrPassword, "§3.1.3.6",
                       QT_TRANSLATE_NOOP("mqtt", "A password has at most 65,535 bytes."));
    if (options.version != Version::V5_0 && options.password && !options.userName)
        return failure(ReasonCode::BadUserNameOrPassword, "MQTT-3.1.2-22",
                       QT_TRANSLATE_NOOP("mqtt", "Before MQTT 5.0 a password needs a user name."));
    return std::nullopt;
}

Failure checkClientId(const ConnectOptions& options)
{
    if (!isText(options.clientId))
        return failure(
            ReasonCode::ClientIdentifierNotValid, "MQTT-3.1.3-4",
            QT_TRANSLATE_NOOP("mqtt", "The client identifier is not valid UTF-8, or longer than 65,535 bytes."));
    if (options.version == Version::V3_1 && options.clientId.empty())
        return failure(ReasonCode::ClientIdentifierNotValid, "MQTT 3.1, CONNECT",
                       QT_TRANSLATE_NOOP("mqtt", "MQTT 3.1 needs a client identifier."));
    if (options.version == Version::V3_1_1 && options.clientId.empty() && !options.cleanStart)
        return failure(ReasonCode::ClientIdentifierNotValid, "MQTT-3.1.3-7",
                       QT_TRANSLATE_NOOP("mqtt", "Without a clean session MQTT 3.1.1 needs a client identifier."));
    return std::nullopt;
}

Failure checkOptions(const ConnectOptions& options)
{
    if (auto problem = checkClientId(options))
        return problem;
    if (auto problem = checkCredentials(options))
        return problem;
    if (options.will) {
        if (auto problem = checkWill(*options.will, options.version))
            return problem;
    }
    if (options.version == Version::V5_0) {
        if (auto problem = checkProperties(propertiesOf(options.authUserProperties), PropertyHome::Auth))
            return problem;
        if (auto problem = checkProperties(propertiesOf(options.acknowledgementUserProperties), PropertyHome::Puback))
            return problem;
    }
    if (options.receiveMaximum == 0)
        return failure(ReasonCode::ProtocolError, "§3.1.2.11.3",
                       QT_TRANSLATE_NOOP("mqtt", "Receive Maximum must not be 0."));
    if (options.inFlightMaximum == 0)
        return failure(ReasonCode::ProtocolError, "§4.4",
                       QT_TRANSLATE_NOOP("mqtt", "At least one publish must be allowed in flight."));
    if (options.maximumPacketSize == 0U)
        return failure(ReasonCode::ProtocolError, "§3.1.2.11.4",
                       QT_TRANSLATE_NOOP("mqtt", "Maximum Packet Size must not be 0."));
    return std::nullopt;
}

bool toBool(const std::optional<std::uint32_t>& value)
{
    return value.value_or(1) != 0;
}

} // namespace

// --- CONNECT

tl::expected<void, RequestError> Session::Private::start(const ConnectOptions& options, Time now)
{
    if (m_state != State::Disconnected)
        return tl::unexpected(failure(ReasonCode::ProtocolError, "MQTT-3.1.0-2",
                                      QT_TRANSLATE_NOOP("mqtt", "The connection is already open.")));
    ConnectOptions effective = options;
    if (effective.clientId.empty())
        effective.clientId = m_assignedClientId;
    if (auto problem = checkOptions(effective))
        return tl::unexpected(*problem);
    m_options = std::move(effective);

    Connect connect;
    connect.version = m_options.version;
    connect.clientId = m_options.clientId;
    connect.cleanStart = m_options.cleanStart;
    connect.keepAlive = m_options.keepAlive;
    connect.will = m_options.will;
    connect.userName = m_options.userName;
    connect.password = m_options.password;
    if (version5()) {
        connect.properties =
            connectProperties(m_options.authenticator ? m_options.authenticator->start() : std::nullopt);
        if (auto problem = checkProperties(connect.properties, PropertyHome::Connect))
            return tl::unexpected(*problem);
    }

    m_acknowledgementProperties.clear();
    if (version5() && !m_options.acknowledgementUserProperties.empty())
        writeProperties(m_acknowledgementProperties, propertiesOf(m_options.acknowledgementUserProperties));

    m_state = State::Connecting;
    m_limits = {};
    m_started = now;
    m_lastReceived = now;
    m_keepAlive = m_options.keepAlive;
    m_onWire = 0;
    m_releasedAgain = false;
    m_resend = m_session.inFlight().end();
    m_receivedHere.clear();
    m_resumed = false;
    m_receivedAliases.reset(version5() ? m_options.topicAliasMaximum : std::uint16_t{0});
    m_aliases.reset(0);
    send(Packet{std::move(connect)}, now);
    constexpr std::size_t longestId3_1 = 23;
    if (m_options.version == Version::V3_1 && m_options.clientId.size() > longestId3_1)
        notice(Notice::Kind::ClientIdTooLong, PacketType::Connect, 0, "MQTT 3.1, CONNECT",
               QT_TRANSLATE_NOOP("mqtt",
                                 "The client identifier has more than 23 bytes; an MQTT 3.1 server may refuse it."));
    return {};
}

Properties Session::Private::connectProperties(const std::optional<Bytes>& authenticationData) const
{
    Properties properties;
    if (m_options.sessionExpiryInterval)
        properties.set(Id::SessionExpiryInterval, *m_options.sessionExpiryInterval);
    if (m_options.receiveMaximum)
        properties.set(Id::ReceiveMaximum, *m_options.receiveMaximum);
    if (m_options.maximumPacketSize)
        properties.set(Id::MaximumPacketSize, *m_options.maximumPacketSize);
    if (m_options.topicAliasMaximum != 0)
        properties.set(Id::TopicAliasMaximum, m_options.topicAliasMaximum);
    if (m_options.requestResponseInformation)
        properties.set(Id::RequestResponseInformation, 1);
    if (!m_options.requestProblemInformation)
        properties.set(Id::RequestProblemInformation, 0);
    for (const auto& [name, value] : m_options.userProperties)
        properties.addUserProperty(name, value);
    if (m_options.authenticator) {
        properties.set(Id::AuthenticationMethod, Bytes{m_options.authenticator->method()});
        if (authenticationData)
            properties.set(Id::AuthenticationData, *authenticationData);
    }
    return properties;
}

// --- CONNACK

void Session::Private::on(const Connack& packet, BytesView bytes, Time now)
{
    if (m_state != State::Connecting) {
        terminate(bytes, ReasonCode::ProtocolError, "MQTT-3.2.0-2",
                  QT_TRANSLATE_NOOP("mqtt", "The server sent CONNACK a second time."), now);
        return;
    }
    if (packet.code != 0) {
        refused(packet);
        return;
    }
    if (packet.sessionPresent && m_options.cleanStart) {
        // The standard says close, not DISCONNECT: the two sides do not agree on a session in which it could be said.
        ProtocolError error;
        error.clause = clause("MQTT-3.2.2-4");
        error.description =
            QT_TRANSLATE_NOOP("mqtt", "The server says that it kept a session, but a clean start was asked for.");
        error.packet = PacketType::Connack;
        error.offset = 2;
        error.bytes = Bytes{bytes.substr(2, 1)};
        error.packetStart = Bytes{bytes.substr(0, 64)};
        m_state = State::Closing;
        m_listener.protocolError(error);
        return;
    }
    if (checkConnackAuthentication(packet, bytes, now))
        accepted(packet, now);
}

void Session::Private::refused(const Connack& packet)
{
    m_state = State::Closing;
    ConnectionRefused event;
    event.connack = packet;
    event.version = m_options.version;
    if (version5() && packet.code >= 0x80) {
        event.reasonCode = static_cast<ReasonCode>(packet.code);
        event.name = name(event.reasonCode, PacketType::Connack);
        event.explanation = explanation(event.reasonCode, PacketType::Connack);
    } else {
        event.reasonCode = fromConnectReturnCode(packet.code);
        event.name = connectReturnCodeName(packet.code);
        event.explanation = connectReturnCodeExplanation(packet.code);
    }
    m_listener.connectionRefused(event);
}

void Session::Private::readLimits(const Connack& packet)
{
    m_limits = {};
    if (!version5()) {
        m_limits.receiveMaximum = m_options.inFlightMaximum;
        return;
    }
    const Properties& properties = packet.properties;
    m_limits.receiveMaximum = static_cast<std::uint16_t>(properties.number(Id::ReceiveMaximum).value_or(65'535));
    m_limits.maximumPacketSize = properties.number(Id::MaximumPacketSize).value_or(m_limits.maximumPacketSize);
    m_limits.topicAliasMaximum = static_cast<std::uint16_t>(properties.number(Id::TopicAliasMaximum).value_or(0));
    m_limits.maximumQoS = static_cast<QoS>(properties.number(Id::MaximumQoS).value_or(2));
    m_limits.retainAvailable = toBool(properties.number(Id::RetainAvailable));
    m_limits.wildcardSubscriptions = toBool(properties.number(Id::WildcardSubscriptionAvailable));
    m_limits.sharedSubscriptions = toBool(properties.number(Id::SharedSubscriptionAvailable));
    m_limits.subscriptionIdentifiers = toBool(properties.number(Id::SubscriptionIdentifierAvailable));
}

void Session::Private::accepted(const Connack& packet, Time now)
{
    m_state = State::Connected;
    m_connectedAt = now;
    m_lastMessage = now;
    readLimits(packet);
    m_aliases.reset(m_options.automaticTopicAliases ? m_limits.topicAliasMaximum : std::uint16_t{0});

    Connected event;
    event.connack = packet;
    event.version = m_options.version;
    event.limits = m_limits;
    event.cleanStart = m_options.cleanStart;
    event.took = now - m_started;
    const Properties& properties = packet.properties;
    if (const auto assigned = properties.text(Id::AssignedClientIdentifier); assigned && m_options.clientId.empty()) {
        m_assignedClientId = Bytes{*assigned};
        m_options.clientId = m_assignedClientId;
        event.clientIdAssigned = true;
    }
    event.clientId = m_options.clientId;
    event.localSession = hasSessionOfThisClient();
    if (const auto keepAlive = properties.number(Id::ServerKeepAlive)) {
        m_keepAlive = static_cast<std::uint16_t>(*keepAlive);
        event.keepAliveReplaced = m_keepAlive != m_options.keepAlive;
    }
    event.keepAlive = m_keepAlive;
    if (version5()) {
        const std::uint32_t asked = m_options.sessionExpiryInterval.value_or(0);
        event.sessionExpiryInterval = properties.number(Id::SessionExpiryInterval).value_or(asked);
        event.sessionExpiryReplaced = event.sessionExpiryInterval != asked;
    } else {
        event.sessionExpiryInterval = m_options.cleanStart ? 0 : neverExpires;
    }

    reconcileSession(packet);
    m_session.begin(m_options.clientId);
    m_listener.connected(event);
    if (m_state == State::Connected) // the listener may have left again
        resumePublishes(now);
}

/// Sessions belong to client identifiers (§3.1.3.1): what is in flight for one must not be resumed under another.
bool Session::Private::hasSessionOfThisClient() const
{
    return m_session.exists() && m_session.clientId() == m_options.clientId;
}

/// Compares what the server says about the session with what this side has [MQTT-3.2.2-4, MQTT-3.2.2-5].
void Session::Private::reconcileSession(const Connack& packet)
{
    // MQTT 3.1 does not say whether the session was kept. As mosquitto does, we take the server by its word: it was
    // asked to keep it.
    const bool unknown = m_options.version == Version::V3_1 && !m_options.cleanStart;
    m_resumed = packet.sessionPresent || unknown;
    m_snapshotBegin = m_snapshotLast = never;
    const bool known = hasSessionOfThisClient();
    const auto keepsRetain = [](const auto& entry) { return entry.second.subscription.options.retainAsPublished; };
    m_keepsRetain = m_resumed && std::ranges::any_of(m_session.subscriptions(), keepsRetain);
    m_allKeepRetain = !m_resumed || (known && std::ranges::all_of(m_session.subscriptions(), keepsRetain));
    if (unknown && known)
        notice(Notice::Kind::SessionPresenceUnknown, PacketType::Connack, 0, "MQTT 3.1, CONNACK",
               QT_TRANSLATE_NOOP("mqtt",
                                 "MQTT 3.1 does not say whether the server kept the session; it is taken as kept."));
    if (packet.sessionPresent && !known)
        notice(Notice::Kind::SessionUnknownHere, PacketType::Connack, 0, "MQTT-3.2.2-3",
               QT_TRANSLATE_NOOP(
                   "mqtt", "The server kept a session that this program has no record of; it is taken over as it is."));
    if ((m_resumed && known) || !m_session.exists())
        return;

    SessionDiscarded event;
    event.publishesInFlight = m_session.inFlight().size();
    event.receivedQoS2 = m_session.receivedCount();
    for (const auto& [filter, subscription] : m_session.subscriptions())
        event.subscriptions.push_back(subscription.subscription);
    SessionState::Publishes lost = m_session.discard();
    m_completed.clear();
    if (!m_options.cleanStart || event.publishesInFlight != 0 || event.receivedQoS2 != 0)
        m_listener.sessionDiscarded(event);
    reportLost(lost);
}

void Session::Private::reportLost(const SessionState::Publishes& lost)
{
    for (const OutgoingPublish& publish : lost) {
        PublishFinished event;
        event.handle = publish.handle;
        event.packetId = publish.packetId;
        event.qos = publish.request.qos;
        event.outcome = PublishOutcome::SessionLost;
        m_listener.publishFinished(event);
    }
}

void Session::Private::discardState()
{
    if (m_state != State::Disconnected)
        return;
    while (!m_session.queue().empty())
        finishQueued(m_session.queue().begin(), PublishOutcome::Cancelled, std::nullopt);
    reportLost(m_session.discard());
    m_completed.clear();
    m_assignedClientId.clear();
}

// --- DISCONNECT

void Session::Private::on(const Disconnect& packet, BytesView, Time)
{
    m_state = State::Closing;
    m_listener.serverDisconnected(packet);
}

tl::expected<void, RequestError> Session::Private::disconnect(Time now, ReasonCode reason, const Properties& properties)
{
    if (!isOpen())
        return tl::unexpected(
            failure(ReasonCode::ProtocolError, "§3.14", QT_TRANSLATE_NOOP("mqtt", "There is no connection.")));
    if (!version5()) {
        send(Packet{Disconnect{}}, now);
        m_state = State::Closing;
        return {};
    }
    if (auto problem = checkProperties(properties, PropertyHome::Disconnect))
        return tl::unexpected(*problem);
    if (!mayClientSend(reason, PacketType::Disconnect))
        return tl::unexpected(
            failure(ReasonCode::ProtocolError, "MQTT-3.14.2-1",
                    QT_TRANSLATE_NOOP("mqtt", "A client must not use this reason code in DISCONNECT.")));
    if (m_options.sessionExpiryInterval.value_or(0) == 0 &&
        properties.number(Id::SessionExpiryInterval).value_or(0) != 0)
        return tl::unexpected(failure(
            ReasonCode::ProtocolError, "§3.14.2.2.2",
            QT_TRANSLATE_NOOP("mqtt", "A session that was to end with the connection cannot be kept when leaving.")));
    if (!sendTrimmed(Disconnect{reason, properties}, now))
        return tl::unexpected(packetTooLarge());
    m_state = State::Closing;
    return {};
}

} // namespace topicscope::mqtt
