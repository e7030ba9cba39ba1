// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/bulk_publisher.h"
#include "app/commands/covering_filters.h"
#include "app/mqtt/topic.h"

#include <QSignalSpy>
#include <QTest>

using namespace topicscope;
using commands::BulkPublisher;
using State = BulkPublisher::State;
using Outcome = client::PublishResult::Outcome;

namespace {

constexpr qint64 second = 1'000'000;

/// What would have gone to the connection.
struct Wire
{
    std::vector<client::PublishRequest> sent;
    quint64 publish(client::PublishRequest request)
    {
        sent.push_back(std::move(request));
        return sent.size(); // ids from 1
    }
    BulkPublisher::Send send()
    {
        return [this](client::PublishRequest request) { return publish(std::move(request)); };
    }
    std::vector<quint64> asked;
    BulkPublisher::TakeBack takeBack()
    {
        return [this](const std::vector<quint64>& ids) { asked = ids; };
    }
};

/// Any topic for each.
mqtt::BytesView anyTopic(std::size_t)
{
    return "a/b";
}

client::PublishResult result(quint64 id, Outcome outcome, int code = 0, const QString& reason = {})
{
    client::PublishResult value;
    value.id = id;
    value.outcome = outcome;
    value.reasonCode = code;
    value.reason = reason;
    return value;
}

} // namespace

class BulkPublisherTest : public QObject
{
    Q_OBJECT

private slots:
    void neverMoreInFlightThanAllowed()
    {
        Wire wire;
        BulkPublisher publisher(wire.send(), wire.takeBack());
        publisher.setPace({5, 1'000'000});
        publisher.start(20, anyTopic, {});
        publisher.advance(second);
        QCOMPARE(wire.sent.size(), 5u);
        publisher.takeResults({result(1, Outcome::Acknowledged), result(2, Outcome::Acknowledged)});
        publisher.advance(second);
        QCOMPARE(wire.sent.size(), 7u);
    }

