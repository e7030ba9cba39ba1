// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/utf8.h"
#include "app/mqtt/clauses.h"
#include "app/mqtt/codec.h"
#include "app/mqtt/message.h"
#include "app/mqtt/reader.h"
#include "app/mqtt/text.h"

namespace topicscope::mqtt {
namespace {

constexpr Label packetIdLabel{"Packet Identifier", "§2.2.1"};
constexpr Label reasonCodeLabel{"Reason Code", "§2.4"};

/// Decodes the body of one packet; the fixed header is already found right.
class Decoder
{
public:
    Decoder(BytesView packet, const FixedHeader& header, Version version, Direction direction,
            std::vector<Field>* fields)
        : m_packet(packet),
          m_header(header),
          m_direction(direction),
          m_reader(packet, header.headerLength, version, fields)
    {
    }

    tl::expected<Packet, ProtocolError> decode()
    {
        Packet packet = body();
        m_reader.expectEnd();
        if (!m_reader.ok())
            return tl::unexpected(m_reader.takeError());
        return packet;
    }

private:
    bool version5() const { return m_reader.version() == Version::V5_0; }

    Packet body()
    {
        switch (m_header.type) {
        case PacketType::Connect:
            return connect();
        case PacketType::Connack:
            return connack();
        case PacketType::Publish:
            return publish();
        case PacketType::Puback:
            return acknowledgement<PacketType::Puback>(PropertyHome::Puback);
        case PacketType::Pubrec:
            return acknowledgement<PacketType::Pubrec>(PropertyHome::Pubrec);
        case PacketType::Pubrel:
            return acknowledgement<PacketType::Pubrel>(PropertyHome::Pubrel);
        case PacketType::Pubcomp:
            return acknowledgement<PacketType::Pubcomp>(PropertyHome::Pubcomp);
        case PacketType::Subscribe:
            return subscribe();
        case PacketType::Suback:
            return suback();
        case PacketType::Unsubscribe:
            return unsubscribe();
        case PacketType::Unsuback:
            return unsuback();
        case PacketType::Pingreq:
            return Pingreq{};
        case PacketType::Pingresp:
            return Pingresp{};
        case PacketType::Disconnect:
            return disconnect();
        case PacketType::Auth:
        case PacketType::Reserved: // not reached: validateFixedHeader() lets no such packet in
            break;
        }
        return auth();
    }

    Properties properties(PropertyHome home)
    {
        Properties list;
        readProperties(m_reader, m_packet, home, [&](const PropertyView& property) {
            list.append({property.info->id, property.number, Bytes{property.text}, Bytes{property.second}});
        });
        return list;
    }

    std::uint16_t packetId()
    {
        const std::size_t offset = m_reader.offset();
        const std::uint16_t id = m_reader.twoBytes(packetIdLabel);
        if (m_reader.ok() && id == 0)
            m_reader.fail(ReasonCode::ProtocolError, "MQTT-2.2.1-3",
                          QT_TRANSLATE_NOOP("mqtt", "The packet identifier is 0."), offset, 2);
        return id;
    }

    ReasonCode reasonCode(PacketType type)
    {
        const std::size_t offset = m_reader.offset();
        const auto code = static_cast<ReasonCode>(m_reader.byte(reasonCodeLabel));
        if (m_reader.notes())
            m_reader.nameValue(name(code, type));
        const bool known = m_direction == Direction::FromServer ? mayServerSend(code, type) : mayClientSend(code, type);
        if (m_reader.ok() && !known)
            m_reader.fail(
                ReasonCode::ProtocolError, reasonCodeClause(type),
                QT_TRANSLATE_NOOP("mqtt", "The reason code is not one that the sender may use in this packet."),
                offset);
        return code;
    }

    static std::string_view reasonCodeClause(PacketType type)
    {
        switch (type) {
        case PacketType::Puback:
            return "MQTT-3.4.2-1";
        case PacketType::Pubrec:
            return "MQTT-3.5.2-1";
        case PacketType::Pubrel:
            return "MQTT-3.6.2-1";
        case PacketType::Pubcomp:
            return "MQTT-3.7.2-1";
        case PacketType::Suback:
            return "MQTT-3.9.3-2";
        case PacketType::Unsuback:
            return "MQTT-3.11.3-2";
        case PacketType::Disconnect:
            return "MQTT-3.14.2-1";
        case PacketType::Auth:
            return "MQTT-3.15.2-1";
        default:
            return "§2.4";
        }
    }

