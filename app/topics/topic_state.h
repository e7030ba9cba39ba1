// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/chunked_array.h"
#include "app/topics/stored_message.h"

#include <atomic>
#include <cstdint>

namespace topicscope::topics {

/// What is kept about one topic. Written by the I/O thread; the atomic members may be read by any thread (filters).
struct TopicState
{
    std::uint64_t messages = 0;
    std::uint64_t latest = 0;   ///< MessageLog::Position of the newest message
    std::uint64_t keptHead = 0; ///< start of the chain of messages that outlived the chronological log
    std::atomic<std::int64_t> lastArrival{0};
    std::atomic<float> meanInterval{0}; ///< seconds
    float intervalVariance = 0;         ///< seconds squared
    NodeId node = NoNode;
    std::atomic<bool> retainedExists{false};
    bool lastWasLive = false; ///< an interval may be measured from lastArrival
};

using TopicStates = ChunkedArray<TopicState>;

} // namespace topicscope::topics
