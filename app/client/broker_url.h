// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QCoreApplication>
#include <QString>

namespace topicscope::client {

/// How the bytes of MQTT travel.
enum class TransportKind : quint8 { Tcp, Tls, WebSocket, SecureWebSocket };

/// Where a broker is: what stands in an address such as `mqtts://user:password@broker.example:8883`.
///
/// The password is kept apart from everything that is shown: only password() gives it.
class BrokerUrl
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::client::BrokerUrl)

public:
    BrokerUrl() = default;

    /// Reads `mqtt://`, `mqtts://`, `ws://` and `wss://` (also their synonyms `tcp://`, `ssl://` and `tls://`), or a
    /// bare `host[:port]`, which is taken as `mqtt://`. User, password and path may be percent-encoded; an IPv6 address
    /// stands in brackets (bare only when nothing follows it). The error names the part that is wrong and never repeats
    /// the password.
    static base::Result<BrokerUrl> parse(const QString& text);

    /// 1883, 8883, 80 and 443.
    static quint16 defaultPort(TransportKind transport);
    /// "mqtt", "mqtts", "ws", "wss".
    static QLatin1StringView scheme(TransportKind transport);

    TransportKind transport() const { return m_transport; }
    bool isSecure() const { return m_transport == TransportKind::Tls || m_transport == TransportKind::SecureWebSocket; }
    bool isWebSocket() const
    {
        return m_transport == TransportKind::WebSocket || m_transport == TransportKind::SecureWebSocket;
    }
    /// Host name (a non-ASCII one as the person wrote it) or address, without brackets.
    QString host() const { return m_host; }
    quint16 port() const { return m_port; }
    /// Path and query of a WebSocket request, starting with '/'; "/mqtt" when the address has none. Empty otherwise.
    QString path() const { return m_path; }
    QString userName() const { return m_userName; }
    QString password() const { return m_password; }
    bool hasPassword() const { return m_hasPassword; }
    /// True when the address itself named a user (also an empty one).
    bool hasUserName() const { return m_hasUserName; }

    void setTransport(TransportKind transport) { m_transport = transport; }
    void setHost(const QString& host) { m_host = host; }
    void setPort(quint16 port) { m_port = port; }
    void setPath(const QString& path) { m_path = path; }
    void setUserName(const QString& name);
    void setPassword(const QString& password);
    /// Takes user name and password out: what settings keep.
    void clearCredentials();

    /// The address for people: with the user name, never with the password, the port only where it is not the default.
    QString display() const;
    /// `host:port`, with brackets around an IPv6 address; for messages such as "connection refused by 10.1.2.3:1883".
    QString hostAndPort() const;

    bool operator==(const BrokerUrl&) const = default;

private:
    QString m_host;
    QString m_path;
    QString m_userName;
    QString m_password;
    TransportKind m_transport = TransportKind::Tcp;
    quint16 m_port = 1883;
    bool m_hasUserName = false;
    bool m_hasPassword = false;
};

} // namespace topicscope::client
