// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

namespace topicscope::payload {

/// JSON, or a piece of it, with the characters in place of the \u escapes that stand for them (RFC 8259 §7), for people
/// to read. Escapes that are needed stay as they were sent: quotation mark, backslash, control characters, invisible
/// ones, and halves of surrogate pairs. Still valid JSON with the same meaning where it was.
Bytes readableEscapes(BytesView json);

} // namespace topicscope::payload
