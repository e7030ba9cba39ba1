// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "app/profiles/secret_kind.h"
#include "app/topics/store_counters.h"
#include "ui/common/chip.h"

#include <QList>
#include <QString>

#include <optional>

namespace topicscope::topics {
class TopicStore;
}
namespace topicscope::workspace {
class OpenConnection;
}

/// What stands above the panes while something is wrong with the connection, or worth knowing about it, and what can
/// be done about it. Nothing here ever holds a password.
namespace topicscope::ui {

struct ConnectionNotice
{
    enum class Step {
        Retry,         ///< an attempt at once
        Stop,          ///< no more attempts until the person says so
        SignIn,        ///< user name and password anew, see secretsInDoubt()
        Edit,          ///< the settings
        OtherServer,   ///< the settings, with the server that the broker named
        Packets,       ///< what was received
        Subscriptions, ///< what the broker refused
        Preferences,   ///< the limits
    };
    ChipKind kind = ChipKind::Info;
    QString text; ///< empty: nothing to say
    QList<Step> steps;
};

/// Which limit of ours keeps messages on new topics out at present, as far as it has done so already.
[[nodiscard]] std::optional<topics::LossReason> limitMet(const topics::TopicStore& store);
[[nodiscard]] ConnectionNotice noticeFor(const workspace::OpenConnection& connection);
/// What is said when nothing is left to be given up.
[[nodiscard]] QString overBudgetText();
/// "Try again now", "Stop trying".
[[nodiscard]] QString labelOf(ConnectionNotice::Step step);
/// What changes beside the notice: "Next attempt in 7 s". Empty when nothing is under way.
[[nodiscard]] QString progressText(const client::ConnectionStatus& status);
/// The secrets that the last attempt was refused for; to be asked for again.
[[nodiscard]] profiles::SecretKinds secretsInDoubt(const workspace::OpenConnection& connection);

} // namespace topicscope::ui
