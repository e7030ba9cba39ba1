// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace topicscope::test {

/// A small proxy that speaks SOCKS5 (RFC 1928, 1929) or HTTP CONNECT, with or without credentials.
class ConnectProxy : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Socks5, Http };

    explicit ConnectProxy(Kind kind, const QByteArray& userName = {}, const QByteArray& password = {});
    ~ConnectProxy() override;

    quint16 port() const;
    /// Answers every request with this SOCKS reply code or HTTP status instead of connecting; 0: works.
    void setFailure(int code) { m_failure = code; }
    /// Writes its answers one byte at a time.
    void setByteByByte(bool on) { m_byteByByte = on; }

    /// "host:port" as asked for (a name stays a name: the proxy resolves it).
    QByteArray lastTarget() const { return m_lastTarget; }
    int tunnels() const { return m_tunnels; }

private:
    struct Link;
    void accept();
    void read(Link& link);
    bool socks(Link& link);
    bool http(Link& link);
    void open(Link& link, const QByteArray& host, quint16 port);
    void answer(Link& link, const QByteArray& bytes);

    Kind m_kind;
    QByteArray m_userName;
    QByteArray m_password;
    QByteArray m_lastTarget;
    std::unique_ptr<QTcpServer> m_server;
    std::vector<std::unique_ptr<Link>> m_links;
    int m_failure = 0;
    int m_tunnels = 0;
    bool m_byteByByte = false;
};

} // namespace topicscope::test
