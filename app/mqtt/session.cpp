// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/session.h"

#include "app/mqtt/session_p.h"
#include "app/mqtt/text.h"
#include "app/mqtt/writer.h"

#include <algorithm>
#include <array>

namespace topicscope::mqtt {
namespace {

/// Whether a packet that may not do so without Request Problem Information carries any (§3.1.2.11.7).
bool informsUnasked(const Packet& packet)
{
    return std::visit(
        [](const auto& alternative) {
            if constexpr (requires { alternative.properties; }) {
                return alternative.type != PacketType::Connack && alternative.type != PacketType::Disconnect &&
                       (alternative.properties.contains(PropertyId::ReasonString) ||
                        alternative.properties.contains(PropertyId::UserProperty));
            }
            return false;
        },
        packet);
}

ProtocolError problemOf(BytesView packet, ReasonCode code, std::string_view clause, std::string_view description)
{
    ProtocolError error;
    error.reasonCode = code;
    error.clause = clause;
    error.description = description;
    error.packet = static_cast<PacketType>(static_cast<std::uint8_t>(packet.front()) >> 4);
    error.bytes = Bytes{packet.substr(0, 64)};
    error.packetStart = error.bytes;
    return error;
}

} // namespace

RequestError packetTooLarge()
{
    return failure(ReasonCode::PacketTooLarge, "MQTT-3.2.2-15",
                   QT_TRANSLATE_NOOP("mqtt", "The packet is larger than the server's Maximum Packet Size."));
}

// --- Bytes in

void Session::Private::receive(BytesView bytes, Time now)
{
    if (!isOpen() || bytes.empty())
        return;
    m_lastReceived = now;
    constexpr unsigned lookAhead = 4; // packets, the one whose turn it is included
    std::array<FixedHeader, lookAhead> ahead;
    BytesView following = bytes; // where the announced ones end
    unsigned turn = 0;           // the next packet's place in `ahead`, modulo its size
    unsigned announced = 0;      // packets between the two
    while (!bytes.empty() && isOpen()) {
        if (!m_partial.empty()) {
            receivePartial(bytes, now);
            following = bytes;
            announced = 0;
            continue;
        }
        while (announced < lookAhead) {
            const FixedHeader header = announce(following);
            if (header.headerLength == 0)
                break;
            ahead[(turn + announced++) % lookAhead] = header;
        }
        std::optional<FixedHeader> header;
        if (announced > 0 && isOrdinaryPublish(ahead[turn % lookAhead])) [[likely]]
            header = ahead[turn % lookAhead];
        else if (!takeHeader(bytes, header, now))
            return;
        if (!header || header->packetLength() > bytes.size()) {
            m_partialLength = header ? header->packetLength() : 0;
            m_partial.reserve(m_partialLength); // growing by doubling would need twice as much, and copies
            m_partial.assign(bytes);
            return;
        }
        const std::size_t length = header->packetLength();
        handlePacket(bytes.substr(0, length), *header, now);
        bytes.remove_prefix(length);
        ++turn;
        --announced;
    }
}

/// Tells the listener the topic of the packet that `following` begins with, and moves on behind that packet. Returns
/// its header, as peekFixedHeader(), when the packet is there as a whole. It looks no further than it must, and judges
/// nothing: that is done when the packet's turn comes.
FixedHeader Session::Private::announce(BytesView& following)
{
    const FixedHeader header = peekFixedHeader(following);
    if (header.headerLength == 0 || header.packetLength() > following.size())
        return {};
    const BytesView body = following.substr(header.headerLength, header.remainingLength);
    if (header.type == PacketType::Publish && body.size() > 2) {
        const auto byte = [body](std::size_t at) { return std::size_t(static_cast<unsigned char>(body[at])); };
        const std::size_t length = byte(0) << 8 | byte(1);
        if (length > 0 && length <= body.size() - 2)
            m_listener.topicAhead(body.substr(2, length));
    }
    following.remove_prefix(header.packetLength());
    return header;
}

/// A PUBLISH whose header alone shows nothing wrong: judgeHeader() would find nothing.
bool Session::Private::isOrdinaryPublish(const FixedHeader& header) const
{
    return header.type == PacketType::Publish && header.remainingLength >= 2 && m_state != State::Connecting &&
           (!m_options.maximumPacketSize || header.packetLength() <= *m_options.maximumPacketSize);
}

/// Moves bytes into m_partial: first as many as the fixed header needs, one by one, then the rest of that packet at
/// once.
void Session::Private::receivePartial(BytesView& bytes, Time now)
{
    if (m_partialLength == 0) {
        m_partial.push_back(bytes.front());
        bytes.remove_prefix(1);
        std::optional<FixedHeader> header;
        if (!takeHeader(m_partial, header, now) || !header)
            return;
        m_partialLength = header->packetLength();
        m_partial.reserve(m_partialLength);
    } else {
        const std::size_t count = std::min(bytes.size(), m_partialLength - m_partial.size());
        m_partial.append(bytes.substr(0, count));
        bytes.remove_prefix(count);
    }
    if (m_partial.size() < m_partialLength)
        return;
    // The listener may end the connection from within, so the packet is taken out first.
    Bytes packet;
    packet.swap(m_partial);
    m_partialLength = 0;
    handlePacket(packet, *readFixedHeader(packet).value(), now);
    constexpr std::size_t worthKeeping = 64 * 1024;
    if (m_partial.empty() && packet.capacity() <= worthKeeping) {
        packet.clear();
        m_partial.swap(packet); // its memory serves the next partial packet
    }
}

/// Reads the fixed header and judges what it alone shows, before anything of the packet is kept. False: terminated.
bool Session::Private::takeHeader(BytesView bytes, std::optional<FixedHeader>& header, Time now)
{
    const auto problem = judgeHeader(bytes, header);
    if (!problem) [[likely]]
        return true;
    // What the verdict rests on, however the bytes were cut: the header, or as much of it as could be read.
    if (m_observer != nullptr)
        m_observer->packetReceived(
            bytes.substr(0, header ? header->headerLength : problem->offset + problem->bytes.size()), now);
    terminate(*problem, now);
    return false;
}

std::optional<ProtocolError> Session::Private::judgeHeader(BytesView bytes, std::optional<FixedHeader>& header) const
{
    auto read = readFixedHeader(bytes, m_options.version);
    if (!read) [[unlikely]]
        return read.error();
    header = *read;
    if (!header)
        return std::nullopt;
    if (header->type != PacketType::Publish || header->remainingLength < 2) {
        if (auto error = validateFixedHeader(bytes, *header, m_options.version, Direction::FromServer))
            return error;
    }
    const BytesView start = bytes.substr(0, header->headerLength);
    if (m_state == State::Connecting && header->type != PacketType::Connack && header->type != PacketType::Auth)
        return problemOf(start, ReasonCode::ProtocolError,
                         clause(header->type == PacketType::Disconnect ? "MQTT-3.14.0-1" : "MQTT-3.2.0-1"),
                         QT_TRANSLATE_NOOP("mqtt", "The server's first packet was not CONNACK."));
    if (m_options.maximumPacketSize && header->packetLength() > *m_options.maximumPacketSize)
        return problemOf(start, ReasonCode::PacketTooLarge, clause("MQTT-3.1.2-24"),
                         QT_TRANSLATE_NOOP("mqtt", "A packet is larger than our Maximum Packet Size."));
    return std::nullopt;
}

void Session::Private::handlePacket(BytesView packet, const FixedHeader& header, Time now)
{
    if (m_observer != nullptr)
        m_observer->packetReceived(packet, now);
    if (header.type == PacketType::Publish) [[likely]] {
        onPublish(packet, header, now);
        return;
    }
    if (header.type == PacketType::Pingresp) {
        onPingresp(now);
        return;
    }
    auto decoded = decode(packet, m_options.version, Direction::FromServer);
    if (!decoded) {
        terminate(decoded.error(), now);
        return;
    }
    if (!m_options.requestProblemInformation && informsUnasked(*decoded)) {
        terminate(packet, ReasonCode::ProtocolError, "MQTT-3.1.2-29",
                  QT_TRANSLATE_NOOP("mqtt", "The server sent a Reason String or User Properties, though CONNECT asked "
                                            "for no problem information."),
                  now);
        return;
    }
    std::visit([&](const auto& alternative) { on(alternative, packet, now); }, *decoded);
}

// --- Bytes out

void Session::Private::sent(std::size_t start, Time now)
{
    m_lastSent = now;
    if (m_observer != nullptr)
        m_observer->packetSent(BytesView{m_output}.substr(start), now);
}

/// PUBACK, PUBREC, PUBREL and PUBCOMP: mostly the four bytes that answer every message.
void Session::Private::sendAcknowledgement(std::uint8_t firstByte, std::uint16_t packetId, ReasonCode code, Time now)
{
    const std::size_t start = m_output.size();
    BytesView properties = m_acknowledgementProperties; // empty before 5.0
    constexpr std::size_t longestStart = 5 + 3;         // fixed header, packet identifier and reason code
    if (longestStart + properties.size() > m_limits.maximumPacketSize)
        properties = {};
    const bool withCode = version5() && (code != ReasonCode::Success || !properties.empty());
    writeByte(m_output, firstByte);
    writeVariableByteInteger(m_output, static_cast<std::uint32_t>(2 + (withCode ? 1 : 0) + properties.size()));
    writeTwoBytes(m_output, packetId);
    if (withCode)
        writeByte(m_output, static_cast<std::uint32_t>(code));
    m_output.append(properties);
    sent(start, now);
}

void Session::Private::closeWithDisconnect(ReasonCode code, Time now)
{
    if (version5())
        sendTrimmed(Disconnect{code, {}}, now);
    m_state = State::Closing;
}

void Session::Private::terminate(const ProtocolError& error, Time now)
{
    closeWithDisconnect(error.reasonCode, now);
    m_listener.protocolError(error);
}

void Session::Private::terminate(BytesView packet, ReasonCode code, std::string_view clause5,
                                 std::string_view description, Time now)
{
    terminate(problemOf(packet, code, clause(clause5), description), now);
}

void Session::Private::notice(Notice::Kind kind, PacketType packet, std::uint16_t packetId, std::string_view clause5,
                              std::string_view description)
{
    m_listener.notice({kind, packet, packetId, clause(clause5), description});
}

// --- Time

/// How long nothing of ours may be sent before a PINGREQ is due. A little less than the keep alive, so that a timer
/// that fires late still keeps [MQTT-3.1.2-20].
Time Session::Private::pingInterval() const noexcept
{
    const Time keepAlive = seconds(m_keepAlive);
    return keepAlive - std::min(keepAlive / 10, seconds(1));
}

/// A missing PINGRESP ends the connection after half a keep alive, so that a dead link is found within one and a half.
/// It may stand behind other packets, though: bytes that still arrive give it as much time again, up to a whole keep
/// alive, and one large packet that is being received as long as it takes.
Time Session::Private::pingDeadline() const noexcept
{
    const Time patience = seconds(m_keepAlive) / 2;
    if (m_lastReceived <= m_pingSent)
        return m_pingSent + patience;
    const Time extended = m_lastReceived + patience;
    return m_partial.empty() ? std::min(extended, m_pingSent + 2 * patience) : extended;
}

std::optional<Time> Session::Private::nextTimeout() const noexcept
{
    if (m_state == State::Connecting)
        return m_started + m_options.connectTimeout;
    if (m_state != State::Connected || m_keepAlive == 0)
        return std::nullopt;
    const Time idle = m_lastSent + pingInterval();
    return m_pingOpen ? std::min(idle, pingDeadline()) : idle;
}

void Session::Private::timeout(Time now)
{
    const auto due = nextTimeout();
    if (!due || now < *due)
        return;
    if (m_state == State::Connecting || (m_pingOpen && now >= pingDeadline())) {
        const Timeout which = m_state == State::Connecting ? Timeout::Connack : Timeout::Pingresp;
        m_state = State::Closing;
        m_listener.timedOut(which);
        return;
    }
    const bool wasOpen = m_pingOpen;
    const Time since = m_pingSent;
    m_pingOpen = false;
    ping(now);
    if (wasOpen)
        m_pingSent =
            since; // a second PINGREQ keeps the server content; the answer to the first is still the one awaited
}

void Session::Private::ping(Time now)
{
    if (m_state != State::Connected || m_pingOpen)
        return;
    m_pingOpen = true;
    m_pingSent = now;
    send(Packet{Pingreq{}}, now);
}

void Session::Private::onPingresp(Time now)
{
    if (!m_pingOpen) {
        notice(Notice::Kind::UnsolicitedAcknowledgement, PacketType::Pingresp, 0, "§3.13",
               QT_TRANSLATE_NOOP("mqtt", "The server answered a ping that was not sent."));
        return;
    }
    m_pingOpen = false;
    m_listener.pingAnswered(now - m_pingSent);
}

void Session::Private::transportClosed(Time)
{
    if (m_state == State::Disconnected)
        return;
    m_state = State::Disconnected;
    m_output.clear();
    m_outputStart = 0;
    m_partial.clear();
    m_partialLength = 0;
    m_pingOpen = false;
    m_reauthenticating = false;
    abandonOpenRequests();
}

// --- The public face

Session::Session(SessionListener& listener) : d(std::make_unique<Private>(listener)) {}
Session::~Session() = default;

void Session::setPacketObserver(PacketObserver* observer) noexcept
{
    d->m_observer = observer;
}

tl::expected<void, RequestError> Session::start(const ConnectOptions& options, Time now)
{
    return d->start(options, now).map_error([&](const RequestError& error) {
        RequestError spoken = error;
        spoken.clause = clauseIn(options.version, error.clause);
        return spoken;
    });
}

void Session::receive(BytesView bytes, Time now)
{
    d->receive(bytes, now);
}

BytesView Session::output() const noexcept
{
    return BytesView{d->m_output}.substr(d->m_outputStart);
}

void Session::outputWritten(std::size_t count)
{
    d->m_outputStart += std::min(count, d->m_output.size() - d->m_outputStart);
    if (d->m_outputStart == d->m_output.size()) {
        constexpr std::size_t worthKeeping = 1024 * 1024;
        if (d->m_output.capacity() > worthKeeping)
            Bytes{}.swap(d->m_output);
        d->m_output.clear();
        d->m_outputStart = 0;
    } else if (d->m_outputStart > d->m_output.size() / 2) {
        d->m_output.erase(0, d->m_outputStart); // each byte is moved at most once on average
        d->m_outputStart = 0;
    }
}

Bytes Session::takeOutput()
{
    Bytes taken = d->m_outputStart == 0 ? std::move(d->m_output) : Bytes{output()};
    d->m_output.clear();
    d->m_outputStart = 0;
    return taken;
}

std::optional<Time> Session::nextTimeout() const noexcept
{
    return d->nextTimeout();
}
void Session::timeout(Time now)
{
    d->timeout(now);
}
bool Session::wantsClose() const noexcept
{
    return d->m_state == State::Closing;
}
void Session::transportClosed(Time now)
{
    d->transportClosed(now);
}
Session::State Session::state() const noexcept
{
    return d->m_state;
}

Handle Session::nextHandle() const noexcept
{
    return d->m_session.nextHandle();
}

tl::expected<Handle, RequestError> Session::publish(PublishRequest request, Time now)
{
    return d->spoken(d->publish(std::move(request), now));
}

bool Session::cancel(Handle handle)
{
    return d->cancel(handle);
}

std::vector<Session::Queued> Session::queued() const
{
    std::vector<Queued> list;
    list.reserve(d->m_session.queue().size());
    for (const OutgoingPublish& publish : d->m_session.queue())
        list.push_back({publish.handle, &publish.request, publish.accepted});
    return list;
}

std::size_t Session::queuedCount() const noexcept
{
    return d->m_session.queue().size();
}
std::size_t Session::queuedBytes() const noexcept
{
    return d->m_session.queuedBytes();
}

std::vector<Session::InFlight> Session::inFlight() const
{
    std::vector<InFlight> list;
    list.reserve(d->m_session.inFlight().size());
    for (const OutgoingPublish& publish : d->m_session.inFlight())
        list.push_back({publish.handle, publish.packetId, publish.request.qos, publish.released, publish.request.topic,
                        publish.sent});
    return list;
}

std::size_t Session::inFlightCount() const noexcept
{
    return d->m_session.inFlight().size();
}
std::size_t Session::receivedQoS2Count() const noexcept
{
    return d->m_session.receivedCount();
}

tl::expected<Handle, RequestError> Session::subscribe(const SubscribeRequest& request, Time now)
{
    return d->spoken(d->subscribe(request, now));
}

tl::expected<Handle, RequestError> Session::unsubscribe(const std::vector<Bytes>& filters, Time now,
                                                        const std::vector<UserProperty>& userProperties)
{
    return d->spoken(d->unsubscribe(filters, now, userProperties));
}

std::vector<SubscribedFilter> Session::subscriptions() const
{
    std::vector<SubscribedFilter> list;
    for (const auto& [filter, subscription] : d->m_session.subscriptions())
        list.push_back(subscription);
    return list;
}

BytesView Session::filterOf(std::uint32_t subscriptionIdentifier) const noexcept
{
    return d->m_session.filterOf(subscriptionIdentifier);
}

tl::expected<void, RequestError> Session::disconnect(Time now, ReasonCode reason, const Properties& properties)
{
    return d->spoken(d->disconnect(now, reason, properties));
}

tl::expected<void, RequestError> Session::reauthenticate(Time now)
{
    return d->spoken(d->reauthenticate(now));
}
void Session::ping(Time now)
{
    d->ping(now);
}

const ServerLimits& Session::limits() const noexcept
{
    return d->m_limits;
}
const Bytes& Session::clientId() const noexcept
{
    return d->m_options.clientId;
}
std::uint16_t Session::keepAlive() const noexcept
{
    return d->m_keepAlive;
}
Version Session::version() const noexcept
{
    return d->m_options.version;
}

Bytes Session::exportState() const
{
    return d->m_session.exported();
}
bool Session::importState(BytesView records)
{
    const bool whole = d->m_session.import(records);
    d->m_assignedClientId = d->m_session.clientId(); // for a caller without one of its own [MQTT-3.1.3-7]
    return whole;
}
void Session::keepStateChanges(bool keep)
{
    d->m_session.keepChanges(keep);
}
Bytes Session::takeStateChanges()
{
    return d->m_session.takeChanges();
}
std::uint64_t Session::stateRevision() const noexcept
{
    return d->m_session.revision();
}
bool Session::hasState() const noexcept
{
    return d->m_session.exists();
}
void Session::discardState()
{
    d->discardState();
}

} // namespace topicscope::mqtt
