// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_feed.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace topicscope;
using namespace topicscope::topics;

class TestTopicStore : public QObject
{
    Q_OBJECT
private slots:
    void everyLevelOfATopicIsANode_data();
    void everyLevelOfATopicIsANode();
    void aTopicOfThousandLevelsHasThousandNodes();
    void aTopicOf65535BytesIsKeptWhole();
    void whatIsSaidAboutTheNextTopicIsOnlyAHint();
    void subtreeCountersAreThoseOfAllBelow();
    void aBranchMayBeATopicToo();
    void theRetainedMarkSurvivesLiveMessagesUntilDeleted();
    void theNewestMessageIsKeptWithAllItsFlags();
    void rateFollowsTheTraffic();
    void theRateIsRightFromTheStart();
    void theRateDecaysInSilence();
    void meanIntervalAndSpreadAreMeasured();
    void theRhythmIsThatOfThePublisher();
    void historyIsNewestFirst();
    void theStoreIsSeenAsItWasAtAnyMessage();
    void fewMessagesOfABusyTopicCostFewLooks();
    void aNoisyTopicDoesNotEraseAQuietOnesHistory();
    void theGuaranteeFitsWhatTopicsHold();
    void aFewLargePayloadsDoNotEraseSmallOnesHistory();
    void whatIsStoredIsEitherHeldOrEvicted();
    void theLogFindsEveryMessageByItsNumber();
    void largePayloadsAreSharedAndSpilledLargestFirst();
    void longPayloadsAreSearchedInPieces_data();
    void longPayloadsAreSearchedInPieces();
    void aSpilledPayloadReadsBackAndItsRoomIsUsedAgain();
    void inventedTopicsMeetTheLimitAndAreCounted();
    void inventedLevelsMeetTheLimitToo();
    void theHardLimitRefusesNewTopicsOnly();
    void theBudgetIsGivenBack();
    void twoStoresShareTheBudget();
    void aQuietStoreGivesBackWhatIsBeyondItsShare();
    void aLowerBudgetHoldsAtOnce();
    void storesThatHaveNothingToGiveLeaveEachOtherAlone();
    void refusedMessagesAreNewsToo();
    void memoryPerTopicStaysBelow450Bytes();
};

void TestTopicStore::everyLevelOfATopicIsANode_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QList<QByteArray>>("levels");
    QTest::newRow("one level") << QByteArray("a") << QList<QByteArray>{"a"};
    QTest::newRow("three levels") << QByteArray("plant/line-1/temp") << QList<QByteArray>{"plant", "line-1", "temp"};
    QTest::newRow("leading slash [4.7.1.1]") << QByteArray("/a") << QList<QByteArray>{"", "a"};
    QTest::newRow("trailing slash [4.7.1.1]") << QByteArray("a/") << QList<QByteArray>{"a", ""};
    QTest::newRow("slashes alone") << QByteArray("//") << QList<QByteArray>{"", "", ""};
    QTest::newRow("one slash") << QByteArray("/") << QList<QByteArray>{"", ""};
    QTest::newRow("not UTF-8") << QByteArray("a/\xff\xfe/b") << QList<QByteArray>{"a", "\xff\xfe", "b"};
    QTest::newRow("a null character") << QByteArray("a/\0x/b", 6) << QList<QByteArray>{"a", QByteArray("\0x", 2), "b"};
}

void TestTopicStore::everyLevelOfATopicIsANode()
{
    QFETCH(QByteArray, topic);
    QFETCH(QList<QByteArray>, levels);
    TopicStore store;
    StoreFeed feed(store);
    feed.put(topic.toStdString(), "x");
    const TopicSkeleton& tree = store.skeleton();
    QCOMPARE(tree.nodeCount(), NodeId(levels.size() + 1));
    NodeId node = tree.find(topic.toStdString());
    QVERIFY(node != NoNode);
    QVERIFY(tree.isTopic(node));
    QCOMPARE(tree.depth(node), std::uint32_t(levels.size()));
    for (auto level = levels.crbegin(); level != levels.crend(); ++level) {
        QCOMPARE(tree.name(node), level->toStdString());
        node = tree.parent(node);
    }
    QCOMPARE(node, RootNode);
    // The same topic again makes nothing new.
    feed.put(topic.toStdString(), "y");
    QCOMPARE(tree.nodeCount(), NodeId(levels.size() + 1));
    QCOMPARE(store.counters().topics.load(), 1u);
}

