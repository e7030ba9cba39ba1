// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packet_type.h"

#include <cstdint>
#include <string_view>

namespace topicscope::mqtt {

/// The reason codes of MQTT 5.0 (§2.4). Codes that share a value by packet type have one name here; name() tells them
/// apart. 0x80 and above mean failure.
enum class ReasonCode : std::uint8_t {
    Success = 0x00, ///< also Normal disconnection, Granted QoS 0
    GrantedQoS1 = 0x01,
    GrantedQoS2 = 0x02,
    DisconnectWithWillMessage = 0x04,
    NoMatchingSubscribers = 0x10,
    NoSubscriptionExisted = 0x11,
    ContinueAuthentication = 0x18,
    ReAuthenticate = 0x19,
    UnspecifiedError = 0x80,
    MalformedPacket = 0x81,
    ProtocolError = 0x82,
    ImplementationSpecificError = 0x83,
    UnsupportedProtocolVersion = 0x84,
    ClientIdentifierNotValid = 0x85,
    BadUserNameOrPassword = 0x86,
    NotAuthorized = 0x87,
    ServerUnavailable = 0x88,
    ServerBusy = 0x89,
    Banned = 0x8A,
    ServerShuttingDown = 0x8B,
    BadAuthenticationMethod = 0x8C,
    KeepAliveTimeout = 0x8D,
    SessionTakenOver = 0x8E,
    TopicFilterInvalid = 0x8F,
    TopicNameInvalid = 0x90,
    PacketIdentifierInUse = 0x91,
    PacketIdentifierNotFound = 0x92,
    ReceiveMaximumExceeded = 0x93,
    TopicAliasInvalid = 0x94,
    PacketTooLarge = 0x95,
    MessageRateTooHigh = 0x96,
    QuotaExceeded = 0x97,
    AdministrativeAction = 0x98,
    PayloadFormatInvalid = 0x99,
    RetainNotSupported = 0x9A,
    QoSNotSupported = 0x9B,
    UseAnotherServer = 0x9C,
    ServerMoved = 0x9D,
    SharedSubscriptionsNotSupported = 0x9E,
    ConnectionRateExceeded = 0x9F,
    MaximumConnectTime = 0xA0,
    SubscriptionIdentifiersNotSupported = 0xA1,
    WildcardSubscriptionsNotSupported = 0xA2
};

/// True for codes of 0x80 and above.
constexpr bool isFailure(ReasonCode code) noexcept
{
    return static_cast<std::uint8_t>(code) >= 0x80;
}

/// The standard's name of `code` as `packet` uses it ("Granted QoS 1", "Session taken over"). An empty view when no
/// MQTT 5.0 packet uses that value.
std::string_view name(ReasonCode code, PacketType packet) noexcept;

/// One sentence for a person: what `code` in a packet of type `packet` means to the receiver. English source text of
/// the translation context "mqtt". Empty for values outside the standard.
std::string_view explanation(ReasonCode code, PacketType packet) noexcept;

/// True when MQTT 5.0 lets a *server* send `code` in `packet` (tables 3-1 to 3-18).
bool mayServerSend(ReasonCode code, PacketType packet) noexcept;
/// True when MQTT 5.0 lets a *client* send `code` in `packet`.
bool mayClientSend(ReasonCode code, PacketType packet) noexcept;

/// The 3.1 and 3.1.1 CONNACK return code 0 to 5 by its name in the standard; empty for reserved values.
std::string_view connectReturnCodeName(std::uint8_t code) noexcept;
/// One sentence for a person about a 3.1 or 3.1.1 CONNACK return code; never empty.
std::string_view connectReturnCodeExplanation(std::uint8_t code) noexcept;
/// The MQTT 5.0 reason code that says the same as the 3.x return code (1 → Unsupported Protocol Version, …).
ReasonCode fromConnectReturnCode(std::uint8_t code) noexcept;

} // namespace topicscope::mqtt
