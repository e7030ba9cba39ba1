// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QString>

#include <string_view>

namespace topicscope::client {

/// A sentence of the protocol core in the person's language.
inline QString fromCore(std::string_view text)
{
    return QCoreApplication::translate("mqtt", QByteArray(text.data(), qsizetype(text.size())).constData());
}

inline QDateTime asDateTime(mqtt::Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC);
}

} // namespace topicscope::client
