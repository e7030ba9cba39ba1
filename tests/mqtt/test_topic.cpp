// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/topic.h"

#include <QTest>

using namespace topicscope::mqtt;

class TopicTest : public QObject
{
    Q_OBJECT

private slots:
    void names_data()
    {
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<int>("problem"); // -1: none
        const auto kind = [](TopicProblem::Kind value) { return static_cast<int>(value); };
        using enum TopicProblem::Kind;
        QTest::newRow("plain") << QByteArray("a/b/c") << -1;
        QTest::newRow("spaces and case §4.7.3") << QByteArray("Accounts payable/ ") << -1;
        QTest::newRow("only slashes §4.7.3") << QByteArray("///") << -1;
        QTest::newRow("$SYS") << QByteArray("$SYS/broker") << -1;
        QTest::newRow("umlauts") << QByteArray("größe/µ/\xF0\x9F\x98\x80") << -1;
        QTest::newRow("control characters §1.5.4") << QByteArray("a\x01\x7F") << -1;
        QTest::newRow("65,535 bytes") << QByteArray(65'535, 'x') << -1;
        QTest::newRow("65,536 bytes MQTT-4.7.3-3") << QByteArray(65'536, 'x') << kind(TooLong);
        QTest::newRow("empty MQTT-4.7.3-1") << QByteArray("") << kind(Empty);
        QTest::newRow("null MQTT-4.7.3-2") << QByteArray("a\0b", 3) << kind(NullCharacter);
        QTest::newRow("not UTF-8 MQTT-1.5.4-1") << QByteArray("a\xFF") << kind(IllFormedUtf8);
        QTest::newRow("surrogate MQTT-1.5.4-1") << QByteArray("\xED\xBF\xBF") << kind(IllFormedUtf8);
        // Every place within and behind the eight bytes that are looked at together.
        for (int at = 0; at < 20; ++at) {
            for (const char wildcard : {'+', '#'}) {
                QByteArray topic(20, 'x');
                topic[at] = wildcard;
                QTest::addRow("%c at %d MQTT-3.3.2-2", wildcard, at) << topic << kind(WildcardInName);
            }
            QByteArray topic(20, 'x');
            topic[at] = '\0';
            QTest::addRow("null at %d MQTT-4.7.3-2", at) << topic << kind(NullCharacter);
            topic[at] = '\x80';
            QTest::addRow("not UTF-8 at %d MQTT-1.5.4-1", at) << topic << kind(IllFormedUtf8);
        }
    }
    void names()
    {
        QFETCH(QByteArray, topic);
        QFETCH(int, problem);
        const auto found = validateTopicName(topic.toStdString());
        QCOMPARE(found ? static_cast<int>(found->kind) : -1, problem);
        if (found)
            QVERIFY(found->clause.starts_with("MQTT-") && !found->description.empty());
    }

    void filters_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<int>("problem");
        QTest::addColumn<int>("offset");
        const auto kind = [](TopicProblem::Kind value) { return static_cast<int>(value); };
        using enum TopicProblem::Kind;
        for (const char* good : {"#", "+", "a/#", "a/+", "+/a", "/+", "+/+/#", "a//b", "/", "$share/g/a", "$share/g/#",
                                 "$share/g//", "$SYS/#", "$shared/x", "$share"})
            QTest::newRow(good) << QByteArray(good) << -1 << 0;
        QTest::newRow("a# MQTT-4.7.1-1") << QByteArray("a#") << kind(HashNotAlone) << 1;
        QTest::newRow("#a MQTT-4.7.1-1") << QByteArray("#a") << kind(HashNotAlone) << 0;
        QTest::newRow("a/#/b MQTT-4.7.1-1") << QByteArray("a/#/b") << kind(HashNotLast) << 2;
        QTest::newRow("## MQTT-4.7.1-1") << QByteArray("##") << kind(HashNotAlone) << 0;
        QTest::newRow("a+ MQTT-4.7.1-2") << QByteArray("a+") << kind(PlusNotAlone) << 1;
        QTest::newRow("+a MQTT-4.7.1-2") << QByteArray("+a") << kind(PlusNotAlone) << 0;
        QTest::newRow("++ MQTT-4.7.1-2") << QByteArray("++") << kind(PlusNotAlone) << 0;
        QTest::newRow("empty MQTT-4.7.3-1") << QByteArray("") << kind(Empty) << 0;
        QTest::newRow("$share/ MQTT-4.8.2-1") << QByteArray("$share/") << kind(SharedWithoutGroup) << 7;
        QTest::newRow("$share//a MQTT-4.8.2-1") << QByteArray("$share//a") << kind(SharedWithoutGroup) << 7;
        QTest::newRow("$share/g MQTT-4.8.2-2") << QByteArray("$share/g") << kind(SharedWithoutFilter) << 8;
        QTest::newRow("$share/g/ MQTT-4.8.2-2") << QByteArray("$share/g/") << kind(SharedWithoutFilter) << 9;
        QTest::newRow("$share/+/a MQTT-4.8.2-2") << QByteArray("$share/+/a") << kind(WildcardInGroup) << 7;
        QTest::newRow("$share/g/a# MQTT-4.7.1-1") << QByteArray("$share/g/a#") << kind(HashNotAlone) << 10;
    }
    void filters()
    {
        QFETCH(QByteArray, filter);
        QFETCH(int, problem);
        QFETCH(int, offset);
        const auto found = validateTopicFilter(filter.toStdString());
        QCOMPARE(found ? static_cast<int>(found->kind) : -1, problem);
        if (found)
            QCOMPARE(static_cast<int>(found->offset), offset);
    }

    void matching_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* filter, const char* topic, bool expected) {
            QTest::addRow("%s %s %s", filter, expected ? "matches" : "does not match", topic)
                << QByteArray(filter) << QByteArray(topic) << expected;
        };
        row("a", "a", true);
        row("a", "b", false);
        row("a", "ab", false);
        row("ab", "a", false);
        row("a", "a/", false);
        row("a/", "a", false);
        row("A", "a", false);
        row("#", "a/b/c", true);
        row("#", "/", true);
        row("a/#", "a", true); // # includes its parent (§4.7.1.2)
        row("a/#", "a/", true);
        row("a/#", "a/b/c", true);
        row("a/#", "ab", false);
        row("a/b/#", "a", false);
        row("+", "a", true);
        row("+", "/a", false);
        row("+", "a/", false);
        row("+/+", "/a", true);
        row("/+", "/a", true);
        row("a/+", "a", false);
        row("a/+", "a/", true); // + matches the empty level
        row("a/+", "a/b/c", false);
        row("a/+/c", "a/b/c", true);
        row("a/+/c", "a//c", true);
        row("a/+/#", "a/b", true);
        row("a/+/#", "a", false);
        row("+/b/#", "a/b", true);
        row("#", "$SYS/a", false); // [MQTT-4.7.2-1]
        row("+/a", "$SYS/a", false);
        row("$SYS/#", "$SYS/a", true);
        row("$SYS/#", "$SYS", true);
        row("$SYS/+", "$SYS/a", true);
        row("a/#", "a/$SYS", true);
        row("", "a", false);
    }
    void matching()
    {
        QFETCH(QByteArray, filter);
        QFETCH(QByteArray, topic);
        QFETCH(bool, expected);
        QCOMPARE(matches(filter.toStdString(), topic.toStdString()), expected);
    }

    void sharedParts()
    {
        const auto shared = parseShared("$share/group/a/#");
        QVERIFY(shared.has_value());
        QCOMPARE(shared->group, "group");
        QCOMPARE(shared->filter, "a/#");
        QVERIFY(!parseShared("$share/group"));
        QVERIFY(!parseShared("share/group/a"));
        QCOMPARE(filterPart("$share/g/a"), "a");
        QCOMPARE(filterPart("a/b"), "a/b");
    }
};

QTEST_APPLESS_MAIN(TopicTest)
#include "test_topic.moc"
