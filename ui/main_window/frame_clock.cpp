// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/frame_clock.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

#include <algorithm>

namespace topicscope::ui {
namespace {
constexpr double shareOfTime = 0.4; // of the GUI thread that painting may take
constexpr double smoothing = 0.25;
} // namespace

FrameClock::FrameClock(QWidget* window) : QObject(window), m_window(window)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        QEvent update(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(m_window, &update);
    });
}

bool FrameClock::isDue()
{
    const int interval = std::clamp(int(m_cost / shareOfTime), FrameMilliseconds, SlowestMilliseconds);
    if (m_last.isValid() && m_last.elapsed() < interval) {
        if (!m_timer.isActive())
            m_timer.start(int(interval - m_last.elapsed()));
        return false;
    }
    m_timer.stop();
    m_last.start();
    return true;
}

void FrameClock::painted()
{
    m_cost += smoothing * (double(m_last.nsecsElapsed()) / 1e6 - m_cost);
}

} // namespace topicscope::ui
