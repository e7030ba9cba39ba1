// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/pane_scene.h"

#include "app/commands/saved_messages.h"
#include "ui/common/field_message.h"
#include "ui/common/notice.h"
#include "ui/common/question.h"
#include "ui/common/theme.h"
#include "ui/composer/composer.h"
#include "ui/composer/payload_editor.h"
#include "ui/composer/publish_properties_editor.h"
#include "ui/composer/saved_list.h"
#include "ui/composer/saved_message_form.h"
#include "ui/composer/sent_model.h"
#include "ui/composer/topic_edit.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QListView>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

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
    void aProductionBrokerIsAskedAboutFirst();
    void deletingARetainedMessageIsAskedAboutFirst();
    void anotherBrokerIsAskedAgainWhetherToRetain();
    void completesTopics();
    void suggestsNothingForATopicTypedInFull();
    void aClickBesideTheSuggestionsDoesWhatItAlwaysDoes();
    void changesTheFormatWithoutChangingTheBytes();
    void takesAMessageAsItIs();
    void propertiesNeedMqtt5();
    void propertiesAreChecked();
    void showsTheAnswerOfTheBroker_data();
    void showsTheAnswerOfTheBroker();
    void waitsForTheConnection();
    void clickFillsTheComposerAgain();
    void savesAndLoadsByTheKeyboardAlone();
    void savingUnderATakenNameAsks();
    void aMistakeIsNotSaved();
    void propertiesAreSavedWithoutMqtt5();
    void savedMessagesAreRenamedMovedAndDeleted();
    void saysWhatCouldNotBeSaved();

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
    void openMessages(const QString& file)
    {
        messages = std::make_unique<commands::SavedMessages>(file);
        composer->setSavedMessages(messages.get());
    }
    /// The form that stands under the editor, or the one of the list.
    SavedMessageForm* openForm() const
    {
        for (SavedMessageForm* form : composer->findChildren<SavedMessageForm*>())
            if (form->isVisibleTo(composer.get()))
                return form;
        return nullptr;
    }
    void command(const QString& text)
    {
        for (QAction* action : composer->commands())
            if (action->text() == text)
                action->trigger();
    }
    void saveAs(const QString& name, const QString& folder = {})
    {
        command(u"Save message…"_s);
        QVERIFY(openForm());
        openForm()->findChild<QLineEdit*>()->setText(name);
        openForm()->findChild<QComboBox*>()->setEditText(folder);
        QTest::keyClick(openForm()->findChild<QLineEdit*>(), Qt::Key_Return);
        QVERIFY(!openForm());
    }
    QTreeWidget* savedTree() const { return composer->findChild<SavedList*>()->findChild<QTreeWidget*>(); }
    /// Name and what is below it, of everything in the list.
    QStringList savedNames() const
    {
        QStringList all;
        for (QTreeWidgetItemIterator at(savedTree()); *at; ++at)
            all << ((*at)->parent() ? (*at)->parent()->text(0) + u'/' : QString()) + (*at)->text(0);
        return all;
    }
    QListView* sentList() const
    {
        for (auto* list : composer->findChildren<QListView*>())
            if (list->accessibleName() == u"Sent messages"_s)
                return list;
        return nullptr;
    }
    QAbstractItemModel* sent() const { return sentList()->model(); }
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
    QTemporaryDir dataFolder;
    std::unique_ptr<commands::SavedMessages> messages;
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
    messages.reset();
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

void PaneComposerTest::aProductionBrokerIsAskedAboutFirst()
{
    auto* question = composer->findChild<Question*>();
    const auto sent = [this] { return composer->findChild<SentModel*>()->rowCount(); };
    composer->setAskFirst({.publish = true, .deleteRetained = true, .broker = u"Plant A"_s});
    write(u"plant/valve"_s, u"1234"_s);
    composer->publish();
    QVERIFY(question->isAsking() && question->isVisible());
    for (const QString& said : {u"4 B"_s, u"plant/valve"_s, u"Plant A"_s, u"QoS 1"_s})
        QVERIFY2(question->text().contains(said), qPrintable(question->text()));
    QCOMPARE(sent(), 0);
    ui::test::picture(*composer, u"composer-question"_s);
    // The keyboard gets there, and back.
    auto* yes = qobject_cast<QPushButton*>(composer->focusWidget());
    QVERIFY(yes && yes->parent() == question && yes->text() == u"Publish");
    QTest::keyClick(yes, Qt::Key_Escape);
    QVERIFY(!question->isAsking());
    QCOMPARE(sent(), 0);
    composer->publish();
    QTest::keyClick(yes, Qt::Key_Space);
    QCOMPARE(sent(), 1);
    QVERIFY(!question->isVisible());
    // What was asked about is no longer what is written.
    composer->publish();
    write(u"plant/valve"_s, u"5678"_s);
    QVERIFY(!question->isAsking());
    QCOMPARE(sent(), 1);
    composer->setAskFirst({});
    composer->publish();
    QCOMPARE(sent(), 2);
}

