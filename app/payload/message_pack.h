// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode.h"

#include <optional>

namespace topicscope::payload {

/// One MessagePack object (the specification at msgpack.org) as text laid out on lines, in the notation of JSON; what
/// JSON lacks is written h'…' (bin), ext(type, h'…') and timestamp(…). Binary data is cut after 1,024 bytes, which a
/// comment in the text says.
Decoded decodeMessagePack(BytesView bytes, const DecodeLimits& limits, const std::stop_token& stop);

/// The members of the outermost map or array, when `bytes` is one of these from the first byte to the last, and every
/// text in it UTF-8: anything else may be MessagePack too, but does not show it. With `truncated`, an end in the middle
/// is no error.
std::optional<quint64> scanMessagePack(BytesView bytes, bool truncated = false);

} // namespace topicscope::payload
