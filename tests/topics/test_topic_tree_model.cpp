// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_feed.h"

#include "app/topics/topic_tree_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>
#include <optional>
#include <random>

using namespace topicscope;
using namespace topicscope::topics;

using Names = QList<QByteArray>;

namespace {
/// A store, its reader and a tree, served on this thread.
struct Scene
{
    enum Testing { Tested, Untested }; // a tester opens every parent by itself
    explicit Scene(TopicStore::Options options = {}, Testing testing = Tested)
        : store(std::make_shared<TopicStore>(std::move(options))), feed(*store), reader(store), model(&reader)
    {
        if (testing == Tested)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void flush()
    {
        reader.flush([this] { feed.serve(); });
    }
    void put(const std::string& topic, const std::string& payload = "1") { feed.put(topic, payload); }
    NodeId node(const std::string& topic) const { return store->skeleton().find(topic); }
    QModelIndex index(const std::string& topic, int column = 0)
    {
        model.reveal(node(topic));
        return model.indexOf(node(topic), column);
    }
    QVariant data(const std::string& topic, int role)
    {
        model.data(index(topic), role);
        flush();
        return model.data(index(topic), role);
    }
    Names names(const QModelIndex& parent = {}) const
    {
        Names names;
        for (int row = 0; row < model.rowCount(parent); ++row)
            names << model.index(row, 0, parent).data().toByteArray();
        return names;
    }
    /// Every row that is open, as topics.
    Names all(const QModelIndex& parent = {}) const
    {
        Names topics;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex child = model.index(row, 0, parent);
            topics << child.data(TopicTreeModel::TopicRole).toByteArray();
            topics += all(child);
        }
        return topics;
    }
    void openAll(const QModelIndex& parent = {})
    {
        if (model.canFetchMore(parent))
            model.fetchMore(parent);
        for (int row = 0; row < model.rowCount(parent); ++row)
            openAll(model.index(row, 0, parent));
    }

    std::shared_ptr<TopicStore> store;
    StoreFeed feed;
    StoreReader reader;
    TopicTreeModel model;
    std::optional<QAbstractItemModelTester> tester;
};
} // namespace

class TestTopicTreeModel : public QObject
{
    Q_OBJECT
private slots:
    void levelsAppearAsTheyArrive();
    void rowsShowTheNewestValuesOfTheirTopic();
    void branchesShowTheirSubtree();
    void namesAreSortedAsPeopleDo();
    void systemTopicsComeLastAndPinnedOnesFirst();
    void sortingByAValueHoldsStillUntilAskedAgain_data();
    void sortingByAValueHoldsStillUntilAskedAgain();
    void newRowsOfASortedParentAreMergedInOneLayoutChange();
    void selectionFollowsItsNodeThroughSortFilterAndTraffic();
    void aParentWithManyChildrenIsFilledAtOnce();
    void aParentWithManyNewChildrenGrowsInPages();
    void aRowWithoutChildrenSaysSo();
    void collapsedParentsDoNotGrow();
    void aFilterShowsMatchesWithTheirAncestors_data();
    void aFilterShowsMatchesWithTheirAncestors();
    void aFilterStaysLive();
    void aFilterOnStateFollowsTheMessages();
    void aWrongExpressionKeepsTheLastGoodFilter();
    void pauseFreezesTheViewAndSaysHowFarBehind();
    void rowsNotYetSeenAreFetchedAsOfThePause();
    void onlyVisibleRowsAreSignalled();
    void framesSleepWhenNothingHappens();
    void nothingIsReset();
    void hundredThousandSiblingsInAnyOrder();
    void anyMixOfChangesKeepsTheModelSound();
    void topicsBelowListsTheSubtree();
    void completionOffersTopicsByPrefix();
    void wholeMessagesArriveByCallback();
};

