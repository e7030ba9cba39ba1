// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

namespace topicscope::topics {

/// Lower case of the ASCII letters in the bytes; other bytes stay.
mqtt::Bytes asciiLower(mqtt::BytesView bytes);

/// Whether `text` occurs in `bytes`; `text` is in lower case already, ASCII letters of `bytes` match in either case.
/// An empty text occurs everywhere. No allocation.
bool containsText(mqtt::BytesView bytes, mqtt::BytesView lowerText);

} // namespace topicscope::topics
