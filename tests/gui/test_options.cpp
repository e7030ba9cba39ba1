// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/translations.h"
#include "ui/common/close_box.h"
#include "ui/main_window/frame_metrics.h"
#include "ui/main_window/options.h"

#include <QTest>
#include <QTranslator>

#include <chrono>
#include <thread>

using namespace topicscope;
using ui::Options;

class OptionsTest : public QObject
{
    Q_OBJECT

    static base::Result<Options> parse(QStringList arguments)
    {
        arguments.prepend(QStringLiteral("topicscope"));
        return Options::parse(arguments);
    }

private slots:
    void takesEveryOptionOfTheBrief()
    {
        const auto options =
            parse({QStringLiteral("--url"),        QStringLiteral("mqtts://u:secret@broker.example:8884"),
                   QStringLiteral("--subscribe"),  QStringLiteral("plant/#:1"),
                   QStringLiteral("--subscribe"),  QStringLiteral("a:b:2"),
                   QStringLiteral("--subscribe"),  QStringLiteral("x"),
                   QStringLiteral("--protocol"),   QStringLiteral("3.1.1"),
                   QStringLiteral("--data-dir"),   QStringLiteral("d"),
                   QStringLiteral("--theme"),      QStringLiteral("dark"),
                   QStringLiteral("--language"),   QStringLiteral("de"),
                   QStringLiteral("--screenshot"), QStringLiteral("s.png"),
                   QStringLiteral("--quit-after"), QStringLiteral("1.5"),
                   QStringLiteral("--report"),     QStringLiteral("r.json")});
        QVERIFY2(options, options ? "" : qPrintable(options.error().message));
        QCOMPARE(options->url, QStringLiteral("mqtts://u:secret@broker.example:8884"));
        const QList<Options::Subscription> wanted{{QStringLiteral("plant/#"), mqtt::QoS::AtLeastOnce},
                                                  {QStringLiteral("a:b"), mqtt::QoS::ExactlyOnce},
                                                  {QStringLiteral("x"), mqtt::QoS::AtMostOnce}};
        QVERIFY(options->subscriptions == wanted);
        QCOMPARE(options->protocol, mqtt::Version::V3_1_1);
        QCOMPARE(options->dataFolder, QStringLiteral("d"));
        QCOMPARE(options->theme, ui::Theme::Mode::Dark);
        QCOMPARE(options->language, QStringLiteral("de"));
        QCOMPARE(options->screenshot, QStringLiteral("s.png"));
        QCOMPARE(options->quitAfterSeconds, 1.5);
        QCOMPARE(options->report, QStringLiteral("r.json"));
        QVERIFY(!options->demo);
    }

    void demoAndProfileAreTakenToo()
    {
        QVERIFY(parse({QStringLiteral("--demo")})->demo);
        QCOMPARE(parse({QStringLiteral("--profile"), QStringLiteral("Plant A")})->profile, QStringLiteral("Plant A"));
        QVERIFY(!parse({})->demo);
        QVERIFY(!parse({})->protocol);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* arguments, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(arguments) << QString::fromLatin1(says);
        };
        row("unknown option", "--frobnicate", "frobnicate");
        row("stray word", "broker.example", "broker.example");
        row("option without value", "--url", "url");
        row("two ways to connect", "--demo --url mqtt://x", "--demo");
        row("profile and url", "--profile a --url mqtt://x", "--profile");
        row("unknown version", "--protocol 4", "3.1.1");
        row("unknown theme", "--theme pink", "light, dark or system");
        row("quit-after that is no number", "--quit-after soon", "seconds");
        row("quit-after before the start", "--quit-after -1", "seconds");
        row("quit-after that never comes", "--quit-after nan", "seconds");
        row("broken filter [MQTT-4.7.1-1]", "--subscribe a/#/b", "topic filter");
        row("empty filter [MQTT-4.7.3-1]", "--subscribe :1", "topic filter");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, says);
        const auto options = parse(arguments.split(QLatin1Char(' ')));
        QVERIFY(!options);
        QVERIFY2(options.error().message.contains(says), qPrintable(options.error().message));
    }

    void anErrorNeverRepeatsThePasswordOfTheAddress()
    {
        const auto options =
            parse({QStringLiteral("--url"), QStringLiteral("mqtt://u:s3cret@h"), QStringLiteral("--demo")});
        QVERIFY(!options);
        QVERIFY(!options.error().message.contains(QStringLiteral("s3cret")));
    }

    void theWindowSpeaksTheLanguageAskedFor_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("many");
        QTest::addColumn<QString>("close");
        QTest::newRow("English") << "en"
                                 << "Nothing lost here"
                                 << "%1 message"
                                 << "%1 messages"
                                 << "Close";
        QTest::newRow("German") << "de"
                                << "Hier ging nichts verloren"
                                << "%1 Nachricht"
                                << "%1 Nachrichten"
                                << "Schließen";
        QTest::newRow("unknown") << "tlh"
                                 << "Nothing lost here"
                                 << "%1 message"
                                 << "%1 messages"
                                 << "Close";
    }
    void theWindowSpeaksTheLanguageAskedFor()
    {
        QFETCH(QString, language);
        const QLocale before;
        base::installTranslations(language);
        const char* context = "topicscope::ui::StatusBar";
        QTEST(QCoreApplication::translate(context, "Nothing lost here"), "words");
        QTEST(QCoreApplication::translate(context, "%1 message(s)", nullptr, 1), "one");
        QTEST(QCoreApplication::translate(context, "%1 message(s)", nullptr, 2), "many");
        const ui::CloseBox box;
        QTEST(box.buttons().constFirst()->text(), "close");
        QVERIFY(box.buttons().constFirst()->icon().isNull());
        for (auto* translator : QCoreApplication::instance()->findChildren<QTranslator*>()) {
            QCoreApplication::removeTranslator(translator);
            delete translator;
        }
        QLocale::setDefault(before);
    }

    void theHeartbeatSeesAFreezeAsLongAsItLasts()
    {
        ui::FrameMetrics metrics;
        metrics.enableHeartbeat();
        metrics.framePainted();
        // The freeze itself is what is tested: the GUI thread must really not answer. On a busy machine the thread that
        // beats may sleep through one, too.
        const auto freeze = [] { std::this_thread::sleep_for(std::chrono::milliseconds(120)); };
        QTRY_VERIFY((freeze(), QCoreApplication::processEvents(), metrics.figures().stallMaxMs >= 100));
        QVERIFY2(metrics.figures().stallMaxMs < 1000, qPrintable(QString::number(metrics.figures().stallMaxMs)));
        metrics.stop();
        QCOMPARE(metrics.figures().frames, quint64(1));
        QVERIFY(metrics.figures().firstFrameMs > 0);
        // Beats that could not be posted meanwhile count, too: one freeze of 120 ms is more than one late beat.
        QVERIFY(metrics.figures().stallP99Ms > 50);
    }

    void theFirstFrameIsToldOnce()
    {
        ui::FrameMetrics metrics;
        int told = 0;
        connect(&metrics, &ui::FrameMetrics::firstFrame, this, [&told] { ++told; });
        metrics.framePainted();
        metrics.framePainted();
        QCOMPARE(told, 1);
        QCOMPARE(metrics.figures().frames, quint64(2));
        QCOMPARE(metrics.figures().stallMaxMs, 0.0); // no heartbeat was asked for
    }
};

QTEST_MAIN(OptionsTest)
#include "test_options.moc"
