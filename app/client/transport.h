// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection_error.h"
#include "app/client/connection_settings.h"
#include "app/client/proxy_handshake.h"
#include "app/client/websocket_codec.h"

#include <QHostAddress>
#include <QObject>
#include <QSslError>
#include <QTimer>

#include <memory>
#include <optional>

class QHostInfo;
class QSslSocket;
class QTcpSocket;

namespace topicscope::client {

/// What a transport tells, on the I/O thread. The transport may be deleted (deleteLater) but not destroyed from within.
class TransportListener
{
public:
    virtual ~TransportListener() = default;
    /// A step before MQTT: proxy, TLS, WebSocket. Credentials in the text are masked.
    virtual void transportHandshake(mqtt::Direction direction, const mqtt::Bytes& text)
    {
        (void)direction;
        (void)text;
    }
    /// MQTT may flow.
    virtual void transportOpened() = 0;
    /// MQTT bytes, at most some 256 KiB at a time; the view is valid during the call.
    virtual void transportRead(mqtt::BytesView bytes) = 0;
    /// What was written has left for the kernel: bytesWaiting() has shrunk.
    virtual void transportWritten() {}
    /// It is over, once: never opened, lost, or closed by the peer.
    virtual void transportFailed(const ConnectionError& error) = 0;
};

/// What is known about an open transport, for people.
struct TransportInfo
{
    QString description; ///< "TCP", "TLS 1.3", "WebSocket", "WebSocket, TLS 1.3"
    QString peerAddress;
    QString ownAddress;
    QString cipher;
    QByteArray alpn;
    QByteArray peerCertificates; ///< PEM
    QStringList tlsWarnings;
};

/// "10.1.2.3:1883", "[::1]:1883".
QString endpointText(const QHostAddress& address, quint16 port);

/// One way to a broker: name look-up, TCP, proxy, TLS and WebSocket in the order that the settings ask for. Serves one
/// attempt; lives on the I/O thread.
///
/// TCP is read straight from the kernel into one large buffer shared by all transports of the thread. Each turn of the
/// event loop reads one buffer at the most, so that timers, frame requests and other connections get their turn.
class Transport : public QObject
{
    Q_OBJECT

public:
    Transport(TransportListener& listener, QObject* parent);
    ~Transport() override;

    void open(const ConnectionSettings& settings);
    /// Sends MQTT bytes. Writes to the kernel at once as far as it takes them, and keeps the rest.
    void write(mqtt::BytesView bytes);
    /// Bytes accepted by write() that the kernel has not taken yet.
    qint64 bytesWaiting() const;
    /// Ends it in good order without further calls to the listener: what was written is sent, then our side is closed,
    /// then the peer is given a second to close its own (unread bytes would otherwise turn our end into a reset that
    /// can overtake the DISCONNECT). Deletes the transport in the end.
    void closeAndDelete();
    /// True as long as closeAndDelete() has something that the peer's system has not confirmed.
    bool isSending() const;

    TransportInfo info() const;
    /// Where it stands, in words for the status line: "Looking up broker.example", …
    QString phase() const { return m_phase; }

signals:
    void phaseChanged();

private slots:
    void lookedUp(const QHostInfo& host);

private:
    void setPhase(const QString& phase);
    void tryNextAddress();
    void startSocket();
    void socketConnected();
    void afterProxy();
    void startTls();
    void tlsReady();
    void tlsErrors(const QList<QSslError>& errors);
    void startWebSocket();
    void flushWebSocket();
    void send(mqtt::BytesView bytes);
    void opened();
    void showProxySteps();
    void readable();
    void readOnce();
    void deliver(char* bytes, std::size_t size);
    void socketFailed();
    void webSocketFailed();
    void fail(ErrorKind kind, const QString& message, const QString& advice = {}, int code = -1);
    QString peerName() const;
    QString targetHost() const;

    enum class Stage : quint8 { Idle, LookUp, Tcp, Proxy, Tls, WebSocket, Open, Lingering, Over };

    TransportListener& m_listener;
    ConnectionSettings m_settings;
    QTcpSocket* m_socket = nullptr;
    QSslSocket* m_tls = nullptr; // the same object, when it is one
    std::unique_ptr<ProxyHandshake> m_proxy;
    std::unique_ptr<WebSocketCodec> m_webSocket;
    QList<QHostAddress> m_addresses;
    QHostAddress m_address; // being tried
    QTimer m_addressTimer;
    QString m_phase;
    QString m_lastRefusal;
    std::optional<ConnectionError> m_tlsError;
    QStringList m_tlsWarnings;
    bool m_credentialsRefused = false;
    int m_lookUp = -1;
    int m_alert = -1;
    Stage m_stage = Stage::Idle;
    bool m_readQueued = false;
};

} // namespace topicscope::client
