// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "ui/connections/connection_tester.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QPointer>

#include <memory>

class QTcpSocket;
class QTimer;

namespace topicscope::client {
class IoThread;
}

namespace topicscope::ui {

/// Tries a connection for real: looks the name up, opens TCP, then connects with the program's own client and
/// disconnects at once. It connects under a client id of its own, with a clean start and without a last will or
/// subscriptions, so that it neither takes over a session in use nor makes anything be published.
class ClientConnectionTester : public ConnectionTester
{
    Q_OBJECT

public:
    /// `io` outlives the tester.
    explicit ClientConnectionTester(client::IoThread& io, QObject* parent = nullptr);
    ~ClientConnectionTester() override;

    void start(const profiles::Profile& profile, const profiles::SecretMap& secrets) override;
    void cancel() override;

private slots:
    void lookedUp(const QHostInfo& info);

private:
    void openTcp(const QHostAddress& address);
    void tcpEnded(bool connected);
    void connectMqtt();
    void statusChanged(const client::ConnectionStatus& status);
    void connected(const client::ConnectionInfo& info);
    void failed(const client::ConnectionError& error);
    void fetchCertificates();
    void report(TestStep::Kind kind, TestStep::State state, const QString& title = {}, const QString& details = {},
                qint64 microseconds = -1);
    void finish(bool success);
    bool throughProxy() const { return m_profile.proxy.type != profiles::ProxyType::None; }

    client::IoThread& m_io;
    profiles::Profile m_profile;
    profiles::SecretMap m_secrets;
    int m_lookup = -1;
    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<client::Connection> m_connection;
    QTimer* m_timeout;
    QElapsedTimer m_total;
    QElapsedTimer m_step;
    qint64 m_tcpMicroseconds = 0;
    quint64 m_run = 0; ///< tells answers of this run from those of one given up
};

} // namespace topicscope::ui
