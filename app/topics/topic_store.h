// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/frame_exchange.h"
#include "app/topics/memory_budget.h"
#include "app/topics/store_counters.h"
#include "app/topics/topic_skeleton.h"

#include <memory>

namespace topicscope::topics {

class StoreWriter;

/// Everything one connection has received: the topic tree with its counters, rates and rhythm, and the history within
/// the byte budget. Lives as long as the connection does in the window: over reconnects, nothing is reset.
///
/// Threads: message(), topicAhead(), batchFinished() and serve() belong to **one** thread (the I/O thread), asserted in
/// Debug builds. skeleton(), counters() and exchange() may be used from any thread, as their own comments say. Neither
/// side ever waits for the other. Construct and destroy it anywhere, but destroy it only after the I/O thread has let
/// go of it (share it by std::shared_ptr with the connection).
class TopicStore : public mqtt::MessageSink
{
public:
    struct Options
    {
        MemoryBudgetPointer budget = nullptr;    ///< one for the program; a private default one when null
        std::uint32_t maximumTopics = 2'000'000; ///< beyond it messages on new topics are counted as lost
        bool keepHistory = true;                 ///< false: only each topic's newest message (to measure memory)
        std::uint32_t guaranteedHistory = 20;    ///< messages each topic keeps, while the budget allows; 64 at most
    };
    TopicStore();
    explicit TopicStore(Options options);
    ~TopicStore() override;

    // --- I/O thread ---------------------------------------------------------------------------------
    /// Stores one message, or counts why it could not be stored. Never blocks, never throws.
    void message(const mqtt::MessageView& message) override;
    /// Fetches what is kept about a topic into the processor's cache.
    void topicAhead(mqtt::BytesView topic) override;
    /// Answers the GUI's request, if there is one. `now`: microseconds since the epoch, UTC.
    void batchFinished(std::int64_t now) override;
    /// The same, for a quiet connection: to be called on the I/O thread when exchange() asks for it by its waker.
    void serve(std::int64_t now) { batchFinished(now); }
    /// The same with the current time.
    void serve();
    /// Lets another thread become the writer (tests; a connection that moves). The old one must have stopped.
    void releaseWriter();

    // --- any thread ---------------------------------------------------------------------------------
    const TopicSkeleton& skeleton() const;
    const StoreCounters& counters() const { return m_counters; }
    FrameExchange& exchange() { return m_exchange; }
    const Options& options() const { return m_options; }
    /// Instead of Options::maximumTopics, for new topics from now on.
    void setMaximumTopics(std::uint32_t count) { m_maximumTopics.store(count, std::memory_order_relaxed); }
    std::uint32_t maximumTopics() const { return m_maximumTopics.load(std::memory_order_relaxed); }
    MemoryBudget& budget() const { return *m_options.budget; }

    // What filters look at, readable without a lock. `id` must be below skeleton().nodeCount().
    /// Topics so far; the first ones in the order of their appearance are topicNode(0) … topicNode(topicCount() - 1).
    std::uint32_t topicCount() const;
    NodeId topicNode(std::uint32_t index) const;
    /// Arrival of the newest message on exactly this topic (microseconds since the epoch); 0 on a mere branch.
    std::int64_t lastArrival(NodeId id) const;
    /// A retained message exists on exactly this topic, as far as we have seen.
    bool retainedExists(NodeId id) const;
    /// Mean interval in seconds on exactly this topic; 0 when unknown.
    float meanInterval(NodeId id) const;

private:
    friend class StoreWriter;
    Options m_options;
    std::atomic<std::uint32_t> m_maximumTopics;
    StoreCounters m_counters;
    FrameExchange m_exchange;
    std::unique_ptr<StoreWriter> m_writer;
};

/// Now, in the unit of MessageView::arrival.
std::int64_t currentMicroseconds();

} // namespace topicscope::topics