    Connect connect();
    Connect connectBody();
    Connack connack();
    Publish publish();
    Subscribe subscribe();
    Suback suback();
    Unsubscribe unsubscribe();
    Unsuback unsuback();
    Disconnect disconnect();
    Auth auth();
    void noteConnectFlags(std::uint8_t flags, std::size_t offset);
    void checkConnectFlags(std::uint8_t flags, std::size_t offset);
    Will will(std::uint8_t flags);
    SubscriptionOptions subscriptionOptions(BytesView filter);
    Bytes filter();

    template <PacketType Type>
    Acknowledgement<Type> acknowledgement(PropertyHome home)
    {
        Acknowledgement<Type> packet;
        packet.packetId = packetId();
        if (!version5() || m_reader.atEnd()) // §3.4.2.1: left out when it is Success without properties
            return packet;
        packet.reasonCode = reasonCode(Type);
        if (!m_reader.atEnd()) // §3.4.2.2.1
            packet.properties = properties(home);
        return packet;
    }

    BytesView m_packet;
    FixedHeader m_header;
    Direction m_direction;
    Reader m_reader;
};

void Decoder::noteConnectFlags(std::uint8_t flags, std::size_t offset)
{
    const unsigned bits = flags;
    m_reader.noteBits({"User Name Flag", "§3.1.2.8"}, offset, bits >> 7 & 1);
    m_reader.noteBits({"Password Flag", "§3.1.2.9"}, offset, bits >> 6 & 1);
    m_reader.noteBits({"Will Retain", "§3.1.2.7"}, offset, bits >> 5 & 1);
    m_reader.noteBits({"Will QoS", "§3.1.2.6"}, offset, bits >> 3 & 3);
    m_reader.noteBits({"Will Flag", "§3.1.2.5"}, offset, bits >> 2 & 1);
    m_reader.noteBits({version5() ? "Clean Start" : "Clean Session", "§3.1.2.4"}, offset, bits >> 1 & 1);
}

void Decoder::checkConnectFlags(std::uint8_t flags, std::size_t offset)
{
    const bool willFlag = (flags & 0x04) != 0;
    const int willQoS = flags >> 3 & 3;
    if ((flags & 0x01) != 0)
        m_reader.fail(ReasonCode::MalformedPacket, "MQTT-3.1.2-3",
                      QT_TRANSLATE_NOOP("mqtt", "The reserved connect flag is set."), offset);
    else if (willQoS == 3)
        m_reader.fail(ReasonCode::MalformedPacket, "MQTT-3.1.2-12",
                      QT_TRANSLATE_NOOP("mqtt", "The last will has QoS 3."), offset);
    else if (!willFlag && (willQoS != 0 || (flags & 0x20) != 0))
        m_reader.fail(ReasonCode::MalformedPacket, "MQTT-3.1.2-11",
                      QT_TRANSLATE_NOOP("mqtt", "There is no last will, but its QoS or RETAIN flag is set."), offset);
    else if (!version5() && (flags & 0xC0) == 0x40)
        m_reader.fail(ReasonCode::MalformedPacket, "MQTT-3.1.2-22",
                      QT_TRANSLATE_NOOP("mqtt", "There is a password without a user name."), offset);
}

Will Decoder::will(std::uint8_t flags)
{
    Will will;
    will.qos = static_cast<QoS>(flags >> 3 & 3);
    will.retain = (flags & 0x20) != 0;
    if (version5())
        will.properties = properties(PropertyHome::Will);
    bool hasControl = false;
    will.topic = m_reader.topicName({"Will Topic", "§3.1.3.3"}, false, hasControl);
    will.payload = m_reader.binary({"Will Payload", "§3.1.3.4"});
    return will;
}

Connect Decoder::connect()
{
    const std::size_t start = m_reader.offset();
    const BytesView protocol = m_reader.string({"Protocol Name", "§3.1.2.1"});
    const std::size_t levelOffset = m_reader.offset();
    const std::uint8_t level = m_reader.byte({"Protocol Version", "§3.1.2.2"});
    if (!m_reader.ok())
        return {};
    const bool named = level == 3 ? protocol == "MQIsdp" : protocol == "MQTT";
    if (!named) {
        m_reader.fail(ReasonCode::UnsupportedProtocolVersion, "MQTT-3.1.2-1",
                      QT_TRANSLATE_NOOP("mqtt", "The protocol name is not MQTT."), start, levelOffset - start);
        return {};
    }
    if (level < 3 || level > 5) {
        m_reader.fail(ReasonCode::UnsupportedProtocolVersion, "MQTT-3.1.2-2",
                      QT_TRANSLATE_NOOP("mqtt", "The protocol version is none of 3, 4 and 5."), levelOffset);
        return {};
    }
    m_reader.setVersion(static_cast<Version>(level));
    return connectBody();
}

Connect Decoder::connectBody()
{
    Connect packet;
    packet.version = m_reader.version();
    const std::size_t flagsOffset = m_reader.offset();
    const std::uint8_t flags = m_reader.byte({"Connect Flags", "§3.1.2.3"});
    noteConnectFlags(flags, flagsOffset);
    checkConnectFlags(flags, flagsOffset);
    packet.cleanStart = (flags & 0x02) != 0;
    packet.keepAlive = m_reader.twoBytes({"Keep Alive", "§3.1.2.10"});
    if (version5())
        packet.properties = properties(PropertyHome::Connect);
    packet.clientId = m_reader.string({"Client Identifier", "§3.1.3.1"});
    if ((flags & 0x04) != 0)
        packet.will = will(flags);
    if ((flags & 0x80) != 0)
        packet.userName = Bytes{m_reader.string({"User Name", "§3.1.3.5"})};
    if ((flags & 0x40) != 0)
        packet.password = Bytes{m_reader.binary({"Password", "§3.1.3.6"}, true)};
    return packet;
}

Connack Decoder::connack()
{
    Connack packet;
    const std::size_t offset = m_reader.offset();
    const std::uint8_t flags = m_reader.byte({"Connect Acknowledge Flags", "§3.2.2.1"});
    m_reader.noteBits({"Session Present", "§3.2.2.1.1"}, offset, flags & 1U);
    packet.code = m_reader.byte({version5() ? "Reason Code" : "Return Code", "§3.2.2.2"});
    if (m_reader.notes())
        m_reader.nameValue(version5() ? name(static_cast<ReasonCode>(packet.code), PacketType::Connack)
                                      : connectReturnCodeName(packet.code));
    // In MQTT 3.1 the first byte is reserved and unused; mosquitto does not look at it, and neither do we.
    if (m_reader.version() != Version::V3_1) {
        packet.sessionPresent = (flags & 0x01) != 0;
        if ((flags & 0xFE) != 0)
            m_reader.fail(ReasonCode::MalformedPacket, "MQTT-3.2.2-1",
                          QT_TRANSLATE_NOOP("mqtt", "Reserved bits are set in the acknowledge flags of CONNACK."),
                          offset);
    }
    if (packet.sessionPresent && packet.code != 0)
        m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.2.2-6",
                      QT_TRANSLATE_NOOP("mqtt", "CONNACK refuses the connection and yet says that there is a session."),
                      offset, 2);
    if (!version5()) {
        if (packet.code > 5)
            m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.2.2-8",
                          QT_TRANSLATE_NOOP("mqtt", "The return code of CONNACK is reserved."), offset + 1);
        return packet;
    }
    // A server that does not know 5.0 answers in the form of 3.x, which is the only one it has [MQTT-3.1.2-2].
    const bool saysVersion = packet.code == static_cast<std::uint8_t>(ReasonCode::UnsupportedProtocolVersion);
    if (m_reader.ok() && m_reader.atEnd() && ((packet.code >= 1 && packet.code <= 5) || saysVersion)) {
        packet.inVersion3Form = true;
        return packet;
    }
    if (!mayServerSend(static_cast<ReasonCode>(packet.code), PacketType::Connack))
        m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.2.2-8",
                      QT_TRANSLATE_NOOP("mqtt", "The reason code is not one of CONNACK."), offset + 1);
    packet.properties = properties(PropertyHome::Connack);
    return packet;
}

