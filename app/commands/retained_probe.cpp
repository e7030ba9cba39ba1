// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/retained_probe.h"

#include "app/client/io_thread.h"

#include <QRandomGenerator>

#include <atomic>
#include <string>
#include <utility>

namespace topicscope::commands {
namespace {

constexpr std::chrono::milliseconds checkEvery{50};

} // namespace

/// Counts and hands on, on the I/O thread.
class RetainedProbe::Sink : public mqtt::MessageSink
{
public:
    explicit Sink(Take take) : m_take(std::move(take)) {}
    void message(const mqtt::MessageView& message) override
    {
        if (!message.retain || message.payload.empty())
            return;
        m_take(message.topic);
        m_count.fetch_add(1, std::memory_order_release);
    }
    quint64 count() const { return m_count.load(std::memory_order_acquire); }

private:
    const Take m_take;
    std::atomic<quint64> m_count{0};
};

RetainedProbe::RetainedProbe(client::IoThread& io, QObject* parent) : QObject(parent), m_io(io)
{
    m_timer.setInterval(checkEvery);
    connect(&m_timer, &QTimer::timeout, this, &RetainedProbe::check);
}

RetainedProbe::~RetainedProbe()
{
    cancel();
}

client::ConnectionSettings RetainedProbe::settingsFor(const client::ConnectionSettings& like,
                                                      const std::vector<mqtt::Bytes>& filters)
{
    client::ConnectionSettings settings = like;
    // Short enough for MQTT 3.1, which allows 23 bytes.
    settings.connect.clientId = "topicscope-" + std::to_string(QRandomGenerator::global()->generate() % 1'000'000'000);
    settings.connect.cleanStart = true;
    settings.connect.sessionExpiryInterval.reset();
    settings.connect.will.reset();
    settings.connect.keepAlive = 10;        // seconds: a PINGRESP that never comes ends it in time
    settings.connect.authenticator.reset(); // made anew from the credentials
    settings.sessionFile.clear();
    settings.reconnect.enabled = false;
    settings.queueWhileDisconnected = false;
    settings.journalBytes = 64 * 1024;
    settings.subscriptions.clear();
    for (const mqtt::Bytes& filter : filters) {
        mqtt::Subscription subscription;
        subscription.filter = filter;
        // Live messages then come with RETAIN = 0, and are not taken for retained ones [MQTT-3.3.1-12].
        subscription.options.retainAsPublished = false;
        settings.subscriptions.push_back(subscription);
    }
    return settings;
}

void RetainedProbe::start(const client::ConnectionSettings& like, const std::vector<mqtt::Bytes>& filters, Take take)
{
    cancel();
    m_sink = std::make_unique<Sink>(std::move(take));
    m_seen = 0;
    m_granted = false;
    m_pinging = false;
    m_connection = std::make_unique<client::Connection>(m_io);
    m_connection->setSink(m_sink.get());
    const auto fail = [this](const QString& reason) {
        end();
        emit failed(reason);
    };
    connect(m_connection.get(), &client::Connection::statusChanged, this,
            [fail](const client::ConnectionStatus& status) {
                if (status.state == client::ConnectionState::Failed ||
                    status.state == client::ConnectionState::WaitingToRetry)
                    fail(status.text);
            });
    connect(m_connection.get(), &client::Connection::subscriptionsChanged, this, [this, fail] {
        using State = client::SubscriptionStatus::State;
        bool granted = true;
        for (const client::SubscriptionStatus& status : m_connection->subscriptions()) {
            if (status.state == State::Refused) {
                fail(tr("The broker refused to subscribe to %1: %2")
                         .arg(QString::fromUtf8(status.requested.filter), status.reasonString));
                return;
            }
            granted = granted && status.state == State::Granted;
        }
        if (granted && !m_granted) {
            m_granted = true;
            m_silence.start();
        }
    });
    connect(m_connection.get(), &client::Connection::pingAnswered, this, &RetainedProbe::pinged);
    m_connection->open(settingsFor(like, filters));
    m_timer.start();
}

void RetainedProbe::check()
{
    const quint64 count = m_sink->count();
    if (count != m_seen) {
        m_seen = count;
        m_silence.start();
        emit progressed(count);
    }
    if (!m_granted || m_pinging || m_silence.elapsed() < m_quiet.count())
        return;
    m_pinging = true;
    m_connection->ping();
}

/// What the broker had sent by then is here.
void RetainedProbe::pinged()
{
    if (!m_pinging)
        return; // the keep alive's own
    m_pinging = false;
    if (m_sink->count() != m_seen) {
        check(); // it had only paused
        return;
    }
    end();
    emit finished();
}

void RetainedProbe::cancel()
{
    end();
}

void RetainedProbe::end()
{
    m_timer.stop();
    if (!m_connection)
        return;
    m_connection->disconnect(this);
    m_connection->setSink(nullptr);
    // It may be its own signal that ends it.
    m_connection.release()->deleteLater();
}

} // namespace topicscope::commands
