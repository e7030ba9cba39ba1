// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/transport.h"

#include "app/client/handshake_text.h"
#include "app/client/tls_configuration.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QPointer>
#include <QRandomGenerator>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>
#include <QThreadPool>

#include <cerrno>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <vector>

namespace topicscope::client {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t readBufferSize = 256 * 1024;
// QSslSocket takes whatever the kernel has, however much of it is not read yet: without a bound a flood ends up in
// memory (2 GB within five seconds), and copying and clearing that memory takes half of the thread's time. What waits
// in the kernel stops the sender instead. Measured in the window: 16 KiB 3.4, 256 KiB 3.7, no bound 2.2 M messages/s.
constexpr qint64 tlsReadBufferSize = readBufferSize;
constexpr int lingerMilliseconds = 1000;
// An address that does not answer must not use up the time of those behind it.
constexpr int addressMilliseconds = 4000;

char* readBuffer()
{
    // One per thread, not one per connection: it is never kept beyond a call.
    thread_local std::vector<char> buffer(readBufferSize);
    return buffer.data();
}

QString tlsVersion(const QSslSocket& socket)
{
    return socket.sessionProtocol() == QSsl::TlsV1_3 ? u"TLS 1.3"_s : u"TLS 1.2"_s;
}

} // namespace

QString endpointText(const QHostAddress& address, quint16 port)
{
    const QString text = address.toString();
    return (text.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(text).arg(port);
}

Transport::Transport(TransportListener& listener, QObject* parent) : QObject(parent), m_listener(listener)
{
    m_addressTimer.setSingleShot(true);
    m_addressTimer.setInterval(addressMilliseconds);
    connect(&m_addressTimer, &QTimer::timeout, this, [this] {
        if (m_stage == Stage::Tcp && !m_addresses.isEmpty())
            tryNextAddress();
    });
}

Transport::~Transport()
{
    if (m_lookUp >= 0)
        QHostInfo::abortHostLookup(m_lookUp);
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
}

void Transport::setPhase(const QString& phase)
{
    m_phase = phase;
    emit phaseChanged();
}

/// The host that TCP goes to: the proxy, where there is one.
QString Transport::targetHost() const
{
    return m_settings.proxy.kind == ProxySettings::Kind::None ? m_settings.url.host() : m_settings.proxy.host;
}

/// The broker in messages: what the person wrote, with the address where that says more.
QString Transport::peerName() const
{
    return m_settings.url.hostAndPort();
}

void Transport::open(const ConnectionSettings& settings)
{
    m_settings = settings;
    const QString host = targetHost();
    if (QHostAddress address; address.setAddress(host)) {
        m_addresses = {address};
        tryNextAddress();
        return;
    }
    m_stage = Stage::LookUp;
    setPhase(tr("Looking up %1").arg(host));
    // Not the overload for functors: that of Qt 6.4 lets go of the functor once more after it was freed, and so writes
    // to memory that is no longer its own (seen with an allocator that keeps what is freed).
    m_lookUp = QHostInfo::lookupHost(host, this, SLOT(lookedUp(QHostInfo)));
}

void Transport::lookedUp(const QHostInfo& info)
{
    m_lookUp = -1;
    if (m_stage != Stage::LookUp)
        return;
    m_addresses = info.addresses();
    if (m_addresses.isEmpty()) {
        const QString host = targetHost();
        if (info.error() == QHostInfo::HostNotFound || info.error() == QHostInfo::NoError)
            fail(ErrorKind::HostNotFound, tr("Host not found: %1").arg(host),
                 tr("Check the spelling, and whether this computer's name server knows it."));
        else
            fail(ErrorKind::HostNotFound, tr("The name %1 could not be looked up: %2").arg(host, info.errorString()));
        return;
    }
    tryNextAddress();
}

void Transport::tryNextAddress()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket->deleteLater();
        m_socket = nullptr;
        m_tls = nullptr;
    }
    m_address = m_addresses.takeFirst();
    m_stage = Stage::Tcp;
    const bool proxied = m_settings.proxy.kind != ProxySettings::Kind::None;
    const quint16 port = proxied ? m_settings.proxy.port : m_settings.url.port();
    setPhase(proxied ? tr("Connecting to the proxy %1").arg(endpointText(m_address, port))
                     : tr("Connecting to %1").arg(endpointText(m_address, port)));
    startSocket();
    // Unbuffered: read() and write() go straight to the kernel. QSslSocket buffers what it decrypts in any case.
    m_socket->connectToHost(m_address, port,
                            m_tls ? QIODevice::ReadWrite : QIODevice::ReadWrite | QIODevice::Unbuffered);
    if (!m_addresses.isEmpty())
        m_addressTimer.start();
}

