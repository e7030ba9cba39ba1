// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the topic tree: how they come, and in which order.
#include "tree_scene.h"

#include "app/topics/node_stats.h"

#include <QSignalSpy>
#include <QTest>

#include <QThreadPool>
#include <set>

#include <algorithm>
#include <numeric>
#include <random>

using namespace topicscope;
using namespace topicscope::topics;

class TestTopicTreeModel : public QObject
{
    Q_OBJECT
private slots:
    void levelsAppearAsTheyArrive();
    void rowsShowTheNewestValuesOfTheirTopic();
    void branchesShowTheirSubtree();
    void aBranchIsAsOldAsTheNewestRowBelowIt_data();
    void aBranchIsAsOldAsTheNewestRowBelowIt();
    void namesAreSortedAsPeopleDo();
    void systemTopicsComeLastAndPinnedOnesFirst();
    void sortingByAValueHoldsStillUntilAskedAgain_data();
    void sortingByAValueHoldsStillUntilAskedAgain();
    void newRowsOfASortedParentAreMergedInOneLayoutChange();
    void allParentsTakeANewOrderInTheSameFrame();
    void selectionFollowsItsNodeThroughSortFilterAndTraffic();
    void everyFilterTellsItsProgress();
    void aParentWithManyChildrenIsFilledAtOnce();
    void aParentWithManyNewChildrenGrowsInPages();
    void aRowWithoutChildrenSaysSo();
    void veryDeepTopicsAreRevealed();
    void manyOpenParentsFollowAFilter();
    void aRowArrivesUntilItsBranchIsAtRest();
    void collapsedParentsDoNotGrow();
    void hundredThousandSiblingsInAnyOrder();
    void anyMixOfChangesKeepsTheModelSound();
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

void TestTopicTreeModel::aBranchIsAsOldAsTheNewestRowBelowIt_data()
{
    // The store knows the newest message of a branch to a window of about half a second.
    QTest::addColumn<int>("intoWindow");
    QTest::addColumn<double>("asked");
    QTest::newRow("late in a window, asked in the next") << 500'000 << 0.03;
    QTest::newRow("early in a window, asked in the same") << 10'000 << 0.48;
    QTest::newRow("seconds later") << 250'000 << 5.2;
}

void TestTopicTreeModel::aBranchIsAsOldAsTheNewestRowBelowIt()
{
    QFETCH(int, intoWindow);
    QFETCH(double, asked);
    Scene scene;
    constexpr std::int64_t window = std::int64_t(1) << NodeStats::WindowBits;
    scene.feed.now = scene.feed.now / window * window + intoWindow;
    for (const char* topic : {"a/b/old", "a/b/new"})
        scene.put(topic);
    const std::int64_t arrival = scene.feed.now;
    scene.feed.advance(asked);
    const auto arrivals = [&scene] {
        QList<qint64> all;
        for (const char* branch : {"a", "a/b", "a/b/new"})
            all << scene.data(branch, TopicTreeModel::ArrivalRole).toLongLong();
        return all;
    };
    scene.openAll();
    scene.model.setVisibleNodes({scene.node("a"), scene.node("a/b"), scene.node("a/b/old"), scene.node("a/b/new")});
    scene.flush();
    const QList<qint64> same{arrival, arrival, arrival};
    QCOMPARE(arrivals(), same);
    // Falling rates bring new values, but no other time.
    for (int frame = 0; frame < 4; ++frame) {
        scene.feed.advance(0.3);
        scene.flush();
        QCOMPARE(arrivals(), same);
    }
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

void TestTopicTreeModel::allParentsTakeANewOrderInTheSameFrame()
{
    // A view lays all rows out anew when one parent changes its order: with each in a frame of its own it would do so
    // over and over.
    Scene scene({}, Scene::Untested);
    for (int i = 0; i < 20'000; ++i)
        scene.put("large/" + std::to_string(i));
    for (int i = 0; i < 20; ++i)
        for (int times = 0; times <= i; ++times)
            scene.put("small/" + std::to_string(i));
    scene.put("large/15000");
    scene.flush();
    scene.index("large/0");
    scene.index("small/0");
    scene.flush();
    std::set<std::uint64_t> frames;
    int changes = 0;
    connect(&scene.model, &QAbstractItemModel::layoutChanged, &scene.model, [&] {
        frames.insert(scene.reader.frames());
        ++changes;
    });
    scene.model.sort(TopicTreeModel::Messages, Qt::DescendingOrder);
    scene.flush();
    QCOMPARE(changes, 2);
    QCOMPARE(frames.size(), 1u);
    QCOMPARE(scene.names(scene.index("small")).front(), QByteArray("19"));
    QCOMPARE(scene.names(scene.index("large")).front(), QByteArray("15000"));
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

void TestTopicTreeModel::everyFilterTellsItsProgress()
{
    Scene scene;
    scene.put("a/lamp");
    scene.put("b/fan");
    scene.flush();
    QSignalSpy progress(&scene.model, &TopicTreeModel::filterProgress);
    for (const char* text : {"lamp", "fan", "lamp"}) {
        QVERIFY(scene.model.setFilter(QString::fromLatin1(text)));
        QThreadPool::globalInstance()->waitForDone(); // the search is over before the first frame sees it
        progress.clear();
        scene.flush();
        QVERIFY2(!progress.isEmpty(), text);
        QCOMPARE(scene.model.matchCount(), std::uint64_t(1));
    }
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

void TestTopicTreeModel::veryDeepTopicsAreRevealed()
{
    Scene scene({}, Scene::Untested);
    std::string topic = "d";
    for (int level = 1; level < 20'000; ++level)
        topic += "/d";
    scene.put(topic);
    scene.flush();
    const QModelIndex index = scene.model.reveal(scene.node(topic));
    QVERIFY(index.isValid());
    QCOMPARE(scene.model.topic(scene.model.node(index)), QByteArray::fromStdString(topic));
    // What is above goes, and so does it.
    QVERIFY(scene.model.setFilter(QStringLiteral("nowhere")));
    scene.flush();
    QVERIFY(!scene.model.indexOf(scene.node(topic)).isValid());
    QCOMPARE(scene.model.rowCount(), 0);
}

void TestTopicTreeModel::manyOpenParentsFollowAFilter()
{
    Scene scene({}, Scene::Untested);
    constexpr int parents = 12;
    constexpr int children = 4'000;
    for (int i = 0; i < parents; ++i)
        for (int j = 0; j < children; ++j)
            scene.put("p" + std::to_string(i) + "/c" + std::to_string(j));
    scene.flush();
    scene.openAll();
    const auto rows = [&] {
        int sum = 0;
        for (int row = 0; row < scene.model.rowCount(); ++row)
            sum += scene.model.rowCount(scene.model.index(row, 0));
        return sum;
    };
    QTRY_COMPARE((scene.flush(), rows()), parents * children);
    QVERIFY(scene.model.setFilter(QStringLiteral("c39")));
    QTRY_COMPARE((scene.flush(), rows()), parents * 111);
    scene.put("p3/c39-new");
    QTRY_COMPARE((scene.flush(), rows()), parents * 111 + 1);
    QVERIFY(scene.model.setFilter({}));
    QTRY_COMPARE((scene.flush(), rows()), parents * children + 1);
}

void TestTopicTreeModel::aRowArrivesUntilItsBranchIsAtRest()
{
    Scene scene({}, Scene::Untested);
    for (int i = 0; i < 120'000; ++i) // more than one page: it cannot be there at once
        scene.put("wide/t" + std::to_string(i) + "/x");
    scene.flush();
    const NodeId node = scene.node("wide/t7/x");
    QVERIFY(!scene.model.isArriving(node));
    scene.model.reveal(node);
    QVERIFY(scene.model.isArriving(node));
    QTRY_VERIFY((scene.flush(), !scene.model.isArriving(node)));
    QVERIFY(scene.model.indexOf(node).isValid());
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

QTEST_GUILESS_MAIN(TestTopicTreeModel)
#include "test_topic_tree_model.moc"
