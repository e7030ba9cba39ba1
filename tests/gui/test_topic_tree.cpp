// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/lowest_ink.h"
#include "tests/gui/plant_pane.h"
#include "ui/topic_tree/number_painter.h"
#include "ui/topic_tree/pause_bar.h"
#include "ui/topic_tree/pinned_view.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace topicscope;
using namespace topicscope::ui;

class TopicTreePaneTest : public QObject
{
    Q_OBJECT

private slots:
    void theModelStaysConsistentWhileTopicsComeAndAreFiltered()
    {
        TreeFixture plant;
        TopicRows rows(&plant.reader);
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        TopicTreeView view;
        view.setRows(&rows);
        for (int i = 0; i < 200; ++i) {
            plant.feed.put("plant/line-" + std::to_string(i % 7) + "/value-" + std::to_string(i), "1");
            if (i % 50 == 0)
                plant.show();
        }
        view.expandToDepth(topics::RootNode, 3);
        plant.show();
        QVERIFY(rows.setFilter(u"line-3"_qs));
        plant.show();
        rows.sort(Rows::Messages, Qt::DescendingOrder);
        plant.show();
        QVERIFY(rows.setFilter({}));
        plant.show();
        QCOMPARE(rows.rowCount(rows.indexOf(plant.node("plant"))), 7);
    }

    void showsTopicsWithSysLast()
    {
        const Plant plant;
        QVERIFY(plant.showsTree());
        QCOMPARE(plant.firstLevel(), (QStringList{u"office"_qs, u"plant"_qs, u"$SYS"_qs}));
    }

