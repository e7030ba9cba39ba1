// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile_import.h"

#include <QSet>

#include <limits>
#include <optional>

namespace topicscope::profiles {

/// Takes the fields of a foreign program's JSON object as they come (numbers as text, null for unset), and knows in the
/// end which of them nobody looked at.
class ImportReader
{
public:
    explicit ImportReader(QJsonObject object) : m_object(std::move(object)) {}

    QString text(QLatin1StringView key);
    bool boolean(QLatin1StringView key, bool fallback);
    /// Numbers and numeric text within range; nothing otherwise.
    template <typename Number>
    std::optional<Number> number(QLatin1StringView key, Number minimum = 0,
                                 Number maximum = std::numeric_limits<Number>::max())
    {
        const std::optional<qint64> value = integer(key, minimum, maximum);
        return value ? std::optional<Number>(static_cast<Number>(*value)) : std::nullopt;
    }
    QJsonObject object(QLatin1StringView key);
    QJsonValue value(QLatin1StringView key);
    /// Known, and of no use here.
    void ignore(std::initializer_list<QLatin1StringView> keys);
    /// Fields with a value that nobody asked for.
    QStringList leftOver() const;

private:
    std::optional<qint64> integer(QLatin1StringView key, qint64 minimum, qint64 maximum);

    QJsonObject m_object;
    QSet<QString> m_taken;
};

/// Adds a note that names the fields not taken over, if there are any.
void noteLeftOver(const ImportReader& reader, const QString& where, QStringList& notes);

ImportResult importMqttExplorer(const QJsonObject& root);
ImportResult importMqttx(const QJsonArray& connections);
/// `text`: one option a line, "-h broker.example", "--cafile /etc/ca.crt".
ImportResult importMosquittoOptions(const QString& text);

} // namespace topicscope::profiles
