// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace topicscope::profiles {

/// Reads the fields of one JSON object, remembers which it knows, and says in words which it could not read.
class JsonReader
{
public:
    /// `where`: how a person finds the object, "“Plant A”, last will"; `warnings` outlives the reader.
    JsonReader(QJsonObject object, QString where, QStringList& warnings);

    /// Each returns `fallback` where the field is missing, and warns where it is there but unusable.
    QString text(QLatin1StringView key, const QString& fallback = {});
    bool boolean(QLatin1StringView key, bool fallback);
    template <typename Number>
    Number number(QLatin1StringView key, Number fallback, Number minimum, Number maximum)
    {
        return static_cast<Number>(integer(key, fallback, minimum, maximum).value_or(fallback));
    }
    template <typename Number>
    std::optional<Number> optionalNumber(QLatin1StringView key, Number minimum,
                                         Number maximum = std::numeric_limits<Number>::max())
    {
        const std::optional<qint64> value = integer(key, std::nullopt, minimum, maximum);
        return value ? std::optional<Number>(static_cast<Number>(*value)) : std::nullopt;
    }
    template <typename Enum, std::size_t N>
    Enum choice(QLatin1StringView key, const std::array<std::pair<Enum, QLatin1StringView>, N>& names, Enum fallback)
    {
        const QString name = text(key);
        if (name.isEmpty())
            return fallback;
        for (const auto& [value, known] : names) {
            if (name == known)
                return value;
        }
        // A word of a newer version is kept, and written back as long as nobody chooses another.
        warnUnusable(key);
        m_known.remove(key);
        return fallback;
    }
    QStringList texts(QLatin1StringView key);
    NameValueList nameValues(QLatin1StringView key);
    /// Text under `key`, or other bytes in Base64 under `key` + "Base64".
    QByteArray bytes(QLatin1StringView key);
    QDateTime time(QLatin1StringView key);
    QJsonObject object(QLatin1StringView key);
    std::optional<QJsonArray> array(QLatin1StringView key);

    /// Fields that nobody asked for.
    QJsonObject unknown() const;
    const QString& where() const { return m_where; }

private:
    std::optional<qint64> integer(QLatin1StringView key, std::optional<qint64> fallback, qint64 minimum,
                                  qint64 maximum);
    QJsonValue take(QLatin1StringView key);
    void warnUnusable(QLatin1StringView key);

    QJsonObject m_object;
    QString m_where;
    QStringList& m_warnings;
    QSet<QString> m_known;
};

/// Writes an object: only what differs from its default, over what a newer version wrote.
class JsonWriter
{
public:
    explicit JsonWriter(QJsonObject unknown) : m_object(std::move(unknown)) {}

    void text(QLatin1StringView key, const QString& value, const QString& fallback = {});
    void boolean(QLatin1StringView key, bool value, bool fallback);
    void number(QLatin1StringView key, qint64 value, qint64 fallback);
    template <typename Number>
    void optionalNumber(QLatin1StringView key, const std::optional<Number>& value)
    {
        if (value)
            m_object.insert(key, static_cast<qint64>(*value));
    }
    template <typename Enum, std::size_t N>
    void choice(QLatin1StringView key, const std::array<std::pair<Enum, QLatin1StringView>, N>& names, Enum value,
                Enum fallback)
    {
        if (value == fallback)
            return;
        for (const auto& [known, name] : names) {
            if (known == value)
                m_object.insert(key, QString(name));
        }
    }
    void texts(QLatin1StringView key, const QStringList& values);
    void nameValues(QLatin1StringView key, const NameValueList& values);
    void bytes(QLatin1StringView key, const QByteArray& value);
    void time(QLatin1StringView key, const QDateTime& value);
    void object(QLatin1StringView key, const QJsonObject& value); ///< left out when empty
    void array(QLatin1StringView key, const QJsonArray& value);   ///< always written

    QJsonObject take() { return std::move(m_object); }

private:
    QJsonObject m_object;
};

} // namespace topicscope::profiles
