// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/mqtt/session_listener.h"
#include "app/payload/format.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace topicscope::commands {

/// A message that a person gave a name, to write it again another day.
struct SavedMessage
{
    QString id;     ///< never changes; made by SavedMessages::save() where it is empty
    QString name;   ///< what the person calls it
    QString folder; ///< empty: none
    mqtt::PublishRequest message;
    /// How the payload was written: Text, Json, Hex or Base64.
    payload::Format format = payload::Format::Text;
    QJsonObject unknown; ///< what a newer version wrote, kept

    bool operator==(const SavedMessage& other) const;
};

/// Everything that stands in one file.
struct SavedMessageDocument
{
    QList<SavedMessage> messages;
    QJsonArray foreign;   ///< entries that cannot be read; written back as they are
    QJsonObject unknown;  ///< fields of the document that a newer version wrote
    QStringList warnings; ///< for the person, plain and translated
};

/// An error when it is not such a file at all; what single entries lack is told in the document's warnings.
base::Result<SavedMessageDocument> parseSavedMessages(QByteArrayView bytes);
QByteArray serializeSavedMessages(const SavedMessageDocument& document);

} // namespace topicscope::commands
