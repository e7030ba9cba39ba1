// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

#include <stop_token>
#include <vector>

namespace topicscope::payload {

/// A line of a comparison of two texts.
struct DifferenceLine
{
    enum class Kind : std::uint8_t { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text; ///< without its line break
};

/// The shortest way from one text to the other, line by line (Myers, "An O(ND) Difference Algorithm", 1986). Where more
/// than 2,000 lines differ, the whole middle is given as removed and added. Any thread.
std::vector<DifferenceLine> lineDifference(const QString& before, const QString& after,
                                           const std::stop_token& stop = {});

} // namespace topicscope::payload
