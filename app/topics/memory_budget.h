// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace topicscope::topics {

/// The one byte budget of the messages, shared by all connections: trees, last messages, histories. (Each connection's
/// packet journal has a bound of its own.)
/// Every function may be called from any thread; none waits for a store.
class MemoryBudget
{
public:
    static constexpr std::int64_t DefaultLimit = std::int64_t(512) * 1024 * 1024;
    /// At this many times the limit new topics are refused and counted as lost.
    static constexpr std::int64_t HardLimitFactor = 4;

    explicit MemoryBudget(std::int64_t limit = DefaultLimit) : m_limit(limit) {}

    /// Bytes histories may grow to. Above it the oldest history is given up.
    std::int64_t limit() const { return m_limit.load(std::memory_order_relaxed); }
    /// All stores are asked to keep to it. Values below 1 MiB are raised to it.
    void setLimit(std::int64_t bytes);
    std::int64_t hardLimit() const { return limit() * HardLimitFactor; }

    /// Bytes charged at the moment, of all owners.
    std::int64_t used() const { return m_used.load(std::memory_order_relaxed); }
    /// Adds (or with a negative number takes back) bytes. Whoever charges takes the same amount back.
    void charge(std::int64_t bytes) { m_used.fetch_add(bytes, std::memory_order_relaxed); }

    /// Stores that share the budget; each may keep limit() / shares() even when the others want more.
    int shares() const { return m_shares.load(std::memory_order_relaxed); }
    /// `ask`: called on any thread when too much is used, also when the store itself has nothing to do. It must only
    /// post an event, upon which the store gives up what it holds beyond its share.
    void addShare(const void* store, std::function<void()> ask);
    /// No call is under way afterwards.
    void removeShare(const void* store);
    /// Asks the stores that share it, but for `asking`.
    void askBack(const void* asking);

private:
    std::mutex m_mutex; ///< guards m_asks
    std::map<const void*, std::function<void()>> m_asks;
    std::atomic<std::int64_t> m_limit;
    std::atomic<std::int64_t> m_used{0};
    std::atomic<int> m_shares{0};
};

using MemoryBudgetPointer = std::shared_ptr<MemoryBudget>;

} // namespace topicscope::topics