/// The one place that knows the layout of PUBLISH. Inlined into the callers, as it is the hot path.
inline PublishView readPublish(Reader& reader, BytesView packet, std::uint8_t flags, Direction direction)
{
    PublishView publish;
    publish.retain = (flags & 0x01) != 0;
    publish.duplicate = (flags & 0x08) != 0;
    const std::uint8_t qos = flags >> 1 & 3;
    if (qos == 3)
        reader.fail(ReasonCode::MalformedPacket, "MQTT-3.3.1-4",
                    QT_TRANSLATE_NOOP("mqtt", "A PUBLISH has both QoS bits set."), 0);
    else if (qos == 0 && publish.duplicate)
        reader.fail(ReasonCode::MalformedPacket, "MQTT-3.3.1-2",
                    QT_TRANSLATE_NOOP("mqtt", "A PUBLISH of QoS 0 has the DUP flag set."), 0);
    publish.qos = static_cast<QoS>(qos);

    const bool version5 = reader.version() == Version::V5_0;
    bool hasControl = false;
    const std::size_t topicOffset = reader.offset();
    publish.topic = reader.topicName({"Topic Name", "§3.3.2.1"}, version5, hasControl);
    if (qos != 0) {
        const std::size_t offset = reader.offset();
        publish.packetId = reader.twoBytes(packetIdLabel);
        if (reader.ok() && publish.packetId == 0) [[unlikely]]
            reader.fail(ReasonCode::ProtocolError, "MQTT-2.2.1-4",
                        QT_TRANSLATE_NOOP("mqtt", "The packet identifier of a PUBLISH is 0."), offset, 2);
    }
    bool isText = false;
    if (version5) {
        publish.encodedProperties =
            readProperties(reader, packet, PropertyHome::Publish, [&](const PropertyView& property) {
                if (property.info->id == PropertyId::TopicAlias)
                    publish.topicAlias = static_cast<std::uint16_t>(property.number);
                else if (property.info->id == PropertyId::PayloadFormatIndicator)
                    isText = property.number == 1;
                else if (property.info->id == PropertyId::SubscriptionIdentifier && direction == Direction::FromClient)
                    reader.fail(ReasonCode::ProtocolError, "MQTT-3.3.4-6",
                                QT_TRANSLATE_NOOP("mqtt", "A client sent a PUBLISH with a subscription identifier."),
                                property.offset, property.length);
            });
        if (reader.ok() && publish.topic.empty() && publish.topicAlias == 0)
            reader.fail(ReasonCode::ProtocolError, "§3.3.2.1",
                        QT_TRANSLATE_NOOP("mqtt", "A PUBLISH has neither a topic name nor a topic alias."), topicOffset,
                        2);
    }
    publish.payload = reader.rest({"Payload", "§3.3.3"});
    if (hasControl)
        publish.flags |= TopicHasControlCharacters;
    if (isText && !base::isValidUtf8(publish.payload))
        publish.flags |= PayloadNotUtf8;
    return publish;
}