void Transport::startSocket()
{
    if (m_settings.url.isSecure()) {
        m_tls = new QSslSocket(this);
        m_tls->setReadBufferSize(tlsReadBufferSize);
        m_socket = m_tls;
        connect(m_tls, &QSslSocket::encrypted, this, &Transport::tlsReady);
        connect(m_tls, &QSslSocket::sslErrors, this, &Transport::tlsErrors);
        connect(m_tls, &QSslSocket::alertReceived, this,
                [this](QSsl::AlertLevel, QSsl::AlertType type, const QString&) { m_alert = int(type); });
    } else {
        m_socket = new QTcpSocket(this);
    }
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QTcpSocket::connected, this, &Transport::socketConnected);
    connect(m_socket, &QTcpSocket::readyRead, this, &Transport::readable);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_stage == Stage::Open)
            m_listener.transportWritten();
    });
    connect(m_socket, &QTcpSocket::errorOccurred, this, &Transport::socketFailed);
}

void Transport::socketConnected()
{
    if (m_stage != Stage::Tcp)
        return;
    m_addressTimer.stop();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    if (m_settings.proxy.kind == ProxySettings::Kind::None) {
        afterProxy();
        return;
    }
    m_stage = Stage::Proxy;
    setPhase(tr("Asking the proxy for %1").arg(peerName()));
    m_proxy = std::make_unique<ProxyHandshake>(m_settings.proxy, m_settings.url.host(), m_settings.url.port());
    if (!m_proxy->error().isEmpty()) {
        fail(ErrorKind::Proxy, m_proxy->error());
        return;
    }
    showProxySteps();
    const mqtt::Bytes greeting = m_proxy->takeOutput();
    m_socket->write(greeting.data(), qint64(greeting.size()));
}

void Transport::showProxySteps()
{
    for (const auto& [direction, text] : m_proxy->takeSteps())
        m_listener.transportHandshake(direction, text);
}

void Transport::afterProxy()
{
    if (m_tls)
        startTls();
    else if (m_settings.url.isWebSocket())
        startWebSocket();
    else
        opened();
}

void Transport::startTls()
{
    m_stage = Stage::Tls;
    setPhase(tr("TLS handshake with %1").arg(peerName()));
    const auto begin = [this] {
        if (m_stage != Stage::Tls || !m_tls)
            return;
        auto configuration = TlsConfiguration::make(m_settings.tls);
        if (!configuration) {
            fail(ErrorKind::Settings, configuration.error().message);
            return;
        }
        m_tls->setSslConfiguration(*configuration);
        // Also sent as SNI, unless it is an address.
        m_tls->setPeerVerifyName(m_settings.tls.serverName.isEmpty() ? m_settings.url.host()
                                                                     : m_settings.tls.serverName);
        m_tls->startClientEncryption();
    };
    if (!TlsConfiguration::needsSystemCertificates(m_settings.tls)) {
        begin();
        return;
    }
    // The first reading of the system's store takes a quarter of a second, which other connections must not feel.
    QThreadPool::globalInstance()->start(
        [self = QPointer<Transport>(this), target = QPointer<QObject>(parent()), begin] {
            QSslConfiguration::systemCaCertificates();
            if (target) {
                QMetaObject::invokeMethod(
                    target,
                    [self, begin] {
                        if (self)
                            begin();
                    },
                    Qt::QueuedConnection);
            }
        });
}

void Transport::tlsErrors(const QList<QSslError>& errors)
{
    const QString host = m_settings.tls.serverName.isEmpty() ? m_settings.url.host() : m_settings.tls.serverName;
    const QList<QSslCertificate> chain = m_tls->peerCertificateChain();
    for (const QSslError& error : errors) {
        const QString text = TlsConfiguration::describe(error, host, chain);
        if (!m_tlsWarnings.contains(text))
            m_tlsWarnings << text;
    }
    if (!m_settings.tls.verifyPeer) {
        m_tls->ignoreSslErrors();
        return;
    }
    const QSslError worst = TlsConfiguration::mostImportant(errors);
    QStringList others = m_tlsWarnings;
    const QString message = TlsConfiguration::describe(worst, host, chain);
    others.removeAll(message);
    m_tlsError = ConnectionError{.kind = ErrorKind::Tls, .message = message, .advice = others.join(u'\n')};
}

