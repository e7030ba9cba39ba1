// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/connect_options.h"
#include "app/mqtt/message.h"
#include "app/mqtt/packets.h"
#include "app/mqtt/protocol_error.h"

#include <optional>
#include <vector>

namespace topicscope::mqtt {

/// Names one publish, subscribe or unsubscribe of ours for as long as its session lives (it is part of the exported
/// session state). Never 0.
using Handle = std::uint64_t;

/// Why the session refuses a request itself instead of sending something that the server announced not to take.
struct RequestError
{
    ReasonCode reasonCode = ReasonCode::ProtocolError; ///< what the server would have answered
    std::string_view clause;                           ///< of the version that is spoken (clauseIn()); static
    std::string_view description; ///< one sentence, English source text of the context "mqtt"; static
    std::size_t index = 0;        ///< subscribe and unsubscribe: which filter of the list
};

/// What the server announced in CONNACK, absent properties replaced by the standard's defaults, and what holds now.
struct ServerLimits
{
    std::uint16_t receiveMaximum = 65'535; ///< in 3.x ConnectOptions::inFlightMaximum
    std::uint32_t maximumPacketSize = static_cast<std::uint32_t>(268'435'455 + 5);
    std::uint16_t topicAliasMaximum = 0;
    QoS maximumQoS = QoS::ExactlyOnce;
    bool retainAvailable = true;
    bool wildcardSubscriptions = true;
    bool sharedSubscriptions = true;
    bool subscriptionIdentifiers = false; ///< false in 3.x
};

/// A successful CONNACK.
struct Connected
{
    Connack connack; ///< all properties included
    Version version = Version::V5_0;
    ServerLimits limits;
    bool cleanStart = true;         ///< as asked in CONNECT
    bool localSession = false;      ///< this side had state of that client's session when it connected
    Bytes clientId;                 ///< assigned by the server when ours was empty; use it to reconnect [MQTT-3.1.3-7]
    bool clientIdAssigned = false;  ///< the server chose clientId
    std::uint16_t keepAlive = 0;    ///< seconds in force; 0: none
    bool keepAliveReplaced = false; ///< by Server Keep Alive [MQTT-3.1.2-21]
    std::uint32_t sessionExpiryInterval = 0; ///< seconds in force; in 3.x 0 or, without clean session, 0xFFFFFFFF
    bool sessionExpiryReplaced = false;      ///< the server's value differs from the one we asked for (§3.2.2.3.2)
    Time took = 0;                           ///< from start() to CONNACK
};

/// A CONNACK that refuses the connection.
struct ConnectionRefused
{
    Connack connack; ///< as received; its properties hold Reason String, Server Reference and User Properties
    Version version = Version::V5_0;
    ReasonCode reasonCode = ReasonCode::UnspecifiedError; ///< 3.x return codes translated
    std::string_view name;                                ///< the standard's name; static
    std::string_view explanation;                         ///< one sentence; context "mqtt"; static
    /// The server does not speak this version; trying 3.1.1 makes sense.
    bool unsupportedVersion() const { return reasonCode == ReasonCode::UnsupportedProtocolVersion; }
};

/// A publish of ours.
struct PublishRequest
{
    Bytes topic;
    Bytes payload;
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    /// 5.0. A Topic Alias in it is sent as it is, with the topic, when the server allows its value.
    Properties properties;
};

/// How a publish of ours ended.
enum class PublishOutcome : std::uint8_t {
    Sent,           ///< QoS 0: handed to the transport; nobody will confirm it
    Acknowledged,   ///< PUBACK, or PUBREC and PUBCOMP, below 0x80
    Rejected,       ///< the server answered with 0x80 or above; it is not sent again [MQTT-4.4.0-2]
    RefusedLocally, ///< it waited, and the server it was to go to does not take it; `refusal` says why
    SessionLost,    ///< the server no longer had the session, so nobody knows whether it arrived [MQTT-3.2.2-5]
    Expired,        ///< its Message Expiry Interval passed while it waited here
    Cancelled       ///< taken back by Session::cancel() before it was sent
};
struct PublishFinished
{
    Handle handle = 0;
    std::uint16_t packetId = 0;
    QoS qos = QoS::AtMostOnce;
    PublishOutcome outcome = PublishOutcome::Sent;
    ReasonCode reasonCode = ReasonCode::Success; ///< of the acknowledgement
    Properties properties;                       ///< of the acknowledgement: Reason String, User Properties
    std::optional<RequestError> refusal;
    Time roundTrip = 0; ///< from the (last) sending to the final acknowledgement
};

/// One filter of a SUBSCRIBE and what became of it.
struct SubscribedFilter
{
    Subscription subscription;                   ///< as asked
    ReasonCode reasonCode = ReasonCode::Success; ///< granted QoS 0 to 2, or 0x80 and above; 3.x failure is 0x80
    std::uint32_t identifier = 0;                ///< the Subscription Identifier sent with it; 0: none
    bool granted() const { return !isFailure(reasonCode); }
    bool downgraded() const
    {
        return granted() && static_cast<std::uint8_t>(reasonCode) < static_cast<std::uint8_t>(subscription.options.qos);
    }
};
/// The answer to a subscribe(), when all its filters are answered; filters in the order they were asked.
struct SubscribeFinished
{
    Handle handle = 0;
    bool connectionLost = false; ///< the connection ended before the answer; the filters' codes mean nothing
    std::vector<SubscribedFilter> filters;
    Properties properties; ///< of the last SUBACK: Reason String, User Properties
    Time roundTrip = 0;
};
/// The answer to an unsubscribe().
struct UnsubscribeFinished
{
    Handle handle = 0;
    bool connectionLost = false;
    std::vector<Bytes> filters;
    std::vector<ReasonCode> reasonCodes; ///< one per filter; all Success in 3.x, which has no codes
    Properties properties;
    Time roundTrip = 0;
};

/// Something worth a line in the log that does not harm the connection.
struct Notice
{
    enum class Kind : std::uint8_t {
        UnsolicitedAcknowledgement, ///< PUBACK, PUBCOMP, SUBACK, UNSUBACK or PINGRESP that answers nothing of ours
        UnknownPubrec,              ///< answered with PUBREL 0x92 [§3.6.2]
        UnknownPubrel,              ///< answered with PUBCOMP 0x92 [MQTT-4.3.3-11]
        RepeatedQoS2,               ///< a QoS 2 packet identifier again before PUBREL: not delivered twice
        ClientIdTooLong,            ///< 3.1: over 23 bytes; a server may refuse it
        GrantedMoreThanAsked,       ///< SUBACK grants a higher QoS than requested
        SessionUnknownHere,         ///< session present = 1, but this side has no record of that session
        SessionPresenceUnknown,     ///< 3.1 does not say whether the session was kept
        RepeatedAfterPubrel         ///< DUP under a QoS 2 identifier that was completed: delivered [MQTT-4.3.3-12]
    };
    Kind kind;
    PacketType packet = PacketType::Reserved; ///< what was received
    std::uint16_t packetId = 0;
    std::string_view clause;      ///< of the version that is spoken (clauseIn()); static
    std::string_view description; ///< one sentence, context "mqtt"; static
};

/// What was thrown away because the server had no session (session present = 0) [MQTT-3.2.2-5], or because it belonged
/// to another client identifier.
struct SessionDiscarded
{
    std::size_t publishesInFlight = 0;       ///< each also ends with PublishOutcome::SessionLost
    std::size_t receivedQoS2 = 0;            ///< QoS 2 messages delivered here whose PUBREL can no longer come
    std::vector<Subscription> subscriptions; ///< that the server no longer has
};

/// Which waiting came to nothing.
enum class Timeout : std::uint8_t {
    Connack, ///< no CONNACK within ConnectOptions::connectTimeout
    Pingresp ///< no PINGRESP within half a keep alive of the PINGREQ
};

/// Takes what happens in a session. Every function is called from within a call of the Session, on its thread; it may
/// publish, subscribe, unsubscribe or disconnect, but must not call start(), receive(), timeout() or transportClosed().
class SessionListener
{
public:
    virtual ~SessionListener() = default;

