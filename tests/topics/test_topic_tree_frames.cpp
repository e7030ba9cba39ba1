// SPDX-License-Identifier: GPL-3.0-or-later
// What the topic tree shows from frame to frame: filters, pause, visible rows, whole messages.
#include "tree_scene.h"

#include <QSignalSpy>
#include <QTest>

using namespace topicscope;
using namespace topicscope::topics;

class TestTopicTreeFrames : public QObject
{
    Q_OBJECT
private slots:
    void aFilterShowsMatchesWithTheirAncestors_data();
    void aFilterShowsMatchesWithTheirAncestors();
    void aFilterStaysLive();
    void aFilterOnStateFollowsTheMessages();
    void aWrongExpressionKeepsTheLastGoodFilter();
    void pauseFreezesTheViewAndSaysHowFarBehind();
    void rowsNotYetSeenAreFetchedAsOfThePause();
    void aPauseIsOneMomentForAllRows();
    void aPausedViewIsFilteredWithinWhatItHad();
    void aPausedViewFiltersPayloadsAndStates();
    void aPausedViewIsSorted();
    void aWideBranchOpensWhilePaused();
    void aPausedViewAsksOnlyForWhatItLacks();
    void aFilterOfTheLastSecondsMovesOnByItself();
    void onlyVisibleRowsAreSignalled();
    void framesSleepWhenNothingHappens();
    void aRefusedMessageIsToldAndTheNextIsStillHeard();
    void nothingIsReset();
    void aWalkFindsTheTopicsOfBranchesAndRows();
    void completionOffersTopicsByPrefix();
    void wholeMessagesArriveByCallback();
};

void TestTopicTreeFrames::aFilterShowsMatchesWithTheirAncestors_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<Names>("shown");
    QTest::addColumn<int>("matches");
    QTest::newRow("text") << QStringLiteral("TEMP")
                          << Names{"plant", "plant/a", "plant/a/temp", "plant/b", "plant/b/temp"} << 2;
    QTest::newRow("two words") << QStringLiteral("b temp") << Names{"plant", "plant/b", "plant/b/temp"} << 1;
    QTest::newRow("a branch that is a topic")
        << QStringLiteral("level") << Names{"plant", "plant/a", "plant/a/level", "plant/a/level/raw"} << 2;
    QTest::newRow("MQTT +") << QStringLiteral("plant/+/temp")
                            << Names{"plant", "plant/a", "plant/a/temp", "plant/b", "plant/b/temp"} << 2;
    QTest::newRow("MQTT # [MQTT-4.7.1-2]")
        << QStringLiteral("plant/a/#")
        << Names{"plant", "plant/a", "plant/a/level", "plant/a/level/raw", "plant/a/temp"} << 3;
    QTest::newRow("MQTT # leaves out $SYS [MQTT-4.7.2-1]") << QStringLiteral("+/uptime") << Names{} << 0;
    QTest::newRow("regular expression") << QStringLiteral("regex:^plant/(b|c)/")
                                        << Names{"plant", "plant/b", "plant/b/temp"} << 1;
    QTest::newRow("between slashes") << QStringLiteral("/temp$/")
                                     << Names{"plant", "plant/a", "plant/a/temp", "plant/b", "plant/b/temp"} << 2;
    QTest::newRow("payload") << QStringLiteral("payload: WARM") << Names{"plant", "plant/a", "plant/a/temp"} << 1;
    QTest::newRow("other letters") << QString::fromUtf8("KÜCHE") << Names{"küche", "küche/licht"} << 1;
    QTest::newRow("nothing") << QStringLiteral("nowhere") << Names{} << 0;
    QTest::newRow("everything") << QString() << Names{"küche",        "küche/licht",   "plant",
                                                      "plant/a",      "plant/a/level", "plant/a/level/raw",
                                                      "plant/a/temp", "plant/b",       "plant/b/temp",
                                                      "$SYS",         "$SYS/uptime"}
                                << 0;
}

