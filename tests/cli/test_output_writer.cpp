// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/line_sink.h"
#include "app/cli/output_writer.h"

#include <QTest>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using topicscope::cli::LineSink;
using topicscope::cli::MessageFormat;
using topicscope::cli::OutputWriter;
namespace mqtt = topicscope::mqtt;

namespace {

struct Pipe
{
    Pipe() { ok = pipe2(ends, O_CLOEXEC) == 0; }
    ~Pipe()
    {
        closeReader();
        if (ends[1] >= 0) {
            close(ends[1]);
        }
    }
    void closeReader()
    {
        if (ends[0] >= 0) {
            close(ends[0]);
            ends[0] = -1;
        }
    }
    QByteArray read(qsizetype size)
    {
        QByteArray result;
        while (result.size() < size) {
            char buffer[4096];
            const ssize_t got =
                ::read(ends[0], buffer, std::min<std::size_t>(sizeof buffer, std::size_t(size - result.size())));
            if (got <= 0) {
                break;
            }
            result.append(buffer, qsizetype(got));
        }
        return result;
    }
    int ends[2] = {-1, -1};
    bool ok = false;
};

mqtt::MessageView message()
{
    mqtt::MessageView view;
    view.topic = "t";
    view.payload = "x";
    return view;
}

} // namespace

class TestOutputWriter : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void writesInOrderAndTheRestAtTheEnd();
    void aSlowReaderIsNotWaitedForAndTheLimitHolds();
    void aClosedReaderIsNoticedWithoutWriting();
    void aFullDiskIsReported();
    void aNonBlockingOutputIsServed();
    void sinkStopsAtItsMaximum();
    void sinkCountsWhatTheWriterRefuses();
};

void TestOutputWriter::writesInOrderAndTheRestAtTheEnd()
{
    Pipe pipe;
    QVERIFY(pipe.ok);
    {
        OutputWriter writer(pipe.ends[1], [](int) {});
        std::string lines = "one\n";
        QVERIFY(writer.give(lines));
        QVERIFY(lines.empty());
        QCOMPARE(pipe.read(4), QByteArray("one\n")); // out at once, not at the end
        for (int i = 0; i < 500; ++i) {
            lines = std::to_string(i) + "\n";
            QVERIFY(writer.give(lines));
        }
    }
    QByteArray expected;
    for (int i = 0; i < 500; ++i) {
        expected += QByteArray::number(i) + '\n';
    }
    QCOMPARE(pipe.read(expected.size()), expected);
}

void TestOutputWriter::aSlowReaderIsNotWaitedForAndTheLimitHolds()
{
    Pipe pipe;
    constexpr std::size_t limit = 1024 * 1024;
    std::atomic<int> broken{0};
    OutputWriter writer(
        pipe.ends[1], [&broken](int error) { broken = error; }, limit);
    std::size_t taken = 0;
    std::string lines;
    for (;;) {
        lines.assign(64 * 1024, 'x');
        if (!writer.give(lines)) {
            break; // nobody reads: without a limit this would never end
        }
        taken += 64 * 1024;
        QVERIFY(taken < 4 * limit);
    }
    QCOMPARE(lines.size(), std::size_t(64 * 1024)); // refused, and left as it was
    QVERIFY(taken >= limit);
    QCOMPARE(std::size_t(pipe.read(qsizetype(taken)).size()), taken);
    QTRY_VERIFY(writer.give(lines));
    QCOMPARE(pipe.read(64 * 1024).size(), 64 * 1024);
    QCOMPARE(broken.load(), 0);
}

void TestOutputWriter::aClosedReaderIsNoticedWithoutWriting()
{
    Pipe pipe;
    std::atomic<int> broken{0};
    OutputWriter writer(pipe.ends[1], [&broken](int error) { broken = error; });
    QCOMPARE(broken.load(), 0);
    pipe.closeReader();
    QTRY_COMPARE(broken.load(), EPIPE);
    std::string lines = "x\n";
    QVERIFY(!writer.give(lines));
}

void TestOutputWriter::aFullDiskIsReported()
{
    const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (full < 0) {
        QSKIP("no /dev/full here");
    }
    {
        std::atomic<int> broken{0};
        OutputWriter writer(full, [&broken](int error) { broken = error; });
        std::string lines = "x\n";
        QVERIFY(writer.give(lines));
        QTRY_COMPARE(broken.load(), ENOSPC);
    }
    close(full);
}

void TestOutputWriter::aNonBlockingOutputIsServed()
{
    Pipe pipe;
    QVERIFY(fcntl(pipe.ends[1], F_SETFL, O_NONBLOCK) == 0);
    std::atomic<int> broken{0};
    OutputWriter writer(pipe.ends[1], [&broken](int error) { broken = error; });
    std::string lines(1024 * 1024, 'y'); // more than a pipe holds
    QVERIFY(writer.give(lines));
    QCOMPARE(pipe.read(1024 * 1024), QByteArray(1024 * 1024, 'y'));
    QCOMPARE(broken.load(), 0);
}

void TestOutputWriter::sinkStopsAtItsMaximum()
{
    Pipe pipe;
    int full = 0;
    {
        OutputWriter writer(pipe.ends[1], [](int) {});
        LineSink sink(
            MessageFormat::Style::Text, 3, writer, [&full] { ++full; }, [] {});
        sink.message(message());
        sink.batchFinished(0);
        QCOMPARE(full, 0);
        for (int i = 0; i < 5; ++i) {
            sink.message(message());
        }
        sink.batchFinished(0);
        sink.message(message());
        sink.batchFinished(0);
        QCOMPARE(sink.written(), std::uint64_t(3));
        QCOMPARE(full, 1);
        QCOMPARE(sink.dropped(), std::uint64_t(0));
    }
    close(pipe.ends[1]);
    pipe.ends[1] = -1;
    QCOMPARE(pipe.read(100'000).count('\n'), 3);
}

void TestOutputWriter::sinkCountsWhatTheWriterRefuses()
{
    Pipe pipe;
    int refused = 0;
    OutputWriter writer(
        pipe.ends[1], [](int) {}, 1);
    LineSink sink(
        MessageFormat::Style::JsonLines, 0, writer, [] {}, [&refused] { ++refused; });
    constexpr std::uint64_t messages = 5000; // more than the pipe and the limit take
    for (std::uint64_t i = 0; i < messages; ++i) {
        sink.message(message());
        sink.batchFinished(0);
    }
    QVERIFY(sink.dropped() > 0);
    QCOMPARE(sink.written() + sink.dropped(), messages);
    QCOMPARE(refused, 1);
    // What counts as written does come out.
    QByteArray output;
    while (std::uint64_t(output.count('\n')) < sink.written()) {
        const QByteArray more = pipe.read(1);
        QVERIFY(!more.isEmpty());
        output += more;
    }
}

QTEST_GUILESS_MAIN(TestOutputWriter)
#include "test_output_writer.moc"
