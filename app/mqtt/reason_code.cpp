// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/reason_code.h"

#include "app/mqtt/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace topicscope::mqtt {
namespace {

/// A set of packet types, one bit each.
using PacketSet = std::uint32_t;
constexpr PacketSet in(PacketType type)
{
    return PacketSet{1} << static_cast<unsigned>(type);
}

constexpr PacketSet connack = in(PacketType::Connack);
constexpr PacketSet puback = in(PacketType::Puback);
constexpr PacketSet pubrec = in(PacketType::Pubrec);
constexpr PacketSet pubrel = in(PacketType::Pubrel);
constexpr PacketSet pubcomp = in(PacketType::Pubcomp);
constexpr PacketSet suback = in(PacketType::Suback);
constexpr PacketSet unsuback = in(PacketType::Unsuback);
constexpr PacketSet disconnect = in(PacketType::Disconnect);
constexpr PacketSet auth = in(PacketType::Auth);
constexpr PacketSet published = puback | pubrec;
constexpr PacketSet released = pubrel | pubcomp;

struct Row
{
    ReasonCode code;
    PacketSet fromServer; ///< packets in which a server may send it (table 2-6 and the tables of chapter 3)
    PacketSet fromClient;
    std::string_view name;
    std::string_view explanation;
};

using enum ReasonCode;

constexpr std::array rows{
    Row{Success, connack | published | released | unsuback | auth, published | released, "Success",
        QT_TRANSLATE_NOOP("mqtt", "It was accepted.")},
    Row{Success, suback, 0, "Granted QoS 0",
        QT_TRANSLATE_NOOP("mqtt", "The subscription is accepted; messages are sent at QoS 0 at most.")},
    Row{Success, disconnect, disconnect, "Normal disconnection",
        QT_TRANSLATE_NOOP("mqtt",
                          "The connection was closed in the ordinary way, and the last will is not published.")},
    Row{GrantedQoS1, suback, 0, "Granted QoS 1",
        QT_TRANSLATE_NOOP("mqtt", "The subscription is accepted; messages are sent at QoS 1 at most.")},
    Row{GrantedQoS2, suback, 0, "Granted QoS 2",
        QT_TRANSLATE_NOOP("mqtt",
                          "The subscription is accepted; messages are sent at the QoS they were published with.")},
    Row{DisconnectWithWillMessage, 0, disconnect, "Disconnect with Will Message",
        QT_TRANSLATE_NOOP("mqtt", "The client leaves and asks the server to publish the last will all the same.")},
    Row{NoMatchingSubscribers, published, published, "No matching subscribers",
        QT_TRANSLATE_NOOP("mqtt", "The message was accepted, but nobody subscribes to its topic.")},
    Row{NoSubscriptionExisted, unsuback, 0, "No subscription existed",
        QT_TRANSLATE_NOOP("mqtt", "There was no subscription with that topic filter.")},
    Row{ContinueAuthentication, auth, auth, "Continue authentication",
        QT_TRANSLATE_NOOP("mqtt", "The authentication goes on with another step.")},
    Row{ReAuthenticate, 0, auth, "Re-authenticate",
        QT_TRANSLATE_NOOP("mqtt", "The client starts to authenticate again.")},
    Row{UnspecifiedError, connack | published | suback | unsuback | disconnect, published | disconnect,
        "Unspecified error", QT_TRANSLATE_NOOP("mqtt", "The other side refused without giving a reason.")},
    Row{MalformedPacket, connack | disconnect, disconnect, "Malformed Packet",
        QT_TRANSLATE_NOOP("mqtt", "A packet could not be parsed as the standard says.")},
    Row{ReasonCode::ProtocolError, connack | disconnect, disconnect, "Protocol Error",
        QT_TRANSLATE_NOOP("mqtt", "A packet was not allowed at that point, or contradicted what had been agreed.")},
    Row{ImplementationSpecificError, connack | published | suback | unsuback | disconnect, published | disconnect,
        "Implementation specific error",
        QT_TRANSLATE_NOOP("mqtt", "The request is valid, but this server does not accept it.")},
    Row{UnsupportedProtocolVersion, connack, 0, "Unsupported Protocol Version",
        QT_TRANSLATE_NOOP("mqtt", "The server does not speak this version of MQTT.")},
    Row{ClientIdentifierNotValid, connack, 0, "Client Identifier not valid",
        QT_TRANSLATE_NOOP("mqtt", "The server does not allow this client identifier.")},
    Row{BadUserNameOrPassword, connack, 0, "Bad User Name or Password",
        QT_TRANSLATE_NOOP("mqtt", "The server did not accept user name or password.")},
    Row{NotAuthorized, connack | published | suback | unsuback | disconnect, published, "Not authorized",
        QT_TRANSLATE_NOOP("mqtt", "The server does not permit this to the user it knows the connection by.")},
    Row{ServerUnavailable, connack, 0, "Server unavailable",
        QT_TRANSLATE_NOOP("mqtt", "The MQTT service is not available at present.")},
    Row{ServerBusy, connack | disconnect, 0, "Server busy",
        QT_TRANSLATE_NOOP("mqtt", "The server is too busy; try again later.")},
    Row{Banned, connack, 0, "Banned", QT_TRANSLATE_NOOP("mqtt", "The server's administrator has banned this client.")},
    Row{ServerShuttingDown, disconnect, 0, "Server shutting down",
        QT_TRANSLATE_NOOP("mqtt", "The server is shutting down.")},
    Row{BadAuthenticationMethod, connack | disconnect, 0, "Bad authentication method",
        QT_TRANSLATE_NOOP("mqtt",
                          "The server does not support this authentication method, or another one was in use.")},
    Row{KeepAliveTimeout, disconnect, 0, "Keep Alive timeout",
        QT_TRANSLATE_NOOP("mqtt", "The server received nothing for one and a half keep alives.")},
    Row{SessionTakenOver, disconnect, 0, "Session taken over",
        QT_TRANSLATE_NOOP("mqtt", "Another connection with the same client identifier took this session over.")},
    Row{TopicFilterInvalid, suback | unsuback | disconnect, 0, "Topic Filter invalid",
        QT_TRANSLATE_NOOP("mqtt", "The topic filter is well formed, but not allowed here.")},
    Row{TopicNameInvalid, connack | published | disconnect, published | disconnect, "Topic Name invalid",
        QT_TRANSLATE_NOOP("mqtt", "The topic name is well formed, but not accepted here.")},
    Row{PacketIdentifierInUse, published | suback | unsuback, published, "Packet Identifier in use",
        QT_TRANSLATE_NOOP("mqtt",
                          "The packet identifier is already in use: the two sides disagree about the session.")},
    Row{PacketIdentifierNotFound, released, released, "Packet Identifier not found",
        QT_TRANSLATE_NOOP(
            "mqtt", "The packet identifier is not known: normal after a lost session, else the two sides disagree.")},
    Row{ReceiveMaximumExceeded, disconnect, disconnect, "Receive Maximum exceeded",
        QT_TRANSLATE_NOOP("mqtt", "More unacknowledged messages were sent than the receiver had announced to take.")},
    Row{TopicAliasInvalid, disconnect, disconnect, "Topic Alias invalid",
        QT_TRANSLATE_NOOP("mqtt", "A topic alias of 0 or above the announced maximum was used.")},
    Row{PacketTooLarge, connack | disconnect, disconnect, "Packet too large",
        QT_TRANSLATE_NOOP("mqtt", "A packet was larger than the receiver had announced to take.")},
    Row{MessageRateTooHigh, disconnect, disconnect, "Message rate too high",
        QT_TRANSLATE_NOOP("mqtt", "Messages arrived faster than the receiver permits.")},
    Row{QuotaExceeded, connack | published | suback | disconnect, published | disconnect, "Quota exceeded",
        QT_TRANSLATE_NOOP("mqtt",
                          "A limit of the server for this client, its messages or its subscriptions is reached.")},
    Row{AdministrativeAction, disconnect, disconnect, "Administrative action",
        QT_TRANSLATE_NOOP("mqtt", "An administrator closed the connection.")},
    Row{PayloadFormatInvalid, connack | published | disconnect, published | disconnect, "Payload format invalid",
        QT_TRANSLATE_NOOP("mqtt", "The payload is not what its Payload Format Indicator says.")},
    Row{RetainNotSupported, connack | disconnect, 0, "Retain not supported",
        QT_TRANSLATE_NOOP("mqtt", "The server does not keep retained messages.")},
    Row{QoSNotSupported, connack | disconnect, 0, "QoS not supported",
        QT_TRANSLATE_NOOP("mqtt", "The QoS is higher than the server's Maximum QoS.")},
    Row{UseAnotherServer, connack | disconnect, 0, "Use another server",
        QT_TRANSLATE_NOOP("mqtt", "The client should use another server for now.")},
    Row{ServerMoved, connack | disconnect, 0, "Server moved",
        QT_TRANSLATE_NOOP("mqtt", "The client should use another server from now on.")},
    Row{SharedSubscriptionsNotSupported, suback | disconnect, 0, "Shared Subscriptions not supported",
        QT_TRANSLATE_NOOP("mqtt", "The server has no shared subscriptions for this client.")},
    Row{ConnectionRateExceeded, connack | disconnect, 0, "Connection rate exceeded",
        QT_TRANSLATE_NOOP("mqtt", "Connections were opened faster than the server permits.")},
    Row{MaximumConnectTime, disconnect, 0, "Maximum connect time",
        QT_TRANSLATE_NOOP("mqtt", "The longest time the server permits for one connection is over.")},
    Row{SubscriptionIdentifiersNotSupported, suback | disconnect, 0, "Subscription Identifiers not supported",
        QT_TRANSLATE_NOOP("mqtt", "The server does not take subscription identifiers.")},
    Row{WildcardSubscriptionsNotSupported, suback | disconnect, 0, "Wildcard Subscriptions not supported",
        QT_TRANSLATE_NOOP("mqtt", "The server does not take topic filters with wildcards.")},
};

/// The row for `code` in `packet`; where no packet of that type may carry it, any row of that code; null when unknown.
const Row* find(ReasonCode code, PacketType packet) noexcept
{
    const Row* any = nullptr;
    for (const Row& row : rows) {
        if (row.code != code)
            continue;
        if (((row.fromServer | row.fromClient) & in(packet)) != 0)
            return &row;
        if (any == nullptr)
            any = &row;
    }
    return any;
}

struct ReturnCode
{
    std::string_view name;
    std::string_view explanation;
    ReasonCode reasonCode;
};
constexpr std::array<ReturnCode, 6> returnCodes{{
    {"Connection Accepted", QT_TRANSLATE_NOOP("mqtt", "It was accepted."), Success},
    {"Connection Refused, unacceptable protocol version",
     QT_TRANSLATE_NOOP("mqtt", "The server does not speak this version of MQTT."), UnsupportedProtocolVersion},
    {"Connection Refused, identifier rejected",
     QT_TRANSLATE_NOOP("mqtt", "The server does not allow this client identifier."), ClientIdentifierNotValid},
    {"Connection Refused, Server unavailable",
     QT_TRANSLATE_NOOP("mqtt", "The MQTT service is not available at present."), ServerUnavailable},
    {"Connection Refused, bad user name or password",
     QT_TRANSLATE_NOOP("mqtt", "The server did not accept user name or password."), BadUserNameOrPassword},
    {"Connection Refused, not authorized",
     QT_TRANSLATE_NOOP("mqtt", "The server does not permit this client to connect."), NotAuthorized},
}};

} // namespace

