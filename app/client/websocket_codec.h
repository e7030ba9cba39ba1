// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The client's half of WebSocket (RFC 6455), sans-IO: bytes in, bytes and MQTT out. One object per connection.
namespace topicscope::client {

/// What the upgrade request says.
struct WebSocketRequest
{
    mqtt::Bytes
        host; ///< value of the Host header: name (or bracketed address), with the port where it is not the default
    mqtt::Bytes path = "/mqtt";                               ///< path and query, starting with '/'
    mqtt::Bytes subprotocol = "mqtt";                         ///< [MQTT-6.0.0-3]
    std::vector<std::pair<mqtt::Bytes, mqtt::Bytes>> headers; ///< extra ones; line breaks in them are taken out
    mqtt::Bytes key;                                          ///< 16 random bytes, fresh for every connection
};

/// Why the WebSocket cannot go on. After an error receive() takes nothing any more; a CLOSE frame with `closeCode` is
/// in the output where the handshake was through.
struct WebSocketError
{
    enum class Kind : std::uint8_t {
        NotHttp,        ///< the answer does not begin with an HTTP/1.x status line
        Refused,        ///< HTTP status other than 101, see httpStatus
        BadUpgrade,     ///< 101, but Upgrade, Connection or Sec-WebSocket-Accept is missing or wrong
        BadSubprotocol, ///< 101 without the subprotocol we asked for, or with another [MQTT-6.0.0-4]
        HeadTooLong,    ///< more than 16 KiB of response head
        TextFrame,      ///< MQTT must come in binary frames [MQTT-6.0.0-1]
        BrokenFrame,    ///< against RFC 6455 §5: mask, reserved bits, opcode, length, fragmentation
        Closed          ///< the peer sent CLOSE, see closeCode and reason
    };
    Kind kind = Kind::BrokenFrame;
    int httpStatus = 0;
    int closeCode = 0;              ///< Closed: as received, 1005 without one. Else: what we say.
    mqtt::Bytes reason{};           ///< HTTP reason phrase, or the text of CLOSE; from the peer, show as plain text
    std::string_view clause{};      ///< static, "RFC 6455 §5.1"
    std::string_view description{}; ///< one English sentence, static; context "websocket"
};

class WebSocketCodec
{
public:
    explicit WebSocketCodec(WebSocketRequest request);

    /// True once the upgrade succeeded: send() may be called.
    bool isOpen() const { return m_stage == Stage::Open; }

    /// Takes bytes from the transport, cut anywhere. Works in place: what is MQTT is moved to the front of `bytes` and
    /// returned as one view into it, so that a thousand small frames cost one call downstream. Pings are answered in
    /// the output. Memory is bounded by the response head; the length of a frame needs none.
    mqtt::BytesView receive(char* bytes, std::size_t size);
    /// The head of the answer to the upgrade request, once it is read; then empty.
    mqtt::Bytes takeResponseHead() { return std::exchange(m_response, {}); }
    /// Nothing, or why it is over.
    const std::optional<WebSocketError>& error() const { return m_error; }

    /// Appends one masked binary frame with `payload` to the output. `mask`: four random bytes.
    void send(mqtt::BytesView payload, std::uint32_t mask);
    /// Appends a CLOSE frame; once.
    void close(int code, std::uint32_t mask);

    /// Bytes to write to the transport, in order: the request first.
    const mqtt::Bytes& output() const { return m_output; }
    void outputWritten() { m_output.clear(); }

private:
    enum class Stage : std::uint8_t { Handshake, Open, Failed };

    void fail(WebSocketError error);
    void broken(std::string_view clause, std::string_view description, int closeCode = 1002);
    void checkResponse(mqtt::BytesView head);
    bool frameHead();
    void controlFrame();
    void frame(int opcode, mqtt::BytesView payload, std::uint32_t mask);

    WebSocketRequest m_request;
    mqtt::Bytes m_expectedAccept;
    mqtt::Bytes m_output;
    mqtt::Bytes m_head; // of the response, or of a frame that was cut
    mqtt::Bytes m_response;
    mqtt::Bytes m_control; // payload of a control frame
    std::optional<WebSocketError> m_error;
    std::uint64_t m_left = 0; // payload bytes of the current frame still to come
    Stage m_stage = Stage::Handshake;
    std::uint8_t m_opcode = 0;
    bool m_inFrame = false;
    bool m_final = true;
    bool m_fragmented = false; // inside a message of several frames
    bool m_closeSent = false;
};

/// XORs `size` bytes with the repeated key (RFC 6455 §5.3), eight at a time.
void maskWebSocketPayload(char* bytes, std::size_t size, std::uint32_t mask);

} // namespace topicscope::client
