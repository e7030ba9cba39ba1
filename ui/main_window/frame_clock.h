// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QWidget;

namespace topicscope::ui {

/// The one rhythm in which a window paints itself. GUI thread.
///
/// Values, ages, the glow of changed rows, charts and the status bar all ask for repaints in their own time; each would
/// cost a picture of its own. Here those that fall into one frame are painted together: 30 to 50 frames a second while
/// something changes, fewer when painting is dear, none when nothing asks. What comes after a pause is painted at once.
class FrameClock : public QObject
{
    Q_OBJECT
public:
    static constexpr int FrameMilliseconds = 20;    ///< between two frames, at least
    static constexpr int SlowestMilliseconds = 100; ///< on a machine that takes long to paint

    explicit FrameClock(QWidget* window);

    /// Asked by the window's event() for each QEvent::UpdateRequest. False: it comes too soon, must not be handled, and
    /// will be sent again when the frame is due (Qt sends no further one meanwhile).
    bool isDue();
    /// Told by the window when the event has been handled: the frame is on the screen.
    void painted();

private:
    QWidget* const m_window;
    QTimer m_timer;
    QElapsedTimer m_last;
    double m_cost = 0; ///< milliseconds for a frame, smoothed
};

} // namespace topicscope::ui
