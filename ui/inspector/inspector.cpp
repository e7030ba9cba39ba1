// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector.h"

#include "app/client/connection.h"
#include "app/mqtt/properties.h"
#include "app/payload/hex_dump.h"
#include "app/payload/visible_text.h"
#include "app/topics/store_reader.h"
#include "ui/common/card.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/inspector/hex_view.h"
#include "ui/inspector/history_tab.h"
#include "ui/inspector/inspector_header.h"
#include "ui/inspector/message_flags.h"
#include "ui/inspector/message_json.h"
#include "ui/inspector/payload_file.h"
#include "ui/inspector/properties_tab.h"
#include "ui/inspector/value_view.h"

#include <QAction>
#include <QClipboard>
#include <QDataStream>
#include <QGuiApplication>
#include <QIODevice>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace topicscope::ui {

using topics::StoredMessage;
using MessagePointer = std::shared_ptr<const StoredMessage>;

namespace {

enum Tab { ValueTab, HistoryTabIndex, PropertiesTabIndex, BytesTab };
constexpr int refreshMilliseconds = 80;           // a person cannot read faster than a dozen values a second
constexpr qsizetype mostCopied = 4 * 1024 * 1024; // bytes of payload put onto the clipboard as text
constexpr quint32 stateMagic = 0x54494e31;        // "TIN1"

payload::SharedBytes shared(const MessagePointer& message)
{
    return message ? payload::SharedBytes{message, message->payload.view()} : payload::SharedBytes{};
}

} // namespace

class Inspector::Private
{
public:
    explicit Private(Inspector* inspector);

    void setTopic(client::Connection* connection, topics::StoreReader* reader, topics::NodeId node);
    void choose(const topics::MessageSummary& chosen);
    void backToLive();
    void scheduleFetch();
    void fetch();
    void show(const std::vector<StoredMessage>& messages);
    void showMessage(const StoredMessage& shown, const StoredMessage* before);
    void showBranch();
    void showRemnant();
    void showTab();
    void fitTabs();
    void showNothing();
    void makeActions();
    void updateActions();
    void copy(const QString& text, const QString& what);
    void copyValue(payload::Format format);
    void save();
    void sendAgain();

    QStringList matchedFilters(const StoredMessage& message) const;

    Inspector* q;
    QPointer<client::Connection> connection;
    QPointer<topics::StoreReader> reader;
    topics::NodeId node = topics::NoNode;
    topics::MessageSummary chosen; ///< sequence number 0: follows the newest
    MessagePointer message;
    bool isRemnant = false; ///< no more is known of the message than its row in a list says
    MessagePointer previous;
    quint64 serial = 0;
    bool dirty[4] = {true, true, true, true};

    QStackedWidget* stack;
    EmptyState* nothing;
    EmptyState* branch;
    QWidget* page;
    InspectorHeader* header;
    Notice* notice;
    QTabWidget* tabs;
    ValueView* value;
    HistoryTab* history;
    PropertiesTab* properties;
    HexView* bytes;
    QTimer refresh;
    QList<QAction*> actions;
    QList<QAction*> payloadActions; ///< those that need a message
    QAction* live;
};

