// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/node_stats.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace topicscope::topics {

namespace {
constexpr float WindowSeconds = float(1 << NodeStats::WindowBits) / 1e6f;
constexpr float TimeConstant = 3; // seconds
constexpr std::uint32_t DecaySteps = 64;

const std::array<float, DecaySteps> decay = [] {
    std::array<float, DecaySteps> table{};
    for (std::uint32_t k = 0; k < DecaySteps; ++k)
        table[k] = std::exp(-float(k) * WindowSeconds / TimeConstant);
    return table;
}();
} // namespace

float NodeStats::blended(std::uint32_t now) const
{
    const std::uint32_t windows = now - window; // the one that was counted, and those in which nothing came
    const float measured = float(inWindow) / WindowSeconds;
    const float counted = rate < 0 ? measured : rate * decay[1] + measured * (1 - decay[1]);
    const float decayed = windows <= DecaySteps ? counted * decay[windows - 1] : 0;
    return std::max(decayed, std::min(counted, 1 / (float(windows) * WindowSeconds)));
}

void NodeStats::closeWindow(std::uint32_t now)
{
    // A clock that was set back must not count as four thousand million windows.
    if (static_cast<std::int32_t>(now - window) > 0 && messages > 1)
        rate = rate == Starting ? FirstWhole : blended(now);
    window = now;
    inWindow = 0;
}

float NodeStats::rateAt(std::uint32_t now) const
{
    if (messages < 2)
        return 0;
    if (static_cast<std::int32_t>(now - window) > 0)
        return blended(now);
    return rate < 0 ? 0 : rate;
}

std::int64_t NodeStats::newestAt(std::int64_t now) const
{
    if (messages == 0)
        return 0;
    const auto age = static_cast<std::int32_t>(windowOf(now) - window);
    return now - (std::int64_t(age) << WindowBits);
}

} // namespace topicscope::topics
