// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// UTF-8 as bytes, without Qt: the protocol core and everything that looks at payloads share it.
namespace topicscope::base {

/// What a UTF-8 text holds, found in one pass.
struct Utf8Report
{
    bool valid = true;            ///< well-formed: no overlong form, surrogate or value above U+10FFFF (RFC 3629)
    std::size_t badOffset = 0;    ///< offset of the first byte of the first ill-formed sequence, when not valid
    bool hasNull = false;         ///< U+0000 occurs
    bool hasControl = false;      ///< U+0001..U+001F or U+007F..U+009F occurs
    bool hasNonCharacter = false; ///< U+FDD0..U+FDEF or U+xxFFFE, U+xxFFFF occurs
};

/// Examines every byte of `text`. Linear; ASCII runs cost an eighth of a step per byte.
Utf8Report examineUtf8(std::string_view text) noexcept;

/// True when `text` is well-formed UTF-8 (U+0000 allowed).
bool isValidUtf8(std::string_view text) noexcept;

/// True when every byte is printable ASCII (0x20..0x7E): the common case of topics, eight bytes at a step.
inline bool isPrintableAscii(std::string_view text) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t highs = 0x8080808080808080U;
    const char* at = text.data();
    std::size_t left = text.size();
    std::uint64_t bad = 0;
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        // With every byte below 0x80: byte + 1 carries into the top bit only for 0x7F, byte - 0x20 borrows only
        // below 0x20. A borrow or carry between bytes needs a bad byte in the first place.
        bad |= word | (word + ones) | (word - ones * 0x20);
    }
    bad &= highs;
    for (; left > 0; ++at, --left)
        bad |= static_cast<std::uint8_t>(*at - 0x20) >= 0x5F ? 1U : 0U;
    return bad == 0;
}

} // namespace topicscope::base
