// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/messages_pane.h"

#include "app/payload/hex_dump.h"
#include "app/payload/visible_text.h"
#include "app/topics/store_reader.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/messages/message_rows.h"
#include "ui/messages/message_table.h"
#include "ui/messages/topic_messages_model.h"
#include "ui/topic_tree/pause_bar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHash>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPointer>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace topicscope::ui {
namespace {

using List = topics::MessageListModel;
using topics::Sequence;

/// The scroll bar counts in ints; beyond this many messages one step of it stands for several.
constexpr Sequence scrollBarSteps = 1'000'000'000;
/// Rows fetched on either side of those on the screen.
constexpr int rowsBeside = 20;
constexpr int headingMs = 150;

} // namespace

class MessagesPane::Private
{
public:
    explicit Private(MessagesPane* pane) : q(pane) {}

    void build();
    void setReader(topics::StoreReader* reader);
    void leave();
    void arrive();
    void windowChanged();
    void updateScrollBar();
    void updateVisibleRows();
    void scrollBarMoved(int value);
    void showTop(Sequence sequence);
    void scrollBy(int rows);
    void moveCurrent(qint64 rows);
    void follow();
    void announce();
    void choose(Sequence sequence);
    void holdTopic();
    void copyValue(const QModelIndex& index);
    void copyBytes(mqtt::BytesView bytes);
    void updateJump();
    void updateHeading();
    void updateHeadingSoon();
    void updateTopicMode();
    void showMenu(MessageTable* table, const QPoint& position);
    Sequence pageRows() const { return static_cast<Sequence>(list->pageRows()); }
    Sequence lastTop() const
    {
        const Sequence end = rows->newestSequence() + 1;
        return std::max(rows->firstReachable(), end > pageRows() ? end - pageRows() : 1);
    }

    /// Where a person had stopped in the list of a connection that another one is shown instead of.
    struct Place
    {
        MessageRows* rows = nullptr;
        Sequence top = 1;
        Sequence current = 0;
    };

    MessagesPane* q;
    QPointer<topics::StoreReader> reader;
    MessageRows* rows = nullptr;
    TopicMessagesModel* topicRows = nullptr;
    topics::NodeId selected = topics::NoNode;
    Sequence top = 1;       ///< first row on the screen while not following
    Sequence current = 0;   ///< the chosen message
    Sequence announced = 0; ///< the one that messageSelected() was emitted for
    QHash<topics::StoreReader*, Place> places;
    bool adjusting = false;

    PauseBar* pause = nullptr;
    ElidedLabel* count = nullptr;
    QTimer headingTimer; ///< nobody reads figures faster, and each is laid out
    QToolButton* onlySelected = nullptr;
    QToolButton* newest = nullptr;
    QStackedWidget* stack = nullptr;
    EmptyState* empty = nullptr;
    QWidget* listPage = nullptr;
    MessageTable* list = nullptr;
    QScrollBar* bar = nullptr;
    MessageTable* topicList = nullptr;
    QByteArray columns;      ///< of the list while it has no model
    QByteArray topicColumns; ///< of the topic's list likewise
};

