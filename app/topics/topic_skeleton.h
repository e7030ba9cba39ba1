// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/chunked_array.h"
#include "app/topics/prefetch.h"
#include "app/topics/stored_message.h"
#include "app/topics/topic_hash.h"

#include <atomic>
#include <cstring>
#include <memory>
#include <vector>

namespace topicscope::topics {

/// The part of the topic tree that never changes once written: names, parents, the order of arrival among siblings.
///
/// One thread (the store's writer) appends; **any thread may read at any time without a lock**: a node is published by
/// one atomic store after it is complete, and memory never moves. Each node's full topic lies in one piece, because the
/// first topic that needed it was stored in one piece: a branch is a prefix of that.
class TopicSkeleton
{
public:
    TopicSkeleton();
    ~TopicSkeleton();
    TopicSkeleton(const TopicSkeleton&) = delete;
    TopicSkeleton& operator=(const TopicSkeleton&) = delete;

    // --- any thread -------------------------------------------------------------------------------
    /// Nodes so far, the root included: ids 0 … nodeCount() − 1 may be read.
    NodeId nodeCount() const { return m_nodeCount.load(std::memory_order_acquire); }
    /// The whole topic of the node, as bytes; of a branch, its levels joined with '/'. Valid as long as the skeleton.
    mqtt::BytesView topic(NodeId id) const;
    /// The last level of the topic. Empty levels are legal (§4.7.1.1).
    mqtt::BytesView name(NodeId id) const;
    /// The node above; RootNode for first levels; NoNode for the root itself.
    NodeId parent(NodeId id) const { return m_nodes[id].parent; }
    /// Position among the siblings in the order of their first appearance, from 0.
    std::uint32_t ordinal(NodeId id) const { return m_nodes[id].ordinal; }
    /// Levels of the topic: 0 for the root, 1 for a first level.
    std::uint32_t depth(NodeId id) const { return m_nodes[id].depth; }
    /// Children published so far. A walk from firstChild() finds at least so many.
    std::uint32_t childCount(NodeId id) const { return m_nodes[id].childCount.load(std::memory_order_acquire); }
    /// childCount() > 0, from one bit a node: a view that lays out a million rows asks for each of them, and these
    /// bits stay in the processor's cache where the nodes do not.
    bool hasChildren(NodeId id) const
    {
        return (m_withChildren[id / WordBits].load(std::memory_order_acquire) >> (id % WordBits) & 1) != 0;
    }
    /// NoNode when there is none (yet).
    NodeId firstChild(NodeId id) const { return m_nodes[id].firstChild.load(std::memory_order_acquire); }
    NodeId nextSibling(NodeId id) const { return m_nodes[id].nextSibling.load(std::memory_order_acquire); }
    /// True when messages were received on exactly this topic; false for a mere branch.
    bool isTopic(NodeId id) const { return m_nodes[id].topicIndex.load(std::memory_order_acquire) != NoTopic; }
    /// True below (or at) a first level that begins with '$', such as $SYS (§4.7.2).
    bool isSystem(NodeId id) const;
    /// The node with exactly this topic (a branch counts), or NoNode. One hash look-up. A node that is being created
    /// at this moment may be missed.
    NodeId find(mqtt::BytesView topic) const;

