// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/pane_scene.h"

#include "ui/subscriptions/subscription_form.h"
#include "ui/subscriptions/subscription_model.h"
#include "ui/subscriptions/subscriptions_pane.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeView>

using namespace topicscope;
using namespace topicscope::ui;
using namespace Qt::StringLiterals;
using topicscope::test::MosquittoFixture;

class PaneSubscriptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(Theme::Mode::Light); }
    void init();
    void cleanup();
    void refusesAFilterThatIsNone_data();
    void refusesAFilterThatIsNone();
    void showsWhatWasGranted();
    void keepsTheFormInSightInALowPane();
    void showsWhatWasRefused();
    void changesAndRemovesWhileConnected();
    void answersInPlainWords_data();
    void answersInPlainWords();

private:
    QString words() const
    {
        QString all;
        for (const QLabel* label : pane->findChildren<QLabel*>()) {
            if (label->isVisibleTo(pane.get()))
                all += label->text() + u'\n';
        }
        return all;
    }
    QLineEdit* filterEdit() const { return pane->findChild<SubscriptionForm*>()->findChild<QLineEdit*>(); }
    void submit(const QString& filter, int qos)
    {
        filterEdit()->setText(filter);
        for (QComboBox* box : pane->findChildren<QComboBox*>()) {
            if (box->accessibleName() == u"Highest QoS wanted"_s)
                box->setCurrentIndex(qos);
        }
        QTest::keyClick(filterEdit(), Qt::Key_Return);
    }
    QAction* command(const QString& text) const
    {
        for (QAction* action : pane->commands()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }
    QString cell(int row, int column) const
    {
        const auto* model = pane->findChild<QTreeView*>()->model();
        return model->index(row, column).data().toString();
    }
    int rows() const { return pane->findChild<QTreeView*>()->model()->rowCount(); }
    void connectTo(const MosquittoFixture& broker)
    {
        client::ConnectionSettings settings;
        settings.url = *client::BrokerUrl::parse(u"mqtt://127.0.0.1:%1"_s.arg(broker.port()));
        connection->open(settings);
        QTRY_COMPARE(connection->state(), client::ConnectionState::Connected);
    }

    std::unique_ptr<client::IoThread> io;
    std::unique_ptr<client::Connection> connection;
    std::unique_ptr<SubscriptionsPane> pane;
};

void PaneSubscriptionsTest::init()
{
    io = std::make_unique<client::IoThread>();
    connection = std::make_unique<client::Connection>(*io);
    pane = std::make_unique<SubscriptionsPane>();
    pane->resize(900, 300);
    pane->show();
    pane->setConnection(connection.get());
}

void PaneSubscriptionsTest::cleanup()
{
    pane.reset();
    connection.reset();
    io.reset();
}

void PaneSubscriptionsTest::refusesAFilterThatIsNone_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("empty [MQTT-4.7.3-1]") << u""_s;
    QTest::newRow("hash before the end [MQTT-4.7.1-1]") << u"a/#/b"_s;
    QTest::newRow("plus beside others [MQTT-4.7.1-2]") << u"a/b+"_s;
    QTest::newRow("share without a group [MQTT-4.8.2-1]") << u"$share//a"_s;
}

void PaneSubscriptionsTest::refusesAFilterThatIsNone()
{
    QFETCH(QString, filter);
    int edits = 0;
    connect(pane.get(), &SubscriptionsPane::subscriptionsEdited, this, [&] { ++edits; });
    const QString before = words();
    submit(filter, 0);
    QCOMPARE(edits, 0);
    QVERIFY(connection->subscriptions().empty());
    QVERIFY2(words() != before, qPrintable(words()));
}

void PaneSubscriptionsTest::showsWhatWasGranted()
{
    if (!MosquittoFixture::isAvailable())
        QSKIP("mosquitto is not installed");
    MosquittoFixture broker;
    connectTo(broker);
    QAbstractItemModelTester tester(pane->findChild<QTreeView*>()->model());
    std::vector<mqtt::Subscription> remembered;
    connect(pane.get(), &SubscriptionsPane::subscriptionsEdited, this,
            [&](const std::vector<mqtt::Subscription>& list) { remembered = list; });
    submit(u"plant/#"_s, 2);
    submit(u"$SYS/#"_s, 0);
    QTRY_COMPARE(rows(), 2);
    QCOMPARE(remembered.size(), 2u);
    QCOMPARE(cell(0, SubscriptionModel::Filter), u"plant/#"_s);
    QCOMPARE(cell(0, SubscriptionModel::Requested), u"2"_s);
    QTRY_COMPARE(cell(0, SubscriptionModel::Granted), u"2"_s);
    QTRY_COMPARE(cell(0, SubscriptionModel::Answer), u"Granted as asked"_s);
    QTRY_COMPARE(cell(1, SubscriptionModel::Answer), u"Granted as asked"_s);
    QVERIFY(filterEdit()->text().isEmpty());
    ui::test::picture(*pane, u"subscriptions"_s);
}

