// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace topicscope::workspace {

/// Events per second from a counter that is read now and then, smoothed over about three seconds, as the rates of the
/// topic tree are: so that a connection's rate reads the same wherever it stands, and its last digit keeps still.
class RateMeter
{
public:
    /// The counter as of `now` (milliseconds of any clock that never goes back).
    void read(std::uint64_t count, std::int64_t now);
    double perSecond() const { return m_rate; }

private:
    std::uint64_t m_count = 0;
    std::int64_t m_at = -1;
    double m_rate = 0;
    bool m_settled = false; ///< one whole measurement is in
};

} // namespace topicscope::workspace
