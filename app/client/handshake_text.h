// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

namespace topicscope::client {

/// An HTTP request or response head for the packet journal: its lines, cut at the empty one, without carriage returns
/// and without a last line break. What may let somebody in is replaced by "****": the query of a request's path, and
/// the values of header fields whose name speaks of authorization, cookies, keys, tokens, passwords or signatures.
mqtt::Bytes maskedHttpHead(mqtt::BytesView head);

/// "05 02 00 02".
mqtt::Bytes hexText(mqtt::BytesView bytes);

} // namespace topicscope::client
