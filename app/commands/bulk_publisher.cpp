// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/bulk_publisher.h"

#include <algorithm>
#include <utility>

namespace topicscope::commands {
namespace {

constexpr int sliceMilliseconds = 20;
constexpr qint64 tellEveryMilliseconds = 50;
/// What may be caught up at once after a late timer: a tenth of a second's worth.
constexpr double burstSeconds = 0.1;

} // namespace

BulkPublisher::BulkPublisher(Send send, TakeBack takeBack, QObject* parent)
    : QObject(parent), m_send(std::move(send)), m_takeBack(std::move(takeBack))
{
    m_timer.setInterval(sliceMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, [this] { advance(m_clock.nsecsElapsed() / 1000); });
}

BulkPublisher::BulkPublisher(client::Connection& connection, QObject* parent)
    : BulkPublisher([&connection](client::PublishRequest request) { return connection.publish(std::move(request)); },
                    [&connection](const std::vector<quint64>& ids) {
                        connection.removeQueued(ids);
                        connection.offlineQueue(); // asked behind it: the I/O thread is through with it
                    },
                    parent)
{
    connect(&connection, &client::Connection::published, this, &BulkPublisher::takeResults);
    connect(&connection, &client::Connection::statusChanged, this, [this](const client::ConnectionStatus& status) {
        setConnected(status.state == client::ConnectionState::Connected);
    });
    m_connected = connection.state() == client::ConnectionState::Connected;
}

void BulkPublisher::start(std::size_t count, TopicOf topicOf, client::PublishRequest prototype)
{
    Q_ASSERT(!m_running);
    m_topicOf = std::move(topicOf);
    m_prototype = std::move(prototype);
    m_states.assign(count, State::Waiting);
    m_said.assign(count, 0);
    m_sayings.assign(1, {});
    m_sayingsAt.clear();
    m_underWay.clear();
    m_early.clear();
    m_next = 0;
    m_counts = {};
    m_counts.total = m_counts.waiting = static_cast<qsizetype>(count);
    m_allowance = 0;
    m_cancelled = false;
    ++m_run;
    m_running = true;
    m_clock.start();
    m_lastTold.start();
    m_timer.start();
    finishWhenDone();
}

BulkPublisher::Outcome BulkPublisher::outcome(std::size_t index) const
{
    const Said& said = m_sayings[m_said[index]];
    return {m_states[index], said.reasonCode, said.reason};
}

void BulkPublisher::cancel()
{
    if (!m_running)
        return;
    m_cancelled = true;
    for (; m_next < m_states.size(); ++m_next)
        settle(m_next, State::Cancelled);
    if (!m_connected)
        giveUpWhatIsUnderWay();
    finishWhenDone();
}

/// No acknowledgement will come, or not before a person connects again.
void BulkPublisher::giveUpWhatIsUnderWay()
{
    if (m_underWay.empty())
        return;
    std::vector<quint64> ids;
    ids.reserve(m_underWay.size());
    for (const auto& [id, index] : m_underWay)
        ids.push_back(id);
    m_takeBack(ids);
    QMetaObject::invokeMethod(
        this,
        [this, run = m_run] {
            if (!m_running || run != m_run)
                return;
            for (const auto& [id, index] : std::exchange(m_underWay, {})) {
                --m_counts.underWay;
                ++m_counts.waiting;
                settle(index, State::Unknown);
            }
            finishWhenDone();
        },
        Qt::QueuedConnection);
}

void BulkPublisher::setConnected(bool connected)
{
    if (m_connected == connected)
        return;
    m_connected = connected;
    if (m_running)
        emit progressed(0, -1);
    if (m_running && m_cancelled && !connected)
        giveUpWhatIsUnderWay();
}

void BulkPublisher::advance(qint64 microseconds)
{
    m_clock.start();
    if (!m_running)
        return;
    if (m_connected) {
        const double perSecond = m_pace.perSecond;
        m_allowance = std::min(m_allowance + static_cast<double>(microseconds) / 1e6 * perSecond,
                               std::max(1.0, burstSeconds * perSecond));
        m_sending = true;
        while (m_allowance >= 1 && m_next < m_states.size() &&
               m_underWay.size() < static_cast<std::size_t>(m_pace.inFlightMaximum)) {
            const std::size_t index = m_next++;
            client::PublishRequest request = m_prototype;
            request.topic = m_topicOf(index);
            const quint64 id = m_send(std::move(request));
            m_underWay.emplace(id, index);
            m_states[index] = State::Sent;
            --m_counts.waiting;
            ++m_counts.underWay;
            touch(index);
            m_allowance -= 1;
        }
        m_sending = false;
        if (!m_early.empty()) {
            QList<client::PublishResult> early;
            for (auto& [id, result] : m_early)
                early.append(result);
            m_early.clear();
            takeResults(early);
        }
    }
    if (m_lastTold.elapsed() >= tellEveryMilliseconds)
        tell();
    finishWhenDone();
}

void BulkPublisher::takeResults(const QList<client::PublishResult>& results)
{
    if (!m_running)
        return;
    for (const client::PublishResult& result : results) {
        const auto found = m_underWay.find(result.id);
        if (found == m_underWay.end()) {
            // A result can come while publish() still runs; any other unknown id is somebody else's publish.
            if (m_sending)
                m_early.emplace(result.id, result);
            continue;
        }
        const std::size_t index = found->second;
        m_underWay.erase(found);
        --m_counts.underWay;
        using Outcome_ = client::PublishResult::Outcome;
        const State state = result.outcome == Outcome_::Refused   ? State::Refused
                            : result.outcome == Outcome_::Unknown ? State::Unknown
                            : result.outcome != Outcome_::NotSent ? State::Acknowledged
                            : m_cancelled && !m_connected         ? State::Cancelled // taken back
                                                                  : State::NotSent;
        ++m_counts.waiting;
        settle(index, state, result.reasonCode, result.reason);
    }
    finishWhenDone();
}

void BulkPublisher::settle(std::size_t index, State state, int reasonCode, const QString& reason)
{
    m_states[index] = state;
    if (const Said said{reasonCode, reason}; said != m_sayings.front()) {
        std::uint32_t& at = m_sayingsAt[said];
        if (at == 0) {
            at = static_cast<std::uint32_t>(m_sayings.size());
            m_sayings.push_back(said);
        }
        m_said[index] = at;
    }
    --m_counts.waiting;
    switch (state) {
    case State::Acknowledged:
        ++m_counts.acknowledged;
        break;
    case State::Cancelled:
        ++m_counts.cancelled;
        break;
    case State::Unknown:
        ++m_counts.unknown;
        break;
    default:
        ++m_counts.failed;
    }
    touch(index);
}

void BulkPublisher::touch(std::size_t index)
{
    const auto row = static_cast<qsizetype>(index);
    m_firstTouched = m_firstTouched < 0 ? row : std::min(m_firstTouched, row);
    m_lastTouched = std::max(m_lastTouched, row);
}

void BulkPublisher::tell()
{
    m_lastTold.start();
    if (m_firstTouched < 0)
        return;
    const qsizetype first = std::exchange(m_firstTouched, -1);
    const qsizetype last = std::exchange(m_lastTouched, -1);
    emit progressed(first, last);
}

void BulkPublisher::finishWhenDone()
{
    if (!m_running || m_next < m_states.size() || !m_underWay.empty())
        return;
    m_running = false;
    m_timer.stop();
    tell();
    emit finished();
}

} // namespace topicscope::commands
