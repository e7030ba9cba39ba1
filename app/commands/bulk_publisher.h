// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <unordered_map>
#include <vector>

namespace topicscope::commands {

/// Publishes one message to many topics, one after the other, at a pace that neither broker nor window feels.
///
/// At most `inFlightMaximum` publishes wait for an acknowledgement at any time, and at most `perSecond` are sent in a
/// second. While the connection is down it waits, and goes on by itself. One thread; signals come at most every 50 ms.
class BulkPublisher : public QObject
{
    Q_OBJECT

public:
    struct Pace
    {
        int inFlightMaximum = 250;
        int perSecond = 2500;
    };
    enum class State : quint8 {
        Waiting,
        Sent,         ///< on its way: no acknowledgement yet
        Acknowledged, ///< at QoS 0: given to the transport
        Refused,      ///< by the broker
        NotSent,      ///< by us
        Unknown,      ///< sent, but the connection or the session was lost before the acknowledgement
        Cancelled     ///< a person stopped before it was sent
    };
    struct Outcome
    {
        State state = State::Waiting;
        int reasonCode = -1;
        QString reason; ///< plain text, empty when there is nothing to say
    };
    struct Counts
    {
        qsizetype total = 0;
        qsizetype waiting = 0;
        qsizetype underWay = 0;
        qsizetype acknowledged = 0;
        qsizetype failed = 0; ///< refused or not sent
        qsizetype unknown = 0;
        qsizetype cancelled = 0;
    };
    /// The topic with this index, asked for when its turn has come.
    using TopicOf = std::function<mqtt::BytesView(std::size_t index)>;
    /// Hands over one publish and returns its id (see client::Connection::publish()).
    using Send = std::function<quint64(client::PublishRequest)>;
    /// Takes back those of these publishes that wait for a connection. Once it returns their results (NotSent) are on
    /// their way, before any event posted afterwards.
    using TakeBack = std::function<void(const std::vector<quint64>&)>;

    explicit BulkPublisher(Send send, TakeBack takeBack, QObject* parent = nullptr);
    /// Publishes through `connection`, which must outlive it.
    explicit BulkPublisher(client::Connection& connection, QObject* parent = nullptr);

    void setPace(Pace pace) { m_pace = pace; }
    /// Starts with so many topics; payload, QoS, RETAIN and properties are those of `prototype`. Nothing may be
    /// running.
    void start(std::size_t count, TopicOf topicOf, client::PublishRequest prototype);
    /// Sends nothing more. What is on its way still gets its outcome; where the connection is down, or goes down, what
    /// waits for it is taken back, and what had left before stays unknown.
    void cancel();

    bool isRunning() const { return m_running; }
    bool isWaitingForConnection() const { return m_running && !m_connected; }
    State state(std::size_t index) const { return m_states[index]; }
    Outcome outcome(std::size_t index) const;
    Counts counts() const { return m_counts; }

    void takeResults(const QList<client::PublishResult>& results);
    void setConnected(bool connected);
    /// Sends what the pace allows `microseconds` after the last call. A timer does this; tests may.
    void advance(qint64 microseconds);

signals:
    /// Outcomes from `first` to `last` changed.
    void progressed(qsizetype first, qsizetype last);
    /// Every topic has its outcome.
    void finished();

private:
    /// What a broker says of one topic it says of most: kept once.
    struct Said
    {
        int reasonCode = -1;
        QString reason;
        friend bool operator==(const Said&, const Said&) = default;
        friend std::size_t qHash(const Said& said, std::size_t seed)
        {
            return qHashMulti(seed, said.reasonCode, said.reason);
        }
    };
    void settle(std::size_t index, State state, int reasonCode = -1, const QString& reason = {});
    void touch(std::size_t index);
    void tell();
    void finishWhenDone();
    void giveUpWhatIsUnderWay();

    Send m_send;
    TakeBack m_takeBack;
    Pace m_pace;
    client::PublishRequest m_prototype;
    TopicOf m_topicOf;
    std::vector<State> m_states;                                ///< one for each topic
    std::vector<std::uint32_t> m_said;                          ///< index into m_sayings, likewise
    std::vector<Said> m_sayings;                                ///< the first one: nothing
    QHash<Said, std::uint32_t> m_sayingsAt;                     ///< without the first one
    std::unordered_map<quint64, std::size_t> m_underWay;        ///< publish id → index
    std::unordered_map<quint64, client::PublishResult> m_early; ///< results that came before their id was known
    std::size_t m_next = 0;
    Counts m_counts;
    double m_allowance = 0;
    qsizetype m_firstTouched = -1;
    qsizetype m_lastTouched = -1;
    QTimer m_timer;
    QElapsedTimer m_clock;
    QElapsedTimer m_lastTold;
    bool m_running = false;
    bool m_connected = true;
    bool m_sending = false;
    bool m_cancelled = false;
    quint64 m_run = 0;
};

} // namespace topicscope::commands