void TestTopicStore::aTopicOfThousandLevelsHasThousandNodes()
{
    TopicStore store;
    StoreFeed feed(store);
    std::string topic = "0";
    for (int level = 1; level < 1000; ++level)
        topic += "/" + std::to_string(level);
    feed.put(topic);
    feed.put(topic + "/one-more");
    QCOMPARE(store.skeleton().nodeCount(), 1002u);
    QCOMPARE(store.skeleton().depth(store.skeleton().find(topic)), 1000u);
    QCOMPARE(snapshotOf(store, feed.now, "0").subtreeMessages, 2u);
}

void TestTopicStore::aTopicOf65535BytesIsKeptWhole()
{
    TopicStore store;
    StoreFeed feed(store);
    const std::string flat(65535, 'x');
    const std::string slashes(65535, '/');
    feed.put(flat, "flat");
    feed.put(slashes, "slashes");
    QCOMPARE(latestOf(store, feed.now, flat).topic, flat);
    QCOMPARE(latestOf(store, feed.now, slashes).payload.view(), "slashes");
    QCOMPARE(store.skeleton().depth(store.skeleton().find(slashes)), 65536u);
}

void TestTopicStore::whatIsSaidAboutTheNextTopicIsOnlyAHint()
{
    TopicStore store;
    StoreFeed feed(store);
    mqtt::MessageView message;
    message.arrival = feed.now;
    std::string buffer = "a/1a/2a/3";
    const auto topic = [&buffer](std::size_t at) { return mqtt::BytesView(buffer).substr(at, 3); };
    const auto put = [&](std::size_t at) {
        message.topic = topic(at);
        store.message(message);
    };
    const auto messages = [&](const std::string& name) { return snapshotOf(store, feed.now, name).messages; };
    for (int round = 0; round < 2; ++round) { // new topics, then known ones
        put(0);
        store.topicAhead(topic(3));
        put(0);
        store.topicAhead(topic(6));
        put(3);
        put(6);
    }
    store.topicAhead(topic(3)); // announced, but another comes
    put(0);
    store.topicAhead(topic(0)); // announced, but other bytes stand there when it comes: known ones, and new ones
    buffer.replace(0, 3, "a/3");
    put(0);
    store.topicAhead(topic(0));
    buffer.replace(0, 3, "a/4");
    put(0);
    QCOMPARE(store.counters().topics.load(), 4u);
    QCOMPARE(messages("a/1"), 5u);
    QCOMPARE(messages("a/2"), 2u);
    QCOMPARE(messages("a/3"), 3u);
    QCOMPARE(messages("a/4"), 1u);
    for (int round = 0; round < 5; ++round) { // far more are announced than come, known ones and new ones
        buffer = "a/1a/" + std::to_string(5 + round) + "a/3";
        for (const std::size_t at : {0U, 3U, 6U, 0U, 3U, 6U})
            store.topicAhead(topic(at));
        put(3);
        store.topicAhead(topic(0));
        put(0);
    }
    store.batchFinished(feed.now);
    put(3);
    QCOMPARE(store.counters().topics.load(), 9u);
    QCOMPARE(messages("a/1"), 10u);
    QCOMPARE(messages("a/5"), 1u);
    QCOMPARE(messages("a/9"), 2u);
}

void TestTopicStore::subtreeCountersAreThoseOfAllBelow()
{
    TopicStore store;
    StoreFeed feed(store);
    for (int i = 0; i < 10; ++i)
        feed.put("a/b/" + std::to_string(i % 5));
    feed.put("a/c");
    feed.put("d");
    const NodeSnapshot a = snapshotOf(store, feed.now, "a");
    QCOMPARE(a.subtreeMessages, 11u);
    QCOMPARE(a.subtreeTopics, 6u);
    QVERIFY(!a.isTopic);
    QCOMPARE(a.latest.sequence, 0u);
    const NodeSnapshot root = snapshotOf(store, feed.now, "");
    QCOMPARE(root.subtreeMessages, 12u);
    QCOMPARE(root.subtreeTopics, 7u);
}

void TestTopicStore::aBranchMayBeATopicToo()
{
    TopicStore store;
    StoreFeed feed(store);
    feed.put("a/b/c", "below");
    feed.put("a/b", "itself");
    const NodeSnapshot b = snapshotOf(store, feed.now, "a/b");
    QVERIFY(b.isTopic);
    QCOMPARE(b.messages, 1u);
    QCOMPARE(b.subtreeMessages, 2u);
    QCOMPARE(b.subtreeTopics, 2u);
    QCOMPARE(b.latest.payloadPrefix, "itself");
}

