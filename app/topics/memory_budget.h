// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

namespace topicscope::topics {

/// The one byte budget of the program, shared by all connections: trees, last messages, histories, packet journals.
/// Every function may be called from any thread; none blocks.
class MemoryBudget
{
public:
    static constexpr std::int64_t DefaultLimit = std::int64_t(512) * 1024 * 1024;
    /// At this many times the limit new topics are refused and counted as lost.
    static constexpr std::int64_t HardLimitFactor = 4;

    explicit MemoryBudget(std::int64_t limit = DefaultLimit) : m_limit(limit) {}

    /// Bytes histories may grow to. Above it the oldest history is given up.
    std::int64_t limit() const { return m_limit.load(std::memory_order_relaxed); }
    /// Takes effect with the next message of each store. Values below 1 MiB are raised to it.
    void setLimit(std::int64_t bytes);
    std::int64_t hardLimit() const { return limit() * HardLimitFactor; }

    /// Bytes charged at the moment, of all owners.
    std::int64_t used() const { return m_used.load(std::memory_order_relaxed); }
    /// Adds (or with a negative number takes back) bytes. Whoever charges takes the same amount back.
    void charge(std::int64_t bytes) { m_used.fetch_add(bytes, std::memory_order_relaxed); }

    /// Stores that share the budget; each may keep limit() / shares() even when the others want more.
    int shares() const { return m_shares.load(std::memory_order_relaxed); }
    void addShare() { m_shares.fetch_add(1, std::memory_order_relaxed); }
    void removeShare() { m_shares.fetch_sub(1, std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> m_limit;
    std::atomic<std::int64_t> m_used{0};
    std::atomic<int> m_shares{0};
};

using MemoryBudgetPointer = std::shared_ptr<MemoryBudget>;

} // namespace topicscope::topics
