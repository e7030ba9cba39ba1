// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <vector>

namespace topicscope::commands {

/// Few topic filters that match all of these topics: the topics themselves where they are at most `limit`, otherwise
/// the longest common branches (of 32 levels at most) with /# behind them (which match more). At most `limit` filters,
/// but one for each first level that begins with '$' (§4.7.2).
std::vector<mqtt::Bytes> coveringFilters(const std::vector<mqtt::BytesView>& topics, std::size_t limit);

} // namespace topicscope::commands
