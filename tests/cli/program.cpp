// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

namespace topicscope::test {

Program::Program()
{
    m_process.setProgram(QCoreApplication::applicationDirPath() + QStringLiteral("/topicscopectl"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("TOPICSCOPE_PASSWORD"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_process.setProcessEnvironment(environment);
}

Program::~Program()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void Program::setEnvironment(const QString& name, const QString& value)
{
    QProcessEnvironment environment = m_process.processEnvironment();
    environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
}

void Program::start(const QStringList& arguments)
{
    m_output.clear();
    m_errors.clear();
    m_process.setArguments(arguments);
    m_process.start();
}

int Program::run(const QStringList& arguments, const QByteArray& input)
{
    start(arguments);
    if (!input.isEmpty()) {
        m_process.write(input);
    }
    m_process.closeWriteChannel();
    return wait();
}

int Program::wait(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (m_process.state() != QProcess::NotRunning && timer.elapsed() < milliseconds) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    }
    if (m_process.state() != QProcess::NotRunning) {
        qWarning("topicscopectl did not end within %d ms; it said: %s", milliseconds, errors().constData());
        m_process.kill();
        m_process.waitForFinished();
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void Program::write(const QByteArray& input)
{
    m_process.write(input);
}

void Program::closeInput()
{
    m_process.closeWriteChannel();
}

void Program::sendSignal(int number)
{
    ::kill(pid_t(m_process.processId()), number);
}

QByteArray Program::output()
{
    return m_output += m_process.readAllStandardOutput();
}

QByteArray Program::errors()
{
    return m_errors += m_process.readAllStandardError();
}

QByteArrayList Program::lines()
{
    QByteArrayList result = output().split('\n');
    result.removeLast(); // behind the last line end
    return result;
}

QList<QJsonObject> Program::objects()
{
    QList<QJsonObject> result;
    for (const QByteArray& line : lines()) {
        result.append(QJsonDocument::fromJson(line).object());
    }
    return result;
}

QByteArray suback(const QByteArray& packet, const QByteArray& codes, bool version5)
{
    const QByteArray body = packet.mid(2, 2) + (version5 ? QByteArray(1, '\0') : QByteArray()) + codes;
    return QByteArray(1, char(0x90)) + char(body.size()) + body;
}

QByteArray publish(const QByteArray& topic, const QByteArray& payload, int flags, quint16 packetId,
                   const QByteArray& properties)
{
    QByteArray body;
    body.append(char(topic.size() >> 8)).append(char(topic.size() & 0xFF)).append(topic);
    if (packetId != 0) {
        body.append(char(packetId >> 8)).append(char(packetId & 0xFF));
    }
    body += properties + payload;
    QByteArray packet(1, char(0x30 | flags));
    for (qsizetype length = body.size(); packet.size() == 1 || length > 0; length /= 128) {
        packet.append(char(length % 128 | (length >= 128 ? 0x80 : 0)));
    }
    return packet + body;
}

quint16 packetIdOf(const QByteArray& packet)
{
    const auto number = [&packet](qsizetype at) {
        return quint16(quint8(packet.at(at)) << 8 | quint8(packet.at(at + 1)));
    };
    qsizetype at = 1;
    while ((packet.at(at) & 0x80) != 0) {
        ++at;
    }
    ++at;
    const bool publish = (packet.at(0) & 0xF0) == 0x30;
    return number(publish ? at + 2 + number(at) : at);
}

QByteArray acknowledgement(int firstByte, quint16 packetId, int reasonCode)
{
    QByteArray body;
    body.append(char(packetId >> 8)).append(char(packetId & 0xFF));
    if (reasonCode >= 0) {
        body.append(char(reasonCode));
    }
    return QByteArray(1, char(firstByte)) + char(body.size()) + body;
}

} // namespace topicscope::test
