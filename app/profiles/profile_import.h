// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace topicscope::profiles {

/// One connection found in a file of another program, or of this one.
struct ImportedProfile
{
    Profile profile;   ///< with a new id; `keychain` is empty: the secrets are not saved yet
    SecretMap secrets; ///< password, certificates, keys that the file held
    /// Files it names that hold certificates or keys: read them (off the GUI thread) with readImportedFiles().
    QMap<SecretKind, QString> files;
    QStringList notes; ///< what could not be taken over, plain and translated: unknown fields, unsupported settings
};

struct ImportResult
{
    QString program; ///< "MQTT Explorer", "MQTTX", "mosquitto", "Topicscope"
    QList<ImportedProfile> profiles;
    QStringList notes; ///< about the file as a whole
};

/// Reads MQTT Explorer's settings.json, an MQTTX export (JSON), mosquitto's option file (~/.config/mosquitto_sub), or
/// an export of this program; which one is found by looking at the bytes. Pure; any bytes are safe. Messages are not
/// imported.
base::Result<ImportResult> parseImport(QByteArrayView bytes);

/// Reads the certificate and key files an imported profile names into its secrets. A file that is gone or unreadable is
/// named in `notes`. Blocking. Relative names are taken from `folder`.
ImportedProfile readImportedFiles(ImportedProfile imported, const QString& folder);

/// Profiles as a file for another person or machine: groups and all settings, no secrets, no last use.
QByteArray exportProfiles(const QList<Profile>& profiles);

} // namespace topicscope::profiles