void TestTopicTreeFrames::aFilterShowsMatchesWithTheirAncestors()
{
    QFETCH(QString, filter);
    QFETCH(Names, shown);
    QFETCH(int, matches);
    Scene scene;
    for (const auto& [topic, payload] : {std::pair{"plant/a/temp", "warmer"},
                                         {"plant/b/temp", "cold"},
                                         {"plant/a/level/raw", "1"},
                                         {"plant/a/level", "2"},
                                         {"k\xc3\xbc"
                                          "che/licht",
                                          "an"},
                                         {"$SYS/uptime", "3"}})
        scene.put(topic, payload);
    scene.flush();
    QVERIFY(scene.model.setFilter(filter));
    scene.flush();
    for (int depth = 0; depth < 5; ++depth) {
        scene.openAll();
        scene.flush();
    }
    Names all = scene.all();
    std::sort(all.begin(), all.end());
    std::sort(shown.begin(), shown.end());
    QCOMPARE(all, shown);
    QCOMPARE(scene.model.matchCount(), quint64(matches));
    QVERIFY(!scene.model.isSearching());
}

void TestTopicTreeFrames::aFilterStaysLive()
{
    Scene scene;
    scene.put("a/one");
    scene.put("b/two");
    scene.flush();
    QVERIFY(scene.model.setFilter(QStringLiteral("one")));
    scene.flush();
    QCOMPARE(scene.names(), Names{"a"});
    scene.put("c/one");
    scene.put("a/another");
    scene.put("b/one"); // a parent that was hidden
    scene.flush();
    scene.openAll();
    scene.flush();
    QCOMPARE(scene.all(), (Names{"a", "a/one", "b", "b/one", "c", "c/one"}));
    QCOMPARE(scene.model.matchCount(), 3u);
    scene.put("b"); // a branch becomes a topic, but does not match
    scene.put("a/one/deeper");
    scene.flush();
    QCOMPARE(scene.model.matchCount(), 4u);
}

void TestTopicTreeFrames::aFilterOnStateFollowsTheMessages()
{
    Scene scene;
    scene.feed.put("kept", "1", {.retain = true});
    scene.put("live");
    scene.flush();
    QVERIFY(scene.model.setFilter({}, {.retainedOnly = true}));
    scene.flush();
    QCOMPARE(scene.names(), Names{"kept"});
    scene.feed.put("live", "2", {.retain = true});
    scene.feed.put("kept", "", {.retain = true});
    QTRY_COMPARE_WITH_TIMEOUT((scene.flush(), scene.names()), Names{"live"}, 3000);
}

void TestTopicTreeFrames::aWrongExpressionKeepsTheLastGoodFilter()
{
    Scene scene;
    scene.put("a");
    scene.put("b");
    scene.flush();
    QVERIFY(scene.model.setFilter(QStringLiteral("a")));
    scene.flush();
    for (const char* wrong : {"regex:(", "a/#/b", "a/+x/#"}) {
        const auto result = scene.model.setFilter(QString::fromUtf8(wrong));
        QVERIFY(!result);
        QVERIFY(!result.error().message.isEmpty());
    }
    scene.flush();
    QCOMPARE(scene.names(), Names{"a"});
    QCOMPARE(scene.model.filter().text(), QStringLiteral("a"));
}

void TestTopicTreeFrames::pauseFreezesTheViewAndSaysHowFarBehind()
{
    Scene scene;
    scene.put("a", "before");
    scene.flush();
    QCOMPARE(scene.data("a", TopicTreeModel::PayloadPrefixRole).toByteArray(), QByteArray("before"));
    scene.model.setPaused(true);
    scene.feed.advance(2);
    scene.put("a", "after");
    scene.put("b", "after");
    scene.model.setVisibleNodes({scene.node("a")});
    scene.flush();
    QCOMPARE(scene.names(), Names{"a"});
    QCOMPARE(scene.index("a").data(TopicTreeModel::PayloadPrefixRole).toByteArray(), QByteArray("before"));
    QCOMPARE(scene.reader.messagesBehind(), 2u);
    QCOMPARE(scene.reader.timeBehind(), 2'000'000);
    QCOMPARE(scene.store->counters().stored.load(), 3u);
    scene.model.setPaused(false);
    scene.flush();
    QCOMPARE(scene.names(), (Names{"a", "b"}));
    QCOMPARE(scene.index("a").data(TopicTreeModel::PayloadPrefixRole).toByteArray(), QByteArray("after"));
    QCOMPARE(scene.reader.messagesBehind(), 0u);
}

