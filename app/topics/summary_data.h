// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <QByteArray>

namespace topicscope::topics {

inline QByteArray payloadPrefix(const MessageSummary& message)
{
    return {message.payloadPrefix.data(), static_cast<qsizetype>(message.payloadPrefix.size())};
}

} // namespace topicscope::topics
