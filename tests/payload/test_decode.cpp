// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/decode.h"
#include "app/payload/encode.h"
#include "app/payload/hex_dump.h"
#include "app/payload/inflate.h"

#include "packed.h"

#include <QTest>

using namespace topicscope::payload;
using namespace Qt::StringLiterals;

class DecodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormat_data();
    void readsEveryFormat();
    void errorsSayWhatIsWrong_data();
    void errorsSayWhatIsWrong();
    void textShowsBytesThatAreNotUtf8();
    void textOfALongPayloadEndsAtACharacter();
    void cborDepthIsLimited();
    void unpackingStopsAtItsLimit();
    void severalGzipMembersAreOneText();
    void packedInsideBase64IsReadToTheEnd();
    void numbersOfBothOrders();
    void stopsWhenAsked();
    void hexDumpOfAQuarterGibibyteCostsOneRow();
    void hexDumpRows();
    void writtenTextBecomesBytes_data();
    void writtenTextBecomesBytes();
    void writingErrorsHaveAPlace_data();
    void writingErrorsHaveAPlace();
    void whatWasDecodedForEditingIsWhatIsSent();
};

void DecodeTest::readsEveryFormat_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("note");
    const auto hex = [](const char* text) { return QByteArray::fromHex(text); };
    const auto bytes = [](const std::string& text) { return QByteArray(text.data(), qsizetype(text.size())); };
    QTest::newRow("text keeps its lines") << Format::Text << "a\r\nb\tc\x1b"_ba << u"a\nb\tc␛"_s << QString();
    QTest::newRow("lone carriage return") << Format::Text << "a\rb"_ba << u"a␍b"_s << QString();
    const QByteArray packed = hex("82a7636f6d70616374c3a6736368656d6100");
    QTest::newRow("MessagePack map") << Format::MessagePack << packed
                                     << u"{\n  \"compact\": true,\n  \"schema\": 0\n}"_s << QString();
    QTest::newRow("MessagePack numbers") << Format::MessagePack
                                         << hex("95ffd1fc18cf0102030405060708ca3fc00000cb3ff199999999999a")
                                         << u"[\n  -1,\n  -1000,\n  72623859790382856,\n  1.5,\n  1.1\n]"_s
                                         << QString();
    QTest::newRow("MessagePack nil, bin, ext") << Format::MessagePack << hex("93c0c4020102d405ff")
                                               << u"[\n  null,\n  h'0102',\n  ext(5, h'ff')\n]"_s << QString();
    QTest::newRow("MessagePack timestamps") << Format::MessagePack << hex("92d6ff5a4af6a5d7ff0000000400000001")
                                            << u"[\n  timestamp(2018-01-02T03:04:05Z),\n  "
                                               "timestamp(1970-01-01T00:00:01.000000001Z)\n]"_s
                                            << QString();
    QTest::newRow("MessagePack text") << Format::MessagePack << hex("d9035c220a") << u"\"\\\\\\\"\\n\""_s << QString();
    QTest::newRow("MessagePack empty") << Format::MessagePack << hex("9280 90") << u"[\n  {},\n  []\n]"_s << QString();
    // Examples of RFC 8949, appendix A.
    QTest::newRow("A: 0") << Format::Cbor << hex("00") << u"0"_s << QString();
    QTest::newRow("A: -18446744073709551616")
        << Format::Cbor << hex("3bffffffffffffffff") << u"-18446744073709551616"_s << QString();
    QTest::newRow("A: -1000") << Format::Cbor << hex("3903e7") << u"-1000"_s << QString();
    QTest::newRow("A: 1.5 half") << Format::Cbor << hex("f93e00") << u"1.5_1"_s << QString();
    QTest::newRow("A: 100000.0 single") << Format::Cbor << hex("fa47c35000") << u"1e+05_2"_s << QString();
    QTest::newRow("A: 1.1 double") << Format::Cbor << hex("fb3ff199999999999a") << u"1.1"_s << QString();
    QTest::newRow("A: infinity") << Format::Cbor << hex("f97c00") << u"Infinity_1"_s << QString();
    QTest::newRow("A: undefined") << Format::Cbor << hex("f7") << u"undefined"_s << QString();
    QTest::newRow("A: simple(255)") << Format::Cbor << hex("f8ff") << u"simple(255)"_s << QString();
    QTest::newRow("A: tag 0") << Format::Cbor << hex("c074323031332d30332d32315432303a30343a30305a")
                              << u"0(\"2013-03-21T20:04:00Z\")"_s << QString();
    QTest::newRow("A: byte string") << Format::Cbor << hex("4401020304") << u"h'01020304'"_s << QString();
    QTest::newRow("A: escaped text") << Format::Cbor << hex("62225c") << uR"("\"\\")"_s << QString();
    QTest::newRow("A: nested") << Format::Cbor << hex("8301820203820405")
                               << u"[\n  1,\n  [\n    2,\n    3\n  ],\n  [\n    4,\n    5\n  ]\n]"_s << QString();
    QTest::newRow("A: map") << Format::Cbor << hex("a26161016162820203")
                            << u"{\n  \"a\": 1,\n  \"b\": [\n    2,\n    3\n  ]\n}"_s << QString();
    QTest::newRow("A: open array") << Format::Cbor << hex("9fff") << u"[_ ]"_s << QString();
    QTest::newRow("A: chunked text") << Format::Cbor << hex("7f657374726561646d696e67ff") << u"\"streaming\""_s
                                     << QString();
    QTest::newRow("gzip of JSON") << Format::Gzip << bytes(test::gzip("{\"a\":0.0}")) << u"{\n  \"a\": 0.0\n}"_s
                                  << u"gzip: 29 bytes unpacked to 9 bytes; read as JSON"_s;
    QTest::newRow("zlib of text") << Format::Zlib << bytes(test::zlib("hello")) << u"hello"_s
                                  << u"zlib: 13 bytes unpacked to 5 bytes; read as Text"_s;
    QTest::newRow("Base64 of text") << Format::Base64 << "aGVs\nbG8="_ba << u"hello"_s
                                    << u"Base64: 9 characters hold 5 bytes; read as Text"_s;
    QTest::newRow("Base64 without padding, URL-safe")
        << Format::Base64 << "Pz8_"_ba << u"???"_s << u"Base64: 4 characters hold 3 bytes; read as Text"_s;
    QTest::newRow("hex") << Format::Hex << "hello, world, 12345"_ba
                         << u"0000  68 65 6c 6c 6f 2c 20 77  6f 72 6c 64 2c 20 31 32  hello, world, 12\n"
                            "0010  33 34 35                                          345\n"_s
                         << QString();
    QTest::newRow("image") << Format::Image << hex("89504e470d0a1a0a0000000d4948445200000280000001e0")
                           << u"PNG image, 640 × 480"_s << QString();
}