    /// CONNACK accepted us. Publishes in flight and queued ones follow in the output right after this returns.
    virtual void connected(const Connected& event) { (void)event; }
    /// CONNACK refused us; the transport is to be closed.
    virtual void connectionRefused(const ConnectionRefused& event) { (void)event; }
    /// An application message (QoS 2 after de-duplication); it is acknowledged when this returns. A listener that calls
    /// disconnect() from within has not taken it: it stays unacknowledged, and a session that is kept delivers it
    /// again.
    virtual void message(const MessageView& message) = 0;
    /// See MessageSink::topicAhead().
    virtual void topicAhead(BytesView topic) { (void)topic; }
    virtual void publishFinished(const PublishFinished& event) { (void)event; }
    virtual void subscribeFinished(const SubscribeFinished& event) { (void)event; }
    virtual void unsubscribeFinished(const UnsubscribeFinished& event) { (void)event; }
    /// PINGRESP; `roundTrip` in microseconds since the PINGREQ.
    virtual void pingAnswered(Time roundTrip) { (void)roundTrip; }
    /// The server announced the end of the connection; the transport is to be closed.
    virtual void serverDisconnected(const Disconnect& event) { (void)event; }
    /// The server broke the protocol. In 5.0 a DISCONNECT with its reason code is in the output (except for
    /// [MQTT-3.2.2-4], where the standard wants the connection closed at once); the transport is to be closed once the
    /// output is written.
    virtual void protocolError(const ProtocolError& error) { (void)error; }
    /// The transport is to be closed.
    virtual void timedOut(Timeout which) { (void)which; }
    /// The Authenticator gave up or did not accept the server's proof; the transport is to be closed.
    virtual void authenticationFailed() {}
    /// A re-authentication of ours succeeded.
    virtual void reauthenticated(const Auth& event) { (void)event; }
    virtual void sessionDiscarded(const SessionDiscarded& event) { (void)event; }
    virtual void notice(const Notice& notice) { (void)notice; }
};

/// Sees every whole packet, for the packet journal. Views are valid during the call. Passwords and authentication data
/// are in these bytes: mask by dissect()'s secret fields before they are kept.
class PacketObserver
{
public:
    virtual ~PacketObserver() = default;
    /// Before it is decoded, so a packet that breaks the protocol is seen too. Of a packet that is refused by its fixed
    /// header alone, that header is shown.
    virtual void packetReceived(BytesView packet, Time now) = 0;
    /// When it is put into the output.
    virtual void packetSent(BytesView packet, Time now) = 0;
};

} // namespace topicscope::mqtt
