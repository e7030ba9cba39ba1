// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/recognise.h"

#include "packed.h"

#include <QTest>

using namespace topicscope::payload;
using namespace Qt::StringLiterals;

class RecogniseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheFormat_data();
    void findsTheFormat();
    void saysWhy();
};

void RecogniseTest::findsTheFormat_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<Format>("format");
    QTest::addColumn<Certainty>("certainty");
    const auto hex = [](const char* text) { return QByteArray::fromHex(text); };
    const auto bytes = [](const std::string& text) { return QByteArray(text.data(), qsizetype(text.size())); };
    QTest::newRow("nothing") << ""_ba
                             << ""_ba << Format::Empty << Certainty::Certain;
    QTest::newRow("object") << R"( {"a": 1} )"_ba
                            << ""_ba << Format::Json << Certainty::Certain;
    QTest::newRow("number") << "21.50"_ba
                            << ""_ba << Format::Json << Certainty::Likely;
    QTest::newRow("leading zero is text") << "007"_ba
                                          << ""_ba << Format::Text << Certainty::Likely;
    QTest::newRow("word") << "ON"_ba
                          << ""_ba << Format::Text << Certainty::Likely;
    QTest::newRow("true") << "true"_ba
                          << ""_ba << Format::Json << Certainty::Likely;
    QTest::newRow("broken JSON is text") << R"({"a": 1,})"_ba
                                         << ""_ba << Format::Text << Certainty::Likely;
    QTest::newRow("INI is text") << "[section]\nkey=1"_ba
                                 << ""_ba << Format::Text << Certainty::Likely;
    QTest::newRow("date is text") << "2026-11-22"_ba
                                  << ""_ba << Format::Text << Certainty::Likely;
    QTest::newRow("gzip") << bytes(test::gzip("hello")) << ""_ba << Format::Gzip << Certainty::Certain;
    QTest::newRow("zlib") << bytes(test::zlib("hello, hello, hello")) << ""_ba << Format::Zlib << Certainty::Likely;
    QTest::newRow("CBOR") << hex("a26161016162820304") << ""_ba << Format::Cbor << Certainty::Likely;
    QTest::newRow("CBOR with a rest is not") << hex("a2616101616282030400") << ""_ba << Format::Hex << Certainty::Guess;
    QTest::newRow("MessagePack") << hex("82a16101a16293010203") << ""_ba << Format::MessagePack << Certainty::Likely;
    QTest::newRow("MessagePack with a rest is not")
        << hex("82a16101a1629301020300") << ""_ba << Format::Hex << Certainty::Guess;
    QTest::newRow("MessagePack by name") << hex("93010203") << "application/msgpack"_ba << Format::MessagePack
                                         << Certainty::Certain;
    QTest::newRow("CBOR text is UTF-8") << hex("a161ff01") << ""_ba << Format::Numbers << Certainty::Guess;
    QTest::newRow("float32") << hex("0000b841") << ""_ba << Format::Numbers << Certainty::Guess;
    QTest::newRow("odd binary") << hex("0001feff00") << ""_ba << Format::Hex << Certainty::Guess;
    QTest::newRow("PNG") << hex("89504e470d0a1a0a0000000d494844520000000100000001") << ""_ba << Format::Image
                         << Certainty::Certain;
    QTest::newRow("JPEG") << hex("ffd8ffe000104a464946") << ""_ba << Format::Image << Certainty::Certain;
    QTest::newRow("SVG") << "<?xml version=\"1.0\"?><svg/>"_ba
                         << ""_ba << Format::Image << Certainty::Certain;
    QTest::newRow("HTML is text") << "<html></html>"_ba
                                  << ""_ba << Format::Text << Certainty::Likely;
    QTest::newRow("Base64 of JSON") << R"({"temperature": 21.5})"_ba.toBase64() << ""_ba << Format::Base64
                                    << Certainty::Likely;
    QTest::newRow("long word is no Base64") << "abcdefghijklmnopqrstuvwxyzabcdef"_ba
                                            << ""_ba << Format::Text << Certainty::Likely;
    QTest::newRow("Content Type named JSON")
        << "1"_ba
        << "application/json; charset=utf-8"_ba << Format::Json << Certainty::Certain;
    QTest::newRow("Content Type with +json") << "[]"_ba
                                             << "application/senml+json"_ba << Format::Json << Certainty::Certain;
    QTest::newRow("Content Type named text") << R"({"a":1})"_ba
                                             << "text/plain"_ba << Format::Text << Certainty::Certain;
    QTest::newRow("Content Type that is wrong") << "hello"_ba
                                                << "application/json"_ba << Format::Text << Certainty::Likely;
    QTest::newRow("Content Type CBOR of a number")
        << hex("1864") << "application/cbor"_ba << Format::Cbor << Certainty::Certain;
}

void RecogniseTest::findsTheFormat()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, contentType);
    QFETCH(Format, format);
    QFETCH(Certainty, certainty);
    const Recognition found = recognise({bytes.constData(), std::size_t(bytes.size())},
                                        {contentType.constData(), std::size_t(contentType.size())});
    QCOMPARE(found.format, format);
    QCOMPARE(found.certainty, certainty);
    QVERIFY(!found.reason.isEmpty());
}

void RecogniseTest::saysWhy()
{
    QCOMPARE(recognise("{}").reason, u"found by content"_s);
    QCOMPARE(recognise("{}", "application/json").reason, u"named by Content Type"_s);
    QCOMPARE(recognise("hello", "application/json").reason,
             u"found by content; it is not the JSON that Content Type says"_s);
    QCOMPARE(recognise("{\"a\": 1,}").reason, u"like JSON, but broken at line 1, column 9"_s);
}

QTEST_APPLESS_MAIN(RecogniseTest)
#include "test_recognise.moc"