Inspector::Private::Private(Inspector* inspector)
    : q(inspector),
      stack(new QStackedWidget(q)),
      nothing(new EmptyState(QStringLiteral("topic"), tr("No topic selected"),
                             tr("Select a topic in the tree to see its newest message here, as it comes."), stack)),
      branch(new EmptyState(QStringLiteral("tree"), {}, {}, stack)),
      page(new QWidget(stack)),
      header(new InspectorHeader(page)),
      notice(new Notice(page)),
      tabs(new QTabWidget(page)),
      value(new ValueView(tabs)),
      history(new HistoryTab(tabs)),
      properties(new PropertiesTab(tabs)),
      bytes(new HexView(tabs))
{
    value->setObjectName(QStringLiteral("inspectorValue"));
    history->list()->setObjectName(QStringLiteral("inspectorHistory"));
    tabs->setDocumentMode(true);
    tabs->setElideMode(Qt::ElideNone); // "Va…" says less than a tab to scroll to
    tabs->addTab(value, tr("Value"));
    tabs->addTab(history, tr("History"));
    tabs->addTab(properties, tr("Properties"));
    tabs->addTab(bytes, tr("Bytes"));
    tabs->setCornerWidget(value->formatBar());
    tabs->setAccessibleName(tr("Message"));
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(notice);
    layout->addWidget(tabs, 1);
    stack->addWidget(nothing);
    stack->addWidget(branch);
    stack->addWidget(page);
    auto* outer = new QVBoxLayout(q);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack);

    refresh.setSingleShot(true);
    QObject::connect(&refresh, &QTimer::timeout, q, [this] { fetch(); });
    QObject::connect(history, &HistoryTab::grown, q, [this] { scheduleFetch(); });
    QObject::connect(history, &HistoryTab::messageChosen, q,
                     [this](const topics::MessageSummary& selected) { choose(selected); });
    QObject::connect(header, &InspectorHeader::backToLive, q, [this] { backToLive(); });
    QObject::connect(header, &InspectorHeader::levelChosen, q, [this](const mqtt::Bytes& topic) {
        const topics::NodeId found = reader ? reader->skeleton().find(topic) : topics::NoNode;
        if (found != topics::NoNode)
            Q_EMIT q->nodeRequested(found);
    });
    QObject::connect(tabs, &QTabWidget::currentChanged, q, [this] {
        tabs->cornerWidget()->setVisible(tabs->currentIndex() == ValueTab);
        showTab();
        Q_EMIT q->stateChanged();
    });
    QObject::connect(value, &ValueView::saveRequested, q, [this] { save(); });
    QObject::connect(history->value(), &ValueView::saveRequested, q, [this] { save(); });
    QObject::connect(value, &ValueView::formatChanged, q, [this] { history->value()->setFormat(value->format()); });
    for (ValueView* view : {value, history->value()})
        QObject::connect(view, &ValueView::statusMessage, q, &Inspector::statusMessage);
    QObject::connect(properties, &PropertiesTab::statusMessage, q, &Inspector::statusMessage);
    QObject::connect(bytes, &HexView::statusMessage, q, &Inspector::statusMessage);
    makeActions();
    history->value()->formatBar()->hide();
}

