// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composer.h"

#include "app/client/connection.h"
#include "app/commands/saved_messages.h"
#include "app/mqtt/topic.h"
#include "app/payload/visible_text.h"
#include "app/topics/store_reader.h"
#include "ui/common/card.h"
#include "ui/common/field_message.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/composer/payload_editor.h"
#include "ui/composer/publish_properties_editor.h"
#include "ui/composer/publish_question.h"
#include "ui/composer/saved_list.h"
#include "ui/composer/saved_message_form.h"
#include "ui/composer/sent_list.h"
#include "ui/composer/sent_model.h"
#include "ui/composer/topic_edit.h"
#include "ui/connections/profile_tag.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDataStream>
#include <QIODevice>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <map>
#include <optional>

namespace topicscope::ui {

namespace {

constexpr int longestTag = 100;            // pixels
constexpr quint32 stateMagic = 0x54434f31; // "TCO1"
} // namespace

class Composer::Private
{
public:
    explicit Private(Composer* composer);

    void setConnection(client::Connection* connection, topics::StoreReader* reader);
    void setMessage(const mqtt::PublishRequest& message);
    void load(const QString& id);
    void askToSave();
    void save(const QString& name, const QString& folder, const QString& replaced);
    void showSaved();
    void publish();
    void send(const mqtt::PublishRequest& written);
    /// What is written, or nothing: the pane says what is wrong then, and the cursor stands there.
    std::optional<mqtt::PublishRequest> request(bool emptyTopicIsWrong);
    bool checkTopic(bool emptyIsWrong);
    void checkPayload();
    void checkProperties();
    void checkRetain();
    void connectionChanged();
    SentModel* sentOf(client::Connection* connection);
    void buildActions();
    QWidget* buildEditor();
    QWidget* buildLists();
    QWidget* buildSent();

    Composer* q;
    QPointer<client::Connection> connection;
    std::map<client::Connection*, SentModel*> sent;
    QPointer<commands::SavedMessages> messages;
    QString loadedId; ///< of the saved message that was filled in last

