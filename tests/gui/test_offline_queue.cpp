// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/io_thread.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_broker.h"
#include "ui/common/theme.h"
#include "ui/offline_queue/offline_queue_pane.h"
#include "ui/offline_queue/queue_model.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace topicscope;
using namespace topicscope::ui;
using namespace std::chrono_literals;
using client::ConnectionState;
using test::hex;
using test::ScriptedBroker;

/// What waits for the connection, as a person has it before them.
class TestOfflineQueue : public QObject
{
    Q_OBJECT

    client::IoThread m_io;
    std::unique_ptr<client::Connection> m_connection;
    std::unique_ptr<OfflineQueuePane> m_pane;

    QTreeView* table() const { return m_pane->findChild<QTreeView*>(); }
    QStringList column(QueueModel::Column column) const
    {
        QStringList cells;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            cells << table()->model()->index(row, column).data().toString();
        return cells;
    }
    QStringList topics() const { return column(QueueModel::Topic); }
    QString words() const
    {
        QStringList all;
        for (const QLabel* label : m_pane->findChildren<QLabel*>()) {
            if (label->isVisibleTo(m_pane.get()))
                all << label->text();
        }
        return all.join(u'\n');
    }
    void publish(const char* topic, const char* payload = "x")
    {
        mqtt::PublishRequest request;
        request.topic = topic;
        request.payload = payload;
        m_connection->publish(request);
    }
    void select(int row) const
    {
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, 0));
    }

    /// Connected once and lost, then silent until the next attempt is asked for.
    void loseConnection(const ScriptedBroker& broker, std::size_t room = 1000, bool keeps = true)
    {
        client::ConnectionSettings settings;
        settings.url = client::BrokerUrl::parse(broker.url()).value();
        settings.reconnect.first = settings.reconnect.maximum = 1h;
        settings.offlineQueueMaximum = room;
        settings.queueWhileDisconnected = keeps;
        m_connection = std::make_unique<client::Connection>(m_io);
        m_pane->setConnection(m_connection.get());
        m_connection->open(settings);
        QTRY_COMPARE(m_connection->state(), ConnectionState::WaitingToRetry);
    }

private slots:
    void initTestCase() { Theme::instance().install(Theme::Mode::Light); }
    void init()
    {
        m_pane = std::make_unique<OfflineQueuePane>();
        m_pane->resize(900, 300);
        m_pane->show();
        new QAbstractItemModelTester(m_pane->findChild<QueueModel*>(), m_pane.get());
    }
    void cleanup()
    {
        m_pane->setConnection(nullptr);
        m_connection.reset();
        m_pane.reset();
    }

    void whatWaitsIsSeenChangedOrderedTakenOutAndSent()
    {
        ScriptedBroker broker;
        broker.expect(1).send(hex("20 03 00 00 00")).close();
        broker.nextConnection()
            .expect(1)
            .send(hex("20 03 00 00 00"))
            .expect(hex("30 05 0001 'd' 00 'x'"))
            .expect(hex("30 05 0001 'a' 00 'x'"));
        loseConnection(broker);
        QVERIFY(words().contains(QStringLiteral("Nothing waits to be sent")));
        for (const char* topic : {"a", "b", "c", "d"})
            publish(topic);
        const auto in = [](const char* order) { return QString::fromLatin1(order).split(u' '); };
        QTRY_COMPARE(topics(), in("a b c d"));
        QCOMPARE(m_pane->waiting(), 4);
        QVERIFY2(words().contains(QStringLiteral("4 of 1,000 messages")), qPrintable(words()));

        select(1);
        QTest::keyClick(table(), Qt::Key_Delete);
        QTRY_COMPARE(topics(), in("a c d"));
        select(2);
        QTest::keyClick(table(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(topics(), in("a d c"));
        QCOMPARE(table()->currentIndex().row(), 1); // it moves with its message
        QTest::keyClick(table(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(topics(), in("d a c"));
        select(2);
        QSignalSpy composed(m_pane.get(), &OfflineQueuePane::composeRequested);
        QTest::keyClick(table(), Qt::Key_F2);
        QTRY_COMPARE(topics(), in("d a"));
        QCOMPARE(composed.size(), 1);
        QCOMPARE(composed.first().first().value<mqtt::PublishRequest>().topic, mqtt::Bytes("c"));

        m_connection->retryNow();
        QTRY_VERIFY2(broker.finished(), broker.state());
        QTRY_COMPARE(column(QueueModel::State), (QStringList{QStringLiteral("sent"), QStringLiteral("sent")}));
        QCOMPARE(m_pane->waiting(), 0);
        QVERIFY2(words().contains(QStringLiteral("everything was sent")), qPrintable(words()));
        for (QAction* action : m_pane->commands()) { // only those that went out are listed
            if (action->text() == QStringLiteral("Clear what is over"))
                action->trigger();
        }
        QCOMPARE(table()->model()->rowCount(), 0);
    }

    void whatTheBrokerRefusesAfterwardsIsSaid()
    {
        ScriptedBroker broker;
        broker.expect(1).send(hex("20 03 00 00 00")).close();
        // Retain Available 0 [MQTT-3.2.2-14].
        broker.nextConnection().expect(1).send(hex("20 05 00 00 02 25 00"));
        loseConnection(broker);
        mqtt::PublishRequest request;
        request.topic = "keep/me";
        request.retain = true;
        m_connection->publish(request);
        QTRY_COMPARE(m_pane->waiting(), 1);
        m_connection->retryNow();
        QTRY_COMPARE(m_pane->waiting(), 0);
        const QString state = column(QueueModel::State).value(0);
        QVERIFY2(state.startsWith(QStringLiteral("not sent: ")) && state.contains(QStringLiteral("retained")),
                 qPrintable(state));
        QVERIFY2(words().contains(QStringLiteral("1 message(s) could not be sent")) ||
                     words().contains(QStringLiteral("1 message could not be sent")),
                 qPrintable(words()));
    }

    void theBoundIsSaid()
    {
        ScriptedBroker broker;
        broker.expect(1).send(hex("20 03 00 00 00")).close();
        loseConnection(broker, 2);
        publish("a");
        publish("b");
        publish("c");
        QTRY_COMPARE(m_pane->waiting(), 2);
        QVERIFY2(words().contains(QStringLiteral("Full: 2 of 2 messages")), qPrintable(words()));
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Delete, Qt::ShiftModifier);
        QTRY_COMPARE(m_pane->waiting(), 0);
    }

    void aProfileThatKeepsNothingSaysSo()
    {
        ScriptedBroker broker;
        broker.expect(1).send(hex("20 03 00 00 00")).close();
        loseConnection(broker, 1000, false);
        QVERIFY2(words().contains(QStringLiteral("keeps nothing for later")), qPrintable(words()));
    }
};

QTEST_MAIN(TestOfflineQueue)
#include "test_offline_queue.moc"
