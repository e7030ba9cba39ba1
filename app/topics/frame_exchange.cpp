// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/frame_exchange.h"

namespace topicscope::topics {

void FrameExchange::post(std::unique_ptr<FrameRequest> request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_request = std::move(request);
        m_requested.store(true, std::memory_order_release);
    }
    wake();
}

void FrameExchange::wake()
{
    Callback waker;
    {
        const std::lock_guard lock(m_mutex);
        waker = m_waker;
    }
    if (waker)
        waker();
}

std::unique_ptr<FrameReply> FrameExchange::take()
{
    const std::lock_guard lock(m_mutex);
    return std::move(m_reply);
}

void FrameExchange::setWaker(Callback waker)
{
    const std::lock_guard lock(m_mutex);
    m_waker = std::move(waker);
}

void FrameExchange::setNotifier(Callback notifier)
{
    const std::lock_guard lock(m_mutex);
    m_notifier = std::move(notifier);
}

std::unique_ptr<FrameRequest> FrameExchange::takeRequest()
{
    if (!m_requested.load(std::memory_order_acquire))
        return nullptr;
    const std::lock_guard lock(m_mutex);
    return std::move(m_request);
}

void FrameExchange::answer(std::unique_ptr<FrameReply> reply)
{
    // The notifier is called under the lock, so that setNotifier({}) guarantees that no call is under way afterwards.
    const std::lock_guard lock(m_mutex);
    m_reply = std::move(reply);
    m_requested.store(m_request != nullptr, std::memory_order_release);
    if (m_notifier)
        m_notifier();
}

void FrameExchange::stored()
{
    // One read-modify-write a batch, not a plain load: with sleep() it makes sure that either this side sees the
    // sleeper, or the sleeper sees what was stored.
    if (!m_sleeping.exchange(false, std::memory_order_acq_rel))
        return;
    const std::lock_guard lock(m_mutex);
    if (m_notifier)
        m_notifier();
}

} // namespace topicscope::topics
