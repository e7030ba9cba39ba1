// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/open_connection.h"

#include "app/client/io_thread.h"
#include "app/workspace/connection_builder.h"

#include <QThreadPool>

#include <chrono>

namespace topicscope::workspace {

OpenConnection::OpenConnection(client::IoThread& io, const topics::TopicStore::Options& storeOptions,
                               const profiles::Profile& profile, const profiles::SecretMap& secrets,
                               const QString& sessionFolder, QObject* parent)
    : QObject(parent),
      m_profile(profile),
      m_secrets(secrets),
      m_sessionFolder(sessionFolder),
      m_store(std::make_shared<topics::TopicStore>(storeOptions)),
      m_connection(std::make_unique<client::Connection>(io)),
      m_reader(std::make_unique<topics::StoreReader>(m_store))
{
    // Without traffic nothing would answer a view that asks for rows.
    m_store->exchange().setWaker([&io, weak = std::weak_ptr(m_store)] {
        io.post([weak] {
            if (const auto store = weak.lock()) {
                store->serve();
            }
        });
    });
    m_connection->setSink(m_store.get());
    m_rateTimer.setInterval(std::chrono::seconds(1));
    connect(&m_rateTimer, &QTimer::timeout, this, &OpenConnection::readRate);
    connect(m_connection.get(), &client::Connection::statusChanged, this, [this] {
        if (m_connection->state() == client::ConnectionState::Connected && !m_rateTimer.isActive()) {
            readRate();
            m_rateTimer.start();
        }
    });
}

OpenConnection::~OpenConnection()
{
    m_connection.reset(); // returns when the I/O thread no longer writes to the store
    m_reader.reset();
    // A full history takes a tenth of a second to free, and more with a larger budget.
    QThreadPool::globalInstance()->start([store = std::move(m_store)] {});
}

void OpenConnection::connectNow()
{
    client::ConnectionSettings settings = toConnectionSettings(m_profile, m_secrets, m_sessionFolder);
    if (!settings.connect.maximumPacketSize)
        settings.connect.maximumPacketSize = m_largestPacket;
    m_connection->open(settings);
}

void OpenConnection::setProfile(const profiles::Profile& profile, const profiles::SecretMap& secrets)
{
    const QString id = m_profile.id;
    m_profile = profile;
    m_profile.id = id;
    m_secrets = secrets;
    emit profileChanged();
}

void OpenConnection::readRate()
{
    using namespace std::chrono;
    m_rate.read(m_connection->counters().messagesReceived.load(std::memory_order_relaxed),
                duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count());
    if (m_rate.perSecond() == 0 && m_connection->state() != client::ConnectionState::Connected)
        m_rateTimer.stop();
    emit rateRead();
}

void OpenConnection::framePainted()
{
    const std::int64_t shown = m_reader->shownArrival();
    // A picture that brought nothing newer (a scrolled view) says nothing about the lag; neither does a paused view.
    if (shown > m_shownArrival && !m_reader->isPaused()) {
        m_shownArrival = shown;
        m_viewLag.record(topics::currentMicroseconds() - shown);
    }
}

ConnectionFigures OpenConnection::figures() const
{
    const client::ConnectionCounters& link = m_connection->counters();
    const topics::StoreCounters& stored = m_store->counters();
    ConnectionFigures figures;
    figures.name = name();
    figures.url = m_profile.displayUrl();
    figures.messagesReceived = link.messagesReceived.load();
    figures.messagesStored = stored.stored.load();
    figures.messagesSent = link.messagesSent.load();
    figures.bytesReceived = link.bytesReceived.load();
    figures.topics = stored.topics.load();
    for (int i = 0; i < topics::LossReasonCount; ++i) {
        const auto reason = topics::LossReason(i);
        if (const quint64 lost = stored.lost(reason); lost > 0) {
            figures.losses.insert(topics::LossReasons::key(reason), lost);
        }
    }
    figures.evicted = stored.evicted.load();
    figures.historyBytes = stored.historyBytes.load();
    qint64 connected = link.connectedMicroseconds.load();
    if (const qint64 since = link.connectedSince.load(); since > 0) {
        connected += std::max<qint64>(0, topics::currentMicroseconds() - since);
    }
    figures.connectedSeconds = double(connected) / 1e6;
    figures.viewLagP95Ms = m_viewLag.percentileMs(0.95);
    return figures;
}

} // namespace topicscope::workspace
