// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/tree_fixture.h"
#include "ui/topic_tree/filter_bar.h"

#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace topicscope;
using ui::FilterBar;
using Kind = FilterBar::Kind;

Q_DECLARE_METATYPE(topicscope::ui::FilterBar::Kind)

class FilterBarTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTheTextAsTheKindSays_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<topics::TopicFilter::Kind>("read");
        using Read = topics::TopicFilter::Kind;
        QTest::newRow("plain text is recognised") << Kind::Recognise << u"temp"_qs << Read::Text;
        QTest::newRow("a + level makes an MQTT filter") << Kind::Recognise << u"plant/+/temp"_qs << Read::MqttFilter;
        QTest::newRow("text with a + level, as text") << Kind::Text << u"plant/+"_qs << Read::RegularExpression;
        QTest::newRow("MQTT filter") << Kind::MqttFilter << u"plant/#"_qs << Read::MqttFilter;
        QTest::newRow("MQTT filter without wildcard") << Kind::MqttFilter << u"plant/a"_qs << Read::RegularExpression;
        QTest::newRow("regular expression") << Kind::RegularExpression << u"a.*b"_qs << Read::RegularExpression;
        QTest::newRow("payload text") << Kind::Payload << u"RUNNING"_qs << Read::Payload;
        QTest::newRow("nothing typed") << Kind::Payload << u""_qs << Read::Everything;
    }
    void readsTheTextAsTheKindSays()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, text);
        QFETCH(topics::TopicFilter::Kind, read);
        FilterBar bar;
        bar.setKind(kind);
        bar.setText(text);
        const auto filter = topics::TopicFilter::parse(bar.expression());
        QVERIFY(filter);
        QCOMPARE(filter->kind(), read);
    }

    void saysWhatIsWrongWithAnMqttFilter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clause");
        QTest::newRow("# before the end") << u"a/#/b"_qs << u"4.7.1"_qs;
        QTest::newRow("# beside characters") << u"a/b#"_qs << u"4.7.1"_qs;
        QTest::newRow("+ beside characters") << u"a/b+"_qs << u"4.7.1"_qs;
        QTest::newRow("good") << u"a/+/#"_qs << QString();
    }
    void saysWhatIsWrongWithAnMqttFilter()
    {
        QFETCH(QString, text);
        QFETCH(QString, clause);
        const QString problem = FilterBar::problemOf(text, Kind::MqttFilter);
        QCOMPARE(problem.isEmpty(), clause.isEmpty());
        QVERIFY2(problem.contains(clause), qPrintable(problem));
    }

    void saysHowElseTheTextCouldBeMeant_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("hint");
        QTest::newRow("MQTT filter as text") << Kind::Text << u"plant/+/temp"_qs << u"as plain text"_qs;
        QTest::newRow("payload as text") << Kind::Text << u"payload:on"_qs << u"as plain text"_qs;
        QTest::newRow("payload as a regular expression")
            << Kind::RegularExpression << u"payload:on"_qs << u"as a regular expression"_qs;
        QTest::newRow("MQTT filter as a regular expression")
            << Kind::RegularExpression << u"plant/#"_qs << u"as a regular expression"_qs;
        QTest::newRow("payload as an MQTT filter") << Kind::MqttFilter << u"payload:on"_qs << u"as an MQTT filter"_qs;
        QTest::newRow("a regular expression") << Kind::RegularExpression << u"plant/.+"_qs << QString();
        QTest::newRow("an MQTT filter") << Kind::MqttFilter << u"plant/+/temp"_qs << QString();
        QTest::newRow("text") << Kind::Text << u"plant"_qs << QString();
        QTest::newRow("recognised") << Kind::Recognise << u"payload:on"_qs << QString();
    }
    void saysHowElseTheTextCouldBeMeant()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, text);
        QFETCH(QString, hint);
        FilterBar bar;
        bar.setKind(kind);
        bar.setText(text);
        QCOMPARE(bar.misreadHint().isEmpty(), hint.isEmpty());
        QVERIFY2(bar.misreadHint().contains(hint), qPrintable(bar.misreadHint()));
    }

    void clearingTellsOnceAndEmptiesEverything()
    {
        FilterBar bar;
        bar.setText(u"temp"_qs);
        for (QAbstractButton* button : bar.findChildren<QAbstractButton*>())
            if (button->text() == u"Retained"_qs)
                button->setChecked(true);
        QVERIFY(bar.restrictions().retainedOnly);
        QSignalSpy changed(&bar, &FilterBar::changed);
        bar.clear();
        QCOMPARE(changed.count(), 1);
        QVERIFY(bar.isEmpty());
        QCOMPARE(bar.restrictions(), topics::FilterRestrictions());
    }

    void theTimeChosenStandsOnItsButton()
    {
        FilterBar bar;
        auto* since = bar.findChild<QToolButton*>(u"since"_qs);
        QVERIFY(since);
        const auto choose = [&](const QString& text) {
            for (QAction* action : since->menu()->actions())
                if (action->text() == text)
                    action->trigger();
        };
        QVERIFY(!since->isChecked());
        choose(u"Changed in the Last 10 min"_qs);
        QVERIFY(since->isChecked());
        QCOMPARE(since->text(), u"10 min"_qs);
        QCOMPARE(bar.restrictions().changedWithin, 600'000'000);
        QCOMPARE(bar.restrictions(), bar.restrictions()); // asking again does not make it another filter
        choose(u"Any Time"_qs);
        QVERIFY(!since->isChecked());
        QCOMPARE(since->text(), QString());
        QCOMPARE(bar.restrictions(), topics::FilterRestrictions());
    }

    void aClickOnTheTimeLeavesItsButtonAsItIs()
    {
        FilterBar bar;
        auto* since = bar.findChild<QToolButton*>(u"since"_qs);
        since->toggle();
        QVERIFY(!since->isChecked());
        since->menu()->actions().constLast()->trigger();
        since->toggle();
        QVERIFY(since->isChecked());
    }

    void whatTheLineIsForIsSaidAlsoOnceAFilterWasRight()
    {
        FilterBar bar;
        auto* line = bar.findChild<QLineEdit*>();
        const QString about = line->accessibleDescription();
        QVERIFY(!about.isEmpty());
        bar.setError(u"It is wrong."_qs);
        QCOMPARE(line->accessibleDescription(), u"It is wrong."_qs);
        bar.setError({});
        QCOMPARE(line->accessibleDescription(), about);
    }

    void theKindIsSeenInANarrowLineToo()
    {
        FilterBar bar;
        bar.resize(320, 40);
        bar.show();
        bar.setKind(Kind::RegularExpression);
        const auto* line = bar.findChild<QLineEdit*>();
        const auto* kind = line->findChild<QToolButton*>(u"kind"_qs);
        QVERIFY(kind);
        QVERIFY(kind->isVisible());
        QVERIFY2(line->width() - kind->width() >= 60, qPrintable(QString::number(kind->width())));
    }

    void keysLeaveTheLine()
    {
        FilterBar bar;
        bar.show();
        auto* line = bar.findChild<QLineEdit*>();
        QSignalSpy down(&bar, &FilterBar::leaveDown);
        QSignalSpy escape(&bar, &FilterBar::escapePressed);
        QTest::keyClick(line, Qt::Key_Down);
        QTest::keyClick(line, Qt::Key_Escape);
        QCOMPARE(down.count(), 1);
        QCOMPARE(escape.count(), 1);
    }

    void everyControlHasAnAccessibleName()
    {
        FilterBar bar;
        QCOMPARE(ui::controlsWithoutName(bar), QStringList());
    }
};

QTEST_MAIN(FilterBarTest)
#include "test_filter_bar.moc"
