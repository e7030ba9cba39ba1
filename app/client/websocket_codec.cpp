// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/websocket_codec.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cstring>

namespace topicscope::client {

using mqtt::Bytes;
using mqtt::BytesView;

namespace {

constexpr std::size_t maximumHead = 16 * 1024;
constexpr int opcodeContinuation = 0;
constexpr int opcodeText = 1;
constexpr int opcodeBinary = 2;
constexpr int opcodeClose = 8;
constexpr int opcodePing = 9;
constexpr int opcodePong = 10;

Bytes base64(BytesView bytes)
{
    return QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())).toBase64().toStdString();
}

Bytes withoutLineBreaks(BytesView text)
{
    Bytes result(text);
    std::erase_if(result, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return result;
}

BytesView trimmed(BytesView text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

bool equalsIgnoringCase(BytesView a, BytesView b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// True when `token` is in the comma-separated `list`, in any case.
bool hasToken(BytesView list, BytesView token)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (equalsIgnoringCase(trimmed(list.substr(0, comma)), token))
            return true;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
}

struct Header
{
    BytesView name;
    BytesView value;
};

std::vector<Header> headersOf(BytesView head)
{
    std::vector<Header> headers;
    std::size_t at = head.find('\n');
    while (at != BytesView::npos && at + 1 < head.size()) {
        const std::size_t end = std::min(head.find('\n', at + 1), head.size());
        const BytesView line = head.substr(at + 1, end - at - 1);
        if (const std::size_t colon = line.find(':'); colon != BytesView::npos)
            headers.push_back({trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))});
        at = end < head.size() ? end : BytesView::npos;
    }
    return headers;
}

} // namespace

void maskWebSocketPayload(char* bytes, std::size_t size, std::uint32_t mask)
{
    std::array<char, 8> key{};
    std::memcpy(key.data(), &mask, 4);
    std::memcpy(key.data() + 4, &mask, 4);
    std::uint64_t wide = 0;
    std::memcpy(&wide, key.data(), 8);
    std::size_t at = 0;
    for (; at + 8 <= size; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + at, 8);
        word ^= wide;
        std::memcpy(bytes + at, &word, 8);
    }
    for (; at < size; ++at)
        bytes[at] = char(bytes[at] ^ key[at % 4]);
}

