// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace topicscope::mqtt {

/// The control packet type in the upper half of the first byte (MQTT 5.0 §2.1.2).
enum class PacketType : std::uint8_t {
    Reserved = 0,
    Connect = 1,
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Pubrec = 5,
    Pubrel = 6,
    Pubcomp = 7,
    Subscribe = 8,
    Suback = 9,
    Unsubscribe = 10,
    Unsuback = 11,
    Pingreq = 12,
    Pingresp = 13,
    Disconnect = 14,
    Auth = 15
};

/// The name as the standard writes it: "CONNECT", "PUBACK", …; "Reserved" for 0.
std::string_view name(PacketType type) noexcept;

/// Who sent a packet. The same bytes are legal from one side and a protocol error from the other.
enum class Direction : std::uint8_t { FromServer, FromClient };

} // namespace topicscope::mqtt