void DecodeTest::readsEveryFormat()
{
    QFETCH(Format, format);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(QString, note);
    const Decoded decoded = decode({bytes.constData(), std::size_t(bytes.size())}, format);
    QVERIFY2(!decoded.error, decoded.error ? qPrintable(decoded.error->message) : "");
    QCOMPARE(decoded.text, text);
    QCOMPARE(decoded.note, note);
    QCOMPARE(decoded.format, format);
    QVERIFY(decoded.isWhole());
}

void DecodeTest::errorsSayWhatIsWrong_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("offset");
    const auto hex = [](const char* text) { return QByteArray::fromHex(text); };
    const auto bytes = [](const std::string& text) { return QByteArray(text.data(), qsizetype(text.size())); };
    QTest::newRow("CBOR cut") << Format::Cbor << hex("8301") << u"It ends in the middle of an item."_s << 2;
    QTest::newRow("CBOR with a rest") << Format::Cbor << hex("010203") << u"2 bytes follow the end of the item."_s << 1;
    QTest::newRow("CBOR reserved") << Format::Cbor << hex("821cff") << u"This is not an item that CBOR knows."_s << 1;
    QTest::newRow("CBOR huge claim") << Format::Cbor << hex("5b000000010000000000")
                                     << u"It ends in the middle of an item."_s << 0;
    const QString ends = u"It ends in the middle of an object."_s;
    QTest::newRow("MessagePack cut") << Format::MessagePack << hex("9201") << ends << 2;
    QTest::newRow("MessagePack huge claim") << Format::MessagePack << hex("dfffffffff") << ends << 5;
    QTest::newRow("MessagePack long string") << Format::MessagePack << hex("dbffffffff61") << ends << 6;
    QTest::newRow("MessagePack never used")
        << Format::MessagePack << hex("91c1") << u"No object of MessagePack begins with the byte 0xc1."_s << 1;
    QTest::newRow("MessagePack with a rest")
        << Format::MessagePack << hex("0102") << u"1 bytes follow the end of the object."_s << 1;
    QTest::newRow("Base64 character") << Format::Base64 << "aGV*"_ba << u"“*” is not a character of Base64."_s << 3;
    QTest::newRow("Base64 length") << Format::Base64 << "aGVsb"_ba
                                   << u"This is not Base64: its length or its padding is wrong."_s << 5;
    QTest::newRow("gzip of text") << Format::Gzip << "hello"_ba << u"The packed data is damaged."_s << 0;
    QTest::newRow("gzip cut") << Format::Gzip << bytes(test::gzip("hello, hello")).left(20)
                              << u"The packed data ends too early."_s << 0;
    QTest::newRow("image of text") << Format::Image << "hello"_ba
                                   << u"This does not begin as any known kind of image does."_s << 0;
    QTest::newRow("text that is not") << Format::Text << "ok\xff"_ba
                                      << u"It holds bytes that are not UTF-8; they are shown as ⟨ff⟩."_s << 2;
}

