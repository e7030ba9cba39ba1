// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <array>
#include <atomic>
#include <cstdint>

namespace topicscope::topics {

/// Why a received message could not be kept at all. Each has a counter of its own; nothing is lost without one.
enum class LossReason : std::uint8_t {
    TopicLimit,  ///< a new topic above TopicStore::Options::maximumTopics (or a tree too deep for it)
    MemoryLimit, ///< a new topic above MemoryBudget::hardLimit()
    SpillFailed  ///< no memory left and no disk space either for the payload
};
inline constexpr int LossReasonCount = 3;

/// Names and words of the reasons.
class LossReasons
{
    Q_DECLARE_TR_FUNCTIONS(LossReasons)
public:
    /// The key in `--report`: "topic_limit", "memory_limit", "spill_failed".
    static QString key(LossReason reason);
    /// A sentence for a person, with the next step.
    static QString explanation(LossReason reason);
};

/// What a store has done so far. Written by the I/O thread alone, readable from any thread at any time (each number by
/// itself; take them at rest when they must add up: received = stored + sum of losses).
struct StoreCounters
{
    std::atomic<std::uint64_t> received{0}; ///< messages handed over by the session
    std::atomic<std::uint64_t> stored{0};   ///< messages kept at their arrival; also the newest sequence number
    std::atomic<std::uint64_t> bytes{0};    ///< topic and payload bytes of stored messages
    std::atomic<std::uint64_t> topics{0};   ///< topics that have had a message
    std::atomic<std::uint64_t> nodes{0};    ///< tree nodes, branches included
    std::array<std::atomic<std::uint64_t>, LossReasonCount> losses{};
    std::atomic<std::uint64_t> evicted{0};        ///< messages of the history given up within the budget: not a loss
    std::atomic<std::uint64_t> historyBytes{0};   ///< memory held by histories and last messages
    std::atomic<std::uint64_t> treeBytes{0};      ///< memory held by the tree itself
    std::atomic<std::uint64_t> spilledBytes{0};   ///< payload bytes that lie in the temporary file
    std::atomic<std::uint64_t> oldestSequence{1}; ///< oldest message that the chronological log still holds
    std::atomic<std::int64_t> newestArrival{0};   ///< MessageView::arrival of the newest stored message, 0 = none yet
    std::atomic<bool> overBudget{false};     ///< what may not be evicted exceeds the budget (to be said once, clearly)
    std::atomic<bool> refusingTopics{false}; ///< a limit refuses new topics at present

    std::uint64_t lost(LossReason reason) const
    {
        return losses[static_cast<std::size_t>(reason)].load(std::memory_order_relaxed);
    }
    /// Sum over all reasons.
    std::uint64_t lost() const;
};

} // namespace topicscope::topics
