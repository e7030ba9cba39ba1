// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/connection_worker.h"

#include "app/base/logging.h"
#include "app/client/clock.h"
#include "app/client/core_text.h"
#include "app/client/scram_authenticator.h"
#include "app/mqtt/topic.h"

#include <QRandomGenerator>
#include <QSysInfo>

namespace topicscope::client {

using namespace Qt::StringLiterals;

namespace {

bool isGiven(const std::optional<mqtt::Bytes>& text)
{
    return text && !text->empty();
}

// What the session has to send is handed to the socket in portions, so that a burst of publishes is not held twice.
constexpr qint64 highWater = 4 * 1024 * 1024;

} // namespace

ConnectionWorker::ConnectionWorker(std::shared_ptr<Connection::Shared> shared, QObject* parent)
    : QObject(parent), m_shared(std::move(shared)), m_attemptTimer(this), m_retryTimer(this), m_sessionTimer(this)
{
    for (QTimer* timer : {&m_attemptTimer, &m_retryTimer, &m_sessionTimer})
        timer->setSingleShot(true);
    m_sessionTimer.setTimerType(Qt::PreciseTimer);
    m_retryTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_attemptTimer, &QTimer::timeout, this, &ConnectionWorker::attemptTimedOut);
    connect(&m_retryTimer, &QTimer::timeout, this, &ConnectionWorker::startAttempt);
    connect(&m_sessionTimer, &QTimer::timeout, this, &ConnectionWorker::timerFired);
}

ConnectionWorker::~ConnectionWorker() = default;

// --- Opening and closing -------------------------------------------------------------------------------------------

void ConnectionWorker::open(const ConnectionSettings& settings)
{
    if (m_open || m_transport)
        shutDown();
    m_settings = settings;
    m_open = true;
    m_closing = false;
    m_fellBack = m_fallBackProved = false;
    m_version = settings.connect.version;
    m_backoff = Backoff(settings.reconnect);
    m_shortConnections = 0;
    m_status = {};
    m_shared->journal.setBudget(settings.journalBytes);
    m_subscriptions.clear();
    m_unsubscribeLater.clear();
    for (const mqtt::Subscription& subscription : settings.subscriptions)
        m_subscriptions.push_back({.requested = subscription});
    postSubscriptions();
    prepareSession();
    startAttempt();
}

mqtt::ConnectOptions ConnectionWorker::connectOptions(mqtt::Time now) const
{
    mqtt::ConnectOptions options = m_settings.connect;
    options.version = m_version;
    const mqtt::Time whole = std::chrono::duration_cast<std::chrono::microseconds>(m_settings.connectTimeout).count();
    options.connectTimeout = std::max<mqtt::Time>(1000, whole - (now - m_attemptStarted));
    const BrokerUrl& url = m_settings.url;
    if (!options.userName && url.hasUserName() && !url.userName().isEmpty())
        options.userName = url.userName().toStdString();
    if (!options.password && url.hasPassword())
        options.password = url.password().toStdString();
    if (options.password && !options.userName && m_version != mqtt::Version::V5_0)
        options.userName = mqtt::Bytes(); // [MQTT-3.1.2-22]: before 5.0 a password needs a user name
    if (!m_settings.authenticationMethod.isEmpty() && !options.authenticator && m_version == mqtt::Version::V5_0) {
        const auto text = [](const QString& own, const std::optional<mqtt::Bytes>& other) {
            return own.isEmpty() && isGiven(other) ? QString::fromStdString(*other) : own;
        };
        options.authenticator = ScramAuthenticator::create(m_settings.authenticationMethod,
                                                           text(m_settings.scramUserName, options.userName),
                                                           text(m_settings.scramPassword, options.password));
        options.userName.reset();
        options.password.reset();
    }
    if (options.clientId.empty())
        options.clientId = m_session->clientId();
    if (options.clientId.empty())
        options.clientId = m_madeUpClientId;
    return options;
}

