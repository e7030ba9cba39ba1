// SPDX-License-Identifier: GPL-3.0-or-later
// The half of TopicTreePrivate that lives on frames: values of visible rows, and the search behind the filter.
#include "app/topics/filter_pattern.h"
#include "app/topics/node_stats.h"
#include "app/topics/topic_tree_private.h"

#include <QThreadPool>

#include <algorithm>
#include <limits>

namespace topicscope::topics {

namespace {
constexpr std::int64_t Millisecond = 1000;
constexpr std::int64_t FirstResultsAfter = 30 * Millisecond; ///< show what was found by then
constexpr std::int64_t PassInterval = 500 * Millisecond;     ///< between passes of a filter that looks at messages
constexpr std::uint32_t PayloadSlice = 200'000;              ///< payloads the I/O thread looks through per frame
constexpr std::size_t CachedSnapshots = 20'000;
constexpr std::size_t MissesPerFrame = 2'000;
constexpr float LivelyRate = 0.05f; ///< messages a second: below, a falling rate need not be followed

const QList<int>& valueRoles()
{
    static const QList<int> roles = [] {
        QList<int> all{Qt::DisplayRole};
        for (int role = TopicTreeModel::PayloadPrefixRole; role <= TopicTreeModel::LoadedRole; ++role)
            all.append(role);
        return all;
    }();
    return roles;
}

bool sameValues(const NodeSnapshot& a, const NodeSnapshot& b)
{
    return a.subtreeMessages == b.subtreeMessages && a.messages == b.messages &&
           a.latest.sequence == b.latest.sequence && a.retainedExists == b.retainedExists &&
           a.subtreeTopics == b.subtreeTopics && a.subtreeRate == b.subtreeRate;
}

/// Not after the newest message, whenever in its window the store was asked; and what was known better stays known.
std::int64_t subtreeArrival(const NodeSnapshot& fresh, std::int64_t known)
{
    constexpr std::int64_t window = std::int64_t(1) << NodeStats::WindowBits;
    if (fresh.isTopic && fresh.subtreeTopics == 1)
        return fresh.subtreeArrival;
    const std::int64_t begin = std::max(fresh.latest.arrival, fresh.subtreeArrival / window * window);
    return known - begin < window ? std::max(known, begin) : begin; // more only where the clock was set back
}
} // namespace

TopicTreePrivate::TopicTreePrivate(TopicTreeModel* owner, StoreReader* source)
    : model(owner), reader(source), tree(source->skeleton())
{
    // What changes by time alone: rates that fall, topics that grow stale.
    slowTimer.setSingleShot(true);
    QObject::connect(&slowTimer, &QTimer::timeout, reader, &StoreReader::wake);
}

TopicTreePrivate::~TopicTreePrivate()
{
    for (const auto& each : {run, nextRun})
        if (each)
            each->cancel();
}

std::int64_t TopicTreePrivate::now() const
{
    return pausedNow != 0 ? pausedNow : currentMicroseconds();
}

/// A paused view is filtered, sorted and opened within the nodes that it had. What is on the screen stands as it is;
/// what was fetched before for other rows is older, and is asked for anew where it is needed.
void TopicTreePrivate::setPaused(bool paused)
{
    forgetUnseen();
    pausedNow = paused ? currentMicroseconds() : 0;
    nodesEnd = paused ? tree.nodeCount() : NoNode;
    topicsEnd = paused ? reader->store().topicCount() : NoTopicsEnd;
}

void TopicTreePrivate::forgetUnseen()
{
    const std::unordered_set<NodeId> seen(visible.begin(), visible.end());
    std::erase_if(snapshots, [&seen](const auto& entry) { return !seen.contains(entry.first); });
}

std::uint32_t TopicTreePrivate::topicCount() const
{
    return std::min(topicsEnd, reader->store().topicCount());
}

void TopicTreePrivate::miss(NodeId node)
{
    if (misses.size() >= MissesPerFrame || !missSet.insert(node).second)
        return;
    misses.push_back(node);
    if (misses.size() == 1)
        reader->wake();
}

/// A paused view asks for what it lacks alone: what it has stays, and each row as of the pause is looked for through
/// the messages since.
void TopicTreePrivate::addNodes(FrameRequest& request)
{
    const bool paused = reader->isPaused();
    for (const NodeId node : visible)
        if (!paused || !snapshots.contains(node))
            request.nodes.push_back(node);
    request.nodes.insert(request.nodes.end(), misses.begin(), misses.end());
    misses.clear();
    missSet.clear();
}

bool TopicTreePrivate::updateValues(const FrameReply& reply)
{
    const bool paused = reader->isPaused();
    std::vector<NodeId> changed;
    bool lively = false;
    for (const NodeSnapshot& fresh : reply.nodes) {
        const auto [at, isNew] = snapshots.try_emplace(fresh.node);
        if (!isNew && paused)
            continue;
        lively |= fresh.subtreeRate > LivelyRate;
        if (isNew || !sameValues(at->second, fresh)) {
            changed.push_back(fresh.node);
            const std::int64_t known = at->second.subtreeArrival;
            at->second = fresh;
            at->second.subtreeArrival = subtreeArrival(fresh, known);
        }
        missSet.erase(fresh.node);
    }
    for (const NodeSnapshot& fresh : reply.nodes)
        makeAncestorsAsYoung(fresh.node);
    if (snapshots.size() > CachedSnapshots) {
        forgetUnseen();
    }
    if (lively && !paused && !slowTimer.isActive())
        slowTimer.start(int(PassInterval / Millisecond));
    const bool any = !changed.empty();
    emitDataChanged(changed);
    return any || !misses.empty();
}

/// The newest message of a branch is that of a row below it: their ages must read the same where both are shown.
void TopicTreePrivate::makeAncestorsAsYoung(NodeId node)
{
    const std::int64_t arrival = snapshots.at(node).subtreeArrival;
    for (NodeId id = tree.parent(node); id != NoNode; id = tree.parent(id)) {
        const auto above = snapshots.find(id);
        if (above == snapshots.end() || above->second.subtreeArrival >= arrival)
            return;
        above->second.subtreeArrival = arrival;
    }
}

/// One signal per run of neighbouring rows.
void TopicTreePrivate::emitDataChanged(const std::vector<NodeId>& nodes)
{
    struct Place
    {
        NodeId parent;
        int row;
    };
    std::vector<Place> places;
    places.reserve(nodes.size());
    for (const NodeId node : nodes)
        if (node != RootNode && isAttached(node))
            places.push_back({tree.parent(node), rowOf(node)});
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return std::pair(a.parent, a.row) < std::pair(b.parent, b.row); });
    for (std::size_t first = 0; first < places.size();) {
        std::size_t last = first;
        while (last + 1 < places.size() && places[last + 1].parent == places[first].parent &&
               places[last + 1].row == places[last].row + 1)
            ++last;
        const QModelIndex parent = index(places[first].parent);
        emit model->dataChanged(model->index(places[first].row, 0, parent),
                                model->index(places[last].row, TopicTreeModel::ColumnCount - 1, parent), valueRoles());
        first = last + 1;
    }
}

