// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

namespace topicscope::topics {

/// Compares names as people do: runs of digits by their value ("line-2" before "line-10"), everything else byte by
/// byte. Negative, 0 or positive. A strict order: only equal bytes give 0.
int naturalCompare(mqtt::BytesView a, mqtt::BytesView b);

} // namespace topicscope::topics
