// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/connection_words.h"

#include "app/workspace/open_connection.h"
#include "ui/common/format.h"

#include <QCoreApplication>

namespace topicscope::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::ConnectionWords)
};

} // namespace

using client::ConnectionState;

bool isUnderWay(ConnectionState state)
{
    return state == ConnectionState::Connected || state == ConnectionState::Connecting ||
           state == ConnectionState::WaitingToRetry;
}

ConnectionWords wordsFor(const client::ConnectionStatus& status)
{
    switch (status.state) {
    case ConnectionState::Connected:
        return {Words::tr("Connected"), Health::Good, IconColor::Good};
    case ConnectionState::Connecting:
        return {Words::tr("Connecting…"), Health::Idle, IconColor::Accent};
    case ConnectionState::WaitingToRetry:
        return {Words::tr("Retry in %1 s").arg(secondsUntil(status.retryAt)), Health::Warning, IconColor::Warning};
    case ConnectionState::Failed:
        return {Words::tr("Not connected"), Health::Bad, IconColor::Bad};
    case ConnectionState::Closing:
        return {Words::tr("Disconnecting…"), Health::Idle, IconColor::Dim};
    case ConnectionState::Disconnected:
        break;
    }
    return {Words::tr("Disconnected"), Health::Idle, IconColor::Dim};
}

QString versionName(mqtt::Version version)
{
    switch (version) {
    case mqtt::Version::V3_1:
        return QStringLiteral("MQTT 3.1");
    case mqtt::Version::V3_1_1:
        return QStringLiteral("MQTT 3.1.1");
    case mqtt::Version::V5_0:
        break;
    }
    return QStringLiteral("MQTT 5.0");
}

QString endpointText(const workspace::OpenConnection& connection)
{
    QStringList parts{connection.profile().displayUrl()};
    const auto info = connection.connection().info();
    if (info && connection.connection().state() == ConnectionState::Connected) {
        parts.append(versionName(info->version));
        parts.append(info->transport);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace topicscope::ui
