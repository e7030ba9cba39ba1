// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/tree_fixture.h"
#include "ui/palette/fuzzy_match.h"
#include "ui/palette/palette.h"
#include "ui/palette/palette_model.h"
#include "ui/palette/topic_search.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace topicscope;
using namespace topicscope::ui;

class PaletteTest : public QObject
{
    Q_OBJECT

private slots:
    void matchesWhatAPersonRemembers_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("a piece") << QByteArray("press") << QByteArray("plant/press-1/temp") << true;
        QTest::newRow("upper and lower case") << QByteArray("PRESS") << QByteArray("plant/Press-1") << true;
        QTest::newRow("two words in any order") << QByteArray("temp plant") << QByteArray("plant/press-1/temp") << true;
        QTest::newRow("letters in order") << QByteArray("pp1t") << QByteArray("plant/press-1/temp") << true;
        QTest::newRow("letters out of order") << QByteArray("tp1pq") << QByteArray("plant/press-1/temp") << false;
        QTest::newRow("one word missing") << QByteArray("temp robot") << QByteArray("plant/press-1/temp") << false;
        QTest::newRow("beyond ASCII") << QByteArray("größe") << QByteArray("werk/größe") << true;
        QTest::newRow("nothing typed") << QByteArray("  ") << QByteArray("a") << false;
    }
    void matchesWhatAPersonRemembers()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, text);
        QFETCH(bool, found);
        QCOMPARE(FuzzyMatch(query.toStdString()).score(text.toStdString()).has_value(), found);
    }

    void theBetterMatchScoresMore_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("better");
        QTest::addColumn<QByteArray>("worse");
        QTest::newRow("in one piece") << QByteArray("temp") << QByteArray("a/temp") << QByteArray("a/t-e-m-p");
        QTest::newRow("at the beginning of a level")
            << QByteArray("temp") << QByteArray("a/temp") << QByteArray("a/xtemp");
        QTest::newRow("in the last level") << QByteArray("temp") << QByteArray("a/temp") << QByteArray("temp/a");
        QTest::newRow("in a short topic")
            << QByteArray("temp") << QByteArray("a/temp") << QByteArray("a/temperature-of-something");
    }
    void theBetterMatchScoresMore()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, better);
        QFETCH(QByteArray, worse);
        const FuzzyMatch match(query.toStdString());
        QVERIFY(*match.score(better.toStdString()) > *match.score(worse.toStdString()));
    }

    void theSearchKeepsTheBest()
    {
        TreeFixture plant;
        for (int i = 0; i < 20'000; ++i)
            plant.feed.put("plant/t-e-m-p/" + std::to_string(i), "1");
        plant.feed.put("plant/temp", "1");
        const auto hits = TopicSearch::run(
            "temp", {plant.store}, 10, [] { return false; }, [](const auto&) {});
        QCOMPARE(hits.size(), 10u);
        QCOMPARE(hits.front().node, plant.node("plant/temp"));
        QVERIFY(std::ranges::is_sorted(hits, std::ranges::greater(), &TopicSearch::Hit::score));
    }

    void aNewerSearchEndsTheOneBefore()
    {
        TreeFixture plant;
        for (int i = 0; i < 50'000; ++i)
            plant.feed.put("plant/" + std::to_string(i), "1");
        plant.feed.put("needle", "1");
        TopicSearch search;
        int complete = 0;
        topics::NodeId first = topics::NoNode;
        connect(&search, &TopicSearch::found, this, [&](const std::vector<TopicSearch::Hit>& hits, bool done) {
            complete += done;
            first = hits.empty() ? topics::NoNode : hits.front().node;
        });
        search.start(u"plant"_qs, {plant.store}, 5);
        search.start(u"needle"_qs, {plant.store}, 5);
        QTRY_COMPARE(complete, 1);
        QCOMPARE(first, plant.node("needle"));
        search.start(u"plant"_qs, {plant.store}, 5);
        search.cancel();
        QVERIFY(!search.isRunning());
    }

    void findsACommandByWhatItDoes()
    {
        QWidget window;
        window.resize(900, 600);
        window.show();
        QAction pause(u"&Pause the view"_qs);
        pause.setToolTip(u"Freeze what is shown; messages go on being received"_qs);
        QAction freeze(u"Freezer list"_qs);
        QAction other(u"Preferences…"_qs);
        Palette palette(&window);
        palette.addSource([&] { return Palette::itemsFor({&pause, &freeze, &other}, u"View"_qs); });
        palette.addSource([] {
            PaletteItem saved;
            saved.kind = PaletteItem::Kind::SavedMessage;
            saved.title = u"Open the valve"_qs;
            saved.detail = u"Halle 3, plant/press-1/cmd"_qs;
            return QList<PaletteItem>{saved};
        });
        auto* line = palette.findChild<QLineEdit*>();
        const auto* list = palette.findChild<QListView*>();
        const auto found = [&](const QString& text) {
            line->setText(text);
            QStringList titles;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                titles << list->model()->index(row, 0).data().toString();
            return titles;
        };
        palette.open();
        // What is in the title stands first.
        QCOMPARE(found(u"freeze"_qs), (QStringList{u"Freezer list"_qs, u"Pause the view"_qs}));
        QCOMPARE(found(u"pause received"_qs), QStringList{u"Pause the view"_qs}); // words of both
        QCOMPARE(found(u"press-1/cmd"_qs), QStringList{u"Open the valve"_qs});    // its topic
        QCOMPARE(found(u"halle valve"_qs), QStringList{u"Open the valve"_qs});    // its folder
        QCOMPARE(found(u"view pref"_qs), QStringList{u"Preferences…"_qs});        // the menu it is in
        QCOMPARE(found(u"nothing at all"_qs), QStringList());
    }

    void theKeyboardDoesItAll()
    {
        QWidget window;
        window.resize(900, 600);
        window.show();
        TreeFixture plant;
        plant.feed.put("plant/press-1/temp", "1");
        plant.feed.put("plant/press-2/temp", "1");
        QAction action(u"&Preferences…"_qs);
        QSignalSpy triggered(&action, &QAction::triggered);
        Palette palette(&window);
        palette.addSource([&] { return Palette::itemsFor({&action}, u"Program"_qs); });
        palette.setTopicSource([&] { return QList<PaletteTopics>{{u"Plant A"_qs, plant.store}}; });
        QSignalSpy closed(&palette, &Palette::closed);
        topics::NodeId chosen = topics::NoNode;
        connect(&palette, &Palette::topicChosen, this,
                [&](const std::shared_ptr<topics::TopicStore>&, topics::NodeId node) { chosen = node; });
        auto* line = palette.findChild<QLineEdit*>();
        auto* list = palette.findChild<QListView*>();

        palette.open();
        QVERIFY(palette.isVisible());
        QCOMPARE(list->model()->rowCount(), 1); // the command, before anything is typed
        QTest::keyClicks(line, u"pref"_qs);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
        QVERIFY(!palette.isVisible());

        palette.open();
        QTest::keyClicks(line, u"press temp"_qs);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QTest::keyClick(line, Qt::Key_Down);
        QVERIFY2(line->accessibleDescription().contains(u"press-2"), qPrintable(line->accessibleDescription()));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(chosen, plant.node("plant/press-2/temp"));

        palette.open();
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QCOMPARE(closed.count(), 3);
    }

    void commandsHoldTheTypedWords()
    {
        QWidget window;
        window.show();
        TreeFixture plant;
        plant.feed.put("plant/press", "1");
        QAction preferences(u"Preferences…"_qs);
        QSignalSpy triggered(&preferences, &QAction::triggered);
        Palette palette(&window);
        palette.addSource([&] { return Palette::itemsFor({&preferences}, u"Program"_qs); });
        palette.setTopicSource([&] { return QList<PaletteTopics>{{u"Plant A"_qs, plant.store}}; });
        topics::NodeId chosen = topics::NoNode;
        connect(&palette, &Palette::topicChosen, this,
                [&](const std::shared_ptr<topics::TopicStore>&, topics::NodeId node) { chosen = node; });
        auto* line = palette.findChild<QLineEdit*>();
        auto* list = palette.findChild<QListView*>();
        // Its letters stand in "Preferences" in this order, but nobody means that: a topic may be found by them.
        palette.open();
        QTest::keyClicks(line, u"prs"_qs);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(triggered.count(), 0);
        QCOMPARE(chosen, plant.node("plant/press"));
        palette.open();
        QTest::keyClicks(line, u"FERENC pre"_qs);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
    }

    void disabledCommandsAndSeparatorsAreLeftOut()
    {
        QAction enabled(u"&Save"_qs);
        QAction disabled(u"Undo"_qs);
        disabled.setEnabled(false);
        QAction separator;
        separator.setSeparator(true);
        QMenu menu(u"&View"_qs);
        menu.addAction(u"Dark"_qs);
        const auto items = Palette::itemsFor({&enabled, &disabled, &separator, menu.menuAction()});
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[0].title, u"Save"_qs);
        QCOMPARE(items[1].title, u"Dark"_qs);
        QCOMPARE(items[1].detail, u"View"_qs);
    }

    void aClickOutsideCloses()
    {
        QWidget window;
        window.resize(900, 600);
        QWidget below(&window);
        below.setGeometry(0, 0, 900, 600);
        window.show();
        Palette palette(&window);
        palette.open();
        QTest::mouseClick(&below, Qt::LeftButton, {}, QPoint(2, 590));
        QVERIFY(!palette.isVisible());
    }

    void theModelStaysConsistent()
    {
        PaletteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PaletteItem item;
        item.title = u"<b>x"_qs;
        model.setItems({item, item, item});
        model.setTopics({{nullptr, 1, u"a"_qs, {}}, {nullptr, 2, u"b"_qs, {}}});
        model.setItems({item});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.topic(1));
        QVERIFY(!model.index(0).data(Qt::ToolTipRole).toString().contains(u"<b>"));
        model.setTopics({});
        model.setItems({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theChosenTopicStaysChosenWhileBetterOnesComeIn()
    {
        TreeFixture plant;
        for (const char* topic : {"plant/a", "plant/b", "plant/c", "plant/d"})
            plant.feed.put(topic, "1");
        QWidget window;
        window.resize(900, 600);
        Palette palette(&window);
        palette.setTopicSource([&] { return QList<PaletteTopics>{{u"Plant"_qs, plant.store}}; });
        window.show();
        palette.open();
        auto* search = palette.findChild<TopicSearch*>();
        auto* list = palette.findChild<QListView*>();
        auto* line = palette.findChild<QLineEdit*>();
        const auto find = [&](std::initializer_list<const char*> topics) {
            std::vector<TopicSearch::Hit> hits;
            for (const char* topic : topics)
                hits.push_back({0, plant.node(topic), 1});
            emit search->found(hits, false);
        };
        find({"plant/b", "plant/c"});
        QTest::keyClick(line, Qt::Key_Down);
        QCOMPARE(list->currentIndex().data().toString(), u"plant/c"_qs);
        find({"plant/a", "plant/b", "plant/c"});
        QCOMPARE(list->currentIndex().data().toString(), u"plant/c"_qs);
        find({"plant/a", "plant/b", "plant/d"}); // no longer among the best: Enter means it all the same
        QCOMPARE(list->currentIndex().data().toString(), u"plant/c"_qs);
        QSignalSpy chosen(&palette, &Palette::topicChosen);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(chosen.first().at(1).value<topics::NodeId>(), plant.node("plant/c"));
    }

    void everyControlHasAnAccessibleName()
    {
        QWidget window;
        window.resize(900, 600);
        window.show();
        Palette palette(&window);
        palette.open();
        QCOMPARE(controlsWithoutName(palette).join(u'|'), QString());
    }
};

QTEST_MAIN(PaletteTest)
#include "test_palette.moc"
