// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/pane_scene.h"

#include "app/topics/history_model.h"
#include "app/topics/memory_budget.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/inspector/breadcrumb.h"
#include "ui/inspector/code_view.h"
#include "ui/inspector/hex_view.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/properties_tab.h"
#include "ui/inspector/value_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>

using namespace topicscope;
using namespace topicscope::ui;
using namespace Qt::StringLiterals;
using ui::test::StoreScene;

class PaneInspectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(Theme::Mode::Light); }
    void init();
    void cleanup();
    void followsTheTopic();
    void tabsKeepTheirNamesInANarrowWindow();
    void saysWhereAMessageCameFrom();
    void explainsABranch();
    void listsEveryProperty();
    void showsAndComparesHistory();
    void saysHowOftenMessagesArrive();
    void showsBytes();
    void breadcrumbSelectsInTheTree();
    void showsNoOtherMessageForOneThatWasGivenUp_data();
    void showsNoOtherMessageForOneThatWasGivenUp();
    void copies();
    void sendsAgainWithoutWhatBelongsToTheDelivery();
    void brokerTextIsNeverMarkup();
    void canBeEmptied();

private:
    QStringList chips() const
    {
        QStringList texts;
        for (const Chip* chip : inspector->findChildren<Chip*>())
            texts << chip->text();
        return texts;
    }
    QString value() const
    {
        return inspector->findChild<ValueView*>(u"inspectorValue"_s)->findChild<CodeView*>()->toPlainText();
    }
    QAction* command(const QString& text) const
    {
        for (QAction* action : inspector->commands()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }
    void openTab(int tab) { inspector->findChild<QTabWidget*>()->setCurrentIndex(tab); }

    std::unique_ptr<StoreScene> scene;
    std::unique_ptr<Inspector> inspector;
};

void PaneInspectorTest::init()
{
    scene = std::make_unique<StoreScene>();
    inspector = std::make_unique<Inspector>();
    inspector->resize(720, 520);
    inspector->show();
}

void PaneInspectorTest::cleanup()
{
    inspector.reset();
    scene.reset();
}

void PaneInspectorTest::followsTheTopic()
{
    scene->put("plant/press-1/temp", R"({"v":71.2,"u":"°C"})");
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("plant/press-1/temp"));
    QTRY_VERIFY(value().contains(u"71.2"_s));
    scene->put("plant/press-1/temp", R"({"v":71.4,"u":"°C"})");
    QTRY_VERIFY(value().contains(u"71.4"_s));
    // Another topic's traffic changes nothing.
    scene->put("plant/press-2/temp", R"({"v":1})");
    scene->put("plant/press-1/temp", R"({"v":71.6,"u":"°C"})");
    QTRY_VERIFY(value().contains(u"71.6"_s));
    ui::test::picture(*inspector, u"inspector"_s);
}

void PaneInspectorTest::tabsKeepTheirNamesInANarrowWindow()
{
    scene->put("t", std::string("\0\1\xfe\xff\0", 5));
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("t"));
    auto* tabs = inspector->findChild<QTabWidget*>();
    const QLabel* reason = nullptr;
    const auto find = [&] {
        for (const QLabel* label : tabs->cornerWidget()->findChildren<QLabel*>())
            if (label->text().contains(u"no known format"_s))
                reason = label;
        return reason != nullptr;
    };
    QTRY_VERIFY(find());
    const int wide = tabs->tabBar()->sizeHint().width() + tabs->cornerWidget()->sizeHint().width() + 60;
    inspector->resize(wide + 200, 400);
    QTRY_VERIFY(reason->isVisible());
    inspector->resize(wide - 100, 400);
    QTRY_VERIFY(!reason->isVisible());
    QTRY_VERIFY2(tabs->tabBar()->width() >= tabs->tabBar()->sizeHint().width(), "the tabs are cut off");
}

