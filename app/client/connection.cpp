// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/connection.h"

#include "app/client/connection_worker.h"
#include "app/client/io_thread.h"

namespace topicscope::client {

void Connection::Shared::post(std::function<void(Connection&)> event)
{
    const std::lock_guard lock(mutex);
    if (!handle)
        return;
    events.push_back(std::move(event));
    if (events.size() == 1)
        QMetaObject::invokeMethod(handle, &Connection::drain, Qt::QueuedConnection);
}

Connection::Connection(IoThread& io, QObject* parent) : QObject(parent), m_shared(std::make_shared<Shared>()), m_io(io)
{
    qRegisterMetaType<ConnectionStatus>();
    qRegisterMetaType<ConnectionInfo>();
    qRegisterMetaType<QList<PublishResult>>();
    qRegisterMetaType<LogEntry>();
    m_shared->handle = this;
    m_io.runAndWait([this] { m_worker = new ConnectionWorker(m_shared, m_io.context()); });
}

Connection::~Connection()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->handle = nullptr;
        m_shared->events.clear();
    }
    m_io.runAndWait([this] {
        m_worker->shutDown();
        delete m_worker;
    });
}

void Connection::drain()
{
    std::vector<std::function<void(Connection&)>> events;
    {
        const std::lock_guard lock(m_shared->mutex);
        events.swap(m_shared->events);
    }
    const QPointer<Connection> self(this);
    for (const auto& event : events) {
        event(*this);
        if (!self)
            return; // a slot deleted the connection
    }
}

void Connection::setSink(mqtt::MessageSink* sink)
{
    m_io.runAndWait([this, sink] { m_worker->setSink(sink); });
}

void Connection::open(const ConnectionSettings& settings)
{
    m_settings = settings;
    m_io.post([worker = m_worker, settings] { worker->open(settings); });
}

void Connection::close(bool withWill)
{
    m_io.post([worker = m_worker, withWill] { worker->close(withWill); });
}

void Connection::retryNow()
{
    m_io.post([worker = m_worker] { worker->retryNow(); });
}

void Connection::stopRetrying()
{
    m_io.post([worker = m_worker] { worker->stopRetrying(); });
}

quint64 Connection::publish(PublishRequest request)
{
    const quint64 id = m_nextPublishId++;
    // std::function copies; a payload of 256 MiB must not be.
    auto shared = std::make_shared<PublishRequest>(std::move(request));
    m_io.post([worker = m_worker, id, shared] { worker->publish(id, std::move(*shared)); });
    return id;
}

void Connection::subscribe(const std::vector<mqtt::Subscription>& subscriptions)
{
    m_io.post([worker = m_worker, subscriptions] { worker->subscribe(subscriptions); });
}

void Connection::unsubscribe(const std::vector<mqtt::Bytes>& filters)
{
    m_io.post([worker = m_worker, filters] { worker->unsubscribe(filters); });
}

void Connection::reauthenticate()
{
    m_io.post([worker = m_worker] { worker->reauthenticate(); });
}

void Connection::ping()
{
    m_io.post([worker = m_worker] { worker->ping(); });
}

std::vector<QueuedPublish> Connection::offlineQueue() const
{
    std::vector<QueuedPublish> queue;
    m_io.runAndWait([&] { queue = m_worker->offlineQueue(); });
    return queue;
}

void Connection::removeQueued(const std::vector<quint64>& ids)
{
    m_io.post([worker = m_worker, ids] { worker->removeQueued(ids); });
}

void Connection::reorderQueue(const std::vector<quint64>& ids)
{
    m_io.post([worker = m_worker, ids] { worker->reorderQueue(ids); });
}

const ConnectionCounters& Connection::counters() const
{
    return m_shared->counters;
}

PacketJournal& Connection::journal() const
{
    return m_shared->journal;
}

} // namespace topicscope::client
