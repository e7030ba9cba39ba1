// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/topic_store.h"

#include <string>

namespace topicscope::topics {

/// Feeds a store as the session would, with a clock that the test turns.
class StoreFeed
{
public:
    explicit StoreFeed(TopicStore& store) : m_store(store) {}

    struct With
    {
        bool retain = false;
        mqtt::QoS qos = mqtt::QoS::AtMostOnce;
        std::string properties = {};
        bool duplicate = false;
        bool retainAsPublished = false;
    };
    void put(const std::string& topic, const std::string& payload = "1") { put(topic, payload, With{}); }
    void put(const std::string& topic, const std::string& payload, const With& with)
    {
        mqtt::MessageView message;
        message.topic = topic;
        message.payload = payload;
        message.encodedProperties = with.properties;
        message.arrival = now;
        message.qos = with.qos;
        message.retain = with.retain;
        message.duplicate = with.duplicate;
        message.retainAsPublished = with.retainAsPublished;
        message.provenance = with.retain ? mqtt::Provenance::Retained : mqtt::Provenance::Live;
        m_store.message(message);
    }
    void serve() { m_store.batchFinished(now); }
    void advance(double seconds) { now += static_cast<std::int64_t>(seconds * 1e6); }

    std::int64_t now = currentMicroseconds();

private:
    TopicStore& m_store;
};

/// Asks the store one question on the writer's thread.
inline FrameReply ask(TopicStore& store, std::int64_t now, FrameRequest request)
{
    store.exchange().post(std::make_unique<FrameRequest>(std::move(request)));
    store.batchFinished(now);
    auto reply = store.exchange().take();
    return reply ? std::move(*reply) : FrameReply{};
}

inline NodeSnapshot snapshotOf(TopicStore& store, std::int64_t now, const std::string& topic)
{
    FrameRequest request;
    request.nodes.push_back(topic.empty() ? RootNode : store.skeleton().find(topic));
    const FrameReply reply = ask(store, now, std::move(request));
    return reply.nodes.empty() ? NodeSnapshot{} : reply.nodes.front();
}

inline std::vector<StoredMessage> historyOf(TopicStore& store, std::int64_t now, const std::string& topic,
                                            std::uint32_t count = 100'000)
{
    FrameRequest request;
    request.histories.push_back({1, store.skeleton().find(topic), 0, count});
    FrameReply reply = ask(store, now, std::move(request));
    return reply.histories.empty() ? std::vector<StoredMessage>{} : std::move(reply.histories.front().second);
}

inline StoredMessage latestOf(TopicStore& store, std::int64_t now, const std::string& topic)
{
    FrameRequest request;
    request.messages.push_back({1, 0, store.skeleton().find(topic)});
    FrameReply reply = ask(store, now, std::move(request));
    return reply.messages.empty() ? StoredMessage{} : std::move(reply.messages.front().second);
}

} // namespace topicscope::topics
