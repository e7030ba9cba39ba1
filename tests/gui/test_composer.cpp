// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/pane_scene.h"

#include "ui/common/field_message.h"
#include "ui/common/theme.h"
#include "ui/composer/composer.h"
#include "ui/composer/payload_editor.h"
#include "ui/composer/publish_properties_editor.h"
#include "ui/composer/sent_model.h"
#include "ui/composer/topic_edit.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

using namespace topicscope;
using namespace topicscope::ui;
using namespace Qt::StringLiterals;
using topicscope::test::MosquittoFixture;

class PaneComposerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(Theme::Mode::Light); }
    void init();
    void cleanup();
    void refusesATopicThatIsNone_data();
    void refusesATopicThatIsNone();
    void showsWhatIsWrongWithThePayload_data();
    void showsWhatIsWrongWithThePayload();
    void warnsOfRetained();
    void anotherBrokerIsAskedAgainWhetherToRetain();
    void completesTopics();
    void changesTheFormatWithoutChangingTheBytes();
    void takesAMessageAsItIs();
    void propertiesNeedMqtt5();
    void propertiesAreChecked();
    void showsTheAnswerOfTheBroker_data();
    void showsTheAnswerOfTheBroker();
    void waitsForTheConnection();
    void clickFillsTheComposerAgain();

private:
    /// What the labels of the pane say at the moment.
    QString words() const
    {
        QString all;
        for (const QLabel* label : composer->findChildren<QLabel*>()) {
            if (label->isVisibleTo(composer.get()))
                all += label->text() + u'\n';
        }
        return all;
    }
    void write(const QString& topic, const QString& payload, int qos = 1)
    {
        composer->findChild<TopicEdit*>()->setText(topic);
        composer->findChild<PayloadEditor*>()->setPlainText(payload);
        for (QComboBox* box : composer->findChildren<QComboBox*>()) {
            if (box->accessibleName() == u"QoS"_s)
                box->setCurrentIndex(qos);
        }
    }
    QAbstractItemModel* sent() const { return composer->findChild<QListView*>()->model(); }
    QString outcome() const
    {
        return sent() && sent()->rowCount() > 0 ? sent()->index(0, 0).data(SentModel::OutcomeRole).toString()
                                                : QString();
    }
    void connectTo(const MosquittoFixture& broker, mqtt::Version version = mqtt::Version::V5_0)
    {
        client::ConnectionSettings settings;
        settings.url = *client::BrokerUrl::parse(u"mqtt://127.0.0.1:%1"_s.arg(broker.port()));
        settings.connect.version = version;
        connection->open(settings);
        QTRY_COMPARE(connection->state(), client::ConnectionState::Connected);
    }

    std::unique_ptr<client::IoThread> io;
    std::unique_ptr<client::Connection> connection;
    std::unique_ptr<ui::test::StoreScene> scene;
    std::unique_ptr<Composer> composer;
};

void PaneComposerTest::init()
{
    io = std::make_unique<client::IoThread>();
    connection = std::make_unique<client::Connection>(*io);
    scene = std::make_unique<ui::test::StoreScene>();
    composer = std::make_unique<Composer>();
    composer->resize(340, 720);
    composer->show();
    composer->setConnection(connection.get(), scene->reader.get());
}

void PaneComposerTest::cleanup()
{
    composer.reset();
    scene.reset();
    connection.reset();
    io.reset();
}

void PaneComposerTest::refusesATopicThatIsNone_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty [MQTT-4.7.3-1]") << u""_s << u"Enter the topic to publish to."_s;
    QTest::newRow("plus [MQTT-3.3.2-2]") << u"plant/+/temp"_s << u"must not hold + or #"_s;
    QTest::newRow("hash [MQTT-3.3.2-2]") << u"plant/#"_s << u"must not hold + or #"_s;
}

void PaneComposerTest::refusesATopicThatIsNone()
{
    QFETCH(QString, topic);
    QFETCH(QString, words);
    write(topic, u"1"_s);
    composer->publish();
    QVERIFY2(this->words().contains(words), qPrintable(this->words()));
    QCOMPARE(sent()->rowCount(), 0);
    QVERIFY(ui::test::labelsArePlain(*composer));
    // In the colour of errors on whatever ground the window gives the pane, and not by colour alone.
    const FieldMessage* message = nullptr;
    for (const FieldMessage* each : composer->findChildren<FieldMessage*>())
        if (each->isVisibleTo(composer.get()) && each->text().contains(words))
            message = each;
    QVERIFY(message);
    QCOMPARE(message->kind(), ChipKind::Bad);
    for (const auto ground : {QPalette::Window, QPalette::Base}) {
        composer->setBackgroundRole(ground);
        QCOMPARE(message->palette().color(message->foregroundRole()), tokens().bad);
    }
    QVERIFY(message->contentsMargins().left() > 0); // room for the icon
    write(u"plant/temp"_s, u"1"_s);
    QVERIFY(!this->words().contains(words));
}