void TestTopicTreeFrames::rowsNotYetSeenAreFetchedAsOfThePause()
{
    Scene scene;
    scene.put("a", "one");
    scene.put("a", "two");
    scene.flush();
    scene.model.setPaused(true);
    for (int i = 0; i < 50; ++i)
        scene.put("a", "later");
    QCOMPARE(scene.data("a", TopicTreeModel::PayloadPrefixRole).toByteArray(), QByteArray("two"));
    QCOMPARE(scene.data("a", TopicTreeModel::MessagesRole).toULongLong(), 2u);
}

void TestTopicTreeFrames::aPauseIsOneMomentForAllRows()
{
    TopicStore::Options options;
    options.budget = std::make_shared<MemoryBudget>(1 << 20);
    Scene scene(std::move(options), Scene::Untested);
    const auto round = [&](int times) {
        for (int i = 0; i < times; ++i)
            for (const char* topic : {"hall/a", "hall/b", "hall/b/c", "yard/d"})
                scene.put(topic);
    };
    const auto messages = [&](const std::string& topic) {
        return scene.data(topic, TopicTreeModel::MessagesRole).toULongLong();
    };
    round(2);
    scene.flush();
    QCOMPARE(messages("hall"), 6u);
    QCOMPARE(messages("hall/b"), 4u);
    // Now they are out of sight, and what was fetched grows old.
    scene.model.setVisibleNodes({scene.node("yard")});
    round(3);
    scene.feed.advance(5);
    scene.flush();
    scene.put("yard/later"); // after the last frame, and so after the pause
    round(4);
    scene.model.setPaused(true);
    QCOMPARE(messages("hall"), 15u);
    QCOMPARE(messages("hall/a"), 5u);
    round(10'000); // of which nothing is left that was there when it was paused
    scene.feed.advance(60);
    round(1);
    QCOMPARE(messages("hall/b"), 10u);
    QCOMPARE(scene.data("hall/b", TopicTreeModel::OwnMessagesRole).toULongLong(), 5u);
    QCOMPARE(messages("hall/b/c"), 5u);
    QCOMPARE(messages("yard"), 5u);
    QCOMPARE(scene.data("yard", TopicTreeModel::TopicsRole).toUInt(), 1u);
    const qint64 arrival = scene.data("hall/b/c", TopicTreeModel::ArrivalRole).toLongLong();
    QVERIFY2(arrival != 0 && arrival < scene.feed.now - 30'000'000, "not that of a message after the pause");
    scene.model.sort(TopicTreeModel::Messages, Qt::DescendingOrder);
    scene.flush();
    QCOMPARE(scene.names(), (Names{"hall", "yard"}));
    scene.model.setPaused(false);
    scene.flush();
    QCOMPARE(messages("yard"), 10'011u);
}

void TestTopicTreeFrames::aPausedViewIsFilteredWithinWhatItHad()
{
    Scene scene;
    scene.put("a/one");
    scene.put("b/two");
    scene.flush();
    scene.model.setPaused(true);
    scene.put("a/one/deeper");
    scene.put("c/one");
    QVERIFY(scene.model.setFilter(QStringLiteral("one")));
    scene.flush();
    QVERIFY(!scene.model.isSearching());
    QCOMPARE(scene.model.matchCount(), 1u);
    scene.openAll();
    scene.flush();
    QCOMPARE(scene.all(), (Names{"a", "a/one"}));
    QVERIFY(!scene.model.hasChildren(scene.index("a/one")));
    QVERIFY(scene.model.setFilter({}));
    scene.flush();
    QCOMPARE(scene.all(), (Names{"a", "a/one", "b", "b/two"}));
    QVERIFY(!scene.model.canFetchMore(scene.index("a/one")));
    // What came meanwhile appears when the view runs again.
    QVERIFY(scene.model.setFilter(QStringLiteral("one")));
    scene.flush();
    scene.model.setPaused(false);
    scene.flush();
    QCOMPARE(scene.model.matchCount(), 3u);
    scene.openAll();
    scene.flush();
    QCOMPARE(scene.all(), (Names{"a", "a/one", "a/one/deeper", "c", "c/one"}));
}

void TestTopicTreeFrames::aPausedViewFiltersPayloadsAndStates()
{
    Scene scene;
    scene.put("a", "warm");
    scene.put("b", "cold");
    scene.feed.put("kept", "1", {.retain = true});
    scene.flush();
    scene.model.setPaused(true);
    scene.put("c", "warm");
    QVERIFY(scene.model.setFilter(QStringLiteral("payload:warm")));
    scene.flush();
    QVERIFY(!scene.model.isSearching());
    QCOMPARE(scene.names(), Names{"a"});
    QVERIFY(scene.model.setFilter({}, {.retainedOnly = true}));
    scene.flush();
    QVERIFY(!scene.model.isSearching());
    QCOMPARE(scene.names(), Names{"kept"});
}

void TestTopicTreeFrames::aPausedViewIsSorted()
{
    Scene scene;
    for (const auto& [topic, count] : {std::pair{"a", 1}, {"b", 3}, {"c", 2}})
        for (int i = 0; i < count; ++i)
            scene.put(topic);
    scene.flush();
    scene.model.setPaused(true);
    scene.put("d");
    scene.model.sort(TopicTreeModel::Messages, Qt::DescendingOrder);
    scene.flush();
    QCOMPARE(scene.names(), (Names{"b", "c", "a"}));
    scene.model.sort(TopicTreeModel::Topic, Qt::DescendingOrder);
    scene.flush();
    QCOMPARE(scene.names(), (Names{"c", "b", "a"}));
}

void TestTopicTreeFrames::aWideBranchOpensWhilePaused()
{
    Scene scene({}, Scene::Untested);
    for (int i = 0; i < 6'000; ++i)
        scene.put("wide/t" + std::to_string(i));
    scene.flush();
    scene.model.setPaused(true);
    for (int i = 0; i < 100; ++i)
        scene.put("wide/new" + std::to_string(i));
    const QModelIndex wide = scene.model.indexOf(scene.node("wide"));
    scene.model.fetchMore(wide);
    QTRY_COMPARE((scene.flush(), scene.model.rowCount(wide)), 6'000);
    scene.model.setPaused(false);
    QTRY_COMPARE((scene.flush(), scene.model.rowCount(wide)), 6'100);
}

void TestTopicTreeFrames::aPausedViewAsksOnlyForWhatItLacks()
{
    Scene scene({}, Scene::Untested);
    scene.put("a");
    scene.put("b");
    scene.model.setVisibleNodes({scene.node("a")});
    scene.flush();
    scene.model.setPaused(true);
    const auto asked = [&] {
        FrameRequest request;
        scene.model.addTo(request);
        return request;
    };
    QVERIFY(asked().nodes.empty());
    scene.model.setVisibleNodes({scene.node("a"), scene.node("b")});
    QCOMPARE(asked().nodes, std::vector<NodeId>{scene.node("b")});
    scene.model.sort(TopicTreeModel::Messages);
    QCOMPARE(asked().sortKeys.size(), 1u);
    scene.flush();
    QVERIFY(asked().sortKeys.empty());
    QVERIFY(asked().nodes.empty());
    scene.model.setPaused(false);
    QCOMPARE(asked().nodes.size(), 2u);
}

void TestTopicTreeFrames::aFilterOfTheLastSecondsMovesOnByItself()
{
    Scene scene;
    scene.feed.advance(-3600);
    scene.put("old");
    scene.feed.now = currentMicroseconds();
    scene.put("new");
    scene.flush();
    constexpr std::int64_t Second = 1'000'000;
    QVERIFY(scene.model.setFilter({}, {.changedWithin = 3 * Second}));
    scene.flush();
    QCOMPARE(scene.names(), Names{"new"});
    // Nobody asks again, and it is one search all the while.
    QSignalSpy removed(&scene.model, &QAbstractItemModel::rowsRemoved);
    QTRY_COMPARE_WITH_TIMEOUT((scene.flush(), scene.names()), Names{}, 10'000);
    QCOMPARE(removed.count(), 1);
    QVERIFY(!scene.model.isSearching());
}

void TestTopicTreeFrames::onlyVisibleRowsAreSignalled()
{
    Scene scene({}, Scene::Untested);
    for (int i = 0; i < 100; ++i)
        scene.put("t" + std::to_string(i));
    scene.flush();
    scene.model.setVisibleNodes({scene.node("t3"), scene.node("t4"), scene.node("t50")});
    scene.feed.advance(10);
    for (int i = 0; i < 100; ++i)
        scene.put("t" + std::to_string(i), "new");
    QSignalSpy changes(&scene.model, &QAbstractItemModel::dataChanged);
    scene.reader.frame();
    scene.feed.serve();
    scene.reader.frame();
    QCOMPARE(changes.count(), 2); // rows 3 and 4 together, row 50
    QCOMPARE(changes[0][0].toModelIndex().row(), 3);
    QCOMPARE(changes[0][1].toModelIndex().row(), 4);
    QVERIFY(!changes[0][2].value<QList<int>>().isEmpty());
}

void TestTopicTreeFrames::framesSleepWhenNothingHappens()
{
    Scene scene({}, Scene::Untested);
    bool asked = false;
    scene.store->exchange().setWaker([&] { asked = true; });
    scene.feed.advance(-3600); // long ago: nothing glows, no rate falls
    scene.put("a");
    scene.model.setVisibleNodes({scene.node("a")});
    scene.feed.advance(3600);
    scene.flush();
    for (int i = 0; i < 5; ++i)
        scene.feed.serve();
    asked = false;
    QCoreApplication::processEvents();
    QTest::qWait(150);
    QVERIFY2(!asked, "frames go on though nothing arrives");
    scene.put("a", "again");
    scene.feed.serve(); // wakes the reader
    QTRY_VERIFY(asked);
}

void TestTopicTreeFrames::aRefusedMessageIsToldAndTheNextIsStillHeard()
{
    Scene scene({.maximumTopics = 1}, Scene::Untested);
    bool asked = false;
    scene.store->exchange().setWaker([&] { asked = true; });
    scene.feed.advance(-3600); // long ago: nothing glows, no rate falls
    scene.put("a");
    scene.feed.advance(3600);
    QSignalSpy refusing(&scene.reader, &StoreReader::refusingTopics);
    const auto fallAsleep = [&] {
        scene.flush();
        for (int i = 0; i < 5; ++i)
            scene.feed.serve();
        QCoreApplication::processEvents();
        asked = false;
    };
    fallAsleep();
    scene.put("b"); // beyond the limit
    scene.feed.serve();
    QTRY_COMPARE((scene.feed.serve(), refusing.count()), 1);
    fallAsleep();
    scene.put("a", "again");
    scene.feed.serve();
    QTRY_VERIFY(asked);
}

void TestTopicTreeFrames::nothingIsReset()
{
    Scene scene;
    QSignalSpy resets(&scene.model, &QAbstractItemModel::modelReset);
    for (int i = 0; i < 100; ++i)
        scene.put("p/" + std::to_string(i));
    scene.flush();
    const QPersistentModelIndex kept = scene.index("p/7");
    // The link is lost and comes back: the store goes on, with messages of before.
    for (int i = 0; i < 150; ++i)
        scene.feed.put("p/" + std::to_string(i), "again", {.retain = true});
    scene.flush();
    QVERIFY(scene.model.setFilter(QStringLiteral("nothing")));
    scene.flush();
    QVERIFY(scene.model.setFilter({}));
    scene.flush();
    QCOMPARE(resets.count(), 0);
    QVERIFY(!kept.isValid()); // it was hidden; the node is found again
    QCOMPARE(scene.index("p/7").data(TopicTreeModel::NodeIdRole).toUInt(), scene.node("p/7"));
}

void TestTopicTreeFrames::aWalkFindsTheTopicsOfBranchesAndRows()
{
    Scene scene;
    for (const char* topic : {"a", "a/b", "a/b/c", "a/d", "e"})
        scene.put(topic);
    scene.flush();
    const auto names = [&](const std::vector<NodeId>& nodes) {
        Names list;
        for (const NodeId id : nodes)
            list << scene.model.topic(id);
        return list;
    };
    const auto branch = [&](const std::string& node, bool filtered) {
        return scene.model.walk({node.empty() ? RootNode : scene.node(node)}, TopicWalk::From::Branches, filtered);
    };
    const auto topics = [&](const std::string& node, bool filtered, std::size_t limit = 100) {
        return names(branch(node, filtered).topics(limit));
    };
    QCOMPARE(topics("a", false), (Names{"a", "a/b", "a/b/c", "a/d"}));
    QCOMPARE(topics("a/b/c", false), Names{"a/b/c"});
    QCOMPARE(topics("", false).size(), 5);
    QCOMPARE(topics("", false, 2).size(), 2);
    QCOMPARE(names(branch("a", false).topicsWithin(4).value()), topics("a", false));
    QVERIFY(!branch("a", false).topicsWithin(3));
    // Of several nodes, one may lie below another.
    scene.put("x/y/z");
    scene.put("x/y");
    scene.flush();
    const std::vector<NodeId> rows{scene.node("x/y"), scene.node("x"), scene.node("e")};
    QCOMPARE(names(scene.model.walk(rows, TopicWalk::From::Rows, false).topics(100)), (Names{"x/y", "x/y/z", "e"}));
    QCOMPARE(names(scene.model.walk(rows, TopicWalk::From::Rows, false).topics(1)), Names{"x/y"});
    QVERIFY(!scene.model.walk(rows, TopicWalk::From::Rows, false).topicsWithin(2));
    QVERIFY(scene.model.setFilter(QStringLiteral("c")));
    scene.flush();
    QCOMPARE(topics("a", true), Names{"a/b/c"});
    // A search that has found nothing yet is not one that lets everything through, nor is it the one before.
    QVERIFY(scene.model.setFilter(QStringLiteral("payload:1")));
    QVERIFY(scene.model.isSearching());
    QCOMPARE(topics("", true), Names{});
    scene.flush();
    QVERIFY(topics("", true).size() > 1);
    QVERIFY(scene.model.setFilter({}));
    QVERIFY(scene.model.setFilter(QStringLiteral("payload:1")));
    QCOMPARE(topics("", true), Names{});
}

void TestTopicTreeFrames::completionOffersTopicsByPrefix()
{
    Scene scene;
    for (const char* topic : {"plant/temp-2", "plant/temp-1", "plant/level", "office"})
        scene.put(topic);
    const auto offers = [&](const char* prefix, std::size_t limit) {
        Names list;
        for (const NodeId id : scene.reader.complete(prefix, limit))
            list << scene.model.topic(id);
        return list;
    };
    QCOMPARE(offers("plant/te", 10), (Names{"plant/temp-1", "plant/temp-2"}));
    QCOMPARE(offers("plant/te", 1), Names{"plant/temp-1"});
    QCOMPARE(offers("p", 10), Names{"plant"});
    QCOMPARE(offers("nowhere/x", 10), Names{});
}

void TestTopicTreeFrames::wholeMessagesArriveByCallback()
{
    Scene scene;
    scene.put("t", std::string(100'000, 'x'));
    scene.put("t", "two");
    scene.flush();
    const NodeId node = scene.node("t");
    StoredMessage latest;
    StoredMessage first;
    StoredMessage none;
    none.sequence = 99;
    std::size_t held = 0;
    bool orphan = false;
    scene.reader.requestLatest(node, this, [&](const StoredMessage& message) { latest = message; });
    scene.reader.requestMessage(1, node, this, [&](const StoredMessage& message) { first = message; });
    scene.reader.requestMessage(3, node, this, [&](const StoredMessage& message) { none = message; });
    scene.reader.requestHistory(node, 0, 10, this, [&](const std::vector<StoredMessage>& all) { held = all.size(); });
    {
        QObject gone;
        scene.reader.requestLatest(node, &gone, [&](const StoredMessage&) { orphan = true; });
    }
    scene.flush();
    QCOMPARE(latest.payload.view(), "two");
    QCOMPARE(first.payload.size(), 100'000u);
    QVERIFY(none.isNull());
    QCOMPARE(held, 2u);
    QVERIFY(!orphan);
}

QTEST_GUILESS_MAIN(TestTopicTreeFrames)
#include "test_topic_tree_frames.moc"
