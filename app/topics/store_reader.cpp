// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/store_reader.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <utility>

namespace topicscope::topics {

namespace {
constexpr int FrameInterval = 24;    // milliseconds from one answer to the next question: some 35 frames a second
constexpr int SlowestInterval = 100; // on a busy machine
constexpr int UnseenInterval = 66;   // while only rows out of sight change
constexpr int FramesUntilUnseen = 8;
constexpr double ShareOfTime = 0.4;               // of the GUI thread that applying frames may take
constexpr int FlushTimeout = 30'000;              // milliseconds
constexpr std::uint32_t CompletionScan = 200'000; // siblings looked at
} // namespace

StoreReader::StoreReader(std::shared_ptr<TopicStore> store, QObject* parent)
    : QObject(parent), m_store(std::move(store))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StoreReader::frame);
    // Called on the I/O thread; only posts an event.
    m_store->exchange().setNotifier(
        [this] { QMetaObject::invokeMethod(this, &StoreReader::notified, Qt::QueuedConnection); });
    scheduleFrame(0);
}

StoreReader::~StoreReader()
{
    m_store->exchange().setNotifier({}); // waits for a call under way; later ones find nothing
}

void StoreReader::add(FrameParticipant* participant)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_participants.push_back(participant);
    wake();
}

void StoreReader::remove(FrameParticipant* participant)
{
    std::erase(m_participants, participant);
}

void StoreReader::notified()
{
    // An answer, or the first message after a sleep.
    if (takeAnswer())
        return;
    if (!m_timer.isActive() && !m_store->exchange().pending() &&
        counters().received.load(std::memory_order_relaxed) != m_shownReceived)
        post();
}

void StoreReader::frame()
{
    Q_ASSERT(QThread::currentThread() == thread());
    takeAnswer();
    if (!m_store->exchange().pending())
        post();
}

void StoreReader::wake()
{
    m_quietFrames = 0;
    if (!m_store->exchange().pending())
        scheduleFrame(0);
    else
        m_again = true;
}

void StoreReader::scheduleFrame(int milliseconds)
{
    if (!m_timer.isActive() || m_timer.remainingTime() > milliseconds)
        m_timer.start(milliseconds);
}

void StoreReader::post()
{
    auto request = std::make_unique<FrameRequest>();
    request->number = ++m_requestNumber;
    request->asOf = m_pausedAt;
    for (auto* participant : m_participants)
        participant->addTo(*request);
    request->messages = std::exchange(m_messageRequests, {});
    request->histories = std::exchange(m_historyRequests, {});
    m_again = false;
    m_store->exchange().post(std::move(request));
}

/// Applies the answer if there is one, and arranges for the next frame.
bool StoreReader::takeAnswer()
{
    const std::unique_ptr<FrameReply> reply = m_store->exchange().take();
    if (!reply)
        return false;
    QElapsedTimer clock;
    clock.start();
    bool changed = reply->newest != m_shownNewest || !reply->messages.empty() || !reply->histories.empty();
    bool visible = false;
    const std::vector<FrameParticipant*> participants = m_participants; // one may leave meanwhile
    for (auto* participant : participants)
        if (std::find(m_participants.begin(), m_participants.end(), participant) != m_participants.end())
            visible |= participant->apply(*reply);
    m_shownNewest = reply->newest;
    m_shownReceived = reply->received;
    if (!isPaused())
        m_shownArrival = reply->newestArrival;
    deliver(*reply);
    checkLimits();
    changed |= visible;
    m_quietFrames = visible ? 0 : m_quietFrames + 1;
    if (changed) {
        ++m_frames;
        emit frameApplied();
    }
    m_frameCost += 0.25 * (double(clock.nsecsElapsed()) / 1e6 - m_frameCost);
    scheduleNext(changed);
    return true;
}

void StoreReader::scheduleNext(bool changed)
{
    if (changed || m_again || !m_messageRequests.empty() || !m_historyRequests.empty()) {
        const int affordable = std::clamp(int(m_frameCost / ShareOfTime), FrameInterval, SlowestInterval);
        scheduleFrame(m_quietFrames > FramesUntilUnseen ? std::max(affordable, UnseenInterval) : affordable);
        return;
    }
    m_store->exchange().sleep();
    // Anything that came between the answer and the sleep would wake nobody.
    if (counters().received.load(std::memory_order_relaxed) != m_shownReceived)
        scheduleFrame(FrameInterval);
}

