// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/payload/format.h"

#include <stop_token>

namespace topicscope::payload {

/// Unpacks gzip (RFC 1952, also several members) or zlib (RFC 1950) data.
struct Inflated
{
    Bytes bytes;
    bool complete = false; ///< false where `maxBytes` cut it short
};

/// At most `maxBytes` come out, however the input was packed. An error when the data is damaged or ends early. Any
/// thread.
base::Result<Inflated> inflate(BytesView packed, qsizetype maxBytes, const std::stop_token& stop = {});

} // namespace topicscope::payload
