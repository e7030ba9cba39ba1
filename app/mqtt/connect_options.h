// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/authenticator.h"
#include "app/mqtt/packets.h"

#include <memory>
#include <optional>
#include <vector>

namespace topicscope::mqtt {

/// Microseconds since the Unix epoch, UTC. The caller's clock must never run backwards while a session lives: take a
/// steady clock and add the difference to the wall clock once.
using Time = std::int64_t;
constexpr Time seconds(std::int64_t count) noexcept
{
    return count * 1'000'000;
}

/// What CONNECT says, and the limits this client keeps by itself. Fields marked 5.0 have no effect in 3.x.
struct ConnectOptions
{
    Version version = Version::V5_0;
    /// May be empty in 5.0 (the server then assigns one) and, with cleanStart, in 3.1.1; 3.1 wants 1 to 23 bytes.
    Bytes clientId;
    bool cleanStart = true;       ///< Clean Session in 3.x
    std::uint16_t keepAlive = 60; ///< seconds; 0 switches it off. A Server Keep Alive overrides it.
    std::optional<Bytes> userName;
    std::optional<Bytes> password; ///< without a user name only in 5.0
    std::optional<Will> will;

    std::optional<std::uint32_t> sessionExpiryInterval; ///< 5.0; seconds, 0xFFFFFFFF: never. Absent: 0.
    std::optional<std::uint16_t> receiveMaximum;        ///< 5.0; not 0. Absent: 65,535.
    /// Bytes, not 0. Announced in 5.0; in every version a larger packet is refused before it is buffered.
    std::optional<std::uint32_t> maximumPacketSize;
    std::uint16_t topicAliasMaximum = 0;     ///< 5.0; how many aliases the server may use
    bool requestResponseInformation = false; ///< 5.0
    /// 5.0. False: the server must leave Reason Strings and User Properties out of everything but PUBLISH, CONNACK and
    /// DISCONNECT, and is held to it [MQTT-3.1.2-29].
    bool requestProblemInformation = true;
    std::vector<UserProperty> userProperties;     ///< 5.0; of CONNECT. The last will has its own.
    std::shared_ptr<Authenticator> authenticator; ///< 5.0; enhanced authentication
    std::vector<UserProperty> authUserProperties; ///< 5.0; of every AUTH of ours [MQTT-3.15.2-3]
    /// 5.0; of every PUBACK, PUBREC, PUBREL and PUBCOMP of ours. Left out where they do not fit into the server's
    /// Maximum Packet Size [MQTT-3.4.2-3], as all properties that only inform.
    std::vector<UserProperty> acknowledgementUserProperties;

    bool automaticTopicAliases = true; ///< 5.0; use aliases for what we publish as far as the server allows
    /// 3.x, which has no Receive Maximum: how many QoS 1 and 2 publishes of ours may be unacknowledged. mosquitto's
    /// client sends 20, and its server closes the connection on the 21st of QoS 2. Not 0.
    std::uint16_t inFlightMaximum = 20;
    Time connectTimeout = seconds(10); ///< from start() to CONNACK
};

} // namespace topicscope::mqtt
