// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/frame_clock.h"

#include <QElapsedTimer>
#include <QPaintEvent>
#include <QTest>
#include <QTimer>
#include <QWidget>

using namespace topicscope;
using namespace Qt::StringLiterals;

namespace {
/// A window on the clock; shows a number.
class Window : public QWidget
{
public:
    Window() : m_clock(this) { resize(100, 100); }
    void show(int number)
    {
        m_number = number;
        update();
    }
    int paints = 0;
    int painted = -1;
    qint64 busyMilliseconds = 0; ///< what a paint takes

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::UpdateRequest)
            return QWidget::event(event);
        if (!m_clock.isDue())
            return true;
        const bool handled = QWidget::event(event);
        m_clock.painted();
        return handled;
    }
    void paintEvent(QPaintEvent*) override
    {
        ++paints;
        painted = m_number;
        QElapsedTimer busy;
        for (busy.start(); busy.elapsed() < busyMilliseconds;) {
        }
    }

private:
    ui::FrameClock m_clock;
    int m_number = 0;
};
} // namespace

class TestFrameClock : public QObject
{
    Q_OBJECT

private slots:
    void repaintsAreHeldToOneRhythm_data()
    {
        QTest::addColumn<int>("busy");
        QTest::addColumn<int>("interval");
        QTest::newRow("cheap picture") << 0 << int(ui::FrameClock::FrameMilliseconds);
        QTest::newRow("dear picture: less than half of the time") << 24 << 45;
    }
    void repaintsAreHeldToOneRhythm()
    {
        QFETCH(const int, busy);
        QFETCH(const int, interval);
        Window window;
        static_cast<QWidget&>(window).show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.busyMilliseconds = busy;
        int number = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, &window, [&] { window.show(++number); });
        timer.start(1);
        QTRY_VERIFY(window.painted > 0);
        QTRY_VERIFY(window.paints > 12); // the cost is known by now
        const int before = window.paints;
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY(window.paints >= before + 10);
        QVERIFY2(clock.elapsed() >= 9 * interval, qPrintable(u"%1 ms for ten pictures"_s.arg(clock.elapsed())));
        timer.stop();
        QTRY_COMPARE(window.painted, number); // the last one is not forgotten
    }
};

QTEST_MAIN(TestFrameClock)
#include "test_frame_clock.moc"
