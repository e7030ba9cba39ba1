// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/properties.h"
#include "app/mqtt/types.h"

#include <algorithm>

/// The data types of §1.5, appended to bytes.
namespace topicscope::mqtt {

inline void writeByte(Bytes& out, std::uint32_t value)
{
    out.push_back(static_cast<char>(value & 0xFF));
}

inline void writeTwoBytes(Bytes& out, std::uint32_t value)
{
    writeByte(out, value >> 8);
    writeByte(out, value);
}

inline void writeFourBytes(Bytes& out, std::uint32_t value)
{
    writeTwoBytes(out, value >> 16);
    writeTwoBytes(out, value);
}

/// Shortest form [MQTT-1.5.5-1]; `value` is at most 268,435,455.
inline void writeVariableByteInteger(Bytes& out, std::uint32_t value)
{
    while (value >= 0x80) {
        writeByte(out, value | 0x80);
        value >>= 7;
    }
    writeByte(out, value);
}

constexpr std::size_t variableByteIntegerSize(std::size_t value) noexcept
{
    return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20'0000 ? 3 : 4;
}

/// A length of two bytes and the bytes; what is beyond 65,535 is cut.
inline void writeBinary(Bytes& out, BytesView bytes)
{
    bytes = bytes.substr(0, 65'535);
    writeTwoBytes(out, static_cast<std::uint32_t>(bytes.size()));
    out.append(bytes);
}

/// Identifier and value of one property.
void writeProperty(Bytes& out, const Property& property);
/// Property Length and the properties.
void writeProperties(Bytes& out, const Properties& properties);

} // namespace topicscope::mqtt
