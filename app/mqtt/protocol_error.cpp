// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/protocol_error.h"

namespace topicscope::mqtt {
namespace {

void appendHex(std::string& out, BytesView bytes)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char character : bytes) {
        const auto byte = static_cast<std::uint8_t>(character);
        out += ' ';
        out += digits[byte >> 4];
        out += digits[byte & 0x0F];
    }
}

} // namespace

std::string toString(const ProtocolError& error)
{
    std::string text{error.clause};
    text += ": ";
    text += error.description;
    text += " (";
    text += name(error.packet);
    text += ", byte " + std::to_string(error.offset) + ":";
    appendHex(text, error.bytes);
    if (error.bytes.empty())
        text += " none";
    text += "; packet";
    appendHex(text, error.packetStart);
    text += ')';
    return text;
}

} // namespace topicscope::mqtt
