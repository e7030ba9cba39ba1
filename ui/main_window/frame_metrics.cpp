// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/frame_metrics.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <chrono>

namespace topicscope::ui {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto beatInterval = std::chrono::milliseconds(5);
constexpr std::int64_t beatMicroseconds = 5000;

class BeatEvent : public QEvent
{
public:
    explicit BeatEvent(Clock::time_point due) : QEvent(eventType()), m_due(due) {}
    static Type eventType()
    {
        static const auto type = static_cast<Type>(registerEventType());
        return type;
    }
    [[nodiscard]] Clock::time_point due() const { return m_due; }

private:
    Clock::time_point m_due;
};

} // namespace

FrameMetrics::FrameMetrics(QObject* parent) : QObject(parent) {}

FrameMetrics::~FrameMetrics()
{
    stop();
}

void FrameMetrics::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void FrameMetrics::framePainted()
{
    ++m_frames;
    if (m_frames > 1)
        return;
    m_firstFrameMs = workspace::Report::millisecondsSinceProcessStart();
    if (m_wantHeartbeat)
        m_thread = std::thread([this] { beat(); });
    emit firstFrame();
}

void FrameMetrics::beat()
{
    auto due = Clock::now() + beatInterval;
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_until(lock, due, [this] { return m_stopping; })) {
        if (!m_waiting.exchange(true)) {
            // Late waking of this thread is the machine's doing, not the window's: the beat counts from its posting.
            QCoreApplication::postEvent(this, new BeatEvent(Clock::now()));
        }
        due = std::max(due + beatInterval, Clock::now());
    }
}

bool FrameMetrics::event(QEvent* event)
{
    if (event->type() != BeatEvent::eventType())
        return QObject::event(event);
    const auto late = Clock::now() - static_cast<BeatEvent*>(event)->due();
    for (auto us = std::chrono::duration_cast<std::chrono::microseconds>(late).count();; us -= beatMicroseconds) {
        m_stalls.record(us);
        if (us < beatMicroseconds)
            break;
    }
    m_waiting = false;
    return true;
}

workspace::WindowFigures FrameMetrics::figures() const
{
    workspace::WindowFigures figures;
    figures.firstFrameMs = qMax(0.0, m_firstFrameMs);
    figures.frames = m_frames;
    figures.stallP99Ms = m_stalls.percentileMs(0.99);
    figures.stallMaxMs = m_stalls.maximumMs();
    return figures;
}

} // namespace topicscope::ui