void Inspector::Private::makeActions()
{
    auto* copyMenu = new QMenu(q);
    auto* moreMenu = new QMenu(q);
    const auto add = [&](QMenu* menu, const QString& text, const QKeySequence& shortcut, auto handler,
                         bool needsMessage) {
        auto* action = new QAction(text, q);
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(action, &QAction::triggered, q, handler);
        q->addAction(action);
        menu->addAction(action);
        actions << action;
        if (needsMessage)
            payloadActions << action;
        return action;
    };
    add(
        copyMenu, tr("Copy topic"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
        [this] {
            if (reader && node != topics::NoNode)
                copy(payload::visibleText(reader->skeleton().topic(node)), tr("the topic"));
        },
        false);
    add(
        copyMenu, tr("Copy value"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copyValue(payload::Format::Text); }, true);
    add(
        copyMenu, tr("Copy value as hex"), {}, [this] { copyValue(payload::Format::Hex); }, true);
    add(
        copyMenu, tr("Copy value as Base64"), {}, [this] { copyValue(payload::Format::Base64); }, true);
    add(
        copyMenu, tr("Copy message as JSON"), {},
        [this] {
            if (message)
                copy(QString::fromUtf8(messageJson(*message)), tr("the message as JSON"));
        },
        true);
    add(
        moreMenu, tr("Save payload…"), QKeySequence::Save, [this] { save(); }, true)
        ->setIcon(icon(QStringLiteral("save")));
    add(
        moreMenu, tr("Put into the composer"), {}, [this] { sendAgain(); }, true)
        ->setIcon(icon(QStringLiteral("publish")));
    live = add(
        moreMenu, tr("Back to live"), {}, [this] { backToLive(); }, true);
    header->copyButton()->setMenu(copyMenu);
    header->moreButton()->setMenu(moreMenu);
    updateActions();
}

void Inspector::Private::updateActions()
{
    for (QAction* action : std::as_const(payloadActions))
        action->setEnabled(message != nullptr && !isRemnant);
    live->setEnabled(chosen.sequence != 0);
}

void Inspector::Private::setTopic(client::Connection* newConnection, topics::StoreReader* newReader,
                                  topics::NodeId newNode)
{
    connection = newConnection;
    if (newReader == reader && newNode == node) {
        if (chosen.sequence != 0)
            backToLive();
        return;
    }
    if (reader && reader != newReader)
        QObject::disconnect(reader, nullptr, q, nullptr);
    reader = newReader;
    node = newReader ? newNode : topics::NoNode;
    chosen = {};
    ++serial;
    message.reset();
    previous.reset();
    isRemnant = false;
    showNothing();
    if (!reader || node == topics::NoNode || node == topics::RootNode) {
        history->setTopic(reader, topics::NoNode);
        header->setTopic({});
        stack->setCurrentWidget(nothing);
        updateActions();
        return;
    }
    header->setTopic(mqtt::Bytes(reader->skeleton().topic(node)));
    header->setLive(true);
    history->setTopic(reader, node);
    stack->setCurrentWidget(page);
    updateActions();
    fetch();
}

void Inspector::Private::showNothing()
{
    value->clear();
    history->value()->clear();
    properties->clearMessage();
    bytes->setBytes({});
    header->setFlags({});
    header->setArrival(0);
    notice->clear();
    tabs->setTabText(PropertiesTabIndex, tr("Properties"));
}

void Inspector::Private::choose(const topics::MessageSummary& selected)
{
    if (selected.sequence == 0) {
        if (chosen.sequence != 0)
            backToLive();
        return;
    }
    chosen = selected;
    header->setLive(false);
    updateActions();
    fetch();
}

void Inspector::Private::backToLive()
{
    chosen = {};
    history->clearSelection();
    header->setLive(true);
    notice->clear();
    updateActions();
    fetch();
}

void Inspector::Private::scheduleFetch()
{
    if (chosen.sequence == 0 && !refresh.isActive())
        refresh.start(refreshMilliseconds);
}

/// Asks for the message to show and the one before it.
void Inspector::Private::fetch()
{
    if (!reader || node == topics::NoNode)
        return;
    const quint64 asked = ++serial;
    const topics::Sequence before = chosen.sequence != 0 ? chosen.sequence + 1
                                    : reader->isPaused() ? reader->pausedAt() + 1
                                                         : 0;
    reader->requestHistory(node, before, 2, q, [this, asked](const std::vector<StoredMessage>& messages) {
        if (asked == serial)
            show(messages);
    });
}

void Inspector::Private::show(const std::vector<StoredMessage>& messages)
{
    const bool isChosen = chosen.sequence != 0;
    if (messages.empty() || (isChosen && messages.front().sequence != chosen.sequence)) {
        if (isChosen)
            showRemnant();
        else
            showBranch();
        return;
    }
    notice->clear();
    isRemnant = false;
    showMessage(messages.front(), messages.size() > 1 ? &messages[1] : nullptr);
}

void Inspector::Private::showBranch()
{
    if (!reader || reader->skeleton().isTopic(node))
        return;
    const QString name = payload::visibleText(reader->skeleton().name(node).substr(0, 200));
    branch->setTitle(tr("No message on “%1” itself").arg(name));
    branch->setHint(tr("Messages arrive on topics below it. Open it in the tree and select one."));
    stack->setCurrentWidget(branch);
}

/// The chosen message was given up: its row in the list may still tell of it, and no other message takes its place.
void Inspector::Private::showRemnant()
{
    if (message && message->sequence == chosen.sequence)
        return; // a copy of it is at hand
    StoredMessage left;
    left.sequence = chosen.sequence;
    left.node = node;
    left.topic = mqtt::Bytes(reader->skeleton().topic(node));
    left.payload = topics::StoredPayload(chosen.payloadPrefix);
    left.arrival = chosen.arrival;
    left.packetId = chosen.packetId;
    left.qos = chosen.qos;
    left.retain = chosen.retain;
    left.duplicate = chosen.duplicate;
    left.provenance = chosen.provenance;
    left.flags = chosen.flags;
    isRemnant = true;
    showMessage(left, nullptr);
    const bool whole = chosen.payloadPrefix.size() == chosen.payloadSize;
    notice->show(
        ChipKind::Warning,
        whole ? tr("This message is no longer kept: older history was given up to stay within the memory "
                   "budget. Its row in the list still has the value, but no properties.")
              : tr("This message is no longer kept: older history was given up to stay within the memory "
                   "budget. Its row in the list still has the first %1 of %2.")
                    .arg(formatBytes(qint64(chosen.payloadPrefix.size())), formatBytes(qint64(chosen.payloadSize))));
}

void Inspector::Private::showMessage(const StoredMessage& shown, const StoredMessage* before)
{
    stack->setCurrentWidget(page);
    const bool same = message && message->sequence == shown.sequence;
    message = std::make_shared<const StoredMessage>(shown);
    previous = before ? std::make_shared<const StoredMessage>(*before) : nullptr;
    // Without its properties nobody knows which subscription it came by.
    const client::Connection* asked = isRemnant ? nullptr : connection.data();
    header->setFlags(flagsOf(*message, isRemnant ? chosen.payloadSize : message->payload.size(),
                             matchedSubscriptions(asked, *message), reader->store().retainedExists(node)));
    header->setArrival(message->arrival);
    const auto count = int(propertiesOf(*message).list().size());
    tabs->setTabText(PropertiesTabIndex, count > 0 ? tr("Properties (%L1)").arg(count) : tr("Properties"));
    fitTabs();
    if (!same)
        std::fill(std::begin(dirty), std::end(dirty), true);
    showTab();
    updateActions();
}

/// Fills the tab that is open; the others wait until they are.
void Inspector::Private::showTab()
{
    const int tab = tabs->currentIndex();
    if (!message || tab < 0 || !dirty[tab])
        return;
    dirty[tab] = false;
    switch (tab) {
    case ValueTab:
    case HistoryTabIndex: {
        ValueView::Content content;
        content.payload = shared(message);
        if (previous) {
            content.previous = shared(previous);
            content.sincePrevious = message->arrival - previous->arrival;
        }
        const mqtt::Properties list = propertiesOf(*message);
        content.contentType = mqtt::Bytes(list.text(mqtt::PropertyId::ContentType).value_or(mqtt::BytesView()));
        content.topic = message->topic;
        (tab == ValueTab ? value : history->value())->setContent(std::move(content));
        break;
    }
    case PropertiesTabIndex:
        // "none" would be said of a message whose properties were given up with it.
        if (isRemnant)
            properties->clearMessage();
        else
            properties->setMessage(*message, matchedFilters(*message));
        break;
    case BytesTab:
        bytes->setBytes(shared(message));
        break;
    default:
        break;
    }
}

QStringList Inspector::Private::matchedFilters(const StoredMessage& stored) const
{
    QStringList filters;
    for (const client::SubscriptionStatus& subscription : matchedSubscriptions(connection, stored))
        filters << payload::visibleText(payload::BytesView(subscription.requested.filter).substr(0, 200));
    return filters;
}

void Inspector::Private::copy(const QString& text, const QString& what)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT q->statusMessage(tr("Copied %1.").arg(what));
}

