// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_feed.h"

#include "app/topics/filter_run.h"
#include "app/topics/natural_order.h"
#include "app/topics/text_search.h"
#include "app/topics/topic_filter.h"

#include <QTest>

using namespace topicscope;
using namespace topicscope::topics;

class TestTopicFilter : public QObject
{
    Q_OBJECT
private slots:
    void expressionsAreRecognised_data();
    void expressionsAreRecognised();
    void wrongExpressionsSayWhatIsWrong_data();
    void wrongExpressionsSayWhatIsWrong();
    void restrictionsLookAtTheState();
    void staleMeansLongerThanTheTopicsOwnRhythm();
    void aRegularExpressionIsGivenUpWhereItTakesTooLong();
    void textIsFoundInEitherCase_data();
    void textIsFoundInEitherCase();
    void naturalOrderIsAStrictOrder();
    void aSearchGoesOnWhereItStopped();
};

void TestTopicFilter::expressionsAreRecognised_data()
{
    using Kind = TopicFilter::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::newRow("empty") << QStringLiteral("  ") << int(Kind::Everything);
    QTest::newRow("text") << QStringLiteral("temp") << int(Kind::Text);
    QTest::newRow("text with a slash") << QStringLiteral("plant/temp") << int(Kind::Text);
    QTest::newRow("text with a plus inside") << QStringLiteral("a+b") << int(Kind::Text);
    QTest::newRow("MQTT +") << QStringLiteral("plant/+/temp") << int(Kind::MqttFilter);
    QTest::newRow("MQTT #") << QStringLiteral("#") << int(Kind::MqttFilter);
    QTest::newRow("regex") << QStringLiteral("regex:a.b") << int(Kind::RegularExpression);
    QTest::newRow("slashes") << QStringLiteral("/a.b/") << int(Kind::RegularExpression);
    QTest::newRow("payload") << QStringLiteral("payload:on") << int(Kind::Payload);
    QTest::newRow("payload without text") << QStringLiteral("payload:") << int(Kind::Everything);
}

void TestTopicFilter::expressionsAreRecognised()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    const auto filter = TopicFilter::parse(text);
    QVERIFY(filter);
    QCOMPARE(int(filter->kind()), kind);
    QCOMPARE(filter->text(), text);
    QCOMPARE(filter->isEverything(), kind == int(TopicFilter::Kind::Everything));
}

void TestTopicFilter::wrongExpressionsSayWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("open bracket") << QStringLiteral("regex:a(b") << QStringLiteral("character 4");
    QTest::newRow("# inside [MQTT-4.7.1-1]") << QStringLiteral("a/#/b") << QStringLiteral("last level");
    QTest::newRow("+ not alone [MQTT-4.7.1-2]") << QStringLiteral("a+/b/#") << QStringLiteral("a+");
}

void TestTopicFilter::wrongExpressionsSayWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, mentions);
    const auto filter = TopicFilter::parse(text);
    QVERIFY(!filter);
    QVERIFY2(filter.error().message.contains(mentions), qPrintable(filter.error().message));
}