void PaneInspectorTest::saysWhereAMessageCameFrom()
{
    StoreScene::With retained;
    retained.provenance = mqtt::Provenance::Retained;
    retained.qos = mqtt::QoS::AtLeastOnce;
    scene->put("config", "on", retained);
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("config"));
    QTRY_COMPARE(chips(), (QStringList{u"QoS 1"_s, u"Retained"_s, u"2 B"_s}));
    StoreScene::With again;
    again.provenance = mqtt::Provenance::Redelivered;
    again.duplicate = true;
    again.qos = mqtt::QoS::ExactlyOnce;
    scene->put("config", "off", again);
    QTRY_COMPARE(chips(), (QStringList{u"QoS 2"_s, u"Redelivered"_s, u"Retained exists"_s, u"DUP"_s, u"3 B"_s}));
}

void PaneInspectorTest::explainsABranch()
{
    scene->put("plant/a", "1");
    scene->put("plant/b", "2");
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("plant"));
    const auto visibleText = [this] {
        QString all;
        for (const QLabel* label : inspector->findChildren<QLabel*>()) {
            if (label->isVisible())
                all += label->text() + u'\n';
        }
        return all;
    };
    QTRY_VERIFY(visibleText().contains(u"No message on “plant” itself"_s));
    // The first message on the level itself shows up by itself.
    scene->put("plant", "hello");
    QTRY_COMPARE(value(), u"hello"_s);
}

void PaneInspectorTest::listsEveryProperty()
{
    StoreScene::With with;
    with.properties.set(mqtt::PropertyId::PayloadFormatIndicator, 1)
        .set(mqtt::PropertyId::MessageExpiryInterval, 3600)
        .set(mqtt::PropertyId::ContentType, "application/json")
        .set(mqtt::PropertyId::ResponseTopic, "reply/here")
        .set(mqtt::PropertyId::CorrelationData, std::string("\x01\x02", 2))
        .set(mqtt::PropertyId::SubscriptionIdentifier, 5)
        .addUserProperty("<i>unit</i>", "°C")
        .addUserProperty("", "");
    scene->put("t", "{}", with);
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("t"));
    openTab(2);
    auto* tab = inspector->findChild<PropertiesTab*>();
    QTRY_COMPARE(tab->propertyCount(), 8);
    QHash<QString, QString> rows;
    for (int group = 0; group < tab->topLevelItemCount(); ++group) {
        for (int row = 0; row < tab->topLevelItem(group)->childCount(); ++row) {
            const QTreeWidgetItem* item = tab->topLevelItem(group)->child(row);
            rows.insert(item->text(0), item->text(1));
        }
    }
    QVERIFY(rows.value(u"Message Expiry Interval"_s).startsWith(u"3600 s ("_s));
    QCOMPARE(rows.value(u"Content Type"_s), u"application/json"_s);
    QCOMPARE(rows.value(u"Response Topic"_s), u"reply/here"_s);
    QVERIFY(rows.value(u"Correlation Data"_s).startsWith(u"01 02"_s));
    QCOMPARE(rows.value(u"Subscription Identifier"_s), u"5"_s);
    QCOMPARE(rows.value(u"<i>unit</i>"_s), u"°C"_s);
    QCOMPARE(rows.value(u"DUP"_s), u"0"_s);
    QVERIFY(inspector->findChild<QTabWidget*>()->tabText(2).contains(u"8"_s));
    ui::test::picture(*inspector, u"inspector-properties"_s);
}

void PaneInspectorTest::showsAndComparesHistory()
{
    for (int i = 1; i <= 5; ++i)
        scene->put("t", "{\"n\":" + std::to_string(i) + ",\"same\":true}");
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("t"));
    openTab(1);
    auto* list = inspector->findChild<QTreeView*>(u"inspectorHistory"_s);
    QTRY_VERIFY(list->model() && list->model()->rowCount() == 5);
    QAbstractItemModelTester tester(list->model());
    list->setCurrentIndex(list->model()->index(3, 0));
    const auto views = inspector->findChildren<CodeView*>();
    const auto shows = [&views](const QString& part) {
        return std::any_of(views.begin(), views.end(), [&](const CodeView* view) {
            return view->isVisible() && view->toPlainText().contains(part);
        });
    };
    QTRY_VERIFY(shows(u"\"n\": 2"_s));
    // An older message stays while new ones come, until "Back to live".
    scene->put("t", R"({"n":6,"same":true})");
    QTRY_COMPARE(list->model()->rowCount(), 6);
    QVERIFY(shows(u"\"n\": 2"_s));
    ui::test::picture(*inspector, u"inspector-history"_s);

    list->selectionModel()->select(list->model()->index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTRY_VERIFY(shows(u"−   \"n\": 2,\n+   \"n\": 6,\n    \"same\": true"_s));
    ui::test::picture(*inspector, u"inspector-compare"_s);

    for (QPushButton* button : inspector->findChildren<QPushButton*>()) {
        if (button->text() == u"Back to live"_s) {
            QVERIFY(button->isVisible());
            button->click();
            QVERIFY(!button->isVisible());
        }
    }
    openTab(0);
    QTRY_VERIFY(value().contains(u"\"n\": 6"_s));
}

