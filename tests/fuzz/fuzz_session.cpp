// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/session_checks.h"

#include <array>
#include <memory>

using namespace topicscope::mqtt;
using namespace topicscope::mqtt::fuzz;

namespace {

using Id = PropertyId;

/// One life of a client, acted out from the input.
class Play
{
public:
    /// `whole`: what the server sends comes as it is, and everything is checked. Otherwise it comes byte by byte, and
    /// only what happened counts.
    Play(const std::uint8_t* data, std::size_t size, bool whole) : m_input(data, size), m_whole(whole)
    {
        m_listener.act = [this] { actWithin(); };
        m_options.clientId = "c";
        readOptions();
        makeSession();
    }

    std::uint64_t run()
    {
        start();
        constexpr int mostLives = 12;
        while (!m_input.isEmpty() && m_lives <= mostLives) {
            step(m_input.byte());
            settle();
        }
        m_session->transportClosed(m_now);
        return m_listener.trace.value();
    }

private:
    // --- The connection

    /// Three bytes that choose among everything CONNECT can say.
    void readOptions()
    {
        const std::uint8_t choice = m_input.byte();
        m_options.version = static_cast<Version>(3 + choice % 3);
        const bool version5 = m_options.version == Version::V5_0;
        m_options.cleanStart = (choice & 0x40) != 0;
        m_options.clientId = (choice & 0x80) == 0 ? "c" : version5 ? "" : "d";
        const std::uint8_t limits = m_input.byte();
        m_options.maximumPacketSize = ourMaximumPacket;
        m_options.keepAlive = limits & 0x0F;
        m_options.topicAliasMaximum = limits >> 4 & 3;
        m_options.receiveMaximum = (limits & 0x40) != 0 ? std::optional{std::uint16_t{2}} : std::nullopt;
        m_options.authenticator = (limits & 0x80) != 0 ? std::make_shared<FuzzAuthenticator>() : nullptr;
        const std::uint8_t more = m_input.byte();
        m_options.requestProblemInformation = (more & 1) == 0;
        m_options.requestResponseInformation = (more & 2) != 0;
        m_options.automaticTopicAliases = (more & 4) == 0;
        m_options.sessionExpiryInterval = (more & 8) == 0 ? std::optional{100U} : std::nullopt;
        m_options.inFlightMaximum = (more & 16) == 0 ? std::uint16_t{20} : std::uint16_t{1};
        const std::vector<UserProperty> pairs((more & 0x60) >> 5, {"name", "value"});
        m_options.userProperties = m_options.authUserProperties = m_options.acknowledgementUserProperties = pairs;
        m_options.userName = m_options.password = std::nullopt;
        m_options.will = std::nullopt;
        if ((more & 0x80) == 0)
            return;
        m_options.userName = "u";
        m_options.password = "p";
        m_options.will = Will{"w", "gone", QoS::AtLeastOnce, true, {}};
    }

    void makeSession()
    {
        m_session = std::make_unique<Session>(m_listener);
        m_session->setPacketObserver(&m_observer);
        m_session->keepStateChanges(true);
    }

    void start()
    {
        ++m_lives;
        m_output.open(m_options.version, *m_session);
        const std::uint64_t before = m_session->stateRevision();
        PROMISE(m_session->start(m_options, m_now).has_value() && m_session->stateRevision() == before);
        PROMISE(m_session->version() == m_options.version && m_session->state() == Session::State::Connecting);
        settle();
    }

    void receive(BytesView bytes)
    {
        if (m_whole) {
            m_session->receive(Bytes{bytes}, m_now); // a copy: views must not outlive the call
            return;
        }
        for (const char byte : bytes)
            m_session->receive(Bytes(1, byte), m_now);
    }
    void receive(const Packet& packet) { receive(encode(packet, m_options.version)); }

    /// What a program does after each call: first the changes into the file, then the output to the transport.
    void settle()
    {
        const Bytes changes = m_session->takeStateChanges();
        const std::uint64_t revision = m_session->stateRevision();
        PROMISE(changes.empty() || revision != m_revision);
        m_revision = revision;
        m_file += changes;
        if (!m_whole) {
            (void)m_session->takeOutput(); // the observer has noted it
            m_observer.sent.clear();
            return;
        }
        PROMISE(m_session->output() == m_observer.sent);
        m_output.take(m_observer.sent, *m_session);
        m_session->outputWritten(m_observer.sent.size() / 2);
        m_session->outputWritten(m_observer.sent.size() - m_observer.sent.size() / 2);
        m_observer.sent.clear();
        checkAccounts(*m_session);
    }

