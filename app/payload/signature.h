// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

namespace topicscope::payload {

/// The first three bytes of RFC 1952 §2.3.1: ID1, ID2, deflate.
bool isGzip(BytesView bytes);

/// A zlib header with a 32 KiB window, whose check bits are right (RFC 1950 §2.2).
bool looksLikeZlib(BytesView bytes);

/// Begins as CBOR would that no text could be taken for: an array, a map or a tag.
bool looksLikeCbor(BytesView bytes);

/// How many bytes are text: UTF-8 with hardly any control character. 0 when it is not text. With `truncated`, a
/// character may be cut off at the end (it is left out).
qsizetype textPrefixLength(BytesView bytes, bool truncated);

} // namespace topicscope::payload
