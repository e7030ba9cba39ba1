// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/backoff.h"
#include "app/client/connection.h"
#include "app/client/notice_limiter.h"
#include "app/client/packet_journal.h"
#include "app/client/session_file.h"
#include "app/client/transport.h"
#include "app/mqtt/session.h"

#include <QTimer>

#include <functional>
#include <mutex>
#include <unordered_map>

namespace topicscope::client {

/// What the handle and the I/O thread share. The worker posts events; the handle carries them out in its own thread.
struct Connection::Shared
{
    /// I/O thread: queues `event`. One wake-up serves all events posted until the handle gets to them.
    void post(std::function<void(Connection&)> event);

    std::mutex mutex;
    Connection* handle = nullptr; // null: the handle is gone
    std::vector<std::function<void(Connection&)>> events;
    ConnectionCounters counters;
    PacketJournal journal;
};

/// The half of a connection that lives on the I/O thread: transport, session, timers, reconnecting, saved state.
class ConnectionWorker : public QObject,
                         private TransportListener,
                         private mqtt::SessionListener,
                         private mqtt::PacketObserver
{
    Q_OBJECT

public:
    ConnectionWorker(std::shared_ptr<Connection::Shared> shared, QObject* parent);
    ~ConnectionWorker() override;

    // Commands, on the I/O thread.
    void setSink(mqtt::MessageSink* sink) { m_sink = sink; }
    void open(const ConnectionSettings& settings);
    void close(bool withWill);
    void retryNow();
    void stopRetrying();
    void publish(quint64 id, PublishRequest request);
    void subscribe(const std::vector<mqtt::Subscription>& subscriptions);
    void unsubscribe(const std::vector<mqtt::Bytes>& filters);
    void reauthenticate();
    void ping();
    std::vector<QueuedPublish> offlineQueue();
    void removeQueued(const std::vector<quint64>& ids);
    void reorderQueue(const std::vector<quint64>& ids);
    /// Sends DISCONNECT and lets go of everything, without another word to the handle.
    void shutDown();

private:
    // TransportListener
    void transportHandshake(mqtt::Direction direction, const mqtt::Bytes& text) override;
    void transportOpened() override;
    void transportRead(mqtt::BytesView bytes) override;
    void transportWritten() override;
    void transportFailed(const ConnectionError& error) override;

    // mqtt::SessionListener
    void connected(const mqtt::Connected& event) override;
    void connectionRefused(const mqtt::ConnectionRefused& event) override;
    void message(const mqtt::MessageView& message) override;
    void topicAhead(mqtt::BytesView topic) override
    {
        if (m_sink)
            m_sink->topicAhead(topic);
    }
    void publishFinished(const mqtt::PublishFinished& event) override;
    void subscribeFinished(const mqtt::SubscribeFinished& event) override;
    void unsubscribeFinished(const mqtt::UnsubscribeFinished& event) override;
    void pingAnswered(mqtt::Time roundTrip) override;
    void serverDisconnected(const mqtt::Disconnect& event) override;
    void protocolError(const mqtt::ProtocolError& error) override;
    void timedOut(mqtt::Timeout which) override;
    void authenticationFailed() override;
    void reauthenticated(const mqtt::Auth& event) override;
    void sessionDiscarded(const mqtt::SessionDiscarded& event) override;
    void notice(const mqtt::Notice& notice) override;
    void logUnsaidNotices(bool atOnce);

    // mqtt::PacketObserver
    void packetReceived(mqtt::BytesView packet, mqtt::Time now) override;
    void packetSent(mqtt::BytesView packet, mqtt::Time now) override;

    // Attempts
    void prepareSession();
    void leaveMessagesBehind();
    /// A publish taken out of the session's queue, to be put in again.
    struct Waiting
    {
        quint64 id;
        mqtt::Handle handle; ///< that it had
        PublishRequest request;
        mqtt::Time since;
    };
    void queueAgain(std::vector<Waiting> queue);
    /// Reads what the session file knows; false when another program has the session.
    bool readSessionFile();
    /// Reads the file anew, after another program went on with the session, and keeps what only this one knows.
    void takeOverSession();
    void startAttempt();
    mqtt::ConnectOptions connectOptions(mqtt::Time now) const;
    void attemptTimedOut();
    /// The attempt or the connection is over, for this reason: falls back, waits, or stays away.
    void over(ConnectionError error);
    void suspectTakeover(ConnectionError& error, std::chrono::milliseconds lasted);
    bool fallBack(const ConnectionError& error);
    bool mustHold(const ConnectionError& error) const;
    void dropTransport();
    void finishClosing();
    void sendDisconnect(mqtt::ReasonCode reason);
    void letGoOfFile();
    /// Writes what changed, to the file that is locked. False: it could not be written.
    bool writeState();

    // After every call of the session
    void afterSession();
    void saveState();
    void writeOutput();
    void armTimer();
    void timerFired();
    void scheduleFlush();
    void updateGauges();

    // Subscriptions
    SubscriptionStatus* find(const mqtt::Bytes& filter);
    void subscribeAfterConnect(bool sessionPresent);
    void sendSubscribe(std::vector<mqtt::Subscription> subscriptions);
    /// What can be said of it in the version that is spoken: Retain As Published, which a profile asks for by default,
    /// is left out before 5.0. Options that would change what arrives are refused there instead.
    mqtt::Subscription asSpoken(mqtt::Subscription subscription) const;
    void sendUnsubscribe(const std::vector<mqtt::Bytes>& filters);
    void postSubscriptions();

    // Events
    void setStatus(ConnectionState state, const QString& text, const ConnectionError& error = {},
                   const QDateTime& retryAt = {});
    void log(LogEntry::Level level, const QString& text);
    void postResult(PublishResult result);
    void flushResults();
    quint64 idOf(mqtt::Handle handle);

    std::shared_ptr<Connection::Shared> m_shared;
    ConnectionSettings m_settings;
    mqtt::MessageSink* m_sink = nullptr;

    std::unique_ptr<mqtt::Session> m_session;
    bool m_reordering = false; ///< what is taken back is put in again: no result
    QByteArray m_sessionIdentity;
    QString m_sessionFileName;
    std::unique_ptr<SessionFile> m_file;
    quint64 m_savedRevision = 0;
    bool m_sessionBusy = false; // another program has the session file
    bool m_saveFailed = false;
    mqtt::Handle m_unsavedFrom = 0; ///< while the file is let go: publishes from here on are in no file
    mqtt::Time m_saveAgainAt = 0;
    Transport* m_transport = nullptr;
    Backoff m_backoff{ReconnectPolicy{}};
    QTimer m_attemptTimer;
    QTimer m_retryTimer;
    QTimer m_sessionTimer;
    mqtt::Time m_timerAt = 0; // when m_sessionTimer fires; 0: not armed

    ConnectionStatus m_status;
    ConnectionError m_pendingError; // said by the session, which wants the transport closed
    mqtt::Bytes m_madeUpClientId;
    mqtt::Version m_version = mqtt::Version::V5_0;
    bool m_open = false;           // the person wants a connection
    bool m_fellBack = false;       // m_version is not the one of the settings
    bool m_fallBackProved = false; // a connection succeeded with it
    bool m_closing = false;
    bool m_flushQueued = false;
    bool m_gotBytes = false;    // anything at all from the peer in this attempt
    int m_shortConnections = 0; // in a row, see suspectTakeover()
    mqtt::Time m_attemptStarted = 0;
    mqtt::Time m_connectedAt = 0;
    mqtt::Time m_lastReceived = 0;
    std::uint64_t m_received = 0; // messages of the batch in hand
    NoticeLimiter m_notices;

    std::vector<SubscriptionStatus> m_subscriptions;
    std::vector<mqtt::Bytes> m_unsubscribeLater; // given up while disconnected
    std::unordered_map<mqtt::Handle, quint64> m_ids;
    quint64 m_publishing = 0; // the id that publish() is in the middle of
    std::vector<PublishResult> m_results;
    std::size_t m_lastQueued = 0;
};

} // namespace topicscope::client
