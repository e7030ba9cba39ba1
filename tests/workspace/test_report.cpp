// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/latency_histogram.h"
#include "app/workspace/report.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using topicscope::workspace::ConnectionFigures;
using topicscope::workspace::LatencyHistogram;
using topicscope::workspace::Report;

class TestReport : public QObject
{
    Q_OBJECT
private slots:
    void hasEveryFieldAndSumsOverConnections();
    void withoutConnectionsEverythingIsThereAndZero();
    void writesTheWholeFileOrLeavesTheOldOne();
    void failureNamesTheFile();
    void peakMemoryAndProcessAgeAreMeasured();
    void histogramPercentiles_data();
    void histogramPercentiles();
    void histogramOfNothingIsZero();
};

namespace {

const QStringList commonFields{u"messages_received"_s,
                               u"messages_stored"_s,
                               u"messages_sent"_s,
                               u"bytes_received"_s,
                               u"topics"_s,
                               u"losses"_s,
                               u"evicted"_s,
                               u"connected_seconds"_s,
                               u"first_frame_ms"_s,
                               u"frames"_s,
                               u"gui_stall_p99_ms"_s,
                               u"gui_stall_max_ms"_s,
                               u"view_lag_p95_ms"_s,
                               u"history_bytes"_s,
                               u"memory_budget_bytes"_s,
                               u"peak_rss_bytes"_s};

ConnectionFigures figures(int scale)
{
    ConnectionFigures one;
    one.name = u"connection %1"_s.arg(scale);
    one.url = u"mqtt://host"_s;
    one.messagesReceived = quint64(1000 * scale);
    one.messagesStored = quint64(900 * scale);
    one.messagesSent = quint64(10 * scale);
    one.bytesReceived = quint64(100'000 * scale);
    one.topics = quint64(7 * scale);
    one.losses = {{u"topic_limit"_s, quint64(60 * scale)}, {u"only_in_%1"_s.arg(scale), quint64(40 * scale)}};
    one.evicted = quint64(3 * scale);
    one.connectedSeconds = 1.5 * scale;
    one.viewLagP95Ms = 20 * scale;
    one.historyBytes = quint64(5000 * scale);
    return one;
}

} // namespace

void TestReport::hasEveryFieldAndSumsOverConnections()
{
    Report report;
    report.connections = {figures(1), figures(2)};
    report.window = {123.4567, 55, 4.5, 21};
    report.memoryBudgetBytes = 512;
    report.peakRssBytes = 4096;
    const QJsonObject json = report.toJson();

    QCOMPARE(json.value("messages_received"_L1).toInteger(), 3000);
    QCOMPARE(json.value("messages_stored"_L1).toInteger(), 2700);
    QCOMPARE(json.value("messages_sent"_L1).toInteger(), 30);
    QCOMPARE(json.value("bytes_received"_L1).toInteger(), 300'000);
    QCOMPARE(json.value("topics"_L1).toInteger(), 21);
    QCOMPARE(json.value("losses"_L1).toObject(),
             (QJsonObject{{u"topic_limit"_s, 180}, {u"only_in_1"_s, 40}, {u"only_in_2"_s, 80}}));
    QCOMPARE(json.value("evicted"_L1).toInteger(), 9);
    QCOMPARE(json.value("connected_seconds"_L1).toDouble(), 4.5);
    QCOMPARE(json.value("view_lag_p95_ms"_L1).toDouble(), 40.0);
    QCOMPARE(json.value("history_bytes"_L1).toInteger(), 15'000);
    QCOMPARE(json.value("first_frame_ms"_L1).toDouble(), 123.457);
    QCOMPARE(json.value("frames"_L1).toInteger(), 55);
    QCOMPARE(json.value("gui_stall_p99_ms"_L1).toDouble(), 4.5);
    QCOMPARE(json.value("gui_stall_max_ms"_L1).toDouble(), 21.0);
    QCOMPARE(json.value("memory_budget_bytes"_L1).toInteger(), 512);
    QCOMPARE(json.value("peak_rss_bytes"_L1).toInteger(), 4096);

    QStringList expected = commonFields + QStringList{u"connections"_s};
    expected.sort();
    QCOMPARE(json.keys(), expected);
    const QJsonArray connections = json.value("connections"_L1).toArray();
    QCOMPARE(connections.size(), 2);
    QStringList inside = commonFields + QStringList{u"name"_s, u"url"_s};
    inside.sort();
    for (const QJsonValue entry : connections) {
        QCOMPARE(entry.toObject().keys(), inside);
    }
    QCOMPARE(connections.at(1).toObject().value("messages_received"_L1).toInteger(), 2000);
    QCOMPARE(connections.at(1).toObject().value("name"_L1).toString(), u"connection 2"_s);
}

void TestReport::withoutConnectionsEverythingIsThereAndZero()
{
    const QJsonObject json = Report().toJson();
    for (const QString& field : commonFields) {
        QVERIFY2(json.contains(field), qPrintable(field));
    }
    QCOMPARE(json.value("messages_received"_L1).toInteger(-1), 0);
    QCOMPARE(json.value("losses"_L1).toObject(), QJsonObject());
    QCOMPARE(json.value("connections"_L1).toArray(), QJsonArray());
}

void TestReport::writesTheWholeFileOrLeavesTheOldOne()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"report.json"_s);
    Report report;
    QVERIFY(report.write(path));
    report.connections = {figures(1)};
    QVERIFY(report.write(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(), report.toJson());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"report.json"_s});
}

