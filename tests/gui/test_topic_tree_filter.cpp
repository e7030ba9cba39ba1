// SPDX-License-Identifier: GPL-3.0-or-later
// The filter above the tree: what it shows and hides, and how the tree is afterwards.
#include "tests/gui/plant_pane.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace topicscope;
using namespace topicscope::ui;

class TopicTreeFilterTest : public QObject
{
    Q_OBJECT

private slots:
    void anExpressionThatTakesTooLongSaysSo()
    {
        Plant plant;
        plant.feed.put(std::string(60, 'a') + "!", "1");
        plant.show();
        plant.filter->setKind(FilterBar::Kind::RegularExpression);
        plant.filter->setText(u"^(a+)+$"_qs);
        auto* line = plant.filter->findChild<QLineEdit*>();
        QTRY_VERIFY2((plant.show(), line->accessibleDescription().contains(u"too long"_qs)),
                     qPrintable(line->accessibleDescription()));
        plant.filter->setText(u"temp"_qs);
        plant.show();
        QVERIFY(!line->accessibleDescription().contains(u"too long"_qs));
    }

    void typingInTheTreeFilters()
    {
        Plant plant;
        plant.view->setFocus();
        QTest::keyClicks(plant.view, u"t"_qs);
        QCOMPARE(plant.filter->text(), u"t"_qs);
        QTest::keyClicks(QApplication::focusWidget(), u"emp"_qs);
        plant.show();
        QCOMPARE(plant.filter->text(), u"temp"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->matchCount()), 2u);
        // The way to the matches is open.
        QTRY_VERIFY((plant.show(), plant.index("plant/press-2/temp").isValid()));
        QVERIFY(!plant.index("office/lamp").isValid());
    }

    /// However many there are, and in whatever order they came.
    void theWaysToTheMatchesInSightAreOpen()
    {
        Plant plant(false);
        for (int i = 0; i < 3000; ++i) {
            const int number = i * 7919 % 3000;
            plant.feed.put("hall-" + std::to_string(number % 10) + "/line-" + std::to_string(number % 100) + "/cell-" +
                           std::to_string(number) + "/" + (number % 2 ? "temp" : "speed"));
        }
        plant.show();
        plant.filter->setText(u"temp"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->matchCount()), 1500u);
        const auto closedInSight = [&plant] {
            plant.show();
            QStringList closed;
            for (QModelIndex index = plant.view->indexAt(QPoint(1, 0)).siblingAtColumn(0);
                 index.isValid() && plant.view->visualRect(index).top() < plant.view->viewport()->height();
                 index = plant.view->indexBelow(index))
                if (plant.pane.model()->hasChildren(index) && !plant.view->isExpanded(index))
                    closed.append(index.data().toString());
            return closed;
        };
        QTRY_COMPARE(closedInSight(), QStringList());
        for (int page = 0; page < 5; ++page) {
            plant.view->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
            QTRY_COMPARE(closedInSight(), QStringList());
        }
    }

    void aBadExpressionKeepsTheLastGoodFilterAndSaysWhy()
    {
        Plant plant;
        plant.filter->setKind(FilterBar::Kind::RegularExpression);
        plant.filter->setText(u"temp"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->matchCount()), 2u);
        plant.filter->setText(u"temp("_qs);
        plant.show();
        QCOMPARE(plant.pane.model()->matchCount(), 2u);
        QStringList labels;
        for (const QLabel* label : plant.filter->findChildren<QLabel*>())
            if (label->isVisible())
                labels.append(label->text());
        QVERIFY2(labels.join(u' ').contains(u"parenthesis"), qPrintable(labels.join(u' ')));
        QCOMPARE(plant.filter->text(), u"temp("_qs);
    }

    void escapeClearsTheFilter()
    {
        Plant plant;
        plant.filter->setText(u"lamp"_qs);
        plant.show();
        QTest::keyClick(plant.view, Qt::Key_Escape);
        plant.show();
        QVERIFY(plant.filter->isEmpty());
        QTRY_COMPARE((plant.show(), plant.firstLevel().size()), 3);
    }

    void aFilterLeavesExpansionAndSelectionAsTheyWere()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        QVERIFY(plant.view->isExpanded(plant.index("plant/press-1")));
        QSignalSpy selected(&plant.pane, &TopicTreePane::topicSelected);
        plant.filter->setText(u"lamp"_qs);
        QTRY_VERIFY((plant.show(), !plant.index("plant").isValid()));
        QVERIFY(plant.view->isExpanded(plant.index("office")));
        // The inspector keeps what it shows while the filter hides its row.
        QCOMPARE(selected.count(), 0);
        QCOMPARE(plant.pane.currentTopic(), mqtt::Bytes("plant/press-1/temp"));
        plant.pane.clearFilter();
        QTRY_VERIFY((plant.show(), plant.index("plant/press-1/temp").isValid()));
        QTRY_COMPARE(plant.view->currentIndex(), plant.index("plant/press-1/temp"));
        QCOMPARE(selected.count(), 0);
        QVERIFY(plant.view->isExpanded(plant.index("plant/press-1")));
        QVERIFY2(!plant.view->isExpanded(plant.index("office")), "opened by the filter alone");
    }

    void aFilterLeavesTheSelectionOfManyRows()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        const auto select = [&](const std::string& topic) {
            plant.view->selectionModel()->select(plant.index(topic),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
        };
        select("plant/press-1/pressure");
        select("office");
        QCOMPARE(plant.view->selectedNodes().size(), std::size_t(3));
        plant.filter->setText(u"lamp"_qs);
        QTRY_VERIFY((plant.show(), !plant.index("plant").isValid()));
        QCOMPARE(plant.view->selectedNodes(), std::vector<topics::NodeId>{plant.node("office")});
        plant.pane.clearFilter();
        QTRY_VERIFY((plant.show(), plant.index("plant/press-1/temp").isValid()));
        QTRY_COMPARE((plant.show(), plant.view->selectedNodes().size()), std::size_t(3));
        // Who selects something else while rows are hidden means that alone.
        plant.filter->setText(u"lamp"_qs);
        QTRY_VERIFY((plant.show(), !plant.index("plant").isValid()));
        QTRY_VERIFY((plant.show(), plant.index("office/lamp").isValid()));
        plant.view->setCurrentIndex(plant.index("office/lamp"));
        plant.pane.clearFilter();
        QTRY_VERIFY((plant.show(), plant.index("plant/press-1/temp").isValid()));
        plant.show();
        QCOMPARE(plant.view->selectedNodes(), std::vector<topics::NodeId>{plant.node("office/lamp")});
    }

    void aFilterLeavesTheScrollPosition()
    {
        Plant plant(false);
        for (int i = 0; i < 400; ++i)
            plant.feed.put("m/t" + std::to_string(1000 + i), "1");
        plant.show();
        plant.view->expand(plant.index("m"));
        plant.show();
        plant.view->verticalScrollBar()->setValue(plant.view->verticalScrollBar()->maximum() / 2 + 3);
        plant.show();
        const int before = plant.view->verticalScrollBar()->value();
        plant.filter->setText(u"t1007"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->rowCount(plant.index("m"))), 1);
        plant.pane.clearFilter();
        QTRY_COMPARE((plant.show(), plant.pane.model()->rowCount(plant.index("m"))), 400);
        QTRY_COMPARE((plant.show(), plant.view->verticalScrollBar()->value()), before);
    }

    void aFilterShowsItsMatchesFromTheTop()
    {
        Plant plant(false);
        plant.showTheMiddleOfManySiblings();
        plant.filter->setText(u"t13"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->rowCount(plant.index("m"))), 100);
        QCOMPARE(plant.view->verticalScrollBar()->value(), 0);
        // Somebody scrolls down and types on.
        plant.view->verticalScrollBar()->setValue(plant.view->verticalScrollBar()->maximum());
        plant.filter->setText(u"t138"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->rowCount(plant.index("m"))), 10);
        plant.filter->setText(u"t1"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->rowCount(plant.index("m"))), 400);
        QCOMPARE(plant.view->verticalScrollBar()->value(), 0);
    }

    void anMqttFilterReadAsTextSaysSo()
    {
        Plant plant;
        plant.filter->setKind(FilterBar::Kind::Text);
        plant.filter->setText(u"nowhere"_qs);
        QTRY_VERIFY((plant.show(), !plant.showsTree()));
        QVERIFY(!plant.emptyText().contains(u"plain text"_qs));
        for (const QString& text : {u"plant/+/temp"_qs, u"plant/#"_qs, u"payload:on"_qs}) {
            plant.filter->setText(text);
            QTRY_VERIFY2((plant.show(), plant.emptyText().contains(u"plain text"_qs)), qPrintable(text));
        }
        plant.filter->setKind(FilterBar::Kind::Recognise);
        QTRY_VERIFY((plant.show(), plant.showsTree()));
    }

    void aTopicThatAFilterHidesIsShownAllTheSame()
    {
        Plant plant;
        for (int i = 0; i < 200; ++i)
            plant.feed.put("hall/line-" + std::to_string(100 + i) + "/temp", std::to_string(i));
        plant.show();
        plant.pane.showTopic("hall/line-120/temp");
        plant.filter->setText(u"press-1"_qs);
        QTRY_VERIFY((plant.show(), !plant.index("hall/line-120").isValid()));
        QVERIFY(plant.pane.showTopic("hall/line-290/temp"));
        plant.pane.focusTree(); // as the palette does
        QTRY_COMPARE((plant.show(), plant.pane.currentTopic()), mqtt::Bytes("hall/line-290/temp"));
        QTRY_VERIFY(plant.isInView("hall/line-290/temp"));
        QTest::qWait(50);
        QVERIFY(plant.isInView("hall/line-290/temp"));
    }

    void whatIsChosenAmongMatchesStaysInViewWhenTheFilterGoes()
    {
        Plant plant;
        for (int i = 0; i < 200; ++i)
            plant.feed.put("hall/line-" + std::to_string(100 + i) + "/temp", std::to_string(i));
        plant.show();
        plant.filter->setText(u"line-270"_qs);
        QTRY_VERIFY((plant.show(), plant.index("hall/line-270/temp").isValid()));
        QTRY_VERIFY((plant.show(), !plant.index("plant").isValid()));
        plant.view->setCurrentIndex(plant.index("hall/line-270/temp"));
        plant.pane.clearFilter();
        QTRY_VERIFY((plant.show(), plant.index("plant").isValid()));
        QTRY_VERIFY(plant.isInView("hall/line-270/temp"));
        QCOMPARE(plant.pane.currentTopic(), mqtt::Bytes("hall/line-270/temp"));
    }

    void whoScrollsIsNotTakenBackOnceAFilterHasGone()
    {
        Plant plant(false);
        plant.showTheMiddleOfManySiblings();
        const int before = plant.view->verticalScrollBar()->value();
        plant.filter->setText(u"t1007"_qs);
        QTRY_COMPARE((plant.show(), plant.pane.model()->rowCount(plant.index("m"))), 1);
        plant.pane.clearFilter();
        QTRY_COMPARE((plant.show(), plant.view->verticalScrollBar()->value()), before);
        turnWheel(plant.view, -3);
        const int scrolled = plant.view->verticalScrollBar()->value();
        QVERIFY(scrolled > before);
        for (int i = 0; i < 5; ++i) {
            plant.feed.put("m/u" + std::to_string(i), "1");
            plant.show();
        }
        QCOMPARE(plant.view->verticalScrollBar()->value(), scrolled);
    }

    void aBranchClosedUnderAFilterStaysClosed()
    {
        Plant plant;
        plant.filter->setText(u"temp"_qs);
        QTRY_VERIFY((plant.show(), plant.index("plant/press-2/temp").isValid()));
        QTRY_VERIFY((plant.show(), !plant.pane.model()->isSearching()));
        plant.view->collapse(plant.index("plant/press-1"));
        plant.feed.put("plant/press-1/temp-2", "1");
        plant.feed.put("plant/press-3/temp", "1");
        QTRY_VERIFY((plant.show(), plant.view->isExpanded(plant.index("plant/press-3"))));
        QVERIFY(!plant.view->isExpanded(plant.index("plant/press-1")));
        // Another filter begins anew.
        plant.filter->setText(u"temp-2"_qs);
        QTRY_VERIFY((plant.show(), plant.view->isExpanded(plant.index("plant/press-1"))));
    }

    void theWayToAMatchIsOpenAlsoAboveWhatWasOpen()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        plant.view->collapse(plant.index("plant"));
        plant.show();
        plant.filter->setText(u"press-1"_qs);
        QTRY_VERIFY((plant.show(), plant.view->isExpanded(plant.index("plant"))));
        QVERIFY(plant.view->isExpanded(plant.index("plant/press-1")));
    }

    void theFilterLineLeadsToTheFirstMatch()
    {
        Plant plant;
        auto* line = plant.filter->findChild<QLineEdit*>();
        line->setFocus();
        plant.filter->setText(u"press-2"_qs);
        QTRY_VERIFY((plant.show(), plant.index("plant/press-2/temp").isValid()));
        QTest::keyClick(line, Qt::Key_Down);
        QCOMPARE(plant.pane.currentTopic(), mqtt::Bytes("plant/press-2/temp"));
        QVERIFY(plant.view->hasFocus());
    }

    void findLeadsToTheFilterLineAlsoInAPaneAlone()
    {
        Plant plant;
        plant.view->setFocus();
        QTest::keyClick(plant.view, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(plant.filter->findChild<QLineEdit*>()->hasFocus());
    }

    void manySelectedRowsSurviveAFilterQuickly()
    {
        Plant plant(false);
        constexpr int count = 100'000;
        for (int i = 0; i < count; ++i)
            plant.feed.put("m/t" + std::to_string(i), "1");
        plant.show();
        plant.view->expand(plant.index("m"));
        QTRY_COMPARE((plant.show(), plant.pane.model()->rowCount(plant.index("m"))), count);
        plant.view->setCurrentIndex(plant.index("m/t7"));
        plant.view->selectAll();
        plant.filter->setText(u"t77"_qs);
        QTRY_VERIFY((plant.show(), plant.pane.model()->rowCount(plant.index("m")) < count / 2));
        plant.pane.clearFilter();
        QTRY_COMPARE((plant.show(), plant.pane.model()->rowCount(plant.index("m"))), count);
        plant.show();
        QVERIFY(plant.view->selectedNodes().size() >= std::size_t(count));
        // Painting asks for each cell whether it is selected: few ranges, however many rows.
        QVERIFY2(plant.view->selectionModel()->selection().size() < 1'000,
                 qPrintable(QString::number(plant.view->selectionModel()->selection().size())));
    }

    void restrictionsInForceAreNamedAndLifted()
    {
        Plant plant;
        plant.filter->setText(u"pressure"_qs);
        for (auto* button : plant.filter->findChildren<QToolButton*>())
            if (button->text() == u"Retained"_qs)
                button->click();
        QTRY_VERIFY((plant.show(), !plant.showsTree()));
        QVERIFY2(plant.emptyText().contains(u"Retained"_qs), qPrintable(plant.emptyText()));
        QTest::mouseClick(plant.pane.findChild<EmptyState*>()->findChild<QAbstractButton*>(), Qt::LeftButton);
        QTRY_VERIFY((plant.show(), plant.showsTree()));
        QCOMPARE(plant.filter->text(), u"pressure"_qs);
        QCOMPARE(plant.filter->restrictions(), topics::FilterRestrictions());
    }

    void staleTopicsAreFoundAsTheyAreDimmed()
    {
        Plant plant(false);
        plant.feed.advance(-60);
        plant.feed.put("quiet", "1");
        plant.feed.advance(60);
        plant.feed.put("lively", "1");
        plant.show();
        for (auto* button : plant.filter->findChildren<QToolButton*>())
            if (button->text() == u"Stale"_qs)
                button->click();
        QTRY_VERIFY((plant.show(), !plant.showsTree())); // by its rhythm none is
        plant.pane.setStaleAfter(30);
        QTRY_COMPARE((plant.show(), plant.firstLevel()), QStringList{u"quiet"_qs});
    }

    void starIsTypedAndDoesNotExpandALiveTree()
    {
        Plant plant;
        plant.view->setFocus();
        QTest::keyClick(plant.view, Qt::Key_Asterisk);
        QCOMPARE(plant.filter->text(), u"*"_qs);
        QVERIFY(!plant.view->isExpanded(plant.index("plant")));
    }
};

QTEST_MAIN(TopicTreeFilterTest)
#include "test_topic_tree_filter.moc"
