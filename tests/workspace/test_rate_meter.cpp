// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/rate_meter.h"

#include <QTest>

using topicscope::workspace::RateMeter;

class TestRateMeter : public QObject
{
    Q_OBJECT

private slots:
    void theFirstMeasurementCountsInFull()
    {
        RateMeter meter;
        meter.read(10, 0);
        QCOMPARE(meter.perSecond(), 0.0);
        meter.read(110, 500);
        QCOMPARE(meter.perSecond(), 200.0);
    }

    void aSteadyStreamThatBeatsAgainstTheClockHardlyMoves()
    {
        // 10.5 a second, read once a second: 10, 11, 10, 11, …
        RateMeter meter;
        std::uint64_t count = 0;
        meter.read(0, 0);
        double lowest = 1e9;
        double highest = 0;
        for (int second = 1; second <= 60; ++second) {
            count += second % 2 ? 10 : 11;
            meter.read(count, second * 1000);
            if (second < 10)
                continue;
            lowest = std::min(lowest, meter.perSecond());
            highest = std::max(highest, meter.perSecond());
        }
        QVERIFY2(highest - lowest < 0.25, qPrintable(QStringLiteral("%1 to %2").arg(lowest).arg(highest)));
        QVERIFY(std::abs((highest + lowest) / 2 - 10.5) < 0.1);
    }

    void silenceEndsAtNothing()
    {
        RateMeter meter;
        meter.read(0, 0);
        meter.read(1000, 1000);
        for (int second = 2; second <= 60; ++second)
            meter.read(1000, second * 1000);
        QCOMPARE(meter.perSecond(), 0.0);
    }

    void timeThatStandsStillChangesNothing()
    {
        RateMeter meter;
        meter.read(0, 5);
        meter.read(100, 5);
        QCOMPARE(meter.perSecond(), 0.0);
        meter.read(100, 1005);
        QCOMPARE(meter.perSecond(), 100.0);
    }
};

QTEST_GUILESS_MAIN(TestRateMeter)
#include "test_rate_meter.moc"
