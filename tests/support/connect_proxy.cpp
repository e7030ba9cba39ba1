// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/connect_proxy.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace topicscope::test {

struct ConnectProxy::Link
{
    QTcpSocket* client = nullptr;
    QTcpSocket* server = nullptr;
    QByteArray buffer;
    enum class Stage { Greeting, Credentials, Request, Connecting, Tunnel } stage = Stage::Greeting;
};

ConnectProxy::ConnectProxy(Kind kind, const QByteArray& userName, const QByteArray& password)
    : m_kind(kind), m_userName(userName), m_password(password), m_server(std::make_unique<QTcpServer>())
{
    connect(m_server.get(), &QTcpServer::newConnection, this, &ConnectProxy::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("ConnectProxy: cannot listen");
}

ConnectProxy::~ConnectProxy()
{
    // The sockets go with the server, after the links: their last signals must not find those gone.
    for (const auto& link : m_links) {
        for (QTcpSocket* socket : {link->client, link->server}) {
            if (socket)
                socket->disconnect();
        }
    }
}

quint16 ConnectProxy::port() const
{
    return m_server->serverPort();
}

void ConnectProxy::accept()
{
    while (QTcpSocket* client = m_server->nextPendingConnection()) {
        auto owned = std::make_unique<Link>();
        Link* link = owned.get();
        m_links.push_back(std::move(owned));
        link->client = client;
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(client, &QTcpSocket::readyRead, this, [this, link] { read(*link); });
        connect(client, &QTcpSocket::disconnected, this, [link] {
            if (link->server)
                link->server->disconnectFromHost();
        });
    }
}

void ConnectProxy::read(Link& link)
{
    if (link.stage == Link::Stage::Tunnel) {
        link.server->write(link.client->readAll());
        return;
    }
    if (link.stage == Link::Stage::Connecting)
        return;
    link.buffer += link.client->readAll();
    while (m_kind == Kind::Socks5 ? socks(link) : http(link)) {
    }
}

bool ConnectProxy::socks(Link& link)
{
    QByteArray& in = link.buffer;
    const auto byte = [&](qsizetype i) { return int(static_cast<unsigned char>(in.at(i))); };
    switch (link.stage) {
    case Link::Stage::Greeting: {
        if (in.size() < 2 || in.size() < 2 + byte(1))
            return false;
        const char method = m_userName.isEmpty() ? 0 : 2;
        const bool offered = in.mid(2, byte(1)).contains(method);
        in.remove(0, 2 + byte(1));
        answer(link, QByteArray(1, 5) + (offered ? method : char(0xff)));
        if (!offered) {
            link.client->disconnectFromHost();
            return false;
        }
        link.stage = method == 2 ? Link::Stage::Credentials : Link::Stage::Request;
        return true;
    }
    case Link::Stage::Credentials: {
        if (in.size() < 2 || in.size() < 3 + byte(1) || in.size() < 3 + byte(1) + byte(2 + byte(1)))
            return false;
        const int nameLength = byte(1);
        const int passwordLength = byte(2 + nameLength);
        const bool right = in.mid(2, nameLength) == m_userName && in.mid(3 + nameLength, passwordLength) == m_password;
        in.remove(0, 3 + nameLength + passwordLength);
        answer(link, QByteArray(1, 1) + char(right ? 0 : 1));
        link.stage = Link::Stage::Request;
        if (!right)
            link.client->disconnectFromHost();
        return right;
    }
    case Link::Stage::Request: {
        if (in.size() < 5)
            return false;
        const int type = byte(3);
        const int length = type == 1 ? 4 : type == 4 ? 16 : 1 + byte(4);
        if (in.size() < 4 + length + 2)
            return false;
        QByteArray host;
        if (type == 3)
            host = in.mid(5, byte(4));
        else if (type == 1)
            host =
                QHostAddress(quint32(byte(4)) << 24 | quint32(byte(5)) << 16 | quint32(byte(6)) << 8 | quint32(byte(7)))
                    .toString()
                    .toLatin1();
        else
            host = QHostAddress(reinterpret_cast<const quint8*>(in.constData() + 4)).toString().toLatin1();
        const auto port = quint16(byte(4 + length) << 8 | byte(5 + length));
        in.remove(0, 6 + length);
        open(link, host, port);
        return false;
    }
    default:
        return false;
    }
}

bool ConnectProxy::http(Link& link)
{
    const qsizetype end = link.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = link.buffer.left(end);
    link.buffer.remove(0, end + 4);
    const QByteArray target = head.split(' ').value(1);
    const QByteArray expected = "Basic " + (m_userName + ':' + m_password).toBase64();
    if (!m_userName.isEmpty() && !head.contains("Proxy-Authorization: " + expected)) {
        answer(link, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic "
                     "realm=\"test\"\r\nContent-Length: 0\r\n\r\n");
        link.client->disconnectFromHost();
        return false;
    }
    const qsizetype colon = target.lastIndexOf(':');
    QByteArray host = target.left(colon);
    if (host.startsWith('['))
        host = host.mid(1, host.size() - 2);
    open(link, host, target.mid(colon + 1).toUShort());
    return false;
}

void ConnectProxy::open(Link& link, const QByteArray& host, quint16 port)
{
    m_lastTarget = host + ':' + QByteArray::number(port);
    const auto reply = [this](int code) {
        if (m_kind == Kind::Http)
            return "HTTP/1.1 " + QByteArray::number(code == 0 ? 200 : code) +
                   (code == 0 ? " Connection established" : " No") + "\r\n\r\n";
        return QByteArray("\x05", 1) + char(code) + QByteArray("\x00\x01\x00\x00\x00\x00\x00\x00", 8);
    };
    if (m_failure != 0) {
        answer(link, reply(m_failure));
        link.client->disconnectFromHost();
        return;
    }
    link.stage = Link::Stage::Connecting;
    link.server = new QTcpSocket(m_server.get());
    Link* raw = &link;
    connect(link.server, &QTcpSocket::connected, this, [this, raw, reply] {
        ++m_tunnels;
        raw->server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        answer(*raw, reply(0));
        raw->stage = Link::Stage::Tunnel;
        raw->server->write(raw->buffer + raw->client->readAll());
    });
    connect(link.server, &QTcpSocket::readyRead, this, [raw] { raw->client->write(raw->server->readAll()); });
    connect(link.server, &QTcpSocket::disconnected, this, [raw] { raw->client->disconnectFromHost(); });
    connect(link.server, &QTcpSocket::errorOccurred, this, [this, raw, reply] {
        if (raw->stage == Link::Stage::Connecting) {
            answer(*raw, reply(m_kind == Kind::Http ? 502 : 5));
            raw->client->disconnectFromHost();
        }
    });
    link.server->connectToHost(QString::fromUtf8(host), port);
}

void ConnectProxy::answer(Link& link, const QByteArray& bytes)
{
    if (!m_byteByByte) {
        link.client->write(bytes);
        return;
    }
    for (const char byte : bytes) {
        link.client->write(&byte, 1);
        link.client->flush();
    }
}

} // namespace topicscope::test
