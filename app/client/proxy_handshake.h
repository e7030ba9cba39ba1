// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection_settings.h"
#include "app/mqtt/packet_type.h"

#include <QCoreApplication>

namespace topicscope::client {

/// The conversation with a SOCKS5 (RFC 1928, 1929) or HTTP CONNECT proxy (RFC 9110 §9.3.6) before the connection to the
/// broker is through, sans-IO. The proxy resolves the broker's name. Own, because QNetworkProxy tells less about why a
/// proxy says no.
class ProxyHandshake
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::client::ProxyHandshake)

public:
    /// `host` and `port` are the broker's; an IPv6 address without brackets.
    ProxyHandshake(const ProxySettings& proxy, const QString& host, quint16 port);

    /// Takes bytes from the proxy, cut anywhere.
    void receive(mqtt::BytesView bytes);
    /// Bytes to write to the proxy.
    mqtt::Bytes takeOutput();
    bool isDone() const { return m_stage == Stage::Done; }
    /// What was said since the last call, one text for each step, with the credentials masked: for the packet journal.
    std::vector<std::pair<mqtt::Direction, mqtt::Bytes>> takeSteps() { return std::exchange(m_steps, {}); }
    /// What the proxy sent behind its answer: belongs to the broker.
    mqtt::Bytes takeRest() { return std::move(m_in); }
    /// Why it failed, in plain words, or empty.
    const QString& error() const { return m_error; }
    /// HTTP status or SOCKS5 reply code of the refusal, or -1.
    int errorCode() const { return m_errorCode; }
    /// It failed for the user name or the password, or for the want of them.
    bool credentialsRefused() const { return m_credentialsRefused; }

private:
    enum class Stage : quint8 { Method, Credentials, Request, Http, Done, Failed };

    bool step();
    bool httpAnswer();
    bool socksAnswer();
    void socksRequest();
    void fail(const QString& message, int code = -1);
    void said(const char* what, mqtt::BytesView bytes);
    void heard(const char* what, mqtt::BytesView bytes);

    ProxySettings m_proxy;
    QString m_host;
    QString m_name; // of the proxy, for messages
    mqtt::Bytes m_in;
    mqtt::Bytes m_out;
    std::vector<std::pair<mqtt::Direction, mqtt::Bytes>> m_steps;
    QString m_error;
    int m_errorCode = -1;
    bool m_credentialsRefused = false;
    quint16 m_port;
    Stage m_stage;
};

} // namespace topicscope::client