void MessagesPane::Private::build()
{
    pause = new PauseBar(q);
    count = new ElidedLabel({}, q);
    count->setForegroundRole(QPalette::PlaceholderText);
    count->setElideMode(Qt::ElideMiddle);
    onlySelected = new QToolButton(q);
    onlySelected->setText(tr("Only the Selected Topic"));
    onlySelected->setCheckable(true);
    onlySelected->setAccessibleName(tr("Show only messages of the selected topic"));
    newest = new QToolButton(q);
    newest->setText(tr("Jump to Newest"));
    newest->setIcon(icon(QStringLiteral("chevron-down")));
    newest->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    newest->setAccessibleName(tr("Jump to the newest message and follow"));
    // The one that comes and goes is the higher one, with its icon.
    onlySelected->setMinimumHeight(newest->sizeHint().height());
    empty = new EmptyState(QStringLiteral("messages"), {}, {}, q);
    list = new MessageTable(q);
    list->setWindowed(true);
    list->setAccessibleName(tr("Messages in the order of their arrival"));
    bar = new QScrollBar(Qt::Vertical, q);
    bar->setAccessibleName(tr("Position in the list of messages"));
    topicList = new MessageTable(q);
    topicList->setAccessibleName(tr("Messages of the selected topic"));

    listPage = new QWidget(q);
    auto* listLayout = new QHBoxLayout(listPage);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(list, 1);
    listLayout->addWidget(bar);
    stack = new QStackedWidget(q);
    stack->addWidget(empty);
    stack->addWidget(listPage);
    stack->addWidget(topicList);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(spacing, innerSpacing, spacing, innerSpacing);
    heading->addWidget(count, 1);
    heading->setSpacing(spacing);
    heading->addWidget(newest);
    heading->addWidget(onlySelected);
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(heading);
    layout->addWidget(pause);
    layout->addWidget(stack, 1);
    q->setBackgroundRole(QPalette::Base);
    q->setAutoFillBackground(true);

    headingTimer.setSingleShot(true);
    headingTimer.setInterval(headingMs);
    connect(&headingTimer, &QTimer::timeout, q, [this] { updateHeading(); });
    connect(newest, &QToolButton::clicked, q, &MessagesPane::jumpToNewest);
    connect(onlySelected, &QToolButton::toggled, q, [this] { updateTopicMode(); });
    connect(bar, &QScrollBar::valueChanged, q, [this](int value) { scrollBarMoved(value); });
    connect(list, &MessageTable::scrolled, q, [this](int by) { scrollBy(by); });
    connect(list, &MessageTable::moved, q, [this](int by) { moveCurrent(by); });
    connect(list, &MessageTable::jumped, q, [this](bool toEnd) {
        if (!rows)
            return;
        if (toEnd)
            follow();
        else
            moveCurrent(-static_cast<qint64>(rows->newestSequence()));
    });
    connect(list, &MessageTable::resized, q, [this] { windowChanged(); });
    for (MessageTable* table : {list, topicList}) {
        connect(table, &MessageTable::columnsChanged, q, &MessagesPane::stateChanged);
        connect(table, &MessageTable::copyAsked, q, [this, table] { copyValue(table->currentIndex()); });
        connect(table, &MessageTable::rowChosen, q, [this, table](const QModelIndex& index) {
            const topics::MessageSummary message = summaryOf(index);
            const bool loaded = message.node != topics::NoNode;
            if (table == list) {
                choose(message.sequence);
                announced = loaded ? message.sequence : 0;
            }
            if (loaded)
                emit q->messageSelected(message);
        });
        connect(table, &QTableView::activated, q, [this](const QModelIndex& index) {
            if (const QVariant node = index.data(List::NodeIdRole); node.isValid())
                emit q->messageActivated(node.toUInt(), index.data(List::SequenceRole).toULongLong());
        });
        table->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(table, &QWidget::customContextMenuRequested, q,
                [this, table](const QPoint& position) { showMenu(table, position); });
    }
    connect(topicList->verticalScrollBar(), &QScrollBar::valueChanged, q, [this] { holdTopic(); });
    connect(topicList, &MessageTable::rowChosen, q, [this] { holdTopic(); });
    updateHeading();
}

void MessagesPane::Private::setReader(topics::StoreReader* newReader)
{
    if (newReader == reader && (reader || !rows))
        return;
    leave();
    reader = newReader;
    if (reader)
        arrive();
    pause->setReader(reader);
    updateTopicMode();
    windowChanged();
}

void MessagesPane::Private::leave()
{
    // A header forgets its columns with its model.
    if (list->model()) {
        columns = list->saveColumns();
        topicColumns = topicList->saveColumns();
    }
    list->setModel(nullptr);
    topicList->setModel(nullptr);
    delete std::exchange(topicRows, nullptr);
    MessageRows* left = std::exchange(rows, nullptr);
    if (left)
        left->disconnect(q);
    if (reader) {
        reader->disconnect(q);
        if (left && !left->isFollowing()) {
            left->setVisibleRows(0, 0);
            places.insert(reader, {std::exchange(left, nullptr), top, current});
            connect(reader, &QObject::destroyed, q, [this, gone = reader.data()] { delete places.take(gone).rows; });
        }
    }
    delete left;
    top = 1;
    current = 0;
    announced = 0;
    selected = topics::NoNode;
}

