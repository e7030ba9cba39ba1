// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/latency_histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace topicscope::workspace {

// Below 64 µs a bucket is one microsecond; above, 32 buckets to each doubling.
int LatencyHistogram::bucketOf(std::uint64_t microseconds)
{
    if (microseconds < 2 * stepsPerDoubling) {
        return int(microseconds);
    }
    const int exponent = std::bit_width(microseconds) - std::bit_width(std::uint64_t(stepsPerDoubling));
    const int bucket = exponent * stepsPerDoubling + int(microseconds >> exponent);
    return std::min(bucket, stepsPerDoubling * doublings - 1);
}

std::uint64_t LatencyHistogram::upperBound(int bucket)
{
    if (bucket < 2 * stepsPerDoubling) {
        return std::uint64_t(bucket);
    }
    const int exponent = bucket / stepsPerDoubling - 1;
    const std::uint64_t mantissa = std::uint64_t(bucket - exponent * stepsPerDoubling);
    return ((mantissa + 1) << exponent) - 1;
}

void LatencyHistogram::record(std::int64_t microseconds)
{
    const auto value = std::uint64_t(std::max<std::int64_t>(microseconds, 0));
    ++m_buckets[std::size_t(bucketOf(value))];
    ++m_count;
    m_maximum = std::max(m_maximum, value);
}

double LatencyHistogram::percentileMs(double fraction) const
{
    if (m_count == 0) {
        return 0;
    }
    const auto wanted = std::max<std::uint64_t>(1, std::uint64_t(std::ceil(fraction * double(m_count))));
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        seen += m_buckets[bucket];
        if (seen >= wanted) {
            return double(std::min(upperBound(int(bucket)), m_maximum)) / 1000.0;
        }
    }
    return maximumMs();
}

} // namespace topicscope::workspace
