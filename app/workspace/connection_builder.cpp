// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/connection_builder.h"

#include <QDir>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>

namespace topicscope::workspace {

namespace {

using profiles::Profile;
using profiles::SecretKind;
using profiles::SecretMap;

mqtt::Bytes bytesOf(const QString& text)
{
    return text.toStdString();
}

std::vector<mqtt::UserProperty> userProperties(const profiles::NameValueList& list)
{
    std::vector<mqtt::UserProperty> result;
    for (const auto& [name, value] : list) {
        result.emplace_back(bytesOf(name), bytesOf(value));
    }
    return result;
}

QByteArray secret(const SecretMap& secrets, SecretKind kind)
{
    return secrets.value(kind).toByteArray();
}

client::TransportKind transportKind(profiles::Transport transport)
{
    switch (transport) {
    case profiles::Transport::Tcp:
        return client::TransportKind::Tcp;
    case profiles::Transport::Tls:
        return client::TransportKind::Tls;
    case profiles::Transport::WebSocket:
        return client::TransportKind::WebSocket;
    case profiles::Transport::SecureWebSocket:
        return client::TransportKind::SecureWebSocket;
    }
    return client::TransportKind::Tcp;
}

client::BrokerUrl address(const Profile& profile)
{
    client::BrokerUrl url;
    url.setTransport(transportKind(profile.transport));
    url.setHost(profile.host);
    url.setPort(profile.effectivePort());
    if (profile.usesWebSocket()) {
        url.setPath(profile.webSocketPath);
    }
    return url;
}

client::TlsSettings tls(const Profile& profile, const SecretMap& secrets)
{
    client::TlsSettings settings;
    settings.caCertificates = secret(secrets, SecretKind::CaCertificates);
    settings.systemTrust = profile.tls.useSystemCertificates;
    settings.verifyPeer = profile.tls.verifyPeer;
    settings.clientCertificate = secret(secrets, SecretKind::ClientCertificate);
    settings.privateKey = secret(secrets, SecretKind::PrivateKey);
    settings.passphrase = secret(secrets, SecretKind::Passphrase);
    settings.serverName = profile.tls.serverName;
    settings.alpn = profile.tls.alpn;
    settings.minimum = profile.tls.minimumVersion == profiles::TlsVersion::V1_3 ? client::TlsSettings::Minimum::Tls13
                                                                                : client::TlsSettings::Minimum::Tls12;
    return settings;
}

client::WebSocketSettings webSocket(const Profile& profile, const SecretMap& secrets)
{
    client::WebSocketSettings settings;
    settings.path = profile.webSocketPath;
    for (const auto& [name, value] : profile.webSocketHeaders) {
        settings.headers.emplace_back(name.toUtf8(), value.toUtf8());
    }
    for (const QByteArray& line : secret(secrets, SecretKind::WebSocketHeaders).split('\n')) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0) {
            settings.headers.emplace_back(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
        }
    }
    if (!profile.webSocketSubprotocol.isEmpty()) {
        settings.subprotocol = profile.webSocketSubprotocol.toUtf8();
    } else if (profile.protocol == profiles::ProtocolChoice::V3_1) {
        settings.subprotocol = "mqttv3.1";
    }
    return settings;
}

client::ProxySettings systemProxy(const Profile& profile)
{
    client::ProxySettings settings;
    const QNetworkProxyQuery query(profile.host, profile.effectivePort(), {}, QNetworkProxyQuery::TcpSocket);
    for (const QNetworkProxy& proxy : QNetworkProxyFactory::systemProxyForQuery(query)) {
        const bool socks = proxy.type() == QNetworkProxy::Socks5Proxy;
        if (socks || proxy.type() == QNetworkProxy::HttpProxy) {
            settings.kind = socks ? client::ProxySettings::Kind::Socks5 : client::ProxySettings::Kind::HttpConnect;
            settings.host = proxy.hostName();
            settings.port = proxy.port();
            settings.userName = proxy.user();
            settings.password = proxy.password();
            break;
        }
    }
    return settings;
}

client::ProxySettings proxy(const Profile& profile, const SecretMap& secrets)
{
    client::ProxySettings settings;
    switch (profile.proxy.type) {
    case profiles::ProxyType::None:
        return settings;
    case profiles::ProxyType::System:
        return systemProxy(profile);
    case profiles::ProxyType::Socks5:
        settings.kind = client::ProxySettings::Kind::Socks5;
        break;
    case profiles::ProxyType::HttpConnect:
        settings.kind = client::ProxySettings::Kind::HttpConnect;
        break;
    }
    settings.host = profile.proxy.host;
    settings.port = profile.proxy.effectivePort();
    settings.userName = profile.proxy.userName;
    settings.password = secrets.value(SecretKind::ProxyPassword).toText();
    return settings;
}

mqtt::Will lastWill(const profiles::LastWill& will)
{
    mqtt::Will result;
    result.topic = bytesOf(will.topic);
    result.payload = will.payload.toStdString();
    result.qos = will.qos;
    result.retain = will.retain;
    mqtt::Properties& properties = result.properties;
    if (will.delaySeconds) {
        properties.set(mqtt::PropertyId::WillDelayInterval, *will.delaySeconds);
    }
    if (will.messageExpirySeconds) {
        properties.set(mqtt::PropertyId::MessageExpiryInterval, *will.messageExpirySeconds);
    }
    if (will.payloadIsUtf8) {
        properties.set(mqtt::PropertyId::PayloadFormatIndicator, 1);
    }
    if (!will.contentType.isEmpty()) {
        properties.set(mqtt::PropertyId::ContentType, bytesOf(will.contentType));
    }
    if (!will.responseTopic.isEmpty()) {
        properties.set(mqtt::PropertyId::ResponseTopic, bytesOf(will.responseTopic));
    }
    if (!will.correlationData.isEmpty()) {
        properties.set(mqtt::PropertyId::CorrelationData, will.correlationData.toStdString());
    }
    for (const auto& [name, value] : will.userProperties) {
        properties.addUserProperty(bytesOf(name), bytesOf(value));
    }
    return result;
}

mqtt::Version version(profiles::ProtocolChoice choice)
{
    switch (choice) {
    case profiles::ProtocolChoice::V3_1:
        return mqtt::Version::V3_1;
    case profiles::ProtocolChoice::V3_1_1:
        return mqtt::Version::V3_1_1;
    case profiles::ProtocolChoice::Automatic:
    case profiles::ProtocolChoice::V5_0:
        break;
    }
    return mqtt::Version::V5_0;
}

mqtt::ConnectOptions connectOptions(const Profile& profile, const SecretMap& secrets)
{
    mqtt::ConnectOptions options;
    options.version = version(profile.protocol);
    options.clientId = bytesOf(profile.clientId);
    options.cleanStart = profile.cleanStart;
    options.keepAlive = profile.keepAliveSeconds;
    if (!profile.userName.isEmpty()) {
        options.userName = bytesOf(profile.userName);
    }
    if (secrets.contains(SecretKind::Password)) {
        options.password = secret(secrets, SecretKind::Password).toStdString();
    }
    if (profile.will.enabled) {
        options.will = lastWill(profile.will);
    }
    if (profile.sessionExpirySeconds > 0) {
        options.sessionExpiryInterval = profile.sessionExpirySeconds;
    }
    options.receiveMaximum = profile.receiveMaximum;
    options.maximumPacketSize = profile.maximumPacketSize;
    options.topicAliasMaximum = profile.topicAliasMaximum.value_or(0);
    options.requestResponseInformation = profile.requestResponseInformation;
    options.requestProblemInformation = profile.requestProblemInformation;
    options.userProperties = userProperties(profile.userProperties);
    options.authUserProperties = userProperties(profile.authUserProperties);
    options.acknowledgementUserProperties = userProperties(profile.acknowledgementUserProperties);
    return options;
}

} // namespace