void TestTopicFilter::restrictionsLookAtTheState()
{
    constexpr std::int64_t Second = 1'000'000;
    auto store = std::make_shared<TopicStore>();
    StoreFeed feed(*store);
    feed.put("kept", "1", {.retain = true});
    feed.advance(-1000);
    feed.put("old");
    feed.advance(999);
    feed.put("new");
    const auto matching = [&](const FilterRestrictions& restrictions) {
        FilterRun run(store, *TopicFilter::parse({}, restrictions));
        run.scan(store->topicCount());
        QStringList topics;
        for (NodeId id = 0; id < store->skeleton().nodeCount(); ++id)
            if (run.isMatch(id))
                topics << QString::fromStdString(std::string(store->skeleton().topic(id)));
        return topics;
    };
    QCOMPARE(matching({.retainedOnly = true}), QStringList{QStringLiteral("kept")});
    QCOMPARE(matching({.staleOnly = true}), QStringList{QStringLiteral("old")});
    const QStringList lately{QStringLiteral("kept"), QStringLiteral("new")};
    QCOMPARE(matching({.changedSince = feed.now - 500'000}), lately);
    // Both count from the moment of the search.
    QCOMPARE(matching({.changedWithin = 60 * Second}), lately);
    QCOMPARE(matching({.staleOnly = true, .staleAfter = 500 * Second}), QStringList{QStringLiteral("old")});
    QCOMPARE(matching({.staleOnly = true, .staleAfter = 2000 * Second}), QStringList());
}

void TestTopicFilter::staleMeansLongerThanTheTopicsOwnRhythm()
{
    constexpr std::int64_t Second = 1'000'000;
    QVERIFY(!isStale(0, 1, 100 * Second));
    QVERIFY(!isStale(100 * Second, 1, 109 * Second));
    QVERIFY(isStale(100 * Second, 1, 111 * Second));
    QVERIFY(!isStale(100 * Second, 60, 339 * Second));
    QVERIFY(isStale(100 * Second, 60, 341 * Second));
    QVERIFY(!isStale(100 * Second, 0, 399 * Second));
    QVERIFY(isStale(100 * Second, 0, 401 * Second));
}

void TestTopicFilter::aRegularExpressionIsGivenUpWhereItTakesTooLong()
{
    auto store = std::make_shared<TopicStore>();
    StoreFeed feed(*store);
    feed.put("aaa");
    feed.put(std::string(60, 'a') + "!");
    feed.put("aaaa");
    FilterRun run(store, *TopicFilter::parse(QStringLiteral("regex:^(a+)+$")));
    run.scan(store->topicCount());
    QCOMPARE(run.matchCount(), 2u);
    QCOMPARE(run.givenUp(), 1u);
}

void TestTopicFilter::textIsFoundInEitherCase_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("begin") << QByteArray("Hello") << QByteArray("he") << true;
    QTest::newRow("end") << QByteArray("Hello") << QByteArray("LO") << true;
    QTest::newRow("whole") << QByteArray("Hello") << QByteArray("hello") << true;
    QTest::newRow("false start") << QByteArray("aaab") << QByteArray("aab") << true;
    QTest::newRow("too long") << QByteArray("ab") << QByteArray("abc") << false;
    QTest::newRow("past the end") << QByteArray("xxab") << QByteArray("abc") << false;
    QTest::newRow("empty text") << QByteArray("x") << QByteArray() << true;
    QTest::newRow("empty bytes") << QByteArray() << QByteArray("x") << false;
    QTest::newRow("bytes") << QByteArray("\xff\x00\xfe", 3) << QByteArray("\x00\xfe", 2) << true;
    QTest::newRow("digits") << QByteArray("{\"value\":21.5}") << QByteArray("21.5") << true;
}

void TestTopicFilter::textIsFoundInEitherCase()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QFETCH(bool, found);
    QCOMPARE(containsText(bytes.toStdString(), asciiLower(text.toStdString())), found);
}

void TestTopicFilter::naturalOrderIsAStrictOrder()
{
    const std::vector<std::string> names{"",
                                         "0",
                                         "00",
                                         "1",
                                         "01",
                                         "2",
                                         "10",
                                         "a",
                                         "a1",
                                         "a01",
                                         "a1b",
                                         "a2",
                                         "a10",
                                         "a/",
                                         "a:",
                                         "123456789",
                                         "1234567890",
                                         "12345678",
                                         "device-123456",
                                         "device-12345/",
                                         "ab",
                                         "b",
                                         "\xff"};
    for (const auto& a : names)
        for (const auto& b : names) {
            QCOMPARE(naturalCompare(a, b) == 0, a == b);
            QCOMPARE(naturalCompare(a, b) < 0, naturalCompare(b, a) > 0);
            if (naturalKey(a) != naturalKey(b))
                QCOMPARE(naturalKey(a) < naturalKey(b), naturalCompare(a, b) < 0);
            for (const auto& c : names)
                if (naturalCompare(a, b) < 0 && naturalCompare(b, c) < 0)
                    QVERIFY(naturalCompare(a, c) < 0);
        }
    QVERIFY(naturalCompare("line-2", "line-10") < 0);
    QVERIFY(naturalCompare("99999999999999999999999", "100000000000000000000000") < 0);
}

void TestTopicFilter::aSearchGoesOnWhereItStopped()
{
    auto store = std::make_shared<TopicStore>();
    StoreFeed feed(*store);
    for (int i = 0; i < 5000; ++i)
        feed.put("t/" + std::to_string(i));
    FilterRun run(store, *TopicFilter::parse(QStringLiteral("t/")));
    run.scan(2000);
    QCOMPARE(run.matchCount(), 2000u);
    run.scan(store->topicCount());
    QCOMPARE(run.matchCount(), 5000u);
    QVERIFY(run.hasMatchBelow(RootNode));
    QVERIFY(run.isShown(store->skeleton().find("t")) && !run.isMatch(store->skeleton().find("t")));
}

QTEST_GUILESS_MAIN(TestTopicFilter)
#include "test_topic_filter.moc"
