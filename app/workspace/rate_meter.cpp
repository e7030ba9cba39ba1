// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/rate_meter.h"

#include <cmath>

namespace topicscope::workspace {
namespace {

constexpr double timeConstant = 3; // seconds, as in topics::NodeStats
/// Below it nothing has come for so long that a person would call it nothing.
constexpr double nothing = 0.005;

} // namespace

void RateMeter::read(std::uint64_t count, std::int64_t now)
{
    if (m_at < 0 || now <= m_at) {
        if (m_at < 0) {
            m_at = now;
            m_count = count;
        }
        return;
    }
    const double seconds = double(now - m_at) / 1000.0;
    const double measured = double(count - m_count) / seconds;
    const double weight = m_settled ? std::exp(-seconds / timeConstant) : 0;
    m_rate = m_rate * weight + measured * (1 - weight);
    if (m_rate < nothing)
        m_rate = 0;
    m_settled = m_settled || count != m_count;
    m_count = count;
    m_at = now;
}

} // namespace topicscope::workspace
