// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/preview.h"
#include "app/payload/visible_text.h"
#include "tests/support/processor_timer.h"

#include <QTest>
#include <QTextBoundaryFinder>

using namespace topicscope::payload;
using namespace Qt::StringLiterals;

class PreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatThePayloadHolds_data();
    void saysWhatThePayloadHolds();
    void isNeverLongerThanAsked();
    void neverCutsAGraphemeCluster();
    void endsAtACharacterEvenInsideAnEndlessCluster();
    void looksOnlyAtTheBeginning();
    void ofABeginningNamesTheWholeSize();
    void isCheap();
    void showsEveryHiddenCharacter_data();
    void showsEveryHiddenCharacter();
    void tellsUtf8FromOtherBytes_data();
    void tellsUtf8FromOtherBytes();
};

void PreviewTest::saysWhatThePayloadHolds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("line");
    const auto hex = [](const char* text) { return QByteArray::fromHex(text); };
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("number") << "71.4"_ba << u"71.4"_s;
    QTest::newRow("word") << "RUNNING"_ba << u"RUNNING"_s;
    QTest::newRow("compact JSON stays") << QByteArray(R"({"v":71.4,"u":"°C"})") << u"{\"v\":71.4,\"u\":\"°C\"}"_s;
    QTest::newRow("escaped letters of JSON are shown")
        << QByteArray(R"({"u":"\u00b0C\n","b":"\\u00b0"})") << uR"({"u":"°C\n","b":"\\u00b0"})"_s;
    QTest::newRow("an escape in other text is text") << QByteArray(R"(x \u00b0C)") << uR"(x \u00b0C)"_s;
    QTest::newRow("laid-out JSON on one line")
        << QByteArray("{\n  \"a\" : 1,\n  \"b\": [ 1,\t2 ]\n}\n") << u"{\"a\" : 1, \"b\": [1, 2]}"_s;
    QTest::newRow("blanks in JSON strings stay") << QByteArray(R"({"a": "x   y \" z"})") << uR"({"a": "x   y \" z"})"_s;
    QTest::newRow("line feed") << "two\nlines"_ba << u"two↵lines"_s;
    QTest::newRow("control characters") << "a\x1b[31mred plus some text"_ba << u"a␛[31mred plus some text"_s;
    QTest::newRow("C string") << QByteArray("ON\0", 3) << u"ON␀"_s;
    QTest::newRow("markup is text") << "<b>bold</b>"_ba << u"<b>bold</b>"_s;
    QTest::newRow("right-to-left override") << QByteArray("a\xe2\x80\xae"
                                                          "b")
                                            << u"a⟨U+202E⟩b"_s;
    QTest::newRow("CBOR map") << hex("a26161016162f5") << u"CBOR · 2 items"_s;
    QTest::newRow("MessagePack") << hex("82a16101a16293010203") << u"MessagePack · 2 items"_s;
    QTest::newRow("CBOR floats") << hex("83fa3f800000fa40000000fa40400000") << u"CBOR · 3 × f32"_s;
    QTest::newRow("CBOR mixed array") << hex("830102616a") << u"CBOR · 3 items"_s;
    QTest::newRow("CBOR tagged") << hex("d9d9f7820102") << u"CBOR · 2 × int"_s;
    QTest::newRow("almost CBOR") << hex("8301") << u"binary, 2 bytes: 83 01"_s;
    QTest::newRow("binary") << hex("0aff00") << u"binary, 3 bytes: 0a ff 00"_s;
    QTest::newRow("gzip") << hex("1f8b0800000000000003030000000000000000") << u"gzip, 19 bytes"_s;
    QTest::newRow("PNG") << hex("89504e470d0a1a0a0000000d4948445200000280000001e0") << u"PNG image, 640 × 480"_s;
    QTest::newRow("GIF is text at first sight")
        << QByteArray("GIF89a\x02\x00\x01\x00\x80\xff", 12) << u"GIF image, 2 × 1"_s;
}

void PreviewTest::saysWhatThePayloadHolds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, line);
    QCOMPARE(previewLine({bytes.constData(), std::size_t(bytes.size())}), line);
}

void PreviewTest::isNeverLongerThanAsked()
{
    for (const QByteArray& bytes :
         {QByteArray(5000, 'x'), QByteArray(5000, '\xff'), QByteArray(5000, '\0'), "ä"_ba.repeated(500),
          "{\"a\": [1,   2]}"_ba.repeated(100), QByteArray("\x1f\x8b\x08") + QByteArray(100, 'x')}) {
        for (const int length : {8, 9, 20, 77}) {
            const QString line = previewLine({bytes.constData(), std::size_t(bytes.size())}, length);
            QVERIFY2(line.size() <= length, qPrintable(line));
            QVERIFY2(line.endsWith(u'…') || bytes.startsWith('\x1f'), qPrintable(line));
        }
    }
}

