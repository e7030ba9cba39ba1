// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/client_connection_tester.h"

#include "app/client/io_thread.h"
#include "app/workspace/connection_builder.h"
#include "ui/common/format.h"

#include <QLocale>
#include <QNetworkProxy>
#include <QPointer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QThreadPool>
#include <QTimer>

namespace topicscope::ui {

using namespace profiles;
using Kind = TestStep::Kind;
using State = TestStep::State;

namespace {

constexpr int longestFetch = 3'000; // milliseconds

qint64 microseconds(const QElapsedTimer& timer)
{
    return timer.nsecsElapsed() / 1000;
}

QString versionName(mqtt::Version version)
{
    switch (version) {
    case mqtt::Version::V3_1:
        return QStringLiteral("3.1");
    case mqtt::Version::V3_1_1:
        return QStringLiteral("3.1.1");
    case mqtt::Version::V5_0:
        break;
    }
    return QStringLiteral("5.0");
}

QString capabilities(const client::ConnectionInfo& info)
{
    if (info.version != mqtt::Version::V5_0)
        return ClientConnectionTester::tr("MQTT %1 does not tell. A test with MQTT 5.0 would.")
            .arg(versionName(info.version));
    const mqtt::ServerLimits& limits = info.limits;
    const QLocale locale;
    QStringList lines;
    lines << ClientConnectionTester::tr("QoS up to %1").arg(static_cast<int>(limits.maximumQoS));
    const auto feature = [&lines](bool available, const QString& yes, const QString& no) {
        lines << (available ? yes : no);
    };
    feature(limits.retainAvailable, ClientConnectionTester::tr("Retained messages"),
            ClientConnectionTester::tr("No retained messages"));
    feature(limits.wildcardSubscriptions, ClientConnectionTester::tr("Wildcards in filters"),
            ClientConnectionTester::tr("No wildcards in filters: “#” will be refused"));
    feature(limits.sharedSubscriptions, ClientConnectionTester::tr("Shared subscriptions"),
            ClientConnectionTester::tr("No shared subscriptions"));
    feature(limits.subscriptionIdentifiers, ClientConnectionTester::tr("Subscription identifiers"),
            ClientConnectionTester::tr("No subscription identifiers"));
    lines << ClientConnectionTester::tr("Receive maximum %1").arg(locale.toString(limits.receiveMaximum));
    lines << ClientConnectionTester::tr("Topic alias maximum %1").arg(locale.toString(limits.topicAliasMaximum));
    lines << ClientConnectionTester::tr("Packets up to %1").arg(formatBytes(limits.maximumPacketSize));
    return lines.join(u'\n');
}

} // namespace

ClientConnectionTester::ClientConnectionTester(client::IoThread& io, QObject* parent)
    : ConnectionTester(parent), m_io(io)
{
    m_timeout = new QTimer(this);
    m_timeout->setSingleShot(true);
    connect(m_timeout, &QTimer::timeout, this, [this] { tcpEnded(false); });
}

ClientConnectionTester::~ClientConnectionTester()
{
    cancel();
}

void ClientConnectionTester::cancel()
{
    ++m_run;
    m_timeout->stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    m_socket.reset();
    m_connection.reset();
    for (SecretBytes& secret : m_secrets)
        secret = {};
    m_secrets.clear();
}

void ClientConnectionTester::start(const Profile& profile, const SecretMap& secrets)
{
    cancel();
    m_profile = profile;
    m_secrets = secrets;
    m_total.start();
    m_step.start();
    if (throughProxy()) {
        report(Kind::NameLookup, State::NotNeeded, tr("Host name: looked up by the proxy"));
        report(Kind::Tcp, State::NotNeeded, tr("TCP: opened by the proxy"));
        connectMqtt();
        return;
    }
    report(Kind::NameLookup, State::Running, tr("Looking up %1").arg(profile.host));
    // As a slot by name: see Transport::open().
    m_lookup = QHostInfo::lookupHost(profile.host, this, SLOT(lookedUp(QHostInfo)));
}

void ClientConnectionTester::lookedUp(const QHostInfo& info)
{
    m_lookup = -1;
    const qint64 took = microseconds(m_step);
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        report(Kind::NameLookup, State::Failed, tr("Host name: not found"),
               tr("“%1” has no address: %2. Check the spelling, and whether this computer's name server knows it.")
                   .arg(m_profile.host, info.errorString()),
               took);
        finish(false);
        return;
    }
    const QString address = info.addresses().first().toString();
    report(Kind::NameLookup, State::Done,
           address == m_profile.host ? tr("Address %1").arg(address) : tr("Name %1 → %2").arg(m_profile.host, address),
           {}, took);
    openTcp(info.addresses().first());
}

