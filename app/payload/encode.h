// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode.h"

#include <tl/expected.hpp>

namespace topicscope::payload {

/// Turns what a person wrote into the bytes of a payload: Text and Json as UTF-8 just as written (JSON must be valid),
/// Hex ("0a ff 00", also "0x0a, 0xff" and "0aff00"), Base64 (both alphabets, white space allowed). The error's offset
/// counts UTF-16 units of `text`. Other formats cannot be written by hand and fail.
tl::expected<Bytes, DecodeError> encode(const QString& text, Format format);

/// The opposite: the text that encode() turns into these bytes, or nothing where the format cannot hold them (Text and
/// Json: invalid UTF-8).
std::optional<QString> editableText(BytesView bytes, Format format);

} // namespace topicscope::payload