void Transport::tlsReady()
{
    const QList<QSslCertificate> chain = m_tls->peerCertificateChain();
    if (!chain.isEmpty()) {
        const qint64 days = QDateTime::currentDateTimeUtc().daysTo(chain.first().expiryDate());
        if (days >= 0 && days <= 30)
            m_tlsWarnings << tr("The broker's certificate expires in %n day(s)", nullptr, int(days));
    }
    QString agreed = u"%1, %2"_s.arg(tlsVersion(*m_tls), m_tls->sessionCipher().name());
    if (const QByteArray alpn = m_tls->sslConfiguration().nextNegotiatedProtocol(); !alpn.isEmpty())
        agreed += u", ALPN %1"_s.arg(QString::fromUtf8(alpn));
    m_listener.transportHandshake(mqtt::Direction::FromServer, agreed.toStdString());
    if (m_settings.url.isWebSocket())
        startWebSocket();
    else
        opened();
}

void Transport::startWebSocket()
{
    m_stage = Stage::WebSocket;
    setPhase(tr("WebSocket upgrade with %1").arg(peerName()));
    WebSocketRequest request;
    const BrokerUrl& url = m_settings.url;
    const QByteArray name = QHostAddress(url.host()).isNull() ? QUrl::toAce(url.host()) : url.host().toLatin1();
    request.host = (name.contains(':') ? '[' + name + ']' : name).toStdString();
    if (url.port() != BrokerUrl::defaultPort(url.transport()))
        request.host += ':' + std::to_string(url.port());
    const QString path = m_settings.webSocket.path.isEmpty() ? url.path() : m_settings.webSocket.path;
    request.path = (path.startsWith(u'/') ? path : u'/' + path).toUtf8().toStdString();
    request.subprotocol = m_settings.webSocket.subprotocol.toStdString();
    for (const auto& [header, value] : m_settings.webSocket.headers)
        request.headers.emplace_back(header.toStdString(), value.toStdString());
    std::array<quint32, 4> key{};
    QRandomGenerator::system()->fillRange(key.data(), qsizetype(key.size()));
    request.key.assign(reinterpret_cast<const char*>(key.data()), sizeof key);
    m_webSocket = std::make_unique<WebSocketCodec>(std::move(request));
    m_listener.transportHandshake(mqtt::Direction::FromClient, maskedHttpHead(m_webSocket->output()));
    flushWebSocket();
}

void Transport::flushWebSocket()
{
    send(m_webSocket->output());
    m_webSocket->outputWritten();
}

void Transport::opened()
{
    m_stage = Stage::Open;
    m_listener.transportOpened();
}

void Transport::write(mqtt::BytesView bytes)
{
    if (m_stage != Stage::Open || bytes.empty())
        return;
    if (m_webSocket) {
        m_webSocket->send(bytes, QRandomGenerator::system()->generate());
        flushWebSocket();
    } else {
        send(bytes);
    }
}

void Transport::send(mqtt::BytesView bytes)
{
    if (bytes.empty() || !m_socket)
        return;
    // An unbuffered QTcpSocket whose write fails closes itself without a word, and what the broker said last (a
    // DISCONNECT with its reason) is lost unread. So write by hand: after an error the reading side finds the end, and
    // whatever stands before it.
    if (!m_tls && m_socket->bytesToWrite() == 0) {
        const ssize_t sent =
            ::send(int(m_socket->socketDescriptor()), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            return;
        bytes.remove_prefix(std::size_t(std::max<ssize_t>(sent, 0)));
        if (bytes.empty())
            return;
    }
    // What the kernel does not take now waits in the socket.
    if (m_socket->write(bytes.data(), qint64(bytes.size())) < 0)
        QMetaObject::invokeMethod(this, &Transport::socketFailed, Qt::QueuedConnection);
}

qint64 Transport::bytesWaiting() const
{
    if (!m_socket)
        return 0;
    return m_tls ? m_tls->bytesToWrite() + m_tls->encryptedBytesToWrite() : m_socket->bytesToWrite();
}

void Transport::readable()
{
    if (!m_tls) {
        readOnce();
        return;
    }
    // QSslSocket emits this for every 4096 decrypted bytes from within its own loop: read afterwards, all at once.
    if (!m_readQueued) {
        m_readQueued = true;
        QMetaObject::invokeMethod(this, &Transport::readOnce, Qt::QueuedConnection);
    }
}

void Transport::readOnce()
{
    m_readQueued = false;
    if (!m_socket || m_stage == Stage::Over)
        return;
    char* const buffer = readBuffer();
    const qint64 count = m_socket->read(buffer, readBufferSize);
    if (count > 0) {
        deliver(buffer, std::size_t(count));
    } else if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        // An unbuffered socket closes itself when a read finds the end, and tells nobody.
        socketFailed();
        return;
    }
    if (m_tls && m_stage != Stage::Over && m_socket && m_tls->bytesAvailable() > 0 && !m_readQueued) {
        m_readQueued = true;
        QMetaObject::invokeMethod(this, &Transport::readOnce, Qt::QueuedConnection);
    }
}