void ClientConnectionTester::openTcp(const QHostAddress& address)
{
    report(Kind::Tcp, State::Running, tr("TCP port %1").arg(m_profile.effectivePort()));
    m_step.start();
    m_socket = std::make_unique<QTcpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] { tcpEnded(true); });
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this] { tcpEnded(false); });
    m_timeout->start(m_profile.connectTimeoutMs);
    m_socket->connectToHost(address, m_profile.effectivePort());
}

void ClientConnectionTester::tcpEnded(bool isConnected)
{
    if (!m_socket)
        return;
    const bool timedOut = !m_timeout->isActive();
    m_timeout->stop();
    m_tcpMicroseconds = microseconds(m_step);
    const QString reason = m_socket->errorString();
    const bool refused = m_socket->error() == QAbstractSocket::ConnectionRefusedError;
    // A socket must not be destroyed by what it calls.
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
    if (isConnected) {
        report(Kind::Tcp, State::Done, tr("TCP port %1 open").arg(m_profile.effectivePort()), {}, m_tcpMicroseconds);
        connectMqtt();
        return;
    }
    const QString port = QString::number(m_profile.effectivePort());
    const QString details =
        timedOut  ? tr("No answer. The host may be down, or a firewall may swallow the packets.")
        : refused ? tr("Connection refused. Nothing listens on port %1, or a firewall refuses it.").arg(port)
                  : tr("The host cannot be reached: %1.").arg(reason);
    report(Kind::Tcp, State::Failed, tr("TCP port %1: not open").arg(port), details, m_tcpMicroseconds);
    finish(false);
}

void ClientConnectionTester::connectMqtt()
{
    Profile own = m_profile;
    own.clientId.clear();
    own.cleanStart = true;
    own.sessionExpirySeconds = 0;
    own.will = {};
    own.subscriptions.clear();
    own.reconnect.enabled = false;
    if (own.usesTls())
        report(Kind::Tls, State::Running, tr("TLS handshake"));
    else
        report(Kind::Tls, State::NotNeeded, tr("TLS: not used"));
    m_step.start();
    m_connection = std::make_unique<client::Connection>(m_io);
    connect(m_connection.get(), &client::Connection::connected, this, &ClientConnectionTester::connected);
    connect(m_connection.get(), &client::Connection::statusChanged, this, &ClientConnectionTester::statusChanged);
    m_connection->open(workspace::toConnectionSettings(own, m_secrets));
}

void ClientConnectionTester::connected(const client::ConnectionInfo& info)
{
    const qint64 total = microseconds(m_step);
    if (m_profile.usesTls()) {
        // What is neither TCP nor CONNECT was the handshake (and the upgrade to WebSocket).
        const qint64 tls = total - info.connackMicroseconds - m_tcpMicroseconds;
        QStringList details = info.tlsWarnings;
        if (!info.cipher.isEmpty())
            details.prepend(info.cipher);
        report(Kind::Tls, State::Done, info.transport, details.join(u'\n'), qMax<qint64>(0, tls));
        emit peerCertificates(info.peerCertificates);
    }
    QStringList details;
    if (info.fellBack)
        details << tr("The broker refused MQTT 5.0.");
    details << tr("Tried under a client id of its own, without last will and subscriptions.");
    report(Kind::Mqtt, State::Done, tr("MQTT %1 accepted").arg(versionName(info.version)), details.join(u'\n'),
           info.connackMicroseconds);
    report(Kind::Capabilities, State::Done, tr("What the broker supports"), capabilities(info));
    finish(true);
}

