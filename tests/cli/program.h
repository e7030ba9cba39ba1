// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace topicscope::test {

/// topicscopectl as a person or a script starts it. Lets the event loop run while it waits, so that brokers of the test
/// can answer.
class Program
{
public:
    Program();
    ~Program();

    /// Sets a variable of its environment, before start().
    void setEnvironment(const QString& name, const QString& value);
    void start(const QStringList& arguments);
    /// Starts, closes standard input after `input`, and waits for the end; the exit status, -1 when it did not end in
    /// time or crashed.
    int run(const QStringList& arguments, const QByteArray& input = {});
    /// Waits for the end.
    int wait(int milliseconds = 20'000);

    void write(const QByteArray& input);
    void closeInput();
    void sendSignal(int number);

    QByteArray output();
    QByteArray errors();
    QByteArrayList lines();
    /// Standard output as JSON Lines; a line that is no JSON object is an empty object here.
    QList<QJsonObject> objects();
    QProcess& process() { return m_process; }

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

/// A SUBACK (5.0 or 3.x) with these codes for the SUBSCRIBE `packet`.
QByteArray suback(const QByteArray& packet, const QByteArray& codes, bool version5 = true);
/// A PUBLISH; `flags`: the lower half of the first byte; `properties` with their length (empty in 3.x).
QByteArray publish(const QByteArray& topic, const QByteArray& payload, int flags = 0, quint16 packetId = 0,
                   const QByteArray& properties = QByteArray(1, '\0'));
/// The packet identifier of a PUBLISH (QoS 1 or 2), SUBSCRIBE or acknowledgement.
quint16 packetIdOf(const QByteArray& packet);
/// PUBACK, PUBREC, PUBREL or PUBCOMP in its shortest form, or with a reason code.
QByteArray acknowledgement(int firstByte, quint16 packetId, int reasonCode = -1);

} // namespace topicscope::test