void PaneComposerTest::deletingARetainedMessageIsAskedAboutFirst()
{
    auto* question = composer->findChild<Question*>();
    composer->setAskFirst({.deleteRetained = true, .broker = u"Plant A"_s});
    write(u"t"_s, u""_s);
    composer->publish();
    QVERIFY(!question->isAsking());
    composer->findChild<QCheckBox*>()->setChecked(true);
    composer->publish();
    QVERIFY(question->isAsking());
    QVERIFY2(question->text().startsWith(u"Deletes the retained message on t"), qPrintable(question->text()));
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

void PaneComposerTest::suggestsNothingForATopicTypedInFull()
{
    scene->put("plant/lamp", "1");
    auto* edit = composer->findChild<TopicEdit*>();
    edit->setFocus();
    QTest::keyClicks(edit, u"plant/lam"_s);
    QVERIFY(edit->completer()->popup()->isVisible());
    QTest::keyClicks(edit, u"p"_s);
    QVERIFY(!edit->completer()->popup()->isVisible());
}

void PaneComposerTest::aClickBesideTheSuggestionsDoesWhatItAlwaysDoes()
{
    scene->put("plant/lamp", "1");
    auto* edit = composer->findChild<TopicEdit*>();
    auto* payload = composer->findChild<PayloadEditor*>();
    edit->setFocus();
    QTest::keyClicks(edit, u"plant/la"_s);
    const QWidget* list = edit->completer()->popup();
    QVERIFY(list->isVisible());
    // As the platform sends it: to the window, which has a list open that takes all clicks.
    const QPoint beside =
        payload->viewport()->mapTo(composer.get(), payload->viewport()->rect().bottomRight() - QPoint(9, 9));
    QVERIFY(!list->geometry().contains(composer->mapToGlobal(beside)));
    QTest::mouseClick(composer->windowHandle(), Qt::LeftButton, {}, beside);
    QTRY_VERIFY(!list->isVisible());
    QTRY_VERIFY(payload->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"on"_s);
    QCOMPARE(payload->toPlainText(), u"on"_s);
    QCOMPARE(edit->text(), u"plant/la"_s);
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
    auto* list = sentList();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(composer->findChild<TopicEdit*>()->text(), u"first"_s);
    QCOMPARE(composer->findChild<PayloadEditor*>()->toPlainText(), u"1"_s);
    QCOMPARE(sent()->rowCount(), 2); // nothing was sent by it
}

void PaneComposerTest::savesAndLoadsByTheKeyboardAlone()
{
    openMessages(dataFolder.filePath(u"keyboard.json"_s));
    composer->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(composer.get()));
    write(u"plant/press-1/cmd/setpoint"_s, u"{\"setpoint\": 72.5}"_s, 2);
    auto* editor = composer->findChild<PayloadEditor*>();
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(openForm());
    auto* name = openForm()->findChild<QLineEdit*>();
    QTRY_VERIFY(name->hasFocus());
    QCOMPARE(name->text(), u"cmd/setpoint"_s); // the end of the topic
    ui::test::picture(*composer, u"composer-save"_s);
    QTest::keyClicks(name, u"Set 72.5"_s); // the proposal was selected
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(!openForm());
    QTRY_VERIFY(editor->hasFocus()); // back where it was
    QCOMPARE(savedNames(), QStringList{u"Set 72.5"_s});
    QCOMPARE(composer->findChild<QTabWidget*>()->tabText(1), u"Saved (1)"_s);
    QVERIFY(savedTree()->isVisible());
    QCOMPARE(sent()->rowCount(), 0);

    command(u"Write a new message"_s);
    QVERIFY(editor->toPlainText().isEmpty());
    command(u"Saved messages"_s);
    QTRY_VERIFY(savedTree()->hasFocus());
    QTest::keyClick(savedTree(), Qt::Key_Home);
    QTest::keyClick(savedTree(), Qt::Key_Return);
    QCOMPARE(editor->toPlainText(), u"{\"setpoint\": 72.5}"_s);
    QCOMPARE(composer->findChild<TopicEdit*>()->text(), u"plant/press-1/cmd/setpoint"_s);
    QTRY_VERIFY(editor->hasFocus());
    QCOMPARE(sent()->rowCount(), 0); // loading sends nothing
    // Escape gives the form up and saves nothing.
    QTest::keyClick(editor, Qt::Key_S, Qt::ControlModifier);
    QTest::keyClick(openForm()->findChild<QLineEdit*>(), Qt::Key_Escape);
    QVERIFY(!openForm());
    QCOMPARE(messages->messages().size(), 1);
}

