// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session_file.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace topicscope::client {

namespace {
constexpr char magic[] = "topicscope session 1\n";
constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
} // namespace

SessionFile::SessionFile(const QString& path, const QByteArray& identity)
    : m_path(path), m_identity(identity.toPercentEncoding(": "))
{
}

SessionFile::~SessionFile() = default;

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
