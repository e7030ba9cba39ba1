// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/topic_store.h"

#include "app/topics/store_writer.h"

#include <chrono>

namespace topicscope::topics {

namespace {
TopicStore::Options withBudget(TopicStore::Options options)
{
    if (!options.budget)
        options.budget = std::make_shared<MemoryBudget>();
    return options;
}
} // namespace

std::int64_t currentMicroseconds()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

TopicStore::TopicStore() : TopicStore(Options{}) {}

TopicStore::TopicStore(Options options)
    : m_options(withBudget(std::move(options))),
      m_maximumTopics(m_options.maximumTopics),
      m_writer(std::make_unique<StoreWriter>(*this))
{
}

TopicStore::~TopicStore() = default;

void TopicStore::message(const mqtt::MessageView& message)
{
    m_writer->message(message);
}

void TopicStore::topicAhead(mqtt::BytesView topic)
{
    m_writer->topicAhead(topic);
}

void TopicStore::batchFinished(std::int64_t now)
{
    m_writer->finishBatch(now);
}

void TopicStore::serve()
{
    m_writer->finishBatch(currentMicroseconds());
}

void TopicStore::releaseWriter()
{
    m_writer->releaseWriter();
}

const TopicSkeleton& TopicStore::skeleton() const
{
    return m_writer->skeleton();
}

std::uint32_t TopicStore::topicCount() const
{
    return m_writer->topicCount();
}

NodeId TopicStore::topicNode(std::uint32_t index) const
{
    return m_writer->topicNode(index);
}

std::int64_t TopicStore::lastArrival(NodeId id) const
{
    const TopicState* state = m_writer->state(id);
    return state ? state->lastArrival.load(std::memory_order_relaxed) : 0;
}

bool TopicStore::retainedExists(NodeId id) const
{
    const TopicState* state = m_writer->state(id);
    return state && state->retainedExists.load(std::memory_order_relaxed);
}

float TopicStore::meanInterval(NodeId id) const
{
    const TopicState* state = m_writer->state(id);
    return state ? state->meanInterval.load(std::memory_order_relaxed) : 0;
}

} // namespace topicscope::topics
