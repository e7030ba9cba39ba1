// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <cstdint>
#include <cstring>

namespace topicscope::topics {

/// A fast hash of topic bytes that is known for every prefix after one pass: creating the branches of a topic with very
/// many levels stays linear in its length. Seeded, so that nobody can prepare topics that collide.
class TopicHash
{
public:
    explicit TopicHash(std::uint64_t seed) : m_state(seed) {}

    /// Continues to `length` bytes of `data`; whole words only are consumed, so lengths may grow from call to call.
    std::uint32_t upTo(const char* data, std::size_t length)
    {
        for (; m_consumed + 8 <= length; m_consumed += 8) {
            std::uint64_t word;
            std::memcpy(&word, data + m_consumed, 8);
            m_state = mix(m_state ^ word, 0x9E3779B97F4A7C15u);
        }
        std::uint64_t tail = 0;
        if (const std::size_t left = length - m_consumed; left >= 4) {
            std::uint32_t head, end; // two overlapping halves: no loop, no variable memcpy
            std::memcpy(&head, data + m_consumed, 4);
            std::memcpy(&end, data + length - 4, 4);
            tail = (std::uint64_t(head) << 32) | end;
        } else if (left > 0) {
            const auto byte = [&](std::size_t at) {
                return std::uint64_t(static_cast<unsigned char>(data[m_consumed + at]));
            };
            tail = byte(0) | (byte(left / 2) << 8) | (byte(left - 1) << 16);
        }
        const std::uint64_t hash = mix(m_state ^ tail, 0xD6E8FEB86659FD93u ^ length);
        return static_cast<std::uint32_t>(hash ^ (hash >> 32));
    }

private:
    static std::uint64_t mix(std::uint64_t a, std::uint64_t b)
    {
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide(a) * b;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }
    std::uint64_t m_state;
    std::size_t m_consumed = 0;
};

} // namespace topicscope::topics