Publish Decoder::publish()
{
    const PublishView view = readPublish(m_reader, m_packet, m_header.flags, m_direction);
    Publish packet;
    packet.topic = Bytes{view.topic};
    packet.payload = Bytes{view.payload};
    packet.packetId = view.packetId;
    packet.qos = view.qos;
    packet.retain = view.retain;
    packet.duplicate = view.duplicate;
    for (PropertyCursor at(view.encodedProperties); auto property = at.next();)
        packet.properties.append(
            {property->info->id, property->number, Bytes{property->text}, Bytes{property->second}});
    return packet;
}

Bytes Decoder::filter()
{
    const std::size_t offset = m_reader.offset();
    const BytesView filter = m_reader.string({"Topic Filter", "§3.8.3"});
    if (!m_reader.ok())
        return {};
    if (const auto problem = validateTopicFilter(filter, version5()))
        m_reader.fail(ReasonCode::MalformedPacket, problem->clause, problem->description, offset + 2 + problem->offset);
    return Bytes{filter};
}

SubscriptionOptions Decoder::subscriptionOptions(BytesView filter)
{
    const std::size_t offset = m_reader.offset();
    const std::uint8_t byte = m_reader.byte({"Subscription Options", "§3.8.3.1"});
    m_reader.noteBits({"QoS", "§3.8.3.1"}, offset, byte & 3U);
    if (version5()) {
        m_reader.noteBits({"No Local", "§3.8.3.1"}, offset, byte >> 2 & 1U);
        m_reader.noteBits({"Retain As Published", "§3.8.3.1"}, offset, byte >> 3 & 1U);
        m_reader.noteBits({"Retain Handling", "§3.8.3.1"}, offset, byte >> 4 & 3U);
    }
    const std::uint8_t reserved = version5() ? 0xC0 : 0xFC;
    if ((byte & reserved) != 0)
        m_reader.fail(ReasonCode::MalformedPacket, "MQTT-3.8.3-5",
                      QT_TRANSLATE_NOOP("mqtt", "Reserved bits of the subscription options are set."), offset);
    else if ((byte & 0x03) == 3)
        m_reader.fail(ReasonCode::ProtocolError, version5() ? "§3.8.3.1" : "MQTT-3.8.3-5",
                      QT_TRANSLATE_NOOP("mqtt", "A subscription asks for QoS 3."), offset);
    else if ((byte >> 4 & 0x03) == 3)
        m_reader.fail(ReasonCode::ProtocolError, "§3.8.3.1",
                      QT_TRANSLATE_NOOP("mqtt", "The retain handling of a subscription is 3."), offset);
    SubscriptionOptions options;
    options.qos = static_cast<QoS>(byte & 0x03);
    if (!version5() || !m_reader.ok())
        return options;
    options.noLocal = (byte & 0x04) != 0;
    options.retainAsPublished = (byte & 0x08) != 0;
    options.retainHandling = static_cast<RetainHandling>(byte >> 4 & 0x03);
    if (options.noLocal && parseShared(filter))
        m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.8.3-4",
                      QT_TRANSLATE_NOOP("mqtt", "A shared subscription must not have the No Local option."), offset);
    return options;
}