void TestReport::failureNamesTheFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"no/such/folder/report.json"_s);
    const auto written = Report().write(path);
    QVERIFY(!written);
    QVERIFY2(written.error().message.contains(path), qPrintable(written.error().message));
    QVERIFY(!QFileInfo::exists(path));

    if (!QFileInfo::exists(u"/dev/full"_s)) {
        QSKIP("no /dev/full here");
    }
    const auto full = Report().write(u"/dev/full"_s);
    QVERIFY(!full);
    QVERIFY2(full.error().message.contains(u"/dev/full"_s), qPrintable(full.error().message));
    QVERIFY(!QFileInfo(u"/dev/full"_s).isFile()); // a device stays one
}

void TestReport::peakMemoryAndProcessAgeAreMeasured()
{
    const quint64 before = Report::peakResidentBytes();
    QVERIFY(before > 1'000'000);
    {
        const QByteArray block(64 * 1024 * 1024, 'x');
        QVERIFY(Report::peakResidentBytes() >= before + 32 * 1024 * 1024 || block.isEmpty());
    }
    const double age = Report::millisecondsSinceProcessStart();
    QVERIFY2(age > 0 && age < 120'000, qPrintable(QString::number(age)));
}

void TestReport::histogramPercentiles_data()
{
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last"); // one of each in between
    QTest::addColumn<double>("fraction");
    QTest::addColumn<double>("milliseconds");
    QTest::newRow("microseconds, exact") << qint64(1) << qint64(50) << 0.5 << 0.025;
    QTest::newRow("median") << qint64(1) << qint64(100'000) << 0.5 << 50.0;
    QTest::newRow("p95") << qint64(1) << qint64(100'000) << 0.95 << 95.0;
    QTest::newRow("p99") << qint64(1) << qint64(100'000) << 0.99 << 99.0;
    QTest::newRow("all") << qint64(1) << qint64(100'000) << 1.0 << 100.0;
    QTest::newRow("one") << qint64(70'000'000) << qint64(70'000'000) << 0.5 << 70'000.0;
}

void TestReport::histogramPercentiles()
{
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(double, fraction);
    QFETCH(double, milliseconds);
    LatencyHistogram histogram;
    for (qint64 value = first; value <= last; ++value) {
        histogram.record(value);
    }
    QCOMPARE(histogram.count(), quint64(last - first + 1));
    QCOMPARE(histogram.maximumMs(), double(last) / 1000);
    const double found = histogram.percentileMs(fraction);
    QVERIFY2(found >= milliseconds && found <= milliseconds * 1.035, qPrintable(QString::number(found)));
}

void TestReport::histogramOfNothingIsZero()
{
    LatencyHistogram histogram;
    QCOMPARE(histogram.percentileMs(0.99), 0.0);
    QCOMPARE(histogram.maximumMs(), 0.0);
    histogram.record(-5); // a clock that was set back
    QCOMPARE(histogram.percentileMs(0.99), 0.0);
    QCOMPARE(histogram.count(), quint64(1));
}

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"