void Transport::deliver(char* bytes, std::size_t size)
{
    switch (m_stage) {
    case Stage::Proxy: {
        m_proxy->receive({bytes, size});
        showProxySteps();
        const mqtt::Bytes answer = m_proxy->takeOutput();
        if (!answer.empty())
            m_socket->write(answer.data(), qint64(answer.size()));
        if (!m_proxy->error().isEmpty()) {
            m_credentialsRefused = m_proxy->credentialsRefused();
            fail(ErrorKind::Proxy, m_proxy->error(), {}, m_proxy->errorCode());
        } else if (m_proxy->isDone()) {
            // Nothing of ours went through the tunnel yet, so the broker cannot have answered.
            if (!m_proxy->takeRest().empty())
                fail(ErrorKind::Proxy, tr("The proxy sent more than its answer"));
            else
                afterProxy();
        }
        break;
    }
    case Stage::WebSocket:
    case Stage::Open: {
        if (!m_webSocket) {
            m_listener.transportRead({bytes, size});
            break;
        }
        const mqtt::BytesView payload = m_webSocket->receive(bytes, size);
        if (const mqtt::Bytes head = m_webSocket->takeResponseHead(); !head.empty())
            m_listener.transportHandshake(mqtt::Direction::FromServer, maskedHttpHead(head));
        if (m_stage == Stage::WebSocket && (m_webSocket->isOpen() || !payload.empty()))
            opened();
        if (m_stage == Stage::Open && !payload.empty())
            m_listener.transportRead(payload);
        if (m_stage == Stage::Over || m_stage == Stage::Lingering)
            break;
        flushWebSocket();
        if (m_webSocket->error())
            webSocketFailed();
        break;
    }
    default:
        break; // nothing is expected, or it is over
    }
}

void Transport::closeAndDelete()
{
    const bool connected = m_socket && m_stage != Stage::Tcp && m_stage != Stage::LookUp && m_stage != Stage::Idle &&
                           m_socket->state() == QAbstractSocket::ConnectedState;
    m_stage = m_stage == Stage::Over || !connected ? Stage::Over : Stage::Lingering;
    if (!connected) {
        deleteLater();
        return;
    }
    m_stage = Stage::Lingering;
    m_socket->disconnect(this);
    if (m_webSocket) {
        m_webSocket->close(1000, QRandomGenerator::system()->generate());
        flushWebSocket();
    }
    QTcpSocket* const socket = m_socket;
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(socket, &QTcpSocket::errorOccurred, this, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
        if (socket->read(readBuffer(), readBufferSize) < 0)
            deleteLater(); // the peer has closed, too: see readOnce()
    });
    QTimer::singleShot(lingerMilliseconds, this, &QObject::deleteLater);
    // Queued: QSslSocket emits these from within its encrypting loop, which must not find its session closed.
    const auto finish = [this, socket] {
        if (bytesWaiting() > 0 || socket->state() != QAbstractSocket::ConnectedState)
            return;
        if (m_tls)
            socket->disconnectFromHost(); // close_notify, then FIN
        else
            ::shutdown(int(socket->socketDescriptor()), SHUT_WR);
    };
    connect(socket, &QTcpSocket::bytesWritten, this, finish, Qt::QueuedConnection);
    if (m_tls)
        connect(m_tls, &QSslSocket::encryptedBytesWritten, this, finish, Qt::QueuedConnection);
    else
        socket->flush();
    QMetaObject::invokeMethod(this, finish, Qt::QueuedConnection);
}

bool Transport::isSending() const
{
    if (m_stage != Stage::Lingering || m_socket->state() == QAbstractSocket::UnconnectedState)
        return false;
    int unconfirmed = 0;
    return bytesWaiting() > 0 ||
           (::ioctl(int(m_socket->socketDescriptor()), SIOCOUTQ, &unconfirmed) == 0 && unconfirmed > 0);
}

TransportInfo Transport::info() const
{
    TransportInfo info;
    if (!m_socket)
        return info;
    info.peerAddress = endpointText(m_socket->peerAddress(), m_socket->peerPort());
    info.ownAddress = endpointText(m_socket->localAddress(), m_socket->localPort());
    info.tlsWarnings = m_tlsWarnings;
    QString tls;
    if (m_tls) {
        tls = tlsVersion(*m_tls);
        info.cipher = m_tls->sessionCipher().name();
        info.alpn = m_tls->sslConfiguration().nextNegotiatedProtocol();
        for (const QSslCertificate& certificate : m_tls->peerCertificateChain())
            info.peerCertificates += certificate.toPem();
    }
    if (m_settings.url.isWebSocket())
        info.description = tls.isEmpty() ? u"WebSocket"_s : u"WebSocket, "_s + tls;
    else
        info.description = tls.isEmpty() ? u"TCP"_s : tls;
    return info;
}

} // namespace topicscope::client
