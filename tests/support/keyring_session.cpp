// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/keyring_session.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace topicscope::test {

bool KeyringSession::isAvailable()
{
    return !QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty() &&
           !QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty();
}

QProcessEnvironment KeyringSession::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto folder = [&](const QString& name) {
        const QString path = m_home.filePath(name);
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    };
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder(QStringLiteral("run")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), folder(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), folder(QStringLiteral("cache")));
    environment.insert(QStringLiteral("KEYRING_PASSWORD"), QStringLiteral("keyring password"));
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL"})
        environment.remove(QString::fromLatin1(name));
    return environment;
}

int KeyringSession::run(const QStringList& command, Keyring keyring)
{
    // The keyring runs in the foreground of its own process group's session bus and is ended by its process id.
    const QString daemon =
        keyring == Keyring::Unlocked
            ? QStringLiteral(
                  "printf %s \"$KEYRING_PASSWORD\" | gnome-keyring-daemon --foreground --unlock --components=secrets")
            : QStringLiteral("gnome-keyring-daemon --foreground --start --components=secrets");
    const QString script = daemon + QStringLiteral(" >/dev/null 2>&1 & "
                                                   "gdbus wait --session --timeout 20 org.freedesktop.secrets; "
                                                   "\"$0\" \"$@\"; status=$?; "
                                                   "kill $! 2>/dev/null; wait; exit $status");
    return start(QStringLiteral("dbus-run-session"),
                 QStringList{QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script} + command,
                 environment());
}

int KeyringSession::runWithoutBus(const QStringList& command)
{
    QProcessEnvironment withoutBus = environment();
    withoutBus.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                      QStringLiteral("unix:path=") + m_home.filePath(QStringLiteral("none")));
    return start(command.first(), command.mid(1), withoutBus);
}

int KeyringSession::start(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    const bool finished = process.waitForFinished(60'000);
    if (!finished)
        process.kill();
    m_errors = process.readAllStandardError();
    return finished && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace topicscope::test
