// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/codec.h"
#include "app/mqtt/session.h"
#include "tests/fuzz/fuzz_input.h"

#include <functional>
#include <map>
#include <set>

/// What fuzz_session holds a Session to.
namespace topicscope::mqtt::fuzz {

constexpr std::uint32_t ourMaximumPacket = 2048;

/// A running hash of whatever happens.
class Trace
{
public:
    void add(std::uint64_t value) { m_hash = (m_hash ^ value) * 1'099'511'628'211U; }
    void add(BytesView bytes) { add(std::hash<BytesView>{}(bytes)); }
    std::uint64_t value() const { return m_hash; }

private:
    std::uint64_t m_hash = 14'695'981'039'346'656'037U;
};

/// Answers to anything with anything.
class FuzzAuthenticator : public Authenticator
{
public:
    BytesView method() const override { return "F"; }
    std::optional<Bytes> start() override { return std::nullopt; }
    std::optional<Bytes> challenge(BytesView data) override
    {
        return data == "no" ? std::nullopt : std::optional{Bytes{data}};
    }
    bool finish(std::optional<BytesView> data) override { return data != "no"; }
};

/// Notes every event, checks what must hold of each, and lets somebody act from within it.
class CheckingListener : public SessionListener
{
public:
    void connected(const Connected& event) override
    {
        happened(1, event.clientId);
        PROMISE(event.limits.receiveMaximum != 0 && event.limits.maximumPacketSize != 0);
        act();
    }
    void connectionRefused(const ConnectionRefused& event) override
    {
        happened(2, event.connack.code);
        PROMISE(!event.name.empty() && !event.explanation.empty());
    }
    void message(const MessageView& message) override
    {
        happened(3, message.topic);
        trace.add(message.payload);
        trace.add(message.encodedProperties);
        trace.add(message.packetId);
        PROMISE(!message.topic.empty() && message.topic.size() + message.payload.size() <= 65'535 + ourMaximumPacket);
        PROMISE((message.packetId == 0) == (message.qos == QoS::AtMostOnce));
        act();
    }
    void publishFinished(const PublishFinished& event) override
    {
        happened(4, event.handle);
        trace.add(static_cast<std::uint64_t>(event.outcome));
        PROMISE(event.handle != 0 && finished.insert(event.handle).second); // each ends once
        PROMISE((event.outcome == PublishOutcome::RefusedLocally) == event.refusal.has_value());
        act();
    }
    void subscribeFinished(const SubscribeFinished& event) override
    {
        happened(5, event.handle);
        PROMISE(!event.filters.empty() && finished.insert(event.handle).second);
        act();
    }
    void unsubscribeFinished(const UnsubscribeFinished& event) override
    {
        happened(6, event.handle);
        PROMISE(event.connectionLost || event.filters.size() == event.reasonCodes.size());
        PROMISE(finished.insert(event.handle).second);
        act();
    }
    void pingAnswered(Time roundTrip) override
    {
        happened(7, static_cast<std::uint64_t>(roundTrip));
        PROMISE(roundTrip >= 0);
        act();
    }
    void serverDisconnected(const Disconnect& event) override
    {
        happened(8, static_cast<std::uint64_t>(event.reasonCode));
    }
    void protocolError(const ProtocolError& error) override
    {
        happened(9, error.clause);
        PROMISE(!error.clause.empty() && isFailure(error.reasonCode));
    }
    void timedOut(Timeout which) override { happened(10, static_cast<std::uint64_t>(which)); }
    void authenticationFailed() override { happened(11, 0U); }
    void reauthenticated(const Auth&) override
    {
        happened(12, 0U);
        act();
    }
    void sessionDiscarded(const SessionDiscarded& event) override
    {
        happened(13, event.publishesInFlight);
        act();
    }
    void notice(const Notice& notice) override
    {
        happened(14, static_cast<std::uint64_t>(notice.kind));
        PROMISE(!notice.clause.empty() && !notice.description.empty());
        act();
    }

    Trace trace;
    std::set<Handle> finished;
    std::function<void()> act = [] {};

private:
    template <typename Value>
    void happened(std::uint64_t event, const Value& value)
    {
        trace.add(event);
        trace.add(value);
    }
};

/// The packets an observer sees are all that came and went, whole.
class TracingObserver : public PacketObserver
{
public:
    explicit TracingObserver(Trace& trace) : m_trace(trace) {}
    void packetReceived(BytesView packet, Time) override { m_trace.add(packet); }
    void packetSent(BytesView packet, Time) override
    {
        m_trace.add(packet);
        sent.append(packet);
    }
    Bytes sent;

private:
    Trace& m_trace;
};

/// What the client writes must be legal packets in a legal order, within what the server announced.
class OutputChecker
{
public:
    /// Before start().
    void open(Version version, const Session& session)
    {
        m_version = version;
        m_first = true;
        m_last = false;
        m_sentHere.clear();
        m_older.clear();
        m_released.clear();
        m_aliases.clear();
        note(session, &m_older);
    }

