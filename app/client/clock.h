// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/connect_options.h"

#include <chrono>

namespace topicscope::client {

/// Microseconds since the Unix epoch, UTC, that never run backwards: the steady clock plus its distance to the wall
/// clock when the program began. Setting the computer's clock does not disturb sessions.
inline mqtt::Time currentTime()
{
    using namespace std::chrono;
    static const microseconds distance = duration_cast<microseconds>(system_clock::now().time_since_epoch()) -
                                         duration_cast<microseconds>(steady_clock::now().time_since_epoch());
    return (duration_cast<microseconds>(steady_clock::now().time_since_epoch()) + distance).count();
}

} // namespace topicscope::client
