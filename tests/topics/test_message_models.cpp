// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_feed.h"

#include "app/topics/history_model.h"
#include "app/topics/message_list_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace topicscope;
using namespace topicscope::topics;

namespace {
template <typename Model>
struct Scene
{
    explicit Scene(TopicStore::Options options = {})
        : store(std::make_shared<TopicStore>(std::move(options))), feed(*store), reader(store), model(&reader)
    {
    }
    void flush()
    {
        reader.flush([this] { feed.serve(); });
    }
    std::shared_ptr<TopicStore> store;
    StoreFeed feed;
    StoreReader reader;
    Model model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};
} // namespace

class TestMessageModels : public QObject
{
    Q_OBJECT
private slots:
    void historyIsNewestFirstAndLive();
    void historyKeepsItsNewestRows();
    void historyFreezesWhilePaused();
    void historyIsWholeAfterALookAtAnotherTopic();
    void theListFollowsTheNewestMessages();
    void theListGoesAnywhereInTheLog();
    void theListIsExactAfterEviction();
    void theListStandsStillWhilePaused();
    void whatWasFetchedStaysWhenItIsGivenUp_data();
    void whatWasFetchedStaysWhenItIsGivenUp();
    void theOldestEndShowsWhatIsLeft();
};

void TestMessageModels::historyIsNewestFirstAndLive()
{
    Scene<HistoryModel> scene;
    scene.feed.put("t", "1");
    scene.feed.put("other", "x");
    scene.feed.advance(2);
    scene.feed.put("t", "2", {.retain = true, .qos = mqtt::QoS::AtLeastOnce});
    scene.model.setNode(scene.store->skeleton().find("t"));
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 2);
    const auto data = [&](int row, int role) { return scene.model.index(row, 0).data(role); };
    QCOMPARE(data(0, HistoryModel::PayloadPrefixRole).toByteArray(), QByteArray("2"));
    QCOMPARE(data(0, HistoryModel::QoSRole).toInt(), 1);
    QCOMPARE(data(0, HistoryModel::RetainFlagRole).toBool(), true);
    QCOMPARE(data(0, HistoryModel::IntervalRole).toLongLong(), 2'000'000);
    QCOMPARE(data(1, HistoryModel::IntervalRole).toLongLong(), -1);
    scene.feed.put("t", "3");
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 3);
    QCOMPARE(data(0, HistoryModel::PayloadPrefixRole).toByteArray(), QByteArray("3"));
    QCOMPARE(scene.model.rowOf(1), 2);
    QCOMPARE(scene.model.rowOf(2), -1); // of another topic
    scene.model.setNode(scene.store->skeleton().find("other"));
    QCOMPARE(scene.model.rowCount(), 0);
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 1);
}

void TestMessageModels::historyKeepsItsNewestRows()
{
    Scene<HistoryModel> scene;
    scene.feed.put("t", "0");
    scene.model.setNode(scene.store->skeleton().find("t"));
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < HistoryModel::MaximumRows / 2 + 7; ++i)
            scene.feed.put("t", std::to_string(round));
        scene.flush();
    }
    QCOMPARE(scene.model.rowCount(), int(HistoryModel::MaximumRows));
    QCOMPARE(scene.model.summary(0).sequence, scene.store->counters().stored.load());
    for (int row = 1; row < scene.model.rowCount(); ++row)
        QCOMPARE(scene.model.summary(row).sequence + 1, scene.model.summary(row - 1).sequence);
}

void TestMessageModels::historyFreezesWhilePaused()
{
    Scene<HistoryModel> scene;
    scene.feed.put("t", "1");
    scene.flush();
    scene.reader.setPaused(true);
    scene.feed.put("t", "2");
    scene.model.setNode(scene.store->skeleton().find("t"));
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 1);
    QCOMPARE(scene.model.summary(0).payloadPrefix, "1");
    scene.reader.setPaused(false);
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 2);
}

void TestMessageModels::historyIsWholeAfterALookAtAnotherTopic()
{
    Scene<HistoryModel> scene;
    scene.feed.put("other", "x");
    for (int i = 0; i < 3; ++i)
        scene.feed.put("t", "1");
    const NodeId node = scene.store->skeleton().find("t");
    scene.model.setNode(node);
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 3);
    // Asked for what is newer than the three rows; they are gone when the answer comes.
    scene.reader.frame();
    scene.model.setNode(scene.store->skeleton().find("other"));
    scene.model.setNode(node);
    scene.feed.put("t", "2");
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 4);
}

void TestMessageModels::theListFollowsTheNewestMessages()
{
    Scene<MessageListModel> scene;
    scene.model.setVisibleRows(0, MessageListModel::WindowRows);
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 0);
    for (int burst : {3, 100, 900, 5000, 1, 999}) {
        for (int i = 0; i < burst; ++i)
            scene.feed.put("t/" + std::to_string(i % 7), std::to_string(scene.store->counters().stored + 1));
        scene.flush();
        const auto stored = scene.store->counters().stored.load();
        const int rows = int(std::min<std::uint64_t>(stored, MessageListModel::WindowRows));
        QCOMPARE(scene.model.rowCount(), rows);
        for (int row = 0; row < rows; ++row) {
            const QByteArray number = QByteArray::number(qulonglong(stored) - qulonglong(rows - 1 - row));
            QCOMPARE(scene.model.index(row, 0).data(MessageListModel::PayloadPrefixRole).toByteArray(), number);
            QCOMPARE(scene.model.index(row, 0).data(MessageListModel::SequenceRole).toByteArray(), number);
        }
    }
}

