// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_json.h"

#include "app/profiles/json_fields.h"
#include "app/profiles/json_list.h"

#include <QCoreApplication>
#include <QSet>
#include <QUuid>

namespace topicscope::profiles {

namespace {

using Key = QLatin1StringView;
using namespace Qt::StringLiterals;

constexpr JsonListFormat fileFormat{.name = "topicscope-profiles"_L1, .key = "profiles"_L1, .version = 1};

constexpr std::array protocolNames{
    std::pair{ProtocolChoice::Automatic, "auto"_L1},
    std::pair{ProtocolChoice::V3_1, "3.1"_L1},
    std::pair{ProtocolChoice::V3_1_1, "3.1.1"_L1},
    std::pair{ProtocolChoice::V5_0, "5.0"_L1},
};
constexpr std::array transportNames{
    std::pair{Transport::Tcp, "mqtt"_L1},
    std::pair{Transport::Tls, "mqtts"_L1},
    std::pair{Transport::WebSocket, "ws"_L1},
    std::pair{Transport::SecureWebSocket, "wss"_L1},
};
constexpr std::array tlsNames{
    std::pair{TlsVersion::V1_2, "1.2"_L1},
    std::pair{TlsVersion::V1_3, "1.3"_L1},
};
constexpr std::array proxyNames{
    std::pair{ProxyType::None, "none"_L1},
    std::pair{ProxyType::System, "system"_L1},
    std::pair{ProxyType::Socks5, "socks5"_L1},
    std::pair{ProxyType::HttpConnect, "http"_L1},
};

template <typename Number>
constexpr Number largest = std::numeric_limits<Number>::max();

mqtt::QoS readQos(JsonReader& reader, Key key)
{
    return static_cast<mqtt::QoS>(reader.number<int>(key, 0, 0, 2));
}

void writeQos(JsonWriter& writer, Key key, mqtt::QoS qos)
{
    writer.number(key, static_cast<int>(qos), 0);
}

QJsonObject subscriptionToJson(const SubscriptionEntry& entry)
{
    JsonWriter writer(entry.unknown);
    writer.text("filter"_L1, entry.filter);
    writeQos(writer, "qos"_L1, entry.qos);
    writer.boolean("enabled"_L1, entry.enabled, true);
    writer.boolean("noLocal"_L1, entry.noLocal, false);
    writer.boolean("retainAsPublished"_L1, entry.retainAsPublished, false);
    writer.number("retainHandling"_L1, entry.retainHandling, 0);
    return writer.take();
}

SubscriptionEntry subscriptionFromJson(const QJsonObject& object, const QString& where, QStringList& warnings)
{
    JsonReader reader(object, where, warnings);
    SubscriptionEntry entry;
    entry.filter = reader.text("filter"_L1);
    entry.qos = readQos(reader, "qos"_L1);
    entry.enabled = reader.boolean("enabled"_L1, true);
    entry.noLocal = reader.boolean("noLocal"_L1, false);
    entry.retainAsPublished = reader.boolean("retainAsPublished"_L1, false);
    entry.retainHandling = reader.number("retainHandling"_L1, 0, 0, 2);
    entry.unknown = reader.unknown();
    return entry;
}

QJsonObject willToJson(const LastWill& will)
{
    JsonWriter writer(will.unknown);
    writer.boolean("enabled"_L1, will.enabled, false);
    writer.text("topic"_L1, will.topic);
    writer.bytes("payload"_L1, will.payload);
    writeQos(writer, "qos"_L1, will.qos);
    writer.boolean("retain"_L1, will.retain, false);
    writer.optionalNumber("delaySeconds"_L1, will.delaySeconds);
    writer.optionalNumber("messageExpirySeconds"_L1, will.messageExpirySeconds);
    writer.boolean("payloadIsUtf8"_L1, will.payloadIsUtf8, false);
    writer.text("contentType"_L1, will.contentType);
    writer.text("responseTopic"_L1, will.responseTopic);
    writer.bytes("correlationData"_L1, will.correlationData);
    writer.nameValues("userProperties"_L1, will.userProperties);
    return writer.take();
}

LastWill willFromJson(const QJsonObject& object, const QString& where, QStringList& warnings)
{
    JsonReader reader(object, where, warnings);
    LastWill will;
    will.enabled = reader.boolean("enabled"_L1, false);
    will.topic = reader.text("topic"_L1);
    will.payload = reader.bytes("payload"_L1);
    will.qos = readQos(reader, "qos"_L1);
    will.retain = reader.boolean("retain"_L1, false);
    will.delaySeconds = reader.optionalNumber<quint32>("delaySeconds"_L1, 0);
    will.messageExpirySeconds = reader.optionalNumber<quint32>("messageExpirySeconds"_L1, 0);
    will.payloadIsUtf8 = reader.boolean("payloadIsUtf8"_L1, false);
    will.contentType = reader.text("contentType"_L1);
    will.responseTopic = reader.text("responseTopic"_L1);
    will.correlationData = reader.bytes("correlationData"_L1);
    will.userProperties = reader.nameValues("userProperties"_L1);
    will.unknown = reader.unknown();
    return will;
}

QJsonObject tlsToJson(const TlsOptions& tls)
{
    JsonWriter writer(tls.unknown);
    writer.boolean("verifyPeer"_L1, tls.verifyPeer, true);
    writer.boolean("useSystemCertificates"_L1, tls.useSystemCertificates, true);
    writer.text("serverName"_L1, tls.serverName);
    writer.texts("alpn"_L1, tls.alpn);
    writer.choice("minimumVersion"_L1, tlsNames, tls.minimumVersion, TlsVersion::V1_2);
    return writer.take();
}

TlsOptions tlsFromJson(const QJsonObject& object, const QString& where, QStringList& warnings)
{
    JsonReader reader(object, where, warnings);
    TlsOptions tls;
    tls.verifyPeer = reader.boolean("verifyPeer"_L1, true);
    tls.useSystemCertificates = reader.boolean("useSystemCertificates"_L1, true);
    tls.serverName = reader.text("serverName"_L1);
    tls.alpn = reader.texts("alpn"_L1);
    tls.minimumVersion = reader.choice("minimumVersion"_L1, tlsNames, TlsVersion::V1_2);
    tls.unknown = reader.unknown();
    return tls;
}

QJsonObject proxyToJson(const ProxyOptions& proxy)
{
    JsonWriter writer(proxy.unknown);
    writer.choice("type"_L1, proxyNames, proxy.type, ProxyType::None);
    writer.text("host"_L1, proxy.host);
    writer.number("port"_L1, proxy.port, 0);
    writer.text("userName"_L1, proxy.userName);
    return writer.take();
}

ProxyOptions proxyFromJson(const QJsonObject& object, const QString& where, QStringList& warnings)
{
    JsonReader reader(object, where, warnings);
    ProxyOptions proxy;
    proxy.type = reader.choice("type"_L1, proxyNames, ProxyType::None);
    proxy.host = reader.text("host"_L1);
    proxy.port = reader.number<quint16>("port"_L1, 0, 0, largest<quint16>);
    proxy.userName = reader.text("userName"_L1);
    proxy.unknown = reader.unknown();
    return proxy;
}

QJsonObject reconnectToJson(const ReconnectPolicy& policy)
{
    const ReconnectPolicy standard;
    JsonWriter writer(policy.unknown);
    writer.boolean("enabled"_L1, policy.enabled, standard.enabled);
    writer.number("firstDelayMs"_L1, policy.firstDelayMs, standard.firstDelayMs);
    writer.number("maximumDelayMs"_L1, policy.maximumDelayMs, standard.maximumDelayMs);
    writer.number("stableAfterMs"_L1, policy.stableAfterMs, standard.stableAfterMs);
    writer.boolean("keepPublishes"_L1, policy.keepPublishes, standard.keepPublishes);
    writer.number("keptPublishesLimit"_L1, policy.keptPublishesLimit, standard.keptPublishesLimit);
    return writer.take();
}

ReconnectPolicy reconnectFromJson(const QJsonObject& object, const QString& where, QStringList& warnings)
{
    const ReconnectPolicy standard;
    JsonReader reader(object, where, warnings);
    ReconnectPolicy policy;
    policy.enabled = reader.boolean("enabled"_L1, standard.enabled);
    policy.firstDelayMs = reader.number("firstDelayMs"_L1, standard.firstDelayMs, 1, largest<int>);
    policy.maximumDelayMs = reader.number("maximumDelayMs"_L1, standard.maximumDelayMs, 1, largest<int>);
    policy.stableAfterMs = reader.number("stableAfterMs"_L1, standard.stableAfterMs, 0, largest<int>);
    policy.keepPublishes = reader.boolean("keepPublishes"_L1, standard.keepPublishes);
    policy.keptPublishesLimit = reader.number("keptPublishesLimit"_L1, standard.keptPublishesLimit, 0, 1'000'000);
    policy.unknown = reader.unknown();
    return policy;
}

QJsonObject summaryToJson(const CertificateSummary& summary)
{
    JsonWriter writer({});
    writer.text("subject"_L1, summary.subject);
    writer.text("issuer"_L1, summary.issuer);
    writer.text("keyType"_L1, summary.keyType);
    writer.time("validUntil"_L1, summary.validUntil);
    writer.text("sha256"_L1, summary.sha256);
    return writer.take();
}

CertificateSummary summaryFromJson(const QJsonObject& object, const QString& where, QStringList& warnings)
{
    JsonReader reader(object, where, warnings);
    CertificateSummary summary;
    summary.subject = reader.text("subject"_L1);
    summary.issuer = reader.text("issuer"_L1);
    summary.keyType = reader.text("keyType"_L1);
    summary.validUntil = reader.time("validUntil"_L1);
    summary.sha256 = reader.text("sha256"_L1);
    return summary;
}

QStringList secretNames(SecretKinds kinds)
{
    QStringList names;
    for (const SecretKind kind : allSecretKinds) {
        if (kinds.testFlag(kind))
            names << secretKindName(kind);
    }
    return names;
}

SecretKinds secretsFromNames(const QStringList& names)
{
    SecretKinds kinds;
    for (const QString& name : names) {
        if (const auto kind = secretKindFromName(name))
            kinds |= *kind;
    }
    return kinds;
}

void writeConnection(JsonWriter& writer, const Profile& profile)
{
    writer.choice("protocol"_L1, protocolNames, profile.protocol, ProtocolChoice::Automatic);
    writer.choice("transport"_L1, transportNames, profile.transport, Transport::Tcp);
    writer.text("host"_L1, profile.host);
    writer.number("port"_L1, profile.port, 0);
    writer.text("webSocketPath"_L1, profile.webSocketPath, u"/mqtt"_s);
    writer.text("webSocketSubprotocol"_L1, profile.webSocketSubprotocol);
    writer.nameValues("webSocketHeaders"_L1, profile.webSocketHeaders);
    writer.number("connectTimeoutMs"_L1, profile.connectTimeoutMs, 10'000);
    writer.text("userName"_L1, profile.userName);
    writer.text("authenticationMethod"_L1, profile.authenticationMethod);
    writer.object("tls"_L1, tlsToJson(profile.tls));
    writer.object("clientCertificate"_L1, summaryToJson(profile.clientCertificate));
    writer.object("ownCa"_L1, summaryToJson(profile.ownCa));
}

void readConnection(JsonReader& reader, Profile& profile, QStringList& warnings)
{
    profile.protocol = reader.choice("protocol"_L1, protocolNames, ProtocolChoice::Automatic);
    profile.transport = reader.choice("transport"_L1, transportNames, Transport::Tcp);
    profile.host = reader.text("host"_L1);
    profile.port = reader.number<quint16>("port"_L1, 0, 0, largest<quint16>);
    profile.webSocketPath = reader.text("webSocketPath"_L1, u"/mqtt"_s);
    profile.webSocketSubprotocol = reader.text("webSocketSubprotocol"_L1);
    profile.webSocketHeaders = reader.nameValues("webSocketHeaders"_L1);
    profile.connectTimeoutMs = reader.number("connectTimeoutMs"_L1, 10'000, 1, 3'600'000);
    profile.userName = reader.text("userName"_L1);
    profile.authenticationMethod = reader.text("authenticationMethod"_L1);
    profile.tls = tlsFromJson(reader.object("tls"_L1), reader.where(), warnings);
    profile.clientCertificate = summaryFromJson(reader.object("clientCertificate"_L1), reader.where(), warnings);
    profile.ownCa = summaryFromJson(reader.object("ownCa"_L1), reader.where(), warnings);
}

void writeSession(JsonWriter& writer, const Profile& profile)
{
    writer.text("clientId"_L1, profile.clientId);
    writer.boolean("cleanStart"_L1, profile.cleanStart, true);
    writer.number("sessionExpirySeconds"_L1, profile.sessionExpirySeconds, 0);
    writer.number("keepAliveSeconds"_L1, profile.keepAliveSeconds, 60);
    writer.optionalNumber("receiveMaximum"_L1, profile.receiveMaximum);
    writer.optionalNumber("maximumPacketSize"_L1, profile.maximumPacketSize);
    writer.optionalNumber("topicAliasMaximum"_L1, profile.topicAliasMaximum);
    writer.boolean("requestResponseInformation"_L1, profile.requestResponseInformation, false);
    writer.boolean("requestProblemInformation"_L1, profile.requestProblemInformation, true);
    writer.nameValues("userProperties"_L1, profile.userProperties);
    writer.nameValues("subscribeUserProperties"_L1, profile.subscribeUserProperties);
    writer.nameValues("acknowledgementUserProperties"_L1, profile.acknowledgementUserProperties);
    writer.nameValues("authUserProperties"_L1, profile.authUserProperties);
    writer.nameValues("disconnectUserProperties"_L1, profile.disconnectUserProperties);
    writer.object("will"_L1, willToJson(profile.will));
    QJsonArray subscriptions;
    for (const SubscriptionEntry& entry : profile.subscriptions)
        subscriptions.append(subscriptionToJson(entry));
    writer.array("subscriptions"_L1, subscriptions);
    writer.object("proxy"_L1, proxyToJson(profile.proxy));
    writer.object("reconnect"_L1, reconnectToJson(profile.reconnect));
}

void readSession(JsonReader& reader, Profile& profile, QStringList& warnings)
{
    profile.clientId = reader.text("clientId"_L1);
    profile.cleanStart = reader.boolean("cleanStart"_L1, true);
    profile.sessionExpirySeconds = reader.number<quint32>("sessionExpirySeconds"_L1, 0, 0, largest<quint32>);
    profile.keepAliveSeconds = reader.number<quint16>("keepAliveSeconds"_L1, 60, 0, largest<quint16>);
    profile.receiveMaximum = reader.optionalNumber<quint16>("receiveMaximum"_L1, 1);
    profile.maximumPacketSize = reader.optionalNumber<quint32>("maximumPacketSize"_L1, 1);
    profile.topicAliasMaximum = reader.optionalNumber<quint16>("topicAliasMaximum"_L1, 0);
    profile.requestResponseInformation = reader.boolean("requestResponseInformation"_L1, false);
    profile.requestProblemInformation = reader.boolean("requestProblemInformation"_L1, true);
    profile.userProperties = reader.nameValues("userProperties"_L1);
    profile.subscribeUserProperties = reader.nameValues("subscribeUserProperties"_L1);
    profile.acknowledgementUserProperties = reader.nameValues("acknowledgementUserProperties"_L1);
    profile.authUserProperties = reader.nameValues("authUserProperties"_L1);
    profile.disconnectUserProperties = reader.nameValues("disconnectUserProperties"_L1);
    profile.will = willFromJson(reader.object("will"_L1), reader.where(), warnings);
    if (const auto subscriptions = reader.array("subscriptions"_L1)) {
        profile.subscriptions.clear();
        for (const QJsonValue& value : *subscriptions)
            profile.subscriptions << subscriptionFromJson(value.toObject(), reader.where(), warnings);
    }
    profile.proxy = proxyFromJson(reader.object("proxy"_L1), reader.where(), warnings);
    profile.reconnect = reconnectFromJson(reader.object("reconnect"_L1), reader.where(), warnings);
}

} // namespace

QJsonObject profileToJson(const Profile& profile)
{
    JsonWriter writer(profile.unknown);
    writer.text("id"_L1, profile.id);
    writer.text("name"_L1, profile.name);
    writer.text("group"_L1, profile.group);
    writer.text("tag"_L1, profile.tag);
    writer.text("colour"_L1, profile.colour);
    writer.boolean("production"_L1, profile.production, false);
    writeConnection(writer, profile);
    writeSession(writer, profile);
    writer.texts("keychain"_L1, secretNames(profile.keychain));
    writer.texts("sessionOnlySecrets"_L1, secretNames(profile.sessionOnly));
    writer.time("lastUsed"_L1, profile.lastUsed);
    return writer.take();
}

base::Result<Profile> profileFromJson(const QJsonObject& object, QStringList& warnings)
{
    const QString name = object.value("name"_L1).toString();
    JsonReader reader(object,
                      name.isEmpty() ? QCoreApplication::translate("profiles::Json", "A connection without a name")
                                     : QCoreApplication::translate("profiles::Json", "Connection “%1”").arg(name),
                      warnings);
    Profile profile;
    profile.id = reader.text("id"_L1);
    // The id becomes part of keychain entries: only what we write ourselves is taken.
    const QUuid uuid = QUuid::fromString(profile.id);
    if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != profile.id)
        return base::fail(QCoreApplication::translate("profiles::Json", "%1 has no usable id").arg(reader.where()));
    profile.name = reader.text("name"_L1);
    profile.group = reader.text("group"_L1);
    profile.tag = reader.text("tag"_L1);
    profile.colour = reader.text("colour"_L1);
    profile.production = reader.boolean("production"_L1, false);
    readConnection(reader, profile, warnings);
    readSession(reader, profile, warnings);
    profile.keychain = secretsFromNames(reader.texts("keychain"_L1));
    profile.sessionOnly = secretsFromNames(reader.texts("sessionOnlySecrets"_L1)) & ~profile.keychain;
    profile.lastUsed = reader.time("lastUsed"_L1);
    profile.unknown = reader.unknown();
    return profile;
}

base::Result<ProfileDocument> parseProfiles(QByteArrayView bytes)
{
    const auto list = parseJsonList(
        bytes, fileFormat, QCoreApplication::translate("profiles::Json", "it is JSON, but not a list of connections"));
    if (!list)
        return tl::unexpected<base::Error>(list.error());

    ProfileDocument document;
    document.unknown = list->unknown;
    if (list->isNewer)
        document.warnings << QCoreApplication::translate(
            "profiles::Json", "The connections were saved by a newer version; what this one does not know is kept");

    QSet<QString> ids;
    for (const QJsonValue& entry : list->entries) {
        auto profile = profileFromJson(entry.toObject(), document.warnings);
        if (profile && !ids.contains(profile->id)) {
            ids.insert(profile->id);
            document.profiles << std::move(*profile);
            continue;
        }
        document.warnings << (profile ? QCoreApplication::translate(
                                            "profiles::Json", "Connection “%1” is there twice; the first one is used")
                                            .arg(profile->displayName())
                                      : profile.error().message);
        document.foreign.append(entry);
    }
    return document;
}

QByteArray serializeProfiles(const ProfileDocument& document)
{
    QJsonArray entries;
    for (const Profile& profile : document.profiles)
        entries.append(profileToJson(profile));
    for (const QJsonValue& entry : document.foreign)
        entries.append(entry);
    return serializeJsonList(fileFormat, entries, document.unknown);
}

} // namespace topicscope::profiles
