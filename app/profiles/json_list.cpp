// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/json_list.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace topicscope::profiles {

using namespace Qt::StringLiterals;

base::Result<JsonList> parseJsonList(QByteArrayView bytes, const JsonListFormat& format, const QString& notThis)
{
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return base::fail(QCoreApplication::translate("profiles::Json", "it is not valid JSON (%1 at byte %2)")
                              .arg(error.errorString())
                              .arg(error.offset));
    const QJsonObject root = json.object();
    if (root.value("format"_L1).toString() != format.name || !root.value(format.key).isArray())
        return base::fail(notThis);

    JsonList list;
    list.entries = root.value(format.key).toArray();
    list.unknown = root;
    list.unknown.remove("format"_L1);
    list.unknown.remove(format.key);
    list.isNewer = root.value("version"_L1).toInt() > format.version;
    if (!list.isNewer)
        list.unknown.remove("version"_L1);
    return list;
}

QByteArray serializeJsonList(const JsonListFormat& format, const QJsonArray& entries, const QJsonObject& unknown)
{
    QJsonObject root = unknown;
    root.insert("format"_L1, QString(format.name));
    if (!root.contains("version"_L1))
        root.insert("version"_L1, format.version);
    root.insert(format.key, entries);
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

} // namespace topicscope::profiles
