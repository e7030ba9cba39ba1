// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packet_type.h"
#include "app/mqtt/reason_code.h"
#include "app/mqtt/types.h"

#include <string_view>

namespace topicscope::mqtt {

/// The statement or section of MQTT 5.0, or the one of 3.1.1 that says the same. MQTT 3.1 numbers nothing; 3.1.1 stands
/// for it.
constexpr std::string_view clauseOf(Version version, std::string_view version5, std::string_view version3) noexcept
{
    return version == Version::V5_0 ? version5 : version3;
}

/// The other side broke the protocol.
struct ProtocolError
{
    ReasonCode reasonCode = ReasonCode::ProtocolError; ///< what DISCONNECT says about it in MQTT 5.0
    std::string_view clause;      ///< the statement that was broken, "MQTT-3.3.1-4", or a section, "§2.2.2". Static.
    std::string_view description; ///< what was wrong, one sentence; English source text of the context "mqtt". Static.
    PacketType packet = PacketType::Reserved; ///< the type in the first byte of the packet
    std::size_t offset = 0;                   ///< of the first offending byte, from the start of the packet
    Bytes bytes;                              ///< the offending bytes, at most 64
    Bytes packetStart;                        ///< the packet's first bytes, at most 64, for the error message
};

/// The clause, the sentence and the bytes in one line:
/// "MQTT-3.3.1-4: a PUBLISH has both QoS bits set (PUBLISH, byte 0: 36; packet 36 03 00 01 61)".
std::string toString(const ProtocolError& error);

} // namespace topicscope::mqtt
