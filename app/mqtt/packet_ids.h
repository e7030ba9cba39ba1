// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packet_id_set.h"

namespace topicscope::mqtt {

/// The packet identifiers of one sender, shared by PUBLISH, SUBSCRIBE and UNSUBSCRIBE [MQTT-2.2.1-3]. They go round
/// from 1 to 65,535 rather than taking the lowest free one, so that an identifier rests as long as possible before it
/// is used again: a late acknowledgement then meets an unused identifier, not the wrong packet.
class PacketIds
{
public:
    /// The next free identifier, now in use; 0 when all are.
    std::uint16_t take()
    {
        if (available() == 0)
            return 0;
        do
            m_last = m_last == 65'535 ? std::uint16_t{1} : static_cast<std::uint16_t>(m_last + 1);
        while (m_used.contains(m_last));
        mark(m_last);
        return m_last;
    }
    /// Puts an identifier in use that was taken in an earlier run.
    void mark(std::uint16_t id) { m_used.insert(id); }
    /// As mark(), and goes on behind it.
    void resumeAt(std::uint16_t id)
    {
        mark(id);
        m_last = id;
    }
    void release(std::uint16_t id) noexcept { m_used.erase(id); }
    /// How many identifiers are free.
    std::size_t available() const noexcept { return 65'535 - m_used.size(); }
    bool isUsed(std::uint16_t id) const noexcept { return m_used.contains(id); }

private:
    PacketIdSet m_used;
    std::uint16_t m_last = 0;
};

} // namespace topicscope::mqtt
