// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/import_reader.h"

#include <QCoreApplication>

#include <cmath>

namespace topicscope::profiles {

QJsonValue ImportReader::value(QLatin1StringView key)
{
    m_taken.insert(key);
    const QJsonValue value = m_object.value(key);
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

QString ImportReader::text(QLatin1StringView key)
{
    return value(key).toVariant().toString();
}

bool ImportReader::boolean(QLatin1StringView key, bool fallback)
{
    const QJsonValue json = value(key);
    return json.isUndefined() ? fallback : json.toVariant().toBool();
}

std::optional<qint64> ImportReader::integer(QLatin1StringView key, qint64 minimum, qint64 maximum)
{
    const QJsonValue json = value(key);
    bool isNumber = json.isDouble();
    const double number = isNumber ? json.toDouble() : json.toString().trimmed().toDouble(&isNumber);
    if (!isNumber || !(number >= static_cast<double>(minimum) && number <= static_cast<double>(maximum)) ||
        number != std::floor(number))
        return std::nullopt;
    return static_cast<qint64>(number);
}

QJsonObject ImportReader::object(QLatin1StringView key)
{
    return value(key).toObject();
}

void ImportReader::ignore(std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys)
        m_taken.insert(key);
}

QStringList ImportReader::leftOver() const
{
    QStringList names;
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        const bool isUnset = it.value().isNull() || (it.value().isString() && it.value().toString().isEmpty());
        if (!isUnset && !m_taken.contains(it.key()))
            names << it.key();
    }
    return names;
}

void noteLeftOver(const ImportReader& reader, const QString& where, QStringList& notes)
{
    if (const QStringList names = reader.leftOver(); !names.isEmpty())
        notes << QCoreApplication::translate("profiles::Import", "%1: not taken over: %2")
                     .arg(where, names.join(QStringLiteral(", ")));
}

} // namespace topicscope::profiles
