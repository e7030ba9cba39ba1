// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_pane_p.h"

#include "app/client/connection.h"
#include "app/payload/visible_text.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/topic_tree/filter_bar.h"
#include "ui/topic_tree/pause_bar.h"
#include "ui/topic_tree/pinned_rows.h"
#include "ui/topic_tree/pinned_view.h"
#include "ui/topic_tree/topic_rows.h"
#include "ui/topic_tree/topic_tree_view.h"

#include <QAction>
#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace topicscope::ui {
namespace {

constexpr quint32 stateVersion = 1;
constexpr int countMilliseconds = 200;
constexpr std::int64_t microsecondsPerSecond = 1'000'000;
/// How long after the first topic a small tree opens by itself.
constexpr qint64 settlingMilliseconds = 4000;

} // namespace

TopicTreePanePrivate::TopicTreePanePrivate(TopicTreePane* pane) : q(pane) {}

void TopicTreePanePrivate::build()
{
    count = new DimLabel({}, q);
    count->setAccessibleName(tr("Number of topics"));
    resort = new QToolButton(q);
    resort->setAutoRaise(true);
    resort->setFocusPolicy(Qt::TabFocus);
    filter = new FilterBar(q);
    pause = new PauseBar(q);
    view = new TopicTreeView(q);
    empty = new EmptyState(QStringLiteral("tree"), {}, {}, q);
    bulk = new BulkPanel(q);

    pinned = new PinnedView(q);
    pinnedGroup = new QWidget(q);
    auto* pinnedTitle = new SectionLabel(tr("Pinned"), pinnedGroup);
    pinnedTitle->setContentsMargins(spacing + innerSpacing, innerSpacing, spacing, innerSpacing / 2);
    auto* pinnedLayout = new QVBoxLayout(pinnedGroup);
    pinnedLayout->setContentsMargins(0, 0, 0, innerSpacing);
    pinnedLayout->setSpacing(0);
    pinnedLayout->addWidget(pinnedTitle);
    pinnedLayout->addWidget(pinned);
    pinnedGroup->hide();

    stack = new QStackedWidget(q);
    stack->addWidget(empty);
    stack->addWidget(view);
    splitter = new QSplitter(Qt::Vertical, q);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(stack);
    splitter->addWidget(bulk);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    bulk->hide();

    heading = new QWidget(q);
    auto* headingLayout = new QHBoxLayout(heading);
    headingLayout->setContentsMargins(0, 0, 0, 0);
    headingLayout->addStretch(1);
    headingLayout->addWidget(count);
    headingLayout->addWidget(resort);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(spacing, innerSpacing, spacing, innerSpacing);
    top->setSpacing(innerSpacing);
    top->addWidget(heading);
    top->addWidget(filter);
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(pause);
    layout->addWidget(pinnedGroup);
    layout->addWidget(splitter, 1);
    q->setBackgroundRole(QPalette::Base);
    q->setAutoFillBackground(true);
    QWidget::setTabOrder(filter, view);

    buildActions();
    resort->setDefaultAction(resortAction);
    resort->hide();
    connectFilter();
    connectView();
    connectPinned();
    connect(empty, &EmptyState::actionTriggered, this, &TopicTreePanePrivate::emptyAction);
    connect(bulk, &BulkPanel::closed, this, [this] {
        bulk->hide();
        view->setFocus();
    });
    connect(bulk, &BulkPanel::statusMessage, q, &TopicTreePane::statusMessage);
    connect(bulk, &BulkPanel::copyRequested, this, &TopicTreePanePrivate::copyTopics);
    countTimer.setSingleShot(true);
    countTimer.setInterval(countMilliseconds);
    connect(&countTimer, &QTimer::timeout, this, [this] {
        updateCount();
        updateEmptyState();
        if (!settling.isValid() && rows && reader->counters().topics.load() > 0)
            settling.start();
        if (settling.isValid() && settling.elapsed() < settlingMilliseconds)
            view->openFirstLevels();
        if (filtering && rows->isSearching())
            countTimer.start();
    });
    updateCount();
    updateEmptyState();
    updateActions();
}