// --- filter -------------------------------------------------------------------------------------------

void TopicTreePrivate::setFilter(TopicFilter next)
{
    if (run)
        run->cancel();
    if (nextRun)
        nextRun->cancel();
    filter = std::move(next);
    scanning.reset();
    payloadSearching = false;
    nextRun.reset();
    if (filter.isEverything()) {
        searchFinished = true;
        useRun(nullptr);
    } else {
        runIsFirst = true;
        // Its progress is told, even where the first that is seen of it equals the end of the filter before.
        toldMatches = 0;
        toldGivenUp = 0;
        toldFinished = false;
        startPass();
    }
    reader->wake();
}

/// Looks at all topics anew, beside what is shown.
void TopicTreePrivate::startPass()
{
    nextRun = std::make_shared<FilterRun>(reader->storePointer(), filter, pausedNow);
    nextRunSince = currentMicroseconds();
    searchFinished = !runIsFirst;
    if (filter.kind() == TopicFilter::Kind::Payload) {
        ++payloadGeneration;
        payloadFrom = 0;
        payloadFromByte = 0;
        payloadSearching = true;
    } else {
        startScan(nextRun);
    }
}

void TopicTreePrivate::startScan(const std::shared_ptr<FilterRun>& target)
{
    auto done = std::make_shared<std::atomic<bool>>(false);
    scanning = done;
    const std::uint32_t end = topicCount();
    QThreadPool::globalInstance()->start([target, done, end] {
        target->scan(end);
        done->store(true, std::memory_order_release);
    });
}

