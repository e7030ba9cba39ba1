// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_pane_p.h"

#include "app/client/connection.h"
#include "app/payload/visible_text.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/topic_tree/filter_bar.h"
#include "ui/topic_tree/topic_rows.h"
#include "ui/topic_tree/topic_tree_view.h"

#include <QLocale>
#include <QStackedWidget>

// What an empty tree says, and the way on that it offers.
namespace topicscope::ui {

void TopicTreePanePrivate::updateEmptyState()
{
    const bool any = reader && reader->counters().topics.load() > 0;
    if (any && (!filtering || rows->isSearching() || rows->matchCount() > 0)) {
        stack->setCurrentWidget(view);
        return;
    }
    emptyKind = EmptyAction::None;
    QString title;
    QString hint;
    QString action;
    using State = client::ConnectionState;
    const auto status = connection ? connection->status() : client::ConnectionStatus();
    if (any) {
        return sayThatNothingMatches();
    } else if (!reader) {
        title = tr("No connection is open");
        hint = tr("Connect to a broker, and its topics appear here.");
    } else if (connection && status.state == State::Connecting) {
        title = tr("Connecting…");
        hint = status.text;
    } else if (connection && status.state != State::Connected) {
        title = tr("Not connected");
        hint = status.text;
        if (status.state == State::WaitingToRetry || status.state == State::Failed) {
            action = tr("Try Again Now");
            emptyKind = EmptyAction::Retry;
        }
    } else {
        return sayWhatIsSubscribed();
    }
    showEmpty(title, hint, action);
}

void TopicTreePanePrivate::sayThatNothingMatches()
{
    QString hint = filter->misreadHint();
    if (hint.isEmpty())
        hint = tr("%Ln topic(s) do not pass this filter. New ones appear here as soon as they do.", nullptr,
                  pluralOf(reader->counters().topics.load()));
    const QStringList restrictions = filter->restrictionNames();
    const bool typed = !filter->text().trimmed().isEmpty();
    if (!restrictions.isEmpty())
        hint = tr("%1\nIn force: %2").arg(hint, QLocale().createSeparatedList(restrictions));
    // Whoever typed something is looking for that; the buttons may have been forgotten.
    emptyKind = typed && !restrictions.isEmpty() ? EmptyAction::LiftRestrictions : EmptyAction::ClearFilter;
    showEmpty(tr("No topic matches"), hint,
              emptyKind == EmptyAction::LiftRestrictions ? tr("Search All Topics") : tr("Clear the Filter"));
}

void TopicTreePanePrivate::showEmpty(const QString& title, const QString& hint, const QString& action)
{
    empty->setTitle(title);
    empty->setHint(hint);
    empty->setAction(action);
    stack->setCurrentWidget(empty);
}

void TopicTreePanePrivate::sayWhatIsSubscribed()
{
    const auto subscriptions = connection ? connection->subscriptions() : std::vector<client::SubscriptionStatus>();
    if (connection && subscriptions.empty()) {
        emptyKind = EmptyAction::Subscribe;
        showEmpty(tr("Nothing is subscribed"),
                  tr("Subscribe to a topic filter, # for everything, and its topics appear here."), tr("Subscribe…"));
        return;
    }
    QStringList filters;
    bool refused = false;
    for (const client::SubscriptionStatus& subscription : subscriptions) {
        refused = refused || subscription.state == client::SubscriptionStatus::State::Refused;
        filters.append(payload::visibleText(subscription.requested.filter));
    }
    QString hint = tr("Topics appear here as soon as a message arrives.");
    if (refused)
        hint = tr("The broker refused a subscription: see Subscriptions.");
    else if (!filters.isEmpty())
        hint = tr("Subscribed to %1. Topics appear here as soon as something is published there.")
                   .arg(QLocale().createSeparatedList(filters.mid(0, 5)));
    showEmpty(tr("No message yet"), hint, {});
}

void TopicTreePanePrivate::emptyAction()
{
    switch (emptyKind) {
    case EmptyAction::None:
        break;
    case EmptyAction::Retry:
        if (connection)
            connection->retryNow();
        break;
    case EmptyAction::Subscribe:
        emit q->subscribeRequested("#");
        break;
    case EmptyAction::LiftRestrictions:
        filter->liftRestrictions();
        filter->setFocus();
        break;
    case EmptyAction::ClearFilter:
        filter->clear();
        view->setFocus();
        break;
    }
}

} // namespace topicscope::ui
