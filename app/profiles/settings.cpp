// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/settings.h"

#include "app/profiles/safe_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace topicscope::profiles {

namespace {

using namespace Qt::StringLiterals;

constexpr auto viewsKey = "views"_L1;
/// Changes come in bursts (a splitter being dragged): write once they are over, milliseconds.
constexpr int saveDelay = 500;

// clang-format off
/// The one table: setting, key in the file, default (its type is the setting's type), range or choices.
const std::vector<SettingDefinition>& definitions()
{
    static const std::vector<SettingDefinition> table{
        {Setting::Theme,                    "theme"_L1,                    u"system"_s, 0, 0, {u"system"_s, u"light"_s, u"dark"_s}},
        {Setting::Language,                 "language"_L1,                 QString(),   0, 0, {}},
        {Setting::MemoryBudgetMiB,          "memoryBudgetMiB"_L1,          512,         64, 1'048'576, {}},
        {Setting::TopicLimit,               "topicLimit"_L1,               2'000'000,   1'000, 100'000'000, {}},
        {Setting::ReducedMotion,            "reducedMotion"_L1,            u"system"_s, 0, 0, {u"system"_s, u"on"_s, u"off"_s}},
        {Setting::PayloadFontSize,          "payloadFontSize"_L1,          0,           0, 72, {}},
        {Setting::MaximumPacketSizeMiB,     "maximumPacketSizeMiB"_L1,     256,         1, 256, {}},
        {Setting::ConfirmRetainedDelete,    "confirmRetainedDelete"_L1,    true,        0, 0, {}},
        {Setting::ConfirmProductionPublish, "confirmProductionPublish"_L1, true,        0, 0, {}},
        {Setting::RestoreConnections,       "restoreConnections"_L1,       false,       0, 0, {}},
        {Setting::OpenConnections,          "openConnections"_L1,          QStringList(), 0, 0, {}},
        {Setting::RecentUrls,               "recentUrls"_L1,               QStringList(), 0, 0, {}},
        {Setting::TreeFlash,                "treeFlash"_L1,                true,        0, 0, {}},
        {Setting::StaleAfterSeconds,        "staleAfterSeconds"_L1,        0,           0, 31'536'000, {}},
        {Setting::TimeFormat,               "timeFormat"_L1,               u"local"_s,  0, 0, {u"local"_s, u"utc"_s}},
        {Setting::LastDirectory,            "lastDirectory"_L1,            QString(),   0, 0, {}},
    };
    return table;
}
// clang-format on

bool fits(const SettingDefinition& definition, const QVariant& value)
{
    if (value.typeId() != definition.defaultValue.typeId())
        return false;
    if (value.typeId() == QMetaType::Int && (definition.minimum != 0 || definition.maximum != 0))
        return value.toInt() >= definition.minimum && value.toInt() <= definition.maximum;
    return definition.choices.isEmpty() || definition.choices.contains(value.toString());
}

/// The JSON value as the setting's own type; invalid where it is of another.
QVariant fromJson(const SettingDefinition& definition, const QJsonValue& json)
{
    switch (definition.defaultValue.typeId()) {
    case QMetaType::Bool:
        return json.isBool() ? QVariant(json.toBool()) : QVariant();
    case QMetaType::Int: {
        const double number = json.toDouble(std::nan(""));
        const bool isInt = number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max() &&
                           number == std::floor(number);
        return isInt ? QVariant(static_cast<int>(number)) : QVariant();
    }
    case QMetaType::QString:
        return json.isString() ? QVariant(json.toString()) : QVariant();
    case QMetaType::QStringList: {
        if (!json.isArray())
            return {};
        QStringList list;
        const QJsonArray array = json.toArray();
        for (const QJsonValue& entry : array)
            list << entry.toString();
        return list;
    }
    default:
        return {};
    }
}

} // namespace

Settings::Settings(QString file, QObject* parent) : QObject(parent), m_file(std::move(file))
{
    m_pool.setMaxThreadCount(1);
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(saveDelay);
    connect(&m_saveTimer, &QTimer::timeout, this, &Settings::startSave);
}

Settings::~Settings()
{
    flush();
}

std::span<const SettingDefinition> Settings::table()
{
    return definitions();
}

const SettingDefinition& Settings::definition(Setting setting)
{
    // The table is in the order of the enumeration; a test holds it to that.
    return definitions().at(static_cast<std::size_t>(setting));
}

QString Settings::load()
{
    if (m_file.isEmpty() || !QFileInfo::exists(m_file))
        return {};
    const auto bytes = readWholeFile(m_file);
    if (!bytes) {
        // Out of reach, not damaged: saving now would replace what we could not read.
        m_readOnly = true;
        return tr("The settings could not be loaded, and changes will not be saved. %1").arg(bytes.error().message);
    }
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(*bytes, &error);
    if (json.isObject()) {
        m_values = json.object();
        m_views = m_values.take(viewsKey).toObject();
        return {};
    }
    const auto aside = setAside(m_file);
    if (!aside) {
        m_readOnly = true;
        return tr("The settings file is damaged, and changes will not be saved. %1").arg(aside.error().message);
    }
    return tr("The settings file is damaged. It was kept as %1, and the defaults are used.")
        .arg(QDir::toNativeSeparators(*aside));
}

QVariant Settings::value(Setting setting) const
{
    const SettingDefinition& entry = definition(setting);
    const QJsonValue json = m_values.value(entry.key);
    if (json.isUndefined())
        return entry.defaultValue;
    const QVariant value = fromJson(entry, json);
    return fits(entry, value) ? value : entry.defaultValue;
}

bool Settings::set(Setting setting, const QVariant& newValue)
{
    const SettingDefinition& entry = definition(setting);
    if (!fits(entry, newValue))
        return false;
    if (value(setting) == newValue && m_values.contains(entry.key))
        return true;
    m_values.insert(entry.key, QJsonValue::fromVariant(newValue));
    scheduleSave();
    emit changed(setting);
    return true;
}

void Settings::reset(Setting setting)
{
    const SettingDefinition& entry = definition(setting);
    if (!m_values.contains(entry.key))
        return;
    m_values.remove(entry.key);
    scheduleSave();
    emit changed(setting);
}

QByteArray Settings::viewState(const QString& name) const
{
    return QByteArray::fromBase64(m_views.value(name).toString().toLatin1());
}

void Settings::setViewState(const QString& name, const QByteArray& state)
{
    if (viewState(name) == state)
        return;
    m_views.insert(name, QString::fromLatin1(state.toBase64()));
    scheduleSave();
}

QByteArray Settings::serialized() const
{
    QJsonObject root = m_values;
    if (!m_views.isEmpty())
        root.insert(viewsKey, m_views);
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

void Settings::scheduleSave()
{
    if (m_file.isEmpty() || m_readOnly)
        return;
    m_dirty = true;
    if (!m_saveTimer.isActive())
        m_saveTimer.start();
}

void Settings::startSave()
{
    if (!m_dirty || m_saving)
        return;
    m_dirty = false;
    m_saving = true;
    m_pool.start([this, file = m_file, bytes = serialized()] {
        const auto result = replaceFile(file, bytes);
        // The destructor waits for this thread; a queued call to an object that is gone by then is dropped by Qt.
        QMetaObject::invokeMethod(
            this, [this, result] { finishSave(result); }, Qt::QueuedConnection);
    });
}

void Settings::finishSave(const base::Result<void>& result)
{
    m_saving = false;
    if (!result) {
        m_dirty = true; // with the next change, or on quitting
        emit saveFailed(result.error().message);
        return;
    }
    if (m_dirty)
        scheduleSave();
}

base::Result<void> Settings::flush()
{
    m_saveTimer.stop();
    m_pool.waitForDone();
    // A report still in the queue may be one of failure, so what was being saved counts as unsaved.
    if (!m_dirty && !m_saving)
        return {};
    auto result = replaceFile(m_file, serialized());
    m_dirty = !result;
    return result;
}

} // namespace topicscope::profiles
