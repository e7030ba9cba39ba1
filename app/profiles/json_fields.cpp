// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/json_fields.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <cmath>

namespace topicscope::profiles {

namespace {

QString base64Key(QLatin1StringView key)
{
    return QString(key) + QStringLiteral("Base64");
}

} // namespace

JsonReader::JsonReader(QJsonObject object, QString where, QStringList& warnings)
    : m_object(std::move(object)), m_where(std::move(where)), m_warnings(warnings)
{
}

QJsonValue JsonReader::take(QLatin1StringView key)
{
    m_known.insert(key);
    const QJsonValue value = m_object.value(key);
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

void JsonReader::warnUnusable(QLatin1StringView key)
{
    m_warnings << QCoreApplication::translate("profiles::Json", "%1: “%2” cannot be used as it is; the default is used")
                      .arg(m_where, key);
}

QString JsonReader::text(QLatin1StringView key, const QString& fallback)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return fallback;
    if (!value.isString()) {
        warnUnusable(key);
        return fallback;
    }
    return value.toString();
}

bool JsonReader::boolean(QLatin1StringView key, bool fallback)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return fallback;
    if (!value.isBool()) {
        warnUnusable(key);
        return fallback;
    }
    return value.toBool();
}

std::optional<qint64> JsonReader::integer(QLatin1StringView key, std::optional<qint64> fallback, qint64 minimum,
                                          qint64 maximum)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return fallback;
    const double number = value.toDouble(std::nan(""));
    // The comparison is false for "not a number" too, and keeps the conversion below defined.
    if (!(number >= static_cast<double>(minimum) && number <= static_cast<double>(maximum)) ||
        number != std::floor(number)) {
        warnUnusable(key);
        return fallback;
    }
    return static_cast<qint64>(number);
}

QStringList JsonReader::texts(QLatin1StringView key)
{
    QStringList result;
    const std::optional<QJsonArray> values = array(key);
    if (!values)
        return result;
    for (const QJsonValue& value : *values) {
        if (value.isString())
            result << value.toString();
        else
            warnUnusable(key);
    }
    return result;
}

NameValueList JsonReader::nameValues(QLatin1StringView key)
{
    NameValueList result;
    const std::optional<QJsonArray> values = array(key);
    if (!values)
        return result;
    for (const QJsonValue& value : *values) {
        const QJsonArray pair = value.toArray();
        if (pair.size() == 2 && pair.at(0).isString() && pair.at(1).isString())
            result.append({pair.at(0).toString(), pair.at(1).toString()});
        else
            warnUnusable(key);
    }
    return result;
}

QByteArray JsonReader::bytes(QLatin1StringView key)
{
    const QString encodedKey = base64Key(key);
    m_known.insert(encodedKey);
    const QJsonValue encoded = m_object.value(encodedKey);
    if (!encoded.isString())
        return text(key).toUtf8();
    m_known.insert(key);
    const auto decoded =
        QByteArray::fromBase64Encoding(encoded.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        warnUnusable(key);
        return {};
    }
    return decoded.decoded;
}

QDateTime JsonReader::time(QLatin1StringView key)
{
    const QString written = text(key);
    if (written.isEmpty())
        return {};
    const QDateTime time = QDateTime::fromString(written, Qt::ISODateWithMs);
    if (!time.isValid())
        warnUnusable(key);
    return time.toUTC();
}

QJsonObject JsonReader::object(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isObject())
        warnUnusable(key);
    return value.toObject();
}

std::optional<QJsonArray> JsonReader::array(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isArray()) {
        warnUnusable(key);
        return std::nullopt;
    }
    return value.toArray();
}

QJsonObject JsonReader::unknown() const
{
    QJsonObject rest;
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (!m_known.contains(it.key()))
            rest.insert(it.key(), it.value());
    }
    return rest;
}

void JsonWriter::text(QLatin1StringView key, const QString& value, const QString& fallback)
{
    if (value != fallback)
        m_object.insert(key, value);
}

void JsonWriter::boolean(QLatin1StringView key, bool value, bool fallback)
{
    if (value != fallback)
        m_object.insert(key, value);
}

void JsonWriter::number(QLatin1StringView key, qint64 value, qint64 fallback)
{
    if (value != fallback)
        m_object.insert(key, value);
}

void JsonWriter::texts(QLatin1StringView key, const QStringList& values)
{
    if (!values.isEmpty())
        m_object.insert(key, QJsonArray::fromStringList(values));
}

void JsonWriter::nameValues(QLatin1StringView key, const NameValueList& values)
{
    if (values.isEmpty())
        return;
    QJsonArray array;
    for (const auto& [name, value] : values)
        array.append(QJsonArray{name, value});
    m_object.insert(key, array);
}

void JsonWriter::bytes(QLatin1StringView key, const QByteArray& value)
{
    if (value.isEmpty())
        return;
    // What survives the way through text and back may stand as text, which people can read and compare.
    const QString text = QString::fromUtf8(value);
    if (text.toUtf8() == value && !text.contains(QChar::Null))
        m_object.insert(key, text);
    else
        m_object.insert(base64Key(key), QString::fromLatin1(value.toBase64()));
}

void JsonWriter::time(QLatin1StringView key, const QDateTime& value)
{
    if (value.isValid())
        m_object.insert(key, value.toUTC().toString(Qt::ISODateWithMs));
}

void JsonWriter::object(QLatin1StringView key, const QJsonObject& value)
{
    if (!value.isEmpty())
        m_object.insert(key, value);
}

void JsonWriter::array(QLatin1StringView key, const QJsonArray& value)
{
    m_object.insert(key, value);
}

} // namespace topicscope::profiles