Subscribe Decoder::subscribe()
{
    Subscribe packet;
    packet.packetId = packetId();
    if (version5())
        packet.properties = properties(PropertyHome::Subscribe);
    if (m_reader.ok() && m_reader.atEnd())
        m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.8.3-2",
                      QT_TRANSLATE_NOOP("mqtt", "A SUBSCRIBE has no topic filter."), m_reader.offset(), 0);
    while (m_reader.ok() && !m_reader.atEnd()) {
        Bytes text = filter();
        const SubscriptionOptions options = subscriptionOptions(text);
        packet.subscriptions.push_back({std::move(text), options});
    }
    return packet;
}

Suback Decoder::suback()
{
    Suback packet;
    packet.packetId = packetId();
    if (version5())
        packet.properties = properties(PropertyHome::Suback);
    if (m_reader.ok() && m_reader.atEnd())
        m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.9.3-1",
                      QT_TRANSLATE_NOOP("mqtt", "A SUBACK has no reason code."), m_reader.offset(), 0);
    while (m_reader.ok() && !m_reader.atEnd()) {
        const std::size_t offset = m_reader.offset();
        if (version5()) {
            packet.reasonCodes.push_back(reasonCode(PacketType::Suback));
            continue;
        }
        // 3.1 knows only 0, 1 and 2; mosquitto answers 0x80 there too.
        const std::uint8_t code = m_reader.byte({"Return Code", "§3.9.3"});
        if (m_reader.notes())
            m_reader.nameValue(code == 0x80 ? "Failure" : name(static_cast<ReasonCode>(code), PacketType::Suback));
        if (code > 2 && code != 0x80)
            m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.9.3-2",
                          QT_TRANSLATE_NOOP("mqtt", "A SUBACK return code is reserved."), offset);
        packet.reasonCodes.push_back(static_cast<ReasonCode>(code));
    }
    return packet;
}

Unsubscribe Decoder::unsubscribe()
{
    Unsubscribe packet;
    packet.packetId = packetId();
    if (version5())
        packet.properties = properties(PropertyHome::Unsubscribe);
    if (m_reader.ok() && m_reader.atEnd())
        m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.10.3-2",
                      QT_TRANSLATE_NOOP("mqtt", "An UNSUBSCRIBE has no topic filter."), m_reader.offset(), 0);
    while (m_reader.ok() && !m_reader.atEnd())
        packet.filters.push_back(filter());
    return packet;
}

Unsuback Decoder::unsuback()
{
    Unsuback packet;
    packet.packetId = packetId();
    if (!version5())
        return packet;
    packet.properties = properties(PropertyHome::Unsuback);
    if (m_reader.ok() && m_reader.atEnd())
        m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.11.3-1",
                      QT_TRANSLATE_NOOP("mqtt", "An UNSUBACK has no reason code."), m_reader.offset(), 0);
    while (m_reader.ok() && !m_reader.atEnd())
        packet.reasonCodes.push_back(reasonCode(PacketType::Unsuback));
    return packet;
}

Disconnect Decoder::disconnect()
{
    Disconnect packet;
    if (m_reader.atEnd()) // §3.14.2.1: Normal disconnection
        return packet;
    packet.reasonCode = reasonCode(PacketType::Disconnect);
    if (m_reader.atEnd()) // §3.14.2.2.1
        return packet;
    const std::size_t offset = m_reader.offset();
    packet.properties = properties(PropertyHome::Disconnect);
    if (m_direction == Direction::FromServer && packet.properties.contains(PropertyId::SessionExpiryInterval))
        m_reader.fail(ReasonCode::ProtocolError, "MQTT-3.14.2-2",
                      QT_TRANSLATE_NOOP("mqtt", "A server sent a DISCONNECT with a session expiry interval."), offset,
                      m_packet.size() - offset);
    return packet;
}

