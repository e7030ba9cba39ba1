// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode.h"

namespace topicscope::payload {

/// The bytes as integers and IEEE 754 numbers of 8 to 64 bits in both byte orders: every type whose size divides the
/// length of the payload, up to 64 values each.
Decoded decodeNumbers(BytesView bytes);

} // namespace topicscope::payload