    void take(BytesView output, const Session& session)
    {
        const bool any = !output.empty();
        while (!output.empty()) {
            const auto header = readFixedHeader(output);
            PROMISE(header && *header && (*header)->packetLength() <= output.size());
            const BytesView packet = output.substr(0, (*header)->packetLength());
            output.remove_prefix(packet.size());
            const auto decoded = decode(packet, m_version, Direction::FromClient);
            PROMISE(decoded.has_value());
            const PacketType type = typeOf(*decoded);
            PROMISE(m_first == (type == PacketType::Connect)); // [MQTT-3.1.0-1]
            PROMISE(!m_last);                                  // [MQTT-3.14.4-1]
            m_first = false;
            m_last = type == PacketType::Disconnect;
            PROMISE(packet.size() <= session.limits().maximumPacketSize || type == PacketType::Disconnect ||
                    packet.size() <= 5); // acknowledgements and PINGREQ cannot be made smaller
            if (type == PacketType::Publish)
                check(std::get<Publish>(*decoded), session);
        }
        if (any)
            checkQuota(session);
    }

private:
    void check(const Publish& publish, const Session& session)
    {
        const ServerLimits& limits = session.limits();
        PROMISE(publish.qos <= limits.maximumQoS && (!publish.retain || limits.retainAvailable));
        const std::uint32_t alias = publish.properties.number(PropertyId::TopicAlias).value_or(0);
        PROMISE(alias <= limits.topicAliasMaximum);
        if (alias != 0 && !publish.topic.empty())
            m_aliases[alias] = publish.topic;
        const Bytes& topic = alias != 0 ? m_aliases[alias] : publish.topic;
        PROMISE(!topic.empty()); // [MQTT-3.3.2-8]: an alias stands alone only after it was set here
        if (publish.qos == QoS::AtMostOnce)
            return;
        for (const Session::InFlight& flying : session.inFlight())
            PROMISE(flying.packetId != publish.packetId || flying.topic == topic);
        PROMISE(!m_released.contains(publish.packetId));                     // [MQTT-4.3.3-6]
        PROMISE(m_sentHere.insert(publish.packetId).second);                 // [MQTT-4.4.0-1]: once a connection
        PROMISE(publish.duplicate == (m_older.erase(publish.packetId) > 0)); // [MQTT-3.3.1-1]
    }

    /// [MQTT-3.3.4-7]: no more unacknowledged than the server takes.
    void checkQuota(const Session& session)
    {
        std::set<std::uint16_t> flying;
        m_released.clear();
        note(session, &flying);
        std::erase_if(m_sentHere, [&](std::uint16_t id) { return !flying.contains(id); });
        std::erase_if(m_older, [&](std::uint16_t id) { return !flying.contains(id); });
        PROMISE(m_sentHere.size() <= session.limits().receiveMaximum);
    }

    void note(const Session& session, std::set<std::uint16_t>* flying)
    {
        for (const Session::InFlight& publish : session.inFlight()) {
            flying->insert(publish.packetId);
            if (publish.released)
                m_released.insert(publish.packetId);
        }
    }

    Version m_version = Version::V5_0;
    bool m_first = true;
    bool m_last = false;
    std::set<std::uint16_t> m_sentHere; ///< PUBLISH of QoS 1 and 2 sent on this connection and not finished
    std::set<std::uint16_t> m_older;    ///< in flight from before, and not sent again yet
    std::set<std::uint16_t> m_released;
    std::map<std::uint32_t, Bytes> m_aliases;
};

/// The accounts that the session gives of itself agree with each other.
inline void checkAccounts(const Session& session)
{
    std::size_t bytes = 0;
    std::set<Handle> handles;
    for (const Session::Queued& queued : session.queued()) {
        bytes += queued.request->topic.size() + queued.request->payload.size();
        PROMISE(handles.insert(queued.handle).second && queued.handle < session.nextHandle());
    }
    PROMISE(handles.size() == session.queuedCount() && bytes == session.queuedBytes());
    std::set<std::uint16_t> ids;
    for (const Session::InFlight& publish : session.inFlight()) {
        PROMISE(handles.insert(publish.handle).second && publish.handle < session.nextHandle());
        PROMISE(publish.packetId != 0 && ids.insert(publish.packetId).second);
        PROMISE(publish.qos == QoS::ExactlyOnce || (publish.qos == QoS::AtLeastOnce && !publish.released));
    }
    PROMISE(ids.size() == session.inFlightCount() && session.receivedQoS2Count() <= 65'535);
    for (const SubscribedFilter& filter : session.subscriptions())
        PROMISE(filter.granted() && filter.identifier <= 268'435'455);
    PROMISE(session.wantsClose() == (session.state() == Session::State::Closing));
    if (const auto next = session.nextTimeout())
        PROMISE(*next > 0 && session.state() != Session::State::Disconnected);
}

} // namespace topicscope::mqtt::fuzz
