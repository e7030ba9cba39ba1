// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/import_reader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace topicscope::profiles {

namespace {

using namespace Qt::StringLiterals;

constexpr quint32 neverExpires = std::numeric_limits<quint32>::max();

Transport transportOf(const QString& protocol, bool encrypted)
{
    if (protocol == "mqtts"_L1)
        return Transport::Tls;
    if (protocol == "ws"_L1)
        return encrypted ? Transport::SecureWebSocket : Transport::WebSocket;
    if (protocol == "wss"_L1)
        return Transport::SecureWebSocket;
    return encrypted ? Transport::Tls : Transport::Tcp;
}

/// `{key: "value"}` or `{key: ["value", …]}`; also as JSON in a string.
NameValueList userProperties(const QJsonValue& value)
{
    const QJsonObject object =
        value.isString() ? QJsonDocument::fromJson(value.toString().toUtf8()).object() : value.toObject();
    NameValueList result;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonArray values = it.value().isArray() ? it.value().toArray() : QJsonArray{it.value()};
        for (const QJsonValue& single : values)
            result.append({it.key(), single.toVariant().toString()});
    }
    return result;
}

QStringList alpn(const QString& text)
{
    QString list = text;
    list.remove(u'[').remove(u']').remove(u'"');
    QStringList result;
    const QStringList names = list.split(u',', Qt::SkipEmptyParts);
    for (const QString& name : names) {
        if (!name.trimmed().isEmpty())
            result << name.trimmed();
    }
    return result;
}

QList<SubscriptionEntry> subscriptions(const QJsonArray& array, const QString& where, QStringList& notes)
{
    QList<SubscriptionEntry> entries;
    for (const QJsonValue& item : array) {
        ImportReader reader(item.toObject());
        SubscriptionEntry entry;
        entry.filter = reader.text("topic"_L1);
        entry.qos = static_cast<mqtt::QoS>(reader.number<quint8>("qos"_L1, 0, 2).value_or(0));
        entry.enabled = !reader.boolean("disabled"_L1, false);
        entry.noLocal = reader.boolean("nl"_L1, false);
        entry.retainAsPublished = reader.boolean("rap"_L1, false);
        entry.retainHandling = reader.number<quint8>("rh"_L1, 0, 2).value_or(0);
        // Subscription identifiers are assigned by this program itself; the rest is how it looked over there.
        reader.ignore({"id"_L1, "retain"_L1, "alias"_L1, "color"_L1, "createAt"_L1, "connectionId"_L1,
                       "subscriptionIdentifier"_L1});
        noteLeftOver(reader, QStringLiteral("%1, %2").arg(where, entry.filter), notes);
        if (!entry.filter.isEmpty())
            entries << entry;
    }
    return entries;
}

LastWill lastWill(const QJsonObject& object, const QString& where, QStringList& notes)
{
    ImportReader reader(object);
    LastWill will;
    will.topic = reader.text("lastWillTopic"_L1);
    will.enabled = !will.topic.isEmpty();
    will.payload = reader.text("lastWillPayload"_L1).toUtf8();
    will.qos = static_cast<mqtt::QoS>(reader.number<quint8>("lastWillQos"_L1, 0, 2).value_or(0));
    will.retain = reader.boolean("lastWillRetain"_L1, false);
    ImportReader properties(reader.object("properties"_L1));
    will.delaySeconds = properties.number<quint32>("willDelayInterval"_L1);
    will.payloadIsUtf8 = properties.boolean("payloadFormatIndicator"_L1, false);
    will.messageExpirySeconds = properties.number<quint32>("messageExpiryInterval"_L1);
    will.contentType = properties.text("contentType"_L1);
    will.responseTopic = properties.text("responseTopic"_L1);
    will.correlationData = properties.text("correlationData"_L1).toUtf8();
    will.userProperties = userProperties(properties.value("userProperties"_L1));
    reader.ignore({"id"_L1});
    noteLeftOver(reader, where, notes);
    noteLeftOver(properties, where, notes);
    return will;
}

