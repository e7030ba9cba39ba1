// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/decode.h"
#include "app/payload/json_difference.h"
#include "app/payload/line_difference.h"

#include <QRandomGenerator>
#include <QTest>

using namespace topicscope::payload;
using namespace Qt::StringLiterals;

class DifferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryChange_data();
    void namesEveryChange();
    void placesAreInTheDecodedText();
    void oneChangeInAnArrayOfObjects();
    void nothingForWhatIsNotJson();
    void linesLeadFromOneTextToTheOther();
    void linesAreTheShortestWay();
};

void DifferenceTest::namesEveryChange_data()
{
    QTest::addColumn<QByteArray>("previous");
    QTest::addColumn<QByteArray>("current");
    QTest::addColumn<QStringList>("changes");
    QTest::newRow("same") << R"({"v": 1})"_ba
                          << R"({ "v":1 })"_ba << QStringList();
    QTest::newRow("number") << R"({"v":71.2,"u":"C"})"_ba
                            << R"({"v":71.4,"u":"C"})"_ba << QStringList{u"changed /v 71.2 71.4 +0.2"_s};
    QTest::newRow("down") << "10"_ba
                          << "2.5"_ba << QStringList{u"changed  10 2.5 −7.5"_s};
    QTest::newRow("written differently") << "1.0"_ba
                                         << "1.00"_ba << QStringList{u"changed  1.0 1.00 "_s};
    QTest::newRow("text") << R"({"s":"RUN"})"_ba
                          << R"({"s":"STOP"})"_ba << QStringList{u"changed /s \"RUN\" \"STOP\" "_s};
    QTest::newRow("added, removed") << R"({"a":1})"_ba
                                    << R"({"b":2})"_ba << QStringList{u"added /b  2 "_s, u"removed /a 1  "_s};
    QTest::newRow("array element") << "[1,2]"_ba
                                   << "[1,3,4]"_ba << QStringList{u"changed /1 2 3 +1"_s, u"added /2  4 "_s};
    QTest::newRow("path is escaped") << R"({"a/b":{"~":1}})"_ba
                                     << R"({"a/b":{"~":2}})"_ba << QStringList{u"changed /a~1b/~0 1 2 +1"_s};
    QTest::newRow("duplicate member") << R"({"a":1,"a":2})"_ba
                                      << R"({"a":1,"a":3})"_ba << QStringList{u"changed /a#2 2 3 +1"_s};
    QTest::newRow("emptied") << R"({"a":[1]})"_ba
                             << R"({"a":[]})"_ba << QStringList{u"added /a  [] "_s, u"removed /a/0 1  "_s};
    QTest::newRow("too long for a double")
        << "12345678901234567"_ba
        << "12345678901234568"_ba << QStringList{u"changed  12345678901234567 12345678901234568 "_s};
}

static QStringList described(const std::vector<JsonChange>& changes)
{
    QStringList lines;
    for (const JsonChange& change : changes) {
        const QString kind = change.kind == JsonChange::Kind::Changed ? u"changed"_s
                             : change.kind == JsonChange::Kind::Added ? u"added"_s
                                                                      : u"removed"_s;
        lines << QStringList{kind, change.path, change.previous, change.current, change.numericDelta}.join(u' ');
    }
    return lines;
}

void DifferenceTest::namesEveryChange()
{
    QFETCH(QByteArray, previous);
    QFETCH(QByteArray, current);
    QFETCH(QStringList, changes);
    QCOMPARE(described(jsonDifference(previous.toStdString(), current.toStdString())), changes);
}

void DifferenceTest::placesAreInTheDecodedText()
{
    const std::string previous = R"({"list":[1,2,{"x":"°"}],"v":1.5,"e":{}})";
    const std::string current = R"({"list":[1,3,{"x":"K"}],"v":1.25,"e":[]})";
    const QString text = decode(current, Format::Json).text;
    const auto changes = jsonDifference(previous, current);
    QCOMPARE(changes.size(), 4u);
    for (const JsonChange& change : changes)
        QCOMPARE(text.mid(change.textStart, change.textLength), change.current);
}

void DifferenceTest::oneChangeInAnArrayOfObjects()
{
    QCOMPARE(described(jsonDifference(R"([{"a":{"b":1}},{"a":{"b":2}}])", R"([{"a":{"b":1}},{"a":{"b":5}}])")),
             QStringList{u"changed /1/a/b 2 5 +3"_s});
}

void DifferenceTest::nothingForWhatIsNotJson()
{
    QVERIFY(jsonDifference("hello", "{}").empty());
    QVERIFY(jsonDifference("1", "hello").empty());
    QVERIFY(jsonDifference("1", "\"" + std::string(300 * 1024, 'x') + "\"").empty());
}

static QString side(const std::vector<DifferenceLine>& lines, DifferenceLine::Kind without)
{
    QStringList side;
    for (const DifferenceLine& line : lines) {
        if (line.kind != without)
            side << line.text;
    }
    return side.join(u'\n');
}

void DifferenceTest::linesLeadFromOneTextToTheOther()
{
    QRandomGenerator random(4711);
    for (int round = 0; round < 300; ++round) {
        const auto text = [&random] {
            QStringList lines;
            for (int count = random.bounded(12); count-- > 0;)
                lines << QString(QChar(u'a' + random.bounded(3)));
            return lines.join(u'\n');
        };
        const QString before = text();
        const QString after = text();
        const auto lines = lineDifference(before, after);
        QCOMPARE(side(lines, DifferenceLine::Kind::Added), before);
        QCOMPARE(side(lines, DifferenceLine::Kind::Removed), after);
    }
    // Too different to be worth the search: still right.
    QString before, after;
    for (int i = 0; i < 3000; ++i) {
        before += QString::number(i) + u'\n';
        after += QString::number(-i - 1) + u'\n';
    }
    const auto lines = lineDifference(before, after);
    QCOMPARE(side(lines, DifferenceLine::Kind::Added), before);
    QCOMPARE(side(lines, DifferenceLine::Kind::Removed), after);
}

void DifferenceTest::linesAreTheShortestWay()
{
    const auto lines = lineDifference(u"a\nb\nc\na\nb\nb\na"_s, u"c\nb\na\nb\na\nc"_s);
    const auto edits = std::count_if(
        lines.begin(), lines.end(), [](const DifferenceLine& line) { return line.kind != DifferenceLine::Kind::Same; });
    QCOMPARE(edits, 5); // the example of Myers' paper
}

QTEST_APPLESS_MAIN(DifferenceTest)
#include "test_difference.moc"