void MessagesPane::Private::arrive()
{
    if (const Place place = places.take(reader); place.rows) {
        rows = place.rows;
        top = place.top;
        current = announced = place.current;
    } else {
        rows = new MessageRows(reader, q);
    }
    topicRows = new TopicMessagesModel(reader, q);
    list->setModel(rows);
    topicList->setModel(topicRows);
    if (!columns.isEmpty()) {
        list->restoreColumns(columns);
        topicList->restoreColumns(topicColumns);
    }
    connect(rows, &List::windowChanged, q, [this] { windowChanged(); });
    connect(rows, &List::dataChanged, q, [this] { announce(); });
    connect(reader, &topics::StoreReader::frameApplied, q, [this] { updateHeadingSoon(); });
    // Rows come only while the list follows, see holdTopic().
    connect(topicRows, &QAbstractItemModel::rowsInserted, topicList, [this] { topicList->scrollToBottom(); });
}

// --- the window onto the log -----------------------------------------------------------------------------

void MessagesPane::Private::windowChanged()
{
    if (!rows || adjusting)
        return;
    const QScopedValueRollback guard(adjusting, true);
    if (rows->isFollowing()) {
        top = lastTop();
        list->scrollToRow(rows->rowCount());
    } else {
        top = std::clamp(top, std::min(rows->firstReachable(), lastTop()), lastTop());
        // A chosen message that was given up before it came: what came in its place is meant.
        if (current != 0 && announced != current && current < rows->firstReachable())
            current = top;
        if (const int row = rows->rowOf(top); row >= 0)
            list->scrollToRow(row);
    }
    if (current != 0 && !list->currentIndex().isValid())
        if (const int row = rows->rowOf(current); row >= 0)
            list->selectionModel()->setCurrentIndex(rows->index(row, List::Time),
                                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    updateScrollBar();
    updateVisibleRows();
    updateJump();
    updateHeadingSoon();
}

void MessagesPane::Private::updateScrollBar()
{
    const Sequence first = rows->firstReachable();
    const Sequence steps = lastTop() - std::min(first, lastTop());
    const Sequence perStep = steps / scrollBarSteps + 1;
    const QSignalBlocker quiet(bar);
    bar->setRange(0, static_cast<int>(steps / perStep));
    bar->setPageStep(static_cast<int>(std::max<Sequence>(1, pageRows() / perStep)));
    bar->setSingleStep(1);
    bar->setProperty("perStep", static_cast<qulonglong>(perStep));
    bar->setValue(rows->isFollowing() ? bar->maximum() : static_cast<int>((top - std::min(first, top)) / perStep));
}

void MessagesPane::Private::updateVisibleRows()
{
    const int first = std::max(0, list->verticalScrollBar()->value() - rowsBeside);
    rows->setVisibleRows(first, list->pageRows() + 2 * rowsBeside);
}

void MessagesPane::Private::scrollBarMoved(int value)
{
    if (!rows || adjusting)
        return;
    if (value >= bar->maximum())
        follow();
    else
        showTop(rows->firstReachable() + static_cast<Sequence>(value) * bar->property("perStep").toULongLong());
}

void MessagesPane::Private::showTop(Sequence sequence)
{
    rows->setFollowing(false);
    top = std::clamp(sequence, std::min(rows->firstReachable(), lastTop()), lastTop());
    const Sequence windowEnd = rows->firstSequence() + static_cast<Sequence>(rows->rowCount());
    if (top < rows->firstSequence() || top + pageRows() > windowEnd) {
        const Sequence before = static_cast<Sequence>(List::WindowRows) / 2;
        rows->showFrom(top > before ? top - before : 1);
    }
    windowChanged();
}

void MessagesPane::Private::scrollBy(int by)
{
    if (!rows || rows->newestSequence() == 0)
        return;
    const Sequence from = rows->isFollowing() ? lastTop() : top;
    if (by > 0 && from + static_cast<Sequence>(by) >= lastTop())
        follow();
    else
        showTop(by < 0 && from <= static_cast<Sequence>(-by) ? 1
                                                             : from + static_cast<Sequence>(static_cast<qint64>(by)));
}

void MessagesPane::Private::moveCurrent(qint64 by)
{
    if (!rows || rows->newestSequence() == 0)
        return;
    const auto oldest = static_cast<qint64>(rows->firstReachable());
    const auto last = static_cast<qint64>(rows->newestSequence());
    const qint64 from = current != 0 ? static_cast<qint64>(current) : last + 1;
    auto target = static_cast<Sequence>(std::clamp(from + by, std::min(oldest, last), last));
    // Over what was given up without having been seen.
    if (target < rows->oldestSequence() && !rows->isLoaded(target))
        target = std::min(rows->oldestSequence(), rows->newestSequence());
    choose(target);
    if (target < top)
        showTop(target);
    else if (target >= top + pageRows())
        showTop(target + 1 - pageRows());
    if (const int row = rows->rowOf(target); row >= 0) {
        const QModelIndex index = rows->index(row, List::Time);
        list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        announced = 0;
        announce();
    }
}

/// Tells which message was chosen, once its row is there to say which topic it belongs to.
void MessagesPane::Private::announce()
{
    if (current == 0 || announced == current || !rows)
        return;
    const int row = rows->rowOf(current);
    const topics::MessageSummary message = summaryOf(rows->index(row, 0));
    if (message.node == topics::NoNode)
        return;
    announced = current;
    emit q->messageSelected(message);
}

/// A chosen message stays where it is: the list no longer runs away under it.
void MessagesPane::Private::choose(Sequence sequence)
{
    current = sequence;
    if (rows && rows->isFollowing()) {
        top = lastTop();
        rows->setFollowing(false);
        windowChanged();
    }
}

void MessagesPane::Private::follow()
{
    if (!rows)
        return;
    if (onlySelected->isChecked()) {
        topicList->selectionModel()->clear();
        topicList->scrollToBottom();
        holdTopic();
        return;
    }
    current = 0;
    list->clearSelection();
    list->selectionModel()->setCurrentIndex({}, QItemSelectionModel::Clear);
    rows->setFollowing(true);
    windowChanged();
}

// --- heading, one topic ----------------------------------------------------------------------------------

/// The list of one topic has no more than its newest rows, too few to let them run away under whoever reads them.
void MessagesPane::Private::holdTopic()
{
    if (!topicRows)
        return;
    const QScrollBar* scroll = topicList->verticalScrollBar();
    topicRows->setHeld(topicRows->rowCount() > 0 &&
                       (topicList->currentIndex().isValid() || scroll->value() < scroll->maximum()));
    updateJump();
}

void MessagesPane::Private::updateJump()
{
    newest->setVisible(rows && (onlySelected->isChecked() ? topicRows->isHeld() : !rows->isFollowing()));
}

void MessagesPane::Private::updateTopicMode()
{
    const bool one = onlySelected->isChecked();
    if (topicRows)
        topicRows->setNode(one ? selected : topics::NoNode);
    updateHeading();
}

void MessagesPane::Private::updateHeadingSoon()
{
    if (stack->currentWidget() == empty)
        updateHeading();
    else if (!headingTimer.isActive())
        headingTimer.start();
}

void MessagesPane::Private::updateHeading()
{
    const bool one = onlySelected->isChecked();
    const Sequence stored = reader ? reader->counters().stored.load() : 0;
    onlySelected->setEnabled(reader);
    updateJump();
    if (!reader || stored == 0 || (one && selected == topics::NoNode)) {
        count->clear();
        empty->setTitle(!reader ? tr("No connection is open")
                        : one   ? tr("No topic is selected")
                                : tr("No message yet"));
        empty->setHint(one && reader ? tr("Select a topic in the tree, and its messages appear here.")
                                     : tr("Messages appear here in the order of their arrival."));
        stack->setCurrentWidget(empty);
        return;
    }
    if (one) {
        count->setText(
            tr("The newest %1 message(s) on %2", nullptr, topicRows->rowCount())
                .arg(formatCount(topicRows->rowCount()), payload::visibleText(reader->skeleton().topic(selected))));
        stack->setCurrentWidget(topicList);
        return;
    }
    const Sequence kept = stored + 1 - std::min(rows->oldestSequence(), stored + 1);
    const int plural = static_cast<int>(std::min<Sequence>(stored, INT_MAX));
    const QString number = formatCount(static_cast<std::int64_t>(stored));
    count->setText(kept < stored ? tr("%1 message(s), the last %2 still here", nullptr, plural)
                                       .arg(number, formatCount(static_cast<std::int64_t>(kept)))
                                 : tr("%1 message(s)", nullptr, plural).arg(number));
    stack->setCurrentWidget(listPage);
}

void MessagesPane::Private::copyValue(const QModelIndex& index)
{
    const QVariant node = index.data(List::NodeIdRole);
    if (!reader || !node.isValid())
        return;
    // The row may be all that is left of the message.
    const QByteArray prefix = index.data(List::PayloadPrefixRole).toByteArray();
    const bool whole = index.data(List::PayloadSizeRole).toULongLong() == static_cast<qulonglong>(prefix.size());
    reader->requestMessage(index.data(List::SequenceRole).toULongLong(), node.toUInt(), q,
                           [this, prefix, whole](const topics::StoredMessage& message) {
                               if (!message.isNull())
                                   copyBytes(message.payload.view());
                               else if (whole)
                                   copyBytes({prefix.constData(), static_cast<std::size_t>(prefix.size())});
                               else
                                   emit q->statusMessage(tr("This message is no longer kept"));
                           });
}

void MessagesPane::Private::copyBytes(mqtt::BytesView bytes)
{
    const bool text = payload::isUtf8(bytes);
    QGuiApplication::clipboard()->setText(text ? QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()))
                                               : payload::hexString(bytes));
    const int plural = static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX));
    emit q->statusMessage(text ? tr("Copied the value, %Ln byte(s)", nullptr, plural)
                               : tr("Copied the value as hexadecimal digits, %Ln byte(s)", nullptr, plural));
}