    void neverFasterThanAllowed()
    {
        Wire wire;
        BulkPublisher publisher(wire.send(), wire.takeBack());
        publisher.setPace({1'000'000, 1'000});
        publisher.start(10'000, anyTopic, {});
        publisher.advance(second / 50);
        QCOMPARE(wire.sent.size(), 20u);
        // A timer that comes late does not make up for all of it at once.
        publisher.advance(60 * second);
        QCOMPARE(wire.sent.size(), 120u);
    }

    void everyTopicGetsItsOutcome()
    {
        Wire wire;
        BulkPublisher publisher(wire.send(), wire.takeBack());
        publisher.setPace({10, 100'000});
        QSignalSpy finished(&publisher, &BulkPublisher::finished);
        client::PublishRequest prototype;
        prototype.retain = true;
        prototype.qos = mqtt::QoS::AtLeastOnce;
        const std::vector<mqtt::Bytes> topics{"one", "two", "three"};
        publisher.start(
            3, [&topics](std::size_t index) -> mqtt::BytesView { return topics[index]; }, prototype);
        publisher.advance(second);
        QCOMPARE(wire.sent.size(), 3u);
        QCOMPARE(wire.sent[1].topic, mqtt::Bytes("two"));
        QVERIFY(wire.sent[1].retain && wire.sent[1].payload.empty());
        publisher.takeResults({result(3, Outcome::Refused, 0x87, u"Not authorized"_qs),
                               result(1, Outcome::Acknowledged, 0x10, u"No matching subscribers"_qs),
                               result(99, Outcome::Acknowledged)}); // somebody else's publish
        QCOMPARE(finished.count(), 0);
        publisher.takeResults({result(2, Outcome::NotSent, -1, u"too large"_qs)});
        QCOMPARE(finished.count(), 1);
        QCOMPARE(publisher.outcome(0).state, State::Acknowledged);
        QCOMPARE(publisher.outcome(1).state, State::NotSent);
        QCOMPARE(publisher.outcome(2).state, State::Refused);
        QCOMPARE(publisher.outcome(2).reasonCode, 0x87);
        QCOMPARE(publisher.outcome(2).reason, u"Not authorized"_qs);
        QCOMPARE(publisher.outcome(0).reason, u"No matching subscribers"_qs);
        QCOMPARE(publisher.counts().acknowledged, 1);
        QCOMPARE(publisher.counts().failed, 2);
        QVERIFY(!publisher.isRunning());
    }

    void cancelSendsNothingMoreAndWaitsForWhatIsUnderWay()
    {
        Wire wire;
        BulkPublisher publisher(wire.send(), wire.takeBack());
        publisher.setPace({2, 100'000});
        QSignalSpy finished(&publisher, &BulkPublisher::finished);
        publisher.start(5, anyTopic, {});
        publisher.advance(second);
        publisher.cancel();
        publisher.advance(second);
        QCOMPARE(wire.sent.size(), 2u);
        QCOMPARE(publisher.counts().cancelled, 3);
        QCOMPARE(finished.count(), 0);
        publisher.takeResults({result(1, Outcome::Acknowledged), result(2, Outcome::Acknowledged)});
        QCOMPARE(finished.count(), 1);
        QCOMPARE(publisher.outcome(4).state, State::Cancelled);
    }

    void whatALostSessionTookWithItIsNotCertain()
    {
        Wire wire;
        BulkPublisher publisher(wire.send(), wire.takeBack());
        publisher.setPace({10, 100'000});
        publisher.start(2, anyTopic, {});
        publisher.advance(second);
        publisher.takeResults(
            {result(1, Outcome::Unknown, -1, u"The broker lost the session"_qs), result(2, Outcome::Sent)}); // QoS 0
        QCOMPARE(publisher.outcome(0).state, State::Unknown);
        QCOMPARE(publisher.outcome(1).state, State::Acknowledged);
        QCOMPARE(publisher.counts().unknown, 1);
        QCOMPARE(publisher.counts().failed, 0);
    }

    void cancelledWhileTheConnectionIsDownItEnds_data()
    {
        QTest::addColumn<bool>("cancelledFirst");
        QTest::newRow("down, then cancelled") << false;
        QTest::newRow("cancelled, then down") << true;
    }
    void cancelledWhileTheConnectionIsDownItEnds()
    {
        QFETCH(bool, cancelledFirst);
        Wire wire;
        BulkPublisher publisher(wire.send(), wire.takeBack());
        publisher.setPace({3, 100'000});
        QSignalSpy finished(&publisher, &BulkPublisher::finished);
        publisher.start(5, anyTopic, {});
        publisher.advance(second);
        if (cancelledFirst)
            publisher.cancel();
        publisher.setConnected(false);
        if (!cancelledFirst)
            publisher.cancel();
        // What raced into the offline queue must not be sent once the connection is back.
        std::ranges::sort(wire.asked);
        QCOMPARE(wire.asked, (std::vector<quint64>{1, 2, 3}));
        publisher.takeResults({result(2, Outcome::NotSent, -1, u"Taken back before it was sent"_qs)});
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(publisher.outcome(0).state, State::Unknown);
        QCOMPARE(publisher.outcome(1).state, State::Cancelled);
        QCOMPARE(publisher.outcome(2).state, State::Unknown);
        QCOMPARE(publisher.counts().cancelled, 3);
        QCOMPARE(publisher.counts().unknown, 2);
        QVERIFY(!publisher.isRunning());
    }

    void waitsWhileTheConnectionIsDown()
    {
        Wire wire;
        BulkPublisher publisher(wire.send(), wire.takeBack());
        publisher.setPace({100, 100'000});
        publisher.setConnected(false);
        publisher.start(3, anyTopic, {});
        publisher.advance(second);
        QCOMPARE(wire.sent.size(), 0u);
        QVERIFY(publisher.isWaitingForConnection());
        publisher.setConnected(true);
        publisher.advance(second);
        QCOMPARE(wire.sent.size(), 3u);
    }

    void nothingToDoIsDoneAtOnce()
    {
        Wire wire;
        BulkPublisher publisher(wire.send(), wire.takeBack());
        QSignalSpy finished(&publisher, &BulkPublisher::finished);
        publisher.start(0, anyTopic, {});
        QCOMPARE(finished.count(), 1);
    }

    void coveringFiltersMatchEveryTopicWithinTheLimit_data()
    {
        QTest::addColumn<QByteArrayList>("topics");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("most");
        QByteArrayList many;
        for (int i = 0; i < 500; ++i)
            many.append("plant/line-" + QByteArray::number(i % 7) + "/v" + QByteArray::number(i));
        QByteArrayList flat;
        for (int i = 0; i < 50; ++i)
            flat.append("t" + QByteArray::number(i));
        QTest::newRow("few: the topics themselves") << QByteArrayList{"a/b", "c"} << 10 << 2;
        QTest::newRow("many: their branches") << many << 10 << 7;
        QTest::newRow("very many first levels") << flat << 10 << 1;
        QTest::newRow("very many first levels, and $SYS [MQTT-4.7.2-1]") << flat + QByteArrayList{"$SYS/x"} << 10 << 2;
        QTest::newRow("a topic above others") << QByteArrayList{"a", "a/b", "a/b/c", "a/d"} << 1 << 1;
        QByteArrayList deep;
        for (int i = 0; i < 20; ++i)
            deep.append(QByteArray("x/").repeated(30'000) + QByteArray::number(i));
        QTest::newRow("very deep") << deep << 10 << 1;
        QTest::newRow("empty levels") << QByteArrayList{"/a", "/b", "//c"} << 1 << 1;
    }
    void coveringFiltersMatchEveryTopicWithinTheLimit()
    {
        QFETCH(QByteArrayList, topics);
        QFETCH(int, limit);
        QFETCH(int, most);
        std::vector<mqtt::Bytes> names;
        for (const QByteArray& topic : topics)
            names.push_back(topic.toStdString());
        const auto filters = commands::coveringFilters({names.begin(), names.end()}, static_cast<std::size_t>(limit));
        QVERIFY2(filters.size() <= static_cast<std::size_t>(most), qPrintable(QString::number(filters.size())));
        for (const mqtt::Bytes& filter : filters)
            QVERIFY2(!mqtt::validateTopicFilter(filter), filter.c_str());
        for (const mqtt::Bytes& name : names)
            QVERIFY2(
                std::ranges::any_of(filters, [&](const mqtt::Bytes& filter) { return mqtt::matches(filter, name); }),
                name.c_str());
    }
};

QTEST_GUILESS_MAIN(BulkPublisherTest)
#include "test_bulk_publisher.moc"
