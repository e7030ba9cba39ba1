// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace topicscope::test {

/// A session bus with a gnome-keyring on it and a home folder of its own, so that the keychain of the person who runs
/// the tests is never touched. What the keyring holds stays from one run to the next.
class KeyringSession
{
public:
    enum class Keyring { Unlocked, Locked };

    /// Whether dbus-run-session and gnome-keyring-daemon are installed.
    static bool isAvailable();

    /// Runs `command` inside and waits for its end. Returns its exit status, -1 when it crashed, did not start or took
    /// longer than a minute.
    int run(const QStringList& command, Keyring keyring = Keyring::Unlocked);
    /// The same without a session bus.
    int runWithoutBus(const QStringList& command);
    /// What the last command wrote to standard error.
    QByteArray errors() const { return m_errors; }

    /// The folder in which the session's home lies; `name` within it.
    QString filePath(const QString& name) const { return m_home.filePath(name); }

private:
    QProcessEnvironment environment() const;
    int start(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment);

    QTemporaryDir m_home;
    QByteArray m_errors;
};

} // namespace topicscope::test