    void cellsAreWords()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        QCOMPARE(plant.index("plant/press-1/temp", Rows::Value).data().toString(), u"71.4"_qs);
        QCOMPARE(plant.index("plant/press-1/temp", Rows::QoS).data().toString(), u"1"_qs);
        QCOMPARE(plant.index("plant/press-1/temp", Rows::Retained).data(Qt::AccessibleTextRole).toString(),
                 u"Retained"_qs);
        QCOMPARE(plant.index("plant/press-1", Rows::Messages).data().toString(), u"2"_qs);
        QVERIFY(plant.index("plant/press-1", Rows::Value).data().toString().startsWith(u"2 topic"));
        QVERIFY(plant.index("plant/press-1/temp", Rows::Age).data().toString().endsWith(u" s"));
    }

    void whatABrokerSendsIsPlainText_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("mustNotShow");
        QTest::newRow("markup") << QByteArray("<b>x<img src=q>") << QByteArray("<h1>big</h1>") << u"<"_qs;
        QTest::newRow("line feed") << QByteArray("a\nb") << QByteArray("c\nd") << u"\n"_qs;
        QTest::newRow("right-to-left override")
            << QByteArray("a\xe2\x80\xae") << QByteArray("\xe2\x80\xae") << QString(QChar(0x202E));
        QTest::newRow("escape") << QByteArray("\x1b[31m") << QByteArray("\x1b[0m") << QString(QChar(0x1b));
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << QByteArray("\xff\xfe\x01") << QString(QChar(0xFFFD));
    }
    void whatABrokerSendsIsPlainText()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, payload);
        QFETCH(QString, mustNotShow);
        Plant plant(false);
        const std::string topic = "top/" + name.toStdString();
        plant.feed.put(topic, payload.toStdString());
        plant.show();
        plant.pane.showTopic(topic);
        plant.show();
        for (const int column : {Rows::Topic, Rows::Value}) {
            const QModelIndex index = plant.index(topic, column);
            QVERIFY(index.isValid());
            const QString tip = index.data(Qt::ToolTipRole).toString();
            QVERIFY(!tip.isEmpty());
            // Our own markup around it, and nothing of the broker's inside.
            QString inside = tip;
            inside.remove(0, tip.indexOf(u'>') + 1).chop(4);
            QVERIFY2(!inside.contains(mustNotShow), qPrintable(inside));
            if (mustNotShow != u"<")
                QVERIFY2(!index.data().toString().contains(mustNotShow), qPrintable(index.data().toString()));
        }
        plant.pane.grab(); // painting it must not fail either
    }

    void veryLongAndVeryDeepTopicsAreShown()
    {
        Plant plant(false);
        const std::string longTopic = "a/" + std::string(65'000, 'x');
        std::string deepTopic = "d";
        for (int i = 0; i < 1'000; ++i)
            deepTopic += "/d";
        plant.feed.put(longTopic, "1");
        plant.feed.put(deepTopic, "1");
        plant.show();
        QVERIFY(plant.pane.showTopic(longTopic));
        QVERIFY(plant.index(longTopic).data(Qt::ToolTipRole).toString().size() < 2'000);
        QVERIFY(plant.pane.showTopic(deepTopic));
        plant.show();
        QCOMPARE(plant.pane.currentTopic(), mqtt::Bytes(deepTopic));
        plant.pane.grab();
    }

    void aTopicOnATooDeepLevelIsShownAsFarAsItGoes()
    {
        Plant plant;
        std::string topic = "d";
        for (int level = 1; level < 5'000; ++level)
            topic += "/d";
        plant.feed.put(topic, "1");
        plant.show();
        QSignalSpy selected(&plant.pane, &TopicTreePane::topicSelected);
        QSignalSpy told(&plant.pane, &TopicTreePane::statusMessage);
        QVERIFY(plant.pane.showTopic(topic));
        plant.show();
        QCOMPARE(plant.pane.currentTopic().size(), std::size_t(2 * TopicTreeView::DeepestShown - 1));
        // Its messages are in the inspector all the same.
        QCOMPARE(selected.last().first().value<topics::NodeId>(), plant.node(topic));
        QCOMPARE(told.count(), 1);
    }

    void aRowGrowsStaleAlsoWithoutItsAge()
    {
        Plant plant;
        plant.pane.setGlow(false);
        plant.view->setColumnShown(Rows::Age, false);
        plant.pane.setStaleAfter(1);
        plant.pane.showTopic("office/lamp");
        plant.show();
        PaintCounter painted(plant.view->viewport());
        QTRY_VERIFY(painted.count() > 0);
    }

    void aBranchIsSilentWhenAllBelowItIs()
    {
        Plant plant(false);
        plant.feed.advance(-100);
        for (int i = 0; i < 5; ++i) {
            for (const char* topic : {"hall/a/temp", "hall/b/temp", "hall/b/speed"})
                plant.feed.put(topic);
            plant.feed.serve();
            plant.feed.advance(1);
        }
        plant.feed.advance(95);
        const auto isSilent = [&plant](const char* topic) {
            return plant.index(topic, Rows::Age).data().toString().startsWith(u"silent");
        };
        plant.pane.setPinnedTopics({"hall/a"});
        plant.pane.showTopic("hall/b/temp");
        plant.show();
        for (const char* silent : {"hall", "hall/a", "hall/b", "hall/b/temp", "hall/b/speed"})
            QVERIFY2(isSilent(silent), silent);
        const auto* pinned = plant.pane.findChild<PinnedView*>()->model();
        QVERIFY(pinned->index(0, Rows::Age).data().toString().startsWith(u"silent"));
        // What comes while the view stands still is not to be seen.
        plant.pane.setPaused(true);
        plant.feed.advance(1);
        plant.feed.put("hall/b/speed");
        plant.show();
        QVERIFY(isSilent("hall/b"));
        plant.pane.setPaused(false);
        plant.show();
        for (const char* lively : {"hall", "hall/b", "hall/b/speed"})
            QVERIFY2(!isSilent(lively), lively);
        for (const char* silent : {"hall/a", "hall/b/temp"})
            QVERIFY2(isSilent(silent), silent);
        plant.pane.setStaleAfter(200);
        QVERIFY(!isSilent("hall/a"));
    }

    void sortingKeepsExpansionAndSelection()
    {
        Plant plant;
        for (int i = 0; i < 50; ++i)
            plant.feed.put("plant/press-2/temp", "1");
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        plant.view->sortByColumn(Rows::Messages, Qt::DescendingOrder);
        plant.show();
        QTRY_VERIFY((plant.show(), plant.index("plant/press-2").row() == 0));
        QCOMPARE(plant.view->currentIndex(), plant.index("plant/press-1/temp"));
        QVERIFY(plant.view->isExpanded(plant.index("plant/press-1")));
        QVERIFY(plant.view->canResort());
    }

    void newTopicsAboveDoNotMoveWhatIsLookedAt()
    {
        Plant plant(false);
        plant.showTheMiddleOfManySiblings();
        const QModelIndex top = plant.view->indexAt(QPoint(5, 0));
        QVERIFY(top.isValid());
        const QByteArray topic = top.data(Rows::TopicRole).toByteArray();
        const int y = plant.view->visualRect(top).top();
        for (int i = 0; i < 100; ++i)
            plant.feed.put("m/t" + std::to_string(100 + i), "1");
        plant.show();
        QCOMPARE(plant.pane.model()->rowCount(plant.index("m")), 500);
        const QModelIndex now = plant.index(topic.toStdString());
        QCOMPARE(plant.view->visualRect(now).top(), y);
    }

    void pausingFreezesTheViewAndSaysHowFarBehind()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        QSignalSpy paused(&plant.pane, &TopicTreePane::pausedChanged);
        plant.pane.setPaused(true);
        plant.show();
        for (int i = 0; i < 12; ++i)
            plant.feed.put("plant/press-1/temp", "99");
        plant.show();
        QCOMPARE(plant.index("plant/press-1/temp", Rows::Value).data().toString(), u"71.4"_qs);
        auto* bar = plant.pane.findChild<PauseBar*>();
        QVERIFY(bar->isVisible());
        QTRY_VERIFY2(bar->accessibleName().contains(u"12"), qPrintable(bar->accessibleName()));
        auto* resume = bar->findChild<QAbstractButton*>();
        QTest::mouseClick(resume, Qt::LeftButton);
        plant.show();
        QVERIFY(!bar->isVisible());
        QCOMPARE(plant.index("plant/press-1/temp", Rows::Value).data().toString(), u"99"_qs);
        QCOMPARE(paused.count(), 2);
    }

    void anEmptyPaneExplainsItself()
    {
        TopicTreePane nothing;
        nothing.show();
        QVERIFY(nothing.findChild<EmptyState*>()->isVisible());
        Plant plant(false);
        QVERIFY(!plant.showsTree());
        QVERIFY2(plant.emptyText().contains(u"No message yet"), qPrintable(plant.emptyText()));
        plant.feed.put("first", "1");
        QTRY_VERIFY((plant.show(), plant.showsTree()));
        plant.filter->setText(u"nowhere"_qs);
        QTRY_VERIFY((plant.show(), !plant.showsTree()));
        QVERIFY2(plant.emptyText().contains(u"No topic matches"), qPrintable(plant.emptyText()));
    }

    void collapsingLeavesARowHighlighted()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        plant.command(u"Collapse the Whole Tree"_qs)->trigger();
        QCOMPARE(plant.pane.currentTopic(), mqtt::Bytes("plant"));
        QCOMPARE(plant.view->selectedNodes(), std::vector<topics::NodeId>{plant.node("plant")});
    }

    void aLevelOpensByItselfAsAWholeOrNotAtAll()
    {
        Plant plant(false);
        for (int i = 0; i < 3; ++i)
            plant.feed.put("m/t" + std::to_string(i) + "/x", "1");
        QTRY_VERIFY((plant.show(), plant.view->isExpanded(plant.index("m/t0"))));
        for (int i = 3; i < 60; ++i)
            plant.feed.put("m/t" + std::to_string(i) + "/x", "1");
        QTRY_VERIFY((plant.show(), !plant.view->isExpanded(plant.index("m/t0"))));
        QVERIFY(!plant.view->isExpanded(plant.index("m")));
    }

    void aTopicIsInViewAlsoWhereItsBranchIsSortedAnew()
    {
        Plant plant;
        plant.view->header()->setSortIndicator(Rows::Value, Qt::AscendingOrder);
        for (int i = 0; i < 300; ++i)
            plant.feed.put("hall/line/t" + std::to_string(i), std::to_string((i * 7919) % 300));
        plant.show();
        QVERIFY(plant.pane.showTopic("hall/line/t17"));
        QTRY_VERIFY((plant.show(), plant.index("hall/line/t17").isValid()));
        QTest::qWait(100);
        QVERIFY(plant.isInView("hall/line/t17"));
    }

    void expandsToADepthAndNeverEverything()
    {
        Plant plant;
        plant.command(u"Expand to Level 1"_qs)->trigger();
        plant.show();
        QVERIFY(!plant.view->isExpanded(plant.index("plant")));
        plant.command(u"Expand to Level 2"_qs)->trigger();
        plant.show();
        QVERIFY(plant.view->isExpanded(plant.index("plant")));
        QVERIFY(!plant.view->isExpanded(plant.index("plant/press-1")));
        plant.command(u"Expand to Level 3"_qs)->trigger();
        plant.show();
        QVERIFY(plant.view->isExpanded(plant.index("plant/press-1")));
        plant.command(u"Collapse the Whole Tree"_qs)->trigger();
        QVERIFY(!plant.view->isExpanded(plant.index("plant")));

        for (int i = 0; i < 1'500; ++i)
            plant.feed.put("wide/branch-" + std::to_string(i) + "/leaf", "1");
        plant.show();
        plant.pane.showTopic("wide");
        QSignalSpy told(&plant.pane, &TopicTreePane::statusMessage);
        plant.command(u"Expand All Below"_qs)->trigger();
        QCOMPARE(told.count(), 1);
        plant.show();
        QVERIFY(plant.view->isExpanded(plant.index("wide")));
        int open = 0;
        for (int i = 0; i < 1'500; ++i)
            open += plant.view->isExpanded(plant.index("wide/branch-" + std::to_string(i))) ? 1 : 0;
        QCOMPARE(open, TopicTreeView::MaximumExpanded - 1);
        plant.pane.showTopic("plant");
        plant.command(u"Expand All Below"_qs)->trigger();
        QCOMPARE(told.count(), 1);
        QVERIFY(plant.view->isExpanded(plant.index("plant/press-2")));
    }

    void theMenuOfARowExpandsWhatIsBelowIt()
    {
        Plant plant;
        plant.feed.put("hall/line-1/cell/speed");
        plant.feed.put("yard/line-1/cell/speed");
        plant.show();
        plant.command(u"Collapse the Whole Tree"_qs)->trigger();
        const auto expand = [&plant](const std::string& branch, qsizetype levels) {
            plant.view->setCurrentIndex(plant.index(branch));
            emit plant.view->customContextMenuRequested(plant.centre(branch));
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            for (QAction* entry : menu ? menu->actions() : QList<QAction*>())
                if (entry->text() == u"Expand Below")
                    entry->menu()->actions().at(levels - 1)->trigger();
            delete menu;
            plant.show();
        };
        expand("hall", 2);
        QVERIFY(plant.view->isExpanded(plant.index("hall")));
        QVERIFY(plant.view->isExpanded(plant.index("hall/line-1")));
        QVERIFY(!plant.view->isExpanded(plant.index("hall/line-1/cell")));
        QVERIFY(!plant.view->isExpanded(plant.index("yard")));
        expand("hall/line-1", 1);
        QVERIFY(plant.view->isExpanded(plant.index("hall/line-1")));
        QVERIFY(!plant.view->isExpanded(plant.index("hall/line-1/cell")));
        expand("hall/line-1", 2);
        QVERIFY(plant.view->isExpanded(plant.index("hall/line-1/cell")));
        expand("hall", 1);
        QVERIFY(!plant.view->isExpanded(plant.index("hall/line-1")));
    }

    void aBranchThatIsExpandedStaysInSight()
    {
        Plant plant(false);
        for (int i = 0; i < 600; ++i)
            plant.feed.put("hall/line-" + std::to_string(i % 20) + "/cell-" + std::to_string(i) + "/speed");
        plant.feed.put("office/lamp");
        plant.show();
        plant.view->collapseAll();
        plant.view->setCurrentIndex(plant.index("hall"));
        plant.view->setFocus();
        QTest::mouseClick(plant.view->viewport(), Qt::LeftButton, Qt::ControlModifier, plant.centre("office"));
        QTest::mouseClick(plant.view->viewport(), Qt::LeftButton, Qt::ControlModifier, plant.centre("hall"));
        QTest::mouseClick(plant.view->viewport(), Qt::LeftButton, Qt::ControlModifier, plant.centre("hall"));
        QCOMPARE(plant.view->currentNode(), plant.node("hall"));
        const std::vector<topics::NodeId> chosen = plant.view->selectedNodes();
        // The row under the pointer would stay where it is.
        const QPoint below = plant.view->viewport()->rect().center();
        QCursor::setPos(plant.view->viewport()->mapToGlobal(below));
        QTest::mouseMove(plant.view->viewport(), below);
        plant.command(u"Expand All Below"_qs)->trigger();
        QVERIFY(plant.isInView("hall"));
        QTRY_VERIFY((plant.show(), plant.view->isExpanded(plant.index("hall/line-19/cell-599"))));
        QVERIFY(plant.isInView("hall"));
        QCOMPARE(plant.view->selectedNodes(), chosen);
    }

    void aTreeThatSomebodyUsesDoesNotOpenByItself_data()
    {
        QTest::addColumn<bool>("click");
        QTest::newRow("click") << true;
        QTest::newRow("wheel") << false;
    }
    void aTreeThatSomebodyUsesDoesNotOpenByItself()
    {
        QFETCH(bool, click);
        Plant plant(false);
        for (int i = 0; i < 30; ++i)
            plant.feed.put("m/t" + std::to_string(i) + "/x", "1");
        QTRY_VERIFY((plant.show(), plant.view->isExpanded(plant.index("m"))));
        if (click)
            QTest::mouseClick(plant.view->viewport(), Qt::LeftButton, {}, plant.centre("m/t1"));
        else
            turnWheel(plant.view, -1);
        for (int i = 30; i < 60; ++i)
            plant.feed.put("m/t" + std::to_string(i) + "/x", "1");
        QTest::qWait(300); // twice the time in which the pane looks
        plant.show();
        QVERIFY(plant.view->isExpanded(plant.index("m")));
    }

    void theCurrentRowIsChosenAnewByAClickAndByEnter()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        QVERIFY(plant.isInView("plant/press-1/temp"));
        QSignalSpy selected(&plant.pane, &TopicTreePane::topicSelected);
        QTest::mouseClick(plant.view->viewport(), Qt::LeftButton, {}, plant.centre("plant/press-1/temp"));
        QCOMPARE(selected.count(), 1);
        QTest::keyClick(plant.view, Qt::Key_Return);
        QCOMPARE(selected.count(), 2);
        QCOMPARE(selected.last().first().value<topics::NodeId>(), plant.node("plant/press-1/temp"));
        // Another row is chosen once.
        QTest::mouseClick(plant.view->viewport(), Qt::LeftButton, {}, plant.centre("plant/press-1/pressure"));
        QCOMPARE(selected.count(), 3);
    }

    void enterOpensAndClosesABranch()
    {
        Plant plant;
        QSignalSpy activated(&plant.pane, &TopicTreePane::topicActivated);
        plant.view->setCurrentIndex(plant.index("office"));
        plant.view->setExpanded(plant.index("office"), false);
        QTest::keyClick(plant.view, Qt::Key_Return);
        QVERIFY(plant.view->isExpanded(plant.index("office")));
        QTest::keyClick(plant.view, Qt::Key_Enter);
        QVERIFY(!plant.view->isExpanded(plant.index("office")));
        QCOMPARE(activated.count(), 0);
    }

    void aTopicWithTopicsBelowGlowsForItsOwnMessages()
    {
        Plant plant(false);
        plant.feed.advance(-60);
        plant.feed.put("m", "1");
        plant.feed.advance(60);
        plant.feed.put("m/below", "1");
        plant.show();
        QCOMPARE(plant.index("m").data(Rows::ChangedRole).toDouble(), 0.0);
        plant.feed.put("m", "2");
        plant.show();
        QVERIFY(plant.index("m").data(Rows::ChangedRole).toDouble() > 0);
        plant.pane.setPaused(true);
        QCOMPARE(plant.index("m").data(Rows::ChangedRole).toDouble(), 0.0);
    }

    void numbersStandOnOneBaseline_data()
    {
        QTest::addColumn<int>("height");
        for (const int height : {20, 21, 22, 23})
            QTest::addRow("row of %d pixels", height) << height;
    }
    void numbersStandOnOneBaseline()
    {
        QFETCH(int, height);
        const auto lowestInk = [height](const QString& number) {
            return test::lowestInk(height,
                                   [&](QPainter* painter, const QRect& rect) { paintNumber(painter, rect, number); });
        };
        const int baseline = lowestInk(u"164"_qs);
        QCOMPARE(lowestInk(u"164\u202fk"_qs), baseline); // as formatShortCount() has it
        QCOMPARE(lowestInk(u"164\u202f000\u202f000\u202f000\u202f000"_qs), baseline);
    }

    void everyControlHasAnAccessibleName()
    {
        Plant plant;
        QCOMPARE(controlsWithoutName(plant.pane).join(u'|'), QString());
    }

    void theTreeSpeaksForItself()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(plant.view);
        QVERIFY(tree);
        QCOMPARE(tree->text(QAccessible::Name), u"Topics"_qs);
        QCOMPARE(plant.pane.model()->headerData(Rows::Rate, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 u"Messages per second"_qs);
    }

    /// With branches open and closed, from any row to any other, either way.
    void aRangeHoldsWhatIsSeenBetweenItsEnds()
    {
        Plant plant;
        for (int i = 0; i < 12; ++i)
            plant.feed.put("hall/line-" + std::to_string(i % 3) + "/cell-" + std::to_string(i) + "/speed");
        plant.show();
        plant.view->expandToDepth(topics::RootNode, 9);
        plant.show();
        plant.view->collapse(plant.index("hall/line-1"));
        plant.view->collapse(plant.index("hall/line-2/cell-5"));
        plant.pane.resize(560, 900);
        plant.show();
        std::vector<QModelIndex> rows;
        for (QModelIndex index = plant.pane.model()->index(0, 0); index.isValid();
             index = plant.view->indexBelow(index))
            rows.push_back(index);
        QVERIFY(rows.size() > 20);
        const auto click = [&plant](const QModelIndex& index, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(plant.view->viewport(), Qt::LeftButton, modifiers,
                              plant.view->visualRect(index).center());
        };
        const auto chosen = [&plant] {
            const std::vector<topics::NodeId> nodes = plant.view->selectedNodes();
            return std::set(nodes.begin(), nodes.end());
        };
        for (std::size_t first = 0; first < rows.size(); ++first) {
            std::set<topics::NodeId> between;
            for (std::size_t last = first; last < rows.size(); ++last) {
                between.insert(plant.pane.model()->node(rows[last]));
                for (const bool upwards : {false, true}) {
                    click(rows[upwards ? last : first], Qt::NoModifier);
                    click(rows[upwards ? first : last], Qt::ShiftModifier);
                    QCOMPARE(chosen(), between);
                }
            }
            if (first > 0)
                continue;
            click(rows.front(), Qt::NoModifier);
            QTest::keyClick(plant.view, Qt::Key_End, Qt::ShiftModifier);
            QCOMPARE(chosen(), between);
            plant.view->clearSelection();
            QTest::keySequence(plant.view, QKeySequence::SelectAll);
            QCOMPARE(chosen(), between);
        }
    }
};

QTEST_MAIN(TopicTreePaneTest)
#include "test_topic_tree.moc"
