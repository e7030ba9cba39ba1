// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>

#include <memory>

class QTemporaryDir;

namespace topicscope::demo {

/// A real mosquitto of our own: on a free loopback port, without persistence, open to every client of this machine.
///
/// It ends with this object, and on Linux also when the program dies in any other way. The kernel ties a child's life
/// to the *thread* that started it, so start() must be called on a thread that lives as long as the program, in
/// practice the main thread. Nothing here blocks; everything is reported by signals.
class PrivateBroker : public QObject
{
    Q_OBJECT
public:
    explicit PrivateBroker(QObject* parent = nullptr);
    ~PrivateBroker() override;

    /// Additional lines for mosquitto's configuration, before start(). Each must be a whole line without its end.
    void setExtraConfiguration(QStringList lines) { m_extraConfiguration = std::move(lines); }
    /// Where mosquitto is looked for first: for tests. Empty (the default): PATH, then the places where systems keep
    /// their daemons.
    void setProgram(QString program) { m_program = std::move(program); }
    /// The port that is tried first: for tests of the retry. 0 (the default): any free one.
    void setFirstPort(quint16 port) { m_firstPort = port; }

    /// Starts mosquitto; answers with started() or failed(), never from inside this call.
    void start();
    /// Ends it now. No signal follows.
    void stop();

    /// The port it listens on at 127.0.0.1; 0 before started().
    quint16 port() const { return m_running ? m_port : 0; }
    bool isRunning() const { return m_running; }
    /// The operating system's number of the mosquitto process, 0 when there is none.
    qint64 processId() const;

    /// The full path of the mosquitto program, empty when it is not installed. /usr/sbin is searched too: Debian keeps
    /// mosquitto there, and a normal user's PATH leaves it out.
    static QString findProgram();

signals:
    /// It listens on `port` and takes clients.
    void started(quint16 port);
    /// It could not be started, or ended by itself later. `reason` is a whole sentence for a person.
    void failed(const QString& reason);

private:
    void launch();
    void readLog();
    void processFinished();
    void processError(QProcess::ProcessError error);
    bool writeConfiguration();
    void fail(const QString& reason);

    QString m_program;
    QStringList m_extraConfiguration;
    std::unique_ptr<QTemporaryDir> m_folder; ///< only until mosquitto has read its configuration
    std::unique_ptr<QProcess> m_process;
    QByteArray m_log; ///< what it said before it ran, for the error message
    quint16 m_firstPort = 0;
    quint16 m_port = 0;
    int m_attempts = 0;
    bool m_running = false;
};

} // namespace topicscope::demo
