// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptions_pane.h"

#include "app/client/connection.h"
#include "app/payload/visible_text.h"
#include "ui/common/empty_state.h"
#include "ui/common/row_list.h"
#include "ui/common/spacing.h"
#include "ui/subscriptions/subscription_form.h"
#include "ui/subscriptions/subscription_model.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace topicscope::ui {

class SubscriptionsPane::Private
{
public:
    explicit Private(SubscriptionsPane* pane);

    void setConnection(client::Connection* connection);
    void submit(const mqtt::Subscription& subscription);
    void edit();
    void stopEditing();
    void remove();
    void copyFilter();
    void connectionChanged();
    void updateActions();
    void settle();
    /// Tells the list as a person wants it, after `changed` was added or replaced, and `removed` were taken out.
    void edited(const std::vector<mqtt::Bytes>& removed, const mqtt::Subscription* changed);
    /// The filters as they will be when everything asked for has been carried out.
    std::vector<mqtt::Subscription> wanted() const;
    std::vector<int> selectedRows() const;

    SubscriptionsPane* q;
    QPointer<client::Connection> connection;
    SubscriptionModel* model;
    QStackedWidget* stack;
    EmptyState* empty;
    QTreeView* table;
    SubscriptionForm* form;
    /// Asked for, and not yet in the connection's list: commands are carried out on the I/O thread.
    std::vector<mqtt::Subscription> added;
    std::vector<mqtt::Bytes> taken;
    mqtt::Bytes editing; ///< filter that is being changed; empty: none
    QAction* addAction;
    QAction* editAction;
    QAction* removeAction;
    QAction* copyAction;
};

SubscriptionsPane::Private::Private(SubscriptionsPane* pane)
    : q(pane),
      model(new SubscriptionModel(q)),
      stack(new QStackedWidget(q)),
      empty(new EmptyState(QStringLiteral("subscriptions"), {}, {}, stack)),
      table(new QTreeView(stack)),
      form(new SubscriptionForm(q))
{
    table->setModel(model);
    makeRowList(table, tr("Subscriptions"), {22, 8, 8, 26, 8});
    table->header()->setStretchLastSection(true);
    stack->addWidget(empty);
    stack->addWidget(table);
    // Else the list would ask for the height it would like, and push the form out of a low pane.
    stack->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(stack, 1);
    layout->addWidget(form);

    const auto action = [&](const QString& text, const QKeySequence& shortcut, auto handler) {
        auto* made = new QAction(text, q);
        made->setShortcut(shortcut);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(made, &QAction::triggered, q, handler);
        return made;
    };
    addAction = action(tr("Subscribe to a filter"), {}, [this] {
        stopEditing();
        form->focusFilter();
    });
    editAction = action(tr("Change this subscription"), QKeySequence(Qt::Key_F2), [this] { edit(); });
    removeAction = action(tr("Unsubscribe"), QKeySequence::Delete, [this] { remove(); });
    copyAction = action(tr("Copy filter"), QKeySequence::Copy, [this] { copyFilter(); });
    table->addActions({editAction, removeAction, copyAction});
    q->addAction(addAction);
    QObject::connect(form, &SubscriptionForm::submitted, q,
                     [this](const mqtt::Subscription& subscription) { submit(subscription); });
    QObject::connect(form, &SubscriptionForm::cancelled, q, [this] { stopEditing(); });
    QObject::connect(table, &QTreeView::activated, q, [this] { edit(); });
    QObject::connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, q, [this] { updateActions(); });
    QObject::connect(table->header(), &QHeaderView::sectionResized, q, &SubscriptionsPane::stateChanged);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        QObject::connect(model, signal, q, [this] { connectionChanged(); });
    connectionChanged();
}

void SubscriptionsPane::Private::setConnection(client::Connection* newConnection)
{
    if (newConnection == connection && newConnection)
        return;
    if (connection)
        QObject::disconnect(connection, nullptr, q, nullptr);
    connection = newConnection;
    added.clear();
    taken.clear();
    model->setConnection(newConnection);
    if (connection) {
        QObject::connect(connection, &client::Connection::statusChanged, q, [this] { connectionChanged(); });
        QObject::connect(connection, &client::Connection::subscriptionsChanged, q, [this] { settle(); });
    }
    stopEditing();
    connectionChanged();
}

void SubscriptionsPane::Private::connectionChanged()
{
    form->setEnabled(connection != nullptr);
    addAction->setEnabled(connection != nullptr);
    empty->setTitle(connection ? tr("Nothing is subscribed") : tr("No connection"));
    empty->setHint(connection
                       ? tr("Enter a filter below. # is every topic, and $SYS/# what the broker says about itself.")
                       : tr("The subscriptions of the open connection appear here, with what the broker granted."));
    stack->setCurrentWidget(model->rowCount() > 0 ? static_cast<QWidget*>(table) : empty);
    stack->setMinimumHeight(model->rowCount() > 0 ? 4 * table->fontMetrics().height()
                                                  : empty->minimumSizeHint().height());
    if (connection) {
        const auto info = connection->info();
        form->setVersion(info ? info->version : connection->settings().connect.version);
        form->setServerLimits(!info || info->limits.wildcardSubscriptions, !info || info->limits.sharedSubscriptions);
    }
    updateActions();
}

std::vector<int> SubscriptionsPane::Private::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    return rows;
}

