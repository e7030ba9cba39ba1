// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/topic_search.h"

#include "ui/palette/fuzzy_match.h"

#include <QElapsedTimer>

#include <algorithm>

namespace topicscope::ui {
namespace {

constexpr topics::NodeId nodesBetweenLooks = 4096;
constexpr qint64 firstProgressMilliseconds = 15;
constexpr qint64 progressMilliseconds = 60;

/// A heap of the best hits, the worst of them on top.
bool better(const TopicSearch::Hit& a, const TopicSearch::Hit& b)
{
    return a.score != b.score ? a.score > b.score : a.node < b.node;
}

std::vector<TopicSearch::Hit> sorted(std::vector<TopicSearch::Hit> heap)
{
    std::ranges::sort(heap, better);
    return heap;
}

} // namespace

TopicSearch::TopicSearch(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

TopicSearch::~TopicSearch()
{
    cancel();
    m_pool.waitForDone();
}

void TopicSearch::cancel()
{
    ++*m_newest;
    m_running = false;
}

void TopicSearch::start(const QString& query, Stores stores, std::size_t limit)
{
    const quint64 ticket = ++*m_newest;
    m_running = true;
    m_pool.start([this, ticket, newest = m_newest, text = query.toStdString(), stores = std::move(stores), limit] {
        const auto isStale = [&] { return newest->load(std::memory_order_relaxed) != ticket; };
        const auto tell = [&](const std::vector<Hit>& hits, bool complete) {
            QMetaObject::invokeMethod(
                this,
                [this, ticket, hits, complete] {
                    if (m_newest->load() != ticket)
                        return;
                    m_running = !complete;
                    emit found(hits, complete);
                },
                Qt::QueuedConnection);
        };
        const auto hits = run(text, stores, limit, isStale, [&](const std::vector<Hit>& some) { tell(some, false); });
        if (!isStale())
            tell(hits, true);
    });
}

std::vector<TopicSearch::Hit> TopicSearch::run(const std::string& query, const Stores& stores, std::size_t limit,
                                               const std::function<bool()>& isStale,
                                               const std::function<void(const std::vector<Hit>&)>& progress)
{
    std::vector<Hit> heap;
    const FuzzyMatch match(query);
    if (match.isEmpty() || limit == 0)
        return heap;
    QElapsedTimer clock;
    clock.start();
    qint64 nextProgress = firstProgressMilliseconds;
    bool fresh = false;
    for (std::size_t store = 0; store < stores.size(); ++store) {
        const topics::TopicSkeleton& skeleton = stores[store]->skeleton();
        const topics::NodeId end = skeleton.nodeCount();
        for (topics::NodeId id = 1; id < end; ++id) {
            if (id % nodesBetweenLooks == 0) {
                if (isStale())
                    return {};
                if (fresh && clock.elapsed() >= nextProgress) {
                    progress(sorted(heap));
                    fresh = false;
                    nextProgress = clock.elapsed() + progressMilliseconds;
                }
            }
            const auto score = match.score(skeleton.topic(id));
            if (!score)
                continue;
            const Hit hit{static_cast<int>(store), id, *score};
            if (heap.size() == limit && !better(hit, heap.front()))
                continue;
            if (heap.size() == limit) {
                std::ranges::pop_heap(heap, better);
                heap.pop_back();
            }
            heap.push_back(hit);
            std::ranges::push_heap(heap, better);
            fresh = true;
        }
    }
    return sorted(std::move(heap));
}

} // namespace topicscope::ui
