// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_format.h"

#include "app/mqtt/properties.h"

#include <bit>
#include <charconv>
#include <chrono>
#include <cstring>

namespace topicscope::cli {

namespace {

using mqtt::BytesView;

/// How many bytes the well-formed UTF-8 sequence at the start of `bytes` has; 0 when there is none (RFC 3629 §4).
std::size_t sequenceLength(BytesView bytes)
{
    const auto at = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < bytes.size() && at(i) >= low && at(i) <= high;
    };
    const unsigned char first = at(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF; // no surrogates
        return continues(1, low, high) && continues(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF; // up to U+10FFFF
        return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

constexpr std::uint64_t everyByte(std::uint64_t byte)
{
    return byte * 0x0101'0101'0101'0101u;
}

/// Bit 7 of each byte that is not ASCII or has to be escaped in a JSON string. Borrows can mark a byte too many above
/// one that is marked rightly, never one too few, and the lowest mark is always right.
std::uint64_t specialBytes(std::uint64_t eight)
{
    const auto zeroBytes = [](std::uint64_t value) { return (value - everyByte(1)) & ~value; };
    const std::uint64_t control = (eight - everyByte(0x20)) & ~eight;
    const std::uint64_t quote = zeroBytes(eight ^ everyByte('"'));
    const std::uint64_t backslash = zeroBytes(eight ^ everyByte('\\'));
    return (eight | control | quote | backslash) & everyByte(0x80);
}

/// How many bytes at the start of `bytes` can stand in a JSON string as they are, looked at eight at a time.
std::size_t plainPrefix(BytesView bytes)
{
    std::size_t length = 0;
    while (bytes.size() - length >= 8) {
        std::uint64_t eight;
        std::memcpy(&eight, bytes.data() + length, 8);
        if (const std::uint64_t special = specialBytes(eight); special != 0) {
            if constexpr (std::endian::native == std::endian::little) {
                return length + std::size_t(std::countr_zero(special)) / 8;
            }
            break;
        }
        length += 8;
    }
    while (length < bytes.size()) {
        const auto byte = static_cast<unsigned char>(bytes[length]);
        if (byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '\\') {
            break;
        }
        ++length;
    }
    return length;
}

constexpr char hexDigits[] = "0123456789abcdef";

void appendJsonEscape(std::string& out, unsigned char character)
{
    switch (character) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += hexDigits[character >> 4];
        out += hexDigits[character & 15];
    }
}

template <typename Number>
void appendNumber(std::string& out, Number number)
{
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

std::string_view provenanceName(mqtt::Provenance provenance)
{
    switch (provenance) {
    case mqtt::Provenance::Retained:
        return "retained";
    case mqtt::Provenance::Live:
        return "live";
    case mqtt::Provenance::Resumed:
        return "resumed";
    case mqtt::Provenance::Redelivered:
        return "redelivered";
    }
    return "live";
}

/// A string that the standard says is UTF-8; should it not be, null rather than a line that nobody can parse.
void appendTextValue(std::string& out, BytesView text)
{
    if (!appendJsonString(out, text)) {
        out += "null";
    }
}

void appendPropertyValue(std::string& out, const mqtt::PropertyView& property)
{
    switch (property.info->type) {
    case mqtt::PropertyType::Utf8String:
        appendTextValue(out, property.text);
        break;
    case mqtt::PropertyType::BinaryData:
        out += '"';
        appendBase64(out, property.text);
        out += '"';
        break;
    default:
        appendNumber(out, property.number);
    }
}

/// `"properties":{…},"subscription_ids":[…]`
void appendProperties(std::string& out, BytesView encoded)
{
    out += R"("properties":{)";
    bool first = true;
    bool hasUserProperties = false;
    bool hasIdentifiers = false;
    for (mqtt::PropertyCursor cursor(encoded); const auto property = cursor.next();) {
        if (property->info->id == mqtt::PropertyId::UserProperty) {
            hasUserProperties = true;
        } else if (property->info->id == mqtt::PropertyId::SubscriptionIdentifier) {
            hasIdentifiers = true;
        } else {
            out += first ? "\"" : ",\"";
            out += property->info->jsonName;
            out += "\":";
            appendPropertyValue(out, *property);
            first = false;
        }
    }
    const auto each = [&](mqtt::PropertyId id, auto&& append) {
        bool firstOfList = true;
        for (mqtt::PropertyCursor cursor(encoded); const auto property = cursor.next();) {
            if (property->info->id == id) {
                if (!firstOfList) {
                    out += ',';
                }
                firstOfList = false;
                append(*property);
            }
        }
    };
    if (hasUserProperties) {
        out += first ? R"("user_properties":[)" : R"(,"user_properties":[)";
        each(mqtt::PropertyId::UserProperty, [&out](const mqtt::PropertyView& property) {
            out += '[';
            appendTextValue(out, property.text);
            out += ',';
            appendTextValue(out, property.second);
            out += ']';
        });
        out += ']';
    }
    out += R"(},"subscription_ids":[)";
    if (hasIdentifiers) {
        each(mqtt::PropertyId::SubscriptionIdentifier,
             [&out](const mqtt::PropertyView& property) { appendNumber(out, property.number); });
    }
    out += ']';
}

} // namespace

bool appendJsonString(std::string& out, BytesView bytes)
{
    const std::size_t start = out.size();
    out += '"';
    while (!bytes.empty()) {
        const std::size_t plain = plainPrefix(bytes);
        out.append(bytes.substr(0, plain));
        bytes.remove_prefix(plain);
        if (bytes.empty()) {
            break;
        }
        const std::size_t length = sequenceLength(bytes);
        if (length == 0) {
            out.resize(start);
            return false;
        }
        if (length == 1) {
            appendJsonEscape(out, static_cast<unsigned char>(bytes.front()));
        } else {
            out.append(bytes.substr(0, length));
        }
        bytes.remove_prefix(length);
    }
    out += '"';
    return true;
}

void appendBase64(std::string& out, BytesView bytes)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t start = out.size();
    out.resize(start + (bytes.size() + 2) / 3 * 4);
    char* to = out.data() + start;
    const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t left = bytes.size();
    for (; left >= 3; left -= 3, from += 3) {
        const unsigned group = unsigned(from[0]) << 16 | unsigned(from[1]) << 8 | from[2];
        *to++ = alphabet[group >> 18];
        *to++ = alphabet[group >> 12 & 63];
        *to++ = alphabet[group >> 6 & 63];
        *to++ = alphabet[group & 63];
    }
    if (left > 0) {
        const unsigned group = unsigned(from[0]) << 16 | (left == 2 ? unsigned(from[1]) << 8 : 0u);
        *to++ = alphabet[group >> 18];
        *to++ = alphabet[group >> 12 & 63];
        *to++ = left == 2 ? alphabet[group >> 6 & 63] : '=';
        *to++ = '=';
    }
}

void appendVisible(std::string& out, BytesView bytes)
{
    while (!bytes.empty()) {
        const std::size_t plain = plainPrefix(bytes);
        for (const char character : bytes.substr(0, plain)) {
            if (character == 0x7F) {
                out += "\\x7f";
            } else {
                out += character;
            }
        }
        bytes.remove_prefix(plain);
        if (bytes.empty()) {
            return;
        }
        const auto byte = static_cast<unsigned char>(bytes.front());
        std::size_t length = sequenceLength(bytes);
        // U+0080 to U+009F are control characters to a terminal, as those below U+0020 are.
        const bool secondControls = length == 2 && byte == 0xC2 && static_cast<unsigned char>(bytes[1]) < 0xA0;
        if (length > 1 && !secondControls) {
            out.append(bytes.substr(0, length));
        } else if (byte == '"') {
            out += '"';
        } else if (byte == '\\' || byte == '\n' || byte == '\r' || byte == '\t') {
            appendJsonEscape(out, byte);
        } else {
            length = 1;
            out += "\\x";
            out += hexDigits[byte >> 4];
            out += hexDigits[byte & 15];
        }
        bytes.remove_prefix(length);
    }
}

void MessageFormat::append(std::string& out, const mqtt::MessageView& message)
{
    if (m_style == Style::JsonLines) {
        appendJson(out, message);
    } else {
        appendText(out, message);
    }
}

void MessageFormat::appendTime(std::string& out, std::int64_t microseconds)
{
    const std::int64_t second = microseconds / 1'000'000 - (microseconds % 1'000'000 < 0 ? 1 : 0);
    const auto write = [](char* to, unsigned value, int digits) {
        for (int i = digits - 1; i >= 0; --i, value /= 10) {
            to[i] = char('0' + value % 10);
        }
    };
    if (second != m_second) {
        using namespace std::chrono;
        const sys_seconds point{seconds{second}};
        const auto day = floor<days>(point);
        const year_month_day date{day};
        const hh_mm_ss time{point - day};
        m_secondText = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '0',
                        'T', '0', '0', ':', '0', '0', ':', '0', '0', '.'};
        write(m_secondText.data(), unsigned(int(date.year())), 4);
        write(m_secondText.data() + 5, unsigned(date.month()), 2);
        write(m_secondText.data() + 8, unsigned(date.day()), 2);
        write(m_secondText.data() + 11, unsigned(time.hours().count()), 2);
        write(m_secondText.data() + 14, unsigned(time.minutes().count()), 2);
        write(m_secondText.data() + 17, unsigned(time.seconds().count()), 2);
        m_second = second;
    }
    out.append(m_secondText.data(), m_secondText.size());
    std::array<char, 7> fraction{'0', '0', '0', '0', '0', '0', 'Z'};
    write(fraction.data(), unsigned(microseconds - second * 1'000'000), 6);
    out.append(fraction.data(), fraction.size());
}

void MessageFormat::appendJson(std::string& out, const mqtt::MessageView& message)
{
    out += R"({"time":")";
    appendTime(out, message.arrival);
    out += R"(","topic":)";
    appendTextValue(out, message.topic);
    out += R"(,"qos":)";
    out += char('0' + int(message.qos));
    out += message.retain ? R"(,"retain":true,"dup":)" : R"(,"retain":false,"dup":)";
    out += message.duplicate ? R"(true,"packet_id":)" : R"(false,"packet_id":)";
    if (message.qos == mqtt::QoS::AtMostOnce) {
        out += "null"; // there is no packet identifier at QoS 0 [MQTT-2.2.1-2]
    } else {
        appendNumber(out, message.packetId);
    }
    out += R"(,"provenance":")";
    out += provenanceName(message.provenance);
    out += R"(","payload":)";
    if (!appendJsonString(out, message.payload)) {
        out += "null";
    }
    out += R"(,"payload_base64":")";
    appendBase64(out, message.payload);
    out += "\",";
    appendProperties(out, message.encodedProperties);
    out += "}\n";
}

void MessageFormat::appendText(std::string& out, const mqtt::MessageView& message)
{
    appendTime(out, message.arrival);
    out += ' ';
    appendVisible(out, message.topic);
    out += " [QoS ";
    out += char('0' + int(message.qos));
    if (message.retain) {
        out += ", retained";
    }
    if (message.provenance == mqtt::Provenance::Resumed) {
        out += ", resumed";
    }
    if (message.duplicate) {
        out += ", possible duplicate";
    }
    out += "] ";
    appendVisible(out, message.payload);
    out += '\n';
}

} // namespace topicscope::cli