void PaneComposerTest::showsWhatIsWrongWithThePayload_data()
{
    QTest::addColumn<payload::Format>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("JSON") << payload::Format::Json << u"{\"a\": 1,\n}"_s << u"Not valid JSON. Line 2, column 1:"_s;
    QTest::newRow("hex") << payload::Format::Hex << u"0a f"_s
                         << u"Not valid Hex. Character 4: A byte needs two hexadecimal digits"_s;
    QTest::newRow("Base64") << payload::Format::Base64 << u"a*"_s << u"Not valid Base64. Character 2:"_s;
}

void PaneComposerTest::showsWhatIsWrongWithThePayload()
{
    QFETCH(payload::Format, format);
    QFETCH(QString, text);
    QFETCH(QString, words);
    composer->findChild<PayloadEditor*>()->setFormat(format);
    write(u"t"_s, text);
    QVERIFY2(this->words().contains(words), qPrintable(this->words()));
    composer->publish();
    QCOMPARE(sent()->rowCount(), 0);
    ui::test::picture(*composer, u"composer-error-%1"_s.arg(int(format)));
}

void PaneComposerTest::warnsOfRetained()
{
    auto boxes = composer->findChildren<QCheckBox*>();
    const auto retain =
        std::find_if(boxes.begin(), boxes.end(), [](const QCheckBox* box) { return box->text() == u"Retain"_s; });
    write(u"t"_s, u"1"_s);
    QVERIFY(!words().contains(u"It stays on the broker"_s));
    (*retain)->setChecked(true);
    QVERIFY(words().contains(u"It stays on the broker"_s));
    write(u"t"_s, u""_s);
    QVERIFY(words().contains(u"deletes the retained message"_s));
}

void PaneComposerTest::anotherBrokerIsAskedAgainWhetherToRetain()
{
    write(u"plant/temp"_s, u"1"_s);
    auto* retain = composer->findChild<QCheckBox*>();
    retain->setChecked(true);
    client::Connection other(*io);
    composer->setConnection(&other, scene->reader.get());
    QVERIFY(!retain->isChecked());
    QCOMPARE(composer->findChild<TopicEdit*>()->text(), u"plant/temp"_s);
    // The same one again changes nothing.
    retain->setChecked(true);
    composer->setConnection(&other, scene->reader.get());
    QVERIFY(retain->isChecked());
    composer->setConnection(nullptr, nullptr);
}

void PaneComposerTest::completesTopics()
{
    scene->put("plant/press-1/temp", "1");
    scene->put("plant/press-1/state", "1");
    scene->put("plant/press-2/temp", "1");
    auto* edit = composer->findChild<TopicEdit*>();
    edit->setFocus();
    QTest::keyClicks(edit, u"plant/press-"_s);
    QStringList completions;
    for (int row = 0; row < edit->completer()->model()->rowCount(); ++row)
        completions << edit->completer()->model()->index(row, 0).data().toString();
    QVERIFY2(completions.contains(u"plant/press-1"_s) || completions.contains(u"plant/press-1/temp"_s),
             qPrintable(completions.join(u' ')));
}

void PaneComposerTest::changesTheFormatWithoutChangingTheBytes()
{
    auto* editor = composer->findChild<PayloadEditor*>();
    editor->setFormat(payload::Format::Text);
    editor->setPlainText(u"hé"_s);
    editor->setFormat(payload::Format::Hex);
    QCOMPARE(editor->toPlainText(), u"68 c3 a9"_s);
    editor->setFormat(payload::Format::Base64);
    QCOMPARE(editor->toPlainText(), u"aMOp"_s);
    editor->setFormat(payload::Format::Text);
    QCOMPARE(editor->toPlainText(), u"hé"_s);
}

void PaneComposerTest::takesAMessageAsItIs()
{
    mqtt::PublishRequest message;
    message.topic = "a/b";
    message.payload = std::string("\x00\xff", 2);
    message.qos = mqtt::QoS::ExactlyOnce;
    message.retain = true;
    message.properties.set(mqtt::PropertyId::ContentType, "x")
        .set(mqtt::PropertyId::MessageExpiryInterval, 5)
        .set(mqtt::PropertyId::PayloadFormatIndicator, 0)
        .set(mqtt::PropertyId::CorrelationData, std::string("\x00\x01", 2))
        .addUserProperty("k", "v")
        .addUserProperty("k", "w");
    composer->setMessage(message);
    QCOMPARE(composer->findChild<TopicEdit*>()->text(), u"a/b"_s);
    QCOMPARE(composer->findChild<PayloadEditor*>()->format(), payload::Format::Hex);
    QCOMPARE(*composer->findChild<PayloadEditor*>()->bytes(), message.payload);
    const mqtt::Properties kept = composer->findChild<PublishPropertiesEditor*>()->properties();
    QCOMPARE(kept.list().size(), message.properties.list().size());
    for (const mqtt::Property& property : message.properties)
        QVERIFY(std::find(kept.begin(), kept.end(), property) != kept.end());
}