void PaneInspectorTest::saysHowOftenMessagesArrive()
{
    const auto says = [this](const QString& part) {
        return std::ranges::any_of(inspector->findChildren<QLabel*>(), [&part](const QLabel* label) {
            return label->isVisible() && label->text().contains(part);
        });
    };
    scene->put("t", "1");
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("t"));
    openTab(1);
    QTRY_VERIFY(says(u"kept"_s));
    QVERIFY(!says(u"arrive"_s));
    for (int i = 0; i < 5; ++i) {
        scene->now += 9'500'000; // and half a second by itself
        scene->put("t", "1");
    }
    QTRY_VERIFY(says(u"6 messages kept; they arrive every 10"_s));
    // What one read from the socket brings together is not what the publisher's rhythm is made of.
    for (int i = 0; i < 5; ++i) {
        scene->now += 9'500'000;
        scene->put("pairs", "1");
        scene->now -= 500'000;
        scene->put("pairs", "2");
    }
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("pairs"));
    QTRY_VERIFY(says(u"10 messages kept; they arrive about 2.0 at a time, every 10"_s));
}

void PaneInspectorTest::showsBytes()
{
    scene->put("t", std::string("\x00\x01\xff", 3));
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("t"));
    openTab(3);
    const auto views = inspector->findChildren<HexView*>();
    QTRY_VERIFY(std::any_of(views.begin(), views.end(),
                            [](const HexView* view) { return view->isVisible() && view->bytes().size() == 3; }));
}

void PaneInspectorTest::breadcrumbSelectsInTheTree()
{
    scene->put("plant/press-1/temp", "1");
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("plant/press-1/temp"));
    QSignalSpy spy(inspector.get(), &Inspector::nodeRequested);
    Q_EMIT inspector->findChild<Breadcrumb*>()->levelChosen("plant/press-1");
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().value<topics::NodeId>(), scene->node("plant/press-1"));
}

void PaneInspectorTest::showsNoOtherMessageForOneThatWasGivenUp_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("left");
    QTest::newRow("its row has all of the value") << 300 << u"has the value, but no properties"_s;
    QTest::newRow("its row has a part") << 3000 << u"has the first 512 B of 2.9 KiB"_s;
}

void PaneInspectorTest::showsNoOtherMessageForOneThatWasGivenUp()
{
    QFETCH(int, size);
    QFETCH(QString, left);
    scene = std::make_unique<StoreScene>(
        topics::TopicStore::Options{.budget = std::make_shared<topics::MemoryBudget>(3 * 1024 * 1024)});
    for (int i = 0; i < 100'000; ++i)
        scene->put("t", "newest");
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("t"));
    QTRY_COMPARE(value(), u"newest"_s);

    topics::MessageSummary row;
    row.sequence = 1;
    row.node = scene->node("t");
    row.payloadPrefix = std::string(std::min(std::size_t(size), topics::PayloadPrefixBytes), 'a');
    row.payloadSize = std::uint64_t(size);
    row.arrival = scene->now - 3'600'000'000;
    row.qos = mqtt::QoS::AtLeastOnce;
    row.provenance = mqtt::Provenance::Resumed;
    inspector->showMessage(nullptr, scene->reader.get(), row);
    QTRY_VERIFY(inspector->findChild<Notice*>()->text().contains(left));
    QTRY_VERIFY(value().startsWith(u"aaa"_s));
    QCOMPARE(chips(), (QStringList{u"QoS 1"_s, u"Resumed"_s, formatBytes(size)}));
    const auto labels = inspector->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(
        labels, [&row](const QLabel* label) { return label->text().startsWith(formatTime(row.arrival)); }));
    // Nothing is done with a part as if it were the whole.
    QVERIFY(!command(u"Copy message as JSON"_s)->isEnabled());
    QVERIFY(!command(u"Put into the composer"_s)->isEnabled());
    ui::test::picture(*inspector, u"inspector-given-up-%1"_s.arg(size));

    command(u"Back to live"_s)->trigger();
    QTRY_COMPARE(value(), u"newest"_s);
    QVERIFY(inspector->findChild<Notice*>()->text().isEmpty());
    QVERIFY(command(u"Copy message as JSON"_s)->isEnabled());
}

