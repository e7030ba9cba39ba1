// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection_counters.h"
#include "app/client/connection_error.h"
#include "app/client/connection_settings.h"
#include "app/mqtt/message.h"
#include "app/mqtt/session_listener.h"

#include <QDateTime>
#include <QObject>

#include <memory>
#include <optional>

namespace topicscope::client {

class ConnectionWorker;
class IoThread;
class PacketJournal;

/// Where a connection stands.
enum class ConnectionState : quint8 {
    Disconnected,   ///< not opened, or closed by the person
    Connecting,     ///< looking up the name, TCP, proxy, TLS, WebSocket, CONNECT sent
    Connected,      ///< CONNACK with success received
    WaitingToRetry, ///< lost or not made; tries again by itself at `retryAt`
    Failed,         ///< lost or not made, and not tried again until retryNow() or open()
    Closing         ///< the person closed it; DISCONNECT is on its way
};

/// What the window shows about the state.
struct ConnectionStatus
{
    ConnectionState state = ConnectionState::Disconnected;
    QString text;           ///< one translated sentence: what it is doing, or why it is not connected
    ConnectionError error;  ///< the last reason for not being connected; none while connected
    QDateTime retryAt;      ///< WaitingToRetry: when the next attempt starts (for a countdown), UTC
    int attempt = 0;        ///< attempts since the last successful one
    bool retryHeld = false; ///< Failed: a retry by itself would do harm (takeover, refused credentials, TLS not
                            ///< trusted or not agreed, broken protocol)
};

/// What CONNACK and the transport agreed on.
struct ConnectionInfo
{
    mqtt::Version version = mqtt::Version::V5_0;
    bool fellBack = false; ///< the broker refused 5.0, this is 3.1.1
    bool sessionPresent = false;
    bool sessionLost = false; ///< a session was asked for and ours existed, but the broker had none [MQTT-3.2.2-5]
    QString clientId;         ///< in use: assigned by the broker where we sent none
    bool clientIdAssigned = false;
    int keepAliveSeconds = 0;           ///< in effect (Server Keep Alive included)
    quint32 sessionExpirySeconds = 0;   ///< in effect
    mqtt::Connack connack;              ///< every field and property as received
    mqtt::ServerLimits limits;          ///< what the server announced, defaults filled in
    bool sessionExpiryReplaced = false; ///< the broker's value differs from what we asked for
    bool keepAliveReplaced = false;     ///< by Server Keep Alive
    qint64 connackMicroseconds = 0;     ///< CONNECT to CONNACK
    QString peerAddress;                ///< "10.1.2.3:1883"
    QString transport;                  ///< "TCP", "TLS 1.3", "WebSocket", "WebSocket, TLS 1.3"
    QString cipher;                     ///< of TLS
    QByteArray alpn;                    ///< negotiated; empty: none
    QByteArray peerCertificates;        ///< PEM chain the broker presented
    QStringList tlsWarnings;            ///< what would have failed with verifyPeer on; expiry within 30 days
    QString ownAddress;
};

/// The state of one filter of ours.
struct SubscriptionStatus
{
    mqtt::Subscription requested;
    std::uint32_t identifier = 0; ///< Subscription Identifier (5.0); 0: none
    enum class State : quint8 { Waiting, Granted, Refused, Unsubscribing } state = State::Waiting;
    mqtt::QoS granted = mqtt::QoS::AtMostOnce;
    int reasonCode = -1;    ///< of SUBACK
    QString reasonString{}; ///< of SUBACK, or why it was not sent at all
};

/// A message to publish: topic, payload, QoS, RETAIN, properties (app/mqtt/session_listener.h).
using PublishRequest = mqtt::PublishRequest;

/// What became of one publish.
struct PublishResult
{
    enum class Outcome : quint8 {
        Sent,         ///< QoS 0: given to the transport
        Acknowledged, ///< QoS 1: PUBACK, QoS 2: PUBCOMP; a reason of 0x10 says that nobody subscribes
        Refused,      ///< by the broker, see reasonCode
        NotSent, ///< by us: topic, size, Maximum QoS, Retain Available, queue full, not connected, taken back, expired
        Unknown  ///< the broker lost the session on the way: nobody knows whether it arrived
    };
    quint64 id = 0; ///< as publish() returned
    Outcome outcome = Outcome::NotSent;
    int reasonCode = -1;
    QString reason{}; ///< name of the reason code with the broker's reason string, or our own words; plain text
    qint64 roundTripMicroseconds = -1; ///< first write to last acknowledgement
    bool resent = false;               ///< was repeated with DUP = 1 on the way
};

/// A publish waiting for a connection.
struct QueuedPublish
{
    quint64 id = 0;
    PublishRequest request;
    QDateTime queuedAt; ///< UTC
};

/// A line for the Log pane.
struct LogEntry
{
    enum class Level : quint8 { Info, Warning, Error };
    QDateTime time; ///< UTC
    Level level = Level::Info;
    QString text; ///< translated, plain text, no secrets
};

/// A connection to a broker, as its owner sees it.
///
/// The handle lives in the thread that made it (its functions are for that thread alone, its signals come there); the
/// sockets, the session and the timers live on the I/O thread. Commands return at once. Messages never pass through
/// here: they go to the sink on the I/O thread. Several events of one batch of bytes arrive together, in order.
class Connection : public QObject
{
    Q_OBJECT

public:
    /// `io` must outlive the connection.
    explicit Connection(IoThread& io, QObject* parent = nullptr);
    /// Closes (a DISCONNECT is written where connected) and waits until the I/O thread has let go of the sink.
    ~Connection() override;

