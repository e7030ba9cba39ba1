// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packets.h"
#include "app/mqtt/protocol_error.h"

#include <tl/expected.hpp>

#include <optional>
#include <vector>

/// Bytes to packets and back, for every packet of MQTT 3.1, 3.1.1 and 5.0 in both directions. The session, the packet
/// journal and the scripted brokers of the tests all use these functions. Everything here is a pure function.
namespace topicscope::mqtt {

/// The largest value of a Variable Byte Integer, and so of the Remaining Length (§1.5.5).
constexpr std::uint32_t maximumVariableByteInteger = 268'435'455;
/// The largest packet the protocol allows: the largest Remaining Length and its five bytes of fixed header.
constexpr std::size_t largestPacket = std::size_t{maximumVariableByteInteger} + 5;

/// The fixed header (§2.1) of a packet whose first bytes are known.
struct FixedHeader
{
    PacketType type = PacketType::Reserved;
    std::uint8_t flags = 0;            ///< the lower half of the first byte
    std::size_t headerLength = 0;      ///< 2 to 5
    std::uint32_t remainingLength = 0; ///< bytes that follow the fixed header

    std::size_t packetLength() const noexcept { return headerLength + remainingLength; }
};

/// The fixed header at the start of `bytes`; its headerLength is 0 where none is there that is whole and in its
/// shortest form: readFixedHeader() tells why.
inline FixedHeader peekFixedHeader(BytesView bytes) noexcept
{
    FixedHeader header;
    if (bytes.size() < 2)
        return header;
    const auto first = static_cast<std::uint8_t>(bytes[0]);
    header.type = static_cast<PacketType>(first >> 4);
    header.flags = first & 0x0F;
    for (std::size_t at = 1; at <= 4 && at < bytes.size(); ++at) {
        const auto byte = static_cast<std::uint8_t>(bytes[at]);
        header.remainingLength |= (byte & 0x7FU) << (7 * (at - 1));
        if ((byte & 0x80) != 0)
            continue;
        if (byte != 0 || at == 1)
            header.headerLength = at + 1;
        break;
    }
    return header;
}

/// Reads the fixed header at the start of `bytes`. No header while the Remaining Length is still incomplete; an error
/// when it runs over four bytes or is not in its shortest form [MQTT-1.5.5-1]: 3.1.1 does not demand that, but no
/// server has a reason for another. `version` only says whose clause the error names.
tl::expected<std::optional<FixedHeader>, ProtocolError> readFixedHeader(BytesView bytes,
                                                                        Version version = Version::V5_0);

/// What the fixed header alone shows to be wrong, so that nothing of the packet need be buffered: a type that
/// `direction` may not send or that `version` does not have, wrong flags, a length that its type cannot have. `start`
/// holds at least the fixed header.
std::optional<ProtocolError> validateFixedHeader(BytesView start, const FixedHeader& header, Version version,
                                                 Direction direction);

/// One decoded field with its place in the packet, for the field tree of the packet journal. In the order of the wire;
/// a group (fixed header, properties, one property) stands before its members, which have a greater depth.
struct Field
{
    std::size_t offset = 0; ///< from the first byte of the packet
    std::size_t length = 0; ///< bytes; a field made of bits of one byte has length 1
    int depth = 0;          ///< 0 for the parts of the packet, 1 for what is inside them, and so on
    std::string_view name;  ///< the standard's name of it, static: "Packet Identifier"
    Bytes value; ///< for reading: numbers as decimal text, texts as they stand, binary data as hex (cut at 64 bytes)
    std::string_view clause; ///< where the standard defines it, static: "§3.3.2.2"
    bool secret = false;     ///< password or authentication data: `value` is masked, the bytes must be masked too
};

/// A packet taken apart as far as it could be read.
struct Dissection
{
    std::vector<Field> fields;
    std::optional<Packet> packet;       ///< when the packet is whole and valid
    std::optional<ProtocolError> error; ///< when it is not
};

/// Decodes one whole packet (exactly its bytes, fixed header included) that came from `direction`. The error's offset
/// counts from the packet's first byte. Checks everything that can be judged by the packet alone; order, limits and
/// identifiers in use are the session's business. `version` is that of the connection; for CONNECT its own bytes count.
tl::expected<Packet, ProtocolError> decode(BytesView packet, Version version, Direction direction);

/// As decode(), and says where each field stands. Slower; meant for what is on screen.
Dissection dissect(BytesView packet, Version version, Direction direction);

/// The packet on the wire. `version` decides the form; what that version does not have is left out. Does not judge:
/// tests encode illegal packets with it. Strings and binary data longer than 65,535 bytes are cut there, so callers
/// check first (validate functions in topic.h and properties.h; Session does).
Bytes encode(const Packet& packet, Version version);

/// Appends the packet on the wire to `out` and returns the number of bytes appended.
std::size_t encodeTo(Bytes& out, const Packet& packet, Version version);

/// A PUBLISH whose topic, properties and payload are views into other bytes: what encode and decode use without
/// copying.
struct PublishView
{
    BytesView topic;
    BytesView encodedProperties; ///< without their length; not used in 3.x
    BytesView payload;
    std::uint16_t packetId = 0;
    std::uint16_t topicAlias = 0; ///< decoding: the Topic Alias property, 0 when absent. Not used by encoding.
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    bool duplicate = false;
    std::uint8_t flags = 0; ///< decoding: MessageFlag values
};

/// Decodes a PUBLISH in place: one pass, no allocation. `packet` is exactly one packet with the fixed header `header`.
tl::expected<PublishView, ProtocolError> decodePublish(BytesView packet, const FixedHeader& header, Version version,
                                                       Direction direction);
/// Number of bytes that the PUBLISH will have on the wire.
std::size_t encodedSize(const PublishView& publish, Version version) noexcept;
/// Appends the PUBLISH to `out`.
void encodeTo(Bytes& out, const PublishView& publish, Version version);

} // namespace topicscope::mqtt
