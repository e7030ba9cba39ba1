// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/memory_budget.h"

#include <algorithm>

namespace topicscope::topics {

void MemoryBudget::setLimit(std::int64_t bytes)
{
    m_limit.store(std::max<std::int64_t>(bytes, 1024 * 1024), std::memory_order_relaxed);
    askBack(nullptr);
}

void MemoryBudget::addShare(const void* store, std::function<void()> ask)
{
    const std::lock_guard lock(m_mutex);
    m_asks.emplace(store, std::move(ask));
    m_shares.fetch_add(1, std::memory_order_relaxed);
}

void MemoryBudget::removeShare(const void* store)
{
    const std::lock_guard lock(m_mutex);
    m_asks.erase(store);
    m_shares.fetch_sub(1, std::memory_order_relaxed);
}

void MemoryBudget::askBack(const void* asking)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [store, ask] : m_asks)
        if (store != asking)
            ask();
}

} // namespace topicscope::topics