client::ConnectionSettings toConnectionSettings(const Profile& profile, const SecretMap& secrets,
                                                const QString& sessionFolder)
{
    client::ConnectionSettings settings;
    settings.url = address(profile);
    settings.tls = tls(profile, secrets);
    settings.webSocket = webSocket(profile, secrets);
    settings.proxy = proxy(profile, secrets);
    settings.connect = connectOptions(profile, secrets);
    settings.allowFallback = profile.protocol == profiles::ProtocolChoice::Automatic;
    settings.subscriptions = toSubscriptions(profile.subscriptions);
    settings.connectTimeout = std::chrono::milliseconds(profile.connectTimeoutMs);
    settings.authenticationMethod = profile.authenticationMethod.toUtf8();
    settings.subscribeUserProperties = userProperties(profile.subscribeUserProperties);
    settings.unsubscribeUserProperties = settings.subscribeUserProperties;
    settings.disconnectUserProperties = userProperties(profile.disconnectUserProperties);

    settings.reconnect.enabled = profile.reconnect.enabled;
    settings.reconnect.first = std::chrono::milliseconds(profile.reconnect.firstDelayMs);
    settings.reconnect.maximum = std::chrono::milliseconds(profile.reconnect.maximumDelayMs);
    settings.reconnect.stableAfter = std::chrono::milliseconds(profile.reconnect.stableAfterMs);
    settings.queueWhileDisconnected = profile.reconnect.keepPublishes;
    settings.offlineQueueMaximum = std::size_t(std::max(profile.reconnect.keptPublishesLimit, 0));

    if (!sessionFolder.isEmpty() && !profile.cleanStart && !profile.id.isEmpty()) {
        settings.sessionFile = QDir(sessionFolder).filePath(profile.id + QStringLiteral(".session"));
    }
    return settings;
}

