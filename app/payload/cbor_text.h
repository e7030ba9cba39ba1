// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode.h"

namespace topicscope::payload {

/// CBOR in its diagnostic notation (RFC 8949 §8), laid out on lines. Byte strings are cut after 1,024 bytes, which a
/// comment in the text says.
Decoded decodeCbor(BytesView bytes, const DecodeLimits& limits, const std::stop_token& stop);

} // namespace topicscope::payload
