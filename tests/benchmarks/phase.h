// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/frame_metrics.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>

namespace topicscope::benchmarks {

/// Lets the event loop run.
inline void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// The same until something has come true; false when it has not within `timeout` milliseconds.
inline bool waitUntil(const std::function<bool()>& reached, int timeout)
{
    QElapsedTimer clock;
    for (clock.start(); !reached();) {
        if (clock.elapsed() > timeout)
            return false;
        wait(5);
    }
    return true;
}

/// Milliseconds that a phase lasts at least, as it would before a person does the next thing.
constexpr qint64 ShortestPhase = 6000;

/// Runs `hand` while the heartbeat measures how late the GUI thread answers, and prints one JSON object. `hand` returns
/// further fields (", \"name\": value"); `stored` counts messages, for the rate; it may be empty.
inline void phase(const std::string& name, const std::function<std::uint64_t()>& stored,
                  const std::function<std::string()>& hand)
{
    ui::FrameMetrics metrics;
    metrics.enableHeartbeat();
    metrics.framePainted();
    const std::uint64_t before = stored ? stored() : 0;
    QElapsedTimer clock;
    clock.start();
    const std::string extra = hand();
    wait(int(std::max<qint64>(0, ShortestPhase - clock.elapsed())));
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    const double rate = stored ? double(stored() - before) / seconds : 0;
    metrics.stop();
    const auto figures = metrics.figures();
    std::printf("{\"phase\": \"%s\", \"p99_ms\": %.1f, \"max_ms\": %.1f, \"seconds\": %.2f, \"rate\": %.0f%s}\n",
                name.c_str(), figures.stallP99Ms, figures.stallMaxMs, seconds, rate, extra.c_str());
    std::fflush(stdout);
}

} // namespace topicscope::benchmarks
