// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/profiles/profile.h"

#include <QByteArrayView>
#include <QJsonArray>

namespace topicscope::profiles {

/// A profiles file as read. Writing it back loses nothing, not even what a newer version wrote.
struct ProfileDocument
{
    QList<Profile> profiles;
    QJsonArray foreign;   ///< entries that are no profiles we can read, written back unchanged
    QJsonObject unknown;  ///< top-level fields of a newer version
    QStringList warnings; ///< plain, translated: "Profile “x”: port 99999 is not valid, 1883 is used"

    bool operator==(const ProfileDocument&) const = default;
};

/// Reads the bytes of a profiles file. Pure; any bytes are safe. An error means "this is no profiles file at all".
base::Result<ProfileDocument> parseProfiles(QByteArrayView bytes);
/// Indented UTF-8 JSON with stable order.
QByteArray serializeProfiles(const ProfileDocument& document);

QJsonObject profileToJson(const Profile& profile);
/// An error: it has no id. Anything else that is wrong becomes a default and a warning.
base::Result<Profile> profileFromJson(const QJsonObject& object, QStringList& warnings);

} // namespace topicscope::profiles
