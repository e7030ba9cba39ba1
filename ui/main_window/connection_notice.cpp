// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/connection_notice.h"

#include "app/mqtt/reason_code.h"
#include "app/workspace/open_connection.h"
#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace topicscope::ui {

using client::ConnectionState;
using client::ErrorKind;
using profiles::SecretKind;
using Step = ConnectionNotice::Step;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::ConnectionNotice)
};

int refusedFilters(const client::Connection& connection)
{
    const auto list = connection.subscriptions();
    return int(std::ranges::count_if(list, [](const client::SubscriptionStatus& each) {
        return each.state == client::SubscriptionStatus::State::Refused;
    }));
}

QString limitText(const topics::TopicStore& store)
{
    if (const auto reason = limitMet(store))
        return topics::LossReasons::explanation(*reason);
    // The store looks again only when it is full, so a budget that was raised is seen here first.
    const bool over = store.counters().overBudget.load(std::memory_order_relaxed);
    return over && store.budget().used() > store.budget().limit() ? overBudgetText() : QString();
}

ConnectionNotice whileConnected(const client::Connection& connection, const topics::TopicStore& store)
{
    const auto info = connection.info();
    if (!info)
        return {};
    ConnectionNotice notice;
    QStringList sentences;
    if (const QString limit = limitText(store); !limit.isEmpty()) {
        notice.kind = ChipKind::Warning;
        sentences << limit;
        notice.steps << Step::Preferences;
    }
    if (!info->tlsWarnings.isEmpty()) {
        notice.kind = ChipKind::Warning;
        sentences << info->tlsWarnings;
    }
    if (info->fellBack)
        sentences << Words::tr("The broker does not accept MQTT 5.0; connected with MQTT 3.1.1 instead.");
    if (info->sessionLost) {
        notice.kind = ChipKind::Warning;
        sentences << Words::tr("The broker no longer had our session: what it had kept for us while we were away is "
                               "gone, and all filters were subscribed anew.");
    }
    if (const int refused = refusedFilters(connection); refused > 0) {
        notice.kind = ChipKind::Warning;
        sentences << Words::tr("The broker refused %n filter(s).", nullptr, refused);
        notice.steps << Step::Subscriptions;
    }
    notice.text = sentences.join(QLatin1Char(' '));
    return notice;
}

bool settingsMayBeWrong(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Settings:
    case ErrorKind::HostNotFound:
    case ErrorKind::Tls:
    case ErrorKind::Proxy:
    case ErrorKind::WebSocket:
    case ErrorKind::BrokerRefused:
        return true;
    default:
        return false;
    }
}

} // namespace

profiles::SecretKinds secretsInDoubt(const workspace::OpenConnection& connection)
{
    using enum mqtt::ReasonCode;
    const client::ConnectionError error = connection.connection().status().error;
    switch (error.kind) {
    case ErrorKind::BrokerRefused:
    case ErrorKind::BrokerDisconnect:
        if (error.reasonCode == int(BadUserNameOrPassword) || error.reasonCode == int(NotAuthorized))
            return SecretKind::Password;
        break;
    case ErrorKind::Proxy:
        if (error.reasonCode == 407)
            return SecretKind::ProxyPassword;
        break;
    default:
        break;
    }
    return {};
}

QString overBudgetText()
{
    return Words::tr("The topics and their last messages alone need more memory than the budget allows. Everything is "
                     "kept up to four times the budget; it can be raised in the preferences.");
}

std::optional<topics::LossReason> limitMet(const topics::TopicStore& store)
{
    using topics::LossReason;
    const topics::StoreCounters& counters = store.counters();
    if (counters.topics.load(std::memory_order_relaxed) >= store.maximumTopics())
        return counters.lost(LossReason::TopicLimit) > 0 ? std::optional(LossReason::TopicLimit) : std::nullopt;
    // Close to the limit new topics are refused and taken many times a second.
    const bool close = store.budget().used() > store.budget().hardLimit() / 4 * 3;
    const bool refusing = counters.refusingTopics.load(std::memory_order_relaxed);
    if (!refusing && !close)
        return std::nullopt;
    for (const LossReason reason : {LossReason::MemoryLimit, LossReason::TopicLimit})
        if (counters.lost(reason) > 0)
            return reason;
    return std::nullopt;
}

ConnectionNotice noticeFor(const workspace::OpenConnection& connection)
{
    const client::ConnectionStatus status = connection.connection().status();
    if (status.state == ConnectionState::Connected)
        return whileConnected(connection.connection(), connection.store());
    const client::ConnectionError& error = status.error;
    if (!error || status.state == ConnectionState::Disconnected || status.state == ConnectionState::Closing)
        return {};
    // The reason stays while the next attempt runs, so that nothing flickers.
    ConnectionNotice notice;
    const bool failed = status.state == ConnectionState::Failed;
    notice.kind = failed ? ChipKind::Bad : ChipKind::Warning;
    notice.text = asSentence(error.message);
    if (!error.advice.isEmpty())
        notice.text += QLatin1Char(' ') + asSentence(error.advice);
    const bool signIn = bool(secretsInDoubt(connection));
    const bool edit = settingsMayBeWrong(error.kind);
    if (signIn)
        notice.steps << Step::SignIn;
    if (!error.serverReference.isEmpty())
        notice.steps << Step::OtherServer;
    if (!failed)
        notice.steps << Step::Retry << Step::Stop;
    if (edit && error.serverReference.isEmpty())
        notice.steps << Step::Edit;
    if (error.kind == ErrorKind::Protocol)
        notice.steps << Step::Packets;
    if (failed && !signIn)
        notice.steps << Step::Retry;
    return notice;
}

QString labelOf(Step step)
{
    switch (step) {
    case Step::Retry:
        return Words::tr("Try again now");
    case Step::Stop:
        return Words::tr("Stop trying");
    case Step::SignIn:
        return Words::tr("Sign in again…");
    case Step::Edit:
        return Words::tr("Edit connection…");
    case Step::OtherServer:
        return Words::tr("Use that server…");
    case Step::Packets:
        return Words::tr("Show packets");
    case Step::Subscriptions:
        return Words::tr("Show subscriptions");
    case Step::Preferences:
        return Words::tr("Preferences…");
    }
    return {};
}

QString progressText(const client::ConnectionStatus& status)
{
    switch (status.state) {
    case ConnectionState::WaitingToRetry:
        return Words::tr("Next attempt in %1 s").arg(secondsUntil(status.retryAt));
    case ConnectionState::Connecting:
        return status.attempt > 1 ? Words::tr("Attempt %L1…").arg(status.attempt) : QString();
    case ConnectionState::Failed:
        return Words::tr("Not trying again by itself");
    default:
        return {};
    }
}

} // namespace topicscope::ui
