// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/properties.h"
#include "app/mqtt/types.h"

#include <optional>
#include <variant>
#include <vector>

/// Every control packet of MQTT 3.1, 3.1.1 and 5.0 as a value. Properties, and reason codes where 3.x has none, are
/// left at their defaults in 3.x and are not encoded there.
namespace topicscope::mqtt {

/// The last will inside CONNECT (§3.1.2.5).
struct Will
{
    Bytes topic;
    Bytes payload;
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    Properties properties; ///< the Will Properties (§3.1.3.2)

    bool operator==(const Will&) const = default;
};

/// CONNECT (§3.1).
struct Connect
{
    static constexpr PacketType type = PacketType::Connect;
    Version version = Version::V5_0;
    Bytes clientId;
    bool cleanStart = true;      ///< Clean Session in 3.x
    std::uint16_t keepAlive = 0; ///< seconds; 0: none
    std::optional<Will> will;
    std::optional<Bytes> userName;
    std::optional<Bytes> password;
    Properties properties;

    bool operator==(const Connect&) const = default;
};

/// CONNACK (§3.2). `code` is a ReasonCode in 5.0, a return code 0 to 5 in 3.x.
struct Connack
{
    static constexpr PacketType type = PacketType::Connack;
    bool sessionPresent = false;
    std::uint8_t code = 0;
    Properties properties;
    /// A 5.0 CONNECT was answered with the two-byte CONNACK of 3.x: a server that does not know 5.0.
    bool inVersion3Form = false;

    bool operator==(const Connack&) const = default;
};

/// PUBLISH (§3.3).
struct Publish
{
    static constexpr PacketType type = PacketType::Publish;
    Bytes topic; ///< empty only with a topic alias
    Bytes payload;
    std::uint16_t packetId = 0; ///< 0 at QoS 0
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    bool duplicate = false;
    Properties properties;

    bool operator==(const Publish&) const = default;
};

/// PUBACK, PUBREC, PUBREL and PUBCOMP (§3.4 to §3.7): the same fields.
template <PacketType Type>
struct Acknowledgement
{
    static constexpr PacketType type = Type;
    std::uint16_t packetId = 0;
    ReasonCode reasonCode = ReasonCode::Success;
    Properties properties;

    bool operator==(const Acknowledgement&) const = default;
};
using Puback = Acknowledgement<PacketType::Puback>;
using Pubrec = Acknowledgement<PacketType::Pubrec>;
using Pubrel = Acknowledgement<PacketType::Pubrel>;
using Pubcomp = Acknowledgement<PacketType::Pubcomp>;

/// When retained messages are sent for a subscription (§3.8.3.1).
enum class RetainHandling : std::uint8_t { SendOnSubscribe = 0, SendIfNewSubscription = 1, DoNotSend = 2 };

/// The Subscription Options byte (§3.8.3.1); 3.x has the QoS only.
struct SubscriptionOptions
{
    QoS qos = QoS::AtMostOnce;
    bool noLocal = false;
    bool retainAsPublished = false;
    RetainHandling retainHandling = RetainHandling::SendOnSubscribe;

    bool operator==(const SubscriptionOptions&) const = default;
};

/// A topic filter with its options.
struct Subscription
{
    Bytes filter;
    SubscriptionOptions options;

    bool operator==(const Subscription&) const = default;
};

/// SUBSCRIBE (§3.8).
struct Subscribe
{
    static constexpr PacketType type = PacketType::Subscribe;
    std::uint16_t packetId = 0;
    std::vector<Subscription> subscriptions;
    Properties properties;

    bool operator==(const Subscribe&) const = default;
};

/// SUBACK (§3.9): one code per filter, in the order of SUBSCRIBE.
struct Suback
{
    static constexpr PacketType type = PacketType::Suback;
    std::uint16_t packetId = 0;
    std::vector<ReasonCode> reasonCodes;
    Properties properties;

    bool operator==(const Suback&) const = default;
};

/// UNSUBSCRIBE (§3.10).
struct Unsubscribe
{
    static constexpr PacketType type = PacketType::Unsubscribe;
    std::uint16_t packetId = 0;
    std::vector<Bytes> filters;
    Properties properties;

    bool operator==(const Unsubscribe&) const = default;
};

/// UNSUBACK (§3.11): no codes in 3.x, one per filter in 5.0.
struct Unsuback
{
    static constexpr PacketType type = PacketType::Unsuback;
    std::uint16_t packetId = 0;
    std::vector<ReasonCode> reasonCodes;
    Properties properties;

    bool operator==(const Unsuback&) const = default;
};

/// PINGREQ (§3.12).
struct Pingreq
{
    static constexpr PacketType type = PacketType::Pingreq;
    bool operator==(const Pingreq&) const = default;
};

/// PINGRESP (§3.13).
struct Pingresp
{
    static constexpr PacketType type = PacketType::Pingresp;
    bool operator==(const Pingresp&) const = default;
};

/// DISCONNECT (§3.14). From a server only in 5.0.
struct Disconnect
{
    static constexpr PacketType type = PacketType::Disconnect;
    ReasonCode reasonCode = ReasonCode::Success;
    Properties properties;

    bool operator==(const Disconnect&) const = default;
};

/// AUTH (§3.15), 5.0 only.
struct Auth
{
    static constexpr PacketType type = PacketType::Auth;
    ReasonCode reasonCode = ReasonCode::Success;
    Properties properties;

    bool operator==(const Auth&) const = default;
};

using Packet = std::variant<Connect, Connack, Publish, Puback, Pubrec, Pubrel, Pubcomp, Subscribe, Suback, Unsubscribe,
                            Unsuback, Pingreq, Pingresp, Disconnect, Auth>;

/// The type of the packet inside.
inline PacketType typeOf(const Packet& packet)
{
    return std::visit([](const auto& alternative) { return alternative.type; }, packet);
}

} // namespace topicscope::mqtt
