// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packet_type.h"
#include "app/mqtt/protocol_error.h"
#include "app/mqtt/types.h"

#include <tl/expected.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace topicscope::mqtt {

/// Property identifiers (MQTT 5.0 §2.2.2.2, table 2-4).
enum class PropertyId : std::uint8_t {
    PayloadFormatIndicator = 0x01,
    MessageExpiryInterval = 0x02,
    ContentType = 0x03,
    ResponseTopic = 0x08,
    CorrelationData = 0x09,
    SubscriptionIdentifier = 0x0B,
    SessionExpiryInterval = 0x11,
    AssignedClientIdentifier = 0x12,
    ServerKeepAlive = 0x13,
    AuthenticationMethod = 0x15,
    AuthenticationData = 0x16,
    RequestProblemInformation = 0x17,
    WillDelayInterval = 0x18,
    RequestResponseInformation = 0x19,
    ResponseInformation = 0x1A,
    ServerReference = 0x1C,
    ReasonString = 0x1F,
    ReceiveMaximum = 0x21,
    TopicAliasMaximum = 0x22,
    TopicAlias = 0x23,
    MaximumQoS = 0x24,
    RetainAvailable = 0x25,
    UserProperty = 0x26,
    MaximumPacketSize = 0x27,
    WildcardSubscriptionAvailable = 0x28,
    SubscriptionIdentifierAvailable = 0x29,
    SharedSubscriptionAvailable = 0x2A
};

/// How a property's value stands on the wire (§1.5).
enum class PropertyType : std::uint8_t {
    Byte,
    TwoByteInteger,
    FourByteInteger,
    VariableByteInteger,
    Utf8String,
    BinaryData,
    Utf8StringPair
};

/// Where a property list may stand: in a packet, or in the last will inside CONNECT, which has its own set.
enum class PropertyHome : std::uint8_t {
    Connect = 1, // the values up to Auth are those of PacketType
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Pubrec = 5,
    Pubrel = 6,
    Pubcomp = 7,
    Subscribe = 8,
    Suback = 9,
    Unsubscribe = 10,
    Unsuback = 11,
    Disconnect = 14,
    Auth = 15,
    Will = 16
};

/// What table 2-4 says about one identifier.
struct PropertyInfo
{
    PropertyId id;
    PropertyType type;
    std::string_view name;     ///< the standard's name, "Message Expiry Interval"
    std::string_view jsonName; ///< the same in snake_case, "message_expiry_interval"; the JSON Lines of topicscopectl
    std::uint32_t homes;       ///< bit 1 << PropertyHome set where it may stand
    bool repeatable; ///< may stand more than once in one list (User Property; Subscription Identifier in PUBLISH)
};

/// The row of table 2-4 for a wire value, or null for an unknown identifier.
const PropertyInfo* propertyInfo(std::uint32_t id) noexcept;
inline const PropertyInfo& propertyInfo(PropertyId id) noexcept
{
    return *propertyInfo(static_cast<std::uint32_t>(id));
}
/// The row with that snake_case name ("user_property" for the user property), or null.
const PropertyInfo* propertyInfo(std::string_view jsonName) noexcept;

/// One property as it stands in the bytes it was read from; the views are into them.
struct PropertyView
{
    const PropertyInfo* info = nullptr;
    std::uint32_t number = 0; ///< value of the integer types
    BytesView text;           ///< value of strings and binary data; the name of a user property
    BytesView second;         ///< the value of a user property
    std::size_t offset = 0;   ///< of its identifier, from the start of the list
    std::size_t length = 0;   ///< identifier and value
};

/// Walks an encoded property list (without its length) that was already found valid, as MessageView::encodedProperties
/// is, without allocating: `for (PropertyCursor at(bytes); auto property = at.next();)`. Stops at the first byte that
/// does not parse.
class PropertyCursor
{
public:
    explicit PropertyCursor(BytesView encoded) noexcept : m_encoded(encoded) {}
    std::optional<PropertyView> next() noexcept;

private:
    BytesView m_encoded;
    std::size_t m_at = 0;
};

/// Name and value of a user property; both may be empty (§1.5.7).
using UserProperty = std::pair<Bytes, Bytes>;

/// One property with its own bytes.
struct Property
{
    PropertyId id = PropertyId::UserProperty;
    std::uint32_t number = 0; ///< value of the integer types
    Bytes text;               ///< value of strings and binary data; the name of a user property
    Bytes second;             ///< the value of a user property

    bool operator==(const Property&) const = default;
};

/// A property list in the order of the wire; repeated user properties keep their order [MQTT-3.1.3-10, MQTT-3.3.2-18].
class Properties
{
public:
    Properties() = default;

    /// Reads a whole encoded list (without its length) as `home` may hold it. The error's offset counts from the start
    /// of `encoded`.
    static tl::expected<Properties, ProtocolError> decode(BytesView encoded, PropertyHome home);
    /// The list on the wire, without its length.
    Bytes encoded() const;

    bool isEmpty() const noexcept { return m_list.empty(); }
    const std::vector<Property>& list() const noexcept { return m_list; }
    auto begin() const noexcept { return m_list.begin(); }
    auto end() const noexcept { return m_list.end(); }

    bool contains(PropertyId id) const noexcept { return find(id) != nullptr; }
    /// The first property with that identifier, or null.
    const Property* find(PropertyId id) const noexcept;
    /// Value of an integer property, where it is there.
    std::optional<std::uint32_t> number(PropertyId id) const noexcept;
    /// Value of a string or binary property, where it is there. The view lives as long as this list is unchanged.
    std::optional<BytesView> text(PropertyId id) const noexcept;
    /// All user properties, in order.
    std::vector<UserProperty> userProperties() const;
    /// All subscription identifiers, in order, repetitions included.
    std::vector<std::uint32_t> subscriptionIdentifiers() const;

    /// Sets an integer property, replacing a former value (a subscription identifier is appended).
    Properties& set(PropertyId id, std::uint32_t number);
    /// Sets a string or binary property, replacing a former value.
    Properties& set(PropertyId id, Bytes text);
    Properties& addUserProperty(Bytes name, Bytes value);
    /// Appends as it is, repetitions included: for tests and for replaying what was read.
    Properties& append(Property property);
    /// Removes every property with that identifier.
    Properties& remove(PropertyId id);

    bool operator==(const Properties&) const = default;

private:
    std::vector<Property> m_list;
};

/// Why `properties` may not stand in `home` (a property that does not belong there, a value out of range, ill-formed
/// text), or nothing. What we send is held to the same rules as what we receive.
std::optional<ProtocolError> validate(const Properties& properties, PropertyHome home);

} // namespace topicscope::mqtt
