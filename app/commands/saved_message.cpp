// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/saved_message.h"

#include "app/mqtt/topic.h"
#include "app/profiles/json_fields.h"
#include "app/profiles/json_list.h"

#include <QCoreApplication>
#include <QSet>

#include <array>

namespace topicscope::commands {

namespace {

using namespace Qt::StringLiterals;
using payload::Format;
using profiles::JsonReader;
using profiles::JsonWriter;

constexpr profiles::JsonListFormat fileFormat{.name = "topicscope-messages"_L1, .key = "messages"_L1, .version = 1};

constexpr std::array payloadFormats{
    std::pair{Format::Text, "text"_L1},
    std::pair{Format::Json, "json"_L1},
    std::pair{Format::Hex, "hex"_L1},
    std::pair{Format::Base64, "base64"_L1},
};

QByteArray byteArray(mqtt::BytesView bytes)
{
    return QByteArray(bytes.data(), qsizetype(bytes.size()));
}

bool isNumber(mqtt::PropertyType type)
{
    using Type = mqtt::PropertyType;
    return type == Type::Byte || type == Type::TwoByteInteger || type == Type::FourByteInteger ||
           type == Type::VariableByteInteger;
}

QJsonObject propertyToJson(const mqtt::Property& property)
{
    const mqtt::PropertyInfo& info = mqtt::propertyInfo(property.id);
    JsonWriter writer({});
    writer.text("property"_L1, QString::fromLatin1(info.jsonName.data(), qsizetype(info.jsonName.size())));
    if (isNumber(info.type)) {
        writer.optionalNumber("value"_L1, std::optional<qint64>(property.number));
    } else if (info.type == mqtt::PropertyType::Utf8StringPair) {
        writer.bytes("name"_L1, byteArray(property.text));
        writer.bytes("value"_L1, byteArray(property.second));
    } else {
        writer.bytes("value"_L1, byteArray(property.text));
    }
    return writer.take();
}

std::optional<mqtt::Property> propertyFromJson(const QJsonObject& object, const QString& where, QStringList& warnings)
{
    JsonReader reader(object, where, warnings);
    const mqtt::PropertyInfo* info = mqtt::propertyInfo(reader.text("property"_L1).toStdString());
    if (!info)
        return std::nullopt;
    mqtt::Property property;
    property.id = info->id;
    if (isNumber(info->type)) {
        const auto number = reader.optionalNumber<std::uint32_t>("value"_L1, 0);
        if (!number)
            return std::nullopt;
        property.number = *number;
    } else if (info->type == mqtt::PropertyType::Utf8StringPair) {
        property.text = reader.bytes("name"_L1).toStdString();
        property.second = reader.bytes("value"_L1).toStdString();
    } else {
        property.text = reader.bytes("value"_L1).toStdString();
    }
    return property;
}

/// Nothing where one of them cannot be read, or may not stand in a PUBLISH.
std::optional<mqtt::Properties> propertiesFromJson(const QJsonArray& array, const QString& where, QStringList& warnings)
{
    mqtt::Properties properties;
    for (const QJsonValue& each : array) {
        auto property = propertyFromJson(each.toObject(), where, warnings);
        if (!property)
            return std::nullopt;
        properties.append(std::move(*property));
    }
    if (mqtt::validate(properties, mqtt::PropertyHome::Publish))
        return std::nullopt;
    return properties;
}

QJsonObject toJson(const SavedMessage& saved)
{
    JsonWriter writer(saved.unknown);
    writer.text("id"_L1, saved.id);
    writer.text("name"_L1, saved.name);
    writer.text("folder"_L1, saved.folder);
    writer.bytes("topic"_L1, byteArray(saved.message.topic));
    writer.bytes("payload"_L1, byteArray(saved.message.payload));
    writer.choice("format"_L1, payloadFormats, saved.format, Format::Text);
    writer.number("qos"_L1, int(saved.message.qos), 0);
    writer.boolean("retain"_L1, saved.message.retain, false);
    QJsonArray properties;
    for (const mqtt::Property& property : saved.message.properties)
        properties.append(propertyToJson(property));
    if (!properties.isEmpty())
        writer.array("properties"_L1, properties);
    return writer.take();
}

/// Nothing for an entry that would not come back as it was: a message that is half read must never be sent.
std::optional<SavedMessage> fromJson(const QJsonObject& object, QStringList& warnings)
{
    const QString where =
        QCoreApplication::translate("commands::Json", "Saved message “%1”").arg(object.value("name"_L1).toString());
    QStringList problems;
    JsonReader reader(object, where, problems);
    SavedMessage saved;
    saved.id = reader.text("id"_L1);
    saved.name = reader.text("name"_L1);
    saved.folder = reader.text("folder"_L1);
    saved.message.topic = reader.bytes("topic"_L1).toStdString();
    saved.message.payload = reader.bytes("payload"_L1).toStdString();
    saved.format = reader.choice("format"_L1, payloadFormats, Format::Text);
    saved.message.qos = mqtt::QoS(reader.number<int>("qos"_L1, 0, 0, 2));
    saved.message.retain = reader.boolean("retain"_L1, false);
    auto properties = propertiesFromJson(reader.array("properties"_L1).value_or(QJsonArray()), where, problems);
    saved.unknown = reader.unknown();
    const bool topicIsWrong = !saved.message.topic.empty() && mqtt::validateTopicName(saved.message.topic);
    if (saved.id.isEmpty() || saved.name.isEmpty() || topicIsWrong || !properties || !problems.isEmpty()) {
        warnings
            << QCoreApplication::translate("commands::Json", "%1 cannot be read; it is kept in the file").arg(where);
        return std::nullopt;
    }
    saved.message.properties = std::move(*properties);
    return saved;
}

} // namespace

bool SavedMessage::operator==(const SavedMessage& other) const
{
    return id == other.id && name == other.name && folder == other.folder && format == other.format &&
           unknown == other.unknown && message.topic == other.message.topic &&
           message.payload == other.message.payload && message.qos == other.message.qos &&
           message.retain == other.message.retain && message.properties == other.message.properties;
}

base::Result<SavedMessageDocument> parseSavedMessages(QByteArrayView bytes)
{
    const auto list = profiles::parseJsonList(
        bytes, fileFormat, QCoreApplication::translate("commands::Json", "it is JSON, but not a list of messages"));
    if (!list)
        return tl::unexpected<base::Error>(list.error());

    SavedMessageDocument document;
    document.unknown = list->unknown;
    if (list->isNewer)
        document.warnings << QCoreApplication::translate(
            "commands::Json", "The messages were saved by a newer version; what this one does not know is kept");

    QSet<QString> ids;
    for (const QJsonValue& entry : list->entries) {
        auto saved = fromJson(entry.toObject(), document.warnings);
        if (saved && !ids.contains(saved->id)) {
            ids.insert(saved->id);
            document.messages << std::move(*saved);
        } else {
            document.foreign.append(entry);
        }
    }
    return document;
}

QByteArray serializeSavedMessages(const SavedMessageDocument& document)
{
    QJsonArray entries;
    for (const SavedMessage& saved : document.messages)
        entries.append(toJson(saved));
    for (const QJsonValue& entry : document.foreign)
        entries.append(entry);
    return profiles::serializeJsonList(fileFormat, entries, document.unknown);
}

} // namespace topicscope::commands
