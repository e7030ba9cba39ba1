// SPDX-License-Identifier: GPL-3.0-or-later
// Very many messages through the log, with the Messages pane's model looking on: positions and counts stay exact, and
// memory stays within the budget. Argument: how many. Prints one JSON object.
#include "topic_names.h"

#include "app/topics/message_list_model.h"
#include "app/topics/topic_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace topicscope;
using namespace topicscope::topics;

namespace {
constexpr std::uint64_t Batch = 500;
constexpr std::uint64_t LookEvery = 5'000'000;
constexpr int TopicCount = 1000;
constexpr int VisibleRows = 40;

/// Stores messages whose payload is their number, and compares what the model shows with what it must show.
class Run
{
public:
    Run() : m_store(std::make_shared<TopicStore>()), m_reader(m_store), m_model(&m_reader)
    {
        m_model.setFollowing(true);
    }

    void go(std::uint64_t wanted)
    {
        const auto topics = benchmarks::topicNames(TopicCount);
        std::array<char, 20> text{};
        mqtt::MessageView message;
        std::int64_t now = currentMicroseconds();
        for (std::uint64_t number = 1; number <= wanted && m_problem.empty(); ++number) {
            const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
            message.payload = {text.data(), std::size_t(end - text.data())};
            message.topic = topics[number % TopicCount];
            message.arrival = now;
            m_store->message(message);
            if (number % Batch == 0)
                m_store->batchFinished(now += 100);
            if (number % LookEvery == 0 || number == wanted)
                look(number);
        }
    }
    const std::string& problem() const { return m_problem; }

private:
    void expect(bool holds, const char* what)
    {
        if (!holds && m_problem.empty())
            m_problem = what;
    }

    void look(std::uint64_t number)
    {
        m_model.setVisibleRows(std::max(0, m_model.rowCount() - VisibleRows), VisibleRows);
        m_reader.flush([this] { m_store->serve(); });
        m_model.setVisibleRows(std::max(0, m_model.rowCount() - VisibleRows), VisibleRows);
        m_reader.flush([this] { m_store->serve(); });
        const StoreCounters& counters = m_store->counters();
        expect(counters.received == number && counters.stored == number && counters.lost() == 0, "counters");
        expect(counters.oldestSequence <= number, "oldest message");
        const int rows = m_model.rowCount();
        expect(rows > 0, "no rows");
        for (int row = std::max(0, rows - VisibleRows); row < rows; ++row) {
            const auto sequence = number - std::uint64_t(rows - 1 - row);
            const QModelIndex index = m_model.index(row, 0);
            expect(index.data(MessageListModel::SequenceRole).toULongLong() == sequence, "number of a row");
            expect(index.data(MessageListModel::PayloadPrefixRole).toByteArray().toULongLong() == sequence,
                   "payload of a row");
        }
        expect(messagesOfAllTopics() == number, "sum of the topics' counters");
    }

    /// Those of all first levels, from one frame.
    std::uint64_t messagesOfAllTopics()
    {
        const TopicSkeleton& tree = m_store->skeleton();
        auto request = std::make_unique<FrameRequest>();
        for (NodeId id = tree.firstChild(RootNode); id != NoNode; id = tree.nextSibling(id))
            request->nodes.push_back(id);
        m_store->exchange().post(std::move(request));
        m_store->serve();
        const auto reply = m_store->exchange().take();
        std::uint64_t sum = 0;
        for (const NodeSnapshot& node : reply->nodes)
            sum += node.subtreeMessages;
        return sum;
    }

    std::shared_ptr<TopicStore> m_store;
    StoreReader m_reader;
    MessageListModel m_model;
    std::string m_problem;
};

std::uint64_t residentMebibytes()
{
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    unsigned long long size = 0;
    unsigned long long resident = 0;
    if (!file || std::fscanf(file, "%llu %llu", &size, &resident) != 2)
        resident = 0;
    if (file)
        std::fclose(file);
    return resident * 4096 / (1024 * 1024);
}
} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const std::uint64_t wanted = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    Run run;
    QElapsedTimer clock;
    clock.start();
    run.go(wanted);
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    std::printf("{\"messages\": %llu, \"rate\": %.0f, \"exact\": %s, \"problem\": \"%s\", \"resident_mib\": %llu}\n",
                static_cast<unsigned long long>(wanted), double(wanted) / seconds,
                run.problem().empty() ? "true" : "false", run.problem().c_str(),
                static_cast<unsigned long long>(residentMebibytes()));
    return 0;
}