std::string_view name(ReasonCode code, PacketType packet) noexcept
{
    const Row* row = find(code, packet);
    return row != nullptr ? row->name : std::string_view{};
}

std::string_view explanation(ReasonCode code, PacketType packet) noexcept
{
    const Row* row = find(code, packet);
    return row != nullptr ? row->explanation : std::string_view{};
}

bool mayServerSend(ReasonCode code, PacketType packet) noexcept
{
    return std::ranges::any_of(rows,
                               [&](const Row& row) { return row.code == code && (row.fromServer & in(packet)) != 0; });
}

bool mayClientSend(ReasonCode code, PacketType packet) noexcept
{
    return std::ranges::any_of(rows,
                               [&](const Row& row) { return row.code == code && (row.fromClient & in(packet)) != 0; });
}

std::string_view connectReturnCodeName(std::uint8_t code) noexcept
{
    return code < returnCodes.size() ? returnCodes[code].name : std::string_view{};
}

std::string_view connectReturnCodeExplanation(std::uint8_t code) noexcept
{
    return code < returnCodes.size()
               ? returnCodes[code].explanation
               : QT_TRANSLATE_NOOP("mqtt", "The server refused with a return code that the standard does not define.");
}

ReasonCode fromConnectReturnCode(std::uint8_t code) noexcept
{
    return code < returnCodes.size() ? returnCodes[code].reasonCode : UnspecifiedError;
}

} // namespace topicscope::mqtt