void PaneSubscriptionsTest::keepsTheFormInSightInALowPane()
{
    if (!MosquittoFixture::isAvailable())
        QSKIP("mosquitto is not installed");
    MosquittoFixture broker;
    connectTo(broker);
    submit(u"#"_s, 0);
    submit(u"$SYS/#"_s, 0);
    QTRY_COMPARE(rows(), 2);
    QScrollArea area; // as the window holds it
    area.setFrameShape(QFrame::NoFrame);
    area.setWidgetResizable(true);
    area.setWidget(pane.get());
    area.resize(600, 190);
    area.show();
    const auto* form = pane->findChild<SubscriptionForm*>();
    QTRY_VERIFY(form->mapTo(area.viewport(), QPoint(0, form->height())).y() <= area.viewport()->height());
    QVERIFY(form->height() > 0);
    area.takeWidget();
}

void PaneSubscriptionsTest::showsWhatWasRefused()
{
    client::SubscriptionStatus status;
    status.state = client::SubscriptionStatus::State::Refused;
    status.reasonCode = 0x87;
    status.reasonString = u"<b>not you</b>"_s;
    const QString answer = SubscriptionModel::answerText(status, true);
    QVERIFY2(answer.startsWith(u"Refused: 0x87 Not authorized (<b>not you</b>). "_s), qPrintable(answer));
}

void PaneSubscriptionsTest::changesAndRemovesWhileConnected()
{
    if (!MosquittoFixture::isAvailable())
        QSKIP("mosquitto is not installed");
    MosquittoFixture broker;
    connectTo(broker);
    submit(u"a/#"_s, 0);
    QTRY_COMPARE(cell(0, SubscriptionModel::Granted), u"0"_s);
    std::vector<mqtt::Subscription> remembered;
    connect(pane.get(), &SubscriptionsPane::subscriptionsEdited, this,
            [&](const std::vector<mqtt::Subscription>& list) { remembered = list; });
    auto* table = pane->findChild<QTreeView*>();
    table->setCurrentIndex(table->model()->index(0, 0));
    command(u"Change this subscription"_s)->trigger();
    QCOMPARE(filterEdit()->text(), u"a/#"_s);
    submit(u"a/#"_s, 2);
    QTRY_COMPARE(cell(0, SubscriptionModel::Granted), u"2"_s);
    QCOMPARE(rows(), 1);
    QCOMPARE(remembered.size(), 1u);
    QCOMPARE(remembered.front().options.qos, mqtt::QoS::ExactlyOnce);

    // Another filter text takes the place of the old one.
    table->setCurrentIndex(table->model()->index(0, 0));
    command(u"Change this subscription"_s)->trigger();
    submit(u"b/#"_s, 1);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(cell(0, SubscriptionModel::Filter), u"b/#"_s);
    QCOMPARE(remembered.size(), 1u);
    QCOMPARE(remembered.front().filter, std::string("b/#"));

    table->setCurrentIndex(table->model()->index(0, 0));
    command(u"Unsubscribe"_s)->trigger();
    QTRY_COMPARE(rows(), 0);
    QVERIFY(remembered.empty());
    QVERIFY(words().contains(u"Nothing is subscribed"_s));
}

void PaneSubscriptionsTest::answersInPlainWords_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("asked");
    QTest::addColumn<bool>("connected");
    QTest::addColumn<QString>("words");
    using State = client::SubscriptionStatus::State;
    QTest::newRow("on its way") << int(State::Waiting) << 1 << true << u"Waits for SUBACK"_s;
    QTest::newRow("not connected") << int(State::Waiting) << 1 << false << u"Will be sent on connecting"_s;
    QTest::newRow("leaving") << int(State::Unsubscribing) << 1 << true << u"Waits for UNSUBACK"_s;
    QTest::newRow("granted") << int(State::Granted) << 1 << true << u"Granted as asked"_s;
    QTest::newRow("lowered") << int(State::Granted) << 2 << true
                             << u"Lowered by the broker: at most QoS 1 instead of 2"_s;
}

void PaneSubscriptionsTest::answersInPlainWords()
{
    QFETCH(int, state);
    QFETCH(int, asked);
    QFETCH(bool, connected);
    QFETCH(QString, words);
    client::SubscriptionStatus status;
    status.requested.options.qos = mqtt::QoS(asked);
    status.granted = mqtt::QoS::AtLeastOnce;
    status.state = client::SubscriptionStatus::State(state);
    QCOMPARE(SubscriptionModel::answerText(status, connected), words);
}

QTEST_MAIN(PaneSubscriptionsTest)
#include "test_subscriptions.moc"