void MessagesPane::Private::showMenu(MessageTable* table, const QPoint& position)
{
    const QModelIndex index = table->indexAt(position);
    if (!index.isValid() || !index.data(List::NodeIdRole).isValid())
        return;
    auto* menu = new QMenu(table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QByteArray name = index.data(List::TopicRole).toByteArray();
    const auto node = index.data(List::NodeIdRole).toUInt();
    const auto sequence = index.data(List::SequenceRole).toULongLong();
    connect(menu->addAction(icon(QStringLiteral("copy")), tr("Copy Topic")), &QAction::triggered, q, [this, name] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(name));
        emit q->statusMessage(tr("Copied the topic"));
    });
    connect(menu->addAction(tr("Copy Value")), &QAction::triggered, q,
            [this, kept = QPersistentModelIndex(index)] { copyValue(kept); });
    connect(menu->addAction(icon(QStringLiteral("tree")), tr("Show in the Tree")), &QAction::triggered, q,
            [this, node, sequence] { emit q->messageActivated(node, sequence); });
    menu->popup(table->viewport()->mapToGlobal(position));
}

// --- the pane --------------------------------------------------------------------------------------------

MessagesPane::MessagesPane(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Messages"));
    d->build();
}

MessagesPane::~MessagesPane()
{
    for (MessageTable* table : {d->list, d->topicList})
        table->disconnect(this); // its header is laid out once more while the window goes
}

void MessagesPane::setReader(topics::StoreReader* reader)
{
    d->setReader(reader);
}

void MessagesPane::setSelectedNode(topics::NodeId node)
{
    d->selected = node;
    d->updateTopicMode();
}

QByteArray MessagesPane::saveState() const
{
    return d->list->saveColumns();
}

bool MessagesPane::restoreState(const QByteArray& state)
{
    return d->list->restoreColumns(state) && d->topicList->restoreColumns(state);
}

void MessagesPane::focusTable()
{
    d->stack->currentWidget() == d->topicList ? d->topicList->setFocus() : d->list->setFocus();
}

void MessagesPane::jumpToNewest()
{
    d->follow();
}

} // namespace topicscope::ui
