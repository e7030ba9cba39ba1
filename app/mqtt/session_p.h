// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/clauses.h"
#include "app/mqtt/codec.h"
#include "app/mqtt/session.h"
#include "app/mqtt/session_state.h"
#include "app/mqtt/topic_aliases.h"

#include <map>

namespace topicscope::mqtt {

/// Refuses a request; `index` says which filter of a list is meant.
inline RequestError failure(ReasonCode code, std::string_view clause, std::string_view description,
                            std::size_t index = 0)
{
    return {code, clause, description, index};
}

/// [MQTT-3.2.2-15], for packets that are neither a message nor a filter.
RequestError packetTooLarge();

/// The machinery of Session. Its functions lie, by theme, in session.cpp (transport and time), session_connect.cpp
/// (CONNECT, CONNACK, DISCONNECT), session_auth.cpp, session_inbound.cpp (messages to us), session_outbound.cpp
/// (messages from us) and session_subscriptions.cpp.
class Session::Private
{
public:
    explicit Private(SessionListener& listener) : m_listener(listener) {}

    // --- session.cpp
    void receive(BytesView bytes, Time now);
    std::optional<Time> nextTimeout() const noexcept;
    void timeout(Time now);
    void transportClosed(Time now);
    void ping(Time now);

    // --- session_connect.cpp
    tl::expected<void, RequestError> start(const ConnectOptions& options, Time now);
    tl::expected<void, RequestError> disconnect(Time now, ReasonCode reason, const Properties& properties);
    void discardState();

    // --- session_auth.cpp
    tl::expected<void, RequestError> reauthenticate(Time now);

    // --- session_outbound.cpp
    tl::expected<Handle, RequestError> publish(PublishRequest request, Time now);
    bool cancel(Handle handle);

    // --- session_subscriptions.cpp
    tl::expected<Handle, RequestError> subscribe(const SubscribeRequest& request, Time now);
    tl::expected<Handle, RequestError> unsubscribe(const std::vector<Bytes>& filters, Time now,
                                                   const std::vector<UserProperty>& userProperties);

    /// A SUBSCRIBE or UNSUBSCRIBE packet that waits for its answer: filters `first` to `first + count` of a request.
    struct OpenPacket
    {
        Handle handle = 0;
        std::size_t first = 0;
        std::size_t count = 0;
    };
    struct OpenSubscribe
    {
        SubscribeFinished result;
        std::size_t unanswered = 0; ///< packets
        Time sent = 0;
    };
    struct OpenUnsubscribe
    {
        UnsubscribeFinished result;
        Time sent = 0;
    };

    bool version5() const noexcept { return m_options.version == Version::V5_0; }
    /// `clause` of MQTT 5.0 as the version of this connection counts.
    std::string_view clause(std::string_view version5) const noexcept { return clauseIn(m_options.version, version5); }
    RequestError spoken(RequestError error) const noexcept
    {
        error.clause = clause(error.clause);
        return error;
    }
    template <typename Value>
    tl::expected<Value, RequestError> spoken(tl::expected<Value, RequestError> result) const noexcept
    {
        return std::move(result).map_error([this](const RequestError& error) { return spoken(error); });
    }
    bool isOpen() const noexcept { return m_state == State::Connecting || m_state == State::Connected; }

    SessionListener& m_listener;
    PacketObserver* m_observer = nullptr;
    State m_state = State::Disconnected;
    ConnectOptions m_options;
    ServerLimits m_limits;
    SessionState m_session;
    Bytes m_assignedClientId; ///< kept over connections [MQTT-3.1.3-7]
    std::uint16_t m_keepAlive = 0;

    Bytes m_output;
    std::size_t m_outputStart = 0; ///< bytes of m_output already written

private:
    // --- session.cpp
    void receivePartial(BytesView& bytes, Time now);
    bool takeHeader(BytesView bytes, std::optional<FixedHeader>& header, Time now);
    std::optional<ProtocolError> judgeHeader(BytesView bytes, std::optional<FixedHeader>& header) const;
    void handlePacket(BytesView packet, const FixedHeader& header, Time now);
    FixedHeader announce(BytesView& following);
    bool isOrdinaryPublish(const FixedHeader& header) const;
    template <typename Sent>
    void send(const Sent& packet, Time now);
    template <typename Informing>
    bool sendTrimmed(Informing packet, Time now);
    void sendAcknowledgement(std::uint8_t firstByte, std::uint16_t packetId, ReasonCode code, Time now);
    void sent(std::size_t start, Time now);
    void terminate(const ProtocolError& error, Time now);
    void terminate(BytesView packet, ReasonCode code, std::string_view clause, std::string_view description, Time now);
    void closeWithDisconnect(ReasonCode code, Time now);
    void notice(Notice::Kind kind, PacketType packet, std::uint16_t packetId, std::string_view clause,
                std::string_view description);
    void onPingresp(Time now);
    Time pingInterval() const noexcept;
    Time pingDeadline() const noexcept;

    // --- session_connect.cpp
    void on(const Connack& packet, BytesView bytes, Time now);
    void on(const Disconnect& packet, BytesView bytes, Time now);
    void refused(const Connack& packet);
    void accepted(const Connack& packet, Time now);
    void readLimits(const Connack& packet);
    bool hasSessionOfThisClient() const;
    void reconcileSession(const Connack& packet);
    void reportLost(const SessionState::Publishes& lost);
    Properties connectProperties(const std::optional<Bytes>& authenticationData) const;

