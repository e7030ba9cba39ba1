// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/properties.h"
#include "app/topics/stored_message.h"

#include <QByteArray>
#include <QJsonObject>

namespace topicscope::ui {

/// UTC, ISO 8601 with microseconds, from microseconds since the epoch.
QString isoTime(std::int64_t microseconds);
/// "retained", "live", "resumed" or "redelivered".
QString provenanceToken(mqtt::Provenance provenance);
/// Names of the standard in snake_case, binary ones Base64, `user_properties` a list of pairs; without the
/// subscription identifiers, which stand beside.
QJsonObject propertiesObject(const mqtt::Properties& list);

/// The message as one JSON object with the fields of `topicscopectl sub --format jsonl`.
QJsonObject messageObject(const topics::StoredMessage& message);
/// The same as text over several lines, for the clipboard.
QByteArray messageJson(const topics::StoredMessage& message);

} // namespace topicscope::ui
