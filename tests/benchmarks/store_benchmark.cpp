// SPDX-License-Identifier: GPL-3.0-or-later
// What the topic store does alone: storing, creating topics, filtering, sorting. No socket, no window.
#include "topic_names.h"

#include "app/topics/branch_target.h"
#include "app/topics/filter_run.h"
#include "app/topics/topic_store.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <unistd.h>

using namespace topicscope;
using namespace topicscope::topics;

namespace {
constexpr int BatchMessages = 500; // about one 64 KiB read

std::size_t residentBytes()
{
    std::ifstream file("/proc/self/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    file >> size >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

void feed(TopicStore& store, const std::vector<std::string>& topics, const std::string& payload, std::int64_t& now,
          std::size_t from, std::size_t count)
{
    mqtt::MessageView message;
    message.payload = payload;
    message.arrival = now;
    for (std::size_t i = 0; i < count; ++i) {
        message.topic = topics[(from + i) % topics.size()];
        store.message(message);
        if (i % BatchMessages == BatchMessages - 1)
            store.batchFinished(now += BatchMessages / 4);
    }
}

/// Messages on known topics, 64 bytes.
void storeKnownTopics(benchmark::State& state)
{
    const auto topics = benchmarks::topicNames(static_cast<int>(state.range(0)));
    const std::string payload(static_cast<std::size_t>(state.range(1)), 'p');
    TopicStore store;
    std::int64_t now = currentMicroseconds();
    feed(store, topics, payload, now, 0, topics.size());
    std::size_t from = 0;
    for (auto _ : state) {
        feed(store, topics, payload, now, from, 100'000);
        from = (from + 100'000) % topics.size();
    }
    state.SetItemsProcessed(state.iterations() * 100'000);
}
BENCHMARK(storeKnownTopics)
    ->ArgNames({"topics", "payload"})
    ->Args({1'000, 64})
    ->Args({10'000, 16})
    ->Args({10'000, 64})
    ->Args({10'000, 1024})
    ->Args({100'000, 64})
    ->Args({1'000'000, 64})
    ->Unit(benchmark::kMillisecond);

/// Messages on a million known topics in no order, of which the newest ones alone do not fit into the budget.
void storeOverBudget(benchmark::State& state)
{
    auto topics = benchmarks::topicNames(1'000'000);
    const std::string payload(300, 'p');
    TopicStore store;
    std::int64_t now = currentMicroseconds();
    feed(store, topics, payload, now, 0, topics.size());
    std::shuffle(topics.begin(), topics.end(), std::mt19937{1});
    std::size_t from = 0;
    for (auto _ : state) {
        feed(store, topics, payload, now, from, 100'000);
        from = (from + 100'000) % topics.size();
    }
    state.SetItemsProcessed(state.iterations() * 100'000);
    state.counters["MiB"] = double(store.budget().used()) / (1 << 20);
}
BENCHMARK(storeOverBudget)->Iterations(30)->Unit(benchmark::kMillisecond);

/// One message on each of a million new topics.
void createTopics(benchmark::State& state)
{
    const auto topics = benchmarks::topicNames(static_cast<int>(state.range(0)));
    const std::string payload(64, 'p');
    for (auto _ : state) {
        const std::size_t before = residentBytes();
        auto store = std::make_unique<TopicStore>(TopicStore::Options{.keepHistory = false});
        std::int64_t now = currentMicroseconds();
        feed(*store, topics, payload, now, 0, topics.size());
        state.PauseTiming();
        state.counters["bytes per topic"] = double(residentBytes() - before) / double(topics.size());
        store.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(createTopics)->ArgName("topics")->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

struct Million
{
    Million() : store(std::make_shared<TopicStore>(TopicStore::Options{.keepHistory = false}))
    {
        std::int64_t now = currentMicroseconds();
        const auto topics = benchmarks::topicNames(1'000'000);
        feed(*store, topics, std::string(64, 'p'), now, 0, topics.size());
        std::vector<std::string> siblings;
        for (int i = 0; i < 1'000'000; ++i)
            siblings.push_back("flat/" + std::to_string((i * 7919LL) % 1'000'000));
        feed(*store, siblings, "1", now, 0, siblings.size());
    }
    static Million& instance()
    {
        static Million million;
        return million;
    }
    std::shared_ptr<TopicStore> store;
};

/// One pass of a filter over two million topics.
void filterTopics(benchmark::State& state, const char* expression)
{
    auto store = Million::instance().store;
    const auto filter = TopicFilter::parse(QString::fromUtf8(expression));
    std::uint64_t matches = 0;
    for (auto _ : state) {
        FilterRun run(store, *filter);
        run.scan(store->topicCount());
        matches = run.matchCount();
    }
    state.counters["matches"] = double(matches);
    state.SetItemsProcessed(state.iterations() * store->topicCount());
}
BENCHMARK_CAPTURE(filterTopics, text, "device-4242")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(filterTopics, text_matching_a_million, "device")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(filterTopics, mqtt, "site-1/+/+/cell-7/#")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(filterTopics, regex, "regex:device-42[0-9]+/temp")->Unit(benchmark::kMillisecond);

/// Bringing a million siblings into natural order.
void sortSiblings(benchmark::State& state)
{
    auto store = Million::instance().store;
    for (auto _ : state) {
        BranchTarget target;
        target.store = store;
        target.parent = store->skeleton().find("flat");
        target.order.tree = &store->skeleton();
        target.compute();
        benchmark::DoNotOptimize(target.full.data());
    }
}
BENCHMARK(sortSiblings)->Unit(benchmark::kMillisecond);
} // namespace

BENCHMARK_MAIN();
