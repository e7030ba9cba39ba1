// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/session.h"
#include "tests/mqtt/dialogue.h"
#include "tests/support/processor_timer.h"

#include <QTest>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

} // namespace

// The linker takes these in place of the library's for the whole program.
void* operator new(std::size_t size)
{
    ++allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    std::abort();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

using namespace topicscope::mqtt;
using namespace topicscope::mqtt::test;

namespace {

class Counter : public SessionListener
{
public:
    void message(const MessageView& message) override
    {
        ++messages;
        bytes += message.payload.size();
    }
    std::size_t messages = 0;
    std::size_t bytes = 0;
};

std::unique_ptr<Session> connected(SessionListener& listener, Version version)
{
    auto session = std::make_unique<Session>(listener);
    ConnectOptions options;
    options.version = version;
    options.clientId = "me";
    options.topicAliasMaximum = 10;
    if (!session->start(options, 1))
        qFatal("not started");
    session->receive(packetBytes("connack", version), 1);
    session->takeOutput();
    return session;
}

} // namespace

class AllocationTest : public QObject
{
    Q_OBJECT

private slots:
    void receivingAllocatesNothingPerPacket_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("packet");
        for (const int version : {3, 4, 5}) {
            QTest::addRow("QoS 0 [version %d]", version)
                << version << QByteArray("publish some/topic/of/six/levels/x size=64");
            QTest::addRow("QoS 1 [version %d]", version)
                << version << QByteArray("publish some/topic/of/six/levels/x q1 id7 size=64");
        }
        QTest::newRow("properties [5.0]") << 5
                                          << QByteArray("publish some/topic q1 id7 content_type=text/plain "
                                                        "user_property=a:b user_property=c:d "
                                                        "subscription_identifier=3 =payload");
        QTest::newRow("topic alias [5.0]")
            << 5 << QByteArray("publish some/long/topic/name q1 id7 topic_alias=3 =payload");
    }
    void receivingAllocatesNothingPerPacket()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, packet);
        Counter counter;
        const auto session = connected(counter, static_cast<Version>(version));
        const Bytes one = packetBytes(packet.toStdString(), static_cast<Version>(version));
        Bytes many;
        for (int index = 0; index < 1000; ++index)
            many += one;
        session->receive(many, 1); // the output finds its size
        session->outputWritten(session->output().size());
        allocations = 0;
        session->receive(many, 2);
        const std::size_t whole = allocations;
        QCOMPARE(whole, std::size_t{0});
        session->outputWritten(session->output().size());
        session->receive(BytesView{many}.substr(0, 10), 3); // a packet cut in two uses one buffer again and again
        session->receive(BytesView{many}.substr(10), 3);
        allocations = 0;
        for (std::size_t at = 0; at < many.size(); at += 37)
            session->receive(BytesView{many}.substr(at, 37), 4);
        QVERIFY2(allocations <= 2, std::to_string(allocations).c_str());
        QCOMPARE(counter.messages, std::size_t{4000});
    }

    void publishingAtQoS0AllocatesNothingBeyondTopicAndPayload()
    {
        Counter counter;
        const auto session = connected(counter, Version::V5_0);
        const Bytes topic(40, 't');
        const Bytes payload(64, 'p');
        for (int index = 0; index < 1000; ++index)
            (void)session->publish({topic, payload, QoS::AtMostOnce, false, {}}, 1);
        session->outputWritten(session->output().size());
        allocations = 0;
        for (int index = 0; index < 1000; ++index)
            (void)session->publish({topic, payload, QoS::AtMostOnce, false, {}}, 1);
        const std::size_t counted = allocations;
        QVERIFY2(counted <= 2000, std::to_string(counted).c_str()); // the two copies that the request holds
    }

    /// Twice the bytes, twice the time, however they are cut: a large packet in small pieces is not copied again and
    /// again. A wide limit, as caches are of a size.
    void timeIsLinearInBytes()
    {
        Counter counter;
        const auto measure = [&](std::size_t size) {
            const auto session = connected(counter, Version::V5_0);
            const Bytes packet = packetBytes("publish a size=" + std::to_string(size), Version::V5_0);
            const topicscope::test::ProcessorTimer timer;
            for (std::size_t at = 0; at < packet.size(); at += 1024)
                session->receive(BytesView{packet}.substr(at, 1024), 1);
            return timer.milliseconds();
        };
        measure(1'000'000);
        const double small = measure(4'000'000);
        const double large = measure(64'000'000);
        QVERIFY2(large < small * 16 * 8, qPrintable(QStringLiteral("%1 ms, then %2 ms").arg(small).arg(large)));
        QCOMPARE(counter.bytes, std::size_t{69'000'000});
    }
};

QTEST_APPLESS_MAIN(AllocationTest)
#include "test_allocation.moc"
