// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/json_escapes.h"

#include "app/payload/visible_text.h"

#include <optional>

namespace topicscope::payload {

namespace {

constexpr std::size_t escapeLength = 6; // \u0000

/// The UTF-16 unit of the escape that begins at `at`.
std::optional<char16_t> unitAt(BytesView json, std::size_t at)
{
    if (at + escapeLength > json.size() || json[at] != '\\' || json[at + 1] != 'u')
        return std::nullopt;
    bool good = false;
    const BytesView digits = json.substr(at + 2, 4);
    if (digits.find_first_not_of("0123456789abcdefABCDEF") != BytesView::npos)
        return std::nullopt;
    const uint unit = QByteArray::fromRawData(digits.data(), 4).toUInt(&good, 16);
    return good ? std::optional(static_cast<char16_t>(unit)) : std::nullopt;
}

struct Character
{
    QString text;
    std::size_t length = 0; ///< of its escapes
};

std::optional<Character> characterAt(BytesView json, std::size_t at)
{
    const auto first = unitAt(json, at);
    if (!first)
        return std::nullopt;
    if (!QChar::isSurrogate(*first))
        return Character{QString(QChar(*first)), escapeLength};
    const auto second = unitAt(json, at + escapeLength);
    if (!QChar::isHighSurrogate(*first) || !second || !QChar::isLowSurrogate(*second))
        return std::nullopt;
    return Character{QString(QChar(*first)) + QChar(*second), 2 * escapeLength};
}

} // namespace

Bytes readableEscapes(BytesView json)
{
    if (json.find("\\u") == BytesView::npos)
        return Bytes(json);
    Bytes result;
    result.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        if (json[at] != '\\') {
            result += json[at++];
            continue;
        }
        if (const auto character = characterAt(json, at)) {
            const Bytes utf8 = character->text.toStdString();
            // What would be made visible in another way is clearer as it was sent.
            if (utf8 != "\"" && utf8 != "\\" && visibleText(utf8) == character->text) {
                result += utf8;
                at += character->length;
                continue;
            }
        }
        // A backslash takes what follows it along: after \\ no escape begins.
        result += json.substr(at, 2);
        at += 2;
    }
    return result;
}

} // namespace topicscope::payload
