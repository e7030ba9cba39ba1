// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/import_reader.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace topicscope::profiles {

namespace {

using namespace Qt::StringLiterals;

/// `{name, data}`: data is the Base64 of the file's bytes.
void takeFile(ImportReader& reader, QLatin1StringView key, SecretKind kind, ImportedProfile& imported)
{
    const QJsonObject file = reader.object(key);
    if (file.isEmpty())
        return;
    auto decoded = QByteArray::fromBase64Encoding(file.value("data"_L1).toString().toLatin1());
    if (!decoded || decoded.decoded.isEmpty()) {
        imported.notes << QCoreApplication::translate("profiles::Import", "%1: the file “%2” cannot be read")
                              .arg(imported.profile.displayName(), file.value("name"_L1).toString());
        return;
    }
    imported.secrets.insert(kind, SecretBytes{QByteArrayView(decoded.decoded)});
    wipe(decoded.decoded);
}

QList<SubscriptionEntry> subscriptions(const QJsonValue& value)
{
    QList<SubscriptionEntry> entries;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& item : array) {
        SubscriptionEntry entry;
        // Version 0 of the format has the filters alone.
        entry.filter = item.isString() ? item.toString() : item.toObject().value("topic"_L1).toString();
        entry.qos = static_cast<mqtt::QoS>(qBound(0, item.toObject().value("qos"_L1).toInt(), 2));
        if (!entry.filter.isEmpty())
            entries << entry;
    }
    return entries;
}

Transport transportOf(bool webSocket, bool encrypted)
{
    if (webSocket)
        return encrypted ? Transport::SecureWebSocket : Transport::WebSocket;
    return encrypted ? Transport::Tls : Transport::Tcp;
}

ImportedProfile connection(const QJsonObject& object)
{
    ImportReader reader(object);
    ImportedProfile imported;
    Profile& profile = imported.profile;
    profile = Profile::create();
    profile.name = reader.text("name"_L1);
    profile.host = reader.text("host"_L1);
    profile.port = reader.number<quint16>("port"_L1).value_or(0);
    profile.transport = transportOf(reader.text("protocol"_L1) == "ws"_L1, reader.boolean("encryption"_L1, false));
    // What that program does, fixed: MQTT 3.1.1, clean session, keep alive 60.
    profile.protocol = ProtocolChoice::V3_1_1;
    if (const QString path = reader.text("basePath"_L1); !path.isEmpty())
        profile.webSocketPath = path.startsWith(u'/') ? path : u'/' + path;
    profile.tls.verifyPeer = reader.boolean("certValidation"_L1, true);
    profile.userName = reader.text("username"_L1);
    if (const QString password = reader.text("password"_L1); !password.isEmpty())
        imported.secrets.insert(SecretKind::Password, SecretBytes::fromText(password));
    profile.clientId = reader.text("clientId"_L1);
    takeFile(reader, "selfSignedCertificate"_L1, SecretKind::CaCertificates, imported);
    takeFile(reader, "clientCertificate"_L1, SecretKind::ClientCertificate, imported);
    takeFile(reader, "clientKey"_L1, SecretKind::PrivateKey, imported);
    if (const QJsonValue list = reader.value("subscriptions"_L1); list.isArray())
        profile.subscriptions = subscriptions(list);
    reader.ignore({"configVersion"_L1, "type"_L1, "id"_L1});
    noteLeftOver(reader, profile.displayName(), imported.notes);
    return imported;
}

} // namespace

ImportResult importMqttExplorer(const QJsonObject& root)
{
    ImportResult result;
    result.program = u"MQTT Explorer"_s;
    const QJsonObject connections = root.value("ConnectionManager_connections"_L1).toObject();
    for (const QJsonValue& value : connections)
        result.profiles << connection(value.toObject());
    if (!root.value("connection_view_state"_L1).toObject().isEmpty())
        result.notes << QCoreApplication::translate("profiles::Import", "Its charts are not taken over.");
    return result;
}

} // namespace topicscope::profiles
