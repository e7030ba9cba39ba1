// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/io_thread.h"
#include "app/commands/bulk_publisher.h"
#include "tests/gui/tree_fixture.h"
#include "tests/support/mosquitto_fixture.h"
#include "ui/common/notice.h"
#include "ui/topic_tree/bulk_panel.h"
#include "ui/topic_tree/bulk_topics_model.h"
#include "ui/topic_tree/topic_tree_pane.h"
#include "ui/topic_tree/topic_tree_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace topicscope;
using namespace topicscope::ui;
using test::MosquittoFixture;

namespace {

/// The visible control whose text begins so, or null.
template <typename Control>
Control* control(const BulkPanel& panel, const QString& beginning)
{
    for (auto* each : panel.findChildren<Control*>())
        if (each->isVisible() && each->text().startsWith(beginning))
            return each;
    return nullptr;
}

/// A broker that retains `count` messages below old/, and a connection that saw them come.
struct Plant
{
    explicit Plant(int messages) : count(messages)
    {
        store->exchange().setWaker([this] { io.post([store = store] { store->serve(); }); });
        connection->setSink(store.get());
        client::ConnectionSettings settings;
        settings.url = *client::BrokerUrl::parse(broker.url());
        settings.subscriptions.resize(1);
        settings.subscriptions[0].filter = "#";
        connection->open(settings);
        QTRY_COMPARE_WITH_TIMEOUT(connection->state(), client::ConnectionState::Connected, 10'000);
        for (int i = 0; i < count; ++i) {
            client::PublishRequest request;
            request.topic = "old/device-" + std::to_string(i);
            request.payload = "1";
            request.qos = mqtt::QoS::AtLeastOnce;
            request.retain = true;
            connection->publish(request);
        }
        QTRY_COMPARE_WITH_TIMEOUT(store->counters().topics.load(), static_cast<std::uint64_t>(count), 10'000);
    }
    ~Plant()
    {
        connection.reset();
        store->exchange().setWaker({}); // it holds the store that holds it
    }
    /// The plan to delete them all, or to publish to them.
    void open(BulkPanel& panel, BulkPanel::Action action = BulkPanel::Action::DeleteRetained)
    {
        panel.setConnection(connection.get(), &reader, &io);
        panel.show();
        QVERIFY(panel.open(action, allTopics(*store), {BulkPanel::Scope::Branch, u"old"_qs}));
        // This connection saw them all with RETAIN = 0 [MQTT-3.3.1-12]; the broker, asked, knows better.
        QTRY_COMPARE_WITH_TIMEOUT(panel.topicsModel()->rowCount(), count, 10'000);
        QVERIFY(!panel.isRunning());
    }

    int count;
    MosquittoFixture broker;
    client::IoThread io;
    std::shared_ptr<topics::TopicStore> store = std::make_shared<topics::TopicStore>();
    std::unique_ptr<client::Connection> connection = std::make_unique<client::Connection>(io);
    topics::StoreReader reader{store};
};

} // namespace

class BulkPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsDoneBeforeAPersonSaysSo()
    {
        TreeFixture plant;
        plant.feed.put("a/kept", "1", {true, mqtt::QoS::AtMostOnce, {}, false});
        plant.feed.put("a/live", "1");
        BulkPanel panel;
        panel.setConnection(nullptr, &plant.reader, nullptr);
        QVERIFY(panel.open(BulkPanel::Action::DeleteRetained, allTopics(*plant.store),
                           {BulkPanel::Scope::Branch, u"a"_qs}));
        QCOMPARE(panel.topicsModel()->topics(), std::vector<mqtt::Bytes>{"a/kept"});
        QVERIFY(!panel.isRunning());
        // Without a connection it cannot be started, and says why.
        QPushButton* start = nullptr;
        for (auto* button : panel.findChildren<QPushButton*>())
            if (button->text().startsWith(u"Delete"))
                start = button;
        QVERIFY(start && !start->isEnabled());
        panel.show();
        QCOMPARE(controlsWithoutName(panel).join(u'|'), QString());
    }

    void whatTheBrokerPublishesIsLeftAloneUnlessAskedForByName()
    {
        TreeFixture plant;
        plant.feed.put("a/kept", "1", {true, mqtt::QoS::AtMostOnce, {}, false});
        plant.feed.put("$SYS/broker/uptime", "1", {true, mqtt::QoS::AtMostOnce, {}, false});
        BulkPanel panel;
        panel.setConnection(nullptr, &plant.reader, nullptr);
        using Scope = BulkPanel::Scope;
        const std::vector<mqtt::Bytes> both{"a/kept", "$SYS/broker/uptime"};
        for (const auto action : {BulkPanel::Action::DeleteRetained, BulkPanel::Action::Publish}) {
            QVERIFY(panel.open(action, allTopics(*plant.store), {Scope::Matches}));
            QCOMPARE(panel.topicsModel()->topics(), std::vector<mqtt::Bytes>{"a/kept"});
            QVERIFY(panel.open(action, allTopics(*plant.store), {Scope::Selection}));
            QCOMPARE(panel.topicsModel()->topics(), both);
            QVERIFY(panel.open(action, {plant.node("$SYS/broker/uptime")}, {Scope::Matches}));
            QCOMPARE(panel.topicsModel()->rowCount(), 1);
        }
        QVERIFY(panel.open(BulkPanel::Action::Export, allTopics(*plant.store), {Scope::Matches}));
        QCOMPARE(panel.topicsModel()->rowCount(), 2);
    }

    void whatIsWantedIsAskedBeforeItIsSent_data()
    {
        QTest::addColumn<BulkPanel::Action>("action");
        QTest::addColumn<QString>("says");
        QTest::newRow("delete") << BulkPanel::Action::DeleteRetained
                                << u"Deletes 20 retained message(s) from Plant A."_qs;
        QTest::newRow("publish") << BulkPanel::Action::Publish
                                 << u"Sends 0 B to 20 topic(s) on the production broker Plant A, at QoS 1."_qs;
    }
    void whatIsWantedIsAskedBeforeItIsSent()
    {
        if (!MosquittoFixture::isAvailable())
            QSKIP("mosquitto is not installed");
        QFETCH(BulkPanel::Action, action);
        QFETCH(QString, says);
        Plant plant(20);
        BulkPanel panel;
        panel.setAskFirst({.publish = true, .deleteRetained = true, .broker = u"Plant A"_qs});
        plant.open(panel, action);
        auto* question = panel.findChild<Question*>();
        auto* start =
            control<QPushButton>(panel, action == BulkPanel::Action::Publish ? u"Publish to"_qs : u"Delete 20"_qs);
        QVERIFY(start);
        start->click();
        QVERIFY(question->isVisible());
        QVERIFY2(question->text().startsWith(says), qPrintable(question->text()));
        QVERIFY(!panel.isRunning());
        // The key that asked does not answer.
        QVERIFY(panel.focusWidget() && panel.focusWidget()->parent() == question);
        QTest::keyClick(panel.focusWidget(), Qt::Key_Space);
        QVERIFY(!question->isVisible() && !panel.isRunning());
        start->click();
        question->findChildren<QPushButton*>().first()->click();
        QVERIFY(panel.isRunning());
        QSignalSpy finished(&panel, &BulkPanel::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20'000);
    }

    /// More topics than are looked at on the window's thread.
    void ofVeryManyTopicsThoseMeantAreFoundBehindTheScenes()
    {
        TreeFixture plant;
        constexpr int count = 30'000;
        for (int i = 0; i < count; ++i)
            plant.feed.put("t" + std::to_string(i), "v", {i % 3 == 0, mqtt::QoS::AtMostOnce, {}, false});
        plant.feed.put("$SYS/broker/uptime");
        BulkPanel panel;
        panel.setConnection(nullptr, &plant.reader, nullptr);
        const auto open = [&](BulkPanel::Action action) {
            return panel.open(action, allTopics(*plant.store), {BulkPanel::Scope::Matches});
        };
        QSignalSpy closed(&panel, &BulkPanel::closed);
        QVERIFY(open(BulkPanel::Action::DeleteRetained));
        QVERIFY(panel.isRunning());
        QCOMPARE(panel.topicsModel()->rowCount(), 0);
        QTRY_COMPARE(panel.topicsModel()->rowCount(), count / 3);
        QVERIFY(!panel.isRunning());
        QVERIFY(open(BulkPanel::Action::DeleteRetained));
        QVERIFY(open(BulkPanel::Action::Publish)); // the one before is not wanted any more
        QTRY_COMPARE(panel.topicsModel()->rowCount(), count);
        QVERIFY(open(BulkPanel::Action::Publish));
        panel.cancel();
        QVERIFY(!panel.isRunning());
        QCOMPARE(closed.count(), 1);
    }

    void eachTargetStartsWithoutThePayloadAndRetainOfTheOneBefore()
    {
        TreeFixture plant;
        plant.feed.put("a", "1");
        BulkPanel panel;
        panel.setConnection(nullptr, &plant.reader, nullptr);
        const auto open = [&] {
            return panel.open(BulkPanel::Action::Publish, allTopics(*plant.store), {BulkPanel::Scope::Matches});
        };
        QVERIFY(open());
        auto* payload = panel.findChild<QPlainTextEdit*>();
        panel.show();
        auto* retain = control<QCheckBox>(panel, u"Retain"_qs);
        payload->setPlainText(u"off"_qs);
        retain->setChecked(true);
        panel.cancel();
        QVERIFY(open());
        QCOMPARE(payload->toPlainText(), QString());
        QVERIFY(!retain->isChecked());
    }

    void aPlanIsForTheTopicsOfItsConnectionAlone()
    {
        TreeFixture plant;
        plant.feed.put("a", "1");
        TreeFixture other;
        BulkPanel panel;
        panel.setConnection(nullptr, &plant.reader, nullptr);
        panel.show();
        QVERIFY(panel.open(BulkPanel::Action::Publish, allTopics(*plant.store), {BulkPanel::Scope::Selection}));
        panel.setConnection(nullptr, &plant.reader, nullptr);
        QCOMPARE(panel.topicsModel()->rowCount(), 1);
        panel.setConnection(nullptr, &other.reader, nullptr);
        QCOMPARE(panel.topicsModel()->rowCount(), 0);
        QVERIFY(panel.isHidden());
    }

    void escapeDoesWhatCancelDoesWhereverTheCursorIs()
    {
        TreeFixture plant;
        plant.feed.put("a", "1");
        BulkPanel panel;
        panel.setConnection(nullptr, &plant.reader, nullptr);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QSignalSpy closed(&panel, &BulkPanel::closed);
        QVERIFY(panel.open(BulkPanel::Action::Publish, allTopics(*plant.store), {BulkPanel::Scope::Matches}));
        int escapes = 0;
        for (QWidget* control : panel.findChildren<QWidget*>()) {
            if (!control->isVisible() || !control->isEnabled() || (control->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            control->setFocus();
            QTest::keyClick(control, Qt::Key_Escape);
            QVERIFY2(closed.count() == ++escapes, control->metaObject()->className());
        }
        QVERIFY(escapes >= 5);
    }

    void tabGoesFromTheListToCancelAndOnToTheAction()
    {
        TreeFixture plant;
        plant.feed.put("a", "1");
        BulkPanel panel;
        panel.setConnection(nullptr, &plant.reader, nullptr);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QVERIFY(panel.open(BulkPanel::Action::Export, allTopics(*plant.store), {BulkPanel::Scope::Matches}));
        panel.findChild<QTableView*>()->setFocus();
        for (const QString& text : {u"Cancel"_qs, u"Export…"_qs}) {
            QTest::keyClick(panel.focusWidget(), Qt::Key_Tab);
            QCOMPARE(panel.focusWidget(), control<QPushButton>(panel, text));
        }
    }

    void allOfThePageIsReadableInASmallWindow_data()
    {
        QTest::addColumn<BulkPanel::Action>("action");
        QTest::newRow("publish") << BulkPanel::Action::Publish;
        QTest::newRow("delete") << BulkPanel::Action::DeleteRetained;
        QTest::newRow("export") << BulkPanel::Action::Export;
    }
    void allOfThePageIsReadableInASmallWindow()
    {
        QFETCH(BulkPanel::Action, action);
        TreeFixture plant;
        for (int i = 0; i < 20; ++i)
            plant.feed.put("a/" + std::to_string(i), "1", {true, mqtt::QoS::AtMostOnce, {}, false});
        plant.feed.put("$SYS/broker/uptime");
        // As in the tree's pane at 1280 × 720.
        QSplitter splitter(Qt::Vertical);
        splitter.setChildrenCollapsible(false);
        auto* tree = new QTreeView;
        auto* panel = new BulkPanel;
        splitter.addWidget(tree);
        splitter.addWidget(panel);
        panel->setConnection(nullptr, &plant.reader, nullptr);
        panel->show();
        splitter.resize(490, 470);
        splitter.show();
        splitter.setSizes({260, 210});
        QVERIFY(panel->open(action, allTopics(*plant.store), {BulkPanel::Scope::Matches}));
        for (auto* box : panel->findChildren<QCheckBox*>())
            if (box->text() == u"Retain")
                box->setChecked(true); // an empty message is the longest sentence
        const auto isReadable = [&] {
            const QList<QWidget*> parts = panel->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
            for (const QWidget* part : parts) {
                if (part->isHidden())
                    continue;
                if (!panel->rect().contains(part->geometry()) ||
                    (part->hasHeightForWidth() && part->height() < part->heightForWidth(part->width())))
                    return false;
                for (const QWidget* next : parts)
                    if (next != part && !next->isHidden() && next->geometry().intersects(part->geometry()))
                        return false;
            }
            const auto* list = panel->findChild<QTableView*>();
            return list->viewport()->height() >= 3 * list->rowHeight(0);
        };
        QTRY_VERIFY(isReadable());
        splitter.resize(400, 470);
        QTRY_VERIFY(isReadable());
        QCOMPARE(splitter.height(), 470);
        QVERIFY(tree->height() > 60);
    }

    void aLongTopicDoesNotWidenThePage()
    {
        TreeFixture plant;
        plant.feed.put("a", "1");
        BulkPanel panel;
        panel.setConnection(nullptr, &plant.reader, nullptr);
        const int before = panel.minimumSizeHint().width();
        QVERIFY(panel.open(BulkPanel::Action::Export, allTopics(*plant.store),
                           {BulkPanel::Scope::Branch, QString(60'000, u'x')}));
        panel.show();
        QVERIFY(panel.minimumSizeHint().width() <= qMax(before, 600));
    }

    /// The whole way: a real broker, a real connection, acknowledgements, and a second look.
    void retainedMessagesAreDeletedAndTheBrokerIsAskedWhetherTheyAreGone()
    {
        if (!MosquittoFixture::isAvailable())
            QSKIP("mosquitto is not installed");
        constexpr int count = 300;
        Plant plant(count);
        BulkPanel panel;
        plant.open(panel);
        QSignalSpy finished(&panel, &BulkPanel::finished);
        panel.run();
        QVERIFY(panel.isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20'000);
        const QString verdict = panel.findChild<Notice*>()->text();
        QVERIFY2(verdict.startsWith(u"Really gone"), qPrintable(verdict));
        for (int row = 0; row < count; ++row)
            QCOMPARE(panel.topicsModel()->index(row, BulkTopicsModel::Result).data().toString(), u"gone"_qs);
        // Somebody else's eyes: mosquitto_sub sees nothing retained.
        QProcess eyes;
        test::dieWithParent(eyes);
        eyes.start(u"mosquitto_sub"_qs, {u"-p"_qs, QString::number(plant.broker.port()), u"-t"_qs, u"old/#"_qs,
                                         u"--retained-only"_qs, u"-W"_qs, u"1"_qs});
        QVERIFY(eyes.waitForFinished(10'000));
        QCOMPARE(eyes.readAllStandardOutput(), QByteArray());
    }

    void whatWasDeletedBeforeACancelIsVerifiedAllTheSame()
    {
        if (!MosquittoFixture::isAvailable())
            QSKIP("mosquitto is not installed");
        constexpr int count = 3'000;
        Plant plant(count);
        BulkPanel panel;
        plant.open(panel);
        QSignalSpy finished(&panel, &BulkPanel::finished);
        int acknowledged = 0;
        connect(plant.connection.get(), &client::Connection::published, this,
                [&](const QList<client::PublishResult>& results) { acknowledged += int(results.size()); });
        panel.run();
        // Mostly between two slices, with nothing on its way.
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged > 0, 10'000);
        QVERIFY(acknowledged < count);
        panel.cancel();
        QTRY_VERIFY(panel.isRunning() && control<QPushButton>(panel, u"Cancel"_qs)); // the look at the broker
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20'000);
        const QString verdict = panel.findChild<Notice*>()->text();
        QVERIFY2(verdict.contains(u"as a second connection sees it"), qPrintable(verdict));
        // Those still there can be listed, copied and tried again.
        auto* onlyUndone = control<QCheckBox>(panel, u"Only the"_qs);
        QVERIFY(onlyUndone && control<QPushButton>(panel, u"Try Again"_qs));
        onlyUndone->click();
        const auto* model = panel.topicsModel();
        QVERIFY(model->rowCount() > 0 && model->rowCount() < count);
        const int undone = model->rowCount();
        for (int row = 0; row < undone; ++row)
            QVERIFY(model->index(row, BulkTopicsModel::Result).data().toString() != u"gone"_qs);
        const std::vector<mqtt::Bytes> topics = model->topics();
        control<QPushButton>(panel, u"Try Again"_qs)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!panel.isRunning(), 10'000);
        QCOMPARE(model->topics(), topics);
        QVERIFY(std::ranges::any_of(panel.findChildren<QLabel*>(), [](const QLabel* label) {
            return label->text() == u"Delete retained messages on the topics not done";
        }));
        panel.run();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 20'000);
        QVERIFY(panel.findChild<Notice*>()->text().startsWith(u"Really gone"));
        QVERIFY(!control<QCheckBox>(panel, u"Only the"_qs) && !control<QPushButton>(panel, u"Try Again"_qs));
    }

    void aPublishThatIsTriedAgainIsTheSame()
    {
        if (!MosquittoFixture::isAvailable())
            QSKIP("mosquitto is not installed");
        Plant plant(20);
        BulkPanel panel;
        plant.open(panel, BulkPanel::Action::Publish);
        QSignalSpy finished(&panel, &BulkPanel::finished);
        auto* payload = panel.findChild<QPlainTextEdit*>();
        auto* retain = control<QCheckBox>(panel, u"Retain"_qs);
        payload->setPlainText(u"off"_qs);
        retain->setChecked(true);
        panel.run();
        panel.cancel(); // before anything was sent
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!payload->isVisible()); // its room is for the results
        control<QPushButton>(panel, u"Try Again"_qs)->click();
        QVERIFY(!panel.isRunning() && payload->isVisible());
        QCOMPARE(panel.topicsModel()->rowCount(), 20);
        QCOMPARE(payload->toPlainText(), u"off"_qs);
        QVERIFY(retain->isChecked());
        panel.run();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 10'000);
        QVERIFY(!control<QPushButton>(panel, u"Try Again"_qs));
    }

    void whatIsListedIsCopied()
    {
        TreeFixture plant;
        plant.feed.put("a/1");
        plant.feed.put("a/2");
        plant.feed.put("a/3");
        TopicTreePane pane;
        pane.setConnection(nullptr, &plant.reader);
        pane.show();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        auto* panel = pane.findChild<BulkPanel*>();
        panel->show();
        QVERIFY(panel->open(BulkPanel::Action::Export, allTopics(*plant.store), {BulkPanel::Scope::Matches}));
        auto* list = panel->findChild<QTableView*>();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"a/1\na/2\na/3"_qs);
        list->selectRow(1);
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"a/2"_qs);
        QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"a/1\na/2\na/3"_qs);
    }

    void veryManyTopicsAreCopiedBehindTheScenes()
    {
        TreeFixture plant;
        constexpr int count = 12'000;
        for (int i = 0; i < count; ++i)
            plant.feed.put("t" + std::to_string(i), "v");
        TopicTreePane pane;
        pane.setConnection(nullptr, &plant.reader);
        pane.show();
        auto* view = pane.findChild<TopicTreeView*>();
        QTRY_COMPARE((plant.show(), view->model()->rowCount()), count);
        QVERIFY(pane.showTopic("t1"));
        view->selectAll();
        QSignalSpy told(&pane, &TopicTreePane::statusMessage);
        for (QAction* action : pane.findChildren<QAction*>())
            if (action->text() == u"Copy Topic")
                action->trigger();
        QTRY_COMPARE(told.count(), 1);
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.count(u'\n') + 1, count);
        QVERIFY(text.startsWith(u't') && !text.endsWith(u'\n'));
    }

    void resultsAreTheModelsOwn()
    {
        TreeFixture plant;
        for (const char* topic : {"a", "<b>", "c"})
            plant.feed.put(topic);
        BulkTopicsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto list = [&](std::vector<topics::NodeId> nodes) {
            model.setTopics(plant.store, std::make_shared<const std::vector<topics::NodeId>>(std::move(nodes)));
        };
        list(allTopics(*plant.store));
        quint64 last = 0;
        commands::BulkPublisher publisher([&last](auto) { return ++last; }, {});
        model.setPublisher(&publisher);
        publisher.start(3, [](std::size_t) { return "a"; }, {});
        publisher.advance(1'000'000);
        client::PublishResult refused;
        refused.id = 2;
        refused.outcome = client::PublishResult::Outcome::Refused;
        refused.reason = u"<i>no</i>"_qs;
        publisher.takeResults({refused});
        model.setSeen(2, BulkTopicsModel::Seen::Gone);
        QCOMPARE(model.undone(), std::vector<topics::NodeId>{plant.node("<b>")});
        model.tell(0, 2);
        QCOMPARE(model.index(1, 0).data().toString(), u"<b>"_qs);
        QCOMPARE(model.index(0, 1).data().toString(), u"sent"_qs);
        QCOMPARE(model.index(1, 1).data().toString(), u"refused: <i>no</i>"_qs);
        QCOMPARE(model.index(2, 1).data().toString(), u"gone"_qs);
        QVERIFY(!model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"<b>"));
        QVERIFY(!model.index(1, 1).data(Qt::ToolTipRole).toString().contains(u"<i>"));
        model.setOnlyUndone(true);
        QCOMPARE(model.topics(), std::vector<mqtt::Bytes>{"<b>"});
        QCOMPARE(model.index(0, 1).data().toString(), u"refused: <i>no</i>"_qs);
        model.tell(0, 2);
        model.setOnlyUndone(false);
        QCOMPARE(model.rowCount(), 3);
        list({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(BulkPanelTest)
#include "test_bulk_panel.moc"
