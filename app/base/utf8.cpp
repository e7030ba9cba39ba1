// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/utf8.h"

namespace topicscope::base {
namespace {

/// Length of the well-formed sequence at the start of `text` (RFC 3629, section 4), 0 when it is ill-formed.
std::size_t sequenceLength(std::string_view text) noexcept
{
    const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
    const auto continues = [&](std::size_t at) { return at < text.size() && (byte(at) & 0xC0) == 0x80; };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2) // a continuation byte, or the lead of an overlong pair
        return 0;
    if (lead < 0xE0)
        return continues(1) ? 2 : 0;
    if (lead < 0xF0) {
        if (!continues(1) || !continues(2))
            return 0;
        const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = lead == 0xED && byte(1) >= 0xA0;
        return overlong || surrogate ? 0 : 3;
    }
    if (lead > 0xF4 || !continues(1) || !continues(2) || !continues(3))
        return 0;
    const bool overlong = lead == 0xF0 && byte(1) < 0x90;
    const bool aboveUnicode = lead == 0xF4 && byte(1) >= 0x90;
    return overlong || aboveUnicode ? 0 : 4;
}

std::uint32_t codePoint(std::string_view sequence) noexcept
{
    const auto byte = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<std::uint8_t>(sequence[at]));
    };
    switch (sequence.size()) {
    case 1:
        return byte(0);
    case 2:
        return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
    case 3:
        return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    default:
        return (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    }
}

/// Bytes at the start of `text` that are printable ASCII, in steps of eight.
std::size_t printableRun(std::string_view text) noexcept
{
    std::size_t run = 0;
    while (run + 8 <= text.size() && isPrintableAscii(text.substr(run, 8)))
        run += 8;
    return run;
}

} // namespace

Utf8Report examineUtf8(std::string_view text) noexcept
{
    Utf8Report report;
    std::size_t at = 0;
    while (at < text.size()) {
        at += printableRun(text.substr(at));
        if (at == text.size())
            break;
        const std::size_t length = sequenceLength(text.substr(at));
        if (length == 0) {
            report.valid = false;
            report.badOffset = at;
            return report;
        }
        const std::uint32_t point = codePoint(text.substr(at, length));
        if (point == 0)
            report.hasNull = true;
        else if (point < 0x20 || (point >= 0x7F && point <= 0x9F))
            report.hasControl = true;
        else if ((point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE)
            report.hasNonCharacter = true;
        at += length;
    }
    return report;
}

bool isValidUtf8(std::string_view text) noexcept
{
    return examineUtf8(text).valid;
}

} // namespace topicscope::base
