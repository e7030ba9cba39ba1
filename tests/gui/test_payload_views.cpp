// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/pane_scene.h"
#include "tests/support/processor_timer.h"

#include "ui/common/notice.h"
#include "ui/inspector/breadcrumb.h"
#include "ui/inspector/code_view.h"
#include "ui/inspector/hex_view.h"
#include "ui/inspector/image_view.h"
#include "ui/inspector/payload_file.h"
#include "ui/inspector/value_view.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace topicscope;
using namespace topicscope::ui;
using namespace Qt::StringLiterals;

class PaneViewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(Theme::Mode::Light); }
    void codeIsCopiedAsItIs();
    void codeKeepsItsPlace();
    void codeTakesMuchTextQuickly_data();
    void codeTakesMuchTextQuickly();
    void hexIsSelectedByKeyboard();
    void hexShowsAQuarterGibibyteAtOnce();
    void valueSaysHowMuchItShows();
    void valueMarksWhatChanged();
    void valueSaysWhereJsonBreaks();
    void valueFollowsTheChosenFormat();
    void imagesAreDrawn();
    void breadcrumbNamesItsLevels_data();
    void breadcrumbNamesItsLevels();
    void breadcrumbBearsAnyTopic();
    void fileNamesAreSafe_data();
    void fileNamesAreSafe();

private:
    static ValueView::Content content(const std::string& payload, const std::string& topic = "t")
    {
        ValueView::Content result;
        result.payload = shared(payload);
        result.topic = topic;
        return result;
    }
    static payload::SharedBytes shared(const std::string& bytes)
    {
        const auto owner = std::make_shared<const std::string>(bytes);
        return {owner, *owner};
    }
};

void PaneViewsTest::codeIsCopiedAsItIs()
{
    CodeView view;
    view.resize(400, 300);
    const QString text = u"short\n"_s + QString(5000, u'x') + u"\nend"_s;
    view.setContent(text, {{6, 5000, payload::Token::String}}, {{0, 5, u"was long"_s}});
    QVERIFY(view.document()->blockCount() > 3); // the long line was broken for display
    view.selectAll();
    view.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

void PaneViewsTest::codeKeepsItsPlace()
{
    CodeView view;
    view.resize(300, 200);
    view.show();
    QStringList lines;
    for (int i = 0; i < 500; ++i)
        lines << QString::number(i);
    view.setContent(lines.join(u'\n'), {});
    view.verticalScrollBar()->setValue(200);
    lines[0] = u"changed"_s;
    view.setContent(lines.join(u'\n'), {});
    QCOMPARE(view.verticalScrollBar()->value(), 200);
}

void PaneViewsTest::codeTakesMuchTextQuickly_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("lines") << QString(u"0123456789\n"_s).repeated(256 * 1024 / 11);
    QTest::newRow("one line") << QString(256 * 1024, u'x');
}

void PaneViewsTest::codeTakesMuchTextQuickly()
{
    QFETCH(QString, text);
    CodeView view;
    view.resize(600, 400);
    view.show();
    const topicscope::test::ProcessorTimer timer;
    view.setContent(text, {{0, text.size(), payload::Token::String}});
    view.grab();
    const double elapsed = timer.milliseconds();
    qInfo("%.0f ms", elapsed);
    QVERIFY(elapsed < 1000); // a tenth of that in an optimised build on a machine of its own
}

void PaneViewsTest::hexIsSelectedByKeyboard()
{
    HexView view;
    view.resize(700, 200);
    view.setBytes(shared("0123456789abcdef0123456789ABCDEF"));
    view.show();
    view.setFocus();
    QSignalSpy spy(&view, &HexView::selectionChanged);
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(view.selectionStart(), 16);
    QCOMPARE(view.selectionLength(), 3);
    QCOMPARE(spy.count(), 4);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"30 31 32"_s);
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(view.selectionStart(), 31);
    view.select(4, 2);
    QCOMPARE(QByteArray::fromStdString(std::string(view.selectedBytes())), "45"_ba);
    QCOMPARE(spy.count(), 5); // select() is silent, the key before was not
    ui::test::picture(view, u"hex"_s);

    // A narrow view has eight bytes in a row, and keys and mouse know it.
    view.resize(330, 200);
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
    QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.selectionStart(), 8);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.selectionStart(), 15);
    ui::test::picture(view, u"hex-narrow"_s);
}

