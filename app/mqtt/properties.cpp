// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/properties.h"

#include "app/mqtt/reader.h"
#include "app/mqtt/text.h"
#include "app/mqtt/writer.h"

#include <algorithm>
#include <array>

namespace topicscope::mqtt {
namespace {

using enum PropertyType;
using Id = PropertyId;

template <typename... Homes>
constexpr std::uint32_t in(Homes... homes)
{
    return (... | (std::uint32_t{1} << static_cast<unsigned>(homes)));
}

constexpr std::uint32_t connect = in(PropertyHome::Connect);
constexpr std::uint32_t connack = in(PropertyHome::Connack);
constexpr std::uint32_t publish = in(PropertyHome::Publish);
constexpr std::uint32_t will = in(PropertyHome::Will);
constexpr std::uint32_t message = publish | will;
constexpr std::uint32_t subscribe = in(PropertyHome::Subscribe);
constexpr std::uint32_t disconnect = in(PropertyHome::Disconnect);
constexpr std::uint32_t auth = in(PropertyHome::Auth);
constexpr std::uint32_t acknowledgements = in(PropertyHome::Puback, PropertyHome::Pubrec, PropertyHome::Pubrel,
                                              PropertyHome::Pubcomp, PropertyHome::Suback, PropertyHome::Unsuback);
constexpr std::uint32_t everywhere =
    connect | connack | message | acknowledgements | subscribe | in(PropertyHome::Unsubscribe) | disconnect | auth;

/// Table 2-4, in the order of the identifiers.
constexpr std::array<PropertyInfo, 27> table{{
    {Id::PayloadFormatIndicator, Byte, "Payload Format Indicator", "payload_format_indicator", message, false},
    {Id::MessageExpiryInterval, FourByteInteger, "Message Expiry Interval", "message_expiry_interval", message, false},
    {Id::ContentType, Utf8String, "Content Type", "content_type", message, false},
    {Id::ResponseTopic, Utf8String, "Response Topic", "response_topic", message, false},
    {Id::CorrelationData, BinaryData, "Correlation Data", "correlation_data", message, false},
    {Id::SubscriptionIdentifier, VariableByteInteger, "Subscription Identifier", "subscription_identifier",
     publish | subscribe, true},
    {Id::SessionExpiryInterval, FourByteInteger, "Session Expiry Interval", "session_expiry_interval",
     connect | connack | disconnect, false},
    {Id::AssignedClientIdentifier, Utf8String, "Assigned Client Identifier", "assigned_client_identifier", connack,
     false},
    {Id::ServerKeepAlive, TwoByteInteger, "Server Keep Alive", "server_keep_alive", connack, false},
    {Id::AuthenticationMethod, Utf8String, "Authentication Method", "authentication_method", connect | connack | auth,
     false},
    {Id::AuthenticationData, BinaryData, "Authentication Data", "authentication_data", connect | connack | auth, false},
    {Id::RequestProblemInformation, Byte, "Request Problem Information", "request_problem_information", connect, false},
    {Id::WillDelayInterval, FourByteInteger, "Will Delay Interval", "will_delay_interval", will, false},
    {Id::RequestResponseInformation, Byte, "Request Response Information", "request_response_information", connect,
     false},
    {Id::ResponseInformation, Utf8String, "Response Information", "response_information", connack, false},
    {Id::ServerReference, Utf8String, "Server Reference", "server_reference", connack | disconnect, false},
    {Id::ReasonString, Utf8String, "Reason String", "reason_string", connack | acknowledgements | disconnect | auth,
     false},
    {Id::ReceiveMaximum, TwoByteInteger, "Receive Maximum", "receive_maximum", connect | connack, false},
    {Id::TopicAliasMaximum, TwoByteInteger, "Topic Alias Maximum", "topic_alias_maximum", connect | connack, false},
    {Id::TopicAlias, TwoByteInteger, "Topic Alias", "topic_alias", publish, false},
    {Id::MaximumQoS, Byte, "Maximum QoS", "maximum_qos", connack, false},
    {Id::RetainAvailable, Byte, "Retain Available", "retain_available", connack, false},
    {Id::UserProperty, Utf8StringPair, "User Property", "user_property", everywhere, true},
    {Id::MaximumPacketSize, FourByteInteger, "Maximum Packet Size", "maximum_packet_size", connect | connack, false},
    {Id::WildcardSubscriptionAvailable, Byte, "Wildcard Subscription Available", "wildcard_subscription_available",
     connack, false},
    {Id::SubscriptionIdentifierAvailable, Byte, "Subscription Identifier Available",
     "subscription_identifier_available", connack, false},
    {Id::SharedSubscriptionAvailable, Byte, "Shared Subscription Available", "shared_subscription_available", connack,
     false},
}};

constexpr std::size_t indexSize = 0x2B;
/// Identifier → 1 + row of the table; 0: unknown.
constexpr std::array<std::uint8_t, indexSize> rowOf = [] {
    std::array<std::uint8_t, indexSize> index{};
    for (std::size_t row = 0; row < table.size(); ++row)
        index[static_cast<std::size_t>(table[row].id)] = static_cast<std::uint8_t>(row + 1);
    return index;
}();

/// A value of the right type that the standard does not allow.
struct ValueProblem
{
    ReasonCode code;
    std::string_view clause;
    std::string_view description;
};

std::optional<ValueProblem> judgeNumber(PropertyId id, std::uint32_t number)
{
    switch (id) {
    case Id::ReceiveMaximum:
        if (number == 0)
            return ValueProblem{ReasonCode::ProtocolError, "§3.2.2.3.3",
                                QT_TRANSLATE_NOOP("mqtt", "Receive Maximum must not be 0.")};
        break;
    case Id::MaximumPacketSize:
        if (number == 0)
            return ValueProblem{ReasonCode::ProtocolError, "§3.2.2.3.6",
                                QT_TRANSLATE_NOOP("mqtt", "Maximum Packet Size must not be 0.")};
        break;
    case Id::TopicAlias:
        if (number == 0)
            return ValueProblem{ReasonCode::TopicAliasInvalid, "MQTT-3.3.2-8",
                                QT_TRANSLATE_NOOP("mqtt", "A topic alias must not be 0.")};
        break;
    case Id::SubscriptionIdentifier:
        if (number == 0)
            return ValueProblem{ReasonCode::ProtocolError, "§3.3.2.3.8",
                                QT_TRANSLATE_NOOP("mqtt", "A subscription identifier must not be 0.")};
        break;
    case Id::MaximumQoS:
        if (number > 1)
            return ValueProblem{ReasonCode::ProtocolError, "§3.2.2.3.4",
                                QT_TRANSLATE_NOOP("mqtt", "Maximum QoS must be 0 or 1.")};
        break;
    default:
        // Every other single byte is a yes or no.
        if (propertyInfo(id).type == Byte && number > 1)
            return ValueProblem{ReasonCode::ProtocolError, "§2.2.2.2",
                                QT_TRANSLATE_NOOP("mqtt", "A property that is 0 or 1 has another value.")};
    }
    return std::nullopt;
}

std::optional<ValueProblem> judgeText(PropertyId id, BytesView text)
{
    if (id != Id::ResponseTopic)
        return std::nullopt;
    if (text.empty())
        return ValueProblem{ReasonCode::ProtocolError, "MQTT-4.7.3-1",
                            QT_TRANSLATE_NOOP("mqtt", "A response topic must not be empty.")};
    if (hasWildcard(text))
        return ValueProblem{ReasonCode::ProtocolError, "MQTT-3.3.2-14",
                            QT_TRANSLATE_NOOP("mqtt", "A response topic must not contain the wildcards + and #.")};
    return std::nullopt;
}

void readValue(Reader& reader, PropertyView& property, const Label& label)
{
    switch (property.info->type) {
    case Byte:
        property.number = reader.byte(label);
        break;
    case TwoByteInteger:
        property.number = reader.twoBytes(label);
        break;
    case FourByteInteger:
        property.number = reader.fourBytes(label);
        break;
    case VariableByteInteger:
        property.number = reader.variableByteInteger(label);
        break;
    case Utf8String:
        property.text = reader.string(label);
        break;
    case BinaryData:
        property.text = reader.binary(label, property.info->id == Id::AuthenticationData);
        break;
    case Utf8StringPair:
        property.text = reader.string({"Name", "§1.5.7"});
        property.second = reader.string({"Value", "§1.5.7"});
        break;
    }
}

} // namespace

const PropertyInfo* propertyInfo(std::uint32_t id) noexcept
{
    const std::uint8_t row = id < indexSize ? rowOf[id] : 0;
    return row == 0 ? nullptr : &table[row - 1U];
}

const PropertyInfo* propertyInfo(std::string_view jsonName) noexcept
{
    const auto* found = std::ranges::find(table, jsonName, &PropertyInfo::jsonName);
    return found == table.end() ? nullptr : found;
}

PropertyView readProperty(Reader& reader)
{
    PropertyView property;
    property.offset = reader.offset();
    const std::size_t group = reader.notes() ? reader.open({"Property", "§2.2.2.2"}) : 0;
    const std::uint32_t id = reader.variableByteInteger({"Property Identifier", "§2.2.2.2"});
    if (!reader.ok())
        return {};
    property.info = propertyInfo(id);
    if (property.info == nullptr) {
        reader.fail(ReasonCode::MalformedPacket, "§2.2.2.2",
                    QT_TRANSLATE_NOOP("mqtt", "The property identifier is not known."), property.offset,
                    reader.offset() - property.offset);
        return {};
    }
    const std::size_t valueOffset = reader.offset();
    readValue(reader, property, {property.info->name, "§2.2.2.2"});
    property.length = reader.offset() - property.offset;
    if (reader.ok()) {
        const bool isText = property.info->type == Utf8String;
        const auto problem =
            isText ? judgeText(property.info->id, property.text) : judgeNumber(property.info->id, property.number);
        if (problem)
            reader.fail(problem->code, problem->clause, problem->description, valueOffset,
                        reader.offset() - valueOffset);
    }
    if (reader.notes())
        reader.close(group);
    return reader.ok() ? property : PropertyView{};
}

void checkProperty(Reader& reader, const PropertyView& property, PropertyHome home, std::uint64_t& seen,
                   std::size_t offset)
{
    const PropertyInfo& info = *property.info;
    if ((info.homes & in(home)) == 0) {
        reader.fail(ReasonCode::MalformedPacket, "§2.2.2.2",
                    QT_TRANSLATE_NOOP("mqtt", "The property does not belong in this packet."), offset, property.length);
        return;
    }
    const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(info.id);
    const bool repeatable = info.id == Id::SubscriptionIdentifier ? home == PropertyHome::Publish : info.repeatable;
    if ((seen & bit) != 0 && !repeatable)
        reader.fail(ReasonCode::ProtocolError, "§2.2.2.2",
                    QT_TRANSLATE_NOOP("mqtt", "The property stands in the packet more than once."), offset,
                    property.length);
    seen |= bit;
}

void checkPropertySet(Reader& reader, std::uint64_t seen, std::size_t offset, std::size_t length)
{
    const auto has = [seen](Id id) { return (seen >> static_cast<unsigned>(id) & 1) != 0; };
    if (has(Id::AuthenticationData) && !has(Id::AuthenticationMethod))
        reader.fail(
            ReasonCode::ProtocolError, "§3.1.2.11.10",
            QT_TRANSLATE_NOOP("mqtt", "Authentication data stands in the packet without an authentication method."),
            offset, length);
}

std::optional<PropertyView> PropertyCursor::next() noexcept
{
    if (m_at >= m_encoded.size())
        return std::nullopt;
    Reader reader(m_encoded, m_at, Version::V5_0);
    const PropertyView property = readProperty(reader);
    if (!reader.ok()) {
        m_at = m_encoded.size();
        return std::nullopt;
    }
    m_at = reader.offset();
    return property;
}

tl::expected<Properties, ProtocolError> Properties::decode(BytesView encoded, PropertyHome home)
{
    Reader reader(encoded, 0, Version::V5_0);
    Properties properties;
    std::uint64_t seen = 0;
    while (reader.ok() && !reader.atEnd()) {
        const std::size_t offset = reader.offset();
        const PropertyView property = readProperty(reader);
        if (property.info == nullptr)
            break;
        checkProperty(reader, property, home, seen, offset);
        properties.append({property.info->id, property.number, Bytes{property.text}, Bytes{property.second}});
    }
    checkPropertySet(reader, seen, 0, encoded.size());
    if (!reader.ok())
        return tl::unexpected(reader.takeError());
    return properties;
}

Bytes Properties::encoded() const
{
    Bytes out;
    for (const Property& property : m_list)
        writeProperty(out, property);
    return out;
}

const Property* Properties::find(PropertyId id) const noexcept
{
    const auto found = std::ranges::find(m_list, id, &Property::id);
    return found == m_list.end() ? nullptr : &*found;
}

std::optional<std::uint32_t> Properties::number(PropertyId id) const noexcept
{
    const Property* found = find(id);
    return found != nullptr ? std::optional{found->number} : std::nullopt;
}

std::optional<BytesView> Properties::text(PropertyId id) const noexcept
{
    const Property* found = find(id);
    return found != nullptr ? std::optional<BytesView>{found->text} : std::nullopt;
}

std::vector<UserProperty> Properties::userProperties() const
{
    std::vector<UserProperty> pairs;
    for (const Property& property : m_list) {
        if (property.id == Id::UserProperty)
            pairs.emplace_back(property.text, property.second);
    }
    return pairs;
}

std::vector<std::uint32_t> Properties::subscriptionIdentifiers() const
{
    std::vector<std::uint32_t> identifiers;
    for (const Property& property : m_list) {
        if (property.id == Id::SubscriptionIdentifier)
            identifiers.push_back(property.number);
    }
    return identifiers;
}

Properties& Properties::set(PropertyId id, std::uint32_t number)
{
    if (id != Id::SubscriptionIdentifier)
        remove(id);
    return append({id, number, {}, {}});
}

Properties& Properties::set(PropertyId id, Bytes text)
{
    remove(id);
    return append({id, 0, std::move(text), {}});
}

Properties& Properties::addUserProperty(Bytes name, Bytes value)
{
    return append({Id::UserProperty, 0, std::move(name), std::move(value)});
}

Properties& Properties::append(Property property)
{
    m_list.push_back(std::move(property));
    return *this;
}

Properties& Properties::remove(PropertyId id)
{
    std::erase_if(m_list, [id](const Property& property) { return property.id == id; });
    return *this;
}

std::optional<ProtocolError> validate(const Properties& properties, PropertyHome home)
{
    if (properties.isEmpty())
        return std::nullopt;
    for (const Property& property : properties) {
        if (std::max(property.text.size(), property.second.size()) > 65'535) {
            ProtocolError error;
            error.reasonCode = ReasonCode::MalformedPacket;
            error.clause = "§1.5.4";
            error.description = QT_TRANSLATE_NOOP("mqtt", "A text or binary value has more than 65,535 bytes.");
            return error;
        }
        // The encoding cuts larger values silently, so they are judged before it.
        const PropertyType type = propertyInfo(property.id).type;
        const std::uint32_t highest = type == Byte              ? 0xFFU
                                      : type == TwoByteInteger  ? 0xFFFFU
                                      : type == FourByteInteger ? 0xFFFF'FFFFU
                                                                : maximumVariableByteInteger;
        if (property.number > highest) {
            ProtocolError error;
            error.reasonCode = ReasonCode::MalformedPacket;
            error.clause = "§2.2.2.2";
            error.description = QT_TRANSLATE_NOOP("mqtt", "A property has a value that is too large for it.");
            return error;
        }
    }
    const Bytes encoded = properties.encoded();
    if (encoded.size() > maximumVariableByteInteger) {
        ProtocolError error;
        error.reasonCode = ReasonCode::PacketTooLarge;
        error.clause = "§2.2.2.1";
        error.description = QT_TRANSLATE_NOOP("mqtt", "The properties are larger than a packet may be.");
        return error;
    }
    auto decoded = Properties::decode(encoded, home);
    if (!decoded)
        return decoded.error();
    return std::nullopt;
}

} // namespace topicscope::mqtt
