// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QJsonObject>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QVariant>

#include <span>
#include <vector>

namespace topicscope::profiles {

/// Every setting of the program. The table in settings.cpp gives key, type, default and range; nothing else does.
enum class Setting {
    Theme,                    ///< QString: "system", "light", "dark"
    Language,                 ///< QString: "" (the system's) or a code such as "de"
    MemoryBudgetMiB,          ///< int, default 512, 64 to 1,048,576
    TopicLimit,               ///< int, topics per connection, default 2,000,000
    ReducedMotion,            ///< QString: "system", "on", "off"
    PayloadFontSize,          ///< int, points; 0: the system's
    MaximumPacketSizeMiB,     ///< int, largest packet accepted where a profile says nothing, default 256
    ConfirmRetainedDelete,    ///< bool
    ConfirmProductionPublish, ///< bool
    RestoreConnections,       ///< bool: connect at start to what was connected at the end
    OpenConnections,          ///< QStringList: profile ids connected at the end
    RecentUrls,               ///< QStringList, newest first, never with user name or password
    TreeFlash,                ///< bool: changed rows glow
    StaleAfterSeconds,        ///< int, 0: automatic
    TimeFormat,               ///< QString: "local", "utc"
    LastDirectory,            ///< QString: where the last file was chosen
};

struct SettingDefinition
{
    Setting id;
    QLatin1StringView key; ///< the JSON name
    QVariant defaultValue; ///< its type is the setting's type
    int minimum = 0;       ///< of numbers; 0 and 0: no range
    int maximum = 0;
    QStringList choices; ///< of texts; empty: any
};

/// The program's settings, in `settings.json` of the data folder. One thread (the GUI's).
///
/// Reading is immediate. A change is written a moment later by a background thread, in one step (QSaveFile); a failed
/// save leaves the old file and is told by saveFailed(). A damaged file is set aside under a dated name. Keys of a
/// newer version are kept. A value of the wrong type or out of range reads as its default.
class Settings : public QObject
{
    Q_OBJECT

public:
    /// `file`: the path of settings.json; empty: nothing is ever saved (tests).
    explicit Settings(QString file, QObject* parent = nullptr);
    /// Saves what is unsaved, as flush() does.
    ~Settings() override;

    /// Reads the file, at once. Returns a message to show, empty when all is well.
    QString load();

    static std::span<const SettingDefinition> table();
    static const SettingDefinition& definition(Setting setting);

    QVariant value(Setting setting) const;
    bool boolean(Setting setting) const { return value(setting).toBool(); }
    int number(Setting setting) const { return value(setting).toInt(); }
    QString text(Setting setting) const { return value(setting).toString(); }
    QStringList list(Setting setting) const { return value(setting).toStringList(); }
    /// A value that does not fit the table is refused: false, nothing changes.
    bool set(Setting setting, const QVariant& value);
    void reset(Setting setting);

    /// Opaque state of a part of the window (geometry, docks, columns, splitters), by a name of that part's choice such
    /// as "main_window/docks". Empty: none saved.
    QByteArray viewState(const QString& name) const;
    void setViewState(const QString& name, const QByteArray& state);

    /// Saves now and waits. For quitting.
    base::Result<void> flush();

signals:
    void changed(topicscope::profiles::Setting setting);
    void saveFailed(const QString& message);

private:
    void scheduleSave();
    void startSave();
    void finishSave(const base::Result<void>& result);
    QByteArray serialized() const;

    QString m_file;
    QJsonObject m_values; ///< as in the file, unknown keys included, without the views
    QJsonObject m_views;
    QTimer m_saveTimer;
    QThreadPool m_pool; ///< one thread, so saves are in order
    bool m_dirty = false;
    bool m_saving = false;
    bool m_readOnly = false; ///< there is a file we could not read: it must not be replaced
};

} // namespace topicscope::profiles