void StoreReader::deliver(FrameReply& reply)
{
    const auto claim = [this](std::uint64_t ticket) {
        const auto found = m_tickets.find(ticket);
        Ticket claimed;
        if (found != m_tickets.end()) {
            claimed = std::move(found->second);
            m_tickets.erase(found);
        }
        return claimed;
    };
    for (const auto& [number, message] : reply.messages)
        if (const Ticket ticket = claim(number); ticket.context && ticket.message)
            ticket.message(message);
    for (const auto& [number, messages] : reply.histories)
        if (const Ticket ticket = claim(number); ticket.context && ticket.history)
            ticket.history(messages);
}

void StoreReader::checkLimits()
{
    if (!m_toldOverBudget && counters().overBudget.load(std::memory_order_relaxed)) {
        m_toldOverBudget = true;
        emit overBudget();
    }
    // Told once for each time that it begins.
    if (const bool refusing = counters().refusingTopics.load(std::memory_order_relaxed); refusing != m_toldRefusing) {
        m_toldRefusing = refusing;
        if (refusing)
            emit refusingTopics();
    }
}

void StoreReader::flush(const std::function<void()>& serve)
{
    QElapsedTimer clock;
    for (clock.start(); clock.elapsed() < FlushTimeout; QThread::yieldCurrentThread()) {
        if (!m_store->exchange().pending())
            post();
        serve();
        m_timer.stop();
        if (!takeAnswer())
            continue;
        const bool more = m_timer.isActive(); // scheduled again: something changed, or work waits
        if (!more && m_shownReceived == counters().received.load(std::memory_order_relaxed))
            return;
    }
}

void StoreReader::requestMessage(Sequence sequence, NodeId node, QObject* context, MessageCallback callback)
{
    m_tickets.emplace(++m_lastTicket, Ticket{context, std::move(callback), {}});
    m_messageRequests.push_back({m_lastTicket, sequence, node});
    wake();
}

void StoreReader::requestLatest(NodeId node, QObject* context, MessageCallback callback)
{
    requestMessage(0, node, context, std::move(callback));
}

void StoreReader::requestHistory(NodeId node, Sequence before, std::uint32_t count, QObject* context,
                                 HistoryCallback callback)
{
    m_tickets.emplace(++m_lastTicket, Ticket{context, {}, std::move(callback)});
    m_historyRequests.push_back({m_lastTicket, node, before, count});
    wake();
}

void StoreReader::setPaused(bool paused)
{
    if (paused == isPaused())
        return;
    // What the last frame showed is what stays on the screen.
    m_shownAtPause = m_shownNewest;
    m_pausedAt = paused ? std::max<Sequence>(m_shownNewest, 1) : 0;
    m_pausedArrival = m_shownArrival;
    emit pausedChanged(paused);
    wake();
}

std::uint64_t StoreReader::messagesBehind() const
{
    const std::uint64_t stored = counters().stored.load(std::memory_order_relaxed);
    return isPaused() && stored > m_shownAtPause ? stored - m_shownAtPause : 0;
}

std::int64_t StoreReader::timeBehind() const
{
    const std::int64_t newest = counters().newestArrival.load(std::memory_order_relaxed);
    return isPaused() && m_pausedArrival != 0 ? std::max<std::int64_t>(0, newest - m_pausedArrival) : 0;
}

std::vector<NodeId> StoreReader::complete(mqtt::BytesView prefix, std::size_t limit) const
{
    const TopicSkeleton& tree = skeleton();
    const auto slash = prefix.rfind('/');
    const NodeId parent = slash == mqtt::BytesView::npos ? RootNode : tree.find(prefix.substr(0, slash));
    if (parent == NoNode)
        return {};
    const mqtt::BytesView wanted = slash == mqtt::BytesView::npos ? prefix : prefix.substr(slash + 1);
    std::vector<NodeId> found;
    std::uint32_t seen = 0;
    for (NodeId child = tree.firstChild(parent); child != NoNode && seen < CompletionScan;
         child = tree.nextSibling(child), ++seen)
        if (tree.name(child).starts_with(wanted))
            found.push_back(child);
    const auto byName = [&tree](NodeId a, NodeId b) { return tree.name(a) < tree.name(b); };
    const std::size_t count = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(), byName);
    found.resize(count);
    return found;
}

} // namespace topicscope::topics
