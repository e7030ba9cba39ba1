// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/decode.h"
#include "app/payload/json_reader.h"

#include <QTest>

using namespace topicscope::payload;
using namespace Qt::StringLiterals;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layoutKeepsEveryToken_data();
    void layoutKeepsEveryToken();
    void errorsHaveAPlace_data();
    void errorsHaveAPlace();
    void acceptsAndRejectsAsRfc8259Does_data();
    void acceptsAndRejectsAsRfc8259Does();
    void depthIsLimited();
    void theBeginningOfALongDocumentIsShown();
    void everyCutOfAValidDocumentIsRight();
};

void JsonTest::layoutKeepsEveryToken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("number as sent") << "0.0"_ba << u"0.0"_s;
    QTest::newRow("big number") << "123456789012345678901234567890.10"_ba << u"123456789012345678901234567890.10"_s;
    QTest::newRow("exponent as sent") << "[1E+2,1e2,-0]"_ba << u"[1E+2, 1e2, -0]"_s;
    QTest::newRow("order of members") << R"({"z":1,"a":2})"_ba << u"{\n  \"z\": 1,\n  \"a\": 2\n}"_s;
    QTest::newRow("duplicate members") << R"({"a":1,"a":2})"_ba << u"{\n  \"a\": 1,\n  \"a\": 2\n}"_s;
    QTest::newRow("short escapes as sent (RFC 8259 §7)") << R"("\"\\\/\b\f\n\r\t")"_ba << uR"("\"\\\/\b\f\n\r\t")"_s;
    QTest::newRow("escaped letters are shown") << R"({"\u00e9":"\u00B0C \u0041"})"_ba << u"{\n  \"é\": \"°C A\"\n}"_s;
    QTest::newRow("an escaped pair is one character") << R"("\ud83d\ude00")"_ba << u"\"😀\""_s;
    QTest::newRow("half a pair stays") << R"("\ud83d \ude00 \ud83d\u0041")"_ba << uR"("\ud83d \ude00 \ud83dA")"_s;
    QTest::newRow("escapes that are needed stay")
        << R"("\u0022\u005c\u0000\u000a\u007f\u202e")"_ba << uR"("\u0022\u005c\u0000\u000a\u007f\u202e")"_s;
    QTest::newRow("a backslash before a u") << R"("\\u00e9 \\\u00e9")"_ba << uR"("\\u00e9 \\é")"_s;
    QTest::newRow("empty ones") << R"({"a":{},"b":[ ]})"_ba << u"{\n  \"a\": {},\n  \"b\": []\n}"_s;
    QTest::newRow("objects in an array") << R"([{"a":1},{"a":2}])"_ba
                                         << u"[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 2\n  }\n]"_s;
    QTest::newRow("bracket inside a string") << R"(["]",1])"_ba << uR"(["]", 1])"_s;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf[1]") << u"[1]"_s;
    QTest::newRow("override made visible") << QByteArray("\"\xe2\x80\xae\"") << u"\"⟨U+202E⟩\""_s;
    const QByteArray longArray = "[" + QByteArray("1234567,").repeated(20) + "1]";
    QString expected = u"[\n"_s + u"  1234567,\n"_s.repeated(20) + u"  1\n]"_s;
    QTest::newRow("long array on lines") << longArray << expected;
}

void JsonTest::layoutKeepsEveryToken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const Decoded decoded = decode({bytes.constData(), std::size_t(bytes.size())}, Format::Json);
    QVERIFY2(!decoded.error, decoded.error ? qPrintable(decoded.error->message) : "");
    QCOMPARE(decoded.text, text);
    QVERIFY(decoded.isWhole());
    qsizetype end = 0;
    for (const Span& span : decoded.spans) {
        QVERIFY(span.start >= end);
        end = span.start + span.length;
    }
    QVERIFY(end <= decoded.text.size());
}

