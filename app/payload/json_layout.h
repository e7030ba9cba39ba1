// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode.h"

#include <vector>

namespace topicscope::payload {

/// A scalar (or an empty array or object) in a laid-out JSON document.
struct JsonValue
{
    QString path; ///< JSON Pointer
    BytesView raw;
    qsizetype textStart = 0;
    qsizetype textLength = 0;
};

struct JsonLayout
{
    QString text;
    std::vector<Span> spans;
    std::vector<JsonValue> values; ///< only when asked for
    qsizetype bytesRead = 0;
    std::optional<DecodeError> error;
    bool cancelled = false;
};

/// Lays JSON out with two blanks a level; arrays of plain values stay on one line while they fit into 80 characters.
/// Every token stays as it was sent, but for \u escapes, which are shown as their characters. With `truncated`, `bytes`
/// is the beginning of a longer document.
JsonLayout layOutJson(BytesView bytes, int depthLimit, bool truncated, bool withValues, const std::stop_token& stop);

} // namespace topicscope::payload