void TopicTreePanePrivate::connectView()
{
    connect(view, &TopicTreeView::currentNodeChanged, this, [this](topics::NodeId node) {
        if (node != topics::NoNode)
            pinned->dropCurrent();
        currentChanged(node);
    });
    connect(view->horizontalScrollBar(), &QScrollBar::valueChanged, pinned->horizontalScrollBar(),
            &QScrollBar::setValue);
    pinned->followColumns(view->header());
    connect(view, &TopicTreeView::nodeActivated, this, [this](topics::NodeId node) {
        if (rows->skeleton().childCount(node) == 0)
            emit q->topicActivated(node);
    });
    connect(view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { showMenu(view->viewport(), position); });
    connect(view, &TopicTreeView::columnsChanged, q, &TopicTreePane::stateChanged);
    connect(view, &TopicTreeView::columnMenuRequested, this, &TopicTreePanePrivate::showColumnMenu);
    // Once the model has taken the new order.
    connect(
        view, &TopicTreeView::columnsChanged, this, [this] { resort->setVisible(view->canResort()); },
        Qt::QueuedConnection);
    connect(view, &TopicTreeView::escapePressed, filter, &FilterBar::clear);
    connect(view, &TopicTreeView::filterTyped, filter, &FilterBar::type);
    addActionsToView();
}

void TopicTreePanePrivate::connectPinned()
{
    connect(pinned, &PinnedView::currentNodeChanged, this, [this](topics::NodeId node) {
        view->dropCurrent();
        currentChanged(node);
    });
    connect(pinned, &PinnedView::nodeActivated, q, &TopicTreePane::showNode);
    connect(pinned, &PinnedView::nodesChanged, this, [this] {
        pinnedGroup->setVisible(pinnedRows && pinnedRows->rowCount() > 0);
        if (!pinnedRows)
            return;
        rows->setMarked(pinnedRows->nodes());
        view->setAlsoShown(pinnedRows->nodes());
        view->viewport()->update();
        // The one that is current was waited for.
        if (told == topics::NoNode && pinned->hasCurrent() && !isWaitingPin())
            currentChanged(pinned->currentNode());
    });
    connect(pinned, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { showMenu(pinned->viewport(), position); });
    connect(pinned, &PinnedView::escapePressed, filter, &FilterBar::clear);
    connect(pinned, &PinnedView::filterTyped, filter, &FilterBar::type);
    connect(pinned, &PinnedView::leftDownwards, q, &TopicTreePane::focusTree);
}

void TopicTreePanePrivate::updatePins()
{
    if (pinnedRows)
        pinnedRows->setTopics(pins);
}

void TopicTreePanePrivate::connectFilter()
{
    connect(filter, &FilterBar::changed, this, &TopicTreePanePrivate::applyFilter);
    connect(filter, &FilterBar::kindChanged, q, &TopicTreePane::stateChanged);
    connect(filter, &FilterBar::leaveDown, this, [this] {
        if (rows && (filtering || !view->currentIndex().isValid()))
            view->goToFirstMatch();
        view->setFocus();
    });
    connect(filter, &FilterBar::escapePressed, this, [this] {
        if (filter->isEmpty())
            view->setFocus();
        else
            filter->clear();
    });
}

void TopicTreePanePrivate::setConnection(client::Connection* newConnection, topics::StoreReader* newReader)
{
    if (connection)
        connection->disconnect(this);
    if (reader) {
        reader->disconnect(this);
        reader->disconnect(pinned);
    }
    if (rows) {
        // A view cannot let go of its model half-way; the whole view goes with it.
        auto* old = view;
        view = new TopicTreeView(q);
        stack->insertWidget(1, view);
        stack->removeWidget(old);
        delete old;
        connectView();
        filtering = false;
        pinned->setRows(nullptr);
        delete pinnedRows;
        pinnedRows = nullptr;
        delete rows;
        rows = nullptr;
    }
    connection = newConnection;
    reader = newReader;
    settling.invalidate();
    if (reader) {
        rows = new TopicRows(reader, this);
        rows->setStaleAfter(staleAfter);
        view->setRows(rows);
        view->setGlow(glow);
        pinnedRows = new PinnedRows(rows, this);
        pinned->setRows(pinnedRows);
        updatePins();
        connect(reader, &topics::StoreReader::frameApplied, pinned, &PinnedView::refresh);
        if (!columns.isEmpty())
            view->restoreColumns(columns);
        const auto soon = [this] {
            if (stack->currentWidget() == empty)
                updateEmptyState(); // the first topic is shown with the frame that brings it
            if (!countTimer.isActive())
                countTimer.start();
        };
        connect(reader, &topics::StoreReader::frameApplied, this, soon);
        connect(reader, &topics::StoreReader::pausedChanged, this,
                [this](bool paused) { emit q->pausedChanged(paused); });
        connect(rows, &topics::TopicTreeModel::filterProgress, this, &TopicTreePanePrivate::filterProgressed);
        applyFilter();
    }
    if (connection) {
        connect(connection, &client::Connection::statusChanged, this, &TopicTreePanePrivate::updateEmptyState);
        connect(connection, &client::Connection::subscriptionsChanged, this, &TopicTreePanePrivate::updateEmptyState);
    }
    pause->setReader(reader);
    bulk->setConnection(connection, reader, io);
    updateCount();
    updateEmptyState();
    updateActions();
}