void TestTopicTreeModel::levelsAppearAsTheyArrive()
{
    Scene scene({}, Scene::Untested);
    QCOMPARE(scene.model.rowCount(), 0);
    scene.put("b/x");
    scene.put("a");
    scene.flush();
    QCOMPARE(scene.names(), (Names{"a", "b"}));
    const QModelIndex b = scene.index("b");
    QVERIFY(scene.model.canFetchMore(b));
    scene.model.fetchMore(b);
    QCOMPARE(scene.names(b), Names{"x"});
    scene.put("b/y");
    scene.put("c");
    scene.flush();
    QCOMPARE(scene.names(), (Names{"a", "b", "c"}));
    QCOMPARE(scene.names(scene.index("b")), (Names{"x", "y"}));
}

void TestTopicTreeModel::rowsShowTheNewestValuesOfTheirTopic()
{
    Scene scene({}, Scene::Untested);
    scene.feed.put("a/t", "kept", {.retain = true, .qos = mqtt::QoS::AtLeastOnce});
    scene.put("a/t", "<b>live</b>");
    scene.flush();
    QVERIFY(!scene.index("a/t")
                 .data(TopicTreeModel::PayloadPrefixRole)
                 .isValid()); // asked for now, there with the next frame
    QCOMPARE(scene.data("a/t", TopicTreeModel::PayloadPrefixRole).toByteArray(), QByteArray("<b>live</b>"));
    QCOMPARE(scene.data("a/t", TopicTreeModel::OwnMessagesRole).toULongLong(), 2u);
    QCOMPARE(scene.data("a/t", TopicTreeModel::PayloadSizeRole).toULongLong(), 11u);
    QCOMPARE(scene.data("a/t", TopicTreeModel::QoSRole).toInt(), 0);
    QCOMPARE(scene.data("a/t", TopicTreeModel::RetainFlagRole).toBool(), false);
    QCOMPARE(scene.data("a/t", TopicTreeModel::RetainedExistsRole).toBool(), true);
    QCOMPARE(scene.data("a/t", TopicTreeModel::TopicRole).toByteArray(), QByteArray("a/t"));
    QVERIFY(scene.data("a/t", TopicTreeModel::ChangedRole).toDouble() > 0);
    QCOMPARE(scene.data("a/t", TopicTreeModel::ArrivalRole).toLongLong(), scene.feed.now);
}

void TestTopicTreeModel::branchesShowTheirSubtree()
{
    Scene scene;
    for (int i = 0; i < 6; ++i)
        scene.put("a/b/" + std::to_string(i % 3));
    scene.flush();
    QCOMPARE(scene.data("a", TopicTreeModel::MessagesRole).toULongLong(), 6u);
    QCOMPARE(scene.data("a", TopicTreeModel::TopicsRole).toUInt(), 3u);
    QCOMPARE(scene.data("a", TopicTreeModel::QoSRole).toInt(), -1);
    QVERIFY(!scene.data("a", TopicTreeModel::IsTopicRole).toBool());
}

void TestTopicTreeModel::namesAreSortedAsPeopleDo()
{
    Scene scene;
    for (const char* topic : {"line-10", "line-2", "line-1", "alpha", "Beta", "line-02", "10", "9"})
        scene.put(topic);
    scene.flush();
    QCOMPARE(scene.names(), (Names{"9", "10", "Beta", "alpha", "line-1", "line-02", "line-2", "line-10"}));
    scene.model.sort(TopicTreeModel::Topic, Qt::DescendingOrder);
    QCOMPARE(scene.names().first(), QByteArray("line-10"));
    scene.model.sort(-1);
    QCOMPARE(scene.names().first(), QByteArray("line-10"));
    QCOMPARE(scene.names().last(), QByteArray("9"));
}

void TestTopicTreeModel::systemTopicsComeLastAndPinnedOnesFirst()
{
    Scene scene;
    for (const char* topic : {"$SYS/broker/uptime", "a/1", "z/1", "z/2", "m"})
        scene.put(topic);
    scene.flush();
    QCOMPARE(scene.names(), (Names{"a", "m", "z", "$SYS"}));
    scene.index("z/2");
    scene.model.setPinned(scene.node("z/2"), true);
    QCOMPARE(scene.names(), (Names{"z", "a", "m", "$SYS"}));
    QCOMPARE(scene.names(scene.index("z")), (Names{"2", "1"}));
    QVERIFY(scene.index("z/2").data(TopicTreeModel::PinnedRole).toBool());
    scene.model.setPinned(scene.node("z/2"), false);
    QCOMPARE(scene.names(), (Names{"a", "m", "z", "$SYS"}));
}

