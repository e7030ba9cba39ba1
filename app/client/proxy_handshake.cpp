// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/proxy_handshake.h"

#include "app/client/handshake_text.h"

#include <QHostAddress>
#include <QUrl>

namespace topicscope::client {

using namespace Qt::StringLiterals;

namespace {

/// What does not fit into SOCKS5's length byte is an error of the settings, found before anything is sent.
constexpr qsizetype longestField = 255;

mqtt::Bytes lengthPrefixed(const QByteArray& text)
{
    // push_back and append: GCC 12 warns wrongly about the sizes of a sum of strings here in Release builds.
    mqtt::Bytes bytes;
    bytes.push_back(char(text.size()));
    bytes.append(text.constData(), std::size_t(text.size()));
    return bytes;
}

} // namespace

ProxyHandshake::ProxyHandshake(const ProxySettings& proxy, const QString& host, quint16 port)
    : m_proxy(proxy),
      m_host(host),
      m_name(u"%1:%2"_s.arg(proxy.host).arg(proxy.port)),
      m_port(port),
      m_stage(proxy.kind == ProxySettings::Kind::HttpConnect ? Stage::Http : Stage::Method)
{
    const bool credentials = !proxy.userName.isEmpty() || !proxy.password.isEmpty();
    if (m_stage == Stage::Method) {
        if (proxy.userName.toUtf8().size() > longestField || proxy.password.toUtf8().size() > longestField) {
            fail(tr("A SOCKS5 proxy takes user names and passwords of at most 255 bytes"));
            return;
        }
        m_out = credentials ? mqtt::Bytes("\x05\x02\x00\x02", 4) : mqtt::Bytes("\x05\x01\x00", 3);
        said("SOCKS5 methods offered", m_out);
        return;
    }
    const QByteArray name = QHostAddress(host).isNull() ? QUrl::toAce(host) : host.toLatin1();
    const QByteArray target = (host.contains(u':') ? '[' + name + ']' : name) + ':' + QByteArray::number(port);
    QByteArray request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
    if (credentials)
        request +=
            "Proxy-Authorization: Basic " + (proxy.userName + u':' + proxy.password).toUtf8().toBase64() + "\r\n";
    m_out = (request + "\r\n").toStdString();
    m_steps.emplace_back(mqtt::Direction::FromClient, maskedHttpHead(m_out));
}

void ProxyHandshake::said(const char* what, mqtt::BytesView bytes)
{
    m_steps.emplace_back(mqtt::Direction::FromClient, mqtt::Bytes(what).append(": ").append(hexText(bytes)));
}

void ProxyHandshake::heard(const char* what, mqtt::BytesView bytes)
{
    m_steps.emplace_back(mqtt::Direction::FromServer, mqtt::Bytes(what).append(": ").append(hexText(bytes)));
}

void ProxyHandshake::fail(const QString& message, int code)
{
    m_error = message;
    m_errorCode = code;
    m_stage = Stage::Failed;
}

mqtt::Bytes ProxyHandshake::takeOutput()
{
    return std::exchange(m_out, {});
}

void ProxyHandshake::receive(mqtt::BytesView bytes)
{
    m_in += bytes;
    while (m_stage != Stage::Done && m_stage != Stage::Failed && step()) {
    }
}

bool ProxyHandshake::step()
{
    const auto at = [this](std::size_t i) { return static_cast<std::uint8_t>(m_in[i]); };
    switch (m_stage) {
    case Stage::Method:
        if (!m_in.empty() && at(0) != 5) {
            fail(tr("%1 is not a SOCKS5 proxy").arg(m_name));
            return false;
        }
        if (m_in.size() < 2)
            return false;
        heard("SOCKS5 method chosen", mqtt::BytesView(m_in).substr(0, 2));
        if (at(1) == 2) {
            m_out += mqtt::Bytes(1, '\x01') + lengthPrefixed(m_proxy.userName.toUtf8()) +
                     lengthPrefixed(m_proxy.password.toUtf8());
            m_steps.emplace_back(mqtt::Direction::FromClient, "SOCKS5 user name and password: ****");
            m_stage = Stage::Credentials;
        } else if (at(1) == 0) {
            socksRequest();
        } else {
            m_credentialsRefused = true;
            fail(m_proxy.userName.isEmpty() ? tr("The proxy %1 wants a user name and a password").arg(m_name)
                                            : tr("The proxy %1 does not take a user name and a password").arg(m_name),
                 at(1));
            return false;
        }
        m_in.erase(0, 2);
        return true;
    case Stage::Credentials:
        if (m_in.size() < 2)
            return false;
        heard("SOCKS5 answer to them", mqtt::BytesView(m_in).substr(0, 2));
        if (at(1) != 0) {
            m_credentialsRefused = true;
            fail(tr("The proxy %1 did not accept the user name or the password").arg(m_name), at(1));
            return false;
        }
        m_in.erase(0, 2);
        socksRequest();
        return true;
    case Stage::Request:
        return socksAnswer();
    case Stage::Http:
        return httpAnswer();
    case Stage::Done:
    case Stage::Failed:
        break;
    }
    return false;
}

void ProxyHandshake::socksRequest()
{
    const std::size_t begin = m_out.size();
    m_out += mqtt::Bytes("\x05\x01\x00", 3);
    const QHostAddress address(m_host);
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 number = address.toIPv4Address();
        m_out += '\x01';
        for (int shift = 24; shift >= 0; shift -= 8)
            m_out += char(number >> shift);
    } else if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR number = address.toIPv6Address();
        m_out += '\x04';
        m_out.append(reinterpret_cast<const char*>(number.c), 16);
    } else {
        m_out += '\x03';
        m_out += lengthPrefixed(QUrl::toAce(m_host).left(longestField));
    }
    m_out += char(m_port >> 8);
    m_out += char(m_port & 0xff);
    said("SOCKS5 CONNECT", mqtt::BytesView(m_out).substr(begin));
    m_stage = Stage::Request;
}

