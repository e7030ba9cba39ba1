// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile.h"

#include <QCoreApplication>
#include <QUuid>

#include <utility>

namespace topicscope::profiles {

quint16 ProxyOptions::effectivePort() const
{
    if (port != 0)
        return port;
    switch (type) {
    case ProxyType::Socks5:
        return 1080;
    case ProxyType::HttpConnect:
        return 3128;
    case ProxyType::None:
    case ProxyType::System:
        break;
    }
    return 0;
}

SecretKinds Profile::neededSecrets() const
{
    SecretKinds wanted;
    const SecretKinds owned = keychain | sessionOnly;
    if (owned.testFlag(SecretKind::Password))
        wanted |= SecretKind::Password;
    if (usesTls()) {
        wanted |= SecretKind::CaCertificates;
        wanted |= SecretKind::ClientCertificate;
        wanted |= SecretKind::PrivateKey;
        wanted |= SecretKind::Passphrase;
    }
    if (proxy.type == ProxyType::Socks5 || proxy.type == ProxyType::HttpConnect)
        wanted |= SecretKind::ProxyPassword;
    if (usesWebSocket())
        wanted |= SecretKind::WebSocketHeaders;
    return wanted & owned;
}

void Profile::noteSecrets(SecretKinds saved, SecretKinds forSession, SecretKinds removed)
{
    keychain = (keychain | saved) & ~removed;
    sessionOnly = (sessionOnly | forSession) & ~saved & ~removed;
}

Profile Profile::create()
{
    Profile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return profile;
}

QList<SubscriptionEntry> Profile::defaultSubscriptions()
{
    SubscriptionEntry everything;
    everything.filter = QStringLiteral("#");
    everything.retainAsPublished = true;
    SubscriptionEntry system;
    system.filter = QStringLiteral("$SYS/#");
    system.retainAsPublished = true;
    return {everything, system};
}

Profile Profile::duplicated() const
{
    Profile copy = *this;
    copy.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    //: Name of a duplicated connection; %1 is the name of the original.
    copy.name = QCoreApplication::translate("profiles::Profile", "%1 (copy)").arg(displayName());
    copy.lastUsed = {};
    copy.sessionOnly |= std::exchange(copy.keychain, {});
    return copy;
}

namespace {

/// IPv6 addresses stand in brackets in a URL.
QString hostForUrl(const QString& host)
{
    return host.contains(u':') && !host.startsWith(u'[') ? QStringLiteral("[%1]").arg(host) : host;
}

} // namespace

QString Profile::displayName() const
{
    if (!name.trimmed().isEmpty())
        return name;
    if (host.isEmpty())
        return QCoreApplication::translate("profiles::Profile", "New connection");
    return QStringLiteral("%1:%2").arg(hostForUrl(host)).arg(effectivePort());
}

quint16 Profile::effectivePort() const
{
    return port != 0 ? port : defaultPort(transport);
}

QString Profile::displayUrl() const
{
    QString url = QStringLiteral("%1://%2:%3").arg(schemeName(transport), hostForUrl(host)).arg(effectivePort());
    if (usesWebSocket()) {
        if (!webSocketPath.startsWith(u'/'))
            url += u'/';
        // A query may carry a token: what follows the path is not shown.
        url += webSocketPath.section(u'?', 0, 0);
    }
    return url;
}

QString schemeName(Transport transport)
{
    switch (transport) {
    case Transport::Tcp:
        return QStringLiteral("mqtt");
    case Transport::Tls:
        return QStringLiteral("mqtts");
    case Transport::WebSocket:
        return QStringLiteral("ws");
    case Transport::SecureWebSocket:
        return QStringLiteral("wss");
    }
    return {};
}

QString protocolName(ProtocolChoice protocol)
{
    switch (protocol) {
    case ProtocolChoice::Automatic:
        return QStringLiteral("auto");
    case ProtocolChoice::V3_1:
        return QStringLiteral("3.1");
    case ProtocolChoice::V3_1_1:
        return QStringLiteral("3.1.1");
    case ProtocolChoice::V5_0:
        return QStringLiteral("5.0");
    }
    return {};
}

quint16 defaultPort(Transport transport)
{
    switch (transport) {
    case Transport::Tcp:
        return 1883;
    case Transport::Tls:
        return 8883;
    case Transport::WebSocket:
        return 80;
    case Transport::SecureWebSocket:
        return 443;
    }
    return 0;
}

} // namespace topicscope::profiles
