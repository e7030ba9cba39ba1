// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session_file.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace topicscope::client {

namespace {
constexpr char magic[] = "topicscope session 1\n";
constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
} // namespace

SessionFile::SessionFile(const QString& path, const QByteArray& identity)
    : m_path(path), m_identity(identity.toPercentEncoding(": "))
{
}

SessionFile::~SessionFile()
{
    unlock();
}

bool SessionFile::lock()
{
    if (m_lock >= 0)
        return true;
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    // A file of its own, as the session's is replaced now and then. The kernel lets go of the lock when we die.
    const QByteArray name = QFile::encodeName(m_path + QStringLiteral(".lock"));
    const int descriptor = ::open(name.constData(), O_CREAT | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return true; // a folder that cannot be written says so when the session is saved
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(descriptor);
        return false;
    }
    m_lock = descriptor;
    return true;
}

void SessionFile::unlock()
{
    if (m_lock < 0)
        return;
    m_file.reset();
    m_known = fingerprint();
    ::close(std::exchange(m_lock, -1));
}

void SessionFile::unlockUnread()
{
    m_file.reset();
    if (m_lock >= 0)
        ::close(std::exchange(m_lock, -1));
}

QByteArray SessionFile::fingerprint() const
{
    struct stat status = {};
    if (::stat(QFile::encodeName(m_path).constData(), &status) != 0)
        return "none";
    QByteArray text;
    for (const qint64 number :
         {qint64(status.st_ino), qint64(status.st_size), qint64(status.st_mtim.tv_sec), qint64(status.st_mtim.tv_nsec)})
        text += QByteArray::number(number) + ' ';
    return text;
}

bool SessionFile::hasChanged() const
{
    return m_known.isEmpty() || m_known != fingerprint();
}

void SessionFile::keepDamaged()
{
    const QString copy = m_path + QStringLiteral(".damaged");
    QFile::remove(copy);
    if (QFile::copy(m_path, copy))
        QFile::setPermissions(copy, ownerOnly);
}

QByteArray SessionFile::header() const
{
    return magic + m_identity + '\n';
}

mqtt::Bytes SessionFile::load()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = file.readAll();
    file.close();
    if (all.startsWith(header()))
        return all.mid(header().size()).toStdString();
    QFile::remove(m_path + QStringLiteral(".other"));
    QFile::rename(m_path, m_path + QStringLiteral(".other"));
    m_error =
        tr("The saved session in %1 belongs to another broker or client identifier, or is damaged; it was set aside")
            .arg(m_path);
    return {};
}

bool SessionFile::replace(const mqtt::Bytes& snapshot)
{
    m_file.reset();
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile save(m_path);
    const QByteArray head = header();
    if (!save.open(QIODevice::WriteOnly) || !save.setPermissions(ownerOnly) || save.write(head) != head.size() ||
        save.write(snapshot.data(), qint64(snapshot.size())) != qint64(snapshot.size()) || !save.commit()) {
        m_error = tr("The session cannot be saved in %1: %2").arg(m_path, save.errorString());
        return false;
    }
    m_snapshotSize = head.size() + qint64(snapshot.size());
    m_file = std::make_unique<QFile>(m_path);
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) {
        m_error = tr("The session cannot be saved in %1: %2").arg(m_path, m_file->errorString());
        m_file.reset();
        return false;
    }
    return true;
}

bool SessionFile::append(const mqtt::Bytes& changes)
{
    if (!m_file)
        return false;
    if (m_file->write(changes.data(), qint64(changes.size())) == qint64(changes.size()))
        return true;
    m_error = tr("The session cannot be saved in %1: %2").arg(m_path, m_file->errorString());
    return false;
}

bool SessionFile::wantsSnapshot() const
{
    return m_file && m_file->size() > 1024 * 1024 + 4 * m_snapshotSize;
}

void SessionFile::remove()
{
    m_file.reset();
    QFile::remove(m_path);
}

} // namespace topicscope::client
