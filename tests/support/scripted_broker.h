// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QString>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace topicscope::test {

/// A broker that speaks bytes, on a free loopback port: the test writes the dialogue first, then lets the client in.
///
///     ScriptedBroker broker;
///     broker.expect(1).send(hex("20 03 00 00 00"));            // CONNECT → CONNACK (5.0)
///     broker.expect(8).sendReply([](const QByteArray& subscribe) { … });
///     broker.close();
///     broker.nextConnection().expect(1)…                        // what the client does on reconnecting
///     …
///     QTRY_VERIFY2(broker.finished(), broker.state());
///
/// Lives in the thread of the test and needs its event loop (QTRY_…). After the last step of a connection the broker
/// stays silent and keeps the connection open. Connections beyond the script are accepted and stay silent, too.
class ScriptedBroker : public QObject
{
    Q_OBJECT

public:
    /// With TLS when `tls` has a local certificate and private key. `address`: "127.0.0.1" or "::1".
    explicit ScriptedBroker(const QSslConfiguration& tls = {}, const QString& address = QStringLiteral("127.0.0.1"));
    ~ScriptedBroker() override;

    quint16 port() const;
    /// "mqtt://127.0.0.1:port", or mqtts, ws, wss as configured.
    QString url() const;

    /// Answers the WebSocket upgrade by itself and wraps everything into binary frames from then on. To script the
    /// upgrade itself use expectHttp() and send().
    void setWebSocket(bool on) { m_webSocket = on; }
    /// Sends everything one byte per write (with TCP_NODELAY), so that the client reads in small pieces.
    void setByteByByte(bool on) { m_byteByByte = on; }

    // The script.
    /// Waits for a whole MQTT packet of this type (the upper four bits: 1 CONNECT … 15 AUTH), of any content. The
    /// packet is in received() then.
    ScriptedBroker& expect(int packetType);
    /// Waits for exactly these bytes; anything else fails the script.
    ScriptedBroker& expect(const QByteArray& bytes);
    /// Waits for an HTTP request head (up to the empty line), for scripted upgrades and proxies.
    ScriptedBroker& expectHttp();
    /// Waits until the client has closed its side.
    ScriptedBroker& expectClose();
    ScriptedBroker& send(const QByteArray& bytes);
    /// Sends what the function makes of the last expected packet.
    ScriptedBroker& sendReply(std::function<QByteArray(const QByteArray& packet)> reply);
    /// Runs something of the test.
    ScriptedBroker& run(std::function<void()> action);
    /// FIN after everything was written.
    ScriptedBroker& close();
    /// RST.
    ScriptedBroker& reset();
    /// The following steps are for the next connection.
    ScriptedBroker& nextConnection();

    /// Sends on the newest connection outside the script, now.
    void sendNow(const QByteArray& bytes);
    void closeNow();

    /// True when every step was carried out and nothing unexpected came.
    bool finished() const;
    bool failed() const { return !m_error.isEmpty(); }
    /// Which step it waits for, and what came instead: for QTRY_VERIFY2.
    const char* state() const;
    /// Every packet (or HTTP head) that an expect() took, over all connections.
    const QList<QByteArray>& received() const { return m_received; }
    QByteArray lastReceived() const { return m_received.isEmpty() ? QByteArray() : m_received.last(); }
    /// Bytes that came and were not asked for, of the newest connection.
    QByteArray unexpected() const;
    int connections() const { return m_connections; }
    /// Closed by the client, of those accepted.
    int closedByClient() const { return m_closed; }

    /// Value of Sec-WebSocket-Accept for an HTTP request head.
    static QByteArray webSocketAccept(const QByteArray& requestHead);
    /// One unmasked frame.
    static QByteArray webSocketFrame(int opcode, const QByteArray& payload, bool final = true);
    /// Takes one (masked) frame off the front of `buffer` and returns its unmasked payload; `opcode` -1: none yet.
    static QByteArray takeWebSocketFrame(QByteArray& buffer, int* opcode);

private:
    struct Step;
    struct Peer;
    class Server;
    void accepted(QTcpSocket* socket);
    void received(Peer& peer);
    void advance(Peer& peer);
    void write(Peer& peer, const QByteArray& bytes);
    bool upgrade(Peer& peer);

    std::unique_ptr<Server> m_server;
    QString m_address;
    std::vector<std::deque<Step>> m_scripts;
    std::vector<std::unique_ptr<Peer>> m_peers;
    QList<QByteArray> m_received;
    QByteArray m_error;
    mutable QByteArray m_state;
    int m_connections = 0;
    int m_closed = 0;
    bool m_tls = false;
    bool m_webSocket = false;
    bool m_byteByByte = false;
};

} // namespace topicscope::test
