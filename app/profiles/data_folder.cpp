// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/data_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace topicscope::profiles {

DataFolder::DataFolder(const QString& given)
{
    // Not AppDataLocation: the window and the command line must agree although their program names differ.
    m_path = given.isEmpty()
                 ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/topicscope")
                 : QDir(given).absolutePath();
}

QString DataFolder::profilesFile() const
{
    return filePath(QStringLiteral("profiles.json"));
}

QString DataFolder::settingsFile() const
{
    return filePath(QStringLiteral("settings.json"));
}

QString DataFolder::filePath(const QString& name) const
{
    return QDir(m_path).filePath(name);
}

base::Result<void> DataFolder::ensureExists() const
{
    const QString shown = QDir::toNativeSeparators(m_path);
    const QFileInfo info(m_path);
    if (info.isDir())
        return {};
    if (info.exists())
        return base::fail(QCoreApplication::translate("profiles::DataFolder",
                                                      "%1 is a file, not a folder. Choose another data folder.")
                              .arg(shown));
    if (!QDir().mkpath(m_path))
        return base::fail(QCoreApplication::translate("profiles::DataFolder",
                                                      "The data folder %1 cannot be created. Check its permissions "
                                                      "and the free space on the disk.")
                              .arg(shown));
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

} // namespace topicscope::profiles
