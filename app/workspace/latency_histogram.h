// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace topicscope::workspace {

/// Counts durations in buckets that grow by about three per cent, so that percentiles over a whole run cost a fixed
/// few kilobytes and one increment each. From one microsecond to more than an hour. One thread.
class LatencyHistogram
{
public:
    /// Negative durations count as 0.
    void record(std::int64_t microseconds);

    std::uint64_t count() const { return m_count; }
    /// The longest, exactly, in milliseconds; 0 when there is none.
    double maximumMs() const { return double(m_maximum) / 1000.0; }
    /// The value that `fraction` (0 to 1) of all durations do not exceed, in milliseconds, at most three per cent too
    /// high and never above maximumMs(); 0 when there is none.
    double percentileMs(double fraction) const;

private:
    static constexpr int stepsPerDoubling = 32;
    static constexpr int doublings = 32;

    static int bucketOf(std::uint64_t microseconds);
    static std::uint64_t upperBound(int bucket);

    std::array<std::uint64_t, stepsPerDoubling * doublings> m_buckets{};
    std::uint64_t m_count = 0;
    std::uint64_t m_maximum = 0;
};

} // namespace topicscope::workspace
