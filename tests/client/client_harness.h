// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "app/client/io_thread.h"
#include "app/client/packet_journal.h"

#include "tests/support/hex.h"

#include <QSignalSpy>
#include <QTest>

#include <mutex>

namespace topicscope::test {

/// A message as a sink keeps it.
struct ReceivedMessage
{
    QByteArray topic;
    QByteArray payload;
    int qos = 0;
    bool retain = false;
    bool duplicate = false;
    mqtt::Provenance provenance = mqtt::Provenance::Live;
};

/// Collects messages on the I/O thread.
class RecordingSink : public mqtt::MessageSink
{
public:
    void message(const mqtt::MessageView& message) override
    {
        const std::lock_guard lock(m_mutex);
        m_messages.push_back({QByteArray(message.topic.data(), qsizetype(message.topic.size())),
                              QByteArray(message.payload.data(), qsizetype(message.payload.size())), int(message.qos),
                              message.retain, message.duplicate, message.provenance});
    }
    void batchFinished(std::int64_t) override { ++m_batches; }

    QList<ReceivedMessage> messages() const
    {
        const std::lock_guard lock(m_mutex);
        return m_messages;
    }
    qsizetype count() const { return messages().size(); }
    int batches() const { return m_batches; }

private:
    mutable std::mutex m_mutex;
    QList<ReceivedMessage> m_messages;
    std::atomic<int> m_batches = 0;
};

/// A connection with everything that it said.
struct ClientHarness
{
    explicit ClientHarness(const QString& url = {}, mqtt::Version version = mqtt::Version::V5_0)
    {
        connection = std::make_unique<client::Connection>(io);
        connection->setSink(&sink);
        QObject::connect(connection.get(), &client::Connection::published, connection.get(),
                         [this](const QList<client::PublishResult>& more) { results += more; });
        QObject::connect(connection.get(), &client::Connection::logged, connection.get(),
                         [this](const client::LogEntry& entry) { log << entry.text; });
        QObject::connect(connection.get(), &client::Connection::statusChanged, connection.get(),
                         [this](const client::ConnectionStatus& status) { states << status.state; });
        if (!url.isEmpty())
            settings.url = *client::BrokerUrl::parse(url);
        settings.connect.version = version;
        settings.connect.clientId = "test";
        settings.connect.keepAlive = 60;
        settings.allowFallback = false;
        settings.connectTimeout = std::chrono::seconds(5);
        settings.reconnect.first = std::chrono::milliseconds(20);
        settings.reconnect.maximum = std::chrono::milliseconds(40);
    }

    void open() { connection->open(settings); }
    client::ConnectionState state() const { return connection->state(); }
    client::ConnectionError error() const { return connection->status().error; }
    bool isConnected() const { return state() == client::ConnectionState::Connected; }
    bool isDown() const
    {
        return state() == client::ConnectionState::WaitingToRetry || state() == client::ConnectionState::Failed;
    }

    quint64 publish(const char* topic, const QByteArray& payload, int qos = 0, bool retain = false)
    {
        return connection->publish({.topic = topic,
                                    .payload = payload.toStdString(),
                                    .qos = mqtt::QoS(qos),
                                    .retain = retain,
                                    .properties = {}});
    }
    void subscribe(const char* filter, int qos = 0)
    {
        connection->subscribe({{.filter = filter, .options = {.qos = mqtt::QoS(qos)}}});
    }
    std::optional<client::SubscriptionStatus> subscription(const char* filter) const
    {
        for (const auto& status : connection->subscriptions()) {
            if (status.requested.filter == filter)
                return status;
        }
        return std::nullopt;
    }
    bool isGranted(const char* filter) const
    {
        const auto status = subscription(filter);
        return status && status->state == client::SubscriptionStatus::State::Granted;
    }

    client::IoThread io;
    RecordingSink sink;
    client::ConnectionSettings settings;
    QList<client::PublishResult> results;
    QStringList log;
    QList<client::ConnectionState> states;
    std::unique_ptr<client::Connection> connection; // last: goes first
};

inline const QByteArray connack5 = hex("20 03 00 00 00");
inline const QByteArray connack5SessionPresent = hex("20 03 01 00 00");
inline const QByteArray connack3 = hex("20 02 00 00");

} // namespace topicscope::test