bool ProxyHandshake::socksAnswer()
{
    const auto at = [this](std::size_t i) { return static_cast<std::uint8_t>(m_in[i]); };
    if (m_in.size() < 2)
        return false;
    const QString broker = u"%1:%2"_s.arg(m_host).arg(m_port);
    if (at(1) != 0)
        heard("SOCKS5 reply", m_in);
    switch (at(1)) {
    case 0:
        break;
    case 2:
        fail(tr("The proxy %1 does not allow connections to %2").arg(m_name, broker), 2);
        return false;
    case 3:
        fail(tr("The proxy %1 cannot reach the network of %2").arg(m_name, broker), 3);
        return false;
    case 4:
        fail(tr("The proxy %1 cannot reach %2").arg(m_name, broker), 4);
        return false;
    case 5:
        fail(tr("The proxy %1 reports: connection refused by %2").arg(m_name, broker), 5);
        return false;
    case 6:
        fail(tr("The proxy %1 got no answer from %2 in time").arg(m_name, broker), 6);
        return false;
    case 8:
        fail(tr("The proxy %1 does not support this kind of address: %2").arg(m_name, broker), 8);
        return false;
    default:
        fail(tr("The proxy %1 could not connect to %2 (SOCKS5 reply %3)").arg(m_name, broker).arg(at(1)), at(1));
        return false;
    }
    if (m_in.size() < 5)
        return false;
    const std::size_t address = at(3) == 1 ? 4 : at(3) == 4 ? 16 : std::size_t(at(4)) + 1;
    if (m_in.size() < 4 + address + 2)
        return false;
    heard("SOCKS5 reply", mqtt::BytesView(m_in).substr(0, 4 + address + 2));
    m_in.erase(0, 4 + address + 2);
    m_stage = Stage::Done;
    return false;
}

bool ProxyHandshake::httpAnswer()
{
    const std::size_t known = std::min<std::size_t>(m_in.size(), 5);
    if (m_in.compare(0, known, "HTTP/", known) != 0) {
        fail(tr("%1 is not an HTTP proxy").arg(m_name));
        return false;
    }
    const std::size_t end = m_in.find("\r\n\r\n");
    if (end == mqtt::Bytes::npos) {
        if (m_in.size() > 16 * 1024)
            fail(tr("The answer of the proxy %1 is too long").arg(m_name));
        return false;
    }
    const QByteArray line = QByteArray::fromStdString(m_in.substr(0, m_in.find('\r')));
    m_steps.emplace_back(mqtt::Direction::FromServer, maskedHttpHead(mqtt::BytesView(m_in).substr(0, end)));
    const int status = line.mid(9, 3).toInt();
    const QString reason = QString::fromUtf8(line.mid(13)).trimmed();
    m_in.erase(0, end + 4);
    m_credentialsRefused = status == 407;
    if (status >= 200 && status < 300)
        m_stage = Stage::Done;
    else if (status == 407 && m_proxy.userName.isEmpty())
        fail(tr("The proxy %1 wants a user name and a password (HTTP 407)").arg(m_name), status);
    else if (status == 407)
        fail(tr("The proxy %1 did not accept the user name or the password (HTTP 407)").arg(m_name), status);
    else
        fail(tr("The proxy %1 refused the connection to %2:%3 (HTTP %4 %5)")
                 .arg(m_name, m_host, QString::number(m_port), QString::number(status), reason),
             status);
    return false;
}

} // namespace topicscope::client
