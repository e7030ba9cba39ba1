// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/topic_aliases.h"

#include <algorithm>

namespace topicscope::mqtt {

void TopicAliases::reset(std::uint16_t maximum)
{
    m_maximum = maximum;
    m_next = 1;
    m_byTopic.clear();
    m_entries.clear();
}

TopicAliases::Use TopicAliases::use(BytesView topic)
{
    if (m_maximum == 0)
        return {};
    if (const auto found = m_byTopic.find(topic); found != m_byTopic.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return {found->second->alias, true};
    }
    std::uint16_t alias = 0;
    // m_next stops at 0 when it wraps behind 65,535: then every alias was given.
    if (m_next != 0 && m_next <= m_maximum) {
        alias = m_next++;
    } else {
        const auto oldest = std::prev(m_entries.end());
        alias = oldest->alias;
        erase(oldest);
    }
    insert(alias, topic);
    return {alias, false};
}

void TopicAliases::assign(std::uint16_t alias, BytesView topic)
{
    const auto sameAlias = std::ranges::find(m_entries, alias, &Entry::alias);
    if (sameAlias != m_entries.end())
        erase(sameAlias);
    if (const auto sameTopic = m_byTopic.find(topic); sameTopic != m_byTopic.end())
        erase(sameTopic->second);
    insert(alias, topic);
    if (m_next != 0 && alias >= m_next)
        m_next = static_cast<std::uint16_t>(alias + 1);
}

void TopicAliases::insert(std::uint16_t alias, BytesView topic)
{
    m_entries.push_front({Bytes{topic}, alias});
    m_byTopic.emplace(m_entries.front().topic, m_entries.begin());
}

void TopicAliases::erase(Entries::iterator entry)
{
    m_byTopic.erase(entry->topic);
    m_entries.erase(entry);
}

void ReceivedAliases::reset(std::uint16_t maximum)
{
    m_maximum = maximum;
    m_topics.clear();
}

void ReceivedAliases::set(std::uint16_t alias, BytesView topic)
{
    if (alias >= m_topics.size())
        m_topics.resize(std::size_t{alias} + 1);
    m_topics[alias].assign(topic);
}

} // namespace topicscope::mqtt
