// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace topicscope::test {

struct FaultProxy::Link
{
    QTcpSocket* client = nullptr;
    QTcpSocket* server = nullptr;
    QByteArray waiting[2]; // read and not yet forwarded: [0] to the server, [1] to the client
    qint64 bytesLeft = -1; // until the cut; -1: none planned
    bool timerRunning = false;
    bool dead = false;
};

FaultProxy::FaultProxy(quint16 targetPort, const Options& options)
    : m_options(options), m_random(options.seed), m_server(std::make_unique<QTcpServer>()), m_target(targetPort)
{
    connect(m_server.get(), &QTcpServer::newConnection, this, &FaultProxy::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("FaultProxy: cannot listen");
}

FaultProxy::~FaultProxy()
{
    // The sockets go with the server, after the links: their last signals must not find those gone.
    for (const auto& link : m_links) {
        for (QTcpSocket* socket : {link->client, link->server}) {
            if (socket)
                socket->disconnect();
        }
    }
}

quint16 FaultProxy::port() const
{
    return m_server->serverPort();
}

void FaultProxy::accept()
{
    while (QTcpSocket* client = m_server->nextPendingConnection()) {
        ++m_connections;
        auto owned = std::make_unique<Link>();
        Link* link = owned.get();
        m_links.push_back(std::move(owned));
        link->client = client;
        link->server = new QTcpSocket(m_server.get());
        if (m_options.cutAfterAtMost > 0 && m_cuts < m_options.cutsAtMost)
            link->bytesLeft = m_random.bounded(m_options.cutAfterAtMost) + 1;
        for (QTcpSocket* socket : {link->client, link->server}) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            const bool fromClient = socket == link->client;
            connect(socket, &QTcpSocket::readyRead, this, [this, link, fromClient] { forward(*link, fromClient); });
            connect(socket, &QTcpSocket::disconnected, this, [link, fromClient] {
                if (!link->dead)
                    (fromClient ? link->server : link->client)->disconnectFromHost();
            });
        }
        connect(link->server, &QTcpSocket::errorOccurred, this, [this, link] {
            if (!link->dead && link->server->state() == QAbstractSocket::UnconnectedState) {
                link->dead = true;
                link->client->abort();
            }
        });
        connect(link->server, &QTcpSocket::connected, this, [this, link] {
            link->server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            forward(*link, true);
        });
        link->server->connectToHost(QHostAddress::LocalHost, m_target);
    }
    dropDead();
}

void FaultProxy::dropDead()
{
    std::erase_if(m_links, [](const std::unique_ptr<Link>& link) {
        const bool gone = !link->timerRunning && link->client->state() == QAbstractSocket::UnconnectedState &&
                          link->server->state() == QAbstractSocket::UnconnectedState;
        if (gone) {
            link->client->disconnect();
            link->server->disconnect();
            link->client->deleteLater();
            link->server->deleteLater();
        }
        return gone;
    });
}

void FaultProxy::forward(Link& link, bool fromClient)
{
    QTcpSocket* source = fromClient ? link.client : link.server;
    if (link.dead || m_silent) {
        source->readAll();
        return;
    }
    if (fromClient && link.server->state() != QAbstractSocket::ConnectedState)
        return; // stays in the socket until the other side is there
    link.waiting[fromClient ? 0 : 1] += source->readAll();
    if (m_options.delayAtMostMilliseconds > 0) {
        if (link.timerRunning)
            return;
        link.timerRunning = true;
        QTimer::singleShot(int(m_random.bounded(m_options.delayAtMostMilliseconds + 1)), this, [this, &link] {
            link.timerRunning = false;
            flush(link);
        });
        return;
    }
    flush(link);
}

void FaultProxy::flush(Link& link)
{
    for (int side = 0; side < 2 && !link.dead; ++side) {
        QTcpSocket* target = side == 0 ? link.server : link.client;
        QByteArray& waiting = link.waiting[side];
        while (!waiting.isEmpty() && !link.dead && target->isOpen()) {
            qint64 size = waiting.size();
            if (m_options.splitAtMost > 0)
                size = qMin(size, qint64(m_random.bounded(m_options.splitAtMost) + 1));
            if (link.bytesLeft >= 0)
                size = qMin(size, link.bytesLeft);
            target->write(waiting.constData(), size);
            target->flush();
            m_bytes += size;
            waiting.remove(0, size);
            if (link.bytesLeft >= 0 && (link.bytesLeft -= size) == 0)
                cut(link);
        }
    }
}

void FaultProxy::cut(Link& link)
{
    if (link.dead)
        return;
    link.dead = true;
    ++m_cuts;
    // Half of the cuts are hard (RST: what is under way is lost), half are a FIN.
    const bool hard = m_random.bounded(2) == 0;
    for (QTcpSocket* socket : {link.client, link.server}) {
        if (hard && socket->socketDescriptor() >= 0) {
            const linger now{1, 0};
            ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
        if (hard)
            socket->abort();
        else
            socket->disconnectFromHost();
    }
}

void FaultProxy::cutAll()
{
    for (const auto& link : m_links)
        cut(*link);
}

} // namespace topicscope::test