void takeProperties(const QJsonObject& object, ImportedProfile& imported)
{
    Profile& profile = imported.profile;
    ImportReader reader(object);
    // Unset together with "not clean" means there: for ever.
    profile.sessionExpirySeconds =
        reader.number<quint32>("sessionExpiryInterval"_L1).value_or(profile.cleanStart ? 0 : neverExpires);
    profile.receiveMaximum = reader.number<quint16>("receiveMaximum"_L1, 1);
    profile.maximumPacketSize = reader.number<quint32>("maximumPacketSize"_L1, 1);
    profile.topicAliasMaximum = reader.number<quint16>("topicAliasMaximum"_L1);
    profile.requestResponseInformation = reader.boolean("requestResponseInformation"_L1, false);
    profile.requestProblemInformation = reader.boolean("requestProblemInformation"_L1, true);
    profile.userProperties = userProperties(reader.value("userProperties"_L1));
    profile.authenticationMethod = reader.text("authenticationMethod"_L1);
    reader.ignore({"authenticationData"_L1}); // made anew with every connect
    noteLeftOver(reader, profile.displayName(), imported.notes);
}

void takeTls(ImportReader& reader, ImportedProfile& imported)
{
    imported.profile.tls.verifyPeer = reader.boolean("rejectUnauthorized"_L1, true);
    imported.profile.tls.alpn = alpn(reader.text("ALPNProtocols"_L1));
    const std::pair<QLatin1StringView, SecretKind> files[] = {{"ca"_L1, SecretKind::CaCertificates},
                                                              {"cert"_L1, SecretKind::ClientCertificate},
                                                              {"key"_L1, SecretKind::PrivateKey}};
    for (const auto& [key, kind] : files) {
        if (const QString path = reader.text(key); !path.isEmpty())
            imported.files.insert(kind, path);
    }
}

void takeReconnect(ImportReader& reader, Profile& profile)
{
    profile.reconnect.enabled = reader.boolean("reconnect"_L1, true);
    if (const auto period = reader.number<quint32>("reconnectPeriod"_L1, 1, 3'600'000)) {
        profile.reconnect.firstDelayMs = static_cast<int>(*period);
        profile.reconnect.maximumDelayMs = qMax(profile.reconnect.maximumDelayMs, profile.reconnect.firstDelayMs);
    }
    if (const auto seconds = reader.number<quint32>("connectTimeout"_L1, 1, 3'600))
        profile.connectTimeoutMs = static_cast<int>(*seconds) * 1'000;
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
    profile.transport = transportOf(reader.text("protocol"_L1), reader.boolean("ssl"_L1, false));
    if (const QString path = reader.text("path"_L1); !path.isEmpty())
        profile.webSocketPath = path.startsWith(u'/') ? path : u'/' + path;
    const QString version = reader.text("mqttVersion"_L1);
    profile.protocol = version == "3.1"_L1     ? ProtocolChoice::V3_1
                       : version == "3.1.1"_L1 ? ProtocolChoice::V3_1_1
                       : version == "5.0"_L1   ? ProtocolChoice::V5_0
                                               : ProtocolChoice::Automatic;
    profile.clientId = reader.text("clientId"_L1);
    profile.cleanStart = reader.boolean("clean"_L1, true);
    profile.keepAliveSeconds = reader.number<quint16>("keepalive"_L1).value_or(60);
    profile.userName = reader.text("username"_L1);
    if (const QString password = reader.text("password"_L1); !password.isEmpty())
        imported.secrets.insert(SecretKind::Password, SecretBytes::fromText(password));
    takeTls(reader, imported);
    takeReconnect(reader, profile);
    profile.will = lastWill(reader.object("will"_L1), profile.displayName(), imported.notes);
    takeProperties(reader.object("properties"_L1), imported);
    profile.subscriptions =
        subscriptions(reader.value("subscriptions"_L1).toArray(), profile.displayName(), imported.notes);
    if (reader.boolean("clientIdWithTime"_L1, false))
        imported.notes << QCoreApplication::translate("profiles::Import", "%1: no time is added to the client id here")
                              .arg(profile.displayName());
    if (const auto messages = reader.value("messages"_L1).toArray(); !messages.isEmpty())
        imported.notes << QCoreApplication::translate("profiles::Import", "%1: its messages are not taken over")
                              .arg(profile.displayName());
    reader.ignore({"id"_L1, "certType"_L1, "unreadMessageCount"_L1, "parentId"_L1, "orderId"_L1, "isCollection"_L1,
                   "createAt"_L1, "updateAt"_L1});
    noteLeftOver(reader, profile.displayName(), imported.notes);
    return imported;
}

} // namespace

ImportResult importMqttx(const QJsonArray& connections)
{
    ImportResult result;
    result.program = u"MQTTX"_s;
    for (const QJsonValue& value : connections) {
        const QJsonObject object = value.toObject();
        if (object.contains("host"_L1))
            result.profiles << connection(object);
        else
            result.notes << QCoreApplication::translate("profiles::Import", "An entry without a host was left out.");
    }
    return result;
}

} // namespace topicscope::profiles