void TestTopicTreeModel::sortingByAValueHoldsStillUntilAskedAgain_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Names>("ascending");
    QTest::newRow("value: numbers by value, then text") << int(TopicTreeModel::Value) << Names{"b", "a", "c"};
    QTest::newRow("messages") << int(TopicTreeModel::Messages) << Names{"c", "a", "b"};
    QTest::newRow("age: newest first") << int(TopicTreeModel::Age) << Names{"a", "b", "c"};
    QTest::newRow("size") << int(TopicTreeModel::Size) << Names{"b", "a", "c"};
    QTest::newRow("QoS") << int(TopicTreeModel::QoS) << Names{"a", "b", "c"};
    QTest::newRow("retained") << int(TopicTreeModel::Retained) << Names{"a", "b", "c"};
}

void TestTopicTreeModel::sortingByAValueHoldsStillUntilAskedAgain()
{
    QFETCH(int, column);
    QFETCH(Names, ascending);
    Scene scene;
    scene.feed.put("c", "text", {.retain = true, .qos = mqtt::QoS::ExactlyOnce});
    scene.feed.advance(1);
    scene.put("b", "9");
    scene.put("b", "9");
    scene.feed.put("b", "9", {.qos = mqtt::QoS::AtLeastOnce});
    scene.feed.advance(1);
    scene.put("a", "10");
    scene.put("a", "10");
    scene.flush();
    scene.model.sort(column, Qt::AscendingOrder);
    scene.flush();
    QCOMPARE(scene.names(), ascending);
    scene.model.sort(column, Qt::DescendingOrder);
    scene.flush();
    if (column != TopicTreeModel::Retained) { // equal keys stay in the order of their names
        Names descending = ascending;
        std::reverse(descending.begin(), descending.end());
        QCOMPARE(scene.names(), descending);
    }
    const Names before = scene.names();
    for (int i = 0; i < 10; ++i) {
        scene.feed.advance(1);
        scene.put("a", "-1000");
        scene.put("c", std::string(std::size_t(i), '0'));
    }
    scene.flush();
    QCOMPARE(scene.names(), before);
    scene.model.sort(TopicTreeModel::Messages, Qt::AscendingOrder);
    scene.model.resort();
    scene.flush();
    QCOMPARE(scene.names(), (Names{"b", "c", "a"}));
}

void TestTopicTreeModel::newRowsOfASortedParentAreMergedInOneLayoutChange()
{
    Scene scene({}, Scene::Untested);
    for (int i = 0; i < 1000; i += 2)
        scene.put("p/" + std::to_string(i));
    scene.flush();
    scene.index("p/0");
    scene.flush();
    QSignalSpy layouts(&scene.model, &QAbstractItemModel::layoutChanged);
    QSignalSpy inserts(&scene.model, &QAbstractItemModel::rowsInserted);
    for (int i = 1; i < 1000; i += 2)
        scene.put("p/" + std::to_string(i));
    scene.flush();
    QCOMPARE(layouts.count(), 1);
    QCOMPARE(inserts.count(), 1);
    Names wanted;
    for (int i = 0; i < 1000; ++i)
        wanted << QByteArray::number(i);
    QCOMPARE(scene.names(scene.index("p")), wanted);
}

void TestTopicTreeModel::selectionFollowsItsNodeThroughSortFilterAndTraffic()
{
    Scene scene;
    for (int i = 0; i < 100; ++i)
        scene.put("p/" + std::to_string(i));
    scene.flush();
    const QPersistentModelIndex kept = scene.index("p/42");
    QVERIFY(kept.isValid());
    scene.model.sort(TopicTreeModel::Topic, Qt::DescendingOrder);
    for (int i = 100; i < 400; ++i)
        scene.put("p/" + std::to_string(i));
    scene.flush();
    QVERIFY(scene.model.setFilter(QStringLiteral("42")));
    scene.flush();
    QCOMPARE(kept.data().toByteArray(), QByteArray("42"));
    QVERIFY(scene.model.setFilter({}));
    scene.flush();
    QCOMPARE(kept.data().toByteArray(), QByteArray("42"));
    QCOMPARE(scene.model.indexOf(scene.node("p/42")), QModelIndex(kept));
    QCOMPARE(scene.model.rowCount(kept.parent()), 400);
}