void TestMessageModels::theListGoesAnywhereInTheLog()
{
    Scene<MessageListModel> scene;
    for (int i = 1; i <= 10'000; ++i)
        scene.feed.put("t", std::to_string(i));
    scene.model.setVisibleRows(10, 20);
    scene.flush();
    for (Sequence first : {5000u, 4500u, 1u, 9000u, 9001u, 5u}) {
        scene.model.showFrom(first);
        scene.flush();
        QCOMPARE(scene.model.firstSequence(), first);
        QCOMPARE(scene.model.rowCount(), int(MessageListModel::WindowRows));
        for (int row = 10; row < 30; ++row)
            QCOMPARE(scene.model.index(row, 0).data(MessageListModel::PayloadPrefixRole).toByteArray(),
                     QByteArray::number(qulonglong(first) + qulonglong(row)));
        // What is out of sight comes too, now that the list stands still.
        QCOMPARE(scene.model.index(500, 0).data(MessageListModel::PayloadPrefixRole).toByteArray(),
                 QByteArray::number(qulonglong(first) + 500u));
    }
    scene.feed.put("t", "x");
    scene.flush();
    QCOMPARE(scene.model.firstSequence(), 5u);
    scene.model.setFollowing(true);
    scene.flush();
    QCOMPARE(scene.model.firstSequence(), 9002u);
    QCOMPARE(scene.model.rowOf(10'001), 999);
}

void TestMessageModels::theListIsExactAfterEviction()
{
    Scene<MessageListModel> scene({.budget = std::make_shared<MemoryBudget>(3 * 1024 * 1024)});
    for (int i = 1; i <= 200'000; ++i)
        scene.feed.put("t", std::to_string(i));
    scene.model.setVisibleRows(0, 10);
    scene.flush();
    QVERIFY(scene.model.oldestSequence() > 1);
    scene.model.showFrom(1);
    QCOMPARE(scene.model.firstSequence(), scene.model.oldestSequence());
    scene.flush();
    QCOMPARE(scene.model.index(0, 0).data(MessageListModel::PayloadPrefixRole).toByteArray(),
             QByteArray::number(qulonglong(scene.model.oldestSequence())));
    // It goes on: what is shown is given up, and says so.
    for (int i = 0; i < 200'000; ++i)
        scene.feed.put("t", "more");
    scene.flush();
    QVERIFY(scene.model.index(0, 0).data(MessageListModel::EvictedRole).toBool());
}

void TestMessageModels::theListStandsStillWhilePaused()
{
    Scene<MessageListModel> scene;
    for (int i = 1; i <= 50; ++i)
        scene.feed.put("t", std::to_string(i));
    scene.model.setVisibleRows(0, 100);
    scene.flush();
    scene.reader.setPaused(true);
    for (int i = 0; i < 50; ++i)
        scene.feed.put("t", "later");
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 50);
    QCOMPARE(scene.model.newestSequence(), 50u);
    scene.reader.setPaused(false);
    scene.flush();
    QCOMPARE(scene.model.rowCount(), 100);
}

void TestMessageModels::whatWasFetchedStaysWhenItIsGivenUp_data()
{
    QTest::addColumn<bool>("paused");
    QTest::newRow("paused") << true;
    QTest::newRow("scrolled away from the end") << false;
}

void TestMessageModels::whatWasFetchedStaysWhenItIsGivenUp()
{
    QFETCH(bool, paused);
    Scene<MessageListModel> scene({.budget = std::make_shared<MemoryBudget>(3 * 1024 * 1024)});
    for (int i = 1; i <= 5'000; ++i)
        scene.feed.put("t/" + std::to_string(i % 3), std::to_string(i));
    scene.model.setVisibleRows(980, 20);
    scene.flush();
    if (paused)
        scene.reader.setPaused(true);
    else
        scene.model.setFollowing(false);
    scene.flush();
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 200'000; ++i)
            scene.feed.put("other", "more");
        scene.flush();
    }
    QVERIFY(scene.model.oldestSequence() > 5'000u);
    QCOMPARE(scene.model.firstSequence(), 4'001u);
    QCOMPARE(scene.model.firstReachable(), 4'001u);
    QCOMPARE(scene.model.rowCount(), int(MessageListModel::WindowRows));
    for (int row = 0; row < scene.model.rowCount(); ++row) {
        const QModelIndex index = scene.model.index(row, 0);
        QVERIFY(index.data(MessageListModel::EvictedRole).toBool());
        QCOMPARE(index.data(MessageListModel::PayloadPrefixRole).toByteArray(), QByteArray::number(4'001 + row));
        QCOMPARE(index.data(MessageListModel::TopicRole).toByteArray(), "t/" + QByteArray::number((4'001 + row) % 3));
    }
}

void TestMessageModels::theOldestEndShowsWhatIsLeft()
{
    Scene<MessageListModel> scene({.budget = std::make_shared<MemoryBudget>(3 * 1024 * 1024)});
    for (int i = 1; i <= 200'000; ++i)
        scene.feed.put("t", std::to_string(i));
    scene.model.setVisibleRows(0, 20);
    scene.flush();
    // What the person scrolls to is given up before it is fetched.
    scene.model.showFrom(scene.model.oldestSequence());
    for (int i = 0; i < 200'000; ++i)
        scene.feed.put("t", "more");
    scene.flush();
    QCOMPARE(scene.model.firstSequence(), scene.model.oldestSequence());
    for (int row = 0; row < 20; ++row)
        QCOMPARE(scene.model.index(row, 0).data(MessageListModel::PayloadPrefixRole).toByteArray(), QByteArray("more"));
    QVERIFY(!scene.model.isFollowing());
}

QTEST_GUILESS_MAIN(TestMessageModels)
#include "test_message_models.moc"
