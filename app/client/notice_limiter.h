// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/session_listener.h"
#include "app/mqtt/types.h"

#include <cstdint>
#include <map>
#include <utility>

namespace topicscope::client {

/// Lets a few notices of each kind through in a second, and counts the others: a broker that floods us with packets
/// nobody asked for must not flood the log. No clock of its own.
class NoticeLimiter
{
public:
    static constexpr int PerSecond = 5;

    /// True when this notice is to be said.
    bool says(mqtt::Notice::Kind kind, mqtt::Time now)
    {
        Kind& state = m_kinds[kind];
        if (now - state.since >= mqtt::seconds(1)) {
            state.since = now;
            state.said = 0;
        }
        if (state.said < PerSecond) {
            ++state.said;
            return true;
        }
        ++m_unsaid;
        return false;
    }
    /// How many were not said since the last call, once a second at the most (or `atOnce`, at the end of a connection);
    /// otherwise, and when there are none, 0.
    std::uint64_t takeUnsaid(mqtt::Time now, bool atOnce)
    {
        if (m_unsaid == 0 || (!atOnce && now - m_taken < mqtt::seconds(1)))
            return 0;
        m_taken = now;
        return std::exchange(m_unsaid, 0);
    }

private:
    struct Kind
    {
        mqtt::Time since = 0;
        int said = 0;
    };
    std::map<mqtt::Notice::Kind, Kind> m_kinds;
    mqtt::Time m_taken = 0;
    std::uint64_t m_unsaid = 0;
};

} // namespace topicscope::client
