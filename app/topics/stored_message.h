// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/message.h"

#include <QMetaType>

#include <memory>

namespace topicscope::topics {

/// Numbers a node of one store's topic tree. Never changes and is never reused while the store lives, also over
/// reconnects. 0 is the invisible root, above the first level.
using NodeId = std::uint32_t;
inline constexpr NodeId RootNode = 0;
inline constexpr NodeId NoNode = 0xFFFFFFFFu;

/// Numbers the stored messages of one connection in the order of their arrival, from 1. 0 = none.
using Sequence = std::uint64_t;

class PayloadBlob;

/// The bytes of a stored payload: owned when small, shared with the store when large, mapped from the temporary file
/// when spilled. Copying is cheap for large ones. May be used from any thread, and outlives the store.
class StoredPayload
{
public:
    StoredPayload() = default;
    explicit StoredPayload(mqtt::Bytes bytes) : m_bytes(std::move(bytes)) {}
    explicit StoredPayload(std::shared_ptr<const PayloadBlob> blob) : m_blob(std::move(blob)) {}

    /// All bytes. Reading a spilled payload may touch the disk: take a window of it on the GUI thread.
    mqtt::BytesView view() const;
    /// At most `length` bytes from `offset`; fewer (or none) beyond the end.
    mqtt::BytesView window(std::size_t offset, std::size_t length) const;
    std::size_t size() const;
    bool isEmpty() const { return size() == 0; }
    /// True when the bytes lie in the temporary file and not in memory.
    bool isSpilled() const;

private:
    mqtt::Bytes m_bytes;
    std::shared_ptr<const PayloadBlob> m_blob;
};

/// A message taken out of the store: a copy that belongs to whoever holds it.
struct StoredMessage
{
    Sequence sequence = 0; ///< 0: there is no such message (it was evicted, or the topic has none)
    NodeId node = NoNode;
    mqtt::Bytes topic;
    StoredPayload payload;
    mqtt::Bytes encodedProperties; ///< as mqtt::MessageView
    std::int64_t arrival = 0;      ///< microseconds since the Unix epoch, UTC
    std::uint16_t packetId = 0;
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool retain = false;
    bool duplicate = false;
    mqtt::Provenance provenance = mqtt::Provenance::Live;
    std::uint8_t flags = mqtt::NoMessageFlags;

    bool isNull() const { return sequence == 0; }
};

/// A row of a list of messages: everything but the whole payload and the properties.
struct MessageSummary
{
    Sequence sequence = 0; ///< 0: evicted meanwhile
    NodeId node = NoNode;
    mqtt::Bytes payloadPrefix; ///< at most PayloadPrefixBytes
    std::uint64_t payloadSize = 0;
    std::int64_t arrival = 0;
    std::uint16_t packetId = 0;
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool retain = false;
    bool duplicate = false;
    mqtt::Provenance provenance = mqtt::Provenance::Live;
    std::uint8_t flags = mqtt::NoMessageFlags;
};

/// Bytes of a payload that rows carry for their one-line preview.
inline constexpr std::size_t PayloadPrefixBytes = 512;

} // namespace topicscope::topics

Q_DECLARE_METATYPE(topicscope::topics::StoredMessage)