void PaneComposerTest::propertiesNeedMqtt5()
{
    if (!MosquittoFixture::isAvailable())
        QSKIP("mosquitto is not installed");
    MosquittoFixture broker;
    connectTo(broker, mqtt::Version::V3_1_1);
    auto* properties = composer->findChild<PublishPropertiesEditor*>();
    for (QToolButton* button : composer->findChildren<QToolButton*>()) {
        if (button->text().startsWith(u"Properties"_s))
            button->setChecked(true);
    }
    QTRY_VERIFY(words().contains(u"This connection speaks MQTT 3.1.1, which has no properties"_s));
    mqtt::Properties some;
    some.set(mqtt::PropertyId::ContentType, "x");
    properties->setProperties(some);
    QVERIFY(properties->properties().isEmpty());
}

void PaneComposerTest::propertiesAreChecked()
{
    auto* properties = composer->findChild<PublishPropertiesEditor*>();
    mqtt::Properties some;
    some.set(mqtt::PropertyId::ResponseTopic, "reply/+");
    properties->setProperties(some);
    QVERIFY(properties->problem().startsWith(u"Response Topic: "_s));
    write(u"t"_s, u"1"_s);
    composer->publish();
    QCOMPARE(sent()->rowCount(), 0);
    for (QToolButton* button : composer->findChildren<QToolButton*>()) {
        if (button->text().startsWith(u"Properties"_s))
            QVERIFY(button->isChecked()); // opened, so that the mistake is seen
    }
    ui::test::picture(*composer, u"composer-properties"_s);
}

void PaneComposerTest::showsTheAnswerOfTheBroker_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("qos");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("QoS 0") << 5 << 0 << u"^Handed to the socket"_s;
    QTest::newRow("QoS 1, nobody there") << 5 << 1
                                         << u"^PUBACK 0x10 No matching subscribers in .*s: nobody subscribes"_s;
    QTest::newRow("QoS 2") << 5 << 2 << u"^PUBCOMP .*in .*s"_s;
    QTest::newRow("QoS 1 of 3.1.1") << 4 << 1 << u"^PUBACK .*in .*s"_s;
}

void PaneComposerTest::showsTheAnswerOfTheBroker()
{
    QFETCH(int, version);
    QFETCH(int, qos);
    QFETCH(QString, outcome);
    if (!MosquittoFixture::isAvailable())
        QSKIP("mosquitto is not installed");
    MosquittoFixture broker;
    connectTo(broker, mqtt::Version(version));
    QAbstractItemModelTester tester(sent());
    write(u"plant/press-1/cmd/setpoint"_s, u"{\"setpoint\": 72.5}"_s, qos);
    composer->publish();
    QCOMPARE(sent()->rowCount(), 1);
    QTRY_VERIFY2(QRegularExpression(outcome).match(this->outcome()).hasMatch(), qPrintable(this->outcome()));
    ui::test::picture(*composer, u"composer-sent-%1-%2"_s.arg(version).arg(qos));
}

void PaneComposerTest::waitsForTheConnection()
{
    if (!MosquittoFixture::isAvailable())
        QSKIP("mosquitto is not installed");
    MosquittoFixture broker;
    connectTo(broker);
    broker.stop();
    QTRY_VERIFY(connection->state() != client::ConnectionState::Connected);
    write(u"t"_s, u"1"_s);
    composer->publish();
    QCOMPARE(outcome(), u"Waits for the connection"_s);
    QVERIFY(words().contains(u"what you publish waits for the connection"_s));
    QVERIFY(broker.start());
    connection->retryNow();
    QTRY_VERIFY_WITH_TIMEOUT(outcome().startsWith(u"PUBACK"_s), 15000);
}

void PaneComposerTest::clickFillsTheComposerAgain()
{
    if (!MosquittoFixture::isAvailable())
        QSKIP("mosquitto is not installed");
    MosquittoFixture broker;
    connectTo(broker);
    write(u"first"_s, u"1"_s);
    composer->publish();
    write(u"second"_s, u"2"_s);
    composer->publish();
    QTRY_VERIFY(outcome().startsWith(u"PUBACK"_s));
    auto* list = composer->findChild<QListView*>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(composer->findChild<TopicEdit*>()->text(), u"first"_s);
    QCOMPARE(composer->findChild<PayloadEditor*>()->toPlainText(), u"1"_s);
    QCOMPARE(sent()->rowCount(), 2); // nothing was sent by it
}

QTEST_MAIN(PaneComposerTest)
#include "test_composer.moc"
