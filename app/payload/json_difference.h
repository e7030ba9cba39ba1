// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

#include <stop_token>
#include <vector>

namespace topicscope::payload {

/// One value of a JSON document that is not what it was in the previous one.
struct JsonChange
{
    enum class Kind : std::uint8_t { Changed, Added, Removed };
    Kind kind = Kind::Changed;
    QString path;             ///< JSON Pointer (RFC 6901); a duplicate member has "#2" and so on behind its name
    QString previous;         ///< as it was sent; empty when added
    QString current;          ///< as it was sent; empty when removed
    qsizetype textStart = -1; ///< where the value stands in the text of decode(…, Format::Json); -1 when removed
    qsizetype textLength = 0;
    /// current − previous where both are numbers that a double holds, as text with its sign and no more decimals than
    /// they have
    /// ("+0.2"); otherwise empty.
    QString numericDelta;
};

/// The scalar values (and empty arrays and objects) that differ between two JSON documents, in the order of `current`,
/// removed ones last. Empty when either is not JSON or is longer than 256 KiB. Numbers are compared as they were
/// written. Any thread.
std::vector<JsonChange> jsonDifference(BytesView previous, BytesView current, const std::stop_token& stop = {});

} // namespace topicscope::payload
