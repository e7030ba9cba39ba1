// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/latency_histogram.h"
#include "app/workspace/report.h"

#include <QObject>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace topicscope::ui {

/// Measures how smoothly the window runs, for `--report`. GUI thread.
///
/// A stall is how late a heartbeat, posted by a thread of its own every 5 ms, is answered by the GUI thread. Beats that
/// could not be posted because one was still waiting are counted as late as they would have been: a single long freeze
/// weighs as much in the percentiles as it lasted.
class FrameMetrics : public QObject
{
    Q_OBJECT

public:
    explicit FrameMetrics(QObject* parent = nullptr);
    ~FrameMetrics() override;

    /// The window has been painted. The first call sets firstFrameMs() and starts the heartbeat when wanted.
    void framePainted();
    /// The heartbeat costs 200 wake-ups a second: only measured when somebody will read it. Before the first frame.
    void enableHeartbeat() { m_wantHeartbeat = true; }
    /// Stops the heartbeat: what comes after belongs to quitting.
    void stop();

    [[nodiscard]] double firstFrameMs() const { return m_firstFrameMs; }
    [[nodiscard]] workspace::WindowFigures figures() const;

signals:
    void firstFrame();

protected:
    bool event(QEvent* event) override;

private:
    void beat();

    bool m_wantHeartbeat = false;
    double m_firstFrameMs = -1;
    std::uint64_t m_frames = 0;
    workspace::LatencyHistogram m_stalls;

    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::atomic<bool> m_waiting{false}; ///< a beat is posted and not answered
};

} // namespace topicscope::ui
