// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace topicscope::profiles {

/// The folder that holds settings, profiles and recordings: `--data-dir`, or the system's place for a program's data.
/// A plain value; nothing is created before ensureExists().
class DataFolder
{
public:
    /// `given`: the argument of --data-dir; empty: the system's place (on Linux ~/.local/share/topicscope).
    explicit DataFolder(const QString& given = {});

    QString path() const { return m_path; }
    QString profilesFile() const; ///< profiles.json
    QString settingsFile() const; ///< settings.json
    QString filePath(const QString& name) const;
    /// Makes the folder, readable by this user only. An error says why not.
    base::Result<void> ensureExists() const;

private:
    QString m_path;
};

} // namespace topicscope::profiles
