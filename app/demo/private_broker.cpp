// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/private_broker.h"

#include "app/base/logging.h"

#include <QFile>
#include <QMetaObject>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace topicscope::demo {

namespace {

constexpr int maximumAttempts = 8;
constexpr qsizetype maximumLog = 16 * 1024;

/// Asks the kernel for a port that is free at this moment. Another program can take it before mosquitto does; then
/// mosquitto says so and the next one is tried.
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, 0) ? server.serverPort() : quint16(0);
}

/// mosquitto started as root changes to the user of this name, who could not read its configuration; named here,
/// it stays who it is. Changing the user would also untie its life from ours (prctl(2), PR_SET_PDEATHSIG).
QByteArray currentUserName()
{
#ifdef Q_OS_UNIX
    if (const passwd* entry = getpwuid(geteuid())) {
        return entry->pw_name;
    }
#endif
    return {};
}

void tieLifeToOurs([[maybe_unused]] QProcess& process)
{
#ifdef Q_OS_LINUX
    // Runs in the child between fork and exec: system calls only.
    const pid_t parent = getpid();
    process.setChildProcessModifier([parent] {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) {
            _exit(0); // we ended before the kernel knew that the child has to end with us
        }
    });
#endif
}

} // namespace

PrivateBroker::PrivateBroker(QObject* parent) : QObject(parent) {}

PrivateBroker::~PrivateBroker()
{
    stop();
}

QString PrivateBroker::findProgram()
{
    const QString name = QStringLiteral("mosquitto");
    QString inPath = QStandardPaths::findExecutable(name);
    if (!inPath.isEmpty()) {
        return inPath;
    }
    return QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"),
                                                 QStringLiteral("/sbin"), QStringLiteral("/opt/homebrew/sbin"),
                                                 QStringLiteral("C:/Program Files/mosquitto")});
}

void PrivateBroker::start()
{
    stop();
    m_attempts = 0;
    // Queued, so that the caller always hears the answer after this call, an immediate failure included.
    QMetaObject::invokeMethod(this, &PrivateBroker::launch, Qt::QueuedConnection);
}

void PrivateBroker::stop()
{
    m_running = false;
    if (m_process) {
        m_process->disconnect(this);
        // It keeps nothing, so there is nothing to save; SIGKILL makes the end certain and short.
        m_process->kill();
        m_process->waitForFinished(1000); // a killed process is gone within a millisecond
        m_process.reset();
    }
    m_folder.reset();
}

qint64 PrivateBroker::processId() const
{
    return m_process ? m_process->processId() : 0;
}

bool PrivateBroker::writeConfiguration()
{
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid()) {
        return false;
    }
    QFile file(m_folder->filePath(QStringLiteral("mosquitto.conf")));
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    QByteArray text = "listener " + QByteArray::number(m_port) +
                      " 127.0.0.1\n"
                      "allow_anonymous true\n"
                      "persistence false\n"
                      "max_queued_messages 0\n"
                      "sys_interval 5\n"
                      "set_tcp_nodelay true\n"
                      "log_dest stderr\n"
                      "log_type error\n"
                      "log_type warning\n"
                      "log_type information\n"
                      "connection_messages false\n";
    if (const QByteArray user = currentUserName(); !user.isEmpty()) {
        text += "user " + user + '\n';
    }
    for (const QString& line : std::as_const(m_extraConfiguration)) {
        text += line.toUtf8() + '\n';
    }
    return file.write(text) == text.size() && file.flush();
}

void PrivateBroker::launch()
{
    const QString program = m_program.isEmpty() ? findProgram() : m_program;
    if (program.isEmpty() || !QFile::exists(program)) {
        fail(tr("The demo plant needs the MQTT broker mosquitto, which is not installed on this computer. "
                "Install the package \"mosquitto\" (on Debian and Ubuntu: sudo apt install mosquitto) and try again."));
        return;
    }
    m_port = m_firstPort != 0 && m_attempts == 0 ? m_firstPort : freePort();
    ++m_attempts;
    m_log.clear();
    if (m_port == 0) {
        fail(tr("The demo plant found no free port on this computer's loopback address 127.0.0.1."));
        return;
    }
    if (!writeConfiguration()) {
        fail(tr("The demo plant could not write its broker's configuration into the folder for temporary files: %1")
                 .arg(m_folder->errorString()));
        return;
    }
    m_process = std::make_unique<QProcess>();
    tieLifeToOurs(*m_process);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::readyRead, this, &PrivateBroker::readLog);
    connect(m_process.get(), &QProcess::errorOccurred, this, &PrivateBroker::processError, Qt::QueuedConnection);
    connect(m_process.get(), &QProcess::finished, this, &PrivateBroker::processFinished, Qt::QueuedConnection);
    m_process->start(program, {QStringLiteral("-c"), m_folder->filePath(QStringLiteral("mosquitto.conf"))});
}

void PrivateBroker::readLog()
{
    const QByteArray text = m_process->readAll();
    qCDebug(lcDemo).noquote() << "mosquitto:" << text.trimmed();
    if (m_running) {
        return;
    }
    m_log = (m_log + text).right(maximumLog);
    // mosquitto says this once its listeners are open. A connection attempt as the test would also succeed
    // against a stranger who took the port.
    if (m_log.contains(" running")) {
        m_running = true;
        m_folder.reset(); // read by now: so that nothing is left behind, even after a crash of ours
        emit started(m_port);
    }
}

void PrivateBroker::processFinished()
{
    if (!m_process || m_process->state() != QProcess::NotRunning) {
        return; // the end of an earlier attempt
    }
    m_log = (m_log + m_process->readAll()).right(maximumLog);
    const bool wasRunning = m_running;
    const bool portTaken = m_log.contains("ddress already in use");
    stop();
    if (wasRunning) {
        fail(tr("The demo plant's broker ended unexpectedly."));
    } else if (portTaken && m_attempts < maximumAttempts) {
        launch();
    } else {
        fail(tr("The demo plant's broker did not start. mosquitto said: %1").arg(QString::fromUtf8(m_log).trimmed()));
    }
}

void PrivateBroker::processError(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart && m_process) {
        const QString reason = m_process->errorString();
        const QString program = m_process->program();
        stop();
        fail(tr("The demo plant's broker %1 could not be started: %2").arg(program, reason));
    }
}

void PrivateBroker::fail(const QString& reason)
{
    qCWarning(lcDemo).noquote() << reason;
    emit failed(reason);
}

} // namespace topicscope::demo
