// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "ui/common/icon.h"
#include "ui/main_window/status_bar.h"

#include <QString>

namespace topicscope::workspace {
class OpenConnection;
}

/// How the state of a connection is said, in one place. Nothing here ever holds a password.
namespace topicscope::ui {

struct ConnectionWords
{
    QString text; ///< "Connected", "Retry in 7 s"
    Health health = Health::Idle;
    IconColor color = IconColor::Dim;
};

[[nodiscard]] ConnectionWords wordsFor(const client::ConnectionStatus& status);
/// True while it is connected or tries to be: "Disconnect" makes sense.
[[nodiscard]] bool isUnderWay(client::ConnectionState state);
/// "mqtts://broker.plant-a:8883 · MQTT 5.0 · TLS 1.3".
[[nodiscard]] QString endpointText(const workspace::OpenConnection& connection);
/// "MQTT 5.0".
[[nodiscard]] QString versionName(mqtt::Version version);

} // namespace topicscope::ui
