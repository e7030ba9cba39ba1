// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <QByteArray>

namespace topicscope::ui {

/// The message as one JSON object with the fields of `topicscopectl sub --format jsonl`, for the clipboard.
QByteArray messageJson(const topics::StoredMessage& message);

} // namespace topicscope::ui