    // --- Steps

    void step(std::uint8_t choice)
    {
        switch (choice & 0x0F) {
        case 0:
            receive(m_input.bytes(m_input.byte()));
            break;
        case 1:
            serverPublishes(m_input.byte());
            break;
        case 2:
            connack(choice);
            break;
        case 3:
            serverSpeaks(choice);
            break;
        case 4:
        case 5:
            acknowledge(choice);
            break;
        case 6:
        case 7:
            publish(choice);
            break;
        case 8:
            subscribe(choice);
            break;
        case 9:
            unsubscribe(choice);
            break;
        case 10:
            m_now += seconds(m_input.byte()) / 4;
            m_session->timeout(m_now);
            break;
        case 11:
            reconnect(choice);
            break;
        case 12:
            disconnect(choice);
            break;
        case 13:
            restart(choice);
            break;
        case 14:
            (choice & 0x10) != 0 ? m_session->ping(m_now) : (void)m_session->reauthenticate(m_now);
            break;
        default:
            editQueue(choice);
        }
    }

    /// What a listener may do from within an event. Off unless the input says so, and not without end.
    void actWithin()
    {
        if (!m_actsWithin || m_depth > 2)
            return;
        ++m_depth;
        switch (const std::uint8_t choice = m_input.byte(); choice & 7) {
        case 1:
            publish(choice);
            break;
        case 2:
            subscribe(choice);
            break;
        case 3:
            unsubscribe(choice);
            break;
        case 4:
            disconnect(choice);
            break;
        case 5:
            editQueue(choice);
            break;
        default:
            break;
        }
        --m_depth;
    }

    // --- The server

    void connack(std::uint8_t choice)
    {
        Connack packet{(choice & 0x10) != 0, 0, {}};
        if (m_options.version != Version::V5_0) {
            receive(packet);
            return;
        }
        if (m_options.authenticator)
            packet.properties.set(Id::AuthenticationMethod, Bytes{"F"});
        if ((choice & 0x20) != 0) {
            const std::uint8_t limits = m_input.byte();
            packet.properties.set(Id::ReceiveMaximum, 1 + (limits & 3));
            packet.properties.set(Id::TopicAliasMaximum, limits >> 2 & 3);
            if ((limits & 0x10) != 0)
                packet.properties.set(Id::MaximumQoS, limits >> 5 & 1);
            packet.properties.set(Id::RetainAvailable, limits >> 6 & 1);
            packet.properties.set(Id::SubscriptionIdentifierAvailable, limits >> 7);
        }
        if ((choice & 0x40) != 0) {
            const std::uint8_t more = m_input.byte();
            packet.properties.set(Id::MaximumPacketSize, 1U + more);
            packet.properties.set(Id::ServerKeepAlive, more & 7);
            packet.properties.set(Id::WildcardSubscriptionAvailable, more >> 6 & 1);
            packet.properties.set(Id::SharedSubscriptionAvailable, more >> 7);
        }
        if ((choice & 0x80) != 0) {
            packet.properties.set(Id::AssignedClientIdentifier, Bytes{"assigned"});
            packet.properties.set(Id::SessionExpiryInterval, m_input.byte());
            packet.properties.set(Id::ResponseInformation, Bytes{"response"});
        }
        receive(packet);
    }

    void serverPublishes(std::uint8_t choice)
    {
        Publish packet;
        packet.qos = static_cast<QoS>((choice & 3) % 3);
        packet.duplicate = (choice & 4) != 0;
        packet.retain = (choice & 8) != 0;
        packet.packetId = packet.qos == QoS::AtMostOnce ? 0 : choice >> 4 & 3;
        if ((choice & 0x40) != 0)
            packet.properties.set(Id::TopicAlias, m_input.byte() & 3);
        if ((choice & 0x80) != 0)
            packet.properties.set(Id::SubscriptionIdentifier, m_input.byte()).addUserProperty("a", "b");
        packet.topic = Bytes{m_input.bytes(m_input.byte() & 7)};
        packet.payload = Bytes{m_input.bytes(m_input.byte() & 7)};
        receive(packet);
    }

