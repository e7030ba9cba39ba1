// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/codec.h"
#include "app/mqtt/session.h"
#include "tests/fuzz/fuzz_input.h"

#include <array>
#include <memory>
#include <set>

using namespace topicscope::mqtt;

namespace {

constexpr std::uint32_t maximumPacket = 2048;

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

/// Adds every event to a hash, and checks what must hold of each.
class HashingListener : public SessionListener
{
public:
    void add(BytesView bytes)
    {
        for (const char byte : bytes)
            hash = (hash ^ static_cast<std::uint8_t>(byte)) * 1'099'511'628'211U;
        hash = (hash ^ 0x100) * 1'099'511'628'211U;
    }
    void add(std::uint64_t value) { hash = (hash ^ value) * 1'099'511'628'211U; }

    void connected(const Connected& event) override
    {
        add(1);
        add(event.clientId);
        PROMISE(event.limits.receiveMaximum != 0 && event.limits.maximumPacketSize != 0);
    }
    void connectionRefused(const ConnectionRefused& event) override
    {
        add(2);
        add(event.connack.code);
        PROMISE(!event.name.empty() && !event.explanation.empty());
    }
    void message(const MessageView& message) override
    {
        add(3);
        add(message.topic);
        add(message.payload);
        add(message.encodedProperties);
        add(message.packetId);
        PROMISE(!message.topic.empty() && message.topic.size() + message.payload.size() <= 65'535 + maximumPacket);
        PROMISE((message.packetId == 0) == (message.qos == QoS::AtMostOnce));
    }
    void publishFinished(const PublishFinished& event) override
    {
        add(4);
        add(event.handle);
        add(static_cast<std::uint64_t>(event.outcome));
        PROMISE(event.handle != 0 && finished.insert(event.handle).second); // each ends once
    }
    void subscribeFinished(const SubscribeFinished& event) override
    {
        add(5);
        add(event.handle);
        PROMISE(!event.filters.empty() && finished.insert(event.handle).second);
    }
    void unsubscribeFinished(const UnsubscribeFinished& event) override
    {
        add(6);
        add(event.handle);
        PROMISE(event.connectionLost || event.filters.size() == event.reasonCodes.size());
        PROMISE(finished.insert(event.handle).second);
    }
    void pingAnswered(Time roundTrip) override
    {
        add(7);
        PROMISE(roundTrip >= 0);
    }
    void serverDisconnected(const Disconnect& event) override { add(static_cast<std::uint64_t>(event.reasonCode)); }
    void protocolError(const ProtocolError& error) override
    {
        add(8);
        add(error.clause);
        PROMISE(!error.clause.empty() && isFailure(error.reasonCode));
    }
    void timedOut(Timeout which) override { add(9 + static_cast<std::uint64_t>(which)); }
    void authenticationFailed() override { add(11); }
    void reauthenticated(const Auth&) override { add(12); }
    void sessionDiscarded(const SessionDiscarded& event) override { add(13 + event.publishesInFlight); }
    void notice(const Notice& notice) override { add(static_cast<std::uint64_t>(notice.kind)); }

    std::uint64_t hash = 14'695'981'039'346'656'037U;
    std::set<Handle> finished;
};

/// What the client writes must be legal packets, within what the server announced.
class OutputChecker
{
public:
    void open(Version version)
    {
        m_version = version;
        m_first = true;
        m_last = false;
    }
    void take(Session& session)
    {
        const Bytes output = session.takeOutput();
        BytesView rest = output;
        while (!rest.empty()) {
            const auto header = readFixedHeader(rest);
            PROMISE(header && *header && (*header)->packetLength() <= rest.size());
            const BytesView packet = rest.substr(0, (*header)->packetLength());
            rest.remove_prefix(packet.size());
            const auto decoded = decode(packet, m_version, Direction::FromClient);
            PROMISE(decoded.has_value());
            const PacketType type = typeOf(*decoded);
            PROMISE(m_first == (type == PacketType::Connect)); // [MQTT-3.1.0-1]
            PROMISE(!m_last);                                  // [MQTT-3.14.4-1]
            m_first = false;
            m_last = type == PacketType::Disconnect;
            if (type == PacketType::Publish && m_version == Version::V5_0)
                checkPublish(std::get<Publish>(*decoded), packet, session.limits());
        }
    }

private:
    static void checkPublish(const Publish& publish, BytesView packet, const ServerLimits& limits)
    {
        PROMISE(publish.qos <= limits.maximumQoS && (!publish.retain || limits.retainAvailable));
        PROMISE(packet.size() <= limits.maximumPacketSize);
        PROMISE(publish.properties.number(PropertyId::TopicAlias).value_or(0) <= limits.topicAliasMaximum);
    }

    Version m_version = Version::V5_0;
    bool m_first = true;
    bool m_last = false;
};

/// One life of a client, acted out from the input.
class Play
{
public:
    Play(const std::uint8_t* data, std::size_t size, bool byteByByte) : m_input(data, size), m_byteByByte(byteByByte)
    {
        m_session = std::make_unique<Session>(m_listener);
        const std::uint8_t choice = m_input.byte();
        m_options.version = static_cast<Version>(3 + choice % 3);
        m_options.cleanStart = (choice & 0x40) != 0;
        m_options.clientId = (choice & 0x80) != 0 && m_options.version == Version::V5_0 ? "" : "c";
        const std::uint8_t limits = m_input.byte();
        m_options.maximumPacketSize = maximumPacket;
        m_options.keepAlive = limits & 0x0F;
        m_options.topicAliasMaximum = limits >> 4 & 3;
        if ((limits & 0x40) != 0)
            m_options.receiveMaximum = std::uint16_t{2};
        if ((limits & 0x80) != 0)
            m_options.authenticator = std::make_shared<FuzzAuthenticator>();
        m_options.sessionExpiryInterval = 100;
    }