void PreviewTest::neverCutsAGraphemeCluster()
{
    // A family of four (seven code points) and an e with two accents.
    const QString text = (u"ab👨‍👩‍👧‍👦e\u0301\u0323x"_s).repeated(6);
    QByteArray bytes = text.toUtf8();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (int length = 8; length < text.size(); ++length) {
        QString line = previewLine({bytes.constData(), std::size_t(bytes.size())}, length);
        line.chop(1);
        // The zero-width joiner belongs to the emoji and stays as it is.
        QVERIFY2(text.startsWith(line), qPrintable(line));
        finder.setPosition(line.size());
        QVERIFY2(finder.isAtBoundary() || line.size() == length - 1, qPrintable(line));
    }
}

void PreviewTest::endsAtACharacterEvenInsideAnEndlessCluster()
{
    const QByteArray bytes = "e" + "\xf0\x9d\x85\xa7"_ba.repeated(400); // a combining character beyond the BMP
    const QString line = previewLine({bytes.constData(), std::size_t(bytes.size())}, 20);
    QVERIFY(line.size() <= 20);
    QVERIFY(!line.at(line.size() - 2).isHighSurrogate());
}

void PreviewTest::looksOnlyAtTheBeginning()
{
    const std::string big(256 * 1024 * 1024, 'x');
    const topicscope::test::ProcessorTimer timer;
    for (int i = 0; i < 100; ++i)
        QVERIFY(previewLine(big).size() == 160);
    QVERIFY2(timer.milliseconds() < 100, qPrintable(QString::number(timer.milliseconds())));
}

void PreviewTest::ofABeginningNamesTheWholeSize()
{
    QCOMPARE(previewLine(BytesView("\0\xff", 2), 300, 60), u"binary, 300 bytes: 00 ff …"_s);
    QCOMPARE(previewLine("abc", 300, 60), u"abc…"_s);
}

void PreviewTest::isCheap()
{
    // The budget (2 µs) holds for an optimised build; here only the order of magnitude is watched.
    const std::string_view json = R"({"v":71.4,"u":"°C","t":1700000000123})";
    const topicscope::test::ProcessorTimer timer;
    constexpr int rounds = 20000;
    qsizetype sum = 0;
    for (int i = 0; i < rounds; ++i)
        sum += previewLine(json).size();
    const double microseconds = 1000 * timer.milliseconds() / rounds;
    qInfo("%.2f µs a preview", microseconds);
    QVERIFY(sum > 0);
    QVERIFY(microseconds < 100);
}

void PreviewTest::showsEveryHiddenCharacter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("NUL") << QByteArray("\0", 1) << u"␀"_s;
    QTest::newRow("DEL") << "\x7f"_ba << u"␡"_s;
    QTest::newRow("C1 control") << "\xc2\x85"_ba << u"⟨U+0085⟩"_s;
    QTest::newRow("zero width space") << "\xe2\x80\x8b"_ba << u"⟨U+200B⟩"_s;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf"_ba << u"⟨U+FEFF⟩"_s;
    QTest::newRow("line separator") << "\xe2\x80\xa8"_ba << u"⟨U+2028⟩"_s;
    QTest::newRow("tag character") << "\xf3\xa0\x80\x81"_ba << u"⟨U+E0001⟩"_s;
    QTest::newRow("lone byte") << "a\xff"
                                  "b"_ba
                               << u"a⟨ff⟩b"_s;
    QTest::newRow("cut character") << "\xe2\x82"_ba << u"⟨e2⟩⟨82⟩"_s;
    QTest::newRow("surrogate") << "\xed\xa0\x80"_ba << u"⟨ed⟩⟨a0⟩⟨80⟩"_s;
    QTest::newRow("overlong slash") << "\xc0\xaf"_ba << u"⟨c0⟩⟨af⟩"_s;
    QTest::newRow("emoji stays") << "\xf0\x9f\x98\x80"_ba << u"😀"_s;
}

void PreviewTest::showsEveryHiddenCharacter()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, shown);
    QCOMPARE(visibleText({bytes.constData(), std::size_t(bytes.size())}), shown);
}

void PreviewTest::tellsUtf8FromOtherBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("valid");
    QTest::newRow("ASCII") << "hello, world, this is long"_ba << 26;
    QTest::newRow("largest") << "\xf4\x8f\xbf\xbf"_ba << 4;
    QTest::newRow("beyond Unicode") << "\xf4\x90\x80\x80"_ba << 0;
    QTest::newRow("overlong three bytes") << "\xe0\x80\xaf"_ba << 0;
    QTest::newRow("overlong four bytes") << "\xf0\x80\x80\xaf"_ba << 0;
    QTest::newRow("bad behind eight good") << "12345678\x80"_ba << 8;
    QTest::newRow("cut") << "ab\xe2\x82"_ba << 2;
}

void PreviewTest::tellsUtf8FromOtherBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, valid);
    const BytesView view(bytes.constData(), std::size_t(bytes.size()));
    QCOMPARE(utf8PrefixLength(view), valid);
    QCOMPARE(isUtf8(view), valid == bytes.size());
}

QTEST_APPLESS_MAIN(PreviewTest)
#include "test_preview.moc"
