// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/message_json.h"

#include "app/payload/visible_text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace topicscope::ui {

namespace {

QString text(mqtt::BytesView bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

QString base64(mqtt::BytesView bytes)
{
    return QString::fromLatin1(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())).toBase64());
}

} // namespace

QString provenanceToken(mqtt::Provenance provenance)
{
    switch (provenance) {
    case mqtt::Provenance::Retained:
        return QStringLiteral("retained");
    case mqtt::Provenance::Live:
        return QStringLiteral("live");
    case mqtt::Provenance::Resumed:
        return QStringLiteral("resumed");
    case mqtt::Provenance::Redelivered:
        return QStringLiteral("redelivered");
    }
    return {};
}

QString isoTime(std::int64_t microseconds)
{
    const QDateTime second = QDateTime::fromSecsSinceEpoch(microseconds / 1'000'000, Qt::UTC);
    return QStringLiteral("%1.%2Z")
        .arg(second.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")))
        .arg(microseconds % 1'000'000, 6, 10, QLatin1Char('0'));
}

QJsonObject propertiesObject(const mqtt::Properties& list)
{
    QJsonObject object;
    QJsonArray pairs;
    for (const mqtt::Property& property : list) {
        const mqtt::PropertyInfo& info = mqtt::propertyInfo(property.id);
        if (property.id == mqtt::PropertyId::SubscriptionIdentifier)
            continue; // stands beside, as subscription_ids
        if (property.id == mqtt::PropertyId::UserProperty) {
            pairs.append(QJsonArray{text(property.text), text(property.second)});
            continue;
        }
        const QString name = text(info.jsonName);
        if (info.type == mqtt::PropertyType::Utf8String)
            object.insert(name, text(property.text));
        else if (info.type == mqtt::PropertyType::BinaryData)
            object.insert(name, base64(property.text));
        else
            object.insert(name, qint64(property.number));
    }
    if (!pairs.isEmpty())
        object.insert(QStringLiteral("user_properties"), pairs);
    return object;
}

QJsonObject messageObject(const topics::StoredMessage& message)
{
    const mqtt::BytesView payload = message.payload.view();
    const auto list =
        mqtt::Properties::decode(message.encodedProperties, mqtt::PropertyHome::Publish).value_or(mqtt::Properties());
    QJsonArray identifiers;
    for (const std::uint32_t identifier : list.subscriptionIdentifiers())
        identifiers.append(qint64(identifier));
    return {
        {QStringLiteral("time"), isoTime(message.arrival)},
        {QStringLiteral("topic"), text(message.topic)},
        {QStringLiteral("qos"), int(message.qos)},
        {QStringLiteral("retain"), message.retain},
        {QStringLiteral("dup"), message.duplicate},
        {QStringLiteral("packet_id"), int(message.packetId)},
        {QStringLiteral("provenance"), provenanceToken(message.provenance)},
        {QStringLiteral("payload"),
         payload::isUtf8(payload) ? QJsonValue(text(payload)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("payload_base64"), base64(payload)},
        {QStringLiteral("properties"), propertiesObject(list)},
        {QStringLiteral("subscription_ids"), identifiers},
    };
}

QByteArray messageJson(const topics::StoredMessage& message)
{
    return QJsonDocument(messageObject(message)).toJson(QJsonDocument::Indented);
}

} // namespace topicscope::ui