void SubscriptionsPane::Private::updateActions()
{
    const std::size_t count = selectedRows().size();
    editAction->setEnabled(connection && count == 1);
    copyAction->setEnabled(count > 0);
    removeAction->setEnabled(connection && count > 0);
}

std::vector<mqtt::Subscription> SubscriptionsPane::Private::wanted() const
{
    std::vector<mqtt::Subscription> list;
    for (const client::SubscriptionStatus& status : connection->subscriptions()) {
        const bool leaving = status.state == client::SubscriptionStatus::State::Unsubscribing ||
                             std::find(taken.begin(), taken.end(), status.requested.filter) != taken.end();
        if (!leaving)
            list.push_back(status.requested);
    }
    for (const mqtt::Subscription& subscription : added) {
        const auto same = std::find_if(list.begin(), list.end(), [&](const mqtt::Subscription& each) {
            return each.filter == subscription.filter;
        });
        if (same != list.end())
            *same = subscription;
        else
            list.push_back(subscription);
    }
    return list;
}

void SubscriptionsPane::Private::edited(const std::vector<mqtt::Bytes>& removed, const mqtt::Subscription* changed)
{
    const auto drop = [this](const mqtt::Bytes& filter) {
        std::erase_if(added, [&](const mqtt::Subscription& each) { return each.filter == filter; });
        std::erase(taken, filter);
    };
    for (const mqtt::Bytes& filter : removed) {
        drop(filter);
        taken.push_back(filter);
    }
    if (changed) {
        drop(changed->filter);
        added.push_back(*changed);
    }
    Q_EMIT q->subscriptionsEdited(wanted());
}

/// Forgets what the connection has carried out by now.
void SubscriptionsPane::Private::settle()
{
    const auto list = connection ? connection->subscriptions() : std::vector<client::SubscriptionStatus>();
    const auto find = [&list](const mqtt::Bytes& filter) {
        return std::find_if(list.begin(), list.end(),
                            [&](const client::SubscriptionStatus& each) { return each.requested.filter == filter; });
    };
    std::erase_if(added, [&](const mqtt::Subscription& each) {
        const auto found = find(each.filter);
        return found != list.end() && found->requested == each;
    });
    std::erase_if(taken, [&](const mqtt::Bytes& filter) { return find(filter) == list.end(); });
}

void SubscriptionsPane::Private::submit(const mqtt::Subscription& subscription)
{
    if (!connection)
        return;
    std::vector<mqtt::Bytes> replaced;
    // Another filter text is another subscription; the same one is replaced by the broker [MQTT-3.8.4-3].
    if (!editing.empty() && editing != subscription.filter)
        replaced.push_back(editing);
    edited(replaced, &subscription);
    connection->subscribe({subscription});
    if (!replaced.empty())
        connection->unsubscribe(replaced);
    stopEditing();
    form->clear();
    const int row = model->rowOf(subscription.filter);
    if (row >= 0)
        table->setCurrentIndex(model->index(row, 0));
}

void SubscriptionsPane::Private::edit()
{
    const std::vector<int> rows = selectedRows();
    if (rows.size() != 1)
        return;
    const mqtt::Subscription& subscription = model->subscription(rows.front()).requested;
    editing = subscription.filter;
    form->setSubscription(subscription);
    form->setEditing(true);
    form->focusFilter();
}

void SubscriptionsPane::Private::stopEditing()
{
    if (!editing.empty())
        form->clear();
    editing.clear();
    form->setEditing(false);
}

void SubscriptionsPane::Private::remove()
{
    std::vector<mqtt::Bytes> filters;
    for (const int row : selectedRows())
        filters.push_back(model->subscription(row).requested.filter);
    if (!connection || filters.empty())
        return;
    edited(filters, nullptr);
    connection->unsubscribe(filters);
    Q_EMIT q->statusMessage(
        tr("Unsubscribing from %Ln filters. What was received stays.", nullptr, int(filters.size())));
}

void SubscriptionsPane::Private::copyFilter()
{
    QStringList filters;
    for (const int row : selectedRows())
        filters << payload::visibleText(model->subscription(row).requested.filter);
    QGuiApplication::clipboard()->setText(filters.join(u'\n'));
    Q_EMIT q->statusMessage(tr("Copied %Ln filters.", nullptr, int(filters.size())));
}

SubscriptionsPane::SubscriptionsPane(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Subscriptions"));
}

SubscriptionsPane::~SubscriptionsPane() = default;

void SubscriptionsPane::setConnection(client::Connection* connection)
{
    d->setConnection(connection);
}

void SubscriptionsPane::offerFilter(const mqtt::Bytes& filter)
{
    d->stopEditing();
    mqtt::Subscription subscription = d->form->subscription();
    subscription.filter = filter;
    subscription.options.retainAsPublished = true;
    d->form->setSubscription(subscription);
    d->form->focusFilter();
}

QList<QAction*> SubscriptionsPane::commands() const
{
    return {d->addAction, d->editAction, d->removeAction, d->copyAction};
}

QByteArray SubscriptionsPane::saveState() const
{
    return d->table->header()->saveState();
}

bool SubscriptionsPane::restoreState(const QByteArray& state)
{
    return d->table->header()->restoreState(state);
}

void SubscriptionsPane::focusTable()
{
    (d->model->rowCount() > 0 ? static_cast<QWidget*>(d->table) : d->form)->setFocus(Qt::ShortcutFocusReason);
}

} // namespace topicscope::ui