void JsonTest::errorsHaveAPlace_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("comma too many") << "{\"a\": 1,\n}"_ba
                                    << u"The name of a member, in double quotes, is expected here, not “}”."_s << 9 << 2
                                    << 1;
    QTest::newRow("comma too many in an array")
        << "[1,]"_ba << u"A value is expected here, not “]” (a comma too many?)."_s << 3 << 1 << 4;
    QTest::newRow("single quotes") << "{'a': 1}"_ba
                                   << u"The name of a member, in double quotes, is expected here, not “'”."_s << 1 << 1
                                   << 2;
    QTest::newRow("word") << "[tru]"_ba << u"A value is expected here, not “tru”."_s << 1 << 1 << 2;
    QTest::newRow("NaN") << "NaN"_ba << u"JSON has no NaN."_s << 0 << 1 << 1;
    QTest::newRow("colon missing") << R"({"a" 1})"_ba << u"“:” is expected here, not “1”."_s << 5 << 1 << 6;
    QTest::newRow("comma missing") << "[1 2]"_ba << u"“,” or “]” is expected here, not “2”."_s << 3 << 1 << 4;
    QTest::newRow("rest") << "{} x"_ba << u"“x” follows the end of the document."_s << 3 << 1 << 4;
    QTest::newRow("open object") << R"({"a": 1)"_ba << u"It ends before the object is closed with “}”."_s << 7 << 1
                                 << 8;
    QTest::newRow("open string") << R"(["abc)"_ba << u"This string is not closed with a double quote."_s << 1 << 1 << 2;
    QTest::newRow("columns count characters")
        << QByteArray("[\"äöü\", x]") << u"A value is expected here, not “x”."_s << 11 << 1 << 9;
    QTest::newRow("raw line feed") << QByteArray("\"a\nb\"")
                                   << u"A control character inside a string must be written as \\u000a."_s << 2 << 1
                                   << 3;
    QTest::newRow("not UTF-8") << QByteArray("\"\xff\"") << u"The byte 0xff is not UTF-8."_s << 1 << 1 << 2;
    QTest::newRow("markup in a message is text") << "<b>"_ba << u"A value is expected here, not “<”."_s << 0 << 1 << 1;
}

void JsonTest::errorsHaveAPlace()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    QFETCH(int, offset);
    QFETCH(int, line);
    QFETCH(int, column);
    const Decoded decoded = decode({bytes.constData(), std::size_t(bytes.size())}, Format::Json);
    QVERIFY(decoded.error);
    QCOMPARE(decoded.error->message, message);
    QCOMPARE(decoded.error->offset, offset);
    QCOMPARE(decoded.error->line, line);
    QCOMPARE(decoded.error->column, column);
    QVERIFY(!decoded.text.isEmpty()); // what was sent stays readable
}

void JsonTest::acceptsAndRejectsAsRfc8259Does_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    for (const char* good : {"0", "-0", "-1.5e-10", "1E400", "\"\"", "\"\\ud800\"", "[]", "{}", "[[],{}]", " \t\r\n1 ",
                             "null", "\"\x7f\""})
        QTest::newRow(good) << QByteArray(good) << true;
    for (const char* bad :
         {"",      " ",    "-",      "+1",      "01",          "1.",         ".5",     "1e",
          "1e+",   "0x10", "1_0",    "\"\\x\"", "\"\\u12g4\"", "\"",         "[",      "]",
          "{",     "}",    "[1,,2]", "{\"a\"}", "{\"a\":}",    "{\"a\":1,}", "{1:2}",  "nul",
          "nulll", "True", "'a'",    "[1}",     "{\"a\":1]",   "1 2",        "//c\n1", "\"\xc0\xaf\""})
        QTest::newRow(qPrintable(u"bad: "_s + QString::fromLatin1(bad))) << QByteArray(bad) << false;
}

void JsonTest::acceptsAndRejectsAsRfc8259Does()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, good);
    QCOMPARE(!checkJson({bytes.constData(), std::size_t(bytes.size())}), good);
}

void JsonTest::depthIsLimited()
{
    const std::string deep(100000, '[');
    const Decoded decoded = decode(deep, Format::Json);
    QVERIFY(decoded.error);
    QCOMPARE(decoded.error->message, u"It is nested deeper than 512 levels."_s);
    QVERIFY(!checkJson(std::string(512, '[') + std::string(512, ']')));
    QVERIFY(checkJson(std::string(513, '[') + std::string(513, ']')));
}

void JsonTest::theBeginningOfALongDocumentIsShown()
{
    std::string json = "[";
    for (int i = 0; i < 100000; ++i)
        json += "\"abcdefgh\",";
    json += "1]";
    DecodeLimits limits;
    limits.inputBytes = 1000;
    const Decoded decoded = decode(json, Format::Json, limits);
    QVERIFY(!decoded.error);
    QVERIFY(!decoded.isWhole());
    QCOMPARE(decoded.bytesTotal, qsizetype(json.size()));
    QVERIFY(decoded.bytesShown > 980 && decoded.bytesShown <= 1000);
    QVERIFY(decoded.text.startsWith(u"[\n  \"abcdefgh\",\n"_s));
}

void JsonTest::everyCutOfAValidDocumentIsRight()
{
    const std::string json = R"({"a":[1.5e3,-2,true,null,"x\u00e9ü\n"],"b":{"c":{}}} )";
    for (std::size_t length = 0; length < json.size(); ++length) {
        JsonReader reader(BytesView(json).substr(0, length), 512, true);
        JsonReader::Event event = reader.next();
        while (event != JsonReader::Event::Cut && event != JsonReader::Event::End && event != JsonReader::Event::Failed)
            event = reader.next();
        QVERIFY2(event == JsonReader::Event::Cut, qPrintable(QString::number(length) + reader.error().message));
    }
}

QTEST_APPLESS_MAIN(JsonTest)
#include "test_json.moc"