void PaneInspectorTest::copies()
{
    StoreScene::With with;
    with.properties.addUserProperty("a", "b");
    scene->put("t", "hi", with);
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("t"));
    QTRY_COMPARE(value(), u"hi"_s);
    const auto copied = [this](const QString& name) {
        command(name)->trigger();
        return QGuiApplication::clipboard()->text();
    };
    QCOMPARE(copied(u"Copy topic"_s), u"t"_s);
    QCOMPARE(copied(u"Copy value"_s), u"hi"_s);
    QCOMPARE(copied(u"Copy value as hex"_s), u"68 69"_s);
    QCOMPARE(copied(u"Copy value as Base64"_s), u"aGk="_s);
    const QJsonObject message = QJsonDocument::fromJson(copied(u"Copy message as JSON"_s).toUtf8()).object();
    QCOMPARE(message[u"payload"_s].toString(), u"hi"_s);
    QCOMPARE(message[u"provenance"_s].toString(), u"live"_s);
    QCOMPARE(message[u"properties"_s][u"user_properties"_s][0][1].toString(), u"b"_s);
    QVERIFY(message[u"time"_s].toString().endsWith(u'Z'));
}

void PaneInspectorTest::sendsAgainWithoutWhatBelongsToTheDelivery()
{
    StoreScene::With with;
    with.qos = mqtt::QoS::AtLeastOnce;
    with.properties.set(mqtt::PropertyId::SubscriptionIdentifier, 5).set(mqtt::PropertyId::ContentType, "text/plain");
    scene->put("t", "hi", with);
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("t"));
    QTRY_COMPARE(value(), u"hi"_s);
    mqtt::PublishRequest request;
    connect(inspector.get(), &Inspector::composeRequested, this,
            [&](const mqtt::PublishRequest& message) { request = message; });
    command(u"Put into the composer"_s)->trigger();
    QCOMPARE(request.topic, std::string("t"));
    QCOMPARE(request.payload, std::string("hi"));
    QCOMPARE(request.qos, mqtt::QoS::AtLeastOnce);
    QCOMPARE(request.properties.list().size(), 1u);
}

void PaneInspectorTest::brokerTextIsNeverMarkup()
{
    scene->put("<h1>big</h1>/<img src=x>", "<b>bold</b>");
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("<h1>big</h1>/<img src=x>"));
    QTRY_COMPARE(value(), u"<b>bold</b>"_s);
    QVERIFY(ui::test::labelsArePlain(*inspector));
}

void PaneInspectorTest::canBeEmptied()
{
    scene->put("t", "1");
    inspector->setTopic(nullptr, scene->reader.get(), scene->node("t"));
    QTRY_COMPARE(value(), u"1"_s);
    inspector->setTopic(nullptr, nullptr, topics::NoNode);
    scene.reset();
    QCOMPARE(inspector->node(), topics::NoNode);
    QVERIFY(!command(u"Copy value"_s)->isEnabled());
    QCoreApplication::processEvents();
    scene = std::make_unique<StoreScene>();
}

QTEST_MAIN(PaneInspectorTest)
#include "test_inspector.moc"