void ConnectionWorker::startAttempt()
{
    m_retryTimer.stop();
    dropTransport();
    m_attemptStarted = currentTime();
    m_gotBytes = false;
    m_pendingError = {};
    // 3.1 has no empty client identifier, and 3.1.1 none for a session that is kept [MQTT-3.1.3-7 of 3.1.1].
    const bool needsId =
        m_version == mqtt::Version::V3_1 || (m_version == mqtt::Version::V3_1_1 && !m_settings.connect.cleanStart);
    if (needsId && m_settings.connect.clientId.empty() && m_madeUpClientId.empty())
        m_madeUpClientId =
            "topicscope-" +
            QByteArray::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, '0').toStdString();
    ++m_status.attempt;
    setStatus(ConnectionState::Connecting, tr("Connecting to %1").arg(m_settings.url.display()));
    if (!m_settings.authenticationMethod.isEmpty() && !m_settings.connect.authenticator &&
        !ScramAuthenticator::create(m_settings.authenticationMethod, {}, {})) {
        over({.kind = ErrorKind::Settings,
              .message =
                  tr("The authentication method %1 is not known; SCRAM-SHA-1, SCRAM-SHA-256 and SCRAM-SHA-512 are")
                      .arg(QString::fromUtf8(m_settings.authenticationMethod))});
        return;
    }
    if (m_sessionBusy) {
        prepareSession();
        if (m_sessionBusy) {
            over({.kind = ErrorKind::Settings,
                  .message = tr("The session of this client identifier is already open, here or in another program"),
                  .advice = tr("Close it there, or use another client identifier or a clean start.")});
            return;
        }
    }
    m_attemptTimer.start(m_settings.connectTimeout);
    m_transport = new Transport(*this, parent());
    connect(m_transport, &Transport::phaseChanged, this, [this] {
        if (m_status.state == ConnectionState::Connecting)
            setStatus(ConnectionState::Connecting, m_transport->phase());
    });
    m_transport->open(m_settings);
}

void ConnectionWorker::attemptTimedOut()
{
    if (m_status.state != ConnectionState::Connecting || !m_transport)
        return;
    over({.kind = ErrorKind::TimedOut,
          .message = tr("No connection in time: %1").arg(m_transport->phase()),
          .advice = tr("The host may be down, or a firewall may swallow the packets.")});
}

void ConnectionWorker::transportHandshake(mqtt::Direction direction, const mqtt::Bytes& text)
{
    m_shared->journal.recordHandshake(direction, text, currentTime());
}

void ConnectionWorker::transportOpened()
{
    const mqtt::Time now = currentTime();
    m_lastReceived = now;
    m_shared->journal.connectionBegins();
    m_shared->journal.beginBatch(now);
    setStatus(ConnectionState::Connecting,
              tr("Waiting for the answer of %1 to CONNECT").arg(m_settings.url.hostAndPort()));
    if (const auto started = m_session->start(connectOptions(now), now); !started) {
        over({.kind = ErrorKind::Settings, .message = fromCore(started.error().description)});
        return;
    }
    m_attemptTimer.stop(); // the session waits for CONNACK by itself
    afterSession();
}

void ConnectionWorker::close(bool withWill)
{
    m_open = false;
    m_retryTimer.stop();
    m_attemptTimer.stop();
    if (!m_transport) {
        letGoOfFile();
        setStatus(ConnectionState::Disconnected, tr("Disconnected"));
        return;
    }
    const mqtt::Time now = currentTime();
    m_closing = true;
    if (m_session->state() == mqtt::Session::State::Connected) {
        if (withWill && m_session->version() != mqtt::Version::V5_0) {
            // Before 5.0 only a connection that breaks off makes the broker publish the will.
            delete m_transport;
            m_transport = nullptr;
            m_session->transportClosed(now);
        } else {
            sendDisconnect(withWill ? mqtt::ReasonCode::DisconnectWithWillMessage : mqtt::ReasonCode::Success);
        }
    }
    if (m_transport)
        writeOutput();
    if (m_transport && m_session->state() != mqtt::Session::State::Disconnected &&
        (m_transport->bytesWaiting() > 0 || !m_session->output().empty())) {
        setStatus(ConnectionState::Closing, tr("Sending what is left"));
        QTimer::singleShot(10000, this, [this] {
            if (m_closing)
                finishClosing();
        });
        return;
    }
    finishClosing();
}

void ConnectionWorker::sendDisconnect(mqtt::ReasonCode reason)
{
    mqtt::Properties properties;
    for (const auto& [name, value] : m_settings.disconnectUserProperties)
        properties.addUserProperty(name, value);
    // Properties that are not valid must not keep us from leaving.
    if (!m_session->disconnect(currentTime(), reason, properties))
        (void)m_session->disconnect(currentTime(), reason);
}