    // --- the writer only --------------------------------------------------------------------------
    static constexpr std::uint32_t NoTopic = 0xFFFFFFFFu;
    std::uint32_t hash(mqtt::BytesView topic) const { return TopicHash(m_seed).upTo(topic.data(), topic.size()); }
    /// The topicIndex() of exactly this topic, NoTopic where there is none (or where `hash` is not that of the topic).
    std::uint32_t lookup(mqtt::BytesView topic, std::uint32_t hash) const
    {
        const NodeId id = search(*m_tables.back(), topic, hash);
        return id == NoNode ? NoTopic : topicIndex(id);
    }
    /// Fetching ahead, in three steps with some time between them: first the place in the hash table …
    void fetchSlot(std::uint32_t hash) const
    {
        const Table& table = *m_tables.back();
        prefetch(&table.entries[hash & table.mask]);
    }
    /// … then the node that stands there, which is returned (NoNode when there is none) …
    NodeId fetchNode(std::uint32_t hash) const
    {
        const Table& table = *m_tables.back();
        for (std::size_t at = hash & table.mask;; at = (at + 1) & table.mask) {
            const std::uint64_t slot = table.entries[at].load(std::memory_order_relaxed);
            if (slot == 0)
                return NoNode;
            if (static_cast<std::uint32_t>(slot >> 32) == hash) {
                prefetch(&m_nodes[static_cast<NodeId>(slot)]);
                return static_cast<NodeId>(slot);
            }
        }
    }
    /// … and at last the bytes of its topic. Returns its topicIndex().
    std::uint32_t fetchTopic(NodeId id) const
    {
        const Node& node = m_nodes[id];
        prefetch(node.path);
        return node.topicIndex.load(std::memory_order_relaxed);
    }
    /// The node with this topic, creating it and the branches above where missing. NoNode when that would need more
    /// than `maximumNodes` nodes in all; nothing is changed then.
    NodeId create(mqtt::BytesView topic, NodeId maximumNodes);
    std::uint32_t topicIndex(NodeId id) const { return m_nodes[id].topicIndex.load(std::memory_order_relaxed); }
    void setTopicIndex(NodeId id, std::uint32_t index)
    {
        m_nodes[id].topicIndex.store(index, std::memory_order_release);
    }
    /// Bytes of memory held by names, nodes and the hash table.
    std::size_t memoryUsed() const { return m_memoryUsed; }

private:
    struct Node
    {
        const char* path = nullptr;
        std::uint32_t parent = NoNode;
        std::uint32_t ordinal = 0;
        std::atomic<std::uint32_t> firstChild{NoNode};
        std::atomic<std::uint32_t> nextSibling{NoNode};
        std::atomic<std::uint32_t> childCount{0};
        std::atomic<std::uint32_t> topicIndex{NoTopic};
        std::uint32_t lastChild = NoNode; // writer only
        std::uint32_t depth = 0;          // up to 65,536 levels
        std::uint16_t pathLength = 0;
        std::uint16_t nameOffset = 0;
    };
    /// Open addressing, linear probing: hash in the upper half of a slot, node in the lower; root's number means empty.
    struct Table
    {
        explicit Table(std::size_t count);
        ~Table();
        Table(const Table&) = delete;
        Table& operator=(const Table&) = delete;
        std::size_t size;
        std::size_t mask;
        std::atomic<std::uint64_t>* entries;
    };
    struct Prefix
    {
        std::size_t length;
        std::uint32_t hash;
    };

    NodeId search(const Table& table, mqtt::BytesView topic, std::uint32_t hash) const
    {
        for (std::size_t at = hash & table.mask;; at = (at + 1) & table.mask) {
            const std::uint64_t slot = table.entries[at].load(std::memory_order_acquire);
            if (slot == 0)
                return NoNode;
            if (static_cast<std::uint32_t>(slot >> 32) != hash)
                continue;
            const auto id = static_cast<NodeId>(slot);
            const Node& node = m_nodes[id];
            if (node.pathLength == topic.size() && std::memcmp(node.path, topic.data(), topic.size()) == 0)
                return id;
        }
    }
    NodeId append(NodeId parent, const char* path, std::size_t length, std::size_t nameOffset);
    static void insert(Table& table, std::uint32_t hash, NodeId id);
    void reserveTable(std::size_t entries);
    char* copyPath(mqtt::BytesView topic);

    static constexpr std::uint32_t WordBits = 64;

    ChunkedArray<Node> m_nodes;
    ChunkedArray<std::atomic<std::uint64_t>> m_withChildren; ///< a bit for each node
    std::atomic<NodeId> m_nodeCount{0};
    std::atomic<Table*> m_table{nullptr};
    mutable std::atomic<int> m_readers{0};        ///< threads inside find(): old tables are freed when there are none
    std::vector<std::unique_ptr<Table>> m_tables; ///< the newest, and older ones that a reader may still look at
    std::vector<std::unique_ptr<char[]>> m_arenas;
    char* m_arenaNext = nullptr;
    std::size_t m_arenaLeft = 0;
    std::size_t m_memoryUsed = 0;
    std::uint64_t m_seed;
};

} // namespace topicscope::topics
