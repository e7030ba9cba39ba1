// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mosquitto_fixture.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace topicscope::test {

namespace {

QString program(const char* name)
{
    const QString found = QStandardPaths::findExecutable(QString::fromLatin1(name));
    // Debian puts the broker into sbin, which is not in everyone's PATH.
    return found.isEmpty()
               ? QStandardPaths::findExecutable(QString::fromLatin1(name),
                                                {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
               : found;
}

bool accepts(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(1000);
}

} // namespace

void dieWithParent(QProcess& process)
{
    const pid_t parent = ::getpid();
    process.setChildProcessModifier([parent] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent)
            ::_exit(1); // the parent died before prctl()
    });
}

bool MosquittoFixture::isAvailable()
{
    return !program("mosquitto").isEmpty();
}

quint16 MosquittoFixture::freePort()
{
    QTcpServer server;
    quint16 port = 0;
    do
        port = quint16(QRandomGenerator::global()->bounded(15'000, 32'000));
    while (!server.listen(QHostAddress::LocalHost, port));
    return port;
}

MosquittoFixture::MosquittoFixture(const MosquittoOptions& options) : m_options(options)
{
    start();
}

MosquittoFixture::~MosquittoFixture()
{
    kill();
}

void MosquittoFixture::writeConfiguration()
{
    QByteArray text = "user " + QByteArray(::getpwuid(::getuid())->pw_name) + "\nper_listener_settings false\n" +
                      "log_dest stderr\nlog_type all\nset_tcp_nodelay true\n";
    if (!m_options.users.isEmpty()) {
        const QString file = m_folder.filePath(QStringLiteral("passwords"));
        if (!QFile::exists(file)) {
            QFile(file).open(QIODevice::WriteOnly);
            for (const auto& [name, password] : m_options.users)
                QProcess::execute(program("mosquitto_passwd"), {QStringLiteral("-b"), file, name, password});
        }
        text += "allow_anonymous false\npassword_file " + file.toUtf8() + '\n';
    } else {
        text += "allow_anonymous true\n";
    }
    if (!m_options.acl.isEmpty()) {
        QFile acl(m_folder.filePath(QStringLiteral("acl")));
        acl.open(QIODevice::WriteOnly);
        acl.write(m_options.acl);
        text += "acl_file " + acl.fileName().toUtf8() + '\n';
    }
    if (m_options.persistence) {
        text += "persistence true\nautosave_on_changes true\nautosave_interval 1\npersistence_location " +
                m_folder.path().toUtf8() + "/\n";
    }
    text += m_options.extra;

    const auto listener = [&](quint16 port, bool secure, bool webSocket) {
        text += "\nlistener " + QByteArray::number(port) + " 127.0.0.1\n";
        if (webSocket)
            text += "protocol websockets\n";
        if (!secure)
            return;
        text += "certfile " + m_options.certificateFile.toUtf8() + "\nkeyfile " + m_options.keyFile.toUtf8() + '\n';
        if (m_options.requireCertificate)
            text += "cafile " + m_options.caFile.toUtf8() + "\nrequire_certificate true\n";
    };
    if (m_options.plain)
        listener(m_port, false, false);
    if (m_options.tls)
        listener(m_tlsPort, true, false);
    if (m_options.webSocket)
        listener(m_webSocketPort, false, true);
    if (m_options.secureWebSocket)
        listener(m_secureWebSocketPort, true, true);
    QFile file(m_folder.filePath(QStringLiteral("mosquitto.conf")));
    file.open(QIODevice::WriteOnly);
    file.write(text);
}

bool MosquittoFixture::start()
{
    if (isRunning())
        return true;
    if (!isAvailable())
        return false;
    const bool firstStart = m_port == 0;
    // Between choosing a free port and mosquitto's listening another test may take it: choose again then.
    for (int attempt = 0; attempt < 5; ++attempt) {
        if (firstStart) {
            m_port = freePort();
            m_tlsPort = freePort();
            m_webSocketPort = freePort();
            m_secureWebSocketPort = freePort();
            writeConfiguration();
        }
        m_process = std::make_unique<QProcess>();
        dieWithParent(*m_process);
        // A file, because nobody reads a pipe while a test waits without an event loop.
        m_process->setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
        m_process->setStandardOutputFile(QProcess::nullDevice());
        m_process->start(program("mosquitto"),
                         {QStringLiteral("-c"), m_folder.filePath(QStringLiteral("mosquitto.conf"))});
        m_process->waitForStarted();
        const QDeadlineTimer deadline(10000);
        while (!deadline.hasExpired() && isRunning()) {
            if ((!m_options.plain || accepts(m_port)) && (!m_options.tls || accepts(m_tlsPort)) &&
                (!m_options.webSocket || accepts(m_webSocketPort)) &&
                (!m_options.secureWebSocket || accepts(m_secureWebSocketPort)))
                return true;
            QThread::msleep(5);
            m_process->waitForFinished(1); // notices its end
        }
        kill();
        if (!firstStart)
            QThread::msleep(50);
    }
    qWarning("MosquittoFixture: mosquitto does not start:\n%s", log().constData());
    return false;
}

bool MosquittoFixture::isRunning() const
{
    return m_process && m_process->state() != QProcess::NotRunning;
}

void MosquittoFixture::stop()
{
    if (!isRunning())
        return;
    m_process->terminate();
    if (!m_process->waitForFinished(10000))
        kill();
    m_process.reset();
}

void MosquittoFixture::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(10000);
    m_process.reset();
}

void MosquittoFixture::freeze()
{
    if (isRunning())
        ::kill(pid_t(m_process->processId()), SIGSTOP);
}

void MosquittoFixture::thaw()
{
    if (isRunning())
        ::kill(pid_t(m_process->processId()), SIGCONT);
}

QString MosquittoFixture::url() const
{
    return QStringLiteral("mqtt://127.0.0.1:%1").arg(m_port);
}

QString MosquittoFixture::tlsUrl() const
{
    return QStringLiteral("mqtts://localhost:%1").arg(m_tlsPort);
}

QString MosquittoFixture::webSocketUrl() const
{
    return QStringLiteral("ws://127.0.0.1:%1/mqtt").arg(m_webSocketPort);
}

QString MosquittoFixture::secureWebSocketUrl() const
{
    return QStringLiteral("wss://localhost:%1/mqtt").arg(m_secureWebSocketPort);
}

QByteArray MosquittoFixture::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool MosquittoFixture::publish(const QStringList& arguments, const QByteArray& input) const
{
    QProcess process;
    dieWithParent(process);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program("mosquitto_pub"), QStringList{QStringLiteral("-h"), QStringLiteral("127.0.0.1"),
                                                        QStringLiteral("-p"), QString::number(m_port)} +
                                                arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(30000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace topicscope::test