void ConnectionWorker::finishClosing()
{
    m_closing = false;
    dropTransport();
    letGoOfFile();
    setStatus(ConnectionState::Disconnected, tr("Disconnected"));
    log(LogEntry::Level::Info, tr("Disconnected from %1").arg(m_settings.url.display()));
}

void ConnectionWorker::shutDown()
{
    if (m_session && m_session->state() == mqtt::Session::State::Connected)
        sendDisconnect(mqtt::ReasonCode::Success);
    if (m_transport)
        writeOutput();
    m_open = false;
    m_closing = false;
    m_retryTimer.stop();
    m_attemptTimer.stop();
    dropTransport();
    letGoOfFile();
    flushResults();
}

/// Ends transport and conversation; the session stays.
void ConnectionWorker::dropTransport()
{
    logUnsaidNotices(true);
    m_sessionTimer.stop();
    m_attemptTimer.stop();
    m_timerAt = 0;
    const mqtt::Time now = currentTime();
    if (m_connectedAt != 0) {
        m_shared->counters.connectedMicroseconds += now - m_connectedAt;
        m_shared->counters.connectedSince = 0;
        m_connectedAt = 0;
    }
    if (Transport* const transport = std::exchange(m_transport, nullptr)) {
        disconnect(transport, nullptr, this, nullptr);
        transport->closeAndDelete();
    }
    if (m_session && m_session->state() != mqtt::Session::State::Disconnected) {
        m_session->transportClosed(now);
        saveState();
        updateGauges();
        flushResults();
    }
}

// --- Losing it -------------------------------------------------------------------------------------------------------

void ConnectionWorker::transportFailed(const ConnectionError& error)
{
    if (m_closing) {
        finishClosing();
        return;
    }
    // What the session said (a DISCONNECT with its reason, say) explains more than the close that followed.
    ConnectionError reason = m_pendingError ? m_pendingError : error;
    const bool unanswered =
        reason.kind == ErrorKind::Closed && !m_gotBytes && m_session->state() == mqtt::Session::State::Connecting;
    if (unanswered && reason.advice.isEmpty() && !m_settings.url.isSecure() && !m_settings.url.isWebSocket())
        reason.advice = tr("It may expect TLS (mqtts://) or WebSocket (ws://) on this port.");
    over(reason);
}

bool ConnectionWorker::fallBack(const ConnectionError& error)
{
    if (!m_settings.allowFallback || m_version != mqtt::Version::V5_0 || !m_settings.authenticationMethod.isEmpty() ||
        m_settings.connect.authenticator)
        return false;
    // Old brokers answer CONNECT 5.0 with 0x84, with return code 1 of 3.x, or by closing at once.
    const bool refusedVersion =
        error.kind == ErrorKind::BrokerRefused && error.reasonCode == int(mqtt::ReasonCode::UnsupportedProtocolVersion);
    const bool closedAtOnce =
        error.kind == ErrorKind::Closed && !m_gotBytes && m_session->state() == mqtt::Session::State::Connecting;
    return refusedVersion || closedAtOnce;
}

bool ConnectionWorker::mustHold(const ConnectionError& error) const
{
    using enum mqtt::ReasonCode;
    switch (error.kind) {
    case ErrorKind::Settings:
    case ErrorKind::Protocol:
    case ErrorKind::Tls: // the certificate does not get better by asking again
        return true;
    case ErrorKind::BrokerRefused:
    case ErrorKind::BrokerDisconnect:
        break;
    case ErrorKind::Proxy:
    case ErrorKind::WebSocket:
        return error.credentialsRefused;
    default:
        return false;
    }
    switch (mqtt::ReasonCode(error.reasonCode)) {
    // These pass by themselves; anything else would be refused again, or would throw another client out.
    case Success:
    case UnspecifiedError:
    case ImplementationSpecificError:
    case ServerUnavailable:
    case ServerBusy:
    case ServerShuttingDown:
    case KeepAliveTimeout:
    case MessageRateTooHigh:
    case QuotaExceeded:
    case AdministrativeAction:
    case UseAnotherServer:
    case ConnectionRateExceeded:
    case MaximumConnectTime:
        return false;
    default:
        return true;
    }
}

