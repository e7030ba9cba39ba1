// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QRandomGenerator>

#include <memory>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace topicscope::test {

/// A TCP proxy that makes trouble of the kind networks make, at seeded random byte positions: it cuts connections (with
/// RST or FIN, after any byte in either direction), delays, and splits what it forwards into small pieces. It never
/// changes, repeats or reorders a byte. Lives in the thread of the test.
class FaultProxy : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        quint32 seed = 1;
        /// A cut comes after a random number of forwarded bytes up to this, both directions together; 0: never.
        qint64 cutAfterAtMost = 0;
        int cutsAtMost = 1 << 30;
        /// Pieces of 1 to this many bytes; 0: as they come.
        int splitAtMost = 0;
        /// Each piece waits up to this long before it is forwarded (order is kept).
        int delayAtMostMilliseconds = 0;
    };

    FaultProxy(quint16 targetPort, const Options& options);
    ~FaultProxy() override;

    quint16 port() const;
    int cuts() const { return m_cuts; }
    int connections() const { return m_connections; }
    qint64 bytesForwarded() const { return m_bytes; }

    /// Takes effect for what comes from now on.
    void setOptions(const Options& options) { m_options = options; }
    /// Forwards nothing any more and closes nothing: a half-open link.
    void setSilent(bool silent) { m_silent = silent; }
    /// Cuts every connection now.
    void cutAll();

private:
    struct Link;
    void accept();
    void forward(Link& link, bool fromClient);
    void flush(Link& link);
    void cut(Link& link);
    void dropDead();

    Options m_options;
    QRandomGenerator m_random;
    std::unique_ptr<QTcpServer> m_server;
    std::vector<std::unique_ptr<Link>> m_links;
    quint16 m_target;
    int m_cuts = 0;
    int m_connections = 0;
    qint64 m_bytes = 0;
    bool m_silent = false;
};

} // namespace topicscope::test
