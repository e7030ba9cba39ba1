// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/store_counters.h"

#include <numeric>

namespace topicscope::topics {

QString LossReasons::key(LossReason reason)
{
    switch (reason) {
    case LossReason::TopicLimit:
        return QStringLiteral("topic_limit");
    case LossReason::MemoryLimit:
        return QStringLiteral("memory_limit");
    case LossReason::SpillFailed:
        return QStringLiteral("spill_failed");
    }
    return {};
}

QString LossReasons::explanation(LossReason reason)
{
    switch (reason) {
    case LossReason::TopicLimit:
        return tr("The connection has reached its limit of topics: messages on further new topics are not kept. "
                  "Subscribe to fewer topics, raise the limit in the preferences, or look for a publisher that "
                  "invents them.");
    case LossReason::MemoryLimit:
        return tr("The topics and their last messages alone need four times the memory budget: messages on further new "
                  "topics are not kept. Raise the budget in the preferences, or subscribe to fewer topics.");
    case LossReason::SpillFailed:
        return tr(
            "There was neither memory nor space in the temporary folder for a large payload. Free some disk space, or "
            "raise the memory budget in the preferences.");
    }
    return {};
}

std::uint64_t StoreCounters::lost() const
{
    return std::accumulate(losses.begin(), losses.end(), std::uint64_t(0), [](std::uint64_t sum, const auto& count) {
        return sum + count.load(std::memory_order_relaxed);
    });
}

} // namespace topicscope::topics
