// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_import.h"

#include "app/profiles/certificate.h"
#include "app/profiles/import_reader.h"
#include "app/profiles/profile_json.h"
#include "app/profiles/safe_file.h"
#include "app/profiles/yaml_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace topicscope::profiles {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 largestCertificateFile = 1024 * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("profiles::Import", text);
}

/// An export of this program, or its profiles.json.
base::Result<ImportResult> importOwn(QByteArrayView bytes)
{
    auto document = parseProfiles(bytes);
    if (!document)
        return tl::unexpected<base::Error>(document.error());
    ImportResult result;
    result.program = u"Topicscope"_s;
    result.notes = document->warnings;
    for (Profile& profile : document->profiles) {
        ImportedProfile imported;
        if (profile.keychain | profile.sessionOnly)
            imported.notes << tr(QT_TRANSLATE_NOOP("profiles::Import",
                                                   "%1: its secrets are not in the file; enter them "
                                                   "again"))
                                  .arg(profile.displayName());
        // A new identity: the same file may be imported twice, and ids name secrets.
        const QString id = Profile::create().id;
        profile.id = id;
        profile.sessionOnly |= std::exchange(profile.keychain, {});
        // Certificates and keys cannot be typed when connecting: they are chosen anew in the editor.
        profile.sessionOnly &= typedSecretKinds;
        profile.clientCertificate = {};
        profile.ownCa = {};
        profile.lastUsed = {};
        imported.profile = std::move(profile);
        result.profiles << std::move(imported);
    }
    return result;
}

bool looksLikeMosquittoOptions(const QString& text)
{
    static const QRegularExpression option(u"^\\s*(-[hptuPiVqkcx]|--[a-z-]+)(\\s|$)"_s,
                                           QRegularExpression::MultilineOption);
    return !text.contains(QChar::Null) && option.match(text).hasMatch();
}

bool looksLikeMqttxYaml(const QString& text)
{
    static const QRegularExpression clientId(u"^[- ]*[\"']?clientId[\"']?:(\\s|$)"_s,
                                             QRegularExpression::MultilineOption);
    return !text.contains(QChar::Null) && clientId.match(text).hasMatch();
}

base::Result<ImportResult> importMqttxYaml(const QString& text)
{
    const auto value = readYaml(text);
    if (!value)
        return base::fail(tr(QT_TRANSLATE_NOOP("profiles::Import", "The file is YAML that cannot be read: %1"))
                              .arg(value.error().message));
    return importMqttx(value->isArray() ? value->toArray() : QJsonArray{*value});
}

/// Certificates in any form become PEM, as the secret store keeps them.
void normalize(ImportedProfile& imported, SecretKind kind)
{
    const auto read =
        readCertificateFile(imported.secrets.value(kind).view(), imported.secrets.value(SecretKind::Passphrase));
    if (!read) {
        if (read.error().kind == CertificateError::Kind::PassphraseNeeded && kind == SecretKind::PrivateKey) {
            imported.notes << tr(QT_TRANSLATE_NOOP("profiles::Import",
                                                   "%1: the private key is encrypted; edit the connection "
                                                   "and choose its file again to enter the passphrase"))
                                  .arg(imported.profile.displayName());
        } else {
            imported.notes << QStringLiteral("%1: %2").arg(imported.profile.displayName(), read.error().message);
        }
        imported.secrets.remove(kind);
        return;
    }
    if (kind == SecretKind::PrivateKey) {
        imported.secrets.insert(kind, read->privateKey);
        return;
    }
    if (read->certificates.isEmpty()) {
        imported.secrets.remove(kind);
        return;
    }
    imported.secrets.insert(kind, certificatesToPem(read->certificates));
    const CertificateSummary summary = summarize(read->certificates.first());
    (kind == SecretKind::CaCertificates ? imported.profile.ownCa : imported.profile.clientCertificate) = summary;
}

} // namespace

base::Result<ImportResult> parseImport(QByteArrayView bytes)
{
    const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()));
    const QJsonObject root = json.object();
    base::Result<ImportResult> result = ImportResult();
    if (root.contains("ConnectionManager_connections"_L1))
        result = importMqttExplorer(root);
    else if (root.contains("format"_L1))
        result = importOwn(bytes);
    else if (json.isArray())
        result = importMqttx(json.array());
    else if (root.contains("clientId"_L1) && root.contains("host"_L1))
        result = importMqttx(QJsonArray{root});
    else if (const QString text = QString::fromUtf8(bytes); !json.isObject() && looksLikeMqttxYaml(text))
        result = importMqttxYaml(text);
    else if (!json.isObject() && looksLikeMosquittoOptions(text))
        result = importMosquittoOptions(text);
    else
        return base::fail(tr(QT_TRANSLATE_NOOP(
            "profiles::Import", "This is no file that can be imported. Known are: settings.json of MQTT "
                                "Explorer, a JSON or YAML export of MQTTX, mosquitto's option file, and an "
                                "export of Topicscope.")));
    if (result && result->profiles.isEmpty())
        return base::fail(tr(QT_TRANSLATE_NOOP("profiles::Import", "There are no connections in this file (%1)."))
                              .arg(result->program));
    return result;
}

ImportedProfile readImportedFiles(ImportedProfile imported, const QString& folder)
{
    const auto files = std::exchange(imported.files, {});
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        auto bytes = readWholeFile(QDir(folder).absoluteFilePath(it.value()), largestCertificateFile);
        if (!bytes) {
            imported.notes << QStringLiteral("%1: %2").arg(imported.profile.displayName(), bytes.error().message);
            continue;
        }
        imported.secrets.insert(it.key(), SecretBytes{QByteArrayView(*bytes)});
        wipe(*bytes);
    }
    for (const SecretKind kind : {SecretKind::CaCertificates, SecretKind::ClientCertificate, SecretKind::PrivateKey}) {
        if (imported.secrets.contains(kind))
            normalize(imported, kind);
    }
    return imported;
}

QByteArray exportProfiles(const QList<Profile>& profiles)
{
    ProfileDocument document;
    document.profiles = profiles;
    for (Profile& profile : document.profiles)
        profile.lastUsed = {};
    return serializeProfiles(document);
}

} // namespace topicscope::profiles
