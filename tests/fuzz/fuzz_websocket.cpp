// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/websocket_codec.h"
#include "tests/fuzz/fuzz_input.h"

using namespace topicscope::client;
using topicscope::mqtt::Bytes;
using topicscope::mqtt::BytesView;

namespace {

struct Outcome
{
    Bytes received;
    Bytes output;
    bool open = false;
    int error = -1;

    bool operator==(const Outcome&) const = default;
};

Outcome run(BytesView bytes, bool upgraded, bool byteByByte)
{
    WebSocketRequest request;
    request.host = "broker.example";
    request.key = "0123456789abcdef";
    WebSocketCodec codec(std::move(request));
    Outcome outcome;
    const auto feed = [&](BytesView part) {
        Bytes buffer{part};
        if (!codec.error())
            outcome.received += codec.receive(buffer.data(), buffer.size());
    };
    if (upgraded) {
        feed("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Accept: BACScCJPNqyz+UBoqMH89VmURoA=\r\n\r\n");
        PROMISE(codec.isOpen());
    }
    if (byteByByte) {
        for (std::size_t at = 0; at < bytes.size(); ++at)
            feed(bytes.substr(at, 1));
    } else {
        feed(bytes);
    }
    outcome.open = codec.isOpen();
    outcome.output = codec.output();
    if (codec.error()) {
        outcome.error = static_cast<int>(codec.error()->kind);
        PROMISE(!outcome.open);
    }
    PROMISE(outcome.received.size() <= bytes.size());
    return outcome;
}

} // namespace

/// Any answer and any frames: bytes for MQTT or an error, the same however they are cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    FuzzInput input(data, size);
    const bool upgraded = (input.byte() & 1) != 0;
    const BytesView bytes = input.rest();
    PROMISE(run(bytes, upgraded, false) == run(bytes, upgraded, true));
    return 0;
}
