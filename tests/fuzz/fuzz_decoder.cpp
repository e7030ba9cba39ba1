// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/codec.h"
#include "tests/fuzz/fuzz_input.h"

using namespace topicscope::mqtt;

namespace {

void checkError(const ProtocolError& error, BytesView packet)
{
    PROMISE(!error.clause.empty() && !error.description.empty());
    PROMISE(isFailure(error.reasonCode));
    PROMISE(error.bytes.size() <= 64 && error.packetStart.size() <= 64);
    PROMISE(error.offset <= packet.size());
    PROMISE(!toString(error).empty());
}

void checkFields(const Dissection& dissection, BytesView packet)
{
    for (const Field& field : dissection.fields)
        PROMISE(field.offset + field.length <= packet.size() && !field.name.empty() && field.depth >= 0);
}

} // namespace

/// Any bytes decode to a packet that encodes to an equal one, or to an error with its clause. With or without noting
/// the fields, the answer is the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    FuzzInput input(data, size);
    const std::uint8_t choice = input.byte();
    const auto version = static_cast<Version>(3 + choice % 3);
    const auto direction = (choice & 0x80) != 0 ? Direction::FromClient : Direction::FromServer;
    const BytesView packet = input.rest();

    const auto decoded = decode(packet, version, direction);
    const Dissection dissection = dissect(packet, version, direction);
    PROMISE(decoded.has_value() == dissection.packet.has_value());
    PROMISE(decoded.has_value() != dissection.error.has_value());
    checkFields(dissection, packet);
    if (!decoded) {
        checkError(decoded.error(), packet);
        PROMISE(decoded.error().clause == dissection.error->clause &&
                decoded.error().offset == dissection.error->offset);
        return 0;
    }
    PROMISE(*decoded == *dissection.packet);
    // Encoding takes the shortest of several legal forms, so it is the packet that is compared.
    const auto* connect = std::get_if<Connect>(&*decoded);
    const Version spoken = connect != nullptr ? connect->version : version;
    const Bytes encoded = encode(*decoded, spoken);
    const auto again = decode(encoded, spoken, direction);
    PROMISE(again.has_value() && *again == *decoded);
    PROMISE(encoded.size() <= packet.size());
    return 0;
}
