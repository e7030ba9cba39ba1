// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/utf8.h"

#include <QTest>

using namespace topicscope;

class Utf8Test : public QObject
{
    Q_OBJECT

private slots:
    void wellFormed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("badOffset"); // -1: valid
        QTest::newRow("empty") << QByteArray("") << -1;
        QTest::newRow("ASCII") << QByteArray("hello, world: 1234567890") << -1;
        QTest::newRow("null") << QByteArray("\0", 1) << -1;
        QTest::newRow("smallest of two bytes") << QByteArray("\xC2\x80") << -1;
        QTest::newRow("largest of two bytes") << QByteArray("\xDF\xBF") << -1;
        QTest::newRow("smallest of three bytes") << QByteArray("\xE0\xA0\x80") << -1;
        QTest::newRow("before the surrogates") << QByteArray("\xED\x9F\xBF") << -1;
        QTest::newRow("behind the surrogates") << QByteArray("\xEE\x80\x80") << -1;
        QTest::newRow("smallest of four bytes") << QByteArray("\xF0\x90\x80\x80") << -1;
        QTest::newRow("U+10FFFF") << QByteArray("\xF4\x8F\xBF\xBF") << -1;
        QTest::newRow("a continuation byte alone") << QByteArray("\x80") << 0;
        QTest::newRow("overlong C0") << QByteArray("\xC0\x80") << 0;
        QTest::newRow("overlong C1") << QByteArray("\xC1\xBF") << 0;
        QTest::newRow("overlong E0") << QByteArray("\xE0\x9F\xBF") << 0;
        QTest::newRow("overlong F0") << QByteArray("\xF0\x8F\xBF\xBF") << 0;
        QTest::newRow("first surrogate") << QByteArray("ab\xED\xA0\x80") << 2;
        QTest::newRow("last surrogate") << QByteArray("\xED\xBF\xBF") << 0;
        QTest::newRow("U+110000") << QByteArray("\xF4\x90\x80\x80") << 0;
        QTest::newRow("F5") << QByteArray("\xF5\x80\x80\x80") << 0;
        QTest::newRow("FF behind sixteen characters") << QByteArray("0123456789abcdef\xFF") << 16;
        QTest::newRow("two bytes cut short") << QByteArray("a\xC3") << 1;
        QTest::newRow("three bytes cut short") << QByteArray("\xE2\x82") << 0;
        QTest::newRow("four bytes cut short") << QByteArray("\xF0\x9F\x98") << 0;
        QTest::newRow("two bytes, then ASCII") << QByteArray("\xC3(") << 0;
    }
    void wellFormed()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, badOffset);
        const base::Utf8Report report = base::examineUtf8(text.toStdString());
        QCOMPARE(report.valid, badOffset < 0);
        if (badOffset >= 0)
            QCOMPARE(static_cast<int>(report.badOffset), badOffset);
    }

    void characters()
    {
        QVERIFY(base::examineUtf8(std::string_view("a\0b", 3)).hasNull);
        QVERIFY(base::examineUtf8("a\x01").hasControl);
        QVERIFY(base::examineUtf8("a\x7F").hasControl);
        QVERIFY(base::examineUtf8("\xC2\x9F").hasControl);
        QVERIFY(!base::examineUtf8("\xC2\xA0").hasControl);
        QVERIFY(base::examineUtf8("\xEF\xB7\x90").hasNonCharacter);
        QVERIFY(base::examineUtf8("\xF0\x9F\xBF\xBE").hasNonCharacter);
        QVERIFY(!base::examineUtf8("\xEF\xBF\xBD").hasNonCharacter);
    }

    /// Every byte at every place of the step of eight and behind it, against the plain definition.
    void printableAscii()
    {
        for (std::size_t length = 1; length <= 17; ++length) {
            for (std::size_t at = 0; at < length; ++at) {
                for (int byte = 0; byte < 256; ++byte) {
                    std::string text(length, byte % 2 == 0 ? ' ' : '~');
                    text[at] = static_cast<char>(byte);
                    QCOMPARE(base::isPrintableAscii(text), byte >= 0x20 && byte <= 0x7E);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(Utf8Test)
#include "test_utf8.moc"