    /// Who takes the messages, on the I/O thread; null: they are counted and acknowledged only. Must outlive the
    /// connection or be replaced first: returns when the I/O thread uses the new one.
    void setSink(mqtt::MessageSink* sink);

    /// Connects. While open already: closes first, then connects with the new settings.
    void open(const ConnectionSettings& settings);
    /// Sends DISCONNECT, closes, and forgets the attempt in hand. `withWill`: DISCONNECT with reason 0x04, so that the
    /// broker publishes the last will (5.0; before, the connection is just cut).
    void close(bool withWill = false);
    /// WaitingToRetry and Failed: tries at once. Also sets aside what held the retry back.
    void retryNow();
    /// WaitingToRetry: stays away until retryNow() or open().
    void stopRetrying();

    /// Publishes; the returned id comes back in published(). While disconnected the request waits in the offline queue
    /// (see ConnectionSettings), and it is refused with a reason where the topic is invalid or the queue is full.
    quint64 publish(PublishRequest request);
    /// Subscribes with all filters in one SUBSCRIBE (several, where they exceed the server's Maximum Packet Size). A
    /// filter that exists already is changed [MQTT-3.8.4-3]. While disconnected they are remembered and sent on
    /// connecting.
    void subscribe(const std::vector<mqtt::Subscription>& subscriptions);
    void unsubscribe(const std::vector<mqtt::Bytes>& filters);
    /// Starts re-authentication (5.0 with enhanced authentication, §4.12.1).
    void reauthenticate();
    /// Sends a PINGREQ now, unless one is open: its answer comes behind everything that the broker had sent before.
    void ping();

    /// The publishes waiting for a connection, oldest first: a copy, asked from the I/O thread (returns within a few
    /// ms).
    std::vector<QueuedPublish> offlineQueue() const;
    /// Takes publishes out of the offline queue; each is reported by published() as NotSent.
    void removeQueued(const std::vector<quint64>& ids);
    /// Puts the publishes that wait into this order. Those that no longer wait are passed over, those not named stay
    /// behind the others. Only while there is no connection; else nothing happens, for they are on their way.
    void reorderQueue(const std::vector<quint64>& ids);

    ConnectionStatus status() const { return m_status; }
    ConnectionState state() const { return m_status.state; }
    /// Valid while connected, and the last one afterwards.
    std::optional<ConnectionInfo> info() const { return m_info; }
    /// In the order of subscribing.
    std::vector<SubscriptionStatus> subscriptions() const { return m_subscriptions; }
    /// As given to open().
    const ConnectionSettings& settings() const { return m_settings; }

    /// Any thread.
    const ConnectionCounters& counters() const;
    /// Any thread; lives as long as the connection.
    PacketJournal& journal() const;

signals:
    /// State, text, countdown or error changed.
    void statusChanged(const topicscope::client::ConnectionStatus& status);
    /// CONNACK with success; comes before statusChanged(Connected).
    void connected(const topicscope::client::ConnectionInfo& info);
    /// One or more filters changed their state (sent, granted, refused, gone). `subscriptions()` is up to date.
    void subscriptionsChanged();
    /// Results of publishes, in order of arrival. At high rates many at once.
    void published(const QList<topicscope::client::PublishResult>& results);
    /// The offline queue changed, or its order (its length is in counters()).
    void offlineQueueChanged();
    /// A PINGRESP came: to ping(), or to the keep alive's PINGREQ. What came before it has gone to the sink.
    void pingAnswered();
    void logged(const topicscope::client::LogEntry& entry);

private:
    friend class ConnectionWorker;
    struct Shared;
    void drain();

    std::shared_ptr<Shared> m_shared;
    IoThread& m_io;
    ConnectionWorker* m_worker = nullptr;
    ConnectionSettings m_settings;
    ConnectionStatus m_status;
    std::optional<ConnectionInfo> m_info;
    std::vector<SubscriptionStatus> m_subscriptions;
    quint64 m_nextPublishId = 1;
};

} // namespace topicscope::client