/// Before 5.0 a broker cannot say why it closes, and mosquitto 2.0.11 does not on 5.0 either: two clients that throw
/// each other out show as connections that are closed without a word, soon, again and again.
void ConnectionWorker::suspectTakeover(ConnectionError& error, std::chrono::milliseconds lasted)
{
    const ReconnectPolicy& policy = m_settings.reconnect;
    m_shortConnections = error.kind == ErrorKind::Closed && lasted < policy.takeoverWithin ? m_shortConnections + 1 : 0;
    if (m_shortConnections < policy.takeoverSuspectedAfter)
        return;
    error.message = tr("The broker closed %n connection(s) in a row soon after they were made: another client with the "
                       "same client identifier seems to take over",
                       nullptr, m_shortConnections);
    error.advice = tr("Give each client its own identifier. The waits between the attempts get longer.");
}

void ConnectionWorker::over(ConnectionError error)
{
    const bool wasConnected = m_connectedAt != 0;
    if (wasConnected) {
        const std::chrono::milliseconds lasted((currentTime() - m_connectedAt) / 1000);
        m_backoff.connectionLost(lasted);
        suspectTakeover(error, lasted);
    }
    const bool falls = fallBack(error);
    dropTransport();
    for (SubscriptionStatus& subscription : m_subscriptions) {
        if (subscription.state == SubscriptionStatus::State::Granted)
            subscription.state = SubscriptionStatus::State::Waiting;
    }
    if (!m_subscriptions.empty())
        postSubscriptions();
    if (!m_open)
        return;
    if (falls) {
        m_version = mqtt::Version::V3_1_1;
        m_fellBack = true;
        log(LogEntry::Level::Warning,
            tr("%1 does not accept MQTT 5.0; trying MQTT 3.1.1.").arg(m_settings.url.hostAndPort()));
        startAttempt();
        return;
    }
    if (m_fellBack && !m_fallBackProved) {
        // Not the version, then: the next attempt begins with 5.0 again.
        m_version = m_settings.connect.version;
        m_fellBack = false;
    }
    log(LogEntry::Level::Error, error.advice.isEmpty() ? error.message : tr("%1. %2").arg(error.message, error.advice));
    m_status.retryHeld = mustHold(error);
    if (m_status.retryHeld || !m_settings.reconnect.enabled) {
        setStatus(ConnectionState::Failed, error.message, error);
        return;
    }
    const auto wait = m_backoff.next(QRandomGenerator::global()->generateDouble());
    m_retryTimer.start(wait);
    setStatus(ConnectionState::WaitingToRetry, error.message, error, asDateTime(currentTime() + wait.count() * 1000));
}

void ConnectionWorker::retryNow()
{
    if (m_status.state != ConnectionState::WaitingToRetry && m_status.state != ConnectionState::Failed)
        return;
    m_open = true;
    m_status.retryHeld = false;
    startAttempt();
}

void ConnectionWorker::stopRetrying()
{
    if (m_status.state != ConnectionState::WaitingToRetry)
        return;
    m_retryTimer.stop();
    setStatus(ConnectionState::Failed, m_status.text, m_status.error);
}

// --- Bytes and time --------------------------------------------------------------------------------------------------

void ConnectionWorker::transportRead(mqtt::BytesView bytes)
{
    const mqtt::Time now = currentTime();
    m_lastReceived = now;
    m_gotBytes = true;
    m_shared->counters.bytesReceived.fetch_add(bytes.size(), std::memory_order_relaxed);
    m_shared->journal.beginBatch(now);
    m_session->receive(bytes, now);
    if (m_received > 0)
        m_shared->counters.messagesReceived.fetch_add(std::exchange(m_received, 0), std::memory_order_relaxed);
    if (m_sink)
        m_sink->batchFinished(now);
    logUnsaidNotices(false);
    afterSession();
    if (m_closing && m_open)
        close(false); // the sink takes no more, see message()
}

void ConnectionWorker::transportWritten()
{
    writeOutput();
    if (m_closing && m_transport && m_transport->bytesWaiting() == 0 && m_session->output().empty())
        finishClosing();
}

void ConnectionWorker::afterSession()
{
    writeOutput();
    saveState(); // where nothing is written
    updateGauges();
    flushResults();
    if (m_session->wantsClose() && m_transport && !m_closing) {
        over(m_pendingError ? std::exchange(m_pendingError, {})
                            : ConnectionError{.kind = ErrorKind::Closed, .message = tr("The connection was ended")});
        return;
    }
    armTimer();
}