    // --- session_auth.cpp
    void on(const Auth& packet, BytesView bytes, Time now);
    bool checkConnackAuthentication(const Connack& packet, BytesView bytes, Time now);
    bool sendAuth(ReasonCode code, std::optional<Bytes> data, Time now);
    void failAuthentication(Time now);

    // --- session_inbound.cpp
    void onPublish(BytesView packet, const FixedHeader& header, Time now);
    void noteRepetition(const PublishView& publish);
    bool resolveAlias(PublishView& publish, BytesView packet, Time now);
    bool exceedsReceiveMaximum(BytesView packet, Time now);
    void deliver(const PublishView& publish, Time now);
    Provenance provenance(const PublishView& publish, Time now);
    bool isRetainedMessage(const PublishView& publish, Time now);
    void on(const Pubrel& packet, BytesView bytes, Time now);

    // --- session_outbound.cpp
    void on(const Puback& packet, BytesView bytes, Time now);
    void on(const Pubrec& packet, BytesView bytes, Time now);
    void on(const Pubcomp& packet, BytesView bytes, Time now);
    /// What the server announced not to take, or nothing.
    std::optional<RequestError> checkLimits(const PublishRequest& request, BytesView encodedProperties) const;
    void resumePublishes(Time now);
    void pump(Time now);
    bool resendNext(Time now);
    bool sendFirstQueued(Time now);
    void sendPublish(OutgoingPublish& publish, bool duplicate, Time now);
    void finishInFlight(std::uint16_t packetId, PublishOutcome outcome, ReasonCode code, const Properties& properties,
                        Time now);
    void finishQueued(SessionState::Publishes::iterator position, PublishOutcome outcome,
                      std::optional<RequestError> refusal);

    // --- session_subscriptions.cpp
    void on(const Suback& packet, BytesView bytes, Time now);
    void on(const Unsuback& packet, BytesView bytes, Time now);
    std::optional<RequestError> checkSubscription(const Subscription& subscription, bool identified) const;
    void sendSubscribe(OpenSubscribe& open, Handle handle, std::size_t first, std::size_t count,
                       const std::vector<UserProperty>& userProperties, Time now);
    void abandonOpenRequests();

    // Packets that a server never sends, which validateFixedHeader() has sorted out.
    template <typename Other>
    void on(const Other&, BytesView, Time)
    {
    }

    Bytes m_acknowledgementProperties; ///< of PUBACK, PUBREC, PUBREL and PUBCOMP, with their length; mostly empty

    Bytes m_partial;                 ///< the beginning of a packet whose end is still to come
    std::size_t m_partialLength = 0; ///< of that packet; 0 while its fixed header is incomplete

    Time m_started = 0;
    Time m_lastSent = 0;
    Time m_lastReceived = 0;
    Time m_pingSent = 0;
    bool m_pingOpen = false;
    bool m_reauthenticating = false;

    bool m_resumed = false; ///< the server kept the session, and its backlog may still be coming
    Time m_connectedAt = 0;
    Time m_lastMessage = 0;
    static constexpr Time never = -1;
    bool m_allKeepRetain = false; ///< every filter has Retain As Published
    bool m_keepsRetain = false; ///< some filter has Retain As Published: RETAIN alone does not tell a retained message
    Time m_snapshotBegin = never; ///< when the latest SUBSCRIBE was answered
    Time m_snapshotLast = never;  ///< its answer, or the newest message that was taken for a retained one
    ReceivedAliases m_receivedAliases;
    PacketIdSet m_receivedHere; ///< QoS 2 identifiers that count against our Receive Maximum
    PacketIdSet m_completed;    ///< QoS 2 identifiers that were released, and not used by a PUBLISH since

    TopicAliases m_aliases;
    Bytes m_scratch;          ///< properties with the alias appended
    std::size_t m_onWire = 0; ///< publishes that count against the server's Receive Maximum
    SessionState::Publishes::iterator m_resend =
        m_session.inFlight().end(); ///< next in flight to be sent again on this connection
    bool m_releasedAgain = false;   ///< resumePublishes() is through on this connection
    bool m_pumping = false;

    std::map<std::uint16_t, OpenPacket> m_openSubscribePackets;
    std::map<Handle, OpenSubscribe> m_openSubscribes;
    std::map<std::uint16_t, OpenPacket> m_openUnsubscribePackets;
    std::map<Handle, OpenUnsubscribe> m_openUnsubscribes;
};

/// Encodes into the output, shows it to the observer and notes the time for the keep alive.
template <typename Sent>
void Session::Private::send(const Sent& packet, Time now)
{
    const std::size_t start = m_output.size();
    encodeTo(m_output, packet, m_options.version);
    sent(start, now);
}

/// send(), but what only informs and does not fit into the server's Maximum Packet Size is left out
/// [MQTT-3.14.2-3, MQTT-3.14.2-4, MQTT-3.15.2-2, MQTT-3.15.2-3]. False, and nothing is sent, when even that does not
/// fit [MQTT-3.2.2-15].
template <typename Informing>
bool Session::Private::sendTrimmed(Informing packet, Time now)
{
    const auto fits = [&] { return encode(Packet{packet}, m_options.version).size() <= m_limits.maximumPacketSize; };
    for (const PropertyId id : {PropertyId::UserProperty, PropertyId::ReasonString}) {
        if (!fits())
            packet.properties.remove(id);
    }
    if (!fits())
        return false;
    send(Packet{std::move(packet)}, now);
    return true;
}

} // namespace topicscope::mqtt
