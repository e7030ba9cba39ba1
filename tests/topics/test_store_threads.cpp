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
    store.exchange().sleep(); // before the first one, so that there is somebody to wake in any case
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

/// Two stores on threads of their own and a budget that a third thread lowers: who holds too much is asked, and gives
/// back, also when nothing arrives; payloads are spilled and let go of meanwhile.
void theBudgetIsSharedAndChanged()
{
    const auto budget = std::make_shared<MemoryBudget>(8 * 1024 * 1024);
    std::atomic<bool> finished{false};
    std::atomic<int> stored{0};
    const auto run = [&](int number) {
        std::atomic<bool> woken{false}; // before the store, which may be asked until it is gone
        TopicStore store({.budget = budget});
        store.exchange().setWaker([&woken] { woken = true; });
        StoreFeed feed(store);
        const std::string large(100'000, 'l');
        StoredMessage taken;
        for (int i = 0; i < 3000; ++i) {
            feed.put("t/" + std::to_string(number) + "/" + std::to_string(i % 50), i % 3 == 0 ? large : "small");
            if (i % 10 == 0)
                feed.serve();
            if (i % 300 == 0)
                taken = latestOf(store, feed.now, "t/" + std::to_string(number) + "/0");
        }
        ++stored;
        while (!finished) {
            if (woken.exchange(false))
                feed.serve();
            std::this_thread::yield();
        }
        check(taken.payload.view().size() == large.size(), "a payload taken out stays whole");
        check(store.counters().lost() == 0, "nothing is lost");
    };
    std::thread first(run, 1);
    std::thread second(run, 2);
    while (stored < 2) {
        budget->setLimit(4 * 1024 * 1024);
        budget->setLimit(8 * 1024 * 1024);
        std::this_thread::yield();
    }
    budget->setLimit(4 * 1024 * 1024);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (budget->used() > budget->limit() && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
    check(budget->used() <= budget->limit(), "quiet stores give back what a lower limit asks for");
    finished = true;
    first.join();
    second.join();
    check(budget->used() == 0, "all is given back");
}

} // namespace

int main()
{
    theBudgetIsSharedAndChanged();
    framesAndFiltersReadWhileTheWriterStores();
    nobodySleepsThroughTheLastMessage();
}
