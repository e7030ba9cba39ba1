// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offline_queue/offline_queue_pane.h"

#include "app/client/connection.h"
#include "ui/common/card.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/row_list.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/offline_queue/queue_model.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace topicscope::ui {

class OfflineQueuePane::Private
{
public:
    explicit Private(OfflineQueuePane* pane);

    QAction* makeAction(const QString& text, const QString& iconName, const QKeySequence& shortcut,
                        void (Private::*run)());
    void makeActions();
    void setConnection(client::Connection* newConnection);
    void update();
    QString summary() const;
    bool isFull() const;
    std::vector<int> selectedWaiting() const;
    std::vector<quint64> idsOf(const std::vector<int>& rows) const;
    void edit();
    void remove();
    void removeAll();
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void move(int by);
    void clearFinished() { model->clearFinished(); }

    OfflineQueuePane* q;
    QPointer<client::Connection> connection;
    QueueModel* model;
    QStackedWidget* stack;
    EmptyState* empty;
    QTreeView* table;
    QWidget* bar;
    QLabel* words;
    QAction* editAction = nullptr;
    QAction* upAction = nullptr;
    QAction* downAction = nullptr;
    QAction* removeAction = nullptr;
    QAction* removeAllAction = nullptr;
    QAction* clearAction = nullptr;
    int told = 0;
};

OfflineQueuePane::Private::Private(OfflineQueuePane* pane)
    : q(pane),
      model(new QueueModel(q)),
      stack(new QStackedWidget(q)),
      empty(new EmptyState(QStringLiteral("publish"), {}, {}, stack)),
      table(new QTreeView(stack)),
      bar(new QWidget(q)),
      words(new ElidedLabel({}, bar))
{
    table->setModel(model);
    makeRowList(table, tr("Offline queue"), {19, 26, 6, 8, 9, 20});
    stack->addWidget(empty);
    stack->addWidget(table);
    makeActions();

    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(spacing, innerSpacing, spacing, innerSpacing);
    line->setSpacing(innerSpacing);
    line->addWidget(words, 1);
    for (QAction* action : {editAction, upAction, downAction, removeAction, removeAllAction, clearAction}) {
        auto* button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text());
        line->addWidget(button);
    }
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(stack, 1);

    QObject::connect(table, &QTreeView::activated, q, [this] { edit(); });
    QObject::connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, q, [this] { update(); });
    QObject::connect(table->header(), &QHeaderView::sectionResized, q, &OfflineQueuePane::stateChanged);
    QObject::connect(model, &QueueModel::changed, q, [this] { update(); });
    update();
}

QAction* OfflineQueuePane::Private::makeAction(const QString& text, const QString& iconName,
                                               const QKeySequence& shortcut, void (Private::*run)())
{
    auto* action = new QAction(icon(iconName), text, q);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(action, &QAction::triggered, q, [this, run] { (this->*run)(); });
    table->addAction(action);
    return action;
}

void OfflineQueuePane::Private::makeActions()
{
    editAction =
        makeAction(tr("Change in the composer"), QStringLiteral("edit"), QKeySequence(Qt::Key_F2), &Private::edit);
    upAction = makeAction(tr("Send earlier"), QStringLiteral("chevron-up"), QKeySequence(Qt::ALT | Qt::Key_Up),
                          &Private::moveUp);
    downAction = makeAction(tr("Send later"), QStringLiteral("chevron-down"), QKeySequence(Qt::ALT | Qt::Key_Down),
                            &Private::moveDown);
    removeAction =
        makeAction(tr("Remove from the queue"), QStringLiteral("trash"), QKeySequence::Delete, &Private::remove);
    removeAllAction = makeAction(tr("Empty the queue"), QStringLiteral("close"),
                                 QKeySequence(Qt::SHIFT | Qt::Key_Delete), &Private::removeAll);
    clearAction = makeAction(tr("Clear what is over"), QStringLiteral("check"), {}, &Private::clearFinished);
}

void OfflineQueuePane::Private::setConnection(client::Connection* newConnection)
{
    if (connection)
        QObject::disconnect(connection, nullptr, q, nullptr);
    connection = newConnection;
    if (connection)
        QObject::connect(connection, &client::Connection::statusChanged, q, [this] { update(); });
    model->setConnection(newConnection);
}

bool OfflineQueuePane::Private::isFull() const
{
    return connection && (std::size_t(model->waiting()) >= connection->settings().offlineQueueMaximum ||
                          std::size_t(model->waitingBytes()) >= connection->settings().offlineQueueMaximumBytes);
}

QString OfflineQueuePane::Private::summary() const
{
    if (!connection)
        return {};
    const auto& settings = connection->settings();
    if (!settings.queueWhileDisconnected && model->waiting() == 0)
        return tr("This connection keeps nothing for later: what is published while it is away is refused.");
    const QString room =
        tr("%L1 of %L2 messages, %3 of %4")
            .arg(model->waiting())
            .arg(qulonglong(settings.offlineQueueMaximum))
            .arg(formatBytes(model->waitingBytes()), formatBytes(std::int64_t(settings.offlineQueueMaximumBytes)));
    if (isFull())
        return tr("Full: %1 wait. What is published now is refused.").arg(room);
    if (model->waiting() > 0)
        return connection->state() == client::ConnectionState::Connected
                   ? tr("Being sent as fast as the broker acknowledges: %1.").arg(room)
                   : tr("Sent in this order on connecting: %1.").arg(room);
    if (const int unsent = model->unsent(); unsent > 0)
        return tr("Nothing waits any more. %n message(s) could not be sent.", nullptr, unsent);
    return tr("Nothing waits any more: everything was sent.");
}