void PaneComposerTest::savingUnderATakenNameAsks()
{
    openMessages(dataFolder.filePath(u"taken.json"_s));
    write(u"a/b"_s, u"1"_s);
    saveAs(u"Start"_s, u"Hall"_s);
    const QString id = messages->messages().first().id;
    write(u"a/b"_s, u"2"_s);
    command(u"Save message…"_s);
    SavedMessageForm* form = openForm();
    QVERIFY(form);
    QCOMPARE(form->findChild<QLineEdit*>()->text(), u"Start"_s); // what was saved last
    QCOMPARE(form->findChild<QComboBox*>()->currentText(), u"Hall"_s);
    QVERIFY(words().contains(u"“Start” is there already"_s));
    const auto* button = form->findChild<QPushButton*>();
    QCOMPARE(button->text(), u"Replace"_s);
    ui::test::picture(*composer, u"composer-replace"_s);
    form->findChild<QLineEdit*>()->setText(u"Start 2"_s);
    QCOMPARE(button->text(), u"Save"_s);
    form->findChild<QLineEdit*>()->setText(u" start "_s); // without regard to case and blanks
    QCOMPARE(button->text(), u"Replace"_s);
    form->findChild<QLineEdit*>()->clear();
    QVERIFY(!button->isEnabled());
    form->findChild<QLineEdit*>()->setText(u"Start"_s);
    QTest::keyClick(form->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(messages->messages().size(), 1);
    QCOMPARE(messages->messages().first().id, id);
    QCOMPARE(messages->messages().first().message.payload, "2");
}

void PaneComposerTest::aMistakeIsNotSaved()
{
    openMessages(dataFolder.filePath(u"mistake.json"_s));
    write(u"a/+"_s, u"1"_s);
    command(u"Save message…"_s);
    QVERIFY(!openForm());
    QVERIFY(words().contains(u"must not hold + or #"_s));
    write(u"a/b"_s, u"{"_s);
    command(u"Save message…"_s);
    QVERIFY(!openForm());
    write({}, u"{}"_s); // a topic can be filled in another day
    command(u"Save message…"_s);
    QVERIFY(openForm());
}

void PaneComposerTest::propertiesAreSavedWithoutMqtt5()
{
    openMessages(dataFolder.filePath(u"properties.json"_s));
    mqtt::PublishRequest message;
    message.topic = "a/b";
    message.payload = std::string("\0\x01\xFF", 3);
    message.qos = mqtt::QoS::ExactlyOnce;
    message.retain = true;
    message.properties.addUserProperty("k", "v").set(mqtt::PropertyId::ContentType, "x/y");
    composer->setMessage(message);
    composer->findChild<PublishPropertiesEditor*>()->setUnavailable(u"MQTT 3.1.1"_s);
    composer->findChild<PayloadEditor*>()->setFormat(payload::Format::Base64);
    saveAs(u"all"_s);
    command(u"Write a new message"_s);
    composer->findChild<PayloadEditor*>()->setFormat(payload::Format::Text);
    composer->findChild<PublishPropertiesEditor*>()->setUnavailable({});
    composer->load(messages->messages().first().id);
    QCOMPARE(composer->findChild<PayloadEditor*>()->format(), payload::Format::Base64); // as it was written
    composer->publish();
    const auto* model = qobject_cast<SentModel*>(sent());
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(model->request(0).properties == message.properties);
    QCOMPARE(model->request(0).payload, message.payload);
    QCOMPARE(model->request(0).qos, message.qos);
    QVERIFY(model->request(0).retain);
}

void PaneComposerTest::savedMessagesAreRenamedMovedAndDeleted()
{
    openMessages(dataFolder.filePath(u"list.json"_s));
    QVERIFY(words().contains(u"Nothing sent yet"_s));
    command(u"Saved messages"_s);
    QVERIFY(words().contains(u"Nothing saved yet"_s));
    write(u"plant/press-1/cmd/start"_s, u"{\"on\": true}"_s);
    saveAs(u"Start"_s, u"Press 1"_s);
    write(u"plant/press-1/cmd/stop"_s, u"{\"on\": false}"_s);
    saveAs(u"Stop"_s, u"Press 1"_s);
    write(u"plant/hall/light"_s, u"1"_s);
    saveAs(u"Light"_s);
    QCOMPARE(savedNames(), (QStringList{u"Light"_s, u"Press 1"_s, u"Press 1/Start"_s, u"Press 1/Stop"_s}));
    ui::test::picture(*composer, u"composer-saved"_s);

    // F2 renames and moves. Shortcuts want an active window.
    composer->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(composer.get()));
    auto* list = composer->findChild<SavedList*>();
    list->select(messages->findByName(u"Stop"_s, u"Press 1"_s)->id);
    savedTree()->setFocus();
    QTRY_VERIFY(savedTree()->hasFocus());
    QTest::keyClick(savedTree(), Qt::Key_F2);
    QVERIFY(openForm());
    QVERIFY(!words().contains(u"is there already"_s)); // its own name is no question
    openForm()->findChild<QLineEdit*>()->setText(u"Halt"_s);
    openForm()->findChild<QComboBox*>()->setEditText(u"Emergency"_s);
    QTest::keyClick(openForm()->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(savedNames(),
             (QStringList{u"Light"_s, u"Emergency"_s, u"Emergency/Halt"_s, u"Press 1"_s, u"Press 1/Start"_s}));
    QCOMPARE(messages->findByName(u"Halt"_s, u"Emergency"_s)->message.topic, "plant/press-1/cmd/stop");

    // A folder that was closed stays closed when the list changes.
    savedTree()->topLevelItem(1)->setExpanded(false);
    list->select(messages->findByName(u"Light"_s, {})->id);
    QTRY_VERIFY(savedTree()->hasFocus());
    QTest::keyClick(savedTree(), Qt::Key_Delete);
    QCOMPARE(savedNames().first(), u"Emergency"_s);
    QVERIFY(!savedTree()->topLevelItem(0)->isExpanded());
    QVERIFY(words().contains(u"“Light” was deleted."_s));
    auto* undo = list->findChild<Notice*>()->findChild<QPushButton*>();
    QCOMPARE(undo->text(), u"Undo"_s);
    undo->click();
    QCOMPARE(savedNames().first(), u"Light"_s);
    QVERIFY(!words().contains(u"was deleted"_s));
    QVERIFY(ui::test::labelsArePlain(*composer));
    for (QWidget* widget : list->findChildren<QWidget*>()) {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<QAbstractButton*>(widget),
                     widget->metaObject()->className());
    }
}

void PaneComposerTest::saysWhatCouldNotBeSaved()
{
    // A file where the folder should be: nothing can be written there, whoever tries.
    const QString inTheWay = dataFolder.filePath(u"blocked"_s);
    QFile(inTheWay).open(QIODevice::WriteOnly);
    openMessages(inTheWay + u"/messages.json"_s);
    write(u"a/b"_s, u"1"_s);
    saveAs(u"Kept"_s);
    QTRY_VERIFY(words().contains(inTheWay));
    QCOMPARE(savedNames(), QStringList{u"Kept"_s}); // not lost while the program runs
    QVERIFY(QFile::remove(inTheWay));
    auto* again = composer->findChild<SavedList*>()->findChild<Notice*>()->findChild<QPushButton*>();
    QCOMPARE(again->text(), u"Try again"_s);
    again->click();
    QTRY_VERIFY(QFile::exists(inTheWay + u"/messages.json"_s));
    QTRY_VERIFY(!words().contains(inTheWay));
}

QTEST_MAIN(PaneComposerTest)
#include "test_composer.moc"
