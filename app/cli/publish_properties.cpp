// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/publish_properties.h"

#include <limits>
#include <optional>

namespace topicscope::cli {

namespace {

std::optional<quint32> wholeNumber(const QByteArray& text)
{
    bool ok = false;
    const quint64 number = text.toULongLong(&ok);
    return ok && number <= std::numeric_limits<quint32>::max() ? std::optional(quint32(number)) : std::nullopt;
}

} // namespace

base::Result<mqtt::Properties> PublishProperties::parse(const QByteArrayList& arguments)
{
    mqtt::Properties properties;
    for (const QByteArray& argument : arguments) {
        const qsizetype equals = argument.indexOf('=');
        if (equals <= 0) {
            return base::fail(tr("--property needs NAME=VALUE, not \"%1\"").arg(QString::fromLocal8Bit(argument)));
        }
        if (auto added = add(properties, argument.left(equals), argument.mid(equals + 1)); !added) {
            return tl::unexpected(added.error());
        }
    }
    if (const auto problem = mqtt::validate(properties, mqtt::PropertyHome::Publish)) {
        return base::fail(
            QCoreApplication::translate("mqtt", std::string(problem->description).c_str()) +
            QStringLiteral(" [%1]").arg(QString::fromUtf8(problem->clause.data(), qsizetype(problem->clause.size()))));
    }
    return properties;
}

base::Result<void> PublishProperties::add(mqtt::Properties& properties, const QByteArray& name, const QByteArray& value)
{
    QByteArray known = name;
    known.replace('-', '_');
    if (known == "user_property" || known == "user_properties") {
        const qsizetype equals = value.indexOf('=');
        if (equals < 0) {
            return base::fail(tr("--property user_property needs NAME=VALUE as its value"));
        }
        properties.addUserProperty(value.left(equals).toStdString(), value.mid(equals + 1).toStdString());
        return {};
    }
    const mqtt::PropertyInfo* info = mqtt::propertyInfo(mqtt::BytesView(known.constData(), std::size_t(known.size())));
    const bool inPublish = info && (info->homes & 1u << unsigned(mqtt::PropertyHome::Publish)) != 0 &&
                           info->id != mqtt::PropertyId::SubscriptionIdentifier; // the server's alone [MQTT-3.3.4-6]
    if (!inPublish) {
        return base::fail(tr("a published message has no property \"%1\"; there are payload_format_indicator, "
                             "message_expiry_interval, topic_alias, response_topic, correlation_data, content_type and "
                             "user_property")
                              .arg(QString::fromLocal8Bit(name)));
    }
    switch (info->type) {
    case mqtt::PropertyType::Utf8String:
        properties.set(info->id, value.toStdString());
        return {};
    case mqtt::PropertyType::BinaryData: {
        if (!value.startsWith("base64:")) {
            properties.set(info->id, value.toStdString());
            return {};
        }
        QByteArray digits = value.mid(7);
        const auto decoded = QByteArray::fromBase64Encoding(digits, QByteArray::AbortOnBase64DecodingErrors);
        while (digits.endsWith('=')) {
            digits.chop(1);
        }
        // Qt lets a lonely last digit pass, which stands for no byte at all.
        if (!decoded || digits.size() % 4 == 1) {
            return base::fail(tr("the value of %1 is no Base64").arg(QString::fromLatin1(known)));
        }
        properties.set(info->id, (*decoded).toStdString());
        return {};
    }
    default:
        if (const auto number = wholeNumber(value)) {
            properties.set(info->id, *number);
            return {};
        }
        return base::fail(tr("the value of %1 must be a whole number, not \"%2\"")
                              .arg(QString::fromLatin1(known), QString::fromLocal8Bit(value)));
    }
}

} // namespace topicscope::cli
