// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/tree_fixture.h"
#include "ui/common/empty_state.h"
#include "ui/common/labels.h"
#include "ui/topic_tree/bulk_panel.h"
#include "ui/topic_tree/bulk_topics_model.h"
#include "ui/topic_tree/filter_bar.h"
#include "ui/topic_tree/pause_bar.h"
#include "ui/topic_tree/pinned_view.h"
#include "ui/topic_tree/topic_rows.h"
#include "ui/topic_tree/topic_tree_pane.h"
#include "ui/topic_tree/topic_tree_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

using namespace topicscope;
using namespace topicscope::ui;
using Rows = topics::TopicTreeModel;

namespace {

/// A pane on a small plant.
struct Plant : TreeFixture
{
    TopicTreePane pane;
    TopicTreeView* view = nullptr;
    FilterBar* filter = nullptr;

    explicit Plant(bool fed = true)
    {
        if (fed) {
            feed.put("plant/press-1/temp", "71.4", {true, mqtt::QoS::AtLeastOnce, {}, false});
            feed.put("plant/press-1/pressure", "4.82");
            feed.put("plant/press-2/temp", "70");
            feed.put("office/lamp", "on", {true, mqtt::QoS::AtMostOnce, {}, false});
            feed.put("$SYS/broker/version", "2.0.11");
        }
        pane.setConnection(nullptr, &reader);
        pane.resize(560, 500);
        pane.show();
        view = pane.findChild<TopicTreeView*>();
        filter = pane.findChild<FilterBar*>();
        show();
    }
    QModelIndex index(const std::string& topic, int column = 0) const
    {
        return pane.model()->indexOf(node(topic), column);
    }
    /// Once all that is due has been shown.
    bool isInView(const std::string& topic)
    {
        show();
        const QRect rect = view->visualRect(index(topic));
        return rect.isValid() && view->viewport()->rect().contains(1, rect.center().y());
    }
    QPoint centre(const std::string& topic) const { return view->visualRect(index(topic)).center(); }
    QAction* command(const QString& text) const
    {
        for (QAction* action : pane.commands())
            if (action->text() == text)
                return action;
        return nullptr;
    }
    QStringList firstLevel() const
    {
        QStringList names;
        for (int row = 0; row < pane.model()->rowCount(); ++row)
            names.append(pane.model()->index(row, 0).data().toString());
        return names;
    }
    QString emptyText() const
    {
        QStringList texts;
        for (const QLabel* label : pane.findChild<EmptyState*>()->findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(u' ');
    }
    bool showsTree() const { return view->isVisible(); }
};

/// Counts how often a widget is painted.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget* widget)
    {
        QCoreApplication::processEvents();
        widget->installEventFilter(this);
    }
    int count() const { return m_count; }
    bool eventFilter(QObject*, QEvent* event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_count = 0;
};

/// Steps of a mouse wheel, downwards where negative.
void turnWheel(QAbstractItemView* view, int steps)
{
    const QPointF at = view->viewport()->rect().center();
    QWheelEvent event(at, view->viewport()->mapToGlobal(at), {}, QPoint(0, steps * 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view->viewport(), &event);
}

} // namespace

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

    void typingInTheTreeFilters()
    {
        Plant plant;
        plant.view->setFocus();
        QTest::keyClicks(plant.view, u"t"_qs);
        QCOMPARE(plant.filter->text(), u"t"_qs);
        QTest::keyClicks(QApplication::focusWidget(), u"emp"_qs);
        plant.show();
        QCOMPARE(plant.filter->text(), u"temp"_qs);
        QTRY_COMPARE(plant.pane.model()->matchCount(), 2u);
        // The way to the matches is open.
        QTRY_VERIFY(plant.index("plant/press-2/temp").isValid());
        QVERIFY(!plant.index("office/lamp").isValid());
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
        for (int i = 0; i < 400; ++i)
            plant.feed.put("m/t" + std::to_string(1000 + i), "1");
        plant.show();
        plant.view->expand(plant.index("m"));
        plant.show();
        plant.view->verticalScrollBar()->setValue(plant.view->verticalScrollBar()->maximum() / 2);
        plant.show();
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
        plant.pane.resize(440, 500);
        plant.pane.showTopic(deep);
        plant.show();
        const auto room = [&] { return plant.view->visualRect(plant.index(deep)).width(); };
        const int letters = plant.view->fontMetrics().averageCharWidth() * 12;
        QVERIFY2(room() >= letters, qPrintable(QString::number(room())));
        QVERIFY(plant.view->isColumnHidden(Rows::QoS));
        QVERIFY(!plant.view->isColumnHidden(Rows::Age));
        QCOMPARE(plant.view->horizontalScrollBar()->maximum(), 0);
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

    void collapsingLeavesARowHighlighted()
    {
        Plant plant;
        plant.pane.showTopic("plant/press-1/temp");
        plant.show();
        plant.command(u"Collapse the Whole Tree"_qs)->trigger();
        QCOMPARE(plant.pane.currentTopic(), mqtt::Bytes("plant"));
        QCOMPARE(plant.view->selectedNodes(), std::vector<topics::NodeId>{plant.node("plant")});
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
        for (int i = 0; i < 400; ++i)
            plant.feed.put("m/t" + std::to_string(1000 + i), "1");
        plant.show();
        plant.view->expand(plant.index("m"));
        plant.show();
        plant.view->verticalScrollBar()->setValue(plant.view->verticalScrollBar()->maximum() / 2);
        plant.show();
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
        QVERIFY(!plant.view->isExpanded(plant.index("wide/branch-7")));
    }

    void whoScrollsIsNotTakenBackOnceAFilterHasGone()
    {
        Plant plant(false);
        for (int i = 0; i < 400; ++i)
            plant.feed.put("m/t" + std::to_string(1000 + i), "1");
        plant.show();
        plant.view->expand(plant.index("m"));
        plant.show();
        plant.view->verticalScrollBar()->setValue(plant.view->verticalScrollBar()->maximum() / 2);
        plant.show();
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
};

QTEST_MAIN(TopicTreePaneTest)
#include "test_topic_tree.moc"
