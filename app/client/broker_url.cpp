// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/broker_url.h"

#include <QHostAddress>
#include <QUrl>

namespace topicscope::client {

using namespace Qt::StringLiterals;

namespace {

struct Scheme
{
    QLatin1StringView name;
    TransportKind transport;
};

// The first name of each kind is the one that is shown.
constexpr Scheme schemes[] = {
    {QLatin1StringView("mqtt"), TransportKind::Tcp},     {QLatin1StringView("mqtts"), TransportKind::Tls},
    {QLatin1StringView("ws"), TransportKind::WebSocket}, {QLatin1StringView("wss"), TransportKind::SecureWebSocket},
    {QLatin1StringView("tcp"), TransportKind::Tcp},      {QLatin1StringView("ssl"), TransportKind::Tls},
    {QLatin1StringView("tls"), TransportKind::Tls},
};

/// Qt takes "0" with a tab behind it for an address.
bool hasBlank(const QString& text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() <= 0x20 || c.unicode() == 0x7f; });
}

bool isIpv6(const QString& text)
{
    if (hasBlank(text))
        return false;
    // A scope such as fe80::1%eth0 belongs to the address; what would end the address cannot stand in it.
    const QString scope = text.section(u'%', 1);
    const bool isScope = std::all_of(scope.cbegin(), scope.cend(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'.' || c == u'_' || c == u'-' || c == u'~';
    });
    return isScope && text.contains(u':') &&
           QHostAddress(text.section(u'%', 0, 0)).protocol() == QAbstractSocket::IPv6Protocol;
}

bool isHostName(const QString& text)
{
    if (hasBlank(text))
        return false;
    if (!QHostAddress(text).isNull())
        return true;
    const QByteArray ascii = QUrl::toAce(text);
    if (ascii.isEmpty() || ascii.size() > 253)
        return false;
    return std::all_of(ascii.begin(), ascii.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
               c == '_';
    });
}

QString decoded(const QString& text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

} // namespace

QLatin1StringView BrokerUrl::scheme(TransportKind transport)
{
    return std::find_if(std::begin(schemes), std::end(schemes),
                        [&](const Scheme& s) { return s.transport == transport; })
        ->name;
}

quint16 BrokerUrl::defaultPort(TransportKind transport)
{
    switch (transport) {
    case TransportKind::Tcp:
        return 1883;
    case TransportKind::Tls:
        return 8883;
    case TransportKind::WebSocket:
        return 80;
    case TransportKind::SecureWebSocket:
        return 443;
    }
    return 1883;
}

base::Result<BrokerUrl> BrokerUrl::parse(const QString& text)
{
    BrokerUrl url;
    QString rest = text.trimmed();
    if (rest.isEmpty())
        return base::fail(tr("The address is empty; an example is mqtt://broker.example:1883"));

    if (const qsizetype end = rest.indexOf(u"://"_s); end >= 0) {
        const QString name = rest.left(end).toLower();
        const auto* scheme =
            std::find_if(std::begin(schemes), std::end(schemes), [&](const Scheme& s) { return s.name == name; });
        if (scheme == std::end(schemes))
            return base::fail(tr("The address starts with “%1://”; it must be mqtt://, mqtts://, ws:// or wss://")
                                  .arg(name.left(20)));
        url.m_transport = scheme->transport;
        rest = rest.mid(end + 3);
    }
    url.m_port = defaultPort(url.m_transport);

    // The authority ends at the first '/', '?' or '#'; a password must have these percent-encoded.
    const auto endsAuthority = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    const auto authorityEnd = std::find_if(rest.cbegin(), rest.cend(), endsAuthority) - rest.cbegin();
    QString authority = rest.left(authorityEnd);
    const QString path = rest.mid(authorityEnd);

    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0) {
        const QString credentials = authority.left(at);
        authority = authority.mid(at + 1);
        url.setUserName(decoded(credentials.section(u':', 0, 0)));
        if (credentials.contains(u':'))
            url.setPassword(decoded(credentials.section(u':', 1)));
    }

    QString port;
    bool hasPort = false;
    if (authority.startsWith(u'[')) {
        const qsizetype close = authority.indexOf(u']');
        if (close < 0)
            return base::fail(tr("The IPv6 address in the address lacks its closing bracket “]”"));
        url.m_host = authority.mid(1, close - 1);
        if (!isIpv6(url.m_host))
            return base::fail(tr("“%1” in brackets is not an IPv6 address").arg(url.m_host));
        const QString after = authority.mid(close + 1);
        if (!after.isEmpty() && !after.startsWith(u':'))
            return base::fail(tr("After the IPv6 address only “:port” may follow, not “%1”").arg(after));
        hasPort = !after.isEmpty();
        port = after.mid(1);
    } else if (isIpv6(authority)) {
        url.m_host = authority;
    } else {
        url.m_host = authority.section(u':', 0, 0);
        hasPort = authority.contains(u':');
        port = authority.section(u':', 1);
    }
    if (url.m_host.isEmpty())
        return base::fail(tr("The address names no host"));
    if (!isIpv6(url.m_host) && !isHostName(url.m_host))
        return base::fail(tr("“%1” is not a host name").arg(url.m_host));
    if (hasPort) {
        bool ok = false;
        const uint number = port.toUInt(&ok);
        if (!ok || number < 1 || number > 65535 || !port.at(0).isDigit())
            return base::fail(tr("“%1” is not a port: a port is a number from 1 to 65535").arg(port));
        url.m_port = quint16(number);
    }

    if (url.isWebSocket()) {
        if (path.contains(u'#'))
            return base::fail(tr("A WebSocket address has no fragment (“#…”)"));
        url.m_path = path.isEmpty() ? u"/mqtt"_s : path.startsWith(u'/') ? path : u'/' + path;
        if (hasBlank(url.m_path))
            return base::fail(tr("The path of a WebSocket address must not contain spaces or control characters"));
    } else if (!path.isEmpty() && path != u"/"_s) {
        return base::fail(tr("“%1” follows the port; only ws:// and wss:// addresses have a path").arg(path));
    }
    return url;
}

void BrokerUrl::setUserName(const QString& name)
{
    m_userName = name;
    m_hasUserName = true;
}

void BrokerUrl::setPassword(const QString& password)
{
    m_password = password;
    m_hasPassword = true;
}

void BrokerUrl::clearCredentials()
{
    m_userName.clear();
    m_password.clear();
    m_hasUserName = m_hasPassword = false;
}

QString BrokerUrl::hostAndPort() const
{
    return (m_host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(m_host).arg(m_port);
}

QString BrokerUrl::display() const
{
    QString text = scheme(m_transport) + "://"_L1;
    if (!m_userName.isEmpty())
        text += QString::fromUtf8(QUrl::toPercentEncoding(m_userName)) + u'@';
    const QString host = m_host.contains(u':') ? u'[' + m_host + u']' : m_host;
    text += m_port == defaultPort(m_transport) ? host : hostAndPort();
    if (isWebSocket())
        text += m_path;
    return text;
}

} // namespace topicscope::client