std::vector<mqtt::Subscription> toSubscriptions(const QList<profiles::SubscriptionEntry>& entries)
{
    std::vector<mqtt::Subscription> result;
    for (const profiles::SubscriptionEntry& entry : entries) {
        if (entry.enabled) {
            result.push_back({bytesOf(entry.filter),
                              {entry.qos, entry.noLocal, entry.retainAsPublished,
                               mqtt::RetainHandling(std::clamp(entry.retainHandling, 0, 2))}});
        }
    }
    return result;
}

std::pair<Profile, SecretMap> profileFromUrl(const client::BrokerUrl& url)
{
    Profile profile = Profile::create();
    switch (url.transport()) {
    case client::TransportKind::Tcp:
        profile.transport = profiles::Transport::Tcp;
        break;
    case client::TransportKind::Tls:
        profile.transport = profiles::Transport::Tls;
        break;
    case client::TransportKind::WebSocket:
        profile.transport = profiles::Transport::WebSocket;
        break;
    case client::TransportKind::SecureWebSocket:
        profile.transport = profiles::Transport::SecureWebSocket;
        break;
    }
    profile.host = url.host();
    profile.port = url.port();
    if (url.isWebSocket()) {
        profile.webSocketPath = url.path();
    }
    profile.userName = url.userName();
    SecretMap secrets;
    if (url.hasPassword()) {
        secrets.insert(SecretKind::Password, profiles::SecretBytes::fromText(url.password()));
    }
    return {std::move(profile), std::move(secrets)};
}

profiles::SubscriptionEntry subscriptionFromArgument(const QString& argument, mqtt::QoS otherwise)
{
    profiles::SubscriptionEntry entry;
    entry.filter = argument;
    entry.qos = otherwise;
    const qsizetype length = argument.size();
    if (length >= 2 && argument.at(length - 2) == u':') {
        const char16_t last = argument.at(length - 1).unicode();
        if (last >= u'0' && last <= u'2') {
            entry.filter.chop(2);
            entry.qos = mqtt::QoS(last - u'0');
        }
    }
    return entry;
}

} // namespace topicscope::workspace
