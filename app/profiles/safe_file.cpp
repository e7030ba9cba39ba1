// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/safe_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace topicscope::profiles {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("profiles::SafeFile", text);
}

QString shown(const QString& path)
{
    return QDir::toNativeSeparators(path);
}

tl::unexpected<base::Error> cannotSave(const QString& path, const QString& reason)
{
    return base::fail(tr(QT_TRANSLATE_NOOP("profiles::SafeFile",
                                           "%1 could not be saved: %2. The file on disk is unchanged. Free some space "
                                           "or check the permissions, then save again."))
                          .arg(shown(path), reason));
}

} // namespace

base::Result<void> makeFolderFor(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QFileInfo(folder).isDir())
        return {};
    if (!QDir().mkpath(folder))
        return base::fail(tr(QT_TRANSLATE_NOOP("profiles::SafeFile", "The folder %1 cannot be created. Check its "
                                                                     "permissions and the free space on the disk."))
                              .arg(shown(folder)));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

base::Result<QByteArray> readWholeFile(const QString& path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(
            tr(QT_TRANSLATE_NOOP("profiles::SafeFile", "%1 cannot be read: %2")).arg(shown(path), file.errorString()));
    // One byte more than the limit tells a file that grows, or has no size (a pipe), from one that fits.
    QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return base::fail(
            tr(QT_TRANSLATE_NOOP("profiles::SafeFile", "%1 cannot be read: %2")).arg(shown(path), file.errorString()));
    if (bytes.size() > limit)
        return base::fail(tr(QT_TRANSLATE_NOOP("profiles::SafeFile", "%1 is larger than the %2 MiB that are read"))
                              .arg(shown(path))
                              .arg(limit / (1024 * 1024)));
    return bytes;
}

base::Result<void> replaceFile(const QString& path, const QByteArray& bytes)
{
    if (auto folder = makeFolderFor(path); !folder)
        return folder;
    QSaveFile file(path);
    // Without this a folder we may not write to would be "saved" by truncating the old file in place.
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return cannotSave(path, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        const QString reason = file.errorString();
        file.cancelWriting();
        return cannotSave(path, reason);
    }
    if (!file.commit())
        return cannotSave(path, file.errorString());
    return {};
}

base::Result<QString> setAside(const QString& path)
{
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString first = QStringLiteral("%1.damaged-%2").arg(path, stamp);
    QString target = first;
    for (int number = 2; QFileInfo::exists(target); ++number)
        target = QStringLiteral("%1-%2").arg(first).arg(number);
    QFile file(path);
    if (!file.rename(target))
        return base::fail(
            tr(QT_TRANSLATE_NOOP("profiles::SafeFile", "The damaged file %1 could not be renamed to %2: %3"))
                .arg(shown(path), shown(target), file.errorString()));
    return target;
}

} // namespace topicscope::profiles
