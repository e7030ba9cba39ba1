// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/packet_type.h"

#include <array>

namespace topicscope::mqtt {

std::string_view name(PacketType type) noexcept
{
    static constexpr std::array<std::string_view, 16> names{
        "Reserved",  "CONNECT", "CONNACK",     "PUBLISH",  "PUBACK",  "PUBREC",   "PUBREL",     "PUBCOMP",
        "SUBSCRIBE", "SUBACK",  "UNSUBSCRIBE", "UNSUBACK", "PINGREQ", "PINGRESP", "DISCONNECT", "AUTH"};
    return names[static_cast<std::size_t>(type) & 0x0F];
}

} // namespace topicscope::mqtt
