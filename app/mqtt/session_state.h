// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packet_ids.h"
#include "app/mqtt/session_listener.h"

#include <list>
#include <map>
#include <unordered_map>

namespace topicscope::mqtt {

/// A publish of ours that is not finished.
struct OutgoingPublish
{
    Handle handle = 0;
    PublishRequest request;
    Bytes encodedProperties;
    Time accepted = 0;          ///< when publish() took it
    Time sent = 0;              ///< last sending, PUBLISH or PUBREL
    std::uint16_t packetId = 0; ///< 0 while it waits to be sent for the first time
    bool released = false;      ///< QoS 2: PUBREC came, from now on only PUBREL is sent [MQTT-4.3.3-6]
    ReasonCode recReasonCode = ReasonCode::Success; ///< QoS 2: of PUBREC, which may say that nobody subscribes
    bool onWire = false; ///< sent on this connection, so it counts against the server's Receive Maximum
};

/// The client's part of the session state (§4.1), together with what waits to be sent. Every change that must outlive
/// the program goes through here and can be written down as a record; reading the records back gives the same state.
class SessionState
{
public:
    using Publishes = std::list<OutgoingPublish>;

    // --- Publishes of ours
    /// Appends to the queue.
    OutgoingPublish& accept(PublishRequest request, Time now);
    Publishes& queue() noexcept { return m_queue; }
    const Publishes& queue() const noexcept { return m_queue; }
    std::size_t queuedBytes() const noexcept { return m_queuedBytes; }
    Publishes& inFlight() noexcept { return m_inFlight; }
    const Publishes& inFlight() const noexcept { return m_inFlight; }
    /// Moves the first of the queue to the end of what is in flight, with that identifier.
    OutgoingPublish& launch(std::uint16_t packetId);
    /// Null when no publish of ours has that identifier.
    OutgoingPublish* find(std::uint16_t packetId);
    void release(OutgoingPublish& publish);
    /// Takes a publish in flight out and frees its identifier.
    OutgoingPublish finish(std::uint16_t packetId);
    /// Takes one out of the queue.
    OutgoingPublish dequeue(Publishes::iterator position);

    // --- QoS 2 messages received
    bool isReceived(std::uint16_t packetId) const noexcept { return m_received.contains(packetId); }
    std::size_t receivedCount() const noexcept { return m_received.size(); }
    void addReceived(std::uint16_t packetId);
    void removeReceived(std::uint16_t packetId);

    // --- Subscriptions
    using Subscriptions = std::map<Bytes, SubscribedFilter, std::less<>>;
    const Subscriptions& subscriptions() const noexcept { return m_subscriptions; }
    void setSubscription(const SubscribedFilter& subscription);
    void removeSubscription(BytesView filter);
    /// The identifier of that filter alone: the one it had before, or a new one.
    std::uint32_t identifierFor(BytesView filter);
    BytesView filterOf(std::uint32_t identifier) const noexcept;

    // --- The session as a whole
    PacketIds& packetIds() noexcept { return m_packetIds; }
    const Bytes& clientId() const noexcept { return m_clientId; }
    /// A connection under that client identifier was accepted: from now on there is a session.
    void begin(const Bytes& clientId);
    bool exists() const noexcept { return m_exists; }
    /// The server has no session any more: forgets all but the queue. The publishes in flight are given back, in order.
    Publishes discard();
    /// Forgets everything.
    void clear();
    Handle takeHandle() noexcept { return m_nextHandle++; }
    Handle nextHandle() const noexcept { return m_nextHandle; }

    // --- Records
    Bytes exported() const;
    /// Replaces the state; false when a record is damaged or cut off, and what stands before it counts.
    bool import(BytesView records);
    void keepChanges(bool keep);
    Bytes takeChanges();
    std::uint64_t revision() const noexcept { return m_revision; }

private:
    enum class Record : std::uint8_t {
        Begun = 1,
        Accepted,
        Launched,
        Released,
        Finished,
        Received,
        Completed,
        Subscribed,
        Unsubscribed,
        Discarded
    };
    void note(Record record, const Bytes& body);
    /// A record of one number, when changes are kept.
    void noteNumber(Record record, std::uint64_t number);
    static void appendRecord(Bytes& out, Record record, const Bytes& body);
    static Bytes acceptedBody(const OutgoingPublish& publish);
    static Bytes launchedBody(const OutgoingPublish& publish);
    static Bytes subscribedBody(const SubscribedFilter& subscription);
    bool apply(Record record, BytesView body);
    bool applyAccepted(BytesView body);
    bool applyLaunched(BytesView body);
    bool applyFinished(Handle handle);
    bool applySubscribed(BytesView body);
    void name(std::uint32_t identifier, BytesView filter);
    void moveToFlight(Publishes::iterator position, std::uint16_t packetId);

    Publishes m_queue;
    std::size_t m_queuedBytes = 0;
    Publishes m_inFlight; ///< in the order of their first sending [MQTT-4.6.0-1]
    std::unordered_map<std::uint16_t, Publishes::iterator> m_byPacketId;
    PacketIdSet m_received;
    Subscriptions m_subscriptions;
    std::map<Bytes, std::uint32_t, std::less<>> m_identifiers; ///< also of filters no longer subscribed
    std::unordered_map<std::uint32_t, Bytes> m_filters;
    std::uint32_t m_nextIdentifier = 1;
    PacketIds m_packetIds;
    Bytes m_clientId;
    bool m_exists = false;
    Handle m_nextHandle = 1;

    bool m_keepChanges = false;
    Bytes m_changes;
    std::uint64_t m_revision = 0;
};

} // namespace topicscope::mqtt