    void serverSpeaks(std::uint8_t choice)
    {
        Properties properties;
        if ((choice & 0x80) != 0)
            properties.set(Id::ReasonString, Bytes{"because"}).addUserProperty("a", "b");
        switch (choice >> 4 & 7) {
        case 0:
        case 1:
            receive(Pingresp{});
            break;
        case 2:
            receive(Disconnect{static_cast<ReasonCode>(m_input.byte()), properties});
            break;
        case 3:
            m_actsWithin = !m_actsWithin;
            break;
        default:
            properties.set(Id::AuthenticationMethod, Bytes{"F"});
            properties.set(Id::AuthenticationData, Bytes{m_input.bytes(m_input.byte() & 3)});
            receive(Auth{(choice & 0x10) != 0 ? ReasonCode::ContinueAuthentication : ReasonCode::Success, properties});
        }
    }

    /// The answer to one of the first packet identifiers, so that flows get further than luck would bring them.
    void acknowledge(std::uint8_t choice)
    {
        const std::uint8_t detail = m_input.byte();
        const std::uint16_t id = detail & 7;
        const auto code = (choice & 0x80) != 0 ? ReasonCode::UnspecifiedError : ReasonCode::Success;
        const std::vector<ReasonCode> codes(1 + (detail >> 3 & 1), code);
        Properties properties;
        if ((detail & 0x10) != 0)
            properties.addUserProperty("a", "b");
        const std::array<Packet, 6> answers{Puback{id, code, properties},    Pubrec{id, code, properties},
                                            Pubcomp{id, {}, properties},     Suback{id, codes, properties},
                                            Unsuback{id, codes, properties}, Pubrel{id, {}, properties}};
        receive(answers[(choice >> 4 & 7) % answers.size()]);
    }

    // --- The person

    void publish(std::uint8_t choice)
    {
        PublishRequest request;
        request.qos = static_cast<QoS>((choice >> 4 & 3) % 3);
        request.retain = (choice & 0x40) != 0;
        request.topic = Bytes{m_input.bytes(m_input.byte() & 7)};
        request.payload = Bytes{m_input.bytes(m_input.byte() & 31)};
        if ((choice & 0x80) != 0) {
            const std::uint8_t more = m_input.byte();
            if ((more & 4) != 0)
                request.properties.set(Id::TopicAlias, more & 3);
            if ((more & 8) != 0)
                request.properties.set(Id::MessageExpiryInterval, more >> 4);
            if ((more & 0x80) != 0)
                request.properties.addUserProperty("name", "value").set(Id::CorrelationData, Bytes{"\0\xFF", 2});
        }
        const Handle expected = m_session->nextHandle();
        const auto handle = m_session->publish(std::move(request), m_now);
        PROMISE(!handle || *handle == expected);
    }

    void subscribe(std::uint8_t choice)
    {
        Session::SubscribeRequest request;
        const std::uint8_t more = m_input.byte();
        SubscriptionOptions options;
        options.qos = static_cast<QoS>(more & 3);
        options.noLocal = (more & 4) != 0;
        options.retainAsPublished = (more & 8) != 0;
        options.retainHandling = static_cast<RetainHandling>(more >> 4 & 3);
        request.subscriptions = {{Bytes{m_input.bytes(choice >> 5)}, options}};
        if ((more & 0x40) != 0) { // a live filter again, or a second one
            const auto live = m_session->subscriptions();
            request.subscriptions.push_back(live.empty() ? Subscription{"$share/g/b/#", {}}
                                                         : Subscription{live.front().subscription.filter, options});
        }
        request.identifyEach = (more & 0x80) != 0;
        request.identifier = (choice & 0x10) != 0 ? m_input.byte() : 0;
        if (request.identifier == 255)
            request.userProperties = {{"name", "value"}};
        const auto handle = m_session->subscribe(request, m_now);
        PROMISE(handle || handle.error().index < request.subscriptions.size());
        if (handle && request.identifyEach && m_session->limits().subscriptionIdentifiers && m_whole)
            checkIdentifiers();
    }

    void checkIdentifiers()
    {
        for (const SubscribedFilter& filter : m_session->subscriptions()) {
            const BytesView named = m_session->filterOf(filter.identifier);
            PROMISE(named.empty() || named == filter.subscription.filter);
        }
    }

    void unsubscribe(std::uint8_t choice)
    {
        std::vector<Bytes> filters{Bytes{m_input.bytes(choice >> 5)}};
        if (const auto live = m_session->subscriptions(); (choice & 0x10) != 0 && !live.empty())
            filters.push_back(live.back().subscription.filter);
        std::vector<UserProperty> pairs;
        if (filters.size() > 1)
            pairs = {{"name", "value"}};
        (void)m_session->unsubscribe(filters, m_now, pairs);
    }

