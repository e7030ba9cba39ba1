// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/topic_store.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <unordered_map>
#include <vector>

namespace topicscope::topics {

/// A model that lives on the frames of a StoreReader.
class FrameParticipant
{
public:
    virtual ~FrameParticipant() = default;
    /// Adds what the next frame needs.
    virtual void addTo(FrameRequest& request) = 0;
    /// Takes the answer and tells the views. Returns true when something visible changed, or more work waits.
    virtual bool apply(const FrameReply& reply) = 0;
};

/// The GUI thread's side of one store: drives the frames, and fetches whole messages. One per store; the models over
/// the store are given it. Everything here belongs to the thread that constructed it, and nothing here ever waits.
///
/// Frames come by themselves, some 35 a second while something visible changes, fewer when the machine is busy, none
/// when nothing arrives. frame() makes one at once.
class StoreReader : public QObject
{
    Q_OBJECT
public:
    using MessageCallback = std::function<void(const StoredMessage&)>;
    using HistoryCallback = std::function<void(const std::vector<StoredMessage>&)>;

    explicit StoreReader(std::shared_ptr<TopicStore> store, QObject* parent = nullptr);
    ~StoreReader() override;

    TopicStore& store() const { return *m_store; }
    /// For jobs on other threads that must keep the store alive.
    std::shared_ptr<TopicStore> storePointer() const { return m_store; }
    const TopicSkeleton& skeleton() const { return m_store->skeleton(); }
    const StoreCounters& counters() const { return m_store->counters(); }

    /// Models join and leave by themselves.
    void add(FrameParticipant* participant);
    void remove(FrameParticipant* participant);

    /// Takes the last frame's answer, lets the models apply it, and asks for the next one. Called by a timer of its
    /// own.
    void frame();
    /// Something wants to be fetched (rows scrolled into view, another topic selected): a frame comes soon.
    void wake();
    /// For tests and for the moment before a screenshot: frames until the models show everything stored so far.
    /// `serve` must make the writer answer (in a test, on the same thread: [&]{ store.serve(); }).
    void flush(const std::function<void()>& serve);

    /// The whole message with this sequence number; `node` finds those that outlived the chronological log. The
    /// callback comes on this thread with a null message when it was evicted. It is not called after `context` has
    /// gone.
    void requestMessage(Sequence sequence, NodeId node, QObject* context, MessageCallback callback);
    /// The newest message on exactly this topic.
    void requestLatest(NodeId node, QObject* context, MessageCallback callback);
    /// Up to `count` whole messages of the topic, newest first, older than `before` (0 = from the newest).
    void requestHistory(NodeId node, Sequence before, std::uint32_t count, QObject* context, HistoryCallback callback);

    /// Freezes what all models of this reader show; reception goes on and nothing is discarded for it.
    void setPaused(bool paused);
    bool isPaused() const { return m_pausedAt != 0; }
    /// Sequence number the view is frozen at; 0 while it runs. (1 when paused before the first message.)
    Sequence pausedAt() const { return m_pausedAt; }
    /// Messages stored since the pause began; 0 while running.
    std::uint64_t messagesBehind() const;
    /// Microseconds between the newest message shown and the newest stored; 0 while running.
    std::int64_t timeBehind() const;

    /// What the last applied frame knew: to measure how old the newest value on the screen is.
    std::int64_t shownArrival() const { return m_shownArrival; }
    /// Frames applied so far that changed something.
    std::uint64_t frames() const { return m_frames; }

    /// Nodes with topics that begin with these bytes, in the order of the tree, at most `limit`: for completion. Looks
    /// at the siblings on the way only; `prefix` is a topic up to anywhere inside its last level.
    std::vector<NodeId> complete(mqtt::BytesView prefix, std::size_t limit) const;

signals:
    /// A frame with changes has been applied; counters() may be shown anew. At most at the frame rate.
    void frameApplied();
    void pausedChanged(bool paused);
    /// Once, when the tree and the last messages alone exceed the budget, and when a limit begins to refuse topics.
    void overBudget();
    void refusingTopics();

private:
    void notified();
    bool takeAnswer();
    void scheduleFrame(int milliseconds);
    void scheduleNext(bool changed);
    void deliver(FrameReply& reply);
    void post();
    void checkLimits();

    std::shared_ptr<TopicStore> m_store;
    std::vector<FrameParticipant*> m_participants;
    QTimer m_timer;
    std::vector<FrameRequest::Message> m_messageRequests;
    std::vector<FrameRequest::History> m_historyRequests;
    struct Ticket
    {
        QPointer<QObject> context;
        MessageCallback message;
        HistoryCallback history;
    };
    std::unordered_map<std::uint64_t, Ticket> m_tickets;
    std::uint64_t m_lastTicket = 0;
    std::uint64_t m_requestNumber = 0;
    std::uint64_t m_frames = 0;
    Sequence m_pausedAt = 0;
    std::int64_t m_pausedArrival = 0;
    std::int64_t m_shownArrival = 0;
    Sequence m_shownNewest = 0;
    std::uint64_t m_shownReceived = 0; ///< with those that were refused, which are news, too
    Sequence m_shownAtPause = 0;
    int m_quietFrames = 0;
    bool m_again = false;   ///< something was asked for after the request under way was posted
    double m_frameCost = 0; ///< milliseconds, smoothed
    bool m_toldOverBudget = false;
    bool m_toldRefusing = false;
};

} // namespace topicscope::topics
