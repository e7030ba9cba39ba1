// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/handshake_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace topicscope::client {

namespace {

constexpr std::string_view mask = "****";

bool isSecretHeader(std::string_view name)
{
    // They carry no secret, and one needs to see them to understand the upgrade.
    if (name.starts_with("sec-websocket-"))
        return false;
    constexpr std::array<std::string_view, 9> words{"auth",   "cookie", "token",   "key",       "secret",
                                                    "passwo", "signat", "session", "credential"};
    return std::ranges::any_of(words, [&](std::string_view word) { return name.find(word) != name.npos; });
}

mqtt::Bytes maskedLine(std::string_view line, bool first)
{
    if (first) {
        const std::size_t query = line.find('?');
        const std::size_t end = line.rfind(' ');
        if (line.starts_with("HTTP/") || query == line.npos || end == line.npos || end < query)
            return mqtt::Bytes(line);
        return mqtt::Bytes(line.substr(0, query + 1)).append(mask).append(line.substr(end));
    }
    const std::size_t colon = line.find(':');
    if (colon == line.npos)
        return mqtt::Bytes(mask); // no header field: whatever it is
    mqtt::Bytes name(line.substr(0, colon));
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return isSecretHeader(name) ? mqtt::Bytes(line.substr(0, colon)).append(": ").append(mask) : mqtt::Bytes(line);
}

} // namespace

mqtt::Bytes maskedHttpHead(mqtt::BytesView head)
{
    mqtt::Bytes text;
    bool first = true;
    while (!head.empty()) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 1, head.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            break;
        if (!first)
            text.push_back('\n');
        text.append(maskedLine(line, first));
        first = false;
    }
    return text;
}

mqtt::Bytes hexText(mqtt::BytesView bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    mqtt::Bytes text;
    for (const char byte : bytes) {
        if (!text.empty())
            text.push_back(' ');
        text.push_back(digits[std::size_t(static_cast<unsigned char>(byte) >> 4)]);
        text.push_back(digits[std::size_t(static_cast<unsigned char>(byte) & 15)]);
    }
    return text;
}

} // namespace topicscope::client
