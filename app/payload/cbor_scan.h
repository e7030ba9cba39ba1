// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

#include <optional>

namespace topicscope::payload {

/// What a look at CBOR data finds without decoding it.
struct CborSummary
{
    int majorType = 0;   ///< of the outermost item, behind its tags (RFC 8949 §3.1)
    quint64 items = 0;   ///< members of the outermost array or map; 1 for anything else
    bool whole = true;   ///< false where the look ended before the data did
    QString elementType; ///< "f32", "f64", "int", "text"… when all elements of the outermost array are of it
};

/// Walks over one CBOR data item that must fill `bytes` to the last one. Nothing when it is not well-formed (RFC 8949
/// §5.3.1) or nested deeper than 64 levels. With `truncated`, an end in the middle is no error. No allocation but the
/// element type's name.
std::optional<CborSummary> scanCbor(BytesView bytes, bool truncated = false);

} // namespace topicscope::payload