WebSocketCodec::WebSocketCodec(WebSocketRequest request) : m_request(std::move(request))
{
    const Bytes key = base64(m_request.key);
    const QByteArray proof = QCryptographicHash::hash(
        QByteArray::fromStdString(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"), QCryptographicHash::Sha1);
    m_expectedAccept = proof.toBase64().toStdString();

    m_output =
        "GET " + withoutLineBreaks(m_request.path) + " HTTP/1.1\r\nHost: " + withoutLineBreaks(m_request.host) +
        "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key +
        "\r\n";
    if (!m_request.subprotocol.empty())
        m_output += "Sec-WebSocket-Protocol: " + withoutLineBreaks(m_request.subprotocol) + "\r\n";
    for (const auto& [name, value] : m_request.headers) {
        if (!name.empty())
            m_output += withoutLineBreaks(name) + ": " + withoutLineBreaks(value) + "\r\n";
    }
    m_output += "\r\n";
}

void WebSocketCodec::fail(WebSocketError error)
{
    m_error = std::move(error);
    m_stage = Stage::Failed;
}

void WebSocketCodec::broken(std::string_view clause, std::string_view description, int closeCode)
{
    close(closeCode, 0x5A17C0DE);
    fail({.kind = closeCode == 1003 ? WebSocketError::Kind::TextFrame : WebSocketError::Kind::BrokenFrame,
          .closeCode = closeCode,
          .clause = clause,
          .description = description});
}

void WebSocketCodec::checkResponse(BytesView head)
{
    m_response = head;
    const BytesView line = trimmed(head.substr(0, head.find('\n')));
    int status = 0;
    if (head.starts_with("HTTP/1.") && line.size() >= 12 && line[8] == ' ' &&
        std::ranges::all_of(line.substr(9, 3), [](char c) { return c >= '0' && c <= '9'; }))
        status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
    if (status == 0) {
        fail({.kind = WebSocketError::Kind::NotHttp,
              .clause = "RFC 6455 §4.1",
              .description = "the answer to the WebSocket request is not HTTP"});
        return;
    }
    if (status != 101) {
        fail({.kind = WebSocketError::Kind::Refused,
              .httpStatus = status,
              .reason = Bytes(line.size() > 13 ? trimmed(line.substr(13)) : BytesView()),
              .clause = "RFC 6455 §4.1",
              .description = "the server refused the WebSocket upgrade"});
        return;
    }
    bool upgrade = false;
    bool connection = false;
    bool accept = false;
    bool extension = false;
    int subprotocols = 0;
    bool subprotocolRight = false;
    for (const Header& header : headersOf(head)) {
        if (equalsIgnoringCase(header.name, "Upgrade"))
            upgrade = upgrade || hasToken(header.value, "websocket");
        else if (equalsIgnoringCase(header.name, "Connection"))
            connection = connection || hasToken(header.value, "upgrade");
        else if (equalsIgnoringCase(header.name, "Sec-WebSocket-Accept"))
            accept = header.value == m_expectedAccept;
        else if (equalsIgnoringCase(header.name, "Sec-WebSocket-Extensions"))
            extension = extension || !header.value.empty();
        else if (equalsIgnoringCase(header.name, "Sec-WebSocket-Protocol")) {
            ++subprotocols;
            subprotocolRight = header.value == m_request.subprotocol;
        }
    }
    const auto bad = [&](std::string_view description) {
        fail({.kind = WebSocketError::Kind::BadUpgrade,
              .httpStatus = 101,
              .clause = "RFC 6455 §4.1",
              .description = description});
    };
    if (!upgrade)
        bad("the answer has no header “Upgrade: websocket”");
    else if (!connection)
        bad("the answer has no header “Connection: Upgrade”");
    else if (!accept)
        bad("the answer's Sec-WebSocket-Accept does not match our key");
    else if (extension)
        bad("the server uses a WebSocket extension that was not offered");
    else if (!m_request.subprotocol.empty() && (subprotocols != 1 || !subprotocolRight))
        fail({.kind = WebSocketError::Kind::BadSubprotocol,
              .httpStatus = 101,
              .clause = "MQTT-6.0.0-4",
              .description = subprotocols == 0 ? "the server did not choose the subprotocol “mqtt”"
                                               : "the server chose another subprotocol than the one asked for"});
    else
        m_stage = Stage::Open;
}

BytesView WebSocketCodec::receive(char* bytes, std::size_t size)
{
    std::size_t at = 0;
    if (m_stage == Stage::Handshake) {
        // The head may be cut anywhere, also inside the empty line that ends it.
        const std::size_t before = m_head.size();
        m_head.append(bytes, std::min(size, maximumHead + 4 - std::min(before, maximumHead)));
        const std::size_t end = m_head.find("\r\n\r\n", before < 3 ? 0 : before - 3);
        if (end == Bytes::npos) {
            // A server that is no HTTP server need not ever send an empty line.
            const std::size_t known = std::min<std::size_t>(m_head.size(), 7);
            if (BytesView(m_head).substr(0, known) != BytesView("HTTP/1.").substr(0, known))
                checkResponse(m_head);
            else if (m_head.size() > maximumHead)
                fail({.kind = WebSocketError::Kind::HeadTooLong,
                      .clause = "RFC 6455 §4.1",
                      .description = "the answer to the WebSocket request is longer than 16 KiB"});
            return {};
        }
        at = end + 4 - before;
        m_head.resize(end + 4);
        checkResponse(m_head);
        m_head.clear();
    }

    std::size_t written = 0;
    while (m_stage == Stage::Open && at < size) {
        if (!m_inFrame) {
            m_head.push_back(bytes[at++]);
            if (!frameHead())
                continue;
            // An empty frame is complete with its head.
            if (m_left > 0)
                continue;
        }
        const std::size_t count = std::size_t(std::min<std::uint64_t>(m_left, size - at));
        if (m_opcode >= opcodeClose) {
            m_control.append(bytes + at, count);
        } else if (count > 0) {
            if (written != at)
                std::memmove(bytes + written, bytes + at, count);
            written += count;
        }
        at += count;
        m_left -= count;
        if (m_left > 0)
            continue;
        m_inFrame = false;
        if (m_opcode >= opcodeClose)
            controlFrame();
        else
            m_fragmented = !m_final;
    }
    return {bytes, written};
}

/// Looks at the frame head collected so far; true when it is complete and valid.
bool WebSocketCodec::frameHead()
{
    const auto at = [this](std::size_t i) { return static_cast<std::uint8_t>(m_head[i]); };
    if (m_head.size() == 1) {
        m_final = at(0) & 0x80;
        m_opcode = at(0) & 0x0f;
        if (at(0) & 0x70)
            broken("RFC 6455 §5.2", "a frame has reserved bits set");
        else if (m_opcode == opcodeText)
            broken("MQTT-6.0.0-1", "the server sent a text frame; MQTT travels in binary frames only", 1003);
        else if (m_opcode == opcodeBinary && m_fragmented)
            broken("RFC 6455 §5.4", "a new message begins before the last one has ended");
        else if (m_opcode == opcodeContinuation && !m_fragmented)
            broken("RFC 6455 §5.4", "a continuation frame continues nothing");
        else if (m_opcode != opcodeContinuation && m_opcode != opcodeBinary &&
                 (m_opcode < opcodeClose || m_opcode > opcodePong))
            broken("RFC 6455 §5.2", "a frame has a reserved opcode");
        else if (m_opcode >= opcodeClose && !m_final)
            broken("RFC 6455 §5.5", "a control frame is fragmented");
        return false;
    }
    const std::uint8_t length = at(1) & 0x7f;
    if (m_head.size() == 2) {
        if (at(1) & 0x80) {
            broken("RFC 6455 §5.1", "the server sent a masked frame");
            return false;
        }
        if (m_opcode >= opcodeClose && length > 125) {
            broken("RFC 6455 §5.5", "a control frame is longer than 125 bytes");
            return false;
        }
    }
    const std::size_t extended = length < 126 ? 0 : length == 126 ? 2 : 8;
    if (m_head.size() < 2 + extended)
        return false;
    m_left = length;
    if (extended > 0) {
        m_left = 0;
        for (std::size_t i = 0; i < extended; ++i)
            m_left = m_left << 8 | at(2 + i);
        if (m_left >> 63 || m_left < (extended == 2 ? 126u : 65536u)) {
            broken("RFC 6455 §5.2", "the length of a frame is not in its shortest form, or too large");
            return false;
        }
    }
    m_head.clear();
    m_control.clear();
    m_inFrame = true;
    return true;
}

void WebSocketCodec::controlFrame()
{
    if (m_opcode == opcodePing) {
        frame(opcodePong, m_control, 0x2B7E1516);
    } else if (m_opcode == opcodeClose) {
        WebSocketError error{.kind = WebSocketError::Kind::Closed,
                             .closeCode = 1005,
                             .clause = "RFC 6455 §5.5.1",
                             .description = "the server closed the WebSocket"};
        if (m_control.size() >= 2) {
            error.closeCode = static_cast<std::uint8_t>(m_control[0]) << 8 | static_cast<std::uint8_t>(m_control[1]);
            error.reason = m_control.substr(2);
        }
        close(error.closeCode == 1005 ? 1000 : error.closeCode, 0x3C4F2A19);
        fail(std::move(error));
    }
}

void WebSocketCodec::send(BytesView payload, std::uint32_t mask)
{
    frame(opcodeBinary, payload, mask);
}

void WebSocketCodec::close(int code, std::uint32_t mask)
{
    if (m_closeSent || m_stage != Stage::Open)
        return;
    m_closeSent = true;
    const char payload[] = {char(code >> 8), char(code & 0xff)};
    frame(opcodeClose, {payload, 2}, mask);
}

void WebSocketCodec::frame(int opcode, BytesView payload, std::uint32_t mask)
{
    m_output.push_back(char(0x80 | opcode));
    const std::uint64_t size = payload.size();
    const int extended = size < 126 ? 0 : size < 65536 ? 2 : 8;
    m_output.push_back(char(0x80 | (extended == 0 ? int(size) : extended == 2 ? 126 : 127)));
    for (int i = extended - 1; i >= 0; --i)
        m_output.push_back(char(size >> (8 * i)));
    m_output.append(reinterpret_cast<const char*>(&mask), 4);
    const std::size_t start = m_output.size();
    m_output.append(payload);
    maskWebSocketPayload(m_output.data() + start, payload.size(), mask);
}

} // namespace topicscope::client
