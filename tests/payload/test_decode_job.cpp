// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/decode_job.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace topicscope::payload;
using namespace Qt::StringLiterals;

class DecodeJobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delivers();
    void aNewerRequestSilencesTheOlder();
    void cancelledIsNeverDelivered();
    void destructionWhileRunningIsSafe();

private:
    static DecodeRequest request(const char* payload)
    {
        DecodeRequest result;
        result.payload = shared(payload);
        return result;
    }
    static SharedBytes shared(const char* text)
    {
        const auto owner = std::make_shared<const Bytes>(text);
        return {owner, *owner};
    }
};

/// Keeps every thread of the pool busy until it is destroyed, so that a job is sure to wait.
class BusyPool
{
public:
    BusyPool()
    {
        for (int i = 0; i < QThreadPool::globalInstance()->maxThreadCount(); ++i)
            QThreadPool::globalInstance()->start([this] { m_gate.acquire(); });
    }
    ~BusyPool() { open(); }
    void open()
    {
        m_gate.release(QThreadPool::globalInstance()->maxThreadCount());
        QThreadPool::globalInstance()->waitForDone();
    }

private:
    QSemaphore m_gate;
};

void DecodeJobTest::delivers()
{
    DecodeJob job;
    QList<DecodeResult> results;
    connect(&job, &DecodeJob::finished, this, [&](const DecodeResult& result) { results << result; });
    DecodeRequest asked = request(R"({"v":2})");
    asked.previousPayload = shared(R"({"v":1})");
    job.start(asked);
    QVERIFY(job.isRunning());
    QTRY_COMPARE(results.size(), 1);
    QVERIFY(!job.isRunning());
    QCOMPARE(results.first().recognition.format, Format::Json);
    QCOMPARE(results.first().decoded.text, u"{\n  \"v\": 2\n}"_s);
    QCOMPARE(results.first().changes.size(), 1u);
    QCOMPARE(results.first().changes.front().numericDelta, u"+1"_s);
}

void DecodeJobTest::aNewerRequestSilencesTheOlder()
{
    DecodeJob job;
    QStringList texts;
    connect(&job, &DecodeJob::finished, this, [&](const DecodeResult& result) { texts << result.decoded.text; });
    {
        BusyPool busy;
        job.start(request("old"));
        job.start(request("new"));
    }
    QTRY_VERIFY(!texts.isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(texts, QStringList{u"new"_s});
}

void DecodeJobTest::cancelledIsNeverDelivered()
{
    DecodeJob job;
    QSignalSpy spy(&job, &DecodeJob::finished);
    job.start(request("text"));
    QThreadPool::globalInstance()->waitForDone(); // done, its result in the queue of events
    job.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 0);
    QVERIFY(!job.isRunning());
}

void DecodeJobTest::destructionWhileRunningIsSafe()
{
    {
        BusyPool busy;
        DecodeJob job;
        job.start(request("text"));
    }
    auto job = std::make_unique<DecodeJob>();
    job->start(request("text"));
    QThreadPool::globalInstance()->waitForDone();
    job.reset();
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(DecodeJobTest)
#include "test_decode_job.moc"
