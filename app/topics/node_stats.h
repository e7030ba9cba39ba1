// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <cstdint>

namespace topicscope::topics {

/// The counters of one node for itself and everything below. I/O thread only. 32 bytes: every message passes through
/// those of all its levels.
///
/// The rate is exponentially weighted over windows of about half a second, so that a message costs one comparison per
/// level. In silence it decays likewise, down to one message in the time that has passed since: that is the rate of a
/// topic slower than the weight remembers.
struct NodeStats
{
    std::uint64_t messages = 0;
    NodeId parent = NoNode;
    std::uint32_t topics = 0;
    std::uint32_t window = 0;   ///< number of the window that is being counted
    std::uint32_t inWindow = 0; ///< messages in it
    float rate = Starting;      ///< messages per second up to the window; negative: no whole window yet
    std::uint32_t topicIndex = 0xFFFFFFFFu;

    /// In the window of the first message, of which a part had gone by; and in the first whole one.
    static constexpr float Starting = -1;
    static constexpr float FirstWhole = -2;
    static constexpr int WindowBits = 19; ///< 2^19 microseconds
    static std::uint32_t windowOf(std::int64_t time) { return static_cast<std::uint32_t>(time >> WindowBits); }

    void count(std::uint32_t now)
    {
        ++messages;
        if (now != window)
            closeWindow(now);
        ++inWindow;
    }
    /// Messages per second at this time; 0 before the second message, of which nothing follows.
    float rateAt(std::uint32_t now) const;
    /// About when the newest message came (to one window), 0 = never.
    std::int64_t newestAt(std::int64_t now) const;

private:
    void closeWindow(std::uint32_t now);
    float blended(std::uint32_t now) const;
};

} // namespace topicscope::topics