void TopicTreePanePrivate::currentChanged(topics::NodeId node)
{
    told = node;
    updateActions();
    emit q->topicSelected(node);
}

// --- filter and count ------------------------------------------------------------------------------------

void TopicTreePanePrivate::applyFilter()
{
    if (!rows)
        return;
    const QString problem = filter->problem();
    if (!problem.isEmpty()) {
        filter->setError(problem);
        return;
    }
    topics::FilterRestrictions restrictions = filter->restrictions();
    if (restrictions.staleOnly)
        restrictions.staleAfter = staleAfter * microsecondsPerSecond; // the same that dims rows
    const auto result = rows->setFilter(filter->expression(), restrictions);
    if (!result) {
        filter->setError(result.error().message);
        return;
    }
    filter->setError({});
    filter->setRecognised(rows->filter().kind());
    const bool now = rows->isFiltering();
    if (now && !filtering)
        view->beginFilter();
    else if (!now && filtering)
        view->endFilter();
    if (now)
        view->filterChanged();
    filtering = now;
    countTimer.start();
    updateCount();
    updateEmptyState();
    updateActions();
}

void TopicTreePanePrivate::filterProgressed()
{
    view->openWaysToMatches();
    if (const quint64 givenUp = rows->givenUpCount(); givenUp > 0)
        filter->setError(tr("The expression takes too long on %Ln topic(s), which are left out: try a simpler one.",
                            nullptr, pluralOf(givenUp)));
    updateCount();
    updateEmptyState();
}

void TopicTreePanePrivate::updateCount()
{
    if (!count)
        return;
    if (!reader) {
        count->clear();
        return;
    }
    const QString topics = tr("%Ln topic(s)", nullptr, pluralOf(reader->counters().topics.load()));
    if (!filtering)
        count->setText(topics);
    else if (rows->isSearching())
        count->setText(tr("%1 · %Ln match(es) so far", nullptr, pluralOf(rows->matchCount())).arg(topics));
    else
        count->setText(tr("%1 · %Ln match(es)", nullptr, pluralOf(rows->matchCount())).arg(topics));
    count->setAccessibleName(count->text());
}

// --- the pane --------------------------------------------------------------------------------------------

TopicTreePane::TopicTreePane(QWidget* parent) : QWidget(parent), d(std::make_unique<TopicTreePanePrivate>(this))
{
    setAccessibleName(tr("Topics"));
    d->build();
}

TopicTreePane::~TopicTreePane()
{
    delete d->heading;
    // Children that look at the model go before it.
    d->pinned->setRows(nullptr);
    delete d->splitter;
}

void TopicTreePane::setIoThread(client::IoThread* io)
{
    d->io = io;
}

void TopicTreePane::setAskFirst(const AskFirst& askFirst)
{
    d->bulk->setAskFirst(askFirst);
}

void TopicTreePane::setConnection(client::Connection* connection, topics::StoreReader* reader)
{
    d->setConnection(connection, reader);
}

topics::TopicTreeModel* TopicTreePane::model() const
{
    return d->rows;
}

client::Connection* TopicTreePane::connection() const
{
    return d->connection;
}

topics::NodeId TopicTreePane::currentNode() const
{
    return d->current();
}

