// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/dialogue.h"

#include "app/mqtt/clauses.h"
#include "app/mqtt/codec.h"
#include "tests/mqtt/clause_list.h"
#include "tests/mqtt/dialogue_text.h"

#include <array>

namespace topicscope::mqtt::test {
namespace {

std::string hexByte(std::uint8_t byte)
{
    return toHex(std::string(1, static_cast<char>(byte)));
}
std::string hexByte(ReasonCode code)
{
    return hexByte(static_cast<std::uint8_t>(code));
}

std::string propertiesText(const Properties& properties)
{
    std::string text;
    for (const Property& property : properties) {
        const PropertyInfo& info = propertyInfo(property.id);
        text += " " + std::string{info.jsonName} + "=";
        if (info.type == PropertyType::Utf8String || info.type == PropertyType::BinaryData)
            text += property.text;
        else if (info.type == PropertyType::Utf8StringPair)
            text += property.text + ":" + property.second;
        else
            text += std::to_string(property.number);
    }
    return text;
}

std::string_view outcomeText(PublishOutcome outcome)
{
    static constexpr std::array<std::string_view, 7> names{"sent", "acknowledged", "rejected", "refused",
                                                           "lost", "expired",      "cancelled"};
    return names[static_cast<std::size_t>(outcome)];
}

std::string_view noticeText(Notice::Kind kind)
{
    static constexpr std::array<std::string_view, 9> names{
        "unsolicited",  "unknown pubrec",  "unknown pubrel",           "repeated qos2",        "client id too long",
        "granted more", "session unknown", "session presence unknown", "repeated after pubrel"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view provenanceText(Provenance provenance)
{
    static constexpr std::array<std::string_view, 4> names{"retained", "live", "resumed", "redelivered"};
    return names[static_cast<std::size_t>(provenance)];
}

/// "error 82 §3|§4" is "error 82 §3" in 5.0 and "error 82 §4" in 3.1.1; in 3.1 the section that §4 grew out of.
std::string ofVersion(std::string_view text, Version version)
{
    std::string former;
    const std::size_t bar = text.find('|');
    if (bar != std::string_view::npos)
        text = version == Version::V5_0 ? text.substr(0, bar)
                                        : BytesView{former = std::string{text.substr(0, text.rfind(' ', bar) + 1)} +
                                                             std::string{text.substr(bar + 1)}};
    if (version != Version::V3_1 || text.find("MQTT 5.0, ") != BytesView::npos)
        return std::string{text};
    const std::size_t last = text.rfind(' ') + 1;
    return std::string{text.substr(0, last)} + std::string{sectionOf3_1(text.substr(last))};
}

Time duration(std::string_view text)
{
    const std::uint32_t count = number(text, 10);
    return text.ends_with("ms") ? Time{count} * 1000 : seconds(count);
}

/// Answers "hello" with "hello-answer", gives up at "bad", and accepts any proof but "wrong".
class ScriptedAuthenticator : public Authenticator
{
public:
    BytesView method() const override { return "TEST"; }
    std::optional<Bytes> start() override { return Bytes{"first"}; }
    std::optional<Bytes> challenge(BytesView data) override
    {
        return data == "bad" ? std::nullopt : std::optional{Bytes{data} + "-answer"};
    }
    bool finish(std::optional<BytesView> data) override { return data != "wrong"; }
};

} // namespace

// --- Recorder

void Recorder::connected(const Connected& event)
{
    std::string text = event.connack.sessionPresent ? "connected sp" : "connected";
    if (event.clientIdAssigned)
        text += " id=" + event.clientId;
    if (event.keepAliveReplaced)
        text += " keepalive=" + std::to_string(event.keepAlive);
    if (event.sessionExpiryReplaced)
        text += " expiry=" + std::to_string(event.sessionExpiryInterval);
    events.push_back(text);
}

void Recorder::connectionRefused(const ConnectionRefused& event)
{
    events.push_back("refused " + hexByte(event.connack.code) + " " + hexByte(event.reasonCode) +
                     propertiesText(event.connack.properties));
}

void Recorder::message(const MessageView& message)
{
    std::string text = "message " + std::string{message.topic};
    if (!message.payload.empty())
        text += " " + (message.payload.size() > 40 ? "size=" + std::to_string(message.payload.size())
                                                   : std::string{message.payload});
    text += " q" + std::to_string(static_cast<int>(message.qos));
    if (message.packetId != 0)
        text += " id" + std::to_string(message.packetId);
    text += message.retain ? " retain" : "";
    text += message.duplicate ? " dup" : "";
    text += " " + std::string{provenanceText(message.provenance)};
    text += (message.flags & PayloadNotUtf8) != 0 ? " not-utf8" : "";
    text += (message.flags & TopicHasControlCharacters) != 0 ? " control" : "";
    Properties properties;
    for (PropertyCursor at(message.encodedProperties); auto property = at.next();)
        properties.append({property->info->id, property->number, Bytes{property->text}, Bytes{property->second}});
    events.push_back(text + propertiesText(properties));
}

void Recorder::publishFinished(const PublishFinished& event)
{
    std::string text = "publish " + std::to_string(event.handle) + " " + std::string{outcomeText(event.outcome)};
    if (event.reasonCode != ReasonCode::Success)
        text += " " + hexByte(event.reasonCode);
    if (event.refusal)
        clauses.push_back(event.refusal->clause);
    if (event.refusal)
        text += " " + hexByte(event.refusal->reasonCode);
    events.push_back(text + propertiesText(event.properties));
}

void Recorder::subscribeFinished(const SubscribeFinished& event)
{
    std::string text = "subscribed " + std::to_string(event.handle);
    if (event.connectionLost)
        text += " lost";
    for (const SubscribedFilter& filter : event.filters) {
        text += event.connectionLost ? "" : " " + hexByte(filter.reasonCode);
        text += filter.identifier != 0 ? "#" + std::to_string(filter.identifier) : "";
        text += !event.connectionLost && filter.downgraded() ? "!" : "";
    }
    events.push_back(text + propertiesText(event.properties));
}

void Recorder::unsubscribeFinished(const UnsubscribeFinished& event)
{
    std::string text = "unsubscribed " + std::to_string(event.handle);
    text += event.connectionLost ? " lost" : "";
    for (const ReasonCode code : event.reasonCodes)
        text += " " + hexByte(code);
    events.push_back(text + propertiesText(event.properties));
}

void Recorder::pingAnswered(Time roundTrip)
{
    events.push_back("ping " + std::to_string(roundTrip / 1000) + "ms");
}

void Recorder::serverDisconnected(const Disconnect& event)
{
    events.push_back("disconnected " + hexByte(event.reasonCode) + propertiesText(event.properties));
}

void Recorder::protocolError(const ProtocolError& error)
{
    clauses.push_back(error.clause);
    events.push_back("error " + hexByte(error.reasonCode) + " " + std::string{error.clause});
}

void Recorder::timedOut(Timeout which)
{
    events.push_back(which == Timeout::Connack ? "timed out connack" : "timed out pingresp");
}

void Recorder::authenticationFailed()
{
    events.push_back("authentication failed");
}
void Recorder::reauthenticated(const Auth&)
{
    events.push_back("reauthenticated");
}

void Recorder::sessionDiscarded(const SessionDiscarded& event)
{
    events.push_back("discarded inflight=" + std::to_string(event.publishesInFlight) +
                     " qos2=" + std::to_string(event.receivedQoS2) +
                     " subscriptions=" + std::to_string(event.subscriptions.size()));
}

void Recorder::notice(const Notice& notice)
{
    clauses.push_back(notice.clause);
    events.push_back("notice " + std::string{noticeText(notice.kind)});
}

// --- Dialogue

Dialogue::Dialogue(Version version, Cut cut) : m_session(std::make_unique<Session>(m_recorder)), m_cut(cut)
{
    m_options.version = version;
    m_options.clientId = "me";
    m_options.keepAlive = 0;
}

std::string Dialogue::play(std::string_view script)
{
    const char version = static_cast<char>('0' + static_cast<int>(m_options.version));
    int lineNumber = 0;
    while (!script.empty()) {
        const std::size_t end = std::min(script.find('\n'), script.size());
        std::string_view line = script.substr(0, end);
        script.remove_prefix(std::min(end + 1, script.size()));
        ++lineNumber;
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (const std::size_t colon = line.find(": ");
            colon != std::string_view::npos && colon > 0 && colon <= 3 &&
            line.substr(0, colon).find_first_not_of("345") == std::string_view::npos) {
            if (line.substr(0, colon).find(version) == std::string_view::npos)
                continue;
            line.remove_prefix(colon + 2);
        }
        if (line.empty() || line.starts_with("--"))
            continue;
        if (!step(line))
            return "line " + std::to_string(lineNumber) + " \"" + std::string{line} + "\": " + m_complaint;
    }
    flushServer();
    m_fromClient += m_session->takeOutput();
    if (!m_recorder.events.empty())
        return "at the end there is an event more: " + m_recorder.events.front();
    if (!m_fromClient.empty())
        return "at the end the client has sent more: " + toHex(m_fromClient);
    for (const std::string_view clause : m_recorder.clauses) {
        if (!isClauseOf(m_options.version, clause))
            return "no clause of this version: " + std::string{clause};
    }
    return {};
}

bool Dialogue::complain(std::string text)
{
    m_complaint = std::move(text);
    return false;
}

bool Dialogue::step(std::string_view line)
{
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view verb = line.substr(0, space);
    const std::string_view rest = line.substr(std::min(space + 1, line.size()));
    if (verb == "S") {
        m_fromServer += packetBytes(rest, m_options.version);
        return true;
    }
    flushServer();
    if (verb == "with")
        return with(rest);
    if (verb == "connect" || verb == "connected") {
        const auto started = m_session->start(m_options, m_now);
        if (!started)
            return complain("not started: " + std::string{started.error().description});
        m_session->takeOutput();
        if (verb == "connect")
            return true;
        m_session->receive(packetBytes("connack", m_options.version), m_now);
        return eventIs("connected");
    }
    if (verb == "C")
        return clientSends(rest);
    if (verb == "E")
        return eventIs(rest);
    if (verb == "T")
        return terminated(rest);
    if (verb == "do")
        return act(rest);
    if (verb == "wait") {
        wait(duration(rest));
        return true;
    }
    if (verb == "drop") {
        m_session->transportClosed(m_now);
        m_fromClient.clear();
        return true;
    }
    if (verb == "closing" || verb == "open")
        return m_session->wantsClose() == (verb == "closing") || complain("it is the other way round");
    return complain("not a step");
}

void Dialogue::flushServer()
{
    Bytes bytes;
    bytes.swap(m_fromServer);
    if (m_cut == Cut::OneChunk) {
        m_session->receive(bytes, m_now);
    } else {
        // A buffer of its own for each byte, so that AddressSanitizer sees any view that outlives its call.
        for (const char byte : bytes)
            m_session->receive(Bytes(1, byte), m_now);
    }
    m_fromClient += m_session->takeOutput();
}

bool Dialogue::clientSends(std::string_view text)
{
    m_fromClient += m_session->takeOutput();
    if (text == "nothing")
        return m_fromClient.empty() || complain("the client sent " + toHex(m_fromClient));
    if (text == "anything") {
        m_fromClient.clear();
        return true;
    }
    const Bytes expected = packetBytes(text, m_options.version);
    if (!BytesView{m_fromClient}.starts_with(expected))
        return complain("expected " + toHex(expected) + ", the client sent " + toHex(m_fromClient));
    m_fromClient.erase(0, expected.size());
    return true;
}

bool Dialogue::eventIs(std::string_view text)
{
    if (m_recorder.events.empty())
        return complain("there is no event");
    const std::string event = m_recorder.events.front();
    m_recorder.events.pop_front();
    return event == ofVersion(text, m_options.version) || complain("the event was: " + event);
}

bool Dialogue::terminated(std::string_view text)
{
    if (!eventIs("error " + std::string{text}))
        return false;
    const std::string code{text.substr(0, 2)};
    if (!clientSends(m_options.version == Version::V5_0 ? "hex e0 01 " + code : std::string{"nothing"}))
        return false;
    return m_session->wantsClose() || complain("the session does not want to close");
}

void Dialogue::wait(Time duration)
{
    const Time until = m_now + duration;
    for (;;) {
        const auto next = m_session->nextTimeout();
        if (!next || *next > until)
            break;
        m_now = std::max(m_now, *next);
        m_session->timeout(m_now);
    }
    m_now = until;
}

bool Dialogue::with(std::string_view text)
{
    for (const std::string& word : words(text)) {
        const std::string value = word.substr(word.find('=') + 1);
        const std::uint32_t amount = number(value, 10);
        const std::string key = word.substr(0, word.find('='));
        if (key == "clean")
            m_options.cleanStart = amount != 0;
        else if (key == "id")
            m_options.clientId = value;
        else if (key == "keepalive")
            m_options.keepAlive = static_cast<std::uint16_t>(amount);
        else if (key == "expiry")
            m_options.sessionExpiryInterval = amount;
        else if (key == "receive")
            m_options.receiveMaximum = static_cast<std::uint16_t>(amount);
        else if (key == "packet")
            m_options.maximumPacketSize = amount;
        else if (key == "aliases")
            m_options.topicAliasMaximum = static_cast<std::uint16_t>(amount);
        else if (key == "problems") // Request Problem Information
            m_options.requestProblemInformation = amount != 0;
        else if (key == "acknowledgements") // their user property
            m_options.acknowledgementUserProperties = {{"name", value}};
        else if (key == "auths")
            m_options.authUserProperties = {{"name", value}};
        else if (key == "auth")
            m_options.authenticator = std::make_shared<ScriptedAuthenticator>();
        else
            return complain("no option " + key);
    }
    return true;
}

bool Dialogue::act(std::string_view text)
{
    const std::vector<std::string> list = words(text);
    const std::string& verb = list.at(0);
    const auto refused = [&](const RequestError& error) {
        m_recorder.clauses.push_back(error.clause);
        m_recorder.events.push_back("not done " + toHex(std::string(1, static_cast<char>(error.reasonCode))) + " " +
                                    std::string{error.clause});
    };
    if (verb == "publish") {
        Publish packet = publish(list);
        const auto handle =
            m_session->publish({packet.topic, packet.payload, packet.qos, packet.retain, packet.properties}, m_now);
        if (!handle)
            refused(handle.error());
    } else if (verb == "publishes") { // publishes 10 topic q1: that many at once
        for (std::uint32_t count = number(list.at(1), 10); count > 0; --count)
            act("publish " + list.at(2) + " " + list.at(3));
    } else if (verb == "subscribe" || verb == "identify") {
        Session::SubscribeRequest request;
        request.identifyEach = verb == "identify";
        for (std::size_t index = 1; index < list.size(); ++index) {
            if (const auto identifier = valueOf(list[index], "identifier"))
                request.identifier = number(*identifier, 10);
            else
                request.subscriptions.push_back(subscription(list[index]));
        }
        if (const auto handle = m_session->subscribe(request, m_now); !handle)
            refused(handle.error());
    } else if (verb == "unsubscribe") {
        if (const auto handle = m_session->unsubscribe({list.begin() + 1, list.end()}, m_now); !handle)
            refused(handle.error());
    } else if (verb == "disconnect") {
        const Disconnect packet = disconnect(list);
        if (const auto done = m_session->disconnect(m_now, packet.reasonCode, packet.properties); !done)
            refused(done.error());
    } else if (verb == "ping") {
        m_session->ping(m_now);
    } else if (verb == "reauthenticate") {
        if (const auto done = m_session->reauthenticate(m_now); !done)
            refused(done.error());
    } else if (verb == "cancel") {
        m_recorder.events.push_back(m_session->cancel(number(list.at(1), 10)) ? "was waiting" : "was not waiting");
    } else if (verb == "restart") { // the program ends and starts again with what it saved
        const Bytes state = m_session->exportState();
        m_session = std::make_unique<Session>(m_recorder);
        if (!m_session->importState(state) || m_session->exportState() != state)
            return complain("the saved state does not come back as it was");
    } else if (verb == "start") { // fails: "not done"
        if (const auto started = m_session->start(m_options, m_now); !started)
            refused(started.error());
    } else {
        return complain("no such action");
    }
    return true;
}

} // namespace topicscope::mqtt::test
