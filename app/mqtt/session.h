// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/session_listener.h"

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace topicscope::mqtt {

/// The client's half of an MQTT conversation, without socket and without clock: bytes and the time go in, events (a
/// SessionListener) and bytes come out. One object lives as long as its *session*, over any number of connections:
///
///     session.start(options, now);                    // the transport is open: CONNECT is in the output
///     transport.write(session.output()); session.outputWritten(n);
///     session.receive(bytes, now);                    // events; acknowledgements are in the output
///     if (auto at = session.nextTimeout()) …          // wake up then: session.timeout(now)
///     if (session.wantsClose()) …                     // after the output is written: close the transport
///     session.transportClosed(now);                   // whatever ended it; start() again resumes
///
/// After every call look at output(), nextTimeout() and wantsClose(). Not thread-safe: one thread owns it. Memory is
/// bounded by the maximum packet size, by what is in flight, and by what the caller queues.
class Session
{
public:
    enum class State : std::uint8_t {
        Disconnected, ///< no transport
        Connecting,   ///< CONNECT is sent, CONNACK is awaited
        Connected,
        Closing ///< nothing is read any more; write the output, then close
    };

    explicit Session(SessionListener& listener);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Shows every packet to `observer` until it is replaced; null: nobody. Costs one test per packet when null.
    void setPacketObserver(PacketObserver* observer) noexcept;

    // --- The transport's side

    /// The transport is open: queues CONNECT. Fails, and stays Disconnected, when the options cannot be said in that
    /// version of MQTT. Call it in Disconnected only.
    tl::expected<void, RequestError> start(const ConnectOptions& options, Time now);
    /// Takes bytes in the order they came, cut anywhere. Whole packets are parsed in place; only the part of a packet
    /// at the end is copied. Linear in bytes. Ignored in Disconnected and Closing.
    void receive(BytesView bytes, Time now);
    /// Bytes to write to the transport, in order.
    BytesView output() const noexcept;
    /// The first `count` bytes of output() were written.
    void outputWritten(std::size_t count);
    /// All of output() at once; it is then empty.
    Bytes takeOutput();
    /// When timeout() is to be called at the latest; nothing: never. Changes with every call.
    std::optional<Time> nextTimeout() const noexcept;
    /// Does what is due: CONNACK missing, PINGREQ, PINGRESP missing. Harmless when called early.
    void timeout(Time now);
    /// True once the conversation is over: write the output, then close the transport.
    bool wantsClose() const noexcept;
    /// The transport is closed, by whomever. Open subscribe() and unsubscribe() end with connectionLost; publishes stay
    /// for the next start().
    void transportClosed(Time now);

    State state() const noexcept;

    // --- The person's side

    /// Publishes, now or as soon as the connection and the server's Receive Maximum allow (§4.9). In Connected it is
    /// checked against what the server announced and refused with the reason; while Disconnected or Connecting it is
    /// queued and checked after CONNACK. How many may wait is the caller's decision, see queued(). Ends with
    /// publishFinished().
    tl::expected<Handle, RequestError> publish(PublishRequest request, Time now);
    /// The handle that the next publish(), subscribe() or unsubscribe() will return. A QoS 0 publish that is sent at
    /// once ends with publishFinished() within publish() itself.
    Handle nextHandle() const noexcept;
    /// Takes back a publish that waits; false when it is not waiting (already sent, or unknown). Ends with
    /// publishFinished(Cancelled).
    bool cancel(Handle handle);

    /// What waits to be sent for the first time, in order.
    struct Queued
    {
        Handle handle = 0;
        const PublishRequest* request = nullptr; ///< valid until the session is next called
        Time since = 0;
    };
    std::vector<Queued> queued() const;
    std::size_t queuedCount() const noexcept;
    std::size_t queuedBytes() const noexcept; ///< topics and payloads of what waits

    /// Publishes that are sent and not finished.
    struct InFlight
    {
        Handle handle = 0;
        std::uint16_t packetId = 0;
        QoS qos = QoS::AtLeastOnce;
        bool released = false; ///< QoS 2: PUBREC came, PUBREL is sent
        BytesView topic;       ///< valid until the session is next called
        Time sent = 0;         ///< last sending
    };
    std::vector<InFlight> inFlight() const;
    std::size_t inFlightCount() const noexcept;
    /// QoS 2 messages received and not yet released by the server.
    std::size_t receivedQoS2Count() const noexcept;

    /// A SUBSCRIBE.
    struct SubscribeRequest
    {
        std::vector<Subscription> subscriptions; ///< at least one
        /// 5.0, where the server allows it: give every filter a Subscription Identifier of its own, so that each
        /// message says which filters matched. Identifiers belong to SUBSCRIBE packets, so each filter then gets its
        /// own packet; without it all filters go into one. A filter keeps its identifier when it is subscribed again.
        bool identifyEach = false;
        /// 5.0: one identifier chosen by the caller for all filters; 0: none. Ignored with identifyEach.
        std::uint32_t identifier = 0;
        std::vector<UserProperty> userProperties; ///< 5.0
    };
    /// In Connected only. Checked locally first; nothing is sent when one filter is refused. Ends with
    /// subscribeFinished().
    tl::expected<Handle, RequestError> subscribe(const SubscribeRequest& request, Time now);
    /// In Connected only. Ends with unsubscribeFinished().
    tl::expected<Handle, RequestError> unsubscribe(const std::vector<Bytes>& filters, Time now,
                                                   const std::vector<UserProperty>& userProperties = {});
    /// The filters that the server holds for this session as far as this side knows, with identifier and granted QoS.
    std::vector<SubscribedFilter> subscriptions() const;
    /// The filter that was subscribed with that identifier, or an empty view.
    BytesView filterOf(std::uint32_t subscriptionIdentifier) const noexcept;

    /// Sends DISCONNECT and goes to Closing. `properties` (5.0): Session Expiry Interval, Reason String, User
    /// Properties. Fails when they are not allowed: an expiry other than 0 when CONNECT had 0 [MQTT-3.14.2-2].
    tl::expected<void, RequestError> disconnect(Time now, ReasonCode reason = ReasonCode::Success,
                                                const Properties& properties = {});
    /// Starts a re-authentication (§4.12.1) with the connection's Authenticator. Ends with reauthenticated(),
    /// serverDisconnected() or authenticationFailed().
    tl::expected<void, RequestError> reauthenticate(Time now);
    /// Sends a PINGREQ now, whatever the keep alive: to measure the round trip. Nothing happens while one is open.
    void ping(Time now);

    // --- What the server announced

    const ServerLimits& limits() const noexcept;
    /// The client identifier in use; after an assignment the assigned one.
    const Bytes& clientId() const noexcept;
    /// Seconds in force on this connection; 0: none.
    std::uint16_t keepAlive() const noexcept;
    Version version() const noexcept;

    // --- Session state that outlives the program

    /// Everything a persistent session needs (client identifier, publishes queued and in flight with their packet
    /// identifiers and order, QoS 2 identifiers received, subscriptions with their identifiers) as a series of records.
    Bytes exportState() const;
    /// Replaces the state by the records of exportState(), optionally followed by those of any number of
    /// takeStateChanges(). A damaged or incomplete record ends the reading there, as a crash leaves it; false then.
    /// Call in Disconnected only.
    bool importState(BytesView records);
    /// Starts (or stops) collecting changes for takeStateChanges().
    void keepStateChanges(bool keep);
    /// The records of what changed since the last call. To survive a crash, append them to the file *before* writing
    /// the output of the same calls to the transport. Replace the file by exportState() now and then.
    Bytes takeStateChanges();
    /// Grows with every change of the state.
    std::uint64_t stateRevision() const noexcept;
    /// True when there is something to resume: in flight, received QoS 2, subscriptions, or an earlier connection.
    bool hasState() const noexcept;
    /// Forgets everything: publishes end with SessionLost or, when never sent, Cancelled. In Disconnected only.
    void discardState();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace topicscope::mqtt