void DecodeTest::errorsSayWhatIsWrong()
{
    QFETCH(Format, format);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    QFETCH(int, offset);
    const Decoded decoded = decode({bytes.constData(), std::size_t(bytes.size())}, format);
    QVERIFY(decoded.error);
    QCOMPARE(decoded.error->message, message);
    if (!message.startsWith(u"It ends in")) // where Qt's reader notices the end is its own affair
        QCOMPARE(decoded.error->offset, offset);
}

void DecodeTest::textShowsBytesThatAreNotUtf8()
{
    const Decoded decoded = decode("a\xff\x01z", Format::Text);
    QCOMPARE(decoded.text, u"a⟨ff⟩␁z"_s);
    QCOMPARE(decoded.spans, (std::vector<Span>{{1, 4, Token::Invalid}, {5, 1, Token::Comment}}));
}

void DecodeTest::textOfALongPayloadEndsAtACharacter()
{
    const QByteArray bytes = "€"_ba.repeated(1000);
    DecodeLimits limits;
    limits.inputBytes = 1000; // 333 characters and a third
    const Decoded decoded = decode({bytes.constData(), std::size_t(bytes.size())}, Format::Text, limits);
    QVERIFY(!decoded.error);
    QCOMPARE(decoded.bytesShown, 999);
    QCOMPARE(decoded.bytesTotal, 3000);
    QCOMPARE(decoded.text.size(), 333);
}

void DecodeTest::cborDepthIsLimited()
{
    const std::string deep(100000, '\x81');
    QCOMPARE(decode(deep, Format::Cbor).error->message, u"It is nested deeper than 128 levels."_s);
    const std::string tags(100000, '\xc1');
    QCOMPARE(decode(tags, Format::Cbor).error->message, u"It is nested deeper than 128 levels."_s);
}

void DecodeTest::unpackingStopsAtItsLimit()
{
    const std::string bomb = test::gzip(std::string(64 * 1024 * 1024, '0'));
    QVERIFY(bomb.size() < 100 * 1024);
    DecodeLimits limits;
    limits.unpackedBytes = 1024 * 1024;
    const Decoded decoded = decode(bomb, Format::Gzip, limits);
    QVERIFY(!decoded.error);
    QCOMPARE(qsizetype(decoded.unpacked.size()), limits.unpackedBytes);
    QVERIFY2(decoded.note.contains(u"where unpacking was stopped"_s), qPrintable(decoded.note));

    const auto exact = inflate(test::gzip(std::string(1000, 'x')), 1000);
    QVERIFY(exact && exact->complete);
    const auto less = inflate(test::gzip(std::string(1000, 'x')), 999);
    QVERIFY(less && !less->complete);
    QCOMPARE(less->bytes.size(), 999u);
}

void DecodeTest::severalGzipMembersAreOneText()
{
    const auto both = inflate(test::gzip("one ") + test::gzip("two"), 100);
    QVERIFY(both.has_value());
    QCOMPARE(QByteArray::fromStdString(both->bytes), "one two"_ba);
    QVERIFY(!inflate(test::zlib("one ") + "rest", 100).has_value());
}

void DecodeTest::packedInsideBase64IsReadToTheEnd()
{
    const QByteArray packed = QByteArray::fromStdString(test::gzip("{\"a\":1}")).toBase64();
    const Decoded decoded = decode(packed.toStdString(), Format::Base64);
    QCOMPARE(decoded.text, u"{\n  \"a\": 1\n}"_s);
    QCOMPARE(QByteArray::fromStdString(decoded.unpacked), "{\"a\":1}"_ba);

    // Packed over and over, it ends with bytes instead of unpacking for ever.
    std::string onion = "core of the onion";
    for (int i = 0; i < 10; ++i)
        onion = test::gzip(onion);
    QVERIFY(decode(onion, Format::Gzip).text.startsWith(u"0000  1f 8b 08"_s));
}

