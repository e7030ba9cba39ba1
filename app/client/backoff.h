// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection_settings.h"

#include <algorithm>
#include <cmath>

namespace topicscope::client {

/// The waits between attempts to connect: exponential with full jitter. Knows no clock and no random numbers.
class Backoff
{
public:
    explicit Backoff(const ReconnectPolicy& policy) : m_policy(policy) {}

    /// The next wait; `random` is evenly distributed in [0, 1).
    std::chrono::milliseconds next(double random)
    {
        const double limit =
            std::min(double(m_policy.maximum.count()),
                     double(m_policy.first.count()) * std::pow(m_policy.factor, std::min(m_attempt, 64)));
        ++m_attempt;
        return std::chrono::milliseconds(std::int64_t(std::max(0.0, limit) * random));
    }
    /// A connection that lasted `lasted` was lost: a stable one makes the waits short again.
    void connectionLost(std::chrono::milliseconds lasted)
    {
        if (lasted >= m_policy.stableAfter)
            m_attempt = 0;
    }
    void reset() { m_attempt = 0; }

private:
    ReconnectPolicy m_policy;
    int m_attempt = 0;
};

} // namespace topicscope::client