void ClientConnectionTester::statusChanged(const client::ConnectionStatus& status)
{
    using enum client::ConnectionState;
    if (status.state == Failed || status.state == WaitingToRetry || (status.state == Disconnected && status.error))
        failed(status.error);
}

void ClientConnectionTester::failed(const client::ConnectionError& error)
{
    using enum client::ErrorKind;
    QStringList details{error.message};
    for (const QString& more : {error.reasonString, error.advice}) {
        if (!more.isEmpty())
            details << more;
    }
    const QString text = details.join(u'\n');
    const qint64 took = microseconds(m_step);
    switch (error.kind) {
    case Tls:
    case Settings:
        report(Kind::Tls, State::Failed, tr("TLS: failed"), text, took);
        if (!throughProxy() && error.kind == Tls) {
            fetchCertificates();
            return;
        }
        break;
    case Proxy:
    case HostNotFound:
    case Refused:
    case Unreachable:
        report(Kind::Tcp, State::Failed, throughProxy() ? tr("Proxy: failed") : tr("TCP: failed"), text, took);
        report(Kind::Tls, State::NotReached);
        break;
    default:
        if (m_profile.usesTls() && error.kind != TimedOut)
            report(Kind::Tls, State::Done, tr("TLS handshake done"));
        report(Kind::Mqtt, State::Failed, tr("MQTT CONNECT: failed"), text, took);
        break;
    }
    finish(false);
}

/// After a failed handshake: asks once more for the certificates only, sends nothing, and believes nothing.
void ClientConnectionTester::fetchCertificates()
{
    const QString host = m_profile.host;
    const QString serverName = m_profile.tls.serverName.isEmpty() ? host : m_profile.tls.serverName;
    const quint16 port = m_profile.effectivePort();
    // The program waits for the pool when it ends: not for long.
    const int timeout = qMin(m_profile.connectTimeoutMs, longestFetch);
    QThreadPool::globalInstance()->start([host, serverName, port, timeout,
                                          self = QPointer<ClientConnectionTester>(this), run = m_run,
                                          application = QCoreApplication::instance()] {
        QSslSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.setPeerVerifyMode(QSslSocket::QueryPeer);
        socket.setPeerVerifyName(serverName);
        QObject::connect(&socket, &QSslSocket::sslErrors, &socket, [&socket] { socket.ignoreSslErrors(); });
        socket.connectToHostEncrypted(host, port, serverName);
        socket.waitForEncrypted(timeout);
        QByteArray pem;
        const QList<QSslCertificate> chain = socket.peerCertificateChain();
        for (const QSslCertificate& certificate : chain)
            pem += certificate.toPem();
        socket.abort();
        QMetaObject::invokeMethod(
            application,
            [self, run, pem] {
                if (!self || self->m_run != run)
                    return;
                emit self->peerCertificates(pem);
                self->finish(false);
            },
            Qt::QueuedConnection);
    });
}

void ClientConnectionTester::report(Kind kind, State state, const QString& title, const QString& details, qint64 took)
{
    emit stepChanged({kind, state, title, details, took});
}

void ClientConnectionTester::finish(bool success)
{
    const qint64 took = microseconds(m_total);
    ++m_run;
    if (m_connection) {
        m_connection->disconnect(this);
        m_connection.release()->deleteLater(); // closes; not from inside its own signal
    }
    m_secrets.clear();
    emit finished(success, took);
}

} // namespace topicscope::ui
