// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/property_words.h"

#include "app/payload/hex_dump.h"
#include "app/payload/visible_text.h"
#include "ui/common/format.h"

#include <QCoreApplication>

namespace topicscope::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::PropertyWords)
};

constexpr std::size_t longestHex = 256;

QString seconds(std::uint32_t number)
{
    if (number == 0xffffffff)
        return Words::tr("never");
    if (number < 120)
        return Words::tr("%n seconds", nullptr, int(number));
    return Words::tr("%1 s (%2)").arg(number).arg(formatDuration(std::int64_t(number) * 1'000'000));
}

QString binary(const mqtt::Bytes& bytes)
{
    const QString hex =
        payload::hexString(payload::BytesView(bytes).substr(0, longestHex)) +
        (bytes.size() > longestHex ? Words::tr(" … (%1)").arg(formatBytes(std::int64_t(bytes.size()))) : QString());
    const bool text = !bytes.empty() && bytes.size() <= longestHex && payload::isUtf8(bytes);
    return text ? Words::tr("%1 (“%2”)").arg(hex, payload::visibleText(bytes)) : hex;
}

} // namespace

QString propertyName(mqtt::PropertyId id)
{
    const mqtt::PropertyInfo* info = mqtt::propertyInfo(static_cast<std::uint32_t>(id));
    return info ? QString::fromUtf8(info->name.data(), qsizetype(info->name.size())) : QString();
}

QString propertyExplanation(mqtt::PropertyId id)
{
    using Id = mqtt::PropertyId;
    switch (id) {
    case Id::PayloadFormatIndicator:
        return Words::tr("Whether the sender says that the payload is UTF-8 text.");
    case Id::MessageExpiryInterval:
        return Words::tr(
            "After this time the message is no longer delivered; the broker takes off the time it kept it.");
    case Id::ContentType:
        return Words::tr("What the payload is, in words the sender and its receivers agreed on; often a MIME type.");
    case Id::ResponseTopic:
        return Words::tr("The topic where the sender expects the answer.");
    case Id::CorrelationData:
        return Words::tr("Goes back with the answer, so that the sender knows which request it belongs to.");
    case Id::SubscriptionIdentifier:
        return Words::tr("The number of the subscription of ours that this message matched.");
    case Id::SessionExpiryInterval:
        return Words::tr("How long the broker keeps the session after the connection ends.");
    case Id::AssignedClientIdentifier:
        return Words::tr("The client identifier that the broker chose for us.");
    case Id::ServerKeepAlive:
        return Words::tr("The broker's keep alive, which replaces ours.");
    case Id::AuthenticationMethod:
        return Words::tr("The name of the enhanced authentication in use.");
    case Id::AuthenticationData:
        return Words::tr("Data of the enhanced authentication; never shown.");
    case Id::RequestProblemInformation:
        return Words::tr("Whether reason strings and user properties are wanted when something fails.");
    case Id::WillDelayInterval:
        return Words::tr("How long the broker waits before it publishes the last will.");
    case Id::RequestResponseInformation:
        return Words::tr("Whether the broker should say which topics to use for responses.");
    case Id::ResponseInformation:
        return Words::tr("What the broker suggests as a base for response topics.");
    case Id::ServerReference:
        return Words::tr("Another broker to use instead.");
    case Id::ReasonString:
        return Words::tr("What the other side says about the reason, for people.");
    case Id::ReceiveMaximum:
        return Words::tr("How many QoS 1 and 2 messages may be on their way at once.");
    case Id::TopicAliasMaximum:
        return Words::tr("The highest topic alias that is accepted.");
    case Id::TopicAlias:
        return Words::tr("A number that stands for the topic on this connection.");
    case Id::MaximumQoS:
        return Words::tr("The highest QoS that the broker accepts.");
    case Id::RetainAvailable:
        return Words::tr("Whether the broker keeps retained messages.");
    case Id::UserProperty:
        return Words::tr("A name and a value of the sender's own.");
    case Id::MaximumPacketSize:
        return Words::tr("The largest packet that is accepted.");
    case Id::WildcardSubscriptionAvailable:
        return Words::tr("Whether the broker accepts + and # in filters.");
    case Id::SubscriptionIdentifierAvailable:
        return Words::tr("Whether the broker accepts subscription identifiers.");
    case Id::SharedSubscriptionAvailable:
        return Words::tr("Whether the broker accepts shared subscriptions.");
    }
    return {};
}

QString propertyValue(const mqtt::Property& property)
{
    using Id = mqtt::PropertyId;
    switch (property.id) {
    case Id::PayloadFormatIndicator:
        return property.number == 1 ? Words::tr("1 (UTF-8 text)") : Words::tr("0 (unspecified bytes)");
    case Id::MessageExpiryInterval:
    case Id::SessionExpiryInterval:
    case Id::WillDelayInterval:
    case Id::ServerKeepAlive:
        return seconds(property.number);
    case Id::UserProperty:
        return payload::visibleText(property.second);
    case Id::AuthenticationData:
        return Words::tr("(hidden)");
    default:
        break;
    }
    const mqtt::PropertyInfo* info = mqtt::propertyInfo(static_cast<std::uint32_t>(property.id));
    const mqtt::PropertyType type = info ? info->type : mqtt::PropertyType::BinaryData;
    if (type == mqtt::PropertyType::Utf8String)
        return payload::visibleText(property.text);
    if (type == mqtt::PropertyType::BinaryData)
        return binary(property.text);
    return QString::number(property.number);
}

} // namespace topicscope::ui
