// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/topic_skeleton.h"

#include "app/topics/page_memory.h"

#include <algorithm>
#include <new>
#include <random>

namespace topicscope::topics {

namespace {
constexpr std::size_t ArenaSize = 256 * 1024;
constexpr std::size_t FirstTableSize = 4096;
constexpr std::size_t LargePage = std::size_t(2) << 20;
std::align_val_t alignment(std::size_t entries)
{
    return std::align_val_t(entries * sizeof(std::uint64_t) >= LargePage ? LargePage : sizeof(std::uint64_t));
}
} // namespace

TopicSkeleton::Table::Table(std::size_t count)
    : size(count),
      mask(count - 1),
      entries(static_cast<std::atomic<std::uint64_t>*>(::operator new(count * sizeof *entries, alignment(count))))
{
    if (count * sizeof *entries >= LargePage) {
        preferLargePages(entries, count * sizeof *entries);
        populatePages(entries, count * sizeof *entries);
    }
    std::uninitialized_value_construct_n(entries, count);
}

TopicSkeleton::Table::~Table()
{
    ::operator delete(entries, alignment(size));
}

TopicSkeleton::TopicSkeleton() : m_seed((std::uint64_t(std::random_device{}()) << 32) ^ std::random_device{}())
{
    m_tables.push_back(std::make_unique<Table>(FirstTableSize));
    m_table.store(m_tables.back().get());
    m_memoryUsed +=
        FirstTableSize * sizeof(std::uint64_t) + m_nodes.reserve(RootNode) + m_withChildren.reserve(RootNode);
    m_nodes[RootNode].path = "";
    m_nodeCount.store(1, std::memory_order_release);
}

TopicSkeleton::~TopicSkeleton() = default;

mqtt::BytesView TopicSkeleton::topic(NodeId id) const
{
    const Node& node = m_nodes[id];
    return {node.path, node.pathLength};
}

mqtt::BytesView TopicSkeleton::name(NodeId id) const
{
    const Node& node = m_nodes[id];
    return {node.path + node.nameOffset, std::size_t(node.pathLength) - node.nameOffset};
}

bool TopicSkeleton::isSystem(NodeId id) const
{
    const Node& node = m_nodes[id];
    return node.pathLength > 0 && node.path[0] == '$';
}

NodeId TopicSkeleton::find(mqtt::BytesView topic) const
{
    // Sequentially consistent on purpose: either the writer sees this reader, or this reader sees the newer table.
    m_readers.fetch_add(1);
    const NodeId id = search(*m_table.load(), topic, TopicHash(m_seed).upTo(topic.data(), topic.size()));
    m_readers.fetch_sub(1);
    return id;
}

NodeId TopicSkeleton::create(mqtt::BytesView topic, NodeId maximumNodes)
{
    std::vector<Prefix> prefixes; // of every level, shortest first
    TopicHash hash(m_seed);
    for (std::size_t from = 0;;) {
        const auto slash = topic.find('/', from);
        const std::size_t length = slash == mqtt::BytesView::npos ? topic.size() : slash;
        prefixes.push_back({length, hash.upTo(topic.data(), length)});
        if (slash == mqtt::BytesView::npos)
            break;
        from = slash + 1;
    }

    // A prefix that exists implies all shorter ones, so the deepest one that exists is found from the end.
    std::size_t missing = prefixes.size();
    NodeId parent = RootNode;
    for (; missing > 0; --missing) {
        const Prefix& prefix = prefixes[missing - 1];
        const NodeId found = search(*m_tables.back(), topic.substr(0, prefix.length), prefix.hash);
        if (found != NoNode) {
            parent = found;
            break;
        }
    }
    const std::size_t added = prefixes.size() - missing;
    if (added == 0)
        return parent;
    const NodeId count = m_nodeCount.load(std::memory_order_relaxed);
    if (added > maximumNodes || count > maximumNodes - added)
        return NoNode;

    reserveTable(count + added);
    const char* path = copyPath(topic);
    for (std::size_t level = missing; level < prefixes.size(); ++level) {
        const std::size_t nameOffset = level == 0 ? 0 : prefixes[level - 1].length + 1;
        parent = append(parent, path, prefixes[level].length, nameOffset);
        insert(*m_tables.back(), prefixes[level].hash, parent);
    }
    return parent;
}

NodeId TopicSkeleton::append(NodeId parent, const char* path, std::size_t length, std::size_t nameOffset)
{
    const NodeId id = m_nodeCount.load(std::memory_order_relaxed);
    m_memoryUsed += m_nodes.reserve(id) + m_withChildren.reserve(id / WordBits);
    Node& above = m_nodes[parent];
    const std::uint32_t siblings = above.childCount.load(std::memory_order_relaxed);
    Node& node = m_nodes[id];
    node.path = path;
    node.parent = parent;
    node.ordinal = siblings;
    node.depth = above.depth + 1;
    node.pathLength = static_cast<std::uint16_t>(length);
    node.nameOffset = static_cast<std::uint16_t>(nameOffset);
    // From here on readers may find it.
    m_nodeCount.store(id + 1, std::memory_order_release);
    if (siblings == 0)
        above.firstChild.store(id, std::memory_order_release);
    else
        m_nodes[above.lastChild].nextSibling.store(id, std::memory_order_release);
    above.lastChild = id;
    above.childCount.store(siblings + 1, std::memory_order_release);
    if (siblings == 0)
        m_withChildren[parent / WordBits].fetch_or(std::uint64_t(1) << (parent % WordBits), std::memory_order_release);
    return id;
}

void TopicSkeleton::insert(Table& table, std::uint32_t hash, NodeId id)
{
    std::size_t at = hash & table.mask;
    while (table.entries[at].load(std::memory_order_relaxed) != 0)
        at = (at + 1) & table.mask;
    table.entries[at].store((std::uint64_t(hash) << 32) | id, std::memory_order_release);
}

void TopicSkeleton::reserveTable(std::size_t count)
{
    const auto dropOldTables = [this] {
        while (m_tables.size() > 1 && m_readers.load() == 0) {
            m_memoryUsed -= m_tables.front()->size * sizeof(std::uint64_t);
            m_tables.erase(m_tables.begin());
        }
    };
    std::size_t size = m_tables.back()->size;
    if (count * 5 <= size * 3) {
        if (m_tables.size() > 1)
            dropOldTables();
        return;
    }
    while (count * 5 > size * 3)
        size *= 2;
    auto table = std::make_unique<Table>(size);
    const Table& old = *m_tables.back();
    for (std::size_t at = 0; at < old.size; ++at)
        if (const std::uint64_t value = old.entries[at].load(std::memory_order_relaxed); value != 0)
            insert(*table, static_cast<std::uint32_t>(value >> 32), static_cast<NodeId>(value));
    m_memoryUsed += size * sizeof(std::uint64_t);
    m_table.store(table.get());
    m_tables.push_back(std::move(table));
    dropOldTables();
}

char* TopicSkeleton::copyPath(mqtt::BytesView topic)
{
    if (topic.size() > m_arenaLeft) {
        m_arenas.push_back(std::make_unique_for_overwrite<char[]>(ArenaSize));
        if (m_arenas.size() > 1)
            populatePages(m_arenas.back().get(), ArenaSize);
        m_arenaNext = m_arenas.back().get();
        m_arenaLeft = ArenaSize;
        m_memoryUsed += ArenaSize;
    }
    char* path = m_arenaNext;
    std::memcpy(path, topic.data(), topic.size());
    m_arenaNext += topic.size();
    m_arenaLeft -= topic.size();
    return path;
}

} // namespace topicscope::topics
