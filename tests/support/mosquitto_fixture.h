// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <utility>

class QProcess;

namespace topicscope::test {

/// What a private mosquitto is to do. The defaults: one plain listener, anonymous, nothing kept.
struct MosquittoOptions
{
    bool plain = true;
    bool tls = false; ///< needs certificateFile, keyFile (PEM)
    bool webSocket = false;
    bool secureWebSocket = false; ///< needs certificateFile, keyFile
    QString certificateFile;
    QString keyFile;
    QString caFile; ///< asks clients for a certificate of this CA where `requireCertificate`
    bool requireCertificate = false;
    QList<std::pair<QString, QString>> users; ///< name and password; not empty: anonymous clients are refused
    QByteArray acl;                           ///< contents of an ACL file; empty: none
    /// Keeps acknowledged messages also over SIGKILL.
    bool persistence = false;
    QByteArray extra; ///< more lines for the configuration, e.g. "max_queued_messages 0\n"
};

/// A private real mosquitto on free loopback ports, with its own temporary configuration; ends with the test, also when
/// the test crashes. Where mosquitto is not installed isAvailable() is false: QSKIP then.
class MosquittoFixture
{
public:
    explicit MosquittoFixture(const MosquittoOptions& options = {});
    ~MosquittoFixture();

    static bool isAvailable();

    /// Starts it and returns when all listeners accept connections (a fraction of a second); false with a warning after
    /// ten seconds. The constructor has started it already.
    bool start();
    /// SIGTERM and wait: state is saved.
    void stop();
    /// SIGKILL and wait.
    void kill();
    /// SIGSTOP and SIGCONT: a peer that is there and says nothing.
    void freeze();
    void thaw();
    bool isRunning() const;

    quint16 port() const { return m_port; }
    quint16 tlsPort() const { return m_tlsPort; }
    quint16 webSocketPort() const { return m_webSocketPort; }
    quint16 secureWebSocketPort() const { return m_secureWebSocketPort; }
    /// "mqtt://127.0.0.1:port", "mqtts://localhost:port", "ws://127.0.0.1:port/mqtt", "wss://localhost:port/mqtt".
    QString url() const;
    QString tlsUrl() const;
    QString webSocketUrl() const;
    QString secureWebSocketUrl() const;

    /// Everything it logged so far (log_type all).
    QByteArray log() const;

    /// Runs mosquitto_pub against the plain listener and waits for it; true when it succeeded.
    bool publish(const QStringList& arguments, const QByteArray& input = {}) const;

    /// A port that was free a moment ago. It is none of those that the system hands out by itself (from 32768 on in
    /// Linux), so that nobody else comes to listen there while a broker is down.
    static quint16 freePort();

private:
    void writeConfiguration();

    MosquittoOptions m_options;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    quint16 m_tlsPort = 0;
    quint16 m_webSocketPort = 0;
    quint16 m_secureWebSocketPort = 0;
};

/// Makes a child process die with the process that started it.
void dieWithParent(QProcess& process);

} // namespace topicscope::test
