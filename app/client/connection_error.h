// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace topicscope::client {

/// Why a connection is not there. A program that maps this to an exit status: None 0, Protocol 4, everything else 3.
enum class ErrorKind : quint8 {
    None,
    Settings,         ///< the settings cannot work: unreadable key, wrong passphrase, bad certificate
    HostNotFound,     ///< the name has no address
    Refused,          ///< the host answered that nothing listens on the port
    Unreachable,      ///< no route, network down
    TimedOut,         ///< no TCP or TLS connection, or no CONNACK, in time
    Closed,           ///< the peer closed (or reset) the connection
    Tls,              ///< TLS failed: certificate, version, alert
    Proxy,            ///< the proxy refused or failed
    WebSocket,        ///< the WebSocket upgrade was refused or its framing broken
    BrokerRefused,    ///< CONNACK with a failure reason
    BrokerDisconnect, ///< DISCONNECT sent by the broker
    KeepAlive,        ///< no PINGRESP in time: the link is dead
    Protocol,         ///< the peer broke MQTT; clause and bytes say how
};

/// A failed or lost connection, in plain translated words, without secrets.
struct ConnectionError
{
    ErrorKind kind = ErrorKind::None;
    QString message{}; ///< one sentence, e.g. "Connection refused by 10.1.2.3:1883"
    QString advice{};  ///< the next step, where there is one worth saying; may be empty
    int reasonCode =
        -1; ///< of CONNACK or DISCONNECT (received or sent), or the HTTP status of a refused upgrade; -1: none
    /// Proxy and WebSocket: who was asked wants other credentials, so that asking again changes nothing.
    bool credentialsRefused = false;
    QString reasonString{};    ///< as the broker sent it (MQTT 5), to be shown as plain text
    QString serverReference{}; ///< MQTT 5 §4.11
    QByteArray clause{};       ///< Protocol: the broken statement, e.g. "MQTT-3.3.1-4"
    QByteArray bytes{};        ///< Protocol: the offending bytes (the first 64 of them)

    explicit operator bool() const { return kind != ErrorKind::None; }
};

} // namespace topicscope::client

Q_DECLARE_METATYPE(topicscope::client::ConnectionError)
