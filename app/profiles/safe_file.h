// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

/// Files that must survive a full disk, a crash and a damaged byte. Blocking: call from a background thread where the
/// file may be large or the disk slow.
namespace topicscope::profiles {

/// The whole file. An error for one over `limit` bytes, missing or not readable.
base::Result<QByteArray> readWholeFile(const QString& path, qint64 limit = 64 * 1024 * 1024);

/// Makes the folder a file is to stand in, where it is missing: readable by this user only.
base::Result<void> makeFolderFor(const QString& path);

/// Replaces the file in one step, readable by this user only: after an error the old file is as it was. Makes the
/// folder when it is missing.
base::Result<void> replaceFile(const QString& path, const QByteArray& bytes);

/// Renames a damaged file to `<name>.damaged-<date>-<time>` beside it (never over another file). Returns the new path.
base::Result<QString> setAside(const QString& path);

} // namespace topicscope::profiles
