// SPDX-License-Identifier: GPL-3.0-or-later
// Why a transport came to nothing or was lost, in plain words.
#include "app/client/tls_configuration.h"
#include "app/client/transport.h"

#include <QCoreApplication>
#include <QSslSocket>

namespace topicscope::client {

using namespace Qt::StringLiterals;

void Transport::webSocketFailed()
{
    const WebSocketError& error = *m_webSocket->error();
    const QString reason = QString::fromUtf8(error.reason.data(), qsizetype(error.reason.size())).left(200);
    const QString text = QCoreApplication::translate(
        "websocket", QByteArray(error.description.data(), qsizetype(error.description.size())).constData());
    m_socket->flush();
    switch (error.kind) {
    case WebSocketError::Kind::Refused:
        m_credentialsRefused = error.httpStatus == 401 || error.httpStatus == 403 || error.httpStatus == 407;
        fail(ErrorKind::WebSocket,
             tr("%1 refused the WebSocket upgrade: HTTP %2 %3")
                 .arg(peerName(), QString::number(error.httpStatus), reason)
                 .trimmed(),
             error.httpStatus == 404 ? tr("Check the path of the address.")
             : m_credentialsRefused  ? tr("The server wants other credentials; they may belong into a header.")
                                     : QString(),
             error.httpStatus);
        break;
    case WebSocketError::Kind::NotHttp:
        fail(ErrorKind::WebSocket, tr("%1 does not speak WebSocket on this port").arg(peerName()));
        break;
    case WebSocketError::Kind::Closed:
        fail(ErrorKind::Closed,
             reason.isEmpty()
                 ? tr("The broker closed the WebSocket (code %1)").arg(error.closeCode)
                 : tr("The broker closed the WebSocket (code %1: %2)").arg(QString::number(error.closeCode), reason),
             {}, error.closeCode);
        break;
    case WebSocketError::Kind::TextFrame:
    case WebSocketError::Kind::BrokenFrame:
    case WebSocketError::Kind::BadUpgrade:
    case WebSocketError::Kind::BadSubprotocol:
    case WebSocketError::Kind::HeadTooLong: {
        ConnectionError failure{.kind = ErrorKind::Protocol,
                                .message = tr("The WebSocket of %1 breaks the protocol: %2").arg(peerName(), text)};
        failure.clause = QByteArray(error.clause.data(), qsizetype(error.clause.size()));
        m_tlsError = failure;
        fail(ErrorKind::Protocol, failure.message);
        break;
    }
    }
}

void Transport::socketFailed()
{
    if (m_stage == Stage::Over || m_stage == Stage::Lingering || !m_socket)
        return;
    const QAbstractSocket::SocketError error = m_socket->error();
    const bool proxied = m_settings.proxy.kind != ProxySettings::Kind::None;
    if (m_stage == Stage::Tcp) {
        if (!m_addresses.isEmpty()) {
            tryNextAddress();
            return;
        }
        const QString peer =
            proxied ? endpointText(m_address, m_settings.proxy.port) : endpointText(m_address, m_settings.url.port());
        const ErrorKind proxyOr = proxied ? ErrorKind::Proxy : ErrorKind::Refused;
        if (error == QAbstractSocket::ConnectionRefusedError)
            fail(proxyOr,
                 proxied ? tr("Connection refused by the proxy %1").arg(peer)
                         : tr("Connection refused by %1").arg(peer),
                 tr("Nothing listens on that port, or a firewall refuses it."));
        else if (error == QAbstractSocket::SocketTimeoutError)
            fail(ErrorKind::TimedOut, tr("%1 did not answer in time").arg(peer));
        else
            fail(ErrorKind::Unreachable, tr("%1 cannot be reached: %2").arg(peer, m_socket->errorString()));
        return;
    }
    // What was received before the end still counts.
    if (m_tls) {
        while (m_socket && m_stage == Stage::Open && m_tls->bytesAvailable() > 0)
            readOnce();
        if (m_stage == Stage::Over || m_stage == Stage::Lingering || !m_socket)
            return;
    }
    if (error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError ||
        error == QAbstractSocket::SslInvalidUserDataError ||
        (m_alert > 0 && error != QAbstractSocket::RemoteHostClosedError)) {
        if (!m_tlsError)
            fail(ErrorKind::Tls, TlsConfiguration::describeFailure(m_socket->errorString(), m_alert, peerName()));
        else
            fail(ErrorKind::Tls, m_tlsError->message);
        return;
    }
    const bool orderly = error == QAbstractSocket::RemoteHostClosedError &&
                         !m_socket->errorString().contains("reset"_L1, Qt::CaseInsensitive);
    switch (m_stage) {
    case Stage::Proxy:
        fail(ErrorKind::Proxy, tr("The proxy closed the connection without an answer"));
        break;
    case Stage::Tls:
        // Not held back like other failures of TLS: a broker that is just starting may do so.
        fail(ErrorKind::Closed, tr("%1 closed the connection during the TLS handshake").arg(peerName()),
             tr("Is this the port for TLS?"));
        break;
    case Stage::WebSocket:
        fail(ErrorKind::WebSocket,
             tr("%1 closed the connection instead of answering the WebSocket upgrade").arg(peerName()));
        break;
    default:
        if (orderly)
            fail(ErrorKind::Closed, tr("The broker closed the connection"));
        else if (error == QAbstractSocket::RemoteHostClosedError)
            fail(ErrorKind::Closed, tr("The connection was reset by the broker or by something on the way"));
        else
            fail(ErrorKind::Unreachable,
                 tr("The connection to %1 failed: %2").arg(peerName(), m_socket->errorString()));
    }
}

void Transport::fail(ErrorKind kind, const QString& message, const QString& advice, int code)
{
    if (m_stage == Stage::Over || m_stage == Stage::Lingering)
        return;
    m_stage = Stage::Over;
    ConnectionError error = m_tlsError && m_tlsError->kind == kind ? *m_tlsError : ConnectionError{};
    error.kind = kind;
    error.message = message;
    if (!advice.isEmpty())
        error.advice = advice;
    error.reasonCode = code;
    error.credentialsRefused = m_credentialsRefused;
    m_listener.transportFailed(error);
}

} // namespace topicscope::client
