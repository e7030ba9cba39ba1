// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/broker_url.h"
#include "app/mqtt/connect_options.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <utility>
#include <vector>

namespace topicscope::client {

/// TLS, used when the transport is Tls or SecureWebSocket. Keys and certificates are bytes, so that they can come from
/// a keychain without ever being a file.
struct TlsSettings
{
    enum class Minimum : quint8 { Tls12, Tls13 };

    QByteArray caCertificates;    ///< one or more certificates to trust, PEM or DER; may be empty
    bool systemTrust = true;      ///< trust what the operating system trusts, too
    bool verifyPeer = true;       ///< off: encrypts, but anyone can pretend to be the broker
    QByteArray clientCertificate; ///< certificate (and chain) to present, PEM or DER; may be empty
    QByteArray
        privateKey; ///< its key, PEM or DER: RSA or EC, also encrypted; may stand in the same PEM as the certificate
    QByteArray passphrase; ///< of an encrypted private key
    QString serverName;    ///< name for SNI and for the certificate check; empty: the host
    QStringList alpn;      ///< protocols offered, in order; empty: no ALPN (for WebSocket "http/1.1" is a good choice)
    Minimum minimum = Minimum::Tls12;
};

struct WebSocketSettings
{
    QString path;                                           ///< empty: the path of the address
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< extra request headers, in order
    QByteArray subprotocol = "mqtt";                        ///< [MQTT-6.0.0-3]; "mqttv3.1" for servers of 3.1
};

struct ProxySettings
{
    enum class Kind : quint8 { None, Socks5, HttpConnect };

    Kind kind = Kind::None;
    QString host;
    quint16 port = 1080;
    QString userName; ///< with the password empty too: no authentication offered
    QString password;
};

/// When to try again by itself after a connection could not be made or was lost. The n-th wait is a random time between
/// nothing and min(maximum, first × factor^n) ("full jitter"), so that a thousand clients do not come back at once.
struct ReconnectPolicy
{
    bool enabled = true;
    std::chrono::milliseconds first{1000};
    std::chrono::milliseconds maximum{60000};
    double factor = 2.0;
    /// A connection that lasted this long makes the next wait start at `first` again.
    std::chrono::milliseconds stableAfter{60000};
    /// So many connections in a row that the broker closed without a word, each within this time, look like another
    /// client with the same identifier; it is said then.
    std::chrono::milliseconds takeoverWithin{10000};
    int takeoverSuspectedAfter = 3;
};

/// Everything a connection needs to know: a value, made from a profile and its secrets or from command-line options.
struct ConnectionSettings
{
    BrokerUrl url; ///< user name and password in it are used where `connect` has none
    TlsSettings tls;
    WebSocketSettings webSocket;
    ProxySettings proxy;

    /// CONNECT: client identifier (empty: the broker assigns one; for 3.1, and for 3.1.1 with a kept session, one is
    /// made up), credentials, clean start, keep alive, session expiry, limits, will, user properties, protocol version.
    /// An `authenticator` set here is used as it is; connectTimeout is taken from below.
    mqtt::ConnectOptions connect;
    /// Where the broker refuses `connect.version` 5.0, try 3.1.1 and say so. Off for an explicitly chosen version.
    bool allowFallback = true;

    /// Subscribed on connecting. Options other than QoS exist in 5.0 only and are left out before. (Retain As Published
    /// lets a live retained message be told from a live one: a good default for an explorer.)
    std::vector<mqtt::Subscription> subscriptions;

    ReconnectPolicy reconnect;
    std::chrono::milliseconds connectTimeout{
        15000}; ///< from the first byte sent to CONNACK, name look-up and TLS included

    // 5.0: user properties of the packets that `connect` does not speak of; those of CONNECT, the last will, AUTH and
    // the acknowledgements are there, those of PUBLISH in each request.
    std::vector<mqtt::UserProperty> subscribeUserProperties;   ///< of every SUBSCRIBE
    std::vector<mqtt::UserProperty> unsubscribeUserProperties; ///< of every UNSUBSCRIBE
    std::vector<mqtt::UserProperty> disconnectUserProperties;  ///< of our DISCONNECT

    /// Where the state of a persistent session (clean start off) is kept so that it survives the program: in-flight
    /// messages and, unless they are to be discarded, publishes made while disconnected. Empty: in memory only.
    /// Message payloads in flight are in it, no credentials ever.
    QString sessionFile;
    /// Publishes made while disconnected: wait for the connection, or are refused at once.
    bool queueWhileDisconnected = true;
    std::size_t offlineQueueMaximum = 1000;                  ///< messages; more are refused, with a reason
    std::size_t offlineQueueMaximumBytes = 16 * 1024 * 1024; ///< topics and payloads

    std::size_t journalBytes = 16 * 1024 * 1024; ///< of the packet journal

    /// Enhanced authentication (5.0, §4.12): "SCRAM-SHA-1", "SCRAM-SHA-256" or "SCRAM-SHA-512"; empty: none. The
    /// credentials are these, or where they are empty those of `connect` or the address (CONNECT itself then carries
    /// none).
    QByteArray authenticationMethod;
    QString scramUserName;
    QString scramPassword;
};

} // namespace topicscope::client