void DecodeTest::numbersOfBothOrders()
{
    const Decoded four = decode(BytesView("\x00\x00\xb8\x41", 4), Format::Numbers);
    QVERIFY(four.text.contains(u"float32  little-endian  23\n"_s));
    QVERIFY(four.text.contains(u"uint32   big-endian     47169\n"_s));
    QVERIFY(four.text.contains(u"uint8                   0  0  184  65\n"_s));
    QVERIFY(!four.text.contains(u"int64"_s));
    const Decoded three = decode(BytesView("\xff\xfe\xfd", 3), Format::Numbers);
    QVERIFY(three.text.contains(u"int8                    -1  -2  -3\n"_s));
    QVERIFY(!three.text.contains(u"int16"_s));
}

void DecodeTest::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    const std::string json = "[" + std::string(1000000, ' ') + "]";
    for (const Format format : selectableFormats())
        QVERIFY(decode(json, format, {}, stop.get_token()).cancelled);
}

void DecodeTest::hexDumpOfAQuarterGibibyteCostsOneRow()
{
    const std::string big(256 * 1024 * 1024, 'A');
    const HexDump dump(big);
    QCOMPARE(dump.rowCount(), 16 * 1024 * 1024);
    QCOMPARE(dump.offsetDigits(), 7);
    QCOMPARE(dump.rowText(dump.rowCount() - 1),
             u"ffffff0  41 41 41 41 41 41 41 41  41 41 41 41 41 41 41 41  AAAAAAAAAAAAAAAA"_s);
}

void DecodeTest::hexDumpRows()
{
    const HexDump empty;
    QCOMPARE(empty.rowCount(), 0);
    QCOMPARE(empty.hexText(0), QString());
    const std::string bytes("\x00 ~\x7f\xff", 5);
    const HexDump dump(bytes);
    QCOMPARE(dump.rowCount(), 1);
    QCOMPARE(dump.hexText(0), u"00 20 7e 7f ff"_s);
    QCOMPARE(dump.asciiText(0), u"· ~··"_s);
    QCOMPARE(dump.hexText(1), QString());
    QCOMPARE(hexString(bytes, QChar()), u"00207e7fff"_s);
}

void DecodeTest::writtenTextBecomesBytes_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << Format::Text << u"°C\n"_s
                          << QByteArray("\xc2\xb0"
                                        "C\n");
    QTest::newRow("JSON is sent as written") << Format::Json << u"{ \"a\": 0.0 }"_s << "{ \"a\": 0.0 }"_ba;
    QTest::newRow("hex pairs") << Format::Hex << u"0a FF\n00"_s << QByteArray("\x0a\xff\x00", 3);
    QTest::newRow("hex in one") << Format::Hex << u"0aff00"_s << QByteArray("\x0a\xff\x00", 3);
    QTest::newRow("hex as in C") << Format::Hex << u"0x0a, 0xff"_s << QByteArray("\x0a\xff");
    QTest::newRow("Base64") << Format::Base64 << u"aGVs bG8="_s << "hello"_ba;
    QTest::newRow("empty hex") << Format::Hex << u"  "_s << ""_ba;
}

void DecodeTest::writtenTextBecomesBytes()
{
    QFETCH(Format, format);
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const auto result = encode(text, format);
    QVERIFY(result.has_value());
    QCOMPARE(QByteArray::fromStdString(*result), bytes);
}

void DecodeTest::writingErrorsHaveAPlace_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("JSON counts UTF-16") << Format::Json << u"[\"😀ä\" x]"_s << 7;
    QTest::newRow("half a byte") << Format::Hex << u"0a f"_s << 3;
    QTest::newRow("no digit") << Format::Hex << u"0a zz"_s << 3;
    QTest::newRow("0x alone") << Format::Hex << u"0x"_s << 2;
    QTest::newRow("Base64") << Format::Base64 << u"aé=="_s << 1;
    QTest::newRow("CBOR cannot be written") << Format::Cbor << u"1"_s << 0;
}

void DecodeTest::writingErrorsHaveAPlace()
{
    QFETCH(Format, format);
    QFETCH(QString, text);
    QFETCH(int, offset);
    const auto result = encode(text, format);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().offset, offset);
    QVERIFY(!result.error().message.isEmpty());
}

void DecodeTest::whatWasDecodedForEditingIsWhatIsSent()
{
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += char(i);
    for (const Format format : {Format::Hex, Format::Base64})
        QCOMPARE(*encode(*editableText(bytes, format), format), bytes);
    QVERIFY(!editableText(bytes, Format::Text));
    QCOMPARE(*encode(*editableText("{\"ä\": 1}", Format::Json), Format::Json), std::string("{\"ä\": 1}"));
}

QTEST_APPLESS_MAIN(DecodeTest)
#include "test_decode.moc"