Auth Decoder::auth()
{
    Auth packet;
    if (m_reader.atEnd()) // §3.15.2.1: Success without properties
        return packet;
    packet.reasonCode = reasonCode(PacketType::Auth);
    const std::size_t offset = m_reader.offset();
    packet.properties = properties(PropertyHome::Auth);
    if (m_reader.ok() && !packet.properties.contains(PropertyId::AuthenticationMethod))
        m_reader.fail(ReasonCode::ProtocolError, "§3.15.2.2.2",
                      QT_TRANSLATE_NOOP("mqtt", "An AUTH has no authentication method."), offset,
                      m_packet.size() - offset);
    return packet;
}

/// The fixed header of a packet that must be there to its last byte.
tl::expected<FixedHeader, ProtocolError> wholeHeader(BytesView packet, Version version, Direction direction)
{
    auto header = readFixedHeader(packet, version);
    if (!header)
        return tl::unexpected(std::move(header.error()));
    if (*header) {
        if (auto error = validateFixedHeader(packet, **header, version, direction))
            return tl::unexpected(std::move(*error));
    }
    if (!*header || (*header)->packetLength() != packet.size()) {
        Reader reader(packet, packet.size(), version);
        reader.fail(ReasonCode::MalformedPacket, "§2.1.4",
                    QT_TRANSLATE_NOOP("mqtt", "The packet is not as long as its remaining length says."),
                    packet.empty() ? 0 : packet.size() - 1);
        return tl::unexpected(reader.takeError());
    }
    return **header;
}

void noteFixedHeader(std::vector<Field>& fields, const FixedHeader& header, Version version)
{
    const auto bit = [](bool set) { return Bytes{set ? "1" : "0"}; };
    fields.push_back({0, header.headerLength, 0, "Fixed Header", Bytes{name(header.type)}, "§2.1.1", false});
    fields.push_back({0, 1, 1, "Packet Type", Bytes{name(header.type)}, "§2.1.2", false});
    if (header.type == PacketType::Publish) {
        fields.push_back({0, 1, 1, "DUP", bit((header.flags & 8) != 0), "§3.3.1.1", false});
        fields.push_back({0, 1, 1, "QoS", std::to_string(header.flags >> 1 & 3), "§3.3.1.2", false});
        fields.push_back({0, 1, 1, "RETAIN", bit((header.flags & 1) != 0), "§3.3.1.3", false});
    } else {
        fields.push_back({0, 1, 1, "Flags", std::to_string(header.flags), "§2.1.3", false});
    }
    fields.push_back(
        {1, header.headerLength - 1, 1, "Remaining Length", std::to_string(header.remainingLength), "§2.1.4", false});
    for (Field& field : fields)
        field.clause = clauseIn(version, field.clause);
}

} // namespace

tl::expected<Packet, ProtocolError> decode(BytesView packet, Version version, Direction direction)
{
    auto header = wholeHeader(packet, version, direction);
    if (!header)
        return tl::unexpected(std::move(header.error()));
    return Decoder(packet, *header, version, direction, nullptr).decode();
}

Dissection dissect(BytesView packet, Version version, Direction direction)
{
    Dissection dissection;
    if (const auto header = readFixedHeader(packet, version); header && *header)
        noteFixedHeader(dissection.fields, **header, version);
    auto header = wholeHeader(packet, version, direction);
    if (!header) {
        dissection.error = std::move(header.error());
        return dissection;
    }
    auto decoded = Decoder(packet, *header, version, direction, &dissection.fields).decode();
    if (decoded)
        dissection.packet = std::move(*decoded);
    else
        dissection.error = std::move(decoded.error());
    return dissection;
}

tl::expected<PublishView, ProtocolError> decodePublish(BytesView packet, const FixedHeader& header, Version version,
                                                       Direction direction)
{
    Reader reader(packet, header.headerLength, version);
    const PublishView publish = readPublish(reader, packet, header.flags, direction);
    if (!reader.ok()) [[unlikely]]
        return tl::unexpected(reader.takeError());
    return publish;
}

} // namespace topicscope::mqtt
