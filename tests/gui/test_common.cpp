// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/lowest_ink.h"
#include "ui/common/chip.h"
#include "ui/common/elide.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QPalette>
#include <QTest>

#include <cmath>

using namespace topicscope::ui;

namespace {

double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Contrast ratio of WCAG 2.
double contrast(const QColor& a, const QColor& b)
{
    const double bright = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (bright + 0.05) / (dark + 0.05);
}

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

} // namespace

class CommonTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().install(Theme::Mode::Light);
    }

    void textOfAnyLengthIsElidedAtOnce_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("short") << QStringLiteral("plant/press-1");
        QTest::newRow("some hundred letters") << QString(300, QLatin1Char('i'));
        QTest::newRow("a topic of 65,535 bytes") << QString(65'535, QLatin1Char('i'));
        QTest::newRow("letters without a width") << QStringLiteral("e") + QString(60'000, QChar(0x301));
    }
    void textOfAnyLengthIsElidedAtOnce()
    {
        QFETCH(QString, text);
        const QFontMetrics metrics{QFont()};
        for (const auto mode : {Qt::ElideLeft, Qt::ElideMiddle, Qt::ElideRight}) {
            const QString cut = elided(QFont(), text, mode, 400);
            QVERIFY(metrics.horizontalAdvance(cut) <= 400);
            if (text.size() < 1000)
                QCOMPARE(cut, metrics.elidedText(text, mode, 400));
            else
                QVERIFY(cut.size() < 2000 && cut.contains(QChar(0x2026)));
        }
    }
    void eliding_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a topic") << QStringLiteral("plant/north/line1/press/power/AVAToTaYWy.,/-iiiiillll....WWWW");
        QTest::newRow("JSON") << QStringLiteral(
            R"({"temperature": 21.5, "unit": "°C", "ok": true, "id": "sensor-17"})");
        QTest::newRow("a number") << QStringLiteral("1,234,567,890.111");
        QTest::newRow("ends in another script") << QStringLiteral("plant/halle/температура/влажность");
        QTest::newRow("right to left") << QStringLiteral("שלום עולם/plant/temp");
        QTest::newRow("one word") << QString(80, QLatin1Char('W'));
        QTest::newRow("thin") << QString(80, QLatin1Char('i'));
    }
    void eliding()
    {
        QFETCH(QString, text);
        QFont bold;
        bold.setBold(true);
        for (const QFont& font : {QFont(), bold, fixedFont(), smallFont()}) {
            const QFontMetrics metrics(font);
            for (const auto mode : {Qt::ElideLeft, Qt::ElideMiddle, Qt::ElideRight})
                for (int width = 0; width < metrics.horizontalAdvance(text) + 20; ++width)
                    QCOMPARE(elided(font, text, mode, width), metrics.elidedText(text, mode, width));
        }
    }
    void textOfAnyScriptStandsOnOneBaseline_data()
    {
        QTest::addColumn<int>("height");
        for (const int height : {20, 21, 22, 23})
            QTest::addRow("row of %d pixels", height) << height;
    }

    void textOfAnyScriptStandsOnOneBaseline()
    {
        QFETCH(int, height);
        const auto lowestInk = [height](const QString& text) {
            return topicscope::test::lowestInk(height, [&](QPainter* painter, const QRect& rect) {
                drawElided(painter, rect, text, Qt::ElideRight, Qt::AlignLeft);
            });
        };
        QCOMPARE(lowestInk(QStringLiteral("21 °C")), lowestInk(QStringLiteral("21 C")));
    }

    void aFigureGrowsAndStaysUntilItStartsOver()
    {
        QWidget window;
        auto* layout = new QHBoxLayout(&window);
        auto* figure = new FigureLabel;
        layout->addWidget(figure);
        layout->addWidget(new QWidget, 1);
        window.show();
        figure->setFigure(QStringLiteral("1,000,000 messages"));
        QTRY_COMPARE(figure->width(), figure->minimumWidth());
        const int width = figure->width();
        QVERIFY(width >= figure->fontMetrics().horizontalAdvance(figure->text()));
        // Nothing is laid out anew for a text that fits.
        QCoreApplication::sendPostedEvents();
        figure->setFigure(QStringLiteral("7 messages"));
        QVERIFY(!layout->geometry().isNull());
        QCOMPARE(figure->width(), width);
        layout->activate();
        QCOMPARE(figure->width(), width);
        figure->startOver();
        figure->setFigure(QStringLiteral("8 messages"));
        QTRY_VERIFY(figure->width() < width);
    }
    void everyTextKeepsItsContrastOnEveryGround_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        const auto add = [](const char* theme, const Tokens& t) {
            const std::pair<const char*, QColor> texts[] = {{"text", t.text}, {"dim", t.dim}};
            const std::pair<const char*, QColor> grounds[] = {
                {"ground", t.ground},  {"panel", t.panel},       {"accentTint", t.accentTint},
                {"fresh", t.fresh},    {"goodTint", t.goodTint}, {"warningTint", t.warningTint},
                {"badTint", t.badTint}};
            for (const auto& [textName, text] : texts) {
                for (const auto& [groundName, ground] : grounds)
                    QTest::addRow("%s: %s on %s", theme, textName, groundName) << text << ground;
            }
            const std::tuple<const char*, QColor, QColor> meanings[] = {{"good", t.good, t.goodTint},
                                                                        {"warning", t.warning, t.warningTint},
                                                                        {"bad", t.bad, t.badTint},
                                                                        {"accent", t.accent, t.accentTint}};
            for (const auto& [name, color, tint] : meanings) {
                QTest::addRow("%s: %s on its tint", theme, name) << color << tint;
                for (const auto& [groundName, ground] : {grounds[0], grounds[1], grounds[2], grounds[3]})
                    QTest::addRow("%s: %s on %s", theme, name, groundName) << color << ground;
            }
            QTest::addRow("%s: text upon accent", theme) << t.onAccent << t.accent;
        };
        add("light", Theme::lightTokens());
        add("dark", Theme::darkTokens());
    }
    void everyTextKeepsItsContrastOnEveryGround()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double ratio = contrast(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 : 1").arg(ratio)));
    }

    void aRowThatIsSelectedKeepsItsTextColours()
    {
        for (const Tokens& t : {Theme::lightTokens(), Theme::darkTokens()}) {
            const QPalette palette = Theme::paletteFor(t);
            QCOMPARE(palette.color(QPalette::Highlight), t.accentTint);
            QCOMPARE(palette.color(QPalette::HighlightedText), t.text);
            QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), t.dim);
        }
    }

    void changingTheThemeChangesThePaletteOfWindowsThatAreOpen()
    {
        QWidget window;
        window.show();
        Theme::instance().setMode(Theme::Mode::Dark);
        QVERIFY(Theme::instance().isDark());
        QTRY_COMPARE(window.palette().color(QPalette::Base), Theme::darkTokens().panel);
        Theme::instance().setMode(Theme::Mode::Light);
        QTRY_COMPARE(window.palette().color(QPalette::Base), Theme::lightTokens().panel);
    }

    void aPersonsWishForReducedMotionGoesBeforeTheDesktops()
    {
        Theme& theme = Theme::instance();
        const bool desktop = theme.reducedMotion();
        theme.setReducedMotion(true);
        QVERIFY(theme.reducedMotion());
        theme.setReducedMotion(false);
        QVERIFY(!theme.reducedMotion());
        theme.setReducedMotion(std::nullopt);
        QCOMPARE(theme.reducedMotion(), desktop);
    }

    void everyIconPaintsItselfInTheTokenAskedFor()
    {
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(files.size() > 60);
        for (const QString& file : files) {
            if (file == QLatin1StringView("topicscope.svg"))
                continue;
            const QImage image = icon(file.chopped(4), IconColor::Bad).pixmap(QSize(20, 20), 2.0).toImage();
            QCOMPARE(image.size(), QSize(40, 40));
            QRgb strongest = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (qAlpha(image.pixel(x, y)) > qAlpha(strongest))
                        strongest = image.pixel(x, y);
                }
            }
            QVERIFY2(qAlpha(strongest) > 200, qPrintable(file));
            const QColor token = tokens().bad;
            QVERIFY2(std::abs(qRed(strongest) - token.red()) < 6 && std::abs(qGreen(strongest) - token.green()) < 6,
                     qPrintable(file));
        }
    }

    void iconsFollowTheTheme()
    {
        const QIcon one = icon(QStringLiteral("stop"));
        const auto darkest = [&one] {
            int lightness = 255;
            const QImage image = one.pixmap(QSize(32, 32)).toImage();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (qAlpha(image.pixel(x, y)) > 250)
                        lightness = std::min(lightness, QColor(image.pixel(x, y)).lightness());
                }
            }
            return lightness;
        };
        QVERIFY(darkest() < 90);
        Theme::instance().setMode(Theme::Mode::Dark);
        QVERIFY(darkest() > 200);
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void numbersReadAsAPersonWritesThem_data()
    {
        QTest::addColumn<QString>("got");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("count") << formatCount(8'741'204) << "8,741,204";
        QTest::newRow("short count stays exact below 100,000") << formatShortCount(91'204) << "91,204";
        QTest::newRow("short count") << formatShortCount(8'400'000) << QStringLiteral("8.4\u202fM");
        QTest::newRow("short count rounds into the next unit")
            << formatShortCount(999'960) << QStringLiteral("1.0\u202fM");
        QTest::newRow("no rate") << formatRate(0) << noValue();
        QTest::newRow("rate that is not a number") << formatRate(std::nan("")) << noValue();
        QTest::newRow("slow rate") << formatRate(0.2) << "0.2";
        QTest::newRow("rate") << formatRate(38.4) << "38";
        QTest::newRow("fast rate") << formatRate(1790) << "1,790";
        QTest::newRow("very fast rate") << formatRate(2'100'000) << QStringLiteral("2.1\u202fM");
        QTest::newRow("bytes") << formatBytes(24) << "24 B";
        QTest::newRow("KiB") << formatBytes(1434) << "1.4 KiB";
        QTest::newRow("MiB") << formatBytes(std::int64_t(212) * 1024 * 1024) << "212 MiB";
        QTest::newRow("just below a MiB") << formatBytes(1024 * 1024 - 1) << "1.0 MiB";
        QTest::newRow("duration below a millisecond") << formatDuration(400) << "0.40 ms";
        QTest::newRow("duration in milliseconds") << formatDuration(18'000) << "18 ms";
        QTest::newRow("duration in seconds") << formatDuration(2'400'000) << "2.40 s";
        QTest::newRow("duration in minutes") << formatDuration(3 * minute + 12 * second) << "3 min 12 s";
    }
    void numbersReadAsAPersonWritesThem()
    {
        QFETCH(QString, got);
        QTEST(got, "wanted");
    }

    void anAgeKeepsItsTextExactlyAsLongAsItSays_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(0) << "0 s";
        QTest::newRow("clock went back") << qint64(-5 * second) << "0 s";
        QTest::newRow("seconds") << qint64(59 * second + 1) << "59 s";
        QTest::newRow("minutes") << qint64(minute) << "1 min";
        QTest::newRow("hours") << qint64(2 * hour + 1) << "2 h";
        QTest::newRow("days") << qint64(5 * day) << "5 d";
    }
    void anAgeKeepsItsTextExactlyAsLongAsItSays()
    {
        QFETCH(qint64, age);
        QTEST(formatAge(age), "text");
        const std::int64_t from = std::max<qint64>(0, age);
        const std::int64_t valid = ageTextValidFor(age);
        QVERIFY(valid > 0);
        QCOMPARE(formatAge(from + valid - 1), formatAge(from));
        QVERIFY(formatAge(from + valid) != formatAge(from));
    }

    void labelsAndToolTipsNeverInterpretMarkup()
    {
        const QString hostile = QStringLiteral("<img src=x><b>bold</b> &amp; <script>1</script>");
        PlainLabel label(hostile);
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(!plainToolTip(hostile).contains(QStringLiteral("<img")));
        QVERIFY(plainToolTip(hostile).contains(QStringLiteral("&amp;amp;")));
        QVERIFY(plainToolTip({}).isEmpty());
    }

    void aChipIsNeverNarrowerThanHighAndSaysItsNameAloud()
    {
        const Chip chip(QStringLiteral("1"), ChipKind::Info);
        QVERIFY(chip.sizeHint().width() >= chip.sizeHint().height());
        QCOMPARE(chip.accessibleName(), QStringLiteral("1"));
    }
};

QTEST_MAIN(CommonTest)
#include "test_common.moc"