void OfflineQueuePane::Private::update()
{
    const bool any = model->rowCount() > 0;
    const bool keeps = !connection || connection->settings().queueWhileDisconnected;
    empty->setTitle(!connection ? tr("No connection") : keeps ? tr("Nothing waits to be sent") : tr("No queue"));
    empty->setHint(!connection ? tr("What you publish while a connection is away waits here.")
                   : keeps     ? tr("What you publish while the connection is away waits here, and is sent on "
                                        "connecting.")
                           : tr("This connection keeps nothing for later. “Session” in its settings changes that."));
    stack->setCurrentWidget(any ? static_cast<QWidget*>(table) : empty);
    bar->setVisible(any);
    words->setText(summary());
    QPalette colors = words->palette();
    colors.setColor(QPalette::WindowText, isFull() ? tokens().warning : tokens().text);
    words->setPalette(colors);

    const std::vector<int> rows = selectedWaiting();
    const bool away = connection && connection->state() != client::ConnectionState::Connected;
    editAction->setEnabled(rows.size() == 1);
    removeAction->setEnabled(!rows.empty());
    removeAllAction->setEnabled(model->waiting() > 0);
    upAction->setEnabled(away && !rows.empty() && rows.front() > 0);
    downAction->setEnabled(away && !rows.empty() && rows.back() < model->waiting() - 1);
    clearAction->setEnabled(model->rowCount() > model->waiting());
    if (std::exchange(told, model->waiting()) != model->waiting())
        emit q->waitingChanged();
}

std::vector<int> OfflineQueuePane::Private::selectedWaiting() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : table->selectionModel()->selectedRows()) {
        if (index.row() < model->waiting())
            rows.push_back(index.row());
    }
    std::ranges::sort(rows);
    return rows;
}

std::vector<quint64> OfflineQueuePane::Private::idsOf(const std::vector<int>& rows) const
{
    std::vector<quint64> ids;
    std::ranges::transform(rows, std::back_inserter(ids), [this](int row) { return model->publish(row).id; });
    return ids;
}

void OfflineQueuePane::Private::edit()
{
    const std::vector<int> rows = selectedWaiting();
    if (!connection || rows.size() != 1)
        return;
    const mqtt::PublishRequest request = model->publish(rows.front()).request;
    model->takeOut(rows);
    emit q->composeRequested(request);
    emit q->statusMessage(tr("Taken out of the queue. Publish it to put it back, at the end."));
}

void OfflineQueuePane::Private::remove()
{
    const std::vector<int> rows = selectedWaiting();
    if (!connection || rows.empty())
        return;
    model->takeOut(rows);
    emit q->statusMessage(tr("Taken %n message(s) out of the queue.", nullptr, int(rows.size())));
}

void OfflineQueuePane::Private::removeAll()
{
    if (!connection || model->waiting() == 0)
        return;
    std::vector<int> rows(std::size_t(model->waiting()));
    std::generate(rows.begin(), rows.end(), [row = 0]() mutable { return row++; });
    model->takeOut(rows);
    emit q->statusMessage(tr("Taken %n message(s) out of the queue.", nullptr, int(rows.size())));
}

/// Those selected move as a block of neighbours would: each past the one that is not selected.
void OfflineQueuePane::Private::move(int by)
{
    std::vector<int> rows = selectedWaiting();
    if (!connection || rows.empty())
        return;
    std::vector<int> order(std::size_t(model->waiting()));
    std::generate(order.begin(), order.end(), [row = 0]() mutable { return row++; });
    if (by > 0)
        std::ranges::reverse(rows);
    for (const int row : rows) {
        const int to = row + by;
        if (to < 0 || to >= model->waiting())
            return;
        std::swap(order[std::size_t(row)], order[std::size_t(to)]);
    }
    connection->reorderQueue(idsOf(order));
}

OfflineQueuePane::OfflineQueuePane(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Offline queue"));
}

OfflineQueuePane::~OfflineQueuePane() = default;

void OfflineQueuePane::setConnection(client::Connection* connection)
{
    d->setConnection(connection);
}

int OfflineQueuePane::waiting() const
{
    return d->model->waiting();
}

QList<QAction*> OfflineQueuePane::commands() const
{
    return {d->editAction, d->upAction, d->downAction, d->removeAction, d->removeAllAction, d->clearAction};
}

QByteArray OfflineQueuePane::saveState() const
{
    return d->table->header()->saveState();
}

bool OfflineQueuePane::restoreState(const QByteArray& state)
{
    return d->table->header()->restoreState(state);
}

void OfflineQueuePane::focusTable()
{
    if (d->model->rowCount() > 0)
        d->table->setFocus(Qt::ShortcutFocusReason);
}

} // namespace topicscope::ui
