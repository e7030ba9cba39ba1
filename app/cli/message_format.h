// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/message.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>

namespace topicscope::cli {

/// Writes received messages as lines of text, for people and for programs. Made for millions of messages: it appends to
/// a buffer of the caller and allocates nothing else. One thread.
class MessageFormat
{
public:
    enum class Style {
        Text,     ///< time, topic, flags, payload; control characters and bytes that are no text are escaped
        JsonLines ///< one JSON object (RFC 8259) per line, the fields of `topicscopectl sub --format jsonl`
    };

    explicit MessageFormat(Style style) : m_style(style) {}

    /// Appends one line, its end included.
    void append(std::string& out, const mqtt::MessageView& message);

private:
    void appendJson(std::string& out, const mqtt::MessageView& message);
    void appendText(std::string& out, const mqtt::MessageView& message);
    void appendTime(std::string& out, std::int64_t microseconds);

    Style m_style;
    std::int64_t m_second = std::numeric_limits<std::int64_t>::min(); ///< of m_secondText
    std::array<char, 20> m_secondText{};                              ///< "2026-11-22T14:55:15."
};

/// Appends `bytes` as a JSON string with its quotation marks when they are well-formed UTF-8 (RFC 3629); otherwise
/// appends nothing and returns false.
bool appendJsonString(std::string& out, mqtt::BytesView bytes);
/// Appends the Base64 (RFC 4648 §4, with padding) of `bytes`, without quotation marks.
void appendBase64(std::string& out, mqtt::BytesView bytes);
/// Appends `bytes` so that a terminal shows them and nothing else happens: control characters and what is not UTF-8 as
/// \n, \t, \r, \\ or \xNN.
void appendVisible(std::string& out, mqtt::BytesView bytes);

} // namespace topicscope::cli