void PaneViewsTest::hexShowsAQuarterGibibyteAtOnce()
{
    HexView view;
    view.resize(700, 400);
    const auto big = std::make_shared<const std::string>(std::size_t(256) * 1024 * 1024, 'A');
    const topicscope::test::ProcessorTimer timer;
    view.setBytes({big, *big});
    view.show();
    view.grab();
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    view.grab();
    QVERIFY2(timer.milliseconds() < 500, qPrintable(QString::number(timer.milliseconds())));
    QCOMPARE(view.selectionStart(), qsizetype(big->size()) - 1);
}

void PaneViewsTest::valueSaysHowMuchItShows()
{
    ValueView view;
    view.resize(600, 400);
    view.show();
    std::string text;
    for (int i = 0; i < 40000; ++i)
        text += "line " + std::to_string(i) + "\n";
    view.setContent(content(text));
    auto* code = view.findChild<CodeView*>();
    auto labelled = [&view](const QString& part) {
        for (const QLabel* label : view.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(labelled(u"Showing the first 256 KiB of"_s));
    QVERIFY(code->toPlainText().size() < 300000);
    auto buttons = view.findChildren<QPushButton*>();
    const auto all = std::find_if(buttons.begin(), buttons.end(),
                                  [](const QPushButton* button) { return button->text() == u"Show all"_s; });
    QVERIFY(all != buttons.end());
    (*all)->click();
    QTRY_VERIFY(!labelled(u"Showing the first"_s));
    QCOMPARE(code->toPlainText(), QString::fromStdString(text));
}

void PaneViewsTest::valueMarksWhatChanged()
{
    ValueView view;
    view.resize(500, 200);
    view.show();
    auto next = content(R"({"v":71.4,"u":"°C","list":[1,2,3]})");
    next.previous = shared(R"({"v":71.2,"u":"°C","list":[1,2,3]})");
    next.sincePrevious = 500'000;
    view.setContent(next);
    auto* code = view.findChild<CodeView*>();
    QTRY_COMPARE(code->toPlainText(), u"{\n  \"v\": 71.4,\n  \"u\": \"°C\",\n  \"list\": [1, 2, 3]\n}"_s);
    ui::test::picture(view, u"value"_s);
}

void PaneViewsTest::valueSaysWhereJsonBreaks()
{
    ValueView view;
    view.resize(500, 200);
    view.show();
    view.setFormat(payload::Format::Json);
    view.setContent(content("{\"a\": 1,\n}"));
    auto* notice = view.findChild<Notice*>();
    QTRY_COMPARE(
        notice->text(),
        u"Not valid JSON. Line 2, column 1: The name of a member, in double quotes, is expected here, not “}”."_s);
    QCOMPARE(view.findChild<CodeView*>()->toPlainText(), u"{\"a\": 1,\n}"_s);
    QVERIFY(ui::test::labelsArePlain(view));
    ui::test::picture(view, u"value-broken"_s);
}

void PaneViewsTest::valueFollowsTheChosenFormat()
{
    ValueView view;
    view.resize(600, 300);
    view.show();
    view.setContent(content(std::string("\x00\x00\xb8\x41", 4)));
    auto* code = view.findChild<CodeView*>();
    QTRY_VERIFY(code->toPlainText().contains(u"float32  little-endian  23"_s));
    view.setFormat(payload::Format::Hex);
    auto* hex = view.findChild<HexView*>();
    QTRY_VERIFY(hex->isVisible());
    QCOMPARE(hex->bytes().size(), 4u);
    view.setFormat(std::nullopt);
    QTRY_VERIFY(code->isVisible());
}

void PaneViewsTest::imagesAreDrawn()
{
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    ValueView view;
    view.resize(300, 300);
    view.show();
    view.setContent(content(png.toStdString()));
    auto* drawn = view.findChild<ImageView*>();
    QTRY_VERIFY(drawn->isVisible());
    QTRY_COMPARE(drawn->grab().toImage().pixelColor(drawn->rect().center()), QColor(Qt::darkCyan));
    // A signature and then rubbish: said, not drawn.
    view.setContent(content(png.left(60).toStdString()));
    QTRY_VERIFY(view.findChild<Notice*>()->text().startsWith(u"This image cannot be drawn"_s));
}

void PaneViewsTest::breadcrumbNamesItsLevels_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QList<QByteArray>>("levels");
    QTest::newRow("three levels") << "plant/press-1/temp"_ba
                                  << QList{"plant"_ba, "plant/press-1"_ba, "plant/press-1/temp"_ba};
    QTest::newRow("one") << "a"_ba << QList{"a"_ba};
    QTest::newRow("leading slash") << "/a"_ba << QList{""_ba, "/a"_ba};
    QTest::newRow("empty levels") << "a//b"_ba << QList{"a"_ba, "a/"_ba, "a//b"_ba};
    QTest::newRow("markup") << "<b>x</b>"_ba << QList{"<b>x<"_ba, "<b>x</b>"_ba};
}

void PaneViewsTest::breadcrumbNamesItsLevels()
{
    QFETCH(QByteArray, topic);
    QFETCH(QList<QByteArray>, levels);
    Breadcrumb breadcrumb;
    breadcrumb.resize(800, 30);
    breadcrumb.setTopic(topic.toStdString());
    breadcrumb.show();
    QList<QByteArray> chosen;
    connect(&breadcrumb, &Breadcrumb::levelChosen, this,
            [&](const mqtt::Bytes& level) { chosen << QByteArray::fromStdString(level); });
    for (qsizetype i = 0; i < levels.size(); ++i)
        QTest::keyClick(&breadcrumb, Qt::Key_Left);
    for (qsizetype i = 0; i < levels.size(); ++i) {
        QTest::keyClick(&breadcrumb, Qt::Key_Return);
        QTest::keyClick(&breadcrumb, Qt::Key_Right);
    }
    QCOMPARE(chosen, levels);
    breadcrumb.grab();
}

void PaneViewsTest::breadcrumbBearsAnyTopic()
{
    Breadcrumb breadcrumb;
    breadcrumb.resize(300, 30);
    breadcrumb.show();
    std::string deep;
    for (int i = 0; i < 1000; ++i)
        deep += "level" + std::to_string(i) + "/";
    for (const std::string& topic : {deep, std::string(65535, 'x'), std::string(65535, '/'),
                                     std::string("\xff\x01/\xe2\x80\xae"), std::string("/"), std::string()}) {
        const topicscope::test::ProcessorTimer timer;
        breadcrumb.setTopic(topic);
        breadcrumb.grab();
        QVERIFY2(timer.milliseconds() < 200, qPrintable(QString::number(timer.milliseconds())));
    }
}

void PaneViewsTest::fileNamesAreSafe_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("name");
    QTest::newRow("JSON") << "plant/press-1/state"_ba
                          << "{}"_ba << u"state.json"_s;
    QTest::newRow("nothing but dots") << "a/.."_ba
                                      << "x"_ba << u"__.txt"_s;
    QTest::newRow("empty level") << "a/"_ba
                                 << "x"_ba << u"payload.txt"_s;
    QTest::newRow("strange characters") << "a/b:c*d"_ba
                                        << "\xff\xfe\x01"_ba << u"b_c_d.bin"_s;
}

void PaneViewsTest::fileNamesAreSafe()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, payload);
    QFETCH(QString, name);
    QCOMPARE(suggestedFileName(topic.toStdString(), payload.toStdString()), name);
}

QTEST_MAIN(PaneViewsTest)
#include "test_payload_views.moc"
