// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/tree_fixture.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/messages/message_rows.h"
#include "ui/messages/message_table.h"
#include "ui/messages/message_words.h"
#include "ui/messages/messages_pane.h"
#include "ui/messages/topic_messages_model.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace topicscope;
using namespace topicscope::ui;
using List = topics::MessageListModel;

namespace {

struct Stream : TreeFixture
{
    MessagesPane pane;
    MessageTable* list = nullptr;

    explicit Stream(int messages = 0, topics::TopicStore::Options options = {}) : TreeFixture(std::move(options))
    {
        put(messages);
        pane.setReader(&reader);
        pane.resize(800, 300);
        pane.show();
        for (MessageTable* table : pane.findChildren<MessageTable*>())
            if (table->accessibleName().startsWith(u"Messages in the order"))
                list = table;
        show();
        show();
    }
    void put(int messages)
    {
        for (int i = 0; i < messages; ++i, ++sent)
            feed.put("a/" + std::to_string(sent % 5), std::to_string(sent + 1));
    }
    /// The sequence numbers of the first and the last whole row on the screen.
    qulonglong firstShown() const { return list->indexAt(QPoint(5, 2)).data(List::SequenceRole).toULongLong(); }
    qulonglong lastShown() const
    {
        return list->indexAt(QPoint(5, list->viewport()->height() - 3)).data(List::SequenceRole).toULongLong();
    }
    QScrollBar* bar() const
    {
        for (QScrollBar* candidate : pane.findChildren<QScrollBar*>())
            if (candidate->accessibleName().startsWith(u"Position"))
                return candidate;
        return nullptr;
    }
    QToolButton* button(const QString& text) const
    {
        for (QToolButton* candidate : pane.findChildren<QToolButton*>())
            if (candidate->text() == text)
                return candidate;
        return nullptr;
    }
    int sent = 0;
};

} // namespace

class MessagesPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void aNarrowPaneNeedsNoSidewaysScrolling()
    {
        Stream stream(50);
        const auto shown = [&] {
            QStringList names;
            for (int column = 0; column < List::ColumnCount; ++column)
                if (!stream.list->isColumnHidden(column))
                    names << message_words::columnName(column);
            return names;
        };
        const QStringList all = shown();
        const QByteArray wide = stream.pane.saveState();
        QSignalSpy changed(stream.list, &MessageTable::columnsChanged);
        stream.pane.resize(330, 300);
        stream.show();
        QCOMPARE(stream.list->horizontalScrollBar()->maximum(), 0);
        for (const int column : {List::Time, List::Topic, List::Payload}) {
            QVERIFY(!stream.list->isColumnHidden(column));
            QVERIFY2(stream.list->columnWidth(column) >= 14 * stream.list->fontMetrics().averageCharWidth() ||
                         column == List::Time,
                     qPrintable(QString::number(stream.list->columnWidth(column))));
        }
        QVERIFY(shown().size() < all.size());
        // A person has not changed anything: nothing of it is remembered, and all is back with the room.
        QCOMPARE(changed.size(), 0);
        MessagesPane other;
        other.setReader(&stream.reader);
        other.resize(800, 300);
        other.show();
        QVERIFY(other.restoreState(stream.pane.saveState()));
        QCOMPARE(other.findChildren<MessageTable*>().size(), stream.pane.findChildren<MessageTable*>().size());
        for (const MessageTable* table : other.findChildren<MessageTable*>())
            QVERIFY(!table->isVisible() || !table->isColumnHidden(List::Flags));
        stream.pane.resize(800, 300);
        stream.show();
        QCOMPARE(shown(), all);
        QVERIFY(stream.pane.restoreState(wide));
    }

    void anEmptyPaneExplainsItself()
    {
        MessagesPane pane;
        pane.show();
        QVERIFY(pane.findChild<EmptyState*>()->isVisible());
    }

    void followsTheEnd()
    {
        Stream stream(100);
        QCOMPARE(stream.lastShown(), 100u);
        stream.put(5'000);
        stream.show();
        QCOMPARE(stream.lastShown(), 5'100u);
        QVERIFY(!stream.button(u"Jump to Newest"_qs)->isVisible());
    }

    void countsGoOnBeyondTwoThousandMillion()
    {
        Stream stream(10);
        // As after hours at full load; nothing but the counter knows.
        const_cast<topics::StoreCounters&>(stream.reader.counters()).stored = 3'000'000'000;
        const auto says = [&](const QString& text) {
            for (const QLabel* label : stream.pane.findChildren<QLabel*>())
                if (label->text().contains(text))
                    return true;
            return false;
        };
        QTRY_VERIFY((stream.show(), says(formatCount(3'000'000'000) + u" message"_qs)));
        stream.reader.setPaused(true);
        const_cast<topics::StoreCounters&>(stream.reader.counters()).stored = 9'000'000'000;
        QTRY_VERIFY((stream.show(), says(formatCount(8'999'999'990) + u" message(s) behind"_qs)));
    }

    void scrollingUpStaysThereAndJumpingFollowsAgain()
    {
        Stream stream(5'000);
        stream.bar()->setValue(1'234);
        stream.show();
        const auto first = stream.firstShown();
        QCOMPARE(first, 1'235u);
        QVERIFY(stream.list->indexAt(QPoint(5, 2)).siblingAtColumn(List::Payload).data().toString() ==
                QString::number(first));
        stream.put(3'000);
        stream.show();
        QCOMPARE(stream.firstShown(), first);
        QVERIFY(stream.button(u"Jump to Newest"_qs)->isVisible());
        QTest::mouseClick(stream.button(u"Jump to Newest"_qs), Qt::LeftButton);
        stream.show();
        QCOMPARE(stream.lastShown(), 8'000u);
    }

    void theHeadingIsAsHighWithItsButtonAsWithout()
    {
        Stream stream(5'000);
        QVERIFY(!stream.button(u"Jump to Newest"_qs)->isVisible());
        const auto place = [&stream] { return QRect(stream.list->mapTo(&stream.pane, QPoint()), stream.list->size()); };
        const QRect before = place();
        stream.bar()->setValue(100);
        stream.show();
        QVERIFY(stream.button(u"Jump to Newest"_qs)->isVisible());
        QCOMPARE(place(), before);
        QCOMPARE(stream.button(u"Jump to Newest"_qs)->height(), stream.button(u"Only the Selected Topic"_qs)->height());
    }

    void theScrollBarReachesTheOldestMessage()
    {
        Stream stream(5'000);
        stream.bar()->setValue(0);
        stream.show();
        QCOMPARE(stream.firstShown(), 1u);
    }

    void theKeyboardMovesOverTheWholeLog()
    {
        Stream stream(5'000);
        QSignalSpy selected(&stream.pane, &MessagesPane::messageSelected);
        stream.list->setFocus();
        QTest::keyClick(stream.list, Qt::Key_Up);
        stream.show();
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected.last().at(0).value<topics::MessageSummary>().sequence, 5'000u);
        QTest::keyClick(stream.list, Qt::Key_Up);
        QTest::keyClick(stream.list, Qt::Key_PageUp);
        stream.show();
        QVERIFY(selected.last().at(0).value<topics::MessageSummary>().sequence < 4'999u);
        QTest::keyClick(stream.list, Qt::Key_Home);
        stream.show();
        QTRY_COMPARE((stream.show(), selected.last().at(0).value<topics::MessageSummary>().sequence), 1u);
        QCOMPARE(selected.last().at(0).value<topics::MessageSummary>().node, stream.node("a/0"));
        QCOMPARE(stream.firstShown(), 1u);
        QTest::keyClick(stream.list, Qt::Key_End);
        stream.show();
        QCOMPARE(stream.lastShown(), 5'000u);
    }

    void aChosenMessageStaysOnTheScreen()
    {
        Stream stream(500);
        QSignalSpy selected(&stream.pane, &MessagesPane::messageSelected);
        const QModelIndex index = stream.list->indexAt(QPoint(5, 40));
        const auto sequence = index.data(List::SequenceRole).toULongLong();
        QTest::mouseClick(stream.list->viewport(), Qt::LeftButton, {}, QPoint(5, 40));
        QCOMPARE(selected.count(), 1);
        stream.put(2'000);
        stream.show();
        QCOMPARE(stream.list->currentIndex().data(List::SequenceRole).toULongLong(), sequence);
        QVERIFY(stream.firstShown() <= sequence && sequence <= stream.lastShown());
        QCOMPARE(selected.count(), 1);
    }

    void whatIsLookedAtStaysWhenItIsGivenUp_data()
    {
        QTest::addColumn<QString>("stopped");
        QTest::newRow("paused") << u"paused"_qs;
        QTest::newRow("a row was chosen") << u"chosen"_qs;
        QTest::newRow("scrolled to the oldest") << u"oldest"_qs;
    }
    void whatIsLookedAtStaysWhenItIsGivenUp()
    {
        QFETCH(QString, stopped);
        Stream stream(5'000, {.budget = std::make_shared<topics::MemoryBudget>(3 * 1024 * 1024)});
        if (stopped == u"paused")
            stream.reader.setPaused(true);
        else if (stopped == u"chosen")
            QTest::mouseClick(stream.list->viewport(), Qt::LeftButton, {}, QPoint(5, 40));
        else
            stream.bar()->setValue(0);
        stream.show();
        const auto first = stream.firstShown();
        for (int round = 0; round < 3; ++round) {
            stream.put(100'000);
            stream.show();
        }
        QCOMPARE(stream.firstShown(), first);
        const QModelIndex index = stream.list->indexAt(QPoint(5, 2));
        QVERIFY(index.data(List::EvictedRole).toBool());
        QCOMPARE(index.siblingAtColumn(List::Payload).data().toString(), QString::number(first));
        QCOMPARE(index.siblingAtColumn(List::Topic).data().toString(), u"a/%1"_qs.arg((first - 1) % 5));
        // It is said, and can be read to somebody.
        QVERIFY(index.siblingAtColumn(List::Flags).data(Qt::AccessibleTextRole).toString().contains(u"given up"));
        stream.pane.grab();
        // What was given up without having been seen is passed over.
        stream.list->setFocus();
        QTest::keyClick(stream.list, Qt::Key_PageUp);
        QTest::keyClick(stream.list, Qt::Key_Home);
        stream.show();
        QVERIFY(stream.list->indexAt(QPoint(5, 2)).siblingAtColumn(List::Payload).data().toString() != u"given up");
        if (stopped == u"paused")
            stream.reader.setPaused(false);
        QTest::keyClick(stream.list, Qt::Key_End);
        stream.show();
        QCOMPARE(stream.lastShown(), 305'000u);
    }

    void onlyTheSelectedTopic()
    {
        Stream stream(100);
        stream.pane.setSelectedNode(stream.node("a/3"));
        stream.button(u"Only the Selected Topic"_qs)->click();
        auto* model = stream.pane.findChild<TopicMessagesModel*>();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE((stream.show(), model->rowCount()), 20);
        for (int row = 0; row < model->rowCount(); ++row)
            QCOMPARE(model->index(row, List::Topic).data().toString(), u"a/3"_qs);
        // Oldest first, live.
        QVERIFY(model->index(0, 0).data(List::SequenceRole).toULongLong() <
                model->index(19, 0).data(List::SequenceRole).toULongLong());
        stream.put(10);
        QTRY_COMPARE((stream.show(), model->rowCount()), 22);
        stream.pane.setSelectedNode(stream.node("a/1"));
        QTRY_COMPARE((stream.show(), model->rowCount()), 22);
        QCOMPARE(model->index(0, List::Topic).data().toString(), u"a/1"_qs);
    }

    void aTopicsMessagesStandStillWhileTheyAreRead_data()
    {
        QTest::addColumn<bool>("chosen");
        QTest::newRow("scrolled up") << false;
        QTest::newRow("a row was chosen") << true;
    }
    void aTopicsMessagesStandStillWhileTheyAreRead()
    {
        QFETCH(bool, chosen);
        Stream stream(5 * TopicMessagesModel::MaximumRows);
        stream.pane.setSelectedNode(stream.node("a/3"));
        stream.button(u"Only the Selected Topic"_qs)->click();
        auto* model = stream.pane.findChild<TopicMessagesModel*>();
        QTRY_COMPARE((stream.show(), model->rowCount()), int(TopicMessagesModel::MaximumRows));
        const auto* table = stream.pane.findChildren<MessageTable*>().last();
        QVERIFY(table->isVisible() && table->model() == model);
        QTRY_COMPARE(table->verticalScrollBar()->value(), table->verticalScrollBar()->maximum());
        QVERIFY(!stream.button(u"Jump to Newest"_qs)->isVisible());
        if (chosen)
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(5, 60));
        else
            table->verticalScrollBar()->setValue(100);
        const auto shown = [&] { return table->indexAt(QPoint(5, 2)).data(List::SequenceRole).toULongLong(); };
        const auto before = shown();
        QVERIFY(stream.button(u"Jump to Newest"_qs)->isVisible());
        stream.put(5 * TopicMessagesModel::MaximumRows);
        model->refresh();
        stream.show();
        QCOMPARE(shown(), before);
        stream.button(u"Jump to Newest"_qs)->click();
        QTRY_COMPARE((stream.show(), model->index(model->rowCount() - 1, 0).data(List::SequenceRole).toULongLong()),
                     static_cast<qulonglong>(stream.sent - 1));
        QTRY_COMPARE(table->verticalScrollBar()->value(), table->verticalScrollBar()->maximum());
        QVERIFY(!stream.button(u"Jump to Newest"_qs)->isVisible());
    }

    void aConnectionsPlaceInTheListIsKeptWhileAnotherIsShown()
    {
        Stream stream(5'000);
        stream.bar()->setValue(1'234);
        stream.show();
        QTest::mouseClick(stream.list->viewport(), Qt::LeftButton, {}, QPoint(5, 40));
        stream.show();
        const auto first = stream.firstShown();
        const auto chosen = stream.list->currentIndex().data(List::SequenceRole).toULongLong();
        QVERIFY(chosen > first);
        {
            TreeFixture other;
            other.feed.put("other", "1");
            stream.pane.setReader(&other.reader);
            other.show();
            QSignalSpy selected(&stream.pane, &MessagesPane::messageSelected);
            stream.pane.setReader(&stream.reader);
            stream.show();
            QCOMPARE(stream.firstShown(), first);
            QCOMPARE(stream.list->currentIndex().data(List::SequenceRole).toULongLong(), chosen);
            QCOMPARE(selected.count(), 0);
            stream.pane.setReader(&other.reader);
            QTest::keyClick(stream.list, Qt::Key_Up);
            stream.pane.setReader(&stream.reader);
        }
        // A connection that is closed leaves nothing behind.
        QTRY_COMPARE(stream.pane.findChildren<MessageRows*>().size(), 1);
        stream.show();
        QCOMPARE(stream.firstShown(), first);
    }

    void theValueIsWhatIsCopied()
    {
        Stream stream(100);
        QTest::mouseClick(stream.list->viewport(), Qt::LeftButton, {}, QPoint(5, 40));
        const auto sequence = stream.list->currentIndex().data(List::SequenceRole).toULongLong();
        QGuiApplication::clipboard()->setText(u"before"_qs);
        QTest::keyClick(stream.list, Qt::Key_C, Qt::ControlModifier);
        stream.show();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::number(sequence));
    }

    void theModelStaysConsistentWhileMessagesArrive()
    {
        TreeFixture plant;
        MessageRows rows(&plant.reader);
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.setVisibleRows(0, 50);
        for (int round = 0; round < 5; ++round) {
            for (int i = 0; i < 700; ++i)
                plant.feed.put("t", "1");
            plant.show();
        }
        QCOMPARE(rows.newestSequence(), 3'500u);
    }

    void whatABrokerSendsIsPlainText()
    {
        Stream stream;
        stream.feed.put("<b>x", "<img src=q>\n\x1b[0m", {false, mqtt::QoS::ExactlyOnce, {}, true});
        stream.show();
        const QModelIndex row = stream.list->model()->index(0, 0);
        for (int column = 0; column < List::ColumnCount; ++column) {
            const QModelIndex cell = row.siblingAtColumn(column);
            const QString tip = cell.data(Qt::ToolTipRole).toString();
            QVERIFY2(!tip.contains(u"<img") && !tip.contains(u"<b>"), qPrintable(tip));
            QVERIFY(!cell.data().toString().contains(u'\n'));
            QVERIFY(!cell.data().toString().contains(QChar(0x1b)));
        }
        QVERIFY(row.siblingAtColumn(List::Flags).data(Qt::AccessibleTextRole).toString().contains(u"DUP"));
        stream.pane.grab();
    }

    void columnsAreRemembered()
    {
        Stream stream(1);
        QSignalSpy changed(&stream.pane, &MessagesPane::stateChanged);
        stream.list->setColumnHidden(List::Number, false);
        stream.list->horizontalHeader()->moveSection(0, 2);
        QVERIFY(changed.count() > 0);
        const QByteArray state = stream.pane.saveState();
        Stream other(1);
        QVERIFY(other.pane.restoreState(state));
        QVERIFY(!other.list->isColumnHidden(List::Number));
        QCOMPARE(other.list->horizontalHeader()->visualIndex(List::Number), 2);
        QVERIFY(!other.pane.restoreState("nonsense"));
    }

    void aColumnAskedForInANarrowPaneIsRemembered()
    {
        Stream stream(50);
        stream.pane.resize(330, 300);
        stream.show();
        QVERIFY(stream.list->isColumnHidden(List::Size));
        emit stream.list->horizontalHeader()->customContextMenuRequested({5, 5});
        auto* menu = stream.list->findChild<QMenu*>();
        QVERIFY(menu);
        for (QAction* action : menu->actions())
            if (action->text() == message_words::columnName(List::Size))
                action->trigger();
        QVERIFY(!stream.list->isColumnHidden(List::Size));
        Stream other(50);
        other.pane.resize(330, 300);
        other.show();
        QVERIFY(other.pane.restoreState(stream.pane.saveState()));
        QVERIFY(!other.list->isColumnHidden(List::Size));
    }

    void columnsStayWhenAnotherConnectionIsShown()
    {
        Stream stream(1);
        QHeaderView* columns = stream.list->horizontalHeader();
        stream.list->setColumnHidden(List::Number, false);
        columns->moveSection(columns->visualIndex(List::Number), 2);
        columns->resizeSection(List::Flags, 321);
        TreeFixture other;
        for (topics::StoreReader* reader :
             {&other.reader, static_cast<topics::StoreReader*>(nullptr), &stream.reader}) {
            stream.pane.setReader(reader);
            if (!reader)
                continue;
            QVERIFY(!stream.list->isColumnHidden(List::Number));
            QCOMPARE(columns->visualIndex(List::Number), 2);
            QCOMPARE(columns->sectionSize(List::Flags), 321);
        }
    }

    void everyHeadingHasRoom()
    {
        Stream stream(1);
        stream.pane.resize(1200, 300);
        const QHeaderView* columns = stream.list->horizontalHeader();
        for (int column = 0; column < List::ColumnCount; ++column)
            if (!columns->isSectionHidden(column))
                QVERIFY2(columns->sectionSize(column) >= columns->sectionSizeHint(column),
                         qPrintable(message_words::columnName(column)));
    }

    void everyControlHasAnAccessibleName()
    {
        Stream stream(10);
        QCOMPARE(controlsWithoutName(stream.pane).join(u'|'), QString());
    }

    void anotherConnectionStartsOver()
    {
        Stream stream(100);
        TreeFixture other;
        other.feed.put("other", "1");
        stream.pane.setReader(&other.reader);
        other.show();
        QCOMPARE(stream.list->model()->rowCount(), 1);
        stream.pane.setReader(nullptr);
        QVERIFY(stream.pane.findChild<EmptyState*>()->isVisible());
    }
};

QTEST_MAIN(MessagesPaneTest)
#include "test_messages.moc"