void TestTopicStore::theRetainedMarkSurvivesLiveMessagesUntilDeleted()
{
    TopicStore store;
    StoreFeed feed(store);
    feed.put("t", "kept", {.retain = true});
    QVERIFY(snapshotOf(store, feed.now, "t").retainedExists);
    feed.put("t", "live");
    QVERIFY(snapshotOf(store, feed.now, "t").retainedExists);
    QVERIFY(!snapshotOf(store, feed.now, "t").latest.retain);
    feed.put("t", "", {.retain = true});
    QVERIFY(!snapshotOf(store, feed.now, "t").retainedExists);
    feed.put("t", "kept again", {.retain = true});
    feed.put("t", "", {.retainAsPublished = true}); // an empty message that deletes nothing
    QVERIFY(snapshotOf(store, feed.now, "t").retainedExists);
    feed.put("t", ""); // the deletion as a server forwards it: without RETAIN [MQTT-3.3.1-12]
    QVERIFY(!snapshotOf(store, feed.now, "t").retainedExists);
}

void TestTopicStore::theNewestMessageIsKeptWithAllItsFlags()
{
    TopicStore store;
    StoreFeed feed(store);
    mqtt::MessageView view;
    view.topic = "t";
    const std::string payload("\0\xff bytes", 8);
    view.payload = payload;
    view.encodedProperties = "\x01\x01";
    view.arrival = 1234567;
    view.packetId = 65535;
    view.qos = mqtt::QoS::ExactlyOnce;
    view.retain = true;
    view.duplicate = true;
    view.provenance = mqtt::Provenance::Redelivered;
    view.flags = mqtt::PayloadNotUtf8;
    store.message(view);
    const StoredMessage message = latestOf(store, feed.now, "t");
    QCOMPARE(message.sequence, 1u);
    QCOMPARE(message.topic, "t");
    QCOMPARE(message.payload.view(), payload);
    QCOMPARE(message.encodedProperties, "\x01\x01");
    QCOMPARE(message.arrival, 1234567);
    QCOMPARE(message.packetId, 65535);
    QCOMPARE(message.qos, mqtt::QoS::ExactlyOnce);
    QVERIFY(message.retain && message.duplicate);
    QCOMPARE(message.provenance, mqtt::Provenance::Redelivered);
    QCOMPARE(message.flags, std::uint8_t(mqtt::PayloadNotUtf8));
}

void TestTopicStore::rateFollowsTheTraffic()
{
    TopicStore store;
    StoreFeed feed(store);
    for (int i = 0; i < 2000; ++i, feed.advance(0.01)) // 100 a second for 20 seconds
        feed.put(i % 2 ? "a/x" : "a/y");
    const float rate = snapshotOf(store, feed.now, "a").subtreeRate;
    QVERIFY2(std::abs(rate - 100) < 5, qPrintable(QString::number(rate)));
    const float half = snapshotOf(store, feed.now, "a/x").rate;
    QVERIFY2(std::abs(half - 50) < 5, qPrintable(QString::number(half)));
}

void TestTopicStore::theRateIsRightFromTheStart()
{
    for (const double begin : {0.0, 0.2, 0.4}) { // at any time within a window of the measurement
        TopicStore store;
        StoreFeed feed(store);
        feed.advance(begin);
        for (int i = 0; i < 150; ++i, feed.advance(0.01))
            feed.put("a");
        const float rate = snapshotOf(store, feed.now, "a").rate;
        QVERIFY2(std::abs(rate - 100) < 5, qPrintable(QString::number(rate)));
    }
}

