// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace topicscope::topics {

/// What a row of the tree shows, copied out of the store for one frame.
struct NodeSnapshot
{
    NodeId node = NoNode;
    bool isTopic = false;              ///< a message was received on exactly this topic
    bool retainedExists = false;       ///< a retained message was seen, and no empty retained one has deleted it since
    std::uint64_t messages = 0;        ///< on exactly this topic
    std::uint64_t subtreeMessages = 0; ///< on it and everything below
    std::uint32_t subtreeTopics = 0;   ///< itself included where it is a topic
    float rate = 0;                    ///< messages per second on exactly this topic, exponentially weighted
    float subtreeRate = 0;             ///< messages per second on it and everything below
    float meanInterval = 0;      ///< seconds between live messages (those of one read from the socket count as one),
                                 ///< exponentially weighted; 0 before the second
    float intervalDeviation = 0; ///< seconds: the spread (standard deviation) of the interval
    std::int64_t subtreeArrival =
        0;                 ///< arrival of the newest message on it or below (to about half a second below a branch)
    MessageSummary latest; ///< the newest message on exactly this topic; sequence 0 on a branch
};

/// A column's sort keys of one parent's children, in the order of siblings.
struct SortKeys
{
    NodeId parent = NoNode;
    int column = 0;
    std::vector<double> keys;
};

/// A slice of a search in the newest payloads, which only the I/O thread can read.
struct PayloadSearch
{
    mqtt::Bytes text;             ///< to be found, lower case where case does not matter
    std::uint32_t generation = 0; ///< of the filter, echoed
    std::uint32_t fromTopic = 0;  ///< topics in the order of their appearance, from this one on …
    std::uint64_t fromByte = 0;   ///< … and of that one's payload from this byte on
    std::uint32_t count = 0;      ///< how many topics at most, 0 = no search; fewer where their payloads are long
};

/// What the GUI wants to know for its next frame.
struct FrameRequest
{
    std::uint64_t number = 0;
    /// Values as they were after this message (as far as the history reaches); 0 = as they are. Set while paused.
    Sequence asOf = 0;
    std::vector<NodeId> nodes; ///< rows that can be seen, with about a page on either side
    struct SortKeyRequest
    {
        NodeId parent = NoNode;
        int column = 0;
    };
    std::vector<SortKeyRequest> sortKeys;
    NodeId historyNode = NoNode;      ///< topic of the history list
    std::uint32_t historyLimit = 0;   ///< at most so many rows, newest first
    Sequence historyAfter = 0;        ///< only messages newer than this one (what the list has already)
    Sequence messagesFrom = 0;        ///< window of the chronological list: first sequence number
    std::uint32_t messagesWindow = 0; ///< not 0: messagesFrom counts from the first of so many newest messages instead
    std::uint32_t messagesCount = 0;  ///< rows of it that can be seen
    bool messagesOrOldest = false;    ///< begin with the oldest that is held where messagesFrom is given up
    PayloadSearch payloadSearch;
    struct Message
    {
        std::uint64_t ticket = 0;
        Sequence sequence = 0;
        NodeId node = NoNode;
    };
    std::vector<Message> messages; ///< whole messages; sequence 0 = the newest on the node
    struct History
    {
        std::uint64_t ticket = 0;
        NodeId node = NoNode;
        Sequence before = 0;
        std::uint32_t count = 0;
    };
    std::vector<History> histories; ///< whole messages of a topic, newest first, older than `before` (0 = all)
};

/// The answer: copies, made by the I/O thread between two batches of bytes.
struct FrameReply
{
    std::uint64_t number = 0;       ///< of the request it answers
    std::int64_t now = 0;           ///< when it was made, microseconds since the epoch
    std::int64_t newestArrival = 0; ///< arrival of the newest message stored by then
    Sequence newest = 0;
    std::uint64_t received = 0; ///< messages by then, refused ones included
    Sequence oldest = 1;        ///< oldest message of the chronological log
    std::vector<NodeSnapshot> nodes;
    std::vector<SortKeys> sortKeys;
    std::vector<MessageSummary> history; ///< newest first
    NodeId historyNode = NoNode;
    Sequence historyAfter = 0;     ///< of the request
    float historyMeanInterval = 0; ///< of that topic, as NodeSnapshot
    float historyIntervalDeviation = 0;
    std::vector<MessageSummary> messageRows; ///< from messagesFrom on, evicted ones with sequence 0
    Sequence messagesFrom = 0;
    PayloadSearch payloadSearched;      ///< echo of the request
    std::uint32_t payloadNextTopic = 0; ///< where to go on …
    std::uint64_t payloadNextByte = 0;
    bool payloadSearchedAll = false; ///< … unless there is nothing more
    std::vector<NodeId> payloadMatches;
    std::vector<std::pair<std::uint64_t, StoredMessage>> messages;               ///< by ticket
    std::vector<std::pair<std::uint64_t, std::vector<StoredMessage>>> histories; ///< by ticket
};

/// The hand-over between the I/O thread and the GUI thread: one request and one reply at a time under a small mutex,
/// which nobody holds while storing or copying.
class FrameExchange
{
public:
    using Callback = std::function<void()>;

    // --- GUI thread -------------------------------------------------------------------------------
    /// Hands over what the next frame needs; replaces a request not answered yet (the caller merges first, see
    /// pending()), and calls the waker.
    void post(std::unique_ptr<FrameRequest> request);
    /// True while a posted request has not been answered.
    bool pending() const { return m_requested.load(std::memory_order_acquire); }
    /// The newest answer, or nullptr.
    std::unique_ptr<FrameReply> take();
    /// Arms the activity callback: it is called once when the next message has been stored.
    void sleep() { m_sleeping.exchange(true, std::memory_order_acq_rel); }

    // --- any thread -------------------------------------------------------------------------------
    /// Calls the waker without a request: the store itself has something to do.
    void wake();

    // --- set once, before use (any thread) ----------------------------------------------------------
    /// Called on any thread when a request waits or the store has something to do: must make the I/O thread call
    /// TopicStore::serve() soon (for example by a queued call), because without traffic nothing else would. Optional
    /// while messages flow.
    void setWaker(Callback waker);
    /// Called on the I/O thread when a reply is ready or, after sleep(), when something was stored: must only post an
    /// event.
    void setNotifier(Callback notifier);

    // --- I/O thread ---------------------------------------------------------------------------------
    /// The request to answer now, or nullptr. Costs one relaxed load when there is none.
    std::unique_ptr<FrameRequest> takeRequest();
    void answer(std::unique_ptr<FrameReply> reply);
    /// Something was stored.
    void stored();

private:
    std::mutex m_mutex; ///< guards the four below
    std::unique_ptr<FrameRequest> m_request;
    std::unique_ptr<FrameReply> m_reply;
    Callback m_waker;
    Callback m_notifier;
    std::atomic<bool> m_requested{false};
    std::atomic<bool> m_sleeping{false};
};

} // namespace topicscope::topics
