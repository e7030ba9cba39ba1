// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>

namespace topicscope::profiles {

/// What such a file calls itself, and where in it the list stands.
struct JsonListFormat
{
    QLatin1StringView name;
    QLatin1StringView key;
    int version;
};

/// A file that holds a list, as it was read.
struct JsonList
{
    QJsonArray entries;
    QJsonObject unknown;  ///< what stands beside the list and is written back; with the version where that is newer
    bool isNewer = false; ///< written by a newer version
};

/// Any thread. Fails where the bytes are no JSON, and with `notThis` (translated, plain) where they are another file.
[[nodiscard]] base::Result<JsonList> parseJsonList(QByteArrayView bytes, const JsonListFormat& format,
                                                   const QString& notThis);
/// Any thread. The file's bytes, to be read back by parseJsonList().
[[nodiscard]] QByteArray serializeJsonList(const JsonListFormat& format, const QJsonArray& entries,
                                           const QJsonObject& unknown);

} // namespace topicscope::profiles
