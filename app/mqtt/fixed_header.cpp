// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/clauses.h"
#include "app/mqtt/codec.h"
#include "app/mqtt/text.h"

#include <algorithm>

namespace topicscope::mqtt {
namespace {

ProtocolError headerError(BytesView start, Version version, ReasonCode code, std::string_view clause,
                          std::string_view description, std::size_t offset, std::size_t length)
{
    ProtocolError error;
    error.reasonCode = code;
    error.clause = clauseIn(version, clause);
    error.description = description;
    error.packet = static_cast<PacketType>(static_cast<std::uint8_t>(start.front()) >> 4);
    error.offset = offset;
    error.bytes = Bytes{start.substr(offset, length)};
    error.packetStart = Bytes{start.substr(0, 64)};
    return error;
}

/// Whether `direction` may send packets of `type` at all.
bool mayComeFrom(PacketType type, Version version, Direction direction)
{
    switch (type) {
    case PacketType::Reserved:
        return false;
    case PacketType::Connect:
    case PacketType::Subscribe:
    case PacketType::Unsubscribe:
    case PacketType::Pingreq:
        return direction == Direction::FromClient;
    case PacketType::Connack:
    case PacketType::Suback:
    case PacketType::Unsuback:
    case PacketType::Pingresp:
        return direction == Direction::FromServer;
    case PacketType::Disconnect:
        return direction == Direction::FromClient || version == Version::V5_0;
    case PacketType::Auth:
        return version == Version::V5_0;
    default:
        return true;
    }
}

/// Table 2-2. MQTT 3.1 allows DUP in what is sent again; mosquitto does not look at the flags of a 3.1 PUBREL at all,
/// and neither do we.
bool flagsAreRight(const FixedHeader& header, Version version)
{
    constexpr std::uint8_t duplicate = 0x08;
    switch (header.type) {
    case PacketType::Publish:
        return true;
    case PacketType::Pubrel:
        return header.flags == 0x02 || version == Version::V3_1;
    case PacketType::Subscribe:
    case PacketType::Unsubscribe:
        return header.flags == 0x02 || (version == Version::V3_1 && (header.flags & ~duplicate) == 0x02);
    default:
        return header.flags == 0;
    }
}

struct LengthRange
{
    std::uint32_t least = 0;
    std::uint32_t most = maximumVariableByteInteger;
};

/// The Remaining Lengths a type can have.
LengthRange lengthRange(PacketType type, Version version)
{
    const bool version5 = version == Version::V5_0;
    switch (type) {
    case PacketType::Connack:
        return version5 ? LengthRange{2} : LengthRange{2, 2};
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubrel:
    case PacketType::Pubcomp:
    case PacketType::Unsuback:
        return version5 ? LengthRange{2} : LengthRange{2, 2};
    case PacketType::Publish:
    case PacketType::Suback:
        return LengthRange{2};
    case PacketType::Pingreq:
    case PacketType::Pingresp:
        return LengthRange{0, 0};
    case PacketType::Disconnect:
        return version5 ? LengthRange{} : LengthRange{0, 0};
    default:
        return LengthRange{};
    }
}

} // namespace

tl::expected<std::optional<FixedHeader>, ProtocolError> readFixedHeader(BytesView bytes, Version version)
{
    if (const FixedHeader header = peekFixedHeader(bytes); header.headerLength > 0)
        return header;
    const BytesView length = bytes.substr(std::min<std::size_t>(1, bytes.size()), 4);
    const auto last =
        std::ranges::find_if(length, [](char byte) { return (static_cast<unsigned char>(byte) & 0x80) == 0; });
    if (last != length.end())
        return tl::unexpected(
            headerError(bytes, version, ReasonCode::MalformedPacket, "MQTT-1.5.5-1",
                        QT_TRANSLATE_NOOP("mqtt", "The remaining length uses more bytes than it needs."), 1,
                        static_cast<std::size_t>(last - length.begin()) + 1));
    if (length.size() < 4)
        return std::nullopt;
    return tl::unexpected(headerError(bytes, version, ReasonCode::MalformedPacket, "§1.5.5",
                                      QT_TRANSLATE_NOOP("mqtt", "The remaining length is longer than four bytes."), 1,
                                      4));
}

std::optional<ProtocolError> validateFixedHeader(BytesView start, const FixedHeader& header, Version version,
                                                 Direction direction)
{
    if (!mayComeFrom(header.type, version, direction))
        return headerError(start, version, ReasonCode::ProtocolError, "§2.1.2",
                           direction == Direction::FromServer
                               ? QT_TRANSLATE_NOOP("mqtt", "A server must not send a packet of this type.")
                               : QT_TRANSLATE_NOOP("mqtt", "A client must not send a packet of this type."),
                           0, 1);
    if (!flagsAreRight(header, version))
        return headerError(start, version, ReasonCode::MalformedPacket, "MQTT-2.1.3-1",
                           QT_TRANSLATE_NOOP("mqtt", "The flags in the first byte are not those of this packet type."),
                           0, 1);
    const LengthRange range = lengthRange(header.type, version);
    if (header.remainingLength < range.least)
        return headerError(start, version, ReasonCode::MalformedPacket, "§4.13",
                           QT_TRANSLATE_NOOP("mqtt", "The packet is too short for its type."), 1,
                           header.headerLength - 1);
    if (header.remainingLength > range.most)
        return headerError(start, version, ReasonCode::MalformedPacket, "§4.13",
                           QT_TRANSLATE_NOOP("mqtt", "The packet is too long for its type."), 1,
                           header.headerLength - 1);
    return std::nullopt;
}

} // namespace topicscope::mqtt
