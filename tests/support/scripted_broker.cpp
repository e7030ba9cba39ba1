// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_broker.h"

#include "tests/support/hex.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <sys/socket.h>

namespace topicscope::test {

struct ScriptedBroker::Step
{
    enum Kind { ExpectPacket, ExpectBytes, ExpectHttp, ExpectClose, Send, SendReply, Run, Close, Reset } kind;
    int packetType = 0;
    QByteArray bytes = {};
    std::function<QByteArray(const QByteArray&)> reply = {};
    std::function<void()> action = {};
};

struct ScriptedBroker::Peer
{
    QTcpSocket* socket = nullptr;
    std::size_t script = 0;
    QByteArray raw;    // as read, when framed by WebSocket
    QByteArray buffer; // MQTT (or HTTP) bytes not yet taken
    bool upgraded = false;
    bool closed = false;
    bool advancing = false;
};

class ScriptedBroker::Server : public QTcpServer
{
public:
    Server(ScriptedBroker& broker, const QSslConfiguration& tls) : m_broker(broker), m_tls(tls) {}

protected:
    void incomingConnection(qintptr descriptor) override
    {
        if (m_tls.localCertificate().isNull()) {
            auto* socket = new QTcpSocket(this);
            socket->setSocketDescriptor(descriptor);
            m_broker.accepted(socket);
            return;
        }
        auto* socket = new QSslSocket(this);
        socket->setSslConfiguration(m_tls);
        socket->setSocketDescriptor(descriptor);
        m_broker.accepted(socket);
        socket->startServerEncryption();
    }

private:
    ScriptedBroker& m_broker;
    QSslConfiguration m_tls;
};

ScriptedBroker::ScriptedBroker(const QSslConfiguration& tls, const QString& address)
    : m_server(std::make_unique<Server>(*this, tls)),
      m_address(address),
      m_scripts(1),
      m_tls(!tls.localCertificate().isNull())
{
    if (!m_server->listen(QHostAddress(address)))
        qFatal("ScriptedBroker: cannot listen: %s", qPrintable(m_server->errorString()));
}

ScriptedBroker::~ScriptedBroker()
{
    // The sockets go with the server, after the peers: their last signals must not find those gone.
    for (const auto& peer : m_peers)
        peer->socket->disconnect(this);
}

quint16 ScriptedBroker::port() const
{
    return m_server->serverPort();
}

QString ScriptedBroker::url() const
{
    const QString scheme = m_webSocket ? (m_tls ? QStringLiteral("wss") : QStringLiteral("ws"))
                                       : (m_tls ? QStringLiteral("mqtts") : QStringLiteral("mqtt"));
    const QString host =
        m_address.contains(QLatin1Char(':')) ? QLatin1Char('[') + m_address + QLatin1Char(']') : m_address;
    return QStringLiteral("%1://%2:%3").arg(scheme, host).arg(port());
}

ScriptedBroker& ScriptedBroker::expect(int packetType)
{
    m_scripts.back().push_back({.kind = Step::ExpectPacket, .packetType = packetType});
    return *this;
}

ScriptedBroker& ScriptedBroker::expect(const QByteArray& bytes)
{
    m_scripts.back().push_back({.kind = Step::ExpectBytes, .bytes = bytes});
    return *this;
}

ScriptedBroker& ScriptedBroker::expectHttp()
{
    m_scripts.back().push_back({.kind = Step::ExpectHttp});
    return *this;
}

ScriptedBroker& ScriptedBroker::expectClose()
{
    m_scripts.back().push_back({.kind = Step::ExpectClose});
    return *this;
}

ScriptedBroker& ScriptedBroker::send(const QByteArray& bytes)
{
    m_scripts.back().push_back({.kind = Step::Send, .bytes = bytes});
    return *this;
}

ScriptedBroker& ScriptedBroker::sendReply(std::function<QByteArray(const QByteArray&)> reply)
{
    m_scripts.back().push_back({.kind = Step::SendReply, .reply = std::move(reply)});
    return *this;
}

ScriptedBroker& ScriptedBroker::run(std::function<void()> action)
{
    m_scripts.back().push_back({.kind = Step::Run, .action = std::move(action)});
    return *this;
}

ScriptedBroker& ScriptedBroker::close()
{
    m_scripts.back().push_back({.kind = Step::Close});
    return *this;
}

ScriptedBroker& ScriptedBroker::reset()
{
    m_scripts.back().push_back({.kind = Step::Reset});
    return *this;
}

ScriptedBroker& ScriptedBroker::nextConnection()
{
    m_scripts.emplace_back();
    return *this;
}

void ScriptedBroker::sendNow(const QByteArray& bytes)
{
    if (!m_peers.empty())
        write(*m_peers.back(), bytes);
}

void ScriptedBroker::closeNow()
{
    if (!m_peers.empty())
        m_peers.back()->socket->disconnectFromHost();
}

bool ScriptedBroker::finished() const
{
    return m_error.isEmpty() &&
           std::all_of(m_scripts.begin(), m_scripts.end(), [](const auto& script) { return script.empty(); });
}

const char* ScriptedBroker::state() const
{
    m_state = m_error;
    for (std::size_t i = 0; m_state.isEmpty() && i < m_scripts.size(); ++i) {
        if (m_scripts[i].empty())
            continue;
        const Step& step = m_scripts[i].front();
        m_state = "connection " + QByteArray::number(i + 1) + " waits at step kind " + QByteArray::number(step.kind) +
                  " (packet type " + QByteArray::number(step.packetType) + ", bytes " + dump(step.bytes) + "), " +
                  QByteArray::number(m_scripts[i].size()) + " steps left";
    }
    if (m_state.isEmpty())
        m_state = "finished";
    if (!m_peers.empty() && !m_peers.back()->buffer.isEmpty())
        m_state += "; received and not asked for: " + dump(m_peers.back()->buffer);
    return m_state.constData();
}

QByteArray ScriptedBroker::unexpected() const
{
    return m_peers.empty() ? QByteArray() : m_peers.back()->buffer;
}

void ScriptedBroker::accepted(QTcpSocket* socket)
{
    auto peer = std::make_unique<Peer>();
    peer->socket = socket;
    peer->script = std::size_t(m_connections++);
    Peer* raw = peer.get();
    m_peers.push_back(std::move(peer));
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, [this, raw] { received(*raw); });
    connect(socket, &QTcpSocket::disconnected, this, [this, raw] {
        raw->closed = true;
        ++m_closed;
        advance(*raw);
    });
    advance(*raw);
}

