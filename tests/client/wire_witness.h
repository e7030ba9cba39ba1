// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/packet_journal.h"
#include "app/mqtt/codec.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace topicscope::test {

/// Judges a client by nothing but the packets that went over its wire, as its journal has them: what a receiver that
/// keeps to the standard had to deliver, and whether the sender did what it may not. Payloads are decimal numbers.
///
/// It tells a message that the broker lost from one of ours: what the wire never brought, or brought under a packet
/// identifier of QoS 2 that the broker had not released [MQTT-4.3.3-10], nobody could deliver.
class WireWitness
{
public:
    explicit WireWitness(const std::vector<client::JournalPacket>& packets)
    {
        for (const client::JournalPacket& packet : packets) {
            if (packet.type == mqtt::PacketType::Reserved)
                ++gaps;
            else if (packet.direction == mqtt::Direction::FromServer)
                received(packet);
            else if (packet.type == mqtt::PacketType::Publish)
                sent(packet);
        }
    }

    QList<int> deliveries; ///< what had to be delivered, in order
    QSet<int> arrived;     ///< numbers that some PUBLISH brought
    /// Numbers of QoS 2 that the broker sent again, under the same packet identifier, after it had released it: what
    /// [MQTT-4.3.3-6] forbids it, and [MQTT-4.3.3-12] bids the receiver to take for a new message. mosquitto 2.0.11
    /// does so where two connections in a row are cut before its repeated PUBREL went out.
    QSet<int> sentAgainAfterPubrel;
    QHash<int, qint64> answered;    ///< numbers that we sent → time of PUBACK or the first PUBREC
    QHash<int, qint64> begun;       ///< numbers that we sent → time of the last CONNACK before the first time
    QList<int> sentUnderTwoIds;     ///< numbers sent again as new: would arrive twice at QoS 2
    QList<int> sentAfterPubrec;     ///< PUBLISH after PUBREC [MQTT-4.3.3-6]
    QList<int> repeatedWithoutDup;  ///< [MQTT-3.3.1-1]
    int connectionsWithSession = 0; ///< CONNACK with Session Present
    int connectionsWithout = 0;
    int gaps = 0; ///< packets missing in the journal: nothing is proved then

private:
    void received(const client::JournalPacket& packet)
    {
        switch (packet.type) {
        case mqtt::PacketType::Connack:
            m_connected = packet.time;
            if (packet.bytes.size() > 2 && packet.bytes[2] == 1) {
                ++connectionsWithSession;
            } else {
                ++connectionsWithout;
                m_open.clear();
                m_numberOfId.clear();
                m_idOfNumber.clear();
            }
            break;
        case mqtt::PacketType::Pubrel:
            if (m_open.contains(packet.packetId))
                m_released.insert(packet.packetId, m_open.take(packet.packetId));
            break;
        case mqtt::PacketType::Puback:
        case mqtt::PacketType::Pubrec: {
            const int number = m_numberOfId.value(packet.packetId, -1);
            if (number >= 0 && !answered.contains(number))
                answered.insert(number, packet.time);
            break;
        }
        case mqtt::PacketType::Publish: {
            const auto [number, qos] = read(packet);
            arrived << number;
            if (qos == mqtt::QoS::ExactlyOnce) {
                if (m_open.contains(packet.packetId))
                    break;
                m_open.insert(packet.packetId, number);
                if (m_released.value(packet.packetId, -1) == number)
                    sentAgainAfterPubrel << number;
            }
            deliveries << number;
            break;
        }
        default:
            break;
        }
    }

    void sent(const client::JournalPacket& packet)
    {
        const auto [number, qos] = read(packet);
        const bool duplicate = packet.bytes.front() & 0x08;
        if (const auto before = m_idOfNumber.constFind(number); before != m_idOfNumber.constEnd()) {
            if (*before != packet.packetId)
                sentUnderTwoIds << number;
            if (!duplicate)
                repeatedWithoutDup << number;
        }
        if (qos == mqtt::QoS::ExactlyOnce && answered.contains(number))
            sentAfterPubrec << number;
        if (!begun.contains(number))
            begun.insert(number, m_connected);
        m_idOfNumber.insert(number, packet.packetId);
        m_numberOfId.insert(packet.packetId, number);
    }

    static std::pair<int, mqtt::QoS> read(const client::JournalPacket& packet)
    {
        const auto decoded = mqtt::decode(packet.bytes, packet.version, packet.direction);
        if (!decoded)
            return {-1, mqtt::QoS::AtMostOnce};
        const auto& publish = std::get<mqtt::Publish>(*decoded);
        return {QByteArray::fromStdString(publish.payload).toInt(), publish.qos};
    }

    QHash<int, int> m_open; // packet identifiers of QoS 2 that the broker has to release → number
    QHash<int, int> m_released;
    QHash<int, int> m_numberOfId; // of ours
    QHash<int, int> m_idOfNumber;
    qint64 m_connected = 0;
};

} // namespace topicscope::test