    TopicEdit* topic;
    FieldMessage* topicMessage;
    QComboBox* format;
    QComboBox* qos;
    QCheckBox* retain;
    FieldMessage* retainMessage;
    QToolButton* propertiesButton;
    PublishPropertiesEditor* properties;
    QScrollArea* propertiesArea;
    FieldMessage* propertiesMessage;
    PayloadEditor* payloadEditor;
    FieldMessage* payloadMessage;
    QPushButton* publishButton;
    TagChip* tag;
    QToolButton* saveButton;
    SavedMessageForm* saveForm;
    Notice* notice;
    PublishQuestion* question;
    QSplitter* splitter;
    QTabWidget* lists;
    SavedList* savedList;
    SentList* sentList;
    FieldMessage* sentHint;
    QAction* publishAction;
    QAction* clearAction;
    QAction* saveAction;
    QAction* savedAction;
};

Composer::Private::Private(Composer* composer) : q(composer)
{
    splitter = new QSplitter(Qt::Vertical, q);
    splitter->addWidget(buildEditor());
    splitter->addWidget(buildLists());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({400, 320});
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    buildActions();

    QObject::connect(topic, &QLineEdit::textChanged, q, [this] { checkTopic(false); });
    QObject::connect(payloadEditor, &PayloadEditor::checked, q, [this] { checkPayload(); });
    QObject::connect(payloadEditor, &PayloadEditor::formatChanged, q,
                     [this](payload::Format chosen) { format->setCurrentIndex(format->findData(int(chosen))); });
    QObject::connect(format, &QComboBox::activated, q,
                     [this] { payloadEditor->setFormat(payload::Format(format->currentData().toInt())); });
    QObject::connect(retain, &QCheckBox::toggled, q, [this] { checkRetain(); });
    QObject::connect(properties, &PublishPropertiesEditor::changed, q, [this] { checkProperties(); });
    QObject::connect(propertiesButton, &QToolButton::toggled, propertiesArea, &QWidget::setVisible);
    QObject::connect(publishButton, &QPushButton::clicked, q, [this] { publish(); });
    QObject::connect(question, &PublishQuestion::confirmed, q,
                     [this](const mqtt::PublishRequest& written) { send(written); });
    QObject::connect(topic, &QLineEdit::textChanged, question, &Question::withdraw);
    QObject::connect(payloadEditor, &QPlainTextEdit::textChanged, question, &Question::withdraw);
    QObject::connect(qos, &QComboBox::currentIndexChanged, question, &Question::withdraw);
    QObject::connect(retain, &QCheckBox::toggled, question, &Question::withdraw);
    QObject::connect(properties, &PublishPropertiesEditor::changed, question, &Question::withdraw);
    QObject::connect(saveButton, &QToolButton::clicked, saveAction, &QAction::trigger);
    QObject::connect(
        saveForm, &SavedMessageForm::accepted, q,
        [this](const QString& name, const QString& folder, const QString& replaced) { save(name, folder, replaced); });
    QObject::connect(savedList, &SavedList::chosen, q, [this](const QString& id) {
        load(id);
        q->focusEditor();
    });
    QObject::connect(savedList, &SavedList::countChanged, q, [this](int count) {
        lists->setTabText(1, count > 0 ? tr("Saved (%L1)").arg(count) : tr("Saved"));
    });
    QObject::connect(sentList, &SentList::chosen, q, [this](int row) { setMessage(sentOf(connection)->request(row)); });
    QObject::connect(splitter, &QSplitter::splitterMoved, q, &Composer::stateChanged);
    connectionChanged();
}

void Composer::Private::buildActions()
{
    publishAction = new QAction(tr("Publish"), q);
    publishAction->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    publishAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(publishAction, &QAction::triggered, q, [this] { publish(); });
    clearAction = new QAction(tr("Write a new message"), q);
    QObject::connect(clearAction, &QAction::triggered, q, [this] {
        setMessage({});
        loadedId.clear();
        topic->setFocus(Qt::OtherFocusReason);
    });
    saveAction = new QAction(tr("Save message…"), q);
    saveAction->setShortcut(QKeySequence::Save);
    saveAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(saveAction, &QAction::triggered, q, [this] { askToSave(); });
    savedAction = new QAction(tr("Saved messages"), q);
    QObject::connect(savedAction, &QAction::triggered, q, [this] { showSaved(); });
    q->addActions({publishAction, clearAction, saveAction, savedAction});
}

QWidget* Composer::Private::buildEditor()
{
    auto* editor = new QWidget(splitter);
    topic = new TopicEdit(editor);
    topicMessage = new FieldMessage(editor);
    format = new QComboBox(editor);
    for (const payload::Format each :
         {payload::Format::Text, payload::Format::Json, payload::Format::Hex, payload::Format::Base64})
        format->addItem(payload::formatName(each), int(each));
    format->setAccessibleName(tr("Format in which the payload is written"));
    format->setCurrentIndex(1);
    qos = new QComboBox(editor);
    qos->addItems({tr("QoS 0"), tr("QoS 1"), tr("QoS 2")});
    qos->setItemData(0, plainToolTip(tr("At most once: sent and forgotten")), Qt::ToolTipRole);
    qos->setItemData(1, plainToolTip(tr("At least once: acknowledged, may arrive twice")), Qt::ToolTipRole);
    qos->setItemData(2, plainToolTip(tr("Exactly once: acknowledged in two steps")), Qt::ToolTipRole);
    qos->setAccessibleName(tr("QoS"));
    qos->setCurrentIndex(1);
    retain = new QCheckBox(tr("Retain"), editor);
    retain->setToolTip(plainToolTip(tr("The broker keeps the message for those who subscribe later")));
    retainMessage = new FieldMessage(editor);
    propertiesButton = new QToolButton(editor);
    propertiesButton->setCheckable(true);
    propertiesButton->setText(tr("Properties"));
    propertiesButton->setToolTip(plainToolTip(tr("MQTT 5 properties of the message")));
    properties = new PublishPropertiesEditor(editor);
    propertiesArea = new QScrollArea(editor);
    propertiesArea->setWidget(properties);
    propertiesArea->setWidgetResizable(true);
    propertiesArea->setFrameShape(QFrame::NoFrame);
    propertiesArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    propertiesArea->setMinimumHeight(120);
    propertiesArea->hide();
    propertiesMessage = new FieldMessage(editor);
    payloadEditor = new PayloadEditor(editor);
    payloadMessage = new FieldMessage(editor);
    publishButton = new QPushButton(tr("Publish"), editor);
    publishButton->setToolTip(plainToolTip(
        tr("Publish (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText))));
    setPrimary(publishButton);
    saveButton = new QToolButton(editor);
    saveButton->setText(tr("Save…"));
    saveButton->setAccessibleName(tr("Save this message by name"));
    saveButton->setToolTip(plainToolTip(
        tr("Save this message by name (%1)").arg(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText))));
    saveForm = new SavedMessageForm(
        tr("Save"), tr("It stays readable on this computer's disk: leave passwords out of it."), editor);
    notice = new Notice(editor);
    question = new PublishQuestion(editor);

    auto* options = new QHBoxLayout;
    options->setSpacing(spacing);
    options->addWidget(format);
    options->addWidget(qos);
    options->addWidget(retain);
    options->addStretch(1);
    options->addWidget(propertiesButton);
    auto* send = new QHBoxLayout;
    send->setSpacing(spacing);
    send->addWidget(publishButton);
    auto* shortcut = new DimLabel(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), editor);
    send->addWidget(shortcut);
    tag = new TagChip(longestTag, editor);
    send->addWidget(tag);
    send->addStretch(1);
    send->addWidget(saveButton);
    auto* layout = new QVBoxLayout(editor);
    layout->setContentsMargins(spacing, spacing, spacing, spacing);
    layout->setSpacing(spacing);
    layout->addWidget(topic);
    layout->addWidget(topicMessage);
    layout->addLayout(options);
    layout->addWidget(retainMessage);
    layout->addWidget(propertiesArea, 1);
    layout->addWidget(propertiesMessage);
    layout->addWidget(payloadEditor, 1);
    layout->addWidget(payloadMessage);
    layout->addLayout(send);
    layout->addWidget(question);
    layout->addWidget(saveForm);
    layout->addWidget(notice);
    return editor;
}

QWidget* Composer::Private::buildLists()
{
    lists = new QTabWidget(splitter);
    lists->setDocumentMode(true);
    lists->setAccessibleName(tr("Sent and saved messages"));
    savedList = new SavedList(lists);
    lists->addTab(buildSent(), tr("Sent"));
    lists->addTab(savedList, tr("Saved"));
    return lists;
}

QWidget* Composer::Private::buildSent()
{
    auto* pane = new QWidget(lists);
    sentList = new SentList(pane);
    sentList->setAccessibleName(tr("Sent messages"));
    sentHint = new FieldMessage(pane);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(spacing, spacing, spacing, spacing);
    layout->setSpacing(spacing);
    layout->addWidget(sentHint, 0, Qt::AlignTop);
    layout->addWidget(sentList, 1);
    layout->addStretch();
    return pane;
}

SentModel* Composer::Private::sentOf(client::Connection* which)
{
    if (!which)
        return nullptr;
    SentModel*& model = sent[which];
    if (!model) {
        model = new SentModel(which, q);
        QObject::connect(model, &QAbstractItemModel::rowsInserted, q, [this] { connectionChanged(); });
        QObject::connect(which, &QObject::destroyed, q, [this, which] {
            delete sent[which];
            sent.erase(which);
        });
    }
    return model;
}

void Composer::Private::setConnection(client::Connection* newConnection, topics::StoreReader* reader)
{
    topic->setReader(reader);
    if (newConnection == connection)
        return;
    if (connection)
        QObject::disconnect(connection, &client::Connection::statusChanged, q, nullptr);
    // A draft may follow to another broker; what would stay there is asked for again.
    if (connection && newConnection)
        retain->setChecked(false);
    connection = newConnection;
    SentModel* model = sentOf(newConnection);
    sentList->setModel(model);
    notice->clear();
    question->withdraw();
    if (connection)
        QObject::connect(connection, &client::Connection::statusChanged, q, [this] { connectionChanged(); });
    connectionChanged();
}

void Composer::Private::connectionChanged()
{
    publishButton->setEnabled(connection != nullptr);
    publishAction->setEnabled(connection != nullptr);
    const bool some = sentList->model() && sentList->model()->rowCount() > 0;
    sentHint->say(ChipKind::Neutral,
                  some         ? QString()
                  : connection ? tr("Nothing sent yet. What you publish appears here with the broker's answer.")
                               : tr("Open a connection to publish."));
    sentList->setVisible(some);
    const bool waiting = connection && connection->state() != client::ConnectionState::Connected;
    if (waiting) {
        notice->show(ChipKind::Info, connection->settings().queueWhileDisconnected
                                         ? tr("Not connected: what you publish waits for the connection.")
                                         : tr("Not connected: publishing is refused until the connection is up."));
    } else {
        notice->clear();
    }
    const auto info = connection ? connection->info() : std::nullopt;
    const auto version = info         ? info->version
                         : connection ? connection->settings().connect.version
                                      : mqtt::Version::V5_0;
    properties->setUnavailable(
        version == mqtt::Version::V5_0
            ? QString()
            : tr("This connection speaks MQTT %1, which has no properties; MQTT 5.0 does.")
                  .arg(version == mqtt::Version::V3_1 ? QStringLiteral("3.1") : QStringLiteral("3.1.1")));
}

bool Composer::Private::checkTopic(bool emptyIsWrong)
{
    const mqtt::Bytes name = topic->topic();
    const auto problem = mqtt::validateTopicName(name);
    if (!problem || (problem->kind == mqtt::TopicProblem::Kind::Empty && !emptyIsWrong)) {
        topicMessage->say(ChipKind::Neutral, {});
        return !problem;
    }
    QString text;
    switch (problem->kind) {
    case mqtt::TopicProblem::Kind::Empty:
        text = tr("Enter the topic to publish to.");
        break;
    case mqtt::TopicProblem::Kind::WildcardInName:
        text = tr("A topic to publish to must not hold + or #; they are for subscriptions.");
        break;
    default:
        text = QCoreApplication::translate("mqtt", std::string(problem->description).c_str());
    }
    topicMessage->say(ChipKind::Bad, text);
    return false;
}

void Composer::Private::checkPayload()
{
    checkRetain();
    const auto& problem = payloadEditor->problem();
    if (!problem) {
        payloadMessage->say(ChipKind::Neutral, {});
        return;
    }
    const QString name = payload::formatName(payloadEditor->format());
    payloadMessage->say(
        ChipKind::Bad,
        problem->line > 0
            ? tr("Not valid %1. Line %L2, column %L3: %4")
                  .arg(name)
                  .arg(problem->line)
                  .arg(problem->column)
                  .arg(problem->message)
            : tr("Not valid %1. Character %L2: %3").arg(name).arg(problem->offset + 1).arg(problem->message));
}

void Composer::Private::checkProperties()
{
    const int count = properties->count();
    propertiesButton->setText(count > 0 ? tr("Properties %L1").arg(count) : tr("Properties"));
    propertiesMessage->say(ChipKind::Bad, properties->problem());
}

void Composer::Private::checkRetain()
{
    const bool empty = payloadEditor->document()->isEmpty();
    retainMessage->say(
        ChipKind::Warning,
        !retain->isChecked() ? QString()
        : empty ? tr("Retained and empty: it deletes the retained message that the broker keeps on this topic.")
                : tr("It stays on the broker: everyone who subscribes later gets it, until another retained message "
                     "replaces it."));
}

std::optional<mqtt::PublishRequest> Composer::Private::request(bool emptyTopicIsWrong)
{
    if (!checkTopic(emptyTopicIsWrong) && (emptyTopicIsWrong || !topic->text().isEmpty())) {
        topic->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    auto bytes = payloadEditor->bytes();
    if (!bytes) {
        payloadEditor->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    if (!properties->problem().isEmpty()) {
        propertiesButton->setChecked(true);
        return std::nullopt;
    }
    mqtt::PublishRequest request;
    request.topic = topic->topic();
    request.payload = std::move(*bytes);
    request.qos = mqtt::QoS(qos->currentIndex());
    request.retain = retain->isChecked();
    request.properties = properties->properties();
    return request;
}

void Composer::Private::publish()
{
    if (!connection)
        return;
    const auto written = request(true);
    if (written && !question->askBefore(*written))
        send(*written);
}

void Composer::Private::send(const mqtt::PublishRequest& written)
{
    if (!connection)
        return;
    SentModel* model = sentOf(connection);
    model->add(connection->publish(written), written);
    lists->setCurrentIndex(0);
    sentList->scrollToTop();
}

void Composer::Private::askToSave()
{
    if (!messages || !request(false))
        return;
    const auto loaded = messages->find(loadedId);
    QString name = loaded ? loaded->name : payload::visibleText(topic->topic()).section(u'/', -2);
    saveForm->ask(*messages, name, loaded ? loaded->folder : QString(), {});
}

void Composer::Private::save(const QString& name, const QString& folder, const QString& replaced)
{
    auto written = request(false);
    if (!written || !messages)
        return;
    // Also what cannot be sent over a connection of MQTT 3.1.1 was written to be kept.
    written->properties = properties->written();
    commands::SavedMessage saved = messages->find(replaced).value_or(commands::SavedMessage());
    saved.name = name;
    saved.folder = folder;
    saved.message = std::move(*written);
    saved.format = payloadEditor->format();
    loadedId = messages->save(saved);
    lists->setCurrentWidget(savedList);
    savedList->select(loadedId);
    Q_EMIT q->statusMessage(tr("Saved as “%1”.").arg(name));
}

void Composer::Private::load(const QString& id)
{
    const auto saved = messages ? messages->find(id) : std::nullopt;
    if (!saved)
        return;
    setMessage(saved->message);
    payloadEditor->setBytes(saved->message.payload, saved->format);
    loadedId = id;
    Q_EMIT q->statusMessage(tr("“%1” is loaded. Nothing has been sent.").arg(saved->name));
}

void Composer::Private::showSaved()
{
    lists->setCurrentWidget(savedList);
    savedList->setFocus(Qt::ShortcutFocusReason);
}

void Composer::Private::setMessage(const mqtt::PublishRequest& message)
{
    topic->setTopic(message.topic);
    qos->setCurrentIndex(int(message.qos));
    retain->setChecked(message.retain);
    properties->setProperties(message.properties);
    payloadEditor->setBytes(message.payload);
    checkTopic(false);
    checkRetain();
}

Composer::Composer(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Composer"));
}

Composer::~Composer() = default;

void Composer::setConnection(client::Connection* connection, topics::StoreReader* reader)
{
    d->setConnection(connection, reader);
}

void Composer::setTag(const ProfileTag& tag)
{
    d->tag->setTag(tag);
}

void Composer::setAskFirst(const AskFirst& askFirst)
{
    d->question->setAskFirst(askFirst);
}

void Composer::setSavedMessages(commands::SavedMessages* messages)
{
    d->messages = messages;
    d->saveButton->setEnabled(messages != nullptr);
    d->saveAction->setEnabled(messages != nullptr);
    d->savedList->setMessages(messages);
}

void Composer::load(const QString& id)
{
    d->load(id);
}

void Composer::setTopic(const mqtt::Bytes& topic)
{
    d->topic->setTopic(topic);
}

void Composer::setMessage(const mqtt::PublishRequest& message)
{
    d->setMessage(message);
}

QList<QAction*> Composer::commands() const
{
    return {d->publishAction, d->clearAction, d->saveAction, d->savedAction};
}

QByteArray Composer::saveState() const
{
    // What was written is not kept: it may be a secret.
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << stateMagic << d->splitter->saveState() << qint32(d->payloadEditor->format())
           << qint32(d->qos->currentIndex());
    return state;
}

bool Composer::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    quint32 magic = 0;
    QByteArray splitter;
    qint32 format = 0;
    qint32 qos = 0;
    stream >> magic >> splitter >> format >> qos;
    if (stream.status() != QDataStream::Ok || magic != stateMagic || d->format->findData(format) < 0 || qos < 0 ||
        qos > 2)
        return false;
    d->splitter->restoreState(splitter);
    d->payloadEditor->setFormat(payload::Format(format));
    d->qos->setCurrentIndex(qos);
    return true;
}

void Composer::focusEditor()
{
    (d->topic->text().isEmpty() ? static_cast<QWidget*>(d->topic) : d->payloadEditor)
        ->setFocus(Qt::ShortcutFocusReason);
}

void Composer::publish()
{
    d->publish();
}

} // namespace topicscope::ui