    void editQueue(std::uint8_t choice)
    {
        const auto queued = m_session->queued();
        if (queued.empty() || (choice & 0x10) != 0) {
            m_session->cancel(choice >> 5);
            return;
        }
        // Taken out, and put in again with another payload.
        PublishRequest changed = *queued.front().request;
        changed.payload += "!";
        const std::size_t before = queued.size();
        PROMISE(m_session->cancel(queued.front().handle));
        PROMISE(m_actsWithin || m_session->queuedCount() == before - 1);
        (void)m_session->publish(std::move(changed), m_now);
    }

    void disconnect(std::uint8_t choice)
    {
        Properties properties;
        if ((choice & 0x20) != 0)
            properties.set(Id::SessionExpiryInterval, m_input.byte());
        if ((choice & 0x40) != 0)
            properties.set(Id::ReasonString, Bytes{"leaving"}).addUserProperty("name", "value");
        const ReasonCode code = (choice & 0x10) != 0 ? static_cast<ReasonCode>(m_input.byte()) : ReasonCode::Success;
        if (m_session->disconnect(m_now, code, properties))
            PROMISE(m_session->wantsClose());
    }

    // --- Ends and beginnings

    void reconnect(std::uint8_t choice)
    {
        m_session->transportClosed(m_now);
        PROMISE(m_session->output().empty() && !m_session->nextTimeout());
        m_observer.sent.clear();
        settle();
        if ((choice & 0x20) != 0)
            readOptions(); // another version, another limit, …
        if ((choice & 0xC0) == 0xC0) {
            m_session->discardState();
            PROMISE(!m_session->hasState() && m_session->inFlightCount() == 0);
            PROMISE(m_session->queuedCount() == 0 || m_actsWithin);
        }
        start();
    }

    /// The program ends and starts again with the records it wrote: the state must be the same. Or it crashes, and
    /// the end of its file is missing: what is left must be a state.
    void restart(std::uint8_t choice)
    {
        const bool crashes = (choice & 0x10) != 0;
        if (!crashes)
            m_session->transportClosed(m_now);
        m_file += m_session->takeStateChanges();
        if (crashes)
            m_file.resize(m_file.size() - std::min<std::size_t>(m_file.size(), m_input.byte()));
        const auto former = std::move(m_session);
        makeSession();
        const bool read = m_session->importState(m_file);
        const Bytes state = m_session->exportState();
        m_listener.trace.add(state);
        if (m_whole) {
            PROMISE(crashes || (read && state == former->exportState()));
            PROMISE(m_session->nextHandle() <= former->nextHandle() && m_session->takeStateChanges().empty());
            if (crashes) {
                Session copy(m_listener);
                PROMISE(copy.importState(state) && copy.exportState() == state);
            }
        }
        // Handles of a new program may repeat those that were finished and forgotten.
        m_listener.finished.clear();
        m_observer.sent.clear();
        m_revision = m_session->stateRevision();
        m_file = state;
        start();
    }

    FuzzInput m_input;
    bool m_whole;
    CheckingListener m_listener;
    TracingObserver m_observer{m_listener.trace};
    std::unique_ptr<Session> m_session;
    ConnectOptions m_options;
    OutputChecker m_output;
    Bytes m_file; ///< the records, as a program has them on disk
    std::uint64_t m_revision = 0;
    bool m_actsWithin = false;
    int m_depth = 0;
    int m_lives = 0; ///< connections begun: the dearest step, and the same again after a few
    Time m_now = seconds(1000);
};

} // namespace

/// Longer inputs are the same again, only slower.
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    static char longest[] = "-max_len=320";
    static std::vector<char*> arguments(*argv, *argv + *argc);
    arguments.insert(arguments.begin() + 1, longest); // an option given by hand comes later and counts
    *argc = static_cast<int>(arguments.size());
    *argv = arguments.data();
    return 0;
}

/// Whatever the server sends, between whatever the person and the clock do: events, legal output within the server's
/// limits, state that survives the program, and the same events and the same output however the bytes were cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::uint64_t whole = Play(data, size, true).run();
    const std::uint64_t cut = Play(data, size, false).run();
    PROMISE(whole == cut);
    return 0;
}
