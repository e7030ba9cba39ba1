// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <list>
#include <unordered_map>
#include <vector>

namespace topicscope::mqtt {

/// The topic aliases that we gave the server on one connection (§3.3.2.3.4). When all are taken, the alias that was not
/// used for the longest time is given to the new topic.
class TopicAliases
{
public:
    struct Use
    {
        std::uint16_t alias = 0; ///< 0: send the topic alone
        bool known = false;      ///< the server knows it: the topic can be left out
    };

    /// Forgets all, and takes the server's Topic Alias Maximum.
    void reset(std::uint16_t maximum);
    /// How to send a PUBLISH to `topic`, and notes that it was sent so.
    Use use(BytesView topic);
    /// The caller chose `alias` (1 to the maximum) for `topic` and sends both.
    void assign(std::uint16_t alias, BytesView topic);

private:
    struct Entry
    {
        Bytes topic;
        std::uint16_t alias;
    };
    using Entries = std::list<Entry>; ///< most recently used first
    void insert(std::uint16_t alias, BytesView topic);
    void erase(Entries::iterator entry);

    std::uint16_t m_maximum = 0;
    std::uint16_t m_next = 1; ///< the lowest alias never given so far
    Entries m_entries;
    std::unordered_map<BytesView, Entries::iterator> m_byTopic; ///< keys are views into m_entries
};

/// The topic aliases that the server gave us on one connection.
class ReceivedAliases
{
public:
    /// Forgets all, and takes our own Topic Alias Maximum.
    void reset(std::uint16_t maximum);
    std::uint16_t maximum() const noexcept { return m_maximum; }
    void set(std::uint16_t alias, BytesView topic);
    /// Empty when the alias was not set on this connection.
    BytesView topic(std::uint16_t alias) const noexcept
    {
        return alias < m_topics.size() ? BytesView{m_topics[alias]} : BytesView{};
    }

private:
    std::uint16_t m_maximum = 0;
    std::vector<Bytes> m_topics;
};

} // namespace topicscope::mqtt