void TestTopicStore::theRateDecaysInSilence()
{
    TopicStore store;
    StoreFeed feed(store);
    for (int i = 0; i < 200'000; ++i) // one burst, as retained messages come
        feed.put("burst/" + std::to_string(i % 10));
    const auto rate = [&](const char* topic) { return snapshotOf(store, feed.now, topic).subtreeRate; };
    feed.advance(1);
    QVERIFY(rate("burst") > 10'000);
    feed.advance(30);
    QVERIFY2(rate("burst") < 20, qPrintable(QString::number(rate("burst"))));
    feed.advance(30);
    QVERIFY2(rate("burst") < 0.05F, qPrintable(QString::number(rate("burst"))));
    feed.put("single", "1", {.retain = true});
    feed.advance(5);
    QCOMPARE(rate("single"), 0.0F);
    // A message a minute is no silence.
    for (int minute = 0; minute < 5; ++minute, feed.advance(60))
        feed.put("slow");
    QVERIFY2(std::abs(rate("slow") * 60 - 1) < 0.1F, qPrintable(QString::number(rate("slow"))));
}

void TestTopicStore::meanIntervalAndSpreadAreMeasured()
{
    TopicStore store;
    StoreFeed feed(store);
    for (int i = 0; i < 200; ++i) {
        feed.put("steady");
        if (i % 3 != 1)
            feed.put("uneven");
        feed.advance(1);
    }
    const NodeSnapshot steady = snapshotOf(store, feed.now, "steady");
    QVERIFY(std::abs(steady.meanInterval - 1) < 0.01F);
    QVERIFY(steady.intervalDeviation < 0.05F);
    QVERIFY(snapshotOf(store, feed.now, "uneven").intervalDeviation > 0.3F);
}

void TestTopicStore::theRhythmIsThatOfThePublisher()
{
    TopicStore store;
    StoreFeed feed(store);
    const auto mean = [&](const char* topic) { return snapshotOf(store, feed.now, topic).meanInterval; };
    feed.put("kept", "1", {.retain = true}); // what the server had kept, then a live one
    feed.advance(0.1);
    feed.put("kept");
    QCOMPARE(mean("kept"), 0.0F);
    feed.advance(60);
    feed.put("kept");
    QVERIFY2(std::abs(mean("kept") - 60) < 0.1F, qPrintable(QString::number(mean("kept"))));
    for (int minute = 0; minute < 3; ++minute, feed.advance(60)) // twenty at a time
        for (int i = 0; i < 20; ++i)
            feed.put("groups");
    QVERIFY2(std::abs(mean("groups") - 60) < 0.1F, qPrintable(QString::number(mean("groups"))));
}

void TestTopicStore::historyIsNewestFirst()
{
    TopicStore store;
    StoreFeed feed(store);
    for (int i = 1; i <= 100; ++i) {
        feed.put("t", std::to_string(i));
        feed.put("other", "x");
    }
    const auto all = historyOf(store, feed.now, "t");
    QCOMPARE(all.size(), 100u);
    QCOMPARE(all.front().payload.view(), "100");
    QCOMPARE(all.back().payload.view(), "1");
    FrameRequest request;
    request.histories.push_back({7, store.skeleton().find("t"), all[9].sequence, 5});
    const auto some = ask(store, feed.now, std::move(request)).histories.front().second;
    QCOMPARE(some.size(), 5u);
    QCOMPARE(some.front().payload.view(), "90");
}

void TestTopicStore::theStoreIsSeenAsItWasAtAnyMessage()
{
    auto budget = std::make_shared<MemoryBudget>(4 * 1024 * 1024);
    TopicStore store({.budget = budget});
    StoreFeed feed(store);
    constexpr Sequence Count = 100'000;
    const auto topicOf = [](Sequence number) { // busy, every thousandth, and one message alone
        return number == Count / 2 ? "once" : number % 1000 == 0 ? "rare" : number % 3 == 0 ? "less" : "busy";
    };
    std::map<std::string, std::vector<Sequence>> sent;
    for (Sequence i = 1; i <= Count; ++i) {
        feed.put(topicOf(i), std::to_string(i));
        sent[topicOf(i)].push_back(i);
    }
    QVERIFY(store.counters().evicted > 0);
    const Sequence oldest = store.counters().oldestSequence;
    for (const auto& [topic, numbers] : sent) {
        const auto held = historyOf(store, feed.now, topic);
        for (const Sequence asOf : {Count, Count - 1, Count - 1500, Count - 20'001, oldest, oldest - 1, Sequence(1)}) {
            const auto above = std::ranges::upper_bound(numbers, asOf);
            const auto expected = std::ranges::find_if(held, [&](const auto& each) { return each.sequence <= asOf; });
            FrameRequest request;
            request.asOf = asOf;
            request.nodes = {store.skeleton().find(topic)};
            request.messages.push_back({1, 0, request.nodes.front()});
            request.historyNode = request.nodes.front();
            request.historyLimit = 50;
            const FrameReply reply = ask(store, feed.now, std::move(request));
            const NodeSnapshot& seen = reply.nodes.front();
            const Sequence newest = expected == held.end() ? 0 : expected->sequence;
            QCOMPARE(seen.latest.sequence, newest);
            QCOMPARE(reply.messages.front().second.sequence, newest);
            if (newest != 0)
                QCOMPARE(seen.messages, std::uint64_t(above - numbers.begin()));
            std::vector<Sequence> rows, wanted;
            std::ranges::transform(reply.history, std::back_inserter(rows), &MessageSummary::sequence);
            for (auto each = expected; each != held.end() && wanted.size() < 50; ++each)
                wanted.push_back(each->sequence);
            QCOMPARE(rows, wanted);
        }
    }
}

void TestTopicStore::fewMessagesOfABusyTopicCostFewLooks()
{
    TopicStore store;
    StoreFeed feed(store);
    constexpr int Count = 1'000'000;
    for (int i = 0; i < Count; ++i)
        feed.put("busy", "1");
    // As often as an inspector asks within a minute; looking at all of them each time would take many minutes.
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(historyOf(store, feed.now, "busy", 2).size(), 2u);
    for (int i = 0; i < 1000; ++i) { // and likewise while it is paused
        FrameRequest request;
        request.asOf = Count / 2;
        request.nodes = {store.skeleton().find("busy")};
        QCOMPARE(ask(store, feed.now, std::move(request)).nodes.front().messages, Count / 2u);
    }
}

void TestTopicStore::aNoisyTopicDoesNotEraseAQuietOnesHistory()
{
    auto budget = std::make_shared<MemoryBudget>(8 * 1024 * 1024);
    TopicStore store({.budget = budget});
    StoreFeed feed(store);
    for (int i = 1; i <= 50; ++i)
        feed.put("quiet", "quiet " + std::to_string(i));
    const std::string noise(200, 'n');
    for (int i = 0; i < 400'000; ++i)
        feed.put("noisy/" + std::to_string(i % 3), noise);
    const auto history = historyOf(store, feed.now, "quiet");
    QCOMPARE(history.size(), 20u);
    for (std::size_t i = 0; i < history.size(); ++i)
        QCOMPARE(history[i].payload.view(), "quiet " + std::to_string(50 - i));
    QVERIFY(budget->used() <= budget->limit());
    QVERIFY(store.counters().evicted > 0);
    QCOMPARE(store.counters().lost(), 0u);
    QVERIFY(!store.counters().overBudget);
}

void TestTopicStore::theGuaranteeFitsWhatTopicsHold()
{
    auto budget = std::make_shared<MemoryBudget>(16 * 1024 * 1024);
    TopicStore store({.budget = budget});
    StoreFeed feed(store);
    // What was small once is large later: twenty of each would be 160 MB.
    constexpr int Topics = 400;
    for (int i = 0; i < 400'000; ++i)
        feed.put("t/" + std::to_string(i % Topics), "small");
    const std::string large(20'000, 'l');
    for (int i = 0; i < 40 * Topics; ++i) {
        feed.put("t/" + std::to_string(i % Topics), large);
        feed.serve();
        QVERIFY2(budget->used() <= budget->limit() + 1024 * 1024, qPrintable(QString::number(budget->used())));
    }
    QVERIFY(!store.counters().overBudget);
    for (int i = 0; i < Topics; ++i)
        QCOMPARE(latestOf(store, feed.now, "t/" + std::to_string(i)).payload.view(), large);
    // And when there is room again, each keeps its twenty again.
    for (int i = 0; i < 600'000; ++i)
        feed.put(i < 30 * Topics ? "t/" + std::to_string(i % Topics) : "noise", "small");
    for (int i = 0; i < Topics; ++i)
        QVERIFY(historyOf(store, feed.now, "t/" + std::to_string(i)).size() >= 20);
}

void TestTopicStore::aFewLargePayloadsDoNotEraseSmallOnesHistory()
{
    auto budget = std::make_shared<MemoryBudget>(32 * 1024 * 1024);
    TopicStore store({.budget = budget});
    StoreFeed feed(store);
    const std::string picture(300'000, 'p');
    for (int i = 0; i < 2000; ++i) {
        feed.put("camera", picture);
        if (i < 1000)
            for (int topic = 0; topic < 10; ++topic)
                feed.put("small/" + std::to_string((i % 10) * 10 + topic), std::to_string(i));
        feed.serve();
    }
    for (int topic = 0; topic < 100; ++topic)
        QVERIFY(historyOf(store, feed.now, "small/" + std::to_string(topic)).size() >= 20);
    QVERIFY(budget->used() <= budget->limit());
    QCOMPARE(store.counters().spilledBytes.load(), 0u);
    QVERIFY(!store.counters().overBudget);
}

void TestTopicStore::whatIsStoredIsEitherHeldOrEvicted()
{
    auto budget = std::make_shared<MemoryBudget>(6 * 1024 * 1024);
    TopicStore store({.budget = budget});
    StoreFeed feed(store);
    constexpr int Topics = 500;
    for (int i = 0; i < 300'000; ++i)
        feed.put("t/" + std::to_string((std::int64_t(i) * 7919) % Topics), std::string(std::size_t(i % 100), 'p'));
    std::set<Sequence> held;
    for (int topic = 0; topic < Topics; ++topic)
        for (const auto& message : historyOf(store, feed.now, "t/" + std::to_string(topic)))
            QVERIFY2(held.insert(message.sequence).second, "a message is held twice");
    feed.serve();
    QCOMPARE(held.size() + store.counters().evicted.load(), store.counters().stored.load());
    QCOMPARE(store.counters().received.load(), store.counters().stored.load());
}

void TestTopicStore::theLogFindsEveryMessageByItsNumber()
{
    auto budget = std::make_shared<MemoryBudget>(4 * 1024 * 1024);
    TopicStore store({.budget = budget});
    StoreFeed feed(store);
    constexpr Sequence Count = 100'000;
    for (Sequence i = 1; i <= Count; ++i)
        feed.put("t/" + std::to_string(i % 10), std::to_string(i));
    FrameRequest request;
    request.messagesFrom = store.counters().oldestSequence - 1;
    request.messagesCount = 200'000;
    const FrameReply reply = ask(store, feed.now, std::move(request));
    QVERIFY(reply.oldest > 1);
    QCOMPARE(reply.messageRows.front().sequence, 0u); // just evicted
    for (Sequence i = reply.oldest; i <= Count; ++i) {
        const MessageSummary& row = reply.messageRows[i - reply.messagesFrom];
        QCOMPARE(row.sequence, i);
        QCOMPARE(row.payloadPrefix, std::to_string(i));
    }
    QCOMPARE(reply.messageRows[Count + 1 - reply.messagesFrom].sequence, 0u);
}

void TestTopicStore::largePayloadsAreSharedAndSpilledLargestFirst()
{
    auto budget = std::make_shared<MemoryBudget>(8 * 1024 * 1024);
    TopicStore store({.budget = budget});
    StoreFeed feed(store);
    feed.put("small", std::string(70'000, 's'));
    feed.put("large", std::string(4'000'000, 'l'));
    QVERIFY(!latestOf(store, feed.now, "large").payload.isSpilled());
    feed.put("more", std::string(3'500'000, 'm'));
    feed.put("most", std::string(3'000'000, 'n'));
    feed.serve();
    QVERIFY(store.counters().spilledBytes > 0);
    QVERIFY(latestOf(store, feed.now, "large").payload.isSpilled() ||
            latestOf(store, feed.now, "most").payload.isSpilled());
    QVERIFY(!latestOf(store, feed.now, "small").payload.isSpilled());
    for (const auto& [topic, size, letter] : {std::tuple{"small", 70'000u, 's'},
                                              {"large", 4'000'000u, 'l'},
                                              {"more", 3'500'000u, 'm'},
                                              {"most", 3'000'000u, 'n'}}) {
        const StoredMessage message = latestOf(store, feed.now, topic);
        QCOMPARE(message.payload.size(), std::size_t(size));
        QVERIFY(message.payload.view() == std::string(size, letter));
        QCOMPARE(message.payload.window(size - 3, 10), std::string(3, letter));
    }
    QVERIFY(budget->used() <= budget->limit());
    QCOMPARE(store.counters().lost(), 0u);
}

void TestTopicStore::longPayloadsAreSearchedInPieces_data()
{
    QTest::addColumn<int>("budgetMiB");
    QTest::newRow("in memory") << 512;
    QTest::newRow("spilled") << 8;
}

void TestTopicStore::longPayloadsAreSearchedInPieces()
{
    QFETCH(int, budgetMiB);
    TopicStore store({.budget = std::make_shared<MemoryBudget>(std::int64_t(budgetMiB) * 1024 * 1024)});
    StoreFeed feed(store);
    constexpr std::size_t Piece = 8 * 1024 * 1024; // what one answer looks at
    std::string payload(20 * 1024 * 1024, '.');
    feed.put("none", payload);
    feed.put("end", payload.substr(6) + "Needle");
    payload.replace(2 * Piece - 3, 6, "neeDLE"); // across two pieces
    feed.put("across", payload);
    feed.put("small", "a needle");
    feed.serve();
    QCOMPARE(latestOf(store, feed.now, "across").payload.isSpilled(), budgetMiB == 8);
    std::set<std::string> found;
    PayloadSearch search{"needle", 1, 0, 0, 1000};
    int answers = 0;
    for (bool all = false; !all && answers < 100; ++answers) {
        FrameRequest request;
        request.payloadSearch = search;
        const FrameReply reply = ask(store, feed.now, std::move(request));
        for (const NodeId node : reply.payloadMatches)
            found.insert(std::string(store.skeleton().topic(node)));
        search.fromTopic = reply.payloadNextTopic;
        search.fromByte = reply.payloadNextByte;
        all = reply.payloadSearchedAll;
    }
    QCOMPARE(found, (std::set<std::string>{"across", "end", "small"}));
    QCOMPARE(answers, 8); // 20, 20 and 16 MiB, then the small one: a whole number of pieces, and a last look
}

void TestTopicStore::aSpilledPayloadReadsBackAndItsRoomIsUsedAgain()
{
    auto budget = std::make_shared<MemoryBudget>(2 * 1024 * 1024);
    StoredMessage outlives;
    {
        TopicStore store({.budget = budget});
        StoreFeed feed(store);
        for (int i = 0; i < 50; ++i) {
            feed.put("t", std::string(5'000'000, char('a' + i % 26)));
            feed.serve();
        }
        outlives = latestOf(store, feed.now, "t");
        QVERIFY(outlives.payload.isSpilled());
        QVERIFY2(store.counters().spilledBytes <= 25u * 5'000'000u, "older messages keep their room on the disk");
        QCOMPARE(store.counters().lost(), 0u);
    }
    QVERIFY(outlives.payload.view() == std::string(5'000'000, char('a' + 49 % 26)));
    QCOMPARE(budget->used(), 0);
}

void TestTopicStore::inventedTopicsMeetTheLimitAndAreCounted()
{
    TopicStore store({.maximumTopics = 1000});
    StoreFeed feed(store);
    for (int i = 0; i < 5000; ++i)
        feed.put("invented/" + std::to_string(i));
    feed.put("invented/5"); // known topics go on
    const StoreCounters& counters = store.counters();
    QCOMPARE(counters.topics.load(), 1000u);
    QCOMPARE(counters.lost(LossReason::TopicLimit), 4000u);
    QCOMPARE(counters.received.load(), counters.stored.load() + counters.lost());
    QVERIFY(counters.refusingTopics);
    QCOMPARE(snapshotOf(store, feed.now, "invented/5").messages, 2u);
    // A limit that is raised lets new ones in at once.
    store.setMaximumTopics(1001);
    feed.put("invented/later");
    QCOMPARE(counters.topics.load(), 1001u);
    QVERIFY(!counters.refusingTopics);
    feed.put("invented/too late");
    QCOMPARE(counters.lost(LossReason::TopicLimit), 4001u);
    QVERIFY(counters.refusingTopics);
}

void TestTopicStore::inventedLevelsMeetTheLimitToo()
{
    TopicStore store({.maximumTopics = 1000});
    StoreFeed feed(store);
    for (int i = 0; i < 20; ++i)
        feed.put(std::to_string(i) + std::string(65'000, '/'));
    QVERIFY(store.skeleton().nodeCount() < 80'000);
    QCOMPARE(store.counters().lost(LossReason::TopicLimit), 19u);
}

void TestTopicStore::theHardLimitRefusesNewTopicsOnly()
{
    auto budget = std::make_shared<MemoryBudget>(1024 * 1024);
    TopicStore store({.budget = budget});
    StoreFeed feed(store);
    int known = 0;
    for (int i = 0; i < 100'000; ++i) {
        feed.put("t/" + std::to_string(i), std::string(500, 'x'));
        known = int(store.counters().topics);
    }
    QVERIFY(store.counters().lost(LossReason::MemoryLimit) > 0);
    QVERIFY(store.counters().overBudget);
    QVERIFY(budget->used() < budget->hardLimit() + 2 * 1024 * 1024);
    for (int i = 0; i < 100'000; ++i)
        feed.put("t/" + std::to_string(i % known), "new");
    QCOMPARE(latestOf(store, feed.now, "t/0").payload.view(), "new");
    QCOMPARE(store.counters().received.load(), store.counters().stored.load() + store.counters().lost());
}

void TestTopicStore::theBudgetIsGivenBack()
{
    auto budget = std::make_shared<MemoryBudget>();
    {
        TopicStore store({.budget = budget});
        StoreFeed feed(store);
        for (int i = 0; i < 50'000; ++i)
            feed.put("t/" + std::to_string(i), std::string(100, 'x'));
        feed.put("big", std::string(1'000'000, 'x'));
        feed.serve();
        QVERIFY(budget->used() > 6'000'000);
    }
    QCOMPARE(budget->used(), 0);
    QCOMPARE(budget->shares(), 0);
}

void TestTopicStore::twoStoresShareTheBudget()
{
    auto budget = std::make_shared<MemoryBudget>(16 * 1024 * 1024);
    TopicStore first({.budget = budget});
    TopicStore second({.budget = budget});
    StoreFeed feedFirst(first);
    StoreFeed feedSecond(second);
    for (int i = 0; i < 200'000; ++i)
        feedFirst.put("t/" + std::to_string(i % 10), std::string(100, 'x'));
    for (int i = 0; i < 200'000; ++i) {
        feedSecond.put("t/" + std::to_string(i % 10), std::string(100, 'x'));
        if (i % 100 == 0)
            feedFirst.serve();
    }
    QVERIFY(budget->used() <= budget->limit() + 1024 * 1024);
    const auto held = [](TopicStore& store) { return store.counters().historyBytes.load(); };
    QVERIFY2(held(second) > 5'000'000, qPrintable(QString::number(held(second))));
    QVERIFY2(held(first) > 5'000'000, qPrintable(QString::number(held(first))));
}

/// Serves the store whenever it asks for it, as the I/O thread does.
struct WokenStore
{
    explicit WokenStore(const MemoryBudgetPointer& budget) : store({.budget = budget}), feed(store)
    {
        store.exchange().setWaker([this] { m_woken = true; });
    }
    /// False: it was not asked.
    bool serveWhenAsked()
    {
        int served = 0;
        for (; served < 1000 && std::exchange(m_woken, false); ++served)
            feed.serve();
        return served > 0;
    }
    TopicStore store;
    StoreFeed feed;

private:
    bool m_woken = false;
};

void TestTopicStore::aQuietStoreGivesBackWhatIsBeyondItsShare()
{
    auto budget = std::make_shared<MemoryBudget>(16 * 1024 * 1024);
    WokenStore quiet(budget);
    WokenStore busy(budget);
    for (int i = 0; i < 200'000; ++i)
        quiet.feed.put("t/" + std::to_string(i % 10), std::string(100, 'x'));
    const std::string large(100'000, 'l');
    for (int i = 0; i < 200'000; ++i) {
        busy.feed.put("t/" + std::to_string(i % 10), i % 1000 == 0 ? large : std::string(100, 'x'));
        quiet.serveWhenAsked();
        busy.serveWhenAsked();
        QVERIFY2(budget->used() <= budget->limit() + 1024 * 1024, qPrintable(QString::number(budget->used())));
    }
    const auto held = [](const WokenStore& each) { return each.store.counters().historyBytes.load(); };
    QVERIFY2(held(busy) > 6'000'000, qPrintable(QString::number(held(busy))));
    QVERIFY2(held(quiet) > 6'000'000, qPrintable(QString::number(held(quiet))));
    QCOMPARE(busy.store.counters().spilledBytes.load(), 0u);
}

void TestTopicStore::aLowerBudgetHoldsAtOnce()
{
    auto budget = std::make_shared<MemoryBudget>(64 * 1024 * 1024);
    WokenStore quiet(budget);
    for (int i = 0; i < 500'000; ++i)
        quiet.feed.put("t/" + std::to_string(i % 10), std::string(100, 'x'));
    QVERIFY(budget->used() > 50'000'000);
    budget->setLimit(8 * 1024 * 1024);
    quiet.serveWhenAsked();
    QVERIFY2(budget->used() <= budget->limit(), qPrintable(QString::number(budget->used())));
    QCOMPARE(historyOf(quiet.store, quiet.feed.now, "t/3", 20).size(), 20u);
}

void TestTopicStore::storesThatHaveNothingToGiveLeaveEachOtherAlone()
{
    auto budget = std::make_shared<MemoryBudget>(1024 * 1024);
    WokenStore first(budget);
    WokenStore second(budget);
    for (int i = 0; i < 2000; ++i) // trees and last messages alone are too much
        for (WokenStore* store : {&first, &second})
            store->feed.put("t/" + std::to_string(i), std::string(200, 'x'));
    QVERIFY(budget->used() > budget->limit() + budget->limit() / 2);
    int rounds = 0;
    for (bool asked = true; asked && rounds < 100; ++rounds) {
        asked = first.serveWhenAsked();
        asked |= second.serveWhenAsked();
    }
    QVERIFY2(rounds < 10, "they ask each other for ever");
}

void TestTopicStore::refusedMessagesAreNewsToo()
{
    TopicStore store({.maximumTopics = 1});
    StoreFeed feed(store);
    int told = 0;
    store.exchange().setNotifier([&told] { ++told; });
    feed.put("known");
    feed.serve();
    store.exchange().sleep();
    feed.serve();
    QCOMPARE(told, 0);
    feed.put("invented");
    feed.serve();
    QCOMPARE(told, 1);
}

void TestTopicStore::memoryPerTopicStaysBelow450Bytes()
{
    auto budget = std::make_shared<MemoryBudget>(std::int64_t(4) << 30);
    TopicStore store({.budget = budget, .keepHistory = false});
    StoreFeed feed(store);
    constexpr int Topics = 100'000;
    const std::string payload(64, 'p');
    for (int i = 0; i < Topics; ++i)
        feed.put("site/area-" + std::to_string(i % 10) + "/line-" + std::to_string(i % 100) + "/cell-" +
                     std::to_string(i % 1000) + "/device-" + std::to_string(i) + "/temperature",
                 payload);
    feed.serve();
    const double each = double(budget->used()) / Topics;
    qInfo("%.0f bytes per topic", each);
    QVERIFY2(each <= 450, qPrintable(QString::number(each)));
}

QTEST_GUILESS_MAIN(TestTopicStore)
#include "test_topic_store.moc"