void ScriptedBroker::received(Peer& peer)
{
    if (!m_webSocket) {
        peer.buffer += peer.socket->readAll();
    } else {
        peer.raw += peer.socket->readAll();
        if (!peer.upgraded && !upgrade(peer))
            return;
        int opcode = -1;
        for (QByteArray payload = takeWebSocketFrame(peer.raw, &opcode); opcode >= 0;
             payload = takeWebSocketFrame(peer.raw, &opcode)) {
            if (opcode <= 2)
                peer.buffer += payload;
            else if (opcode == 8)
                peer.socket->disconnectFromHost();
        }
    }
    advance(peer);
}

bool ScriptedBroker::upgrade(Peer& peer)
{
    const qsizetype end = peer.raw.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = peer.raw.left(end + 4);
    peer.raw.remove(0, end + 4);
    peer.socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                       "Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Accept: " +
                       webSocketAccept(head) + "\r\n\r\n");
    peer.upgraded = true;
    advance(peer); // a script that begins with send() waited for this
    return true;
}

void ScriptedBroker::advance(Peer& peer)
{
    if (peer.script >= m_scripts.size() || peer.advancing || (m_webSocket && !peer.upgraded))
        return;
    peer.advancing = true;
    auto& script = m_scripts[peer.script];
    bool waits = false;
    while (!script.empty() && !waits && m_error.isEmpty()) {
        const Step step = script.front();
        switch (step.kind) {
        case Step::ExpectPacket: {
            const QByteArray packet = takePacket(peer.buffer);
            waits = packet.isEmpty();
            if (waits)
                break;
            m_received.append(packet);
            if ((static_cast<unsigned char>(packet.at(0)) >> 4) != step.packetType)
                m_error = "expected packet type " + QByteArray::number(step.packetType) + ", got " + dump(packet);
            break;
        }
        case Step::ExpectBytes:
            if (peer.buffer.size() >= step.bytes.size()) {
                const QByteArray got = peer.buffer.left(step.bytes.size());
                peer.buffer.remove(0, step.bytes.size());
                m_received.append(got);
                if (got != step.bytes)
                    m_error = "expected " + dump(step.bytes) + ", got " + dump(got);
            } else {
                waits = true;
                if (!step.bytes.startsWith(peer.buffer))
                    m_error = "expected " + dump(step.bytes) + ", got " + dump(peer.buffer);
            }
            break;
        case Step::ExpectHttp: {
            const qsizetype end = peer.buffer.indexOf("\r\n\r\n");
            waits = end < 0;
            if (!waits) {
                m_received.append(peer.buffer.left(end + 4));
                peer.buffer.remove(0, end + 4);
            }
            break;
        }
        case Step::ExpectClose:
            waits = !peer.closed;
            break;
        case Step::Send:
            write(peer, step.bytes);
            break;
        case Step::SendReply:
            write(peer, step.reply(lastReceived()));
            break;
        case Step::Run:
            step.action();
            break;
        case Step::Close:
            peer.socket->disconnectFromHost();
            break;
        case Step::Reset: {
            const linger hard{1, 0};
            ::setsockopt(int(peer.socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
            peer.socket->abort();
            break;
        }
        }
        if (!waits)
            script.pop_front();
    }
    peer.advancing = false;
}

void ScriptedBroker::write(Peer& peer, const QByteArray& bytes)
{
    const QByteArray framed = m_webSocket ? webSocketFrame(2, bytes) : bytes;
    if (!m_byteByByte) {
        peer.socket->write(framed);
        peer.socket->flush();
        return;
    }
    for (const char byte : framed) {
        peer.socket->write(&byte, 1);
        peer.socket->flush();
    }
}

QByteArray ScriptedBroker::webSocketAccept(const QByteArray& requestHead)
{
    QByteArray key;
    for (const QByteArray& line : requestHead.split('\n')) {
        if (line.toLower().startsWith("sec-websocket-key:"))
            key = line.mid(18).trimmed();
    }
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
}

QByteArray ScriptedBroker::webSocketFrame(int opcode, const QByteArray& payload, bool final)
{
    QByteArray frame(1, char((final ? 0x80 : 0) | opcode));
    const auto size = quint64(payload.size());
    const int bytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
    frame += char(bytes == 0 ? int(size) : bytes == 2 ? 126 : 127);
    for (int i = bytes - 1; i >= 0; --i)
        frame += char(size >> (8 * i));
    return frame + payload;
}

QByteArray ScriptedBroker::takeWebSocketFrame(QByteArray& buffer, int* opcode)
{
    *opcode = -1;
    const auto at = [&](qsizetype i) { return quint64(static_cast<unsigned char>(buffer.at(i))); };
    if (buffer.size() < 2)
        return {};
    quint64 length = at(1) & 0x7f;
    const int bytes = length < 126 ? 0 : length == 126 ? 2 : 8;
    const int head = 2 + bytes + (at(1) & 0x80 ? 4 : 0);
    if (buffer.size() < head)
        return {};
    if (bytes > 0) {
        length = 0;
        for (int i = 0; i < bytes; ++i)
            length = length << 8 | at(2 + i);
    }
    if (quint64(buffer.size()) < quint64(head) + length)
        return {};
    *opcode = int(at(0) & 0x0f);
    QByteArray payload = buffer.mid(head, qsizetype(length));
    if (at(1) & 0x80) {
        for (qsizetype i = 0; i < payload.size(); ++i)
            payload[i] = char(payload.at(i) ^ buffer.at(head - 4 + i % 4));
    }
    buffer.remove(0, qsizetype(quint64(head) + length));
    return payload;
}

} // namespace topicscope::test