void Inspector::Private::copyValue(payload::Format format)
{
    if (!message)
        return;
    const payload::BytesView view = message->payload.view();
    if (qsizetype(view.size()) > mostCopied) {
        notice->show(ChipKind::Info, tr("The payload of %1 is too much for the clipboard. Save it to a file instead.")
                                         .arg(formatBytes(qint64(view.size()))));
        return;
    }
    switch (format) {
    case payload::Format::Hex:
        return copy(payload::hexString(view), tr("the value as hexadecimal text"));
    case payload::Format::Base64:
        return copy(QString::fromLatin1(QByteArray(view.data(), qsizetype(view.size())).toBase64()),
                    tr("the value as Base64"));
    default:
        // Valid text goes as it is; in anything else the bytes that are no text are made visible.
        return copy(payload::isUtf8(view) ? QString::fromUtf8(view.data(), qsizetype(view.size()))
                                          : payload::visibleText(view, payload::LineBreaks::Keep),
                    tr("the value"));
    }
}

void Inspector::Private::save()
{
    if (!message || isRemnant)
        return;
    const payload::SharedBytes whole = shared(message);
    savePayload(q, whole, suggestedFileName(message->topic, whole.view), [this](bool good, const QString& text) {
        if (good)
            Q_EMIT q->statusMessage(text);
        else
            notice->show(ChipKind::Bad, text);
    });
}

