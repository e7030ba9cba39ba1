// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/codec.h"
#include "app/mqtt/writer.h"

namespace topicscope::mqtt {
namespace {

constexpr std::uint32_t firstByte(PacketType type, std::uint32_t flags = 0)
{
    return static_cast<std::uint32_t>(type) << 4 | flags;
}

void appendPacket(Bytes& out, std::uint32_t first, BytesView body)
{
    writeByte(out, first);
    writeVariableByteInteger(out, static_cast<std::uint32_t>(body.size()));
    out.append(body);
}

std::uint32_t publishFlags(QoS qos, bool retain, bool duplicate)
{
    return (duplicate ? 0x08U : 0U) | static_cast<std::uint32_t>(qos) << 1 | (retain ? 0x01U : 0U);
}

/// Writes packets of one version of MQTT.
class Encoder
{
public:
    Encoder(Bytes& target, Version protocolVersion) : m_out(target), m_version(protocolVersion) {}

    void operator()(const Connect& packet) const
    {
        Bytes body;
        writeBinary(body, packet.version == Version::V3_1 ? "MQIsdp" : "MQTT");
        writeByte(body, static_cast<std::uint32_t>(packet.version));
        const bool v5 = packet.version == Version::V5_0;
        std::uint32_t flags = packet.cleanStart ? 0x02 : 0;
        if (packet.will)
            flags |= 0x04U | static_cast<std::uint32_t>(packet.will->qos) << 3 | (packet.will->retain ? 0x20U : 0U);
        flags |= (packet.userName ? 0x80U : 0U) | (packet.password ? 0x40U : 0U);
        writeByte(body, flags);
        writeTwoBytes(body, packet.keepAlive);
        if (v5)
            writeProperties(body, packet.properties);
        writeBinary(body, packet.clientId);
        if (packet.will) {
            if (v5)
                writeProperties(body, packet.will->properties);
            writeBinary(body, packet.will->topic);
            writeBinary(body, packet.will->payload);
        }
        if (packet.userName)
            writeBinary(body, *packet.userName);
        if (packet.password)
            writeBinary(body, *packet.password);
        appendPacket(m_out, firstByte(PacketType::Connect), body);
    }

    void operator()(const Connack& packet) const
    {
        Bytes body;
        writeByte(body, packet.sessionPresent ? 1 : 0);
        writeByte(body, packet.code);
        if (version5() && !packet.inVersion3Form)
            writeProperties(body, packet.properties);
        appendPacket(m_out, firstByte(PacketType::Connack), body);
    }

    void operator()(const Publish& packet) const
    {
        const Bytes properties = packet.properties.encoded();
        PublishView view;
        view.topic = packet.topic;
        view.encodedProperties = properties;
        view.payload = packet.payload;
        view.packetId = packet.packetId;
        view.qos = packet.qos;
        view.retain = packet.retain;
        view.duplicate = packet.duplicate;
        encodeTo(m_out, view, m_version);
    }

    template <PacketType Type>
    void operator()(const Acknowledgement<Type>& packet) const
    {
        constexpr std::uint32_t first = firstByte(Type, Type == PacketType::Pubrel ? 0x02 : 0);
        if (!version5() || (packet.reasonCode == ReasonCode::Success && packet.properties.isEmpty())) {
            writeByte(m_out, first);
            writeByte(m_out, 2);
            writeTwoBytes(m_out, packet.packetId);
            return;
        }
        Bytes body;
        writeTwoBytes(body, packet.packetId);
        writeByte(body, static_cast<std::uint32_t>(packet.reasonCode));
        if (!packet.properties.isEmpty())
            writeProperties(body, packet.properties);
        appendPacket(m_out, first, body);
    }

    void operator()(const Subscribe& packet) const
    {
        Bytes body;
        writeTwoBytes(body, packet.packetId);
        if (version5())
            writeProperties(body, packet.properties);
        for (const auto& [filter, options] : packet.subscriptions) {
            writeBinary(body, filter);
            std::uint32_t byte = static_cast<std::uint32_t>(options.qos);
            if (version5())
                byte |= (options.noLocal ? 0x04U : 0U) | (options.retainAsPublished ? 0x08U : 0U) |
                        static_cast<std::uint32_t>(options.retainHandling) << 4;
            writeByte(body, byte);
        }
        appendPacket(m_out, firstByte(PacketType::Subscribe, 0x02), body);
    }