void TopicTreePrivate::useRun(std::shared_ptr<FilterRun> next)
{
    run = std::move(next);
    if (runIsFirst || !run)
        unloadClosed();
    for (auto& [parent, loaded] : branches) {
        loaded.filterVersion = std::numeric_limits<std::uint64_t>::max();
        loaded.resort |= loaded.plan != nullptr; // pages appended so far are not in their places
        loaded.plan.reset();
        if (!run) {
            loaded.lastKnown = NoNode;
            loaded.known = 0;
        }
    }
}

/// A parent that is collapsed is not kept in step with the filter: its rows go, and are fetched anew when it is opened.
void TopicTreePrivate::unloadClosed()
{
    std::vector<NodeId> closed;
    for (const auto& [parent, loaded] : branches)
        if (!loaded.open)
            closed.push_back(parent);
    for (const NodeId parent : closed)
        unload(parent);
}

bool TopicTreePrivate::updateFilter(const FrameReply& reply)
{
    if (filter.isEverything())
        return false;
    takePayloadMatches(reply);
    if (scanning && scanning->load(std::memory_order_acquire))
        scanning.reset();
    const bool passing = scanning || payloadSearching;
    if (nextRun) {
        const bool enough = nextRun->matchCount() > 0 && currentMicroseconds() - nextRunSince > FirstResultsAfter;
        if (!passing || (runIsFirst && enough)) {
            useRun(std::exchange(nextRun, nullptr));
            runIsFirst = false;
        }
    }
    if (!passing && !nextRun) {
        searchFinished = true;
        searchOn();
    }
    const std::uint64_t matches = model->matchCount();
    const std::uint64_t givenUp = model->givenUpCount();
    if (matches != toldMatches || givenUp != toldGivenUp || searchFinished != toldFinished) {
        toldMatches = matches;
        toldGivenUp = givenUp;
        toldFinished = searchFinished;
        emit model->filterProgress();
    }
    return scanning || payloadSearching || nextRun;
}

/// After a whole pass: the topics that came meanwhile, or all of them again where messages count.
void TopicTreePrivate::searchOn()
{
    if (!filter.dependsOnMessages()) {
        if (run->scanned() < topicCount())
            startScan(run);
        return;
    }
    if (reader->isPaused())
        return; // what was found stays, too
    if (currentMicroseconds() - nextRunSince > PassInterval)
        startPass();
    else if (!slowTimer.isActive())
        slowTimer.start(int(PassInterval / Millisecond));
}

void TopicTreePrivate::takePayloadMatches(const FrameReply& reply)
{
    const PayloadSearch& searched = reply.payloadSearched;
    if (!payloadSearching || searched.generation != payloadGeneration || searched.fromTopic != payloadFrom ||
        searched.fromByte != payloadFromByte)
        return;
    const std::shared_ptr<FilterRun>& target = nextRun ? nextRun : run;
    target->mark(reply.payloadMatches);
    payloadFrom = reply.payloadNextTopic;
    payloadFromByte = reply.payloadNextByte;
    target->setScanned(payloadFrom);
    if (reply.payloadSearchedAll || payloadFrom >= topicsEnd)
        payloadSearching = false;
}

void TopicTreePrivate::addPayloadSearch(FrameRequest& request) const
{
    if (payloadSearching)
        request.payloadSearch = {filter.pattern()->payloadText(), payloadGeneration, payloadFrom, payloadFromByte,
                                 std::min(PayloadSlice, topicsEnd - payloadFrom)};
}

} // namespace topicscope::topics