/// The tabs keep their names; the words beside the format selector give way.
void Inspector::Private::fitTabs()
{
    value->setFormatBarRoom(tabs->width() - tabs->tabBar()->sizeHint().width() - spacing);
}

void Inspector::Private::sendAgain()
{
    if (!message)
        return;
    mqtt::PublishRequest request;
    request.topic = message->topic;
    request.payload = mqtt::Bytes(message->payload.view());
    request.qos = message->qos;
    request.retain = message->retain;
    request.properties = propertiesOf(*message);
    // These two belong to the way it came, not to the message.
    request.properties.remove(mqtt::PropertyId::SubscriptionIdentifier);
    request.properties.remove(mqtt::PropertyId::TopicAlias);
    Q_EMIT q->composeRequested(request);
}

Inspector::Inspector(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Inspector"));
}

Inspector::~Inspector() = default;

void Inspector::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->fitTabs();
}

QSize Inspector::minimumSizeHint() const
{
    constexpr int linesOfValue = 4;
    const QSize header = d->header->minimumSizeHint();
    return {header.width(),
            header.height() + d->tabs->tabBar()->sizeHint().height() + linesOfValue * fontMetrics().lineSpacing()};
}

void Inspector::setTopic(client::Connection* connection, topics::StoreReader* reader, topics::NodeId node)
{
    d->setTopic(connection, reader, node);
}

void Inspector::showMessage(client::Connection* connection, topics::StoreReader* reader,
                            const topics::MessageSummary& message)
{
    d->setTopic(connection, reader, message.node);
    d->choose(message);
}

topics::NodeId Inspector::node() const
{
    return d->node;
}

QList<QAction*> Inspector::commands() const
{
    return d->actions;
}

QByteArray Inspector::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << stateMagic << qint32(d->tabs->currentIndex()) << d->history->saveState();
    return state;
}

bool Inspector::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    quint32 magic = 0;
    qint32 tab = 0;
    QByteArray history;
    stream >> magic >> tab >> history;
    if (stream.status() != QDataStream::Ok || magic != stateMagic || tab < 0 || tab >= d->tabs->count())
        return false;
    d->tabs->setCurrentIndex(tab);
    d->history->restoreState(history);
    return true;
}

void Inspector::focusValue()
{
    switch (d->tabs->currentIndex()) {
    case ValueTab:
        return d->value->focusValue();
    case HistoryTabIndex:
        return d->history->list()->setFocus(Qt::ShortcutFocusReason);
    default:
        d->tabs->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace topicscope::ui
