// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the tree: columns, pins, menus, copying, and many topics at once.
#include "tests/gui/plant_pane.h"
#include "ui/topic_tree/bulk_panel.h"
#include "ui/topic_tree/bulk_topics_model.h"
#include "ui/topic_tree/number_painter.h"
#include "ui/topic_tree/pinned_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace topicscope;
using namespace topicscope::ui;

class TopicTreeCommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void copiesTopicsAndFilters()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1");
        plant.show();
        QSignalSpy told(&plant.pane, &TopicTreePane::statusMessage);
        plant.command(u"Copy Topic"_qs)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"plant/press-1"_qs);
        plant.command(u"Copy as Topic Filter"_qs)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"plant/press-1/#"_qs);
        QCOMPARE(told.count(), 2);
    }

    void saysWhetherTopicsOrRowsWereCopied()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        QSignalSpy told(&plant.pane, &TopicTreePane::statusMessage);
        const auto copy = [&](const std::vector<std::string>& topics) {
            plant.view->clearSelection();
            for (const std::string& topic : topics)
                plant.view->selectionModel()->select(plant.index(topic),
                                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
            plant.command(u"Copy Topic"_qs)->trigger();
            return told.last().first().toString();
        };
        QVERIFY(copy({"plant/press-1/temp", "plant/press-1/pressure"}).startsWith(u"Copied 2 topic"));
        QVERIFY(copy({"plant", "office"}).startsWith(u"Copied the names of 2 row"));
        QVERIFY(copy({"plant", "plant/press-1/temp"}).startsWith(u"Copied the names of 2 row"));
        plant.pane.setPinnedTopics({"zebra", "plant"});
        auto* pinned = plant.pane.findChild<PinnedView*>();
        pinned->setCurrentIndex(pinned->model()->index(0, 0));
        plant.command(u"Copy Topic"_qs)->trigger();
        QVERIFY(told.last().first().toString().startsWith(u"Copied 1 topic"));
        pinned->selectAll();
        plant.command(u"Copy Topic"_qs)->trigger();
        QVERIFY(told.last().first().toString().startsWith(u"Copied the names of 2 row"));
    }

    void copiesTheWholeValue_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("text");
        QTest::newRow("text, longer than the preview") << QByteArray(5'000, 'x') << QString(5'000, u'x');
        QTest::newRow("bytes") << QByteArray("\xff\x00\x0a", 3) << u"ff 00 0a"_qs;
    }
    void copiesTheWholeValue()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, text);
        Plant plant(false);
        plant.feed.put("a", payload.toStdString());
        plant.show();
        plant.pane.showTopic("a");
        plant.show();
        plant.command(u"Copy Value"_qs)->trigger();
        QTRY_COMPARE((plant.show(), QGuiApplication::clipboard()->text()), text);
    }

    void columnsAreRememberedAndRestored()
    {
        Plant plant;
        QSignalSpy changed(&plant.pane, &TopicTreePane::stateChanged);
        plant.view->setColumnShown(Rows::Size, true);
        plant.view->setColumnShown(Rows::Rate, false);
        plant.view->header()->moveSection(plant.view->header()->visualIndex(Rows::Age), 1);
        QVERIFY(changed.count() >= 3);
        const QByteArray state = plant.pane.saveState();
        Plant other;
        QVERIFY(other.pane.restoreState(state));
        QVERIFY(!other.view->isColumnHidden(Rows::Size));
        QVERIFY(other.view->isColumnHidden(Rows::Rate));
        QCOMPARE(other.view->header()->visualIndex(Rows::Age), 1);
        // Before there is a model it is kept for later.
        TopicTreePane early;
        QVERIFY(early.restoreState(state));
        early.setConnection(nullptr, &other.reader);
        QVERIFY(early.findChild<TopicTreeView*>()->isColumnHidden(Rows::Rate));
        QVERIFY(!early.restoreState("nonsense"));
        early.setConnection(nullptr, nullptr);
    }

    /// As a restart does: the columns come back before the tree has its size.
    void columnsThatFoundNoRoomAtTheStartComeBack_data()
    {
        QTest::addColumn<bool>("modelFirst");
        QTest::addColumn<int>("sorted");
        QTest::newRow("before there is a model") << false << int(Rows::Topic);
        QTest::newRow("with a model") << true << int(Rows::Topic);
        QTest::newRow("sorted by another column") << false << int(Rows::Messages);
    }
    void columnsThatFoundNoRoomAtTheStartComeBack()
    {
        QFETCH(bool, modelFirst);
        QFETCH(int, sorted);
        Plant plant;
        plant.pane.resize(1000, 500);
        plant.show();
        plant.view->sortByColumn(sorted, Qt::DescendingOrder);
        plant.view->setColumnShown(Rows::Rate, false);
        plant.view->header()->moveSection(plant.view->header()->visualIndex(Rows::Age), 1);
        QByteArray state = plant.pane.saveState();
        for (int restart = 0; restart < 2; ++restart) {
            TopicTreePane pane;
            connect(&pane, &TopicTreePane::stateChanged, this, [&] { state = pane.saveState(); });
            pane.resize(90, 500);
            if (modelFirst)
                pane.setConnection(nullptr, &plant.reader);
            QVERIFY(pane.restoreState(state));
            if (!modelFirst)
                pane.setConnection(nullptr, &plant.reader);
            pane.show();
            plant.show();
            pane.resize(1000, 500);
            plant.show();
            const auto* view = pane.findChild<TopicTreeView*>();
            QCOMPARE(view->header()->visualIndex(Rows::Age), 1);
            QCOMPARE(view->header()->sortIndicatorSection(), sorted);
            QVERIFY(view->isColumnHidden(Rows::Rate));
            for (const int column : {Rows::Value, Rows::Messages, Rows::Age, Rows::QoS, Rows::Retained})
                QVERIFY2(!view->isColumnHidden(column), qPrintable(TopicRows::columnName(column)));
            pane.setConnection(nullptr, nullptr);
        }
    }

    void pinnedTopicsStandAboveTheWholeTree()
    {
        Plant plant;
        auto* pinned = plant.pane.findChild<PinnedView*>();
        QVERIFY(!pinned->isVisible());
        QSignalSpy changed(&plant.pane, &TopicTreePane::pinnedTopicsChanged);
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        plant.command(u"Pin to the Top"_qs)->trigger();
        plant.show();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(plant.pane.pinnedTopics(), QList<mqtt::Bytes>{"plant/press-1/temp"});
        QVERIFY(pinned->isVisible());
        QVERIFY(pinned->mapToGlobal(QPoint()).y() < plant.view->mapToGlobal(QPoint()).y());
        QCOMPARE(pinned->model()->index(0, Rows::Topic).data().toString(), u"plant/press-1/temp"_qs);
        QCOMPARE(pinned->model()->index(0, Rows::Value).data().toString(), u"71.4"_qs);
        // Its place in the tree stays.
        QCOMPARE(plant.firstLevel(), QStringList({u"office"_qs, u"plant"_qs, u"$SYS"_qs}));
        QCOMPARE(plant.index("plant/press-1/temp").row(), 1);
        // It is alive even where the tree does not show it.
        plant.view->collapseAll();
        plant.show();
        plant.feed.put("plant/press-1/temp", "99");
        QTRY_COMPARE((plant.show(), pinned->model()->index(0, Rows::Value).data().toString()), u"99"_qs);
    }

    void allColumnsAreSeenInANarrowPane()
    {
        Plant plant;
        const QFontMetrics metrics(plant.view->font());
        plant.pane.resize(qMax(450, metrics.averageCharWidth() * 64), 500);
        plant.show();
        QCOMPARE(plant.view->horizontalScrollBar()->maximum(), 0);
        // The column that is sorted by has room for its name and the arrow.
        const QHeaderView* columns = plant.view->header();
        plant.view->sortByColumn(Rows::Messages, Qt::DescendingOrder);
        QVERIFY(columns->sectionSize(Rows::Messages) >= columns->sectionSizeHint(Rows::Messages));
    }

    void namesOnDeepLevelsAreReadInANarrowPane()
    {
        Plant plant;
        const std::string deep = "plant/north/line-1/press/temperature";
        plant.feed.put(deep, "1");
        plant.pane.resize(480, 500);
        plant.pane.showTopic(deep);
        plant.show();
        const auto room = [&] { return plant.view->visualRect(plant.index(deep)).width(); };
        const int letters = plant.view->fontMetrics().averageCharWidth() * 12;
        QVERIFY2(room() >= letters, qPrintable(QString::number(room())));
        QVERIFY(plant.view->isColumnHidden(Rows::QoS));
        QVERIFY(!plant.view->isColumnHidden(Rows::Age));
        QCOMPARE(plant.view->horizontalScrollBar()->maximum(), 0);
        // It does not come and go while rows scroll by, but it does when the branch is closed.
        plant.view->verticalScrollBar()->setValue(0);
        plant.show();
        QVERIFY(plant.view->isColumnHidden(Rows::QoS));
        plant.view->collapse(plant.index("plant/north"));
        plant.show();
        QVERIFY(!plant.view->isColumnHidden(Rows::QoS));
        // Or when a filter that had opened it is taken away.
        plant.filter->setText(u"temperature"_qs);
        QTRY_VERIFY((plant.show(), plant.view->isColumnHidden(Rows::QoS)));
        plant.filter->setText({});
        QTRY_VERIFY((plant.show(), !plant.view->isColumnHidden(Rows::QoS)));
        plant.pane.showTopic(deep);
        plant.show();
        QVERIFY(plant.view->isColumnHidden(Rows::QoS));
        // What a person asks for is there, and so is what the tree is sorted by.
        plant.view->setColumnShown(Rows::QoS, true);
        plant.view->sortByColumn(Rows::Rate, Qt::DescendingOrder);
        plant.show();
        QVERIFY(!plant.view->isColumnHidden(Rows::QoS));
        QVERIFY(!plant.view->isColumnHidden(Rows::Rate));
        // What gave way is remembered as shown, and back where there is room.
        const QByteArray state = plant.pane.saveState();
        Plant roomy;
        roomy.pane.resize(1000, 500);
        QVERIFY(roomy.pane.restoreState(state));
        for (const int column : {Rows::Messages, Rows::Rate, Rows::Age, Rows::QoS, Rows::Retained})
            QVERIFY2(!roomy.view->isColumnHidden(column), qPrintable(TopicRows::columnName(column)));
        QVERIFY(roomy.view->isColumnHidden(Rows::Size));
        plant.pane.resize(1000, 500);
        plant.show();
        QVERIFY(!plant.view->isColumnHidden(Rows::Retained));
    }

    void valuesHaveTheRoomOfASilenceThatIsNotThere()
    {
        Plant plant(false);
        plant.pane.setStaleAfter(1000);
        plant.feed.advance(-400);
        plant.feed.put("old/line-1/temp", "20", {true, mqtt::QoS::AtMostOnce, {}, false});
        plant.feed.advance(400);
        plant.feed.put("plant/line-1/temp", "{\"value\": 1234}");
        plant.pane.resize(480, 500);
        plant.show();
        plant.view->expandToDepth(plant.node("plant"), 3);
        plant.show();
        const auto age = [&plant] { return plant.view->columnWidth(Rows::Age); };
        const int narrow = age();
        const int wide = numberWidth(plant.view->font(), u"silent 59 min"_qs);
        QVERIFY(narrow < wide);
        QVERIFY(plant.view->columnWidth(Rows::Value) >= 12 * plant.view->fontMetrics().averageCharWidth());
        plant.pane.setStaleAfter(300);
        QTRY_VERIFY((plant.show(), age() >= wide));
        QCOMPARE(plant.view->horizontalScrollBar()->maximum(), 0);
        // Remembered is the width without it, and one that a person gave.
        const QByteArray state = plant.pane.saveState();
        Plant other;
        QVERIFY(other.pane.restoreState(state));
        QCOMPARE(other.view->columnWidth(Rows::Age), narrow);
        plant.view->header()->resizeSection(Rows::Age, wide + 20);
        QVERIFY(other.pane.restoreState(plant.pane.saveState()));
        QCOMPARE(other.view->columnWidth(Rows::Age), wide + 20);
    }

    void columnsAreReachedFromTheKeyboard()
    {
        Plant plant;
        const auto trigger = [&](const QString& menu, const QString& text) {
            for (QAction* action : plant.command(menu)->menu()->actions())
                if (action->text() == text)
                    action->trigger();
        };
        trigger(u"Columns"_qs, u"Size of the payload"_qs);
        QVERIFY(!plant.view->isColumnHidden(Rows::Size));
        trigger(u"Columns"_qs, u"Size of the payload"_qs);
        QVERIFY(plant.view->isColumnHidden(Rows::Size));
        trigger(u"Sort By"_qs, u"Messages"_qs);
        QCOMPARE(plant.pane.model()->sortColumn(), int(Rows::Messages));
        QCOMPARE(plant.pane.model()->sortOrder(), Qt::DescendingOrder);
        trigger(u"Sort By"_qs, u"Messages"_qs);
        QCOMPARE(plant.pane.model()->sortOrder(), Qt::AscendingOrder);
        trigger(u"Sort By"_qs, u"Order of Arrival"_qs);
        QCOMPARE(plant.pane.model()->sortColumn(), -1);
        trigger(u"Move Column"_qs, u"Time since the last message to the Left"_qs);
        QCOMPARE(plant.view->header()->visualIndex(Rows::Age), 3);
        trigger(u"Move Column"_qs, u"Topic to the Left"_qs); // it is the first already
        QCOMPARE(plant.view->header()->visualIndex(Rows::Topic), 0);
    }

    void aPinWaitsForItsTopic()
    {
        Plant plant;
        auto* pinned = plant.pane.findChild<PinnedView*>();
        QAbstractItemModelTester tester(pinned->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        plant.pane.setPinnedTopics({"zebra", "office/lamp"});
        plant.show();
        QCOMPARE(pinned->model()->rowCount(), 2);
        QVERIFY(!pinned->model()->index(0, Rows::Value).data().toString().isEmpty()); // says that none came yet
        plant.feed.put("zebra", "stripes");
        QTRY_COMPARE((plant.show(), pinned->model()->index(0, Rows::Value).data().toString()), u"stripes"_qs);
        plant.pane.setPinnedTopics({"office/lamp"});
        QCOMPARE(pinned->model()->rowCount(), 1);
        QCOMPARE(pinned->model()->index(0, Rows::Topic).data().toString(), u"office/lamp"_qs);
    }

    void aPinWithoutAMessageIsItself()
    {
        Plant plant;
        auto* pinned = plant.pane.findChild<PinnedView*>();
        plant.pane.setPinnedTopics({"zebra"});
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        QSignalSpy selected(&plant.pane, &TopicTreePane::topicSelected);
        pinned->setCurrentIndex(pinned->model()->index(0, 0));
        QCOMPARE(selected.last().first().value<topics::NodeId>(), topics::NoNode);
        QVERIFY(plant.view->isSelectionEmpty());
        plant.command(u"Copy Topic"_qs)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"zebra"_qs);
        QSignalSpy subscribe(&plant.pane, &TopicTreePane::subscribeRequested);
        plant.command(u"Subscribe…"_qs)->trigger();
        QCOMPARE(subscribe.last().first().value<mqtt::Bytes>(), mqtt::Bytes("zebra"));
        for (const QString& text : {u"Publish Here"_qs, u"Delete Retained Message…"_qs, u"Copy Value"_qs})
            QVERIFY2(!plant.command(text)->isEnabled(), qPrintable(text));
        // Its first message makes it a topic as any other.
        plant.feed.put("zebra", "stripes");
        QTRY_COMPARE((plant.show(), selected.last().first().value<topics::NodeId>()), plant.node("zebra"));
        plant.pane.setPinnedTopics({"zebra", "lion"});
        pinned->setCurrentIndex(pinned->model()->index(1, 0));
        plant.command(u"Unpin"_qs)->trigger();
        QCOMPARE(plant.pane.pinnedTopics(), QList<mqtt::Bytes>{"zebra"});
    }

    void deleteUnderAFilterTakesWhatIsSeen()
    {
        Plant plant;
        auto* panel = plant.pane.findChild<BulkPanel*>();
        plant.feed.put("plant/press-1/pressure", "4.9", {true, mqtt::QoS::AtMostOnce, {}, false});
        plant.filter->setText(u"temp"_qs);
        QTRY_VERIFY((plant.show(), plant.index("plant/press-1/temp").isValid()));
        plant.view->setCurrentIndex(plant.index("plant"));
        plant.command(u"Delete Retained Message…"_qs)->trigger();
        QCOMPARE(panel->topicsModel()->topics(), std::vector<mqtt::Bytes>{"plant/press-1/temp"});
        plant.pane.clearFilter();
        plant.show();
        plant.view->setCurrentIndex(plant.index("plant"));
        plant.command(u"Delete Retained Message…"_qs)->trigger();
        QCOMPARE(panel->topicsModel()->topics().size(), std::size_t(2));
    }

    void deleteTakesWhatIsBelowTheSelectedBranches()
    {
        Plant plant;
        auto* panel = plant.pane.findChild<BulkPanel*>();
        plant.pane.showTopic("office/lamp");
        plant.show();
        plant.view->setCurrentIndex(plant.index("office"));
        for (const char* also : {"office/lamp", "plant"})
            plant.view->selectionModel()->select(plant.index(also),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
        plant.command(u"Delete Retained Message…"_qs)->trigger();
        std::vector<mqtt::Bytes> topics = panel->topicsModel()->topics();
        std::ranges::sort(topics);
        QCOMPARE(topics, (std::vector<mqtt::Bytes>{"office/lamp", "plant/press-1/temp"}));
    }

    void theMenuIsThatOfTheRowItIsAskedOn()
    {
        Plant plant;
        plant.pane.showTopic("office/lamp");
        QVERIFY(plant.isInView("office/lamp"));
        const auto offers = [&](const QString& text) {
            QMenu* menu = nullptr;
            for (QMenu* each : plant.view->findChildren<QMenu*>())
                if (each->isVisible())
                    menu = each;
            bool found = false;
            for (QAction* action : menu ? menu->actions() : QList<QAction*>())
                found = found || action->text() == text;
            delete menu;
            return found;
        };
        QWidget* viewport = plant.view->viewport();
        emit plant.view->customContextMenuRequested(QPoint(20, viewport->height() - 5));
        QVERIFY(!offers(u"Copy Topic"_qs));
        emit plant.view->customContextMenuRequested(QPoint(20, viewport->height() - 5));
        QVERIFY(offers(u"Collapse the Whole Tree"_qs));
        // A key means the current row, wherever Qt would ask for the menu.
        const QPoint below(20, viewport->height() - 5);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, below, viewport->mapToGlobal(below));
        QApplication::sendEvent(plant.view, &key);
        QVERIFY(offers(u"Copy Topic"_qs));
    }

    /// Qt opens and closes a branch there with any button, and leaves the current row where it was: the menu would act
    /// on another row than the one that is pointed at.
    void theRightButtonOnTheSignOfABranchMeansThatBranch()
    {
        Plant plant;
        plant.pane.showTopic("office/lamp");
        QVERIFY(plant.isInView("office/lamp"));
        const QModelIndex plantRow = plant.index("plant");
        const bool open = plant.view->isExpanded(plantRow);
        const QPoint sign(plant.view->visualRect(plantRow).left() - plant.view->indentation() / 2,
                          plant.centre("plant").y());
        QTest::mouseClick(plant.view->viewport(), Qt::RightButton, {}, sign);
        QCOMPARE(plant.view->currentNode(), plant.node("plant"));
        QCOMPARE(plant.view->isExpanded(plantRow), open);
        QTest::mouseClick(plant.view->viewport(), Qt::LeftButton, {}, sign);
        QCOMPARE(plant.view->isExpanded(plantRow), !open);
    }

    void aPinnedTopicIsSelectedInsteadOfOneInTheTree()
    {
        Plant plant;
        auto* pinned = plant.pane.findChild<PinnedView*>();
        plant.pane.setPinnedTopics({"office/lamp"});
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        QSignalSpy selected(&plant.pane, &TopicTreePane::topicSelected);
        pinned->setCurrentIndex(pinned->model()->index(0, 0));
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected.first().first().value<topics::NodeId>(), plant.node("office/lamp"));
        QCOMPARE(plant.pane.currentTopic(), mqtt::Bytes("office/lamp"));
        QVERIFY(plant.view->isSelectionEmpty());
        plant.command(u"Copy Topic"_qs)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"office/lamp"_qs);
        plant.view->setCurrentIndex(plant.index("plant"));
        QCOMPARE(plant.pane.currentTopic(), mqtt::Bytes("plant"));
        QVERIFY(!pinned->selectionModel()->hasSelection());
        // Typing and Esc mean the same here.
        pinned->setFocus();
        QTest::keyClicks(pinned, u"la"_qs);
        QCOMPARE(plant.filter->text(), u"la"_qs);
        QTest::keyClick(pinned, Qt::Key_Escape);
        QVERIFY(plant.filter->isEmpty());
    }

    void pinnedTopicsHaveTheColumnsOfTheTree()
    {
        Plant plant;
        auto* pinned = plant.pane.findChild<PinnedView*>();
        plant.pane.setPinnedTopics({"office/lamp"});
        plant.view->setColumnShown(Rows::Size, true);
        plant.view->header()->moveSection(plant.view->header()->visualIndex(Rows::Age), 1);
        plant.view->header()->resizeSection(Rows::Rate, 123);
        plant.show();
        for (int column = 0; column < Rows::ColumnCount; ++column) {
            QCOMPARE(pinned->isColumnHidden(column), plant.view->isColumnHidden(column));
            QCOMPARE(pinned->header()->visualIndex(column), plant.view->header()->visualIndex(column));
            QCOMPARE(pinned->columnWidth(column), plant.view->columnWidth(column));
        }
    }

    void sortAgainIsOfferedAsSoonAsItCanDoSomething()
    {
        Plant plant;
        auto* button = plant.pane.heading()->findChild<QToolButton*>();
        QVERIFY(button);
        plant.view->header()->setSortIndicator(Rows::Rate, Qt::DescendingOrder);
        QTRY_VERIFY(button->isVisibleTo(plant.pane.heading()));
        plant.view->header()->setSortIndicator(Rows::Topic, Qt::AscendingOrder);
        QTRY_VERIFY(!button->isVisibleTo(plant.pane.heading()));
    }

    void deleteShowsFirstWhatItWouldPublish()
    {
        Plant plant;
        auto* panel = plant.pane.findChild<BulkPanel*>();
        plant.pane.showTopic("plant");
        plant.show();
        plant.view->setFocus();
        QTest::keyClick(plant.view, Qt::Key_Delete);
        QVERIFY(panel->isVisible());
        // Three topics below, one of them retained.
        QCOMPARE(panel->topicsModel()->topics(), std::vector<mqtt::Bytes>{"plant/press-1/temp"});
        QVERIFY(!panel->isRunning());
    }

    /// More topics than a menu counts, which another thread finds: the menu and the action are the same.
    void actionsOnVeryManyTopicsFindThemAll()
    {
        Plant plant;
        constexpr int many = 60'000;
        for (int i = 0; i < many; ++i)
            plant.feed.put("flat/item-" + std::to_string(i));
        plant.show();
        auto* panel = plant.pane.findChild<BulkPanel*>();
        const auto exportBy = [&](const QString& title) {
            emit plant.view->customContextMenuRequested(plant.centre("flat"));
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            for (QAction* entry : menu ? menu->actions() : QList<QAction*>())
                if (entry->text().startsWith(title))
                    entry->menu()->actions().at(1)->trigger();
            delete menu;
        };
        plant.pane.showTopic("flat");
        QVERIFY(plant.isInView("flat"));
        exportBy(u"This Branch (60,000"_qs);
        QTRY_COMPARE(panel->topicsModel()->rowCount(), many);
        plant.filter->setText(u"temp"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->matchCount()), 2u);
        exportBy(u"All Matches (2"_qs);
        QTRY_COMPARE(panel->topicsModel()->rowCount(), 2);
        plant.filter->setText(u"item-"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->matchCount()), quint64(many));
        QVERIFY(plant.isInView("flat"));
        plant.view->setCurrentIndex(plant.index("flat"));
        exportBy(u"Matches in This Branch"_qs);
        QTRY_COMPARE(panel->topicsModel()->rowCount(), many);
        plant.view->setCurrentIndex(plant.index("flat"));
        plant.view->selectAll();
        plant.command(u"Delete Retained Message…"_qs)->trigger();
        QTRY_COMPARE(panel->topicsModel()->rowCount(), 0);
    }
};

QTEST_MAIN(TopicTreeCommandsTest)
#include "test_topic_tree_commands.moc"
