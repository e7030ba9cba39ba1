// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <cstdint>

namespace topicscope::mqtt {

/// Where a received message came from, as far as a client can tell.
enum class Provenance : std::uint8_t {
    Retained,   ///< RETAIN = 1: sent because of a new subscription [MQTT-3.3.1-8], or kept by Retain As Published
    Live,       ///< published while this connection was up
    Resumed,    ///< backlog of a session that the server kept (session present = 1)
    Redelivered ///< DUP = 1: may be a repetition [MQTT-3.3.1-1]
};

/// Things worth telling a person that do not make the message invalid.
enum MessageFlag : std::uint8_t {
    NoMessageFlags = 0,
    PayloadNotUtf8 = 1,           ///< Payload Format Indicator 1, but the payload is not UTF-8 (§3.3.2.3.2)
    TopicHasControlCharacters = 2 ///< legal but unwise (§1.5.4)
};

/// One received application message. All views are valid only during the call that hands it over.
struct MessageView
{
    std::string_view topic; ///< with any topic alias already resolved
    BytesView payload;
    BytesView encodedProperties; ///< the MQTT 5 property list as on the wire, without its length; empty in 3.x. Valid.
    std::int64_t arrival = 0;    ///< microseconds since the Unix epoch, UTC, when its bytes were read
    std::uint16_t packetId = 0;  ///< 0 at QoS 0
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    bool duplicate = false; ///< the DUP flag
    /// RETAIN is as the publisher set it, as every subscription asked for that [MQTT-3.3.1-13]. Otherwise a message
    /// that was published with RETAIN = 1 may come with 0.
    bool retainAsPublished = false;
    Provenance provenance = Provenance::Live;
    std::uint8_t flags = NoMessageFlags;
};

/// Takes received messages on the thread that reads the socket: the topic store, `topicscopectl sub`, a recorder.
class MessageSink
{
public:
    virtual ~MessageSink() = default;
    /// Called for every message (QoS 2 after de-duplication), before it is acknowledged. Must not block.
    virtual void message(const MessageView& message) = 0;
    /// Called some messages ahead of message(), as far as the bytes read at once go: the topic of a PUBLISH, as it
    /// stands there. A hint, to fetch what is kept about it while others are being dealt with; nothing is checked, and
    /// what was announced may never come.
    virtual void topicAhead(BytesView topic) { (void)topic; }
    /// Asked before each message. True: it takes no more for good. The connection then disconnects, leaving that
    /// message and all behind it unacknowledged, so that a session that is kept delivers them the next time.
    virtual bool isFull() const { return false; }
    /// Called after each batch of bytes read from the socket has been handed over. `now` as MessageView::arrival.
    virtual void batchFinished(std::int64_t now) { (void)now; }
};

} // namespace topicscope::mqtt
