// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/decode_job.h"
#include "app/payload/encode.h"
#include "app/payload/preview.h"
#include "app/payload/visible_text.h"
#include "tests/support/processor_timer.h"

#include <QRandomGenerator>
#include <QTest>

using namespace topicscope::payload;
using namespace Qt::StringLiterals;

/// Whatever bytes a publisher sends: every reader returns, within its bounds.
class HostileBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReaderSurvives_data();
    void everyReaderSurvives();
    void mutatedDocumentsAreSurvived();
    void bigPayloadsAreBounded_data();
    void bigPayloadsAreBounded();

private:
    static void readEverything(const Bytes& bytes);
};

void HostileBytesTest::readEverything(const Bytes& bytes)
{
    DecodeLimits limits;
    limits.inputBytes = 4096;
    limits.unpackedBytes = 64 * 1024;
    const QString line = previewLine(bytes, 80);
    QVERIFY(line.size() <= 80);
    for (const QChar c : line)
        QVERIFY2(c.unicode() >= 0x20 && c != QChar(0x7f), "a control character came through");
    const Recognition found = recognise(bytes);
    QVERIFY(bytes.empty() || found.format != Format::Empty);
    for (const Format format : selectableFormats()) {
        const Decoded decoded = decode(bytes, format, limits);
        QVERIFY(decoded.bytesShown <= decoded.bytesTotal);
        qsizetype end = 0;
        for (const Span& span : decoded.spans) {
            QVERIFY(span.start >= end && span.length >= 0);
            end = span.start + span.length;
        }
        QVERIFY(end <= decoded.text.size());
        if (decoded.error)
            QVERIFY(!decoded.error->message.isEmpty() && decoded.error->offset <= qsizetype(bytes.size()));
        // What was recognised for certain can be read.
        if (format == found.format && found.certainty == Certainty::Certain && format == Format::Json)
            QVERIFY(!decoded.error);
    }
    (void)jsonDifference(bytes, "{\"a\": 1}");
}

void HostileBytesTest::everyReaderSurvives_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void HostileBytesTest::everyReaderSurvives()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    // Bytes that mean something to one of the readers come more often than by chance.
    static constexpr char telling[] =
        "{}[]\",:\\0123456789.eE-+tfnu "
        "\n\t\x1f\x8b\x78\x9c\x81\x9f\xff\xa1\xbf\xc1\xd9\xfb\xf9\x5f\x7f\x00\xe2\x80\xae";
    for (int round = 0; round < 150; ++round) {
        Bytes bytes(random.bounded(200), '\0');
        for (char& c : bytes)
            c = random.bounded(3) == 0 ? char(random.bounded(256)) : telling[random.bounded(int(sizeof telling - 1))];
        readEverything(bytes);
        if (QTest::currentTestFailed())
            return;
    }
}

void HostileBytesTest::mutatedDocumentsAreSurvived()
{
    QRandomGenerator random(99);
    const QList<Bytes> seeds{
        R"({"a":[1,2.5,-3e7,"x\u00e9"],"b":{"c":null}})",
        QByteArray::fromHex("a26161fb3ff199999999999a61629f01028203f97e00ff").toStdString(),
        QByteArray::fromHex("1f8b080000000000000 3cb48cdc9c95728cf2fca49010085114a0d0b000000").toStdString(),
        QByteArray::fromHex("89504e470d0a1a0a0000000d4948445200000280000001e00802").toStdString(),
        "eyJhIjoxLCJiIjpbMSwyLDNdfQ==",
        "<?xml version=\"1.0\"?><svg width=\"10\"/>"};
    for (const Bytes& seed : seeds) {
        for (int round = 0; round < 120; ++round) {
            Bytes bytes = seed;
            for (int edits = 1 + random.bounded(3); edits-- > 0 && !bytes.empty();) {
                const auto at = std::size_t(random.bounded(int(bytes.size())));
                switch (random.bounded(3)) {
                case 0:
                    bytes[at] = char(random.bounded(256));
                    break;
                case 1:
                    bytes.erase(at, 1 + std::size_t(random.bounded(4)));
                    break;
                default:
                    bytes.insert(at, 1, char(random.bounded(256)));
                }
            }
            readEverything(bytes);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void HostileBytesTest::bigPayloadsAreBounded_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::newRow("brackets") << "["_ba;
    QTest::newRow("quotes") << "\""_ba;
    QTest::newRow("backslashes") << "\\"_ba;
    QTest::newRow("one line") << "x"_ba;
    QTest::newRow("lines") << "\n"_ba;
    QTest::newRow("zeros") << QByteArray(1, '\0');
    QTest::newRow("invalid") << "\xff"_ba;
    QTest::newRow("CBOR arrays") << "\x81"_ba;
    QTest::newRow("CBOR open arrays") << "\x9f"_ba;
    QTest::newRow("combining") << "\xcc\x81"_ba;
    QTest::newRow("brackets and quotes") << "[\""_ba;
    QTest::newRow("short arrays") << "[[1],"_ba;
}

void HostileBytesTest::bigPayloadsAreBounded()
{
    QFETCH(QByteArray, unit);
    const Bytes bytes = unit.repeated(4 * 1024 * 1024 / unit.size()).toStdString();
    const topicscope::test::ProcessorTimer timer;
    (void)previewLine(bytes);
    for (const Format format : {Format::Text, Format::Json, Format::Cbor, Format::MessagePack, Format::Numbers,
                                Format::Gzip, Format::Zlib, Format::Image}) {
        const Decoded decoded = decode(bytes, format);
        // 256 KiB in: a few times that out, each byte as ⟨ff⟩ at worst, or a hex dump.
        QVERIFY(decoded.text.size() <= 2 * 1024 * 1024);
    }
    QVERIFY2(timer.milliseconds() < 5000, qPrintable(QString::number(timer.milliseconds())));
}

QTEST_APPLESS_MAIN(HostileBytesTest)
#include "test_hostile_bytes.moc"