mqtt::Bytes TopicTreePane::currentTopic() const
{
    const topics::NodeId node = currentNode();
    return node == topics::NoNode ? mqtt::Bytes() : mqtt::Bytes(d->rows->skeleton().topic(node));
}

bool TopicTreePane::hasSelection() const
{
    return d->view->selectionModel() && d->view->selectionModel()->hasSelection();
}

void TopicTreePane::showNode(topics::NodeId node)
{
    if (!d->rows || node == topics::NoNode || node == topics::RootNode)
        return;
    d->updateEmptyState();
    if (!d->view->showNode(node) && d->filtering) {
        d->filter->clear();
        d->view->showNode(node);
    }
    if (d->rows->skeleton().depth(node) > TopicTreeView::DeepestShown) {
        // Its own row is out of anyone's reach, but not its messages.
        d->currentChanged(node);
        emit statusMessage(tr("This topic has more than %Ln level(s): the tree stands at the last of them.", nullptr,
                              static_cast<int>(TopicTreeView::DeepestShown)));
    }
}

bool TopicTreePane::showTopic(const mqtt::Bytes& topic)
{
    const topics::NodeId node = d->rows ? d->rows->skeleton().find(topic) : topics::NoNode;
    showNode(node);
    return node != topics::NoNode;
}

void TopicTreePane::setPaused(bool paused)
{
    if (d->reader)
        d->reader->setPaused(paused);
}

bool TopicTreePane::isPaused() const
{
    return d->reader && d->reader->isPaused();
}

QByteArray TopicTreePane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << stateVersion << (d->rows ? d->view->saveColumns() : d->columns) << static_cast<qint32>(d->filter->kind());
    return state;
}

bool TopicTreePane::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 version = 0;
    QByteArray columns;
    qint32 kind = 0;
    stream >> version >> columns >> kind;
    if (stream.status() != QDataStream::Ok || version != stateVersion || kind < 0 ||
        kind > static_cast<qint32>(FilterBar::Kind::Payload))
        return false;
    if (d->rows && !d->view->restoreColumns(columns))
        return false;
    d->columns = columns;
    d->filter->setKind(static_cast<FilterBar::Kind>(kind));
    return true;
}

QList<mqtt::Bytes> TopicTreePane::pinnedTopics() const
{
    return d->pins;
}

void TopicTreePane::setPinnedTopics(const QList<mqtt::Bytes>& wished)
{
    d->pins = wished;
    d->updatePins();
}

void TopicTreePane::setStaleAfter(int seconds)
{
    d->staleAfter = seconds;
    if (d->rows)
        d->rows->setStaleAfter(seconds);
    if (d->filter->restrictions().staleOnly)
        d->applyFilter();
    d->view->viewport()->update();
    d->pinned->refresh();
}

void TopicTreePane::setGlow(bool on)
{
    d->glow = on;
    d->view->setGlow(on);
    d->pinned->setGlow(on);
}

QWidget* TopicTreePane::heading() const
{
    return d->heading;
}

QList<QAction*> TopicTreePane::commands() const
{
    QList<QAction*> result{d->copyTopicAction, d->copyValueAction,  d->copyFilterAction, d->publishAction,
                           d->subscribeAction, d->pinAction,        d->deleteAction,     d->expandAllAction,
                           d->collapseAction,  d->collapseAllAction};
    result += d->depthActions;
    for (const QMenu* menu : {d->columnsMenu, d->sortMenu, d->moveMenu})
        result += menu->menuAction();
    result += d->resortAction;
    return result;
}

void TopicTreePane::keyPressEvent(QKeyEvent* event)
{
    // A window that has this key as a shortcut of its own takes it before.
    if (event->matches(QKeySequence::Find))
        focusFilter();
    else
        QWidget::keyPressEvent(event);
}

void TopicTreePane::focusFilter()
{
    d->filter->focusText();
}

void TopicTreePane::focusTree()
{
    // A row that is still on its way is not to be overtaken by the first one.
    if (d->rows && !d->view->currentIndex().isValid() && !d->view->isShowing() && d->rows->rowCount() > 0)
        d->view->selectionModel()->setCurrentIndex(d->rows->index(0, 0), QItemSelectionModel::NoUpdate);
    d->view->setFocus();
}

void TopicTreePane::clearFilter()
{
    d->filter->clear();
}

} // namespace topicscope::ui