void ConnectionWorker::writeOutput()
{
    if (!m_transport || !m_session)
        return;
    saveState();
    const mqtt::BytesView output = m_session->output();
    if (output.empty() || m_transport->bytesWaiting() > highWater)
        return;
    m_transport->write(output);
    m_shared->counters.bytesSent.fetch_add(output.size(), std::memory_order_relaxed);
    m_session->outputWritten(output.size());
}

void ConnectionWorker::armTimer()
{
    if (!m_transport)
        return;
    std::optional<mqtt::Time> at = m_session->nextTimeout();
    // A link on which we keep sending would never be found dead: what we send postpones PINGREQ, and the kernel takes
    // it. So silence of the peer for one keep alive asks for a PINGREQ as well.
    if (m_session->state() == mqtt::Session::State::Connected && m_session->keepAlive() > 0)
        at = std::min(at.value_or(INT64_MAX), m_lastReceived + mqtt::seconds(m_session->keepAlive()));
    if (!at)
        return;
    const mqtt::Time now = currentTime();
    // Every batch of bytes moves the deadline on; letting the timer fire early is cheaper than restarting it each time.
    if (m_timerAt != 0 && m_timerAt <= *at && m_timerAt > now)
        return;
    m_timerAt = std::max(*at, now + 1000);
    m_sessionTimer.start(std::chrono::milliseconds((m_timerAt - now + 999) / 1000));
}

void ConnectionWorker::timerFired()
{
    m_timerAt = 0;
    if (!m_transport)
        return;
    const mqtt::Time now = currentTime();
    m_session->timeout(now);
    if (m_session->state() == mqtt::Session::State::Connected && m_session->keepAlive() > 0 &&
        now - m_lastReceived >= mqtt::seconds(m_session->keepAlive()))
        m_session->ping(now);
    afterSession();
}

void ConnectionWorker::scheduleFlush()
{
    if (m_flushQueued)
        return;
    m_flushQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_flushQueued = false;
            if (m_session)
                afterSession();
        },
        Qt::QueuedConnection);
}

void ConnectionWorker::updateGauges()
{
    const std::size_t queued = m_session->queuedCount();
    m_shared->counters.inFlight.store(std::uint32_t(m_session->inFlightCount()), std::memory_order_relaxed);
    m_shared->counters.offlineQueued.store(std::uint32_t(queued), std::memory_order_relaxed);
    if (queued != m_lastQueued) {
        m_lastQueued = queued;
        m_shared->post([](Connection& handle) { emit handle.offlineQueueChanged(); });
    }
}

void ConnectionWorker::packetReceived(mqtt::BytesView packet, mqtt::Time now)
{
    m_shared->journal.record(packet, mqtt::Direction::FromServer, m_version, now);
}

void ConnectionWorker::packetSent(mqtt::BytesView packet, mqtt::Time now)
{
    if ((static_cast<unsigned char>(packet.front()) >> 4) == 3) {
        const bool again = packet.front() & 0x08;
        (again ? m_shared->counters.publishesResent : m_shared->counters.messagesSent)
            .fetch_add(1, std::memory_order_relaxed);
    }
    m_shared->journal.record(packet, mqtt::Direction::FromClient, m_version, now);
}

// --- Events ----------------------------------------------------------------------------------------------------------

void ConnectionWorker::setStatus(ConnectionState state, const QString& text, const ConnectionError& error,
                                 const QDateTime& retryAt)
{
    m_status.state = state;
    m_status.text = text;
    m_status.error = error;
    m_status.retryAt = retryAt;
    if (state == ConnectionState::Connected)
        m_status.attempt = 0;
    m_shared->post([status = m_status](Connection& handle) {
        handle.m_status = status;
        emit handle.statusChanged(status);
    });
}

void ConnectionWorker::log(LogEntry::Level level, const QString& text)
{
    qCDebug(lcClient).noquote() << m_settings.url.display() << text;
    m_shared->post([entry = LogEntry{.time = asDateTime(currentTime()), .level = level, .text = text}](
                       Connection& handle) { emit handle.logged(entry); });
}

} // namespace topicscope::client