    void operator()(const Suback& packet) const
    {
        appendCodes(packet.packetId, packet.properties, packet.reasonCodes, PacketType::Suback, true);
    }

    void operator()(const Unsubscribe& packet) const
    {
        Bytes body;
        writeTwoBytes(body, packet.packetId);
        if (version5())
            writeProperties(body, packet.properties);
        for (const Bytes& filter : packet.filters)
            writeBinary(body, filter);
        appendPacket(m_out, firstByte(PacketType::Unsubscribe, 0x02), body);
    }

    void operator()(const Unsuback& packet) const
    {
        appendCodes(packet.packetId, packet.properties, packet.reasonCodes, PacketType::Unsuback, version5());
    }

    void operator()(const Pingreq&) const { appendPacket(m_out, firstByte(PacketType::Pingreq), {}); }
    void operator()(const Pingresp&) const { appendPacket(m_out, firstByte(PacketType::Pingresp), {}); }

    void operator()(const Disconnect& packet) const
    {
        Bytes body;
        if (version5() && (packet.reasonCode != ReasonCode::Success || !packet.properties.isEmpty())) {
            writeByte(body, static_cast<std::uint32_t>(packet.reasonCode));
            if (!packet.properties.isEmpty())
                writeProperties(body, packet.properties);
        }
        appendPacket(m_out, firstByte(PacketType::Disconnect), body);
    }

    void operator()(const Auth& packet) const
    {
        Bytes body;
        if (packet.reasonCode != ReasonCode::Success || !packet.properties.isEmpty()) {
            writeByte(body, static_cast<std::uint32_t>(packet.reasonCode));
            writeProperties(body, packet.properties);
        }
        appendPacket(m_out, firstByte(PacketType::Auth), body);
    }

private:
    bool version5() const { return m_version == Version::V5_0; }

    void appendCodes(std::uint16_t packetId, const Properties& properties, const std::vector<ReasonCode>& codes,
                     PacketType type, bool withCodes) const
    {
        Bytes body;
        writeTwoBytes(body, packetId);
        if (version5())
            writeProperties(body, properties);
        if (withCodes) {
            for (const ReasonCode code : codes)
                writeByte(body, static_cast<std::uint32_t>(code));
        }
        appendPacket(m_out, firstByte(type), body);
    }

    Bytes& m_out;
    Version m_version;
};

std::size_t remainingLength(const PublishView& publish, Version version)
{
    std::size_t length = 2 + publish.topic.size() + publish.payload.size();
    if (publish.qos != QoS::AtMostOnce)
        length += 2;
    if (version == Version::V5_0)
        length += variableByteIntegerSize(publish.encodedProperties.size()) + publish.encodedProperties.size();
    return length;
}

} // namespace

Bytes encode(const Packet& packet, Version version)
{
    Bytes out;
    encodeTo(out, packet, version);
    return out;
}

std::size_t encodeTo(Bytes& out, const Packet& packet, Version version)
{
    const std::size_t before = out.size();
    std::visit(Encoder(out, version), packet);
    return out.size() - before;
}

std::size_t encodedSize(const PublishView& publish, Version version) noexcept
{
    const std::size_t length = remainingLength(publish, version);
    return 1 + variableByteIntegerSize(length) + length;
}

void encodeTo(Bytes& out, const PublishView& publish, Version version)
{
    writeByte(out, firstByte(PacketType::Publish, publishFlags(publish.qos, publish.retain, publish.duplicate)));
    writeVariableByteInteger(out, static_cast<std::uint32_t>(remainingLength(publish, version)));
    writeBinary(out, publish.topic);
    if (publish.qos != QoS::AtMostOnce)
        writeTwoBytes(out, publish.packetId);
    if (version == Version::V5_0) {
        writeVariableByteInteger(out, static_cast<std::uint32_t>(publish.encodedProperties.size()));
        out.append(publish.encodedProperties);
    }
    out.append(publish.payload);
}

} // namespace topicscope::mqtt
