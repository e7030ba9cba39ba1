// SPDX-License-Identifier: GPL-3.0-or-later
// One writer, one frame thread and one filter thread over one store, with plain threads: for ThreadSanitizer too.
// Without Qt Test: the watchdog thread of its runner is not instrumented, and its end is reported as a race now and
// then.
#include "store_feed.h"

#include "app/topics/branch_target.h"
#include "app/topics/filter_run.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace topicscope;
using namespace topicscope::topics;

namespace {

void check(bool condition, const char* what)
{
    if (condition)
        return;
    std::fprintf(stderr, "failed: %s\n", what);
    std::exit(1);
}

void framesAndFiltersReadWhileTheWriterStores()
{
    constexpr int Topics = 20'000;
    constexpr int Rounds = 5;
    auto store =
        std::make_shared<TopicStore>(TopicStore::Options{.budget = std::make_shared<MemoryBudget>(4 * 1024 * 1024)});
    std::atomic<bool> finished{false};

    std::thread writer([&] {
        StoreFeed feed(*store);
        for (int round = 0; round < Rounds; ++round)
            for (int i = 0; i < Topics; ++i) {
                feed.put("site/" + std::to_string(i % 10) + "/device-" + std::to_string(i), std::to_string(round),
                         {.retain = i % 3 == 0});
                if (i % 100 == 0)
                    feed.serve();
            }
        finished = true;
        while (store->exchange().pending())
            feed.serve();
    });

    std::uint64_t wrongNames = 0;
    std::thread filters([&] {
        const auto filter = TopicFilter::parse(QStringLiteral("device-1"), {.retainedOnly = false});
        FilterRun run(store, *filter);
        const TopicSkeleton& tree = store->skeleton();
        while (!finished) {
            run.scan(store->topicCount());
            for (NodeId id = 1; id < tree.nodeCount(); ++id) {
                const auto topic = tree.topic(id);
                wrongNames += !topic.ends_with(tree.name(id)) || !topic.starts_with("site");
                // One look: a node that is being created may be missed by a first and found by a second.
                const NodeId found = tree.find(topic);
                wrongNames += found != id && found != NoNode;
                wrongNames += store->lastArrival(id) < 0 || store->meanInterval(id) < 0;
            }
            BranchTarget target;
            target.store = store;
            target.parent = RootNode;
            target.order.tree = &tree;
            target.compute();
        }
        run.scan(store->topicCount());
        // device-1, device-1x, device-1xx, device-1xxx, device-1xxxx
        wrongNames += run.matchCount() != 1 + 10 + 100 + 1000 + 10'000;
    });

    std::uint64_t frames = 0;
    Sequence newest = 0;
    bool backwards = false;
    while (!finished) {
        if (store->exchange().pending()) {
            std::this_thread::yield();
            continue;
        }
        if (const auto reply = store->exchange().take()) {
            ++frames;
            backwards |= reply->newest < newest;
            newest = reply->newest;
            for (const NodeSnapshot& snapshot : reply->nodes)
                backwards |= snapshot.isTopic && snapshot.latest.sequence > reply->newest;
        }
        auto request = std::make_unique<FrameRequest>();
        for (NodeId id = 0; id < std::min<NodeId>(200, store->skeleton().nodeCount()); ++id)
            request->nodes.push_back(id);
        request->messagesWindow = 1000;
        request->messagesCount = 50;
        request->messages.push_back({1, newest, NoNode});
        store->exchange().post(std::move(request));
    }
    writer.join();
    filters.join();
    check(!backwards, "frames never go back");
    check(wrongNames == 0, "names, filters and rhythms are right while they are written");
    check(frames > 0, "frames are answered");
    check(store->counters().stored.load() == std::uint64_t(Topics) * Rounds, "every message is stored");
    check(store->counters().topics.load() == std::uint64_t(Topics), "every topic is counted");
}

void nobodySleepsThroughTheLastMessage()
{
    TopicStore store;
    std::atomic<int> notified{0};
    store.exchange().setNotifier([&] { ++notified; });
    constexpr int Messages = 20'000;
    std::thread writer([&] {
        StoreFeed feed(store);
        for (int i = 0; i < Messages; ++i) {
            feed.put("t");
            feed.serve();
        }
    });
    // Sleep after what is known; either the counter shows more at once, or the notifier comes.
    std::uint64_t known = 0;
    int seen = 0;
    while (known < Messages) {
        store.exchange().sleep();
        const std::uint64_t stored = store.counters().stored.load(std::memory_order_relaxed);
        if (stored == known) {
            const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
            while (notified.load() <= seen && std::chrono::steady_clock::now() < deadline)
                std::this_thread::yield();
            check(notified.load() > seen, "who sleeps is woken");
        }
        seen = notified.load();
        known = store.counters().stored.load(std::memory_order_relaxed);
    }
    writer.join();
    check(notified.load() > 0, "the notifier comes");
}

} // namespace

int main()
{
    framesAndFiltersReadWhileTheWriterStores();
    nobodySleepsThroughTheLastMessage();
}
