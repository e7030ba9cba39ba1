// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packet_type.h"
#include "app/mqtt/reason_code.h"
#include "app/mqtt/types.h"

#include <string_view>

namespace topicscope::mqtt {

/// The other side broke the protocol.
struct ProtocolError
{
    ReasonCode reasonCode = ReasonCode::ProtocolError; ///< what DISCONNECT says about it in MQTT 5.0
    /// The statement that was broken, "MQTT-3.3.1-4", or a section, "§2.2.2", as the version that is spoken counts them
    /// (clauseIn()). Static.
    std::string_view clause;
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