void TestTopicTreeModel::aParentWithManyChildrenIsFilledAtOnce()
{
    Scene scene({}, Scene::Untested);
    constexpr int Children = 120'000;
    for (int i = 0; i < Children; ++i)
        scene.put("p/" + std::to_string((i * 7919LL) % Children));
    scene.flush();
    const QSignalSpy inserted(&scene.model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy moved(&scene.model, &QAbstractItemModel::layoutChanged);
    scene.model.fetchMore(scene.model.indexOf(scene.node("p")));
    scene.flush();
    QCOMPARE(scene.model.rowCount(scene.index("p")), Children);
    QCOMPARE(inserted.size(), 1); // the views lay out once
    QCOMPARE(moved.size(), 0);
    QCOMPARE(scene.index("p/77777").row(), 77777);
}

void TestTopicTreeModel::aParentWithManyNewChildrenGrowsInPages()
{
    Scene scene({}, Scene::Untested);
    constexpr int Children = 120'000;
    scene.put("p/119999");
    scene.flush();
    scene.model.fetchMore(scene.model.indexOf(scene.node("p")));
    scene.flush();
    for (int i = 0; i < Children; ++i)
        scene.put("p/" + std::to_string(i));
    bool inPages = true;
    connect(&scene.model, &QAbstractItemModel::rowsInserted, this, [&](const QModelIndex&, int first, int last) {
        inPages &= last - first + 1 <= std::max(first, int(TopicTreeModel::PageSize));
    });
    scene.flush();
    QCOMPARE(scene.model.rowCount(scene.index("p")), Children);
    QVERIFY(inPages);
    QCOMPARE(scene.index("p/77777").row(), 77777);
}

void TestTopicTreeModel::aRowWithoutChildrenSaysSo()
{
    Scene scene;
    scene.put("a");
    scene.flush();
    const QPersistentModelIndex a = scene.index("a");
    QVERIFY(a.flags() & Qt::ItemNeverHasChildren);
    QVERIFY(!scene.model.hasChildren(a));
    scene.put("a/b");
    scene.flush();
    QVERIFY(!(a.flags() & Qt::ItemNeverHasChildren));
    QVERIFY(scene.model.hasChildren(a));
}

void TestTopicTreeModel::collapsedParentsDoNotGrow()
{
    Scene scene({}, Scene::Untested);
    scene.put("p/1");
    scene.flush();
    const QPersistentModelIndex p = scene.index("p");
    scene.model.fetchMore(p);
    scene.model.setOpen(p, false);
    scene.put("p/2");
    scene.flush();
    QCOMPARE(scene.model.rowCount(p), 1);
    QVERIFY(scene.model.canFetchMore(p));
    scene.model.setOpen(p, true);
    scene.flush();
    QCOMPARE(scene.model.rowCount(p), 2);
}

void TestTopicTreeModel::aFilterShowsMatchesWithTheirAncestors_data()
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

void TestTopicTreeModel::aFilterShowsMatchesWithTheirAncestors()
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

void TestTopicTreeModel::aFilterStaysLive()
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

void TestTopicTreeModel::aFilterOnStateFollowsTheMessages()
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

void TestTopicTreeModel::aWrongExpressionKeepsTheLastGoodFilter()
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

void TestTopicTreeModel::pauseFreezesTheViewAndSaysHowFarBehind()
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

void TestTopicTreeModel::rowsNotYetSeenAreFetchedAsOfThePause()
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

void TestTopicTreeModel::onlyVisibleRowsAreSignalled()
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

void TestTopicTreeModel::framesSleepWhenNothingHappens()
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

void TestTopicTreeModel::nothingIsReset()
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

void TestTopicTreeModel::hundredThousandSiblingsInAnyOrder()
{
    Scene scene({}, Scene::Untested);
    std::mt19937 random(7);
    scene.put("p/0");
    scene.flush();
    scene.model.fetchMore(scene.model.indexOf(scene.node("p")));
    std::vector<int> numbers(100'000);
    std::iota(numbers.begin(), numbers.end(), 1);
    std::shuffle(numbers.begin(), numbers.end(), random);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        scene.put("p/" + std::to_string(numbers[i]));
        if (i % 9999 == 0)
            scene.model.frame(), scene.feed.serve(), scene.model.frame();
    }
    scene.flush();
    const QModelIndex p = scene.model.indexOf(scene.node("p"));
    QCOMPARE(scene.model.rowCount(p), 100'001);
    for (int row = 0; row <= 100'000; row += 997)
        QCOMPARE(scene.model.index(row, 0, p).data().toByteArray(), QByteArray::number(row));
}

void TestTopicTreeModel::anyMixOfChangesKeepsTheModelSound()
{
    std::mt19937 random(42);
    const auto dice = [&random](int sides) { return int(random() % unsigned(sides)); };
    Scene scene({.maximumTopics = 150});
    const Names filters{"", "1", "a/", "regex:[2-5]$", "payload:7", "+/b/#", "zzz"};
    for (int step = 0; step < 150; ++step) {
        for (int i = dice(20); i > 0; --i) {
            std::string topic(1, char('a' + dice(4)));
            for (int depth = dice(4); depth > 0; --depth)
                topic += "/" + std::string(1, char('a' + dice(3))) + std::to_string(dice(12));
            scene.put(topic, std::to_string(dice(1000)));
        }
        switch (dice(8)) {
        case 0:
            QVERIFY(scene.model.setFilter(QString::fromUtf8(filters[dice(int(filters.size()))])));
            break;
        case 1:
            scene.model.sort(dice(TopicTreeModel::ColumnCount + 1) - 1,
                             dice(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 2:
            scene.openAll();
            break;
        case 3:
            scene.model.setPaused(dice(3) == 0);
            break;
        case 4:
            scene.model.setPinned(NodeId(dice(int(scene.store->skeleton().nodeCount()))), dice(2));
            break;
        case 5:
            if (scene.model.rowCount() > 0)
                scene.model.setOpen(scene.model.index(dice(scene.model.rowCount()), 0), dice(2));
            break;
        default:
            scene.model.resort();
            break;
        }
        if (dice(3))
            scene.flush();
        else
            scene.feed.serve(), scene.model.frame();
    }
    scene.model.setPaused(false);
    QVERIFY(scene.model.setFilter({}));
    scene.flush();
    for (int depth = 0; depth < 6; ++depth) {
        scene.openAll();
        scene.flush();
    }
    QCOMPARE(scene.all().size(), qsizetype(scene.store->skeleton().nodeCount() - 1));
}

void TestTopicTreeModel::topicsBelowListsTheSubtree()
{
    Scene scene;
    for (const char* topic : {"a", "a/b", "a/b/c", "a/d", "e"})
        scene.put(topic);
    scene.flush();
    const auto topics = [&](const std::string& node, bool filtered, std::size_t limit = 100) {
        Names list;
        for (const NodeId id : scene.model.topicsBelow(node.empty() ? RootNode : scene.node(node), filtered, limit))
            list << scene.model.topic(id);
        return list;
    };
    QCOMPARE(topics("a", false), (Names{"a", "a/b", "a/b/c", "a/d"}));
    QCOMPARE(topics("a/b/c", false), Names{"a/b/c"});
    QCOMPARE(topics("", false).size(), 5);
    QCOMPARE(topics("", false, 2).size(), 2);
    QVERIFY(scene.model.setFilter(QStringLiteral("c")));
    scene.flush();
    QCOMPARE(topics("a", true), Names{"a/b/c"});
}

void TestTopicTreeModel::completionOffersTopicsByPrefix()
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

void TestTopicTreeModel::wholeMessagesArriveByCallback()
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

QTEST_GUILESS_MAIN(TestTopicTreeModel)
#include "test_topic_tree_model.moc"
