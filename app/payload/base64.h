// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode.h"

#include <tl/expected.hpp>

namespace topicscope::payload {

/// Base64 of either alphabet, with or without padding, with white space anywhere (RFC 4648 §4, §5).
tl::expected<Bytes, DecodeError> fromBase64(BytesView text);

} // namespace topicscope::payload
