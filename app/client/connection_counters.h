// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

namespace topicscope::client {

/// What a connection has carried since it was opened for the first time, across reconnects. Written by the I/O thread
/// once per batch, readable from any thread at any time without locks.
struct ConnectionCounters
{
    std::atomic<std::uint64_t> bytesReceived{0}; ///< of MQTT, without TLS and WebSocket framing
    std::atomic<std::uint64_t> bytesSent{0};
    std::atomic<std::uint64_t> messagesReceived{0};  ///< handed to the sink: after QoS 2 de-duplication
    std::atomic<std::uint64_t> messagesSent{0};      ///< PUBLISH packets written for the first time (no resends)
    std::atomic<std::uint64_t> publishesResent{0};   ///< PUBLISH packets written again with DUP = 1
    std::atomic<std::uint64_t> duplicatesDropped{0}; ///< QoS 2 repetitions not handed to the sink [MQTT-4.3.3-10]
    /// QoS 2 messages that the broker repeated after it had released them, or seemed to: handed to the sink, as the
    /// standard asks [MQTT-4.3.3-12].
    std::atomic<std::uint64_t> possibleRepetitions{0};
    std::atomic<std::uint64_t> connects{0};             ///< successful CONNACKs
    std::atomic<std::int64_t> lastPingMicroseconds{-1}; ///< PINGREQ to PINGRESP, or CONNECT to CONNACK; -1: none yet
    std::atomic<std::int64_t> connectedMicroseconds{0}; ///< closed periods of being connected, summed
    std::atomic<std::int64_t> connectedSince{0};        ///< microseconds since the Unix epoch; 0 while not connected
    std::atomic<std::uint32_t> offlineQueued{0};        ///< publishes waiting for a connection
    std::atomic<std::uint32_t> inFlight{0};             ///< QoS 1 and 2 publishes of ours not fully acknowledged
};

} // namespace topicscope::client
