// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/memory_budget.h"

#include <algorithm>

namespace topicscope::topics {

void MemoryBudget::setLimit(std::int64_t bytes)
{
    m_limit.store(std::max<std::int64_t>(bytes, 1024 * 1024), std::memory_order_relaxed);
}

} // namespace topicscope::topics