    std::uint64_t run()
    {
        m_session->keepStateChanges(true);
        m_changes = m_session->exportState();
        start();
        while (!m_input.isEmpty())
            step();
        m_session->transportClosed(m_now);
        return m_listener.hash;
    }

private:
    void start()
    {
        m_output.open(m_options.version);
        PROMISE(m_session->start(m_options, m_now).has_value());
        PROMISE(m_session->clientId().size() <= 65'535);
    }

    void receive(BytesView bytes)
    {
        if (!m_byteByByte) {
            m_session->receive(Bytes{bytes}, m_now); // a copy: views must not outlive the call
            return;
        }
        for (const char byte : bytes)
            m_session->receive(Bytes(1, byte), m_now);
    }

    void step()
    {
        const std::uint8_t choice = m_input.byte();
        switch (choice & 0x0F) {
        case 0:
        case 1:
        case 2:
        case 3:
            receive(m_input.bytes(m_input.byte()));
            break;
        case 4:
            receive(encode(Packet{Connack{(choice & 0x10) != 0, 0, {}}}, m_options.version));
            break;
        case 5:
        case 6:
            acknowledge(choice);
            break;
        case 7:
        case 8:
            publish(choice);
            break;
        case 9:
            subscribe(choice);
            break;
        case 10:
            m_now += seconds(m_input.byte()) / 4;
            m_session->timeout(m_now);
            break;
        case 11:
            m_session->transportClosed(m_now);
            start();
            break;
        case 12:
            (void)m_session->disconnect(m_now);
            break;
        case 13:
            restart();
            break;
        case 14:
            (void)m_session->reauthenticate(m_now);
            m_session->ping(m_now);
            break;
        default:
            m_session->cancel(m_input.byte());
        }
        check();
    }

    /// The answer to one of the first packet identifiers, so that flows get further than luck would bring them.
    void acknowledge(std::uint8_t choice)
    {
        const std::uint16_t id = m_input.byte() & 7;
        const auto code = (choice & 0x80) != 0 ? ReasonCode::UnspecifiedError : ReasonCode::Success;
        const std::array<Packet, 6> answers{Puback{id, code, {}},   Pubrec{id, code, {}},   Pubcomp{id, {}, {}},
                                            Suback{id, {code}, {}}, Unsuback{id, {{}}, {}}, Pubrel{id, {}, {}}};
        receive(encode(answers[(choice >> 4 & 7) % answers.size()], m_options.version));
    }

    void publish(std::uint8_t choice)
    {
        PublishRequest request;
        request.qos = static_cast<QoS>((choice >> 4 & 3) % 3);
        request.retain = (choice & 0x40) != 0;
        request.topic = Bytes{m_input.bytes(m_input.byte() & 7)};
        request.payload = Bytes{m_input.bytes(m_input.byte() & 31)};
        if ((choice & 0x80) != 0)
            request.properties.set(PropertyId::TopicAlias, m_input.byte() & 3);
        const Handle expected = m_session->nextHandle();
        const auto handle = m_session->publish(std::move(request), m_now);
        PROMISE(!handle || *handle == expected);
    }

    void subscribe(std::uint8_t choice)
    {
        const Bytes filter{m_input.bytes(m_input.byte() & 7)};
        if ((choice & 0x10) != 0) {
            (void)m_session->unsubscribe({filter}, m_now);
            return;
        }
        Session::SubscribeRequest request;
        request.subscriptions = {{filter, {}}};
        if ((choice & 0x20) != 0)
            request.subscriptions.push_back({"b/#", {}});
        request.identifyEach = (choice & 0x40) != 0;
        (void)m_session->subscribe(request, m_now);
    }

    /// The program ends and starts again with the records it wrote: the state must be the same.
    void restart()
    {
        m_session->transportClosed(m_now);
        m_changes += m_session->takeStateChanges();
        const Bytes state = m_session->exportState();
        auto next = std::make_unique<Session>(m_listener);
        PROMISE(next->importState(m_changes) && next->exportState() == state);
        PROMISE(next->nextHandle() <= m_session->nextHandle());
        // Handles of a new program may repeat those that were finished and forgotten.
        m_listener.finished.clear();
        m_session = std::move(next);
        m_session->keepStateChanges(true);
        m_changes = state;
        start();
    }

    void check()
    {
        m_output.take(*m_session);
        if (const auto next = m_session->nextTimeout())
            PROMISE(*next > 0);
    }

    FuzzInput m_input;
    bool m_byteByByte;
    HashingListener m_listener;
    std::unique_ptr<Session> m_session;
    ConnectOptions m_options;
    OutputChecker m_output;
    Bytes m_changes;
    Time m_now = seconds(1000);
};

} // namespace

/// Whatever the server sends, between whatever the person and the clock do: events, legal output within the server's
/// limits, state that survives the program, and the same events however the bytes were cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::uint64_t whole = Play(data, size, false).run();
    const std::uint64_t cut = Play(data, size, true).run();
    PROMISE(whole == cut);
    return 0;
}
