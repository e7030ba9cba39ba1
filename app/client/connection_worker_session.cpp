// SPDX-License-Identifier: GPL-3.0-or-later
// What the session reports: subscriptions, and the ends of connections in plain words.
#include "app/client/clock.h"
#include "app/client/connection_worker.h"
#include "app/client/core_text.h"

#include <algorithm>
#include <climits>

namespace topicscope::client {

using namespace Qt::StringLiterals;

namespace {

QString asText(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

QString textOf(const mqtt::Properties& properties, mqtt::PropertyId id)
{
    const auto text = properties.text(id);
    return text ? asText(*text) : QString();
}

QString versionName(mqtt::Version version)
{
    switch (version) {
    case mqtt::Version::V3_1:
        return u"MQTT 3.1"_s;
    case mqtt::Version::V3_1_1:
        return u"MQTT 3.1.1"_s;
    case mqtt::Version::V5_0:
        break;
    }
    return u"MQTT 5.0"_s;
}

/// What bytes that are no MQTT look like, or empty.
bool startsLikeTls(std::string_view bytes)
{
    return bytes.size() >= 2 && (bytes[0] == 0x15 || bytes[0] == 0x16) && bytes[1] == 0x03;
}

/// CONNACK and DISCONNECT 0x9C and 0x9D; `reference` is the Server Reference, which may be empty.
QString saysUseAnotherServer(const QString& reference)
{
    return reference.isEmpty() ? ConnectionWorker::tr("The broker says to use another server")
                               : ConnectionWorker::tr("The broker says to use another server: %1").arg(reference);
}

} // namespace

void ConnectionWorker::connected(const mqtt::Connected& event)
{
    m_connectedAt = currentTime();
    m_shared->counters.connectedSince = m_connectedAt;
    m_shared->counters.connects.fetch_add(1, std::memory_order_relaxed);
    m_shared->counters.lastPingMicroseconds = event.took;
    m_fallBackProved = m_fellBack;

    ConnectionInfo info;
    info.version = event.version;
    info.fellBack = m_fellBack;
    info.sessionPresent = event.connack.sessionPresent;
    info.sessionLost = !event.cleanStart && event.localSession && !event.connack.sessionPresent;
    info.clientId = asText(event.clientId);
    info.clientIdAssigned = event.clientIdAssigned;
    info.keepAliveSeconds = event.keepAlive;
    info.keepAliveReplaced = event.keepAliveReplaced;
    info.sessionExpirySeconds = event.sessionExpiryInterval;
    info.sessionExpiryReplaced = event.sessionExpiryReplaced;
    info.connack = event.connack;
    info.limits = event.limits;
    info.connackMicroseconds = event.took;
    const TransportInfo transport = m_transport->info();
    info.peerAddress = transport.peerAddress;
    info.ownAddress = transport.ownAddress;
    info.transport = transport.description;
    info.cipher = transport.cipher;
    info.alpn = transport.alpn;
    info.peerCertificates = transport.peerCertificates;
    info.tlsWarnings = transport.tlsWarnings;
    m_shared->post([info](Connection& handle) {
        handle.m_info = info;
        emit handle.connected(info);
    });
    setStatus(ConnectionState::Connected,
              tr("Connected with %1 over %2").arg(versionName(event.version), transport.description));
    log(LogEntry::Level::Info,
        info.sessionPresent ? tr("Connected to %1 with %2 over %3; the broker had kept the session")
                                  .arg(m_settings.url.display(), versionName(event.version), transport.description)
                            : tr("Connected to %1 with %2 over %3")
                                  .arg(m_settings.url.display(), versionName(event.version), transport.description));
    for (const QString& warning : transport.tlsWarnings)
        log(LogEntry::Level::Warning, warning);
    subscribeAfterConnect(info.sessionPresent);
}

void ConnectionWorker::message(const mqtt::MessageView& message)
{
    if (m_sink && m_sink->isFull()) {
        // Nothing follows DISCONNECT, no acknowledgement of this message either; the rest is closed after the batch.
        sendDisconnect(mqtt::ReasonCode::Success);
        m_closing = true;
        return;
    }
    ++m_received;
    if (m_sink)
        m_sink->message(message);
}

void ConnectionWorker::pingAnswered(mqtt::Time roundTrip)
{
    m_shared->counters.lastPingMicroseconds = roundTrip;
    m_shared->post([](Connection& handle) { emit handle.pingAnswered(); });
}

void ConnectionWorker::ping()
{
    if (!m_session)
        return;
    m_session->ping(currentTime());
    afterSession();
}

// --- Subscriptions ---------------------------------------------------------------------------------------------------

SubscriptionStatus* ConnectionWorker::find(const mqtt::Bytes& filter)
{
    const auto found = std::ranges::find_if(
        m_subscriptions, [&](const SubscriptionStatus& status) { return status.requested.filter == filter; });
    return found == m_subscriptions.end() ? nullptr : &*found;
}

void ConnectionWorker::postSubscriptions()
{
    m_shared->post([subscriptions = m_subscriptions](Connection& handle) {
        handle.m_subscriptions = subscriptions;
        emit handle.subscriptionsChanged();
    });
}

void ConnectionWorker::subscribe(const std::vector<mqtt::Subscription>& subscriptions)
{
    for (const mqtt::Subscription& subscription : subscriptions) {
        SubscriptionStatus* status = find(subscription.filter);
        if (!status)
            status = &m_subscriptions.emplace_back();
        *status = {.requested = subscription};
        std::erase(m_unsubscribeLater, subscription.filter);
    }
    postSubscriptions();
    if (m_session && m_session->state() == mqtt::Session::State::Connected) {
        sendSubscribe(subscriptions);
        scheduleFlush();
    }
}

void ConnectionWorker::unsubscribe(const std::vector<mqtt::Bytes>& filters)
{
    const bool now = m_session && m_session->state() == mqtt::Session::State::Connected;
    for (const mqtt::Bytes& filter : filters) {
        SubscriptionStatus* status = find(filter);
        if (now && status) {
            status->state = SubscriptionStatus::State::Unsubscribing;
        } else {
            std::erase_if(m_subscriptions,
                          [&](const SubscriptionStatus& other) { return other.requested.filter == filter; });
            m_unsubscribeLater.push_back(filter);
        }
    }
    postSubscriptions();
    if (now) {
        sendUnsubscribe(filters);
        m_unsubscribeLater.clear();
        scheduleFlush();
    }
}

void ConnectionWorker::sendUnsubscribe(const std::vector<mqtt::Bytes>& filters)
{
    if (filters.empty())
        return;
    if (const auto sent = m_session->unsubscribe(filters, currentTime(), m_settings.unsubscribeUserProperties); !sent)
        log(LogEntry::Level::Warning, fromCore(sent.error().description));
}

mqtt::Subscription ConnectionWorker::asSpoken(mqtt::Subscription subscription) const
{
    if (m_session->version() != mqtt::Version::V5_0)
        subscription.options.retainAsPublished = false;
    return subscription;
}

void ConnectionWorker::subscribeAfterConnect(bool sessionPresent)
{
    std::vector<mqtt::Subscription> wanted;
    std::vector<mqtt::SubscribedFilter> kept;
    if (sessionPresent)
        kept = m_session->subscriptions();
    for (SubscriptionStatus& status : m_subscriptions) {
        const mqtt::Subscription asked = asSpoken(status.requested);
        const auto found = std::ranges::find_if(kept, [&](const mqtt::SubscribedFilter& filter) {
            return filter.subscription == asked && filter.granted();
        });
        if (found != kept.end()) {
            status.state = SubscriptionStatus::State::Granted;
            status.identifier = found->identifier;
            status.reasonCode = int(found->reasonCode);
            status.granted = mqtt::QoS(std::uint8_t(found->reasonCode) & 3);
        } else {
            wanted.push_back(status.requested);
        }
    }
    if (sessionPresent)
        sendUnsubscribe(m_unsubscribeLater);
    m_unsubscribeLater.clear();
    sendSubscribe(std::move(wanted));
    postSubscriptions();
}

void ConnectionWorker::sendSubscribe(std::vector<mqtt::Subscription> subscriptions)
{
    // With identifiers each filter has its own SUBSCRIBE anyway; asked for one by one, each also keeps the reason
    // string of its own SUBACK.
    if (m_session->limits().subscriptionIdentifiers && subscriptions.size() > 1) {
        for (mqtt::Subscription& subscription : subscriptions)
            sendSubscribe({std::move(subscription)});
        return;
    }
    std::ranges::transform(subscriptions, subscriptions.begin(),
                           [this](const mqtt::Subscription& subscription) { return asSpoken(subscription); });
    while (!subscriptions.empty()) {
        const auto sent = m_session->subscribe({.subscriptions = subscriptions,
                                                .identifyEach = true,
                                                .identifier = 0,
                                                .userProperties = m_settings.subscribeUserProperties},
                                               currentTime());
        if (sent)
            return;
        if (sent.error().reasonCode == mqtt::ReasonCode::PacketTooLarge && subscriptions.size() > 1) {
            const auto half = subscriptions.begin() + std::ptrdiff_t(subscriptions.size() / 2);
            sendSubscribe({subscriptions.begin(), half});
            subscriptions.erase(subscriptions.begin(), half);
            continue;
        }
        // One filter that this broker does not take must not keep the others out.
        const std::size_t index = std::min(sent.error().index, subscriptions.size() - 1);
        if (SubscriptionStatus* status = find(subscriptions[index].filter)) {
            status->state = SubscriptionStatus::State::Refused;
            status->reasonCode = int(sent.error().reasonCode);
            status->reasonString = fromCore(sent.error().description);
            log(LogEntry::Level::Warning,
                tr("Not subscribed to %1: %2").arg(asText(status->requested.filter), status->reasonString));
        }
        subscriptions.erase(subscriptions.begin() + std::ptrdiff_t(index));
        postSubscriptions();
    }
}

void ConnectionWorker::subscribeFinished(const mqtt::SubscribeFinished& event)
{
    if (event.connectionLost)
        return; // they are asked for again after the next CONNACK
    for (const mqtt::SubscribedFilter& answer : event.filters) {
        SubscriptionStatus* status = find(answer.subscription.filter);
        if (!status || status->state == SubscriptionStatus::State::Unsubscribing)
            continue;
        status->state = answer.granted() ? SubscriptionStatus::State::Granted : SubscriptionStatus::State::Refused;
        status->granted = answer.granted() ? mqtt::QoS(std::uint8_t(answer.reasonCode) & 3) : mqtt::QoS::AtMostOnce;
        status->identifier = answer.identifier;
        status->reasonCode = int(answer.reasonCode);
        status->reasonString = textOf(event.properties, mqtt::PropertyId::ReasonString);
        const QString filter = asText(answer.subscription.filter);
        if (!answer.granted()) {
            const QString why = fromCore(mqtt::explanation(answer.reasonCode, mqtt::PacketType::Suback));
            log(LogEntry::Level::Warning, status->reasonString.isEmpty()
                                              ? tr("The broker refused the subscription to %1: %2").arg(filter, why)
                                              : tr("The broker refused the subscription to %1: %2 It says: %3")
                                                    .arg(filter, why, status->reasonString));
        } else if (answer.downgraded()) {
            log(LogEntry::Level::Warning, tr("The broker granted QoS %1 for %2, not QoS %3")
                                              .arg(QString::number(int(status->granted)), filter,
                                                   QString::number(int(answer.subscription.options.qos))));
        }
    }
    postSubscriptions();
}

void ConnectionWorker::unsubscribeFinished(const mqtt::UnsubscribeFinished& event)
{
    for (std::size_t i = 0; i < event.filters.size(); ++i) {
        if (event.connectionLost)
            m_unsubscribeLater.push_back(event.filters[i]);
        else if (i < event.reasonCodes.size() && mqtt::isFailure(event.reasonCodes[i]))
            log(LogEntry::Level::Warning,
                tr("The broker refused to end the subscription to %1: %2")
                    .arg(asText(event.filters[i]),
                         fromCore(mqtt::explanation(event.reasonCodes[i], mqtt::PacketType::Unsuback))));
        // Subscribed again meanwhile: stays.
        std::erase_if(m_subscriptions, [&](const SubscriptionStatus& status) {
            return status.requested.filter == event.filters[i] &&
                   status.state == SubscriptionStatus::State::Unsubscribing;
        });
    }
    postSubscriptions();
}

// --- Ends ------------------------------------------------------------------------------------------------------------

void ConnectionWorker::connectionRefused(const mqtt::ConnectionRefused& event)
{
    using enum mqtt::ReasonCode;
    ConnectionError error{.kind = ErrorKind::BrokerRefused};
    error.reasonCode = int(event.reasonCode);
    error.reasonString = textOf(event.connack.properties, mqtt::PropertyId::ReasonString);
    error.serverReference = textOf(event.connack.properties, mqtt::PropertyId::ServerReference);
    switch (event.reasonCode) {
    case BadUserNameOrPassword:
        error.message = tr("The broker did not accept user name or password");
        break;
    case NotAuthorized:
        error.message = tr("The broker does not allow this client to connect (not authorized)");
        error.advice = tr("User name, password, client identifier or certificate may be wrong or missing.");
        break;
    case UnsupportedProtocolVersion:
        error.message = tr("The broker does not speak %1").arg(versionName(event.version));
        break;
    case ClientIdentifierNotValid:
        error.message = tr("The broker does not accept this client identifier");
        break;
    case ServerUnavailable:
        error.message = tr("The broker is not available at the moment");
        break;
    case ServerBusy:
        error.message = tr("The broker is busy; it says to try again later");
        break;
    case Banned:
        error.message = tr("The broker has banned this client");
        break;
    case UseAnotherServer:
    case ServerMoved:
        error.message = saysUseAnotherServer(error.serverReference);
        break;
    default:
        error.message = tr("The broker refused the connection: %1")
                            .arg(fromCore(event.explanation.empty() ? event.name : event.explanation));
    }
    if (!error.reasonString.isEmpty())
        error.advice = tr("The broker says: %1").arg(error.reasonString);
    m_pendingError = error;
}

void ConnectionWorker::serverDisconnected(const mqtt::Disconnect& event)
{
    using enum mqtt::ReasonCode;
    ConnectionError error{.kind = ErrorKind::BrokerDisconnect};
    error.reasonCode = int(event.reasonCode);
    error.reasonString = textOf(event.properties, mqtt::PropertyId::ReasonString);
    error.serverReference = textOf(event.properties, mqtt::PropertyId::ServerReference);
    switch (event.reasonCode) {
    case SessionTakenOver:
        error.message = tr("Another client connected with the same client identifier and took over the session");
        error.advice = tr("Give each client its own identifier; trying again by itself would throw the other one out.");
        break;
    case ServerShuttingDown:
        error.message = tr("The broker is shutting down");
        break;
    case AdministrativeAction:
        error.message = tr("An administrator of the broker ended the connection");
        break;
    case KeepAliveTimeout:
        error.message = tr("The broker heard nothing from us for one and a half keep alives");
        break;
    case UseAnotherServer:
    case ServerMoved:
        error.message = saysUseAnotherServer(error.serverReference);
        break;
    default:
        error.message = tr("The broker ended the connection: %1")
                            .arg(fromCore(mqtt::explanation(event.reasonCode, mqtt::PacketType::Disconnect)));
    }
    if (!error.reasonString.isEmpty())
        error.advice = tr("The broker says: %1").arg(error.reasonString);
    m_pendingError = error;
}

void ConnectionWorker::protocolError(const mqtt::ProtocolError& problem)
{
    m_shared->journal.markLastReceivedAsError();
    ConnectionError error{.kind = ErrorKind::Protocol};
    error.reasonCode = int(problem.reasonCode);
    error.clause = QByteArray(problem.clause.data(), qsizetype(problem.clause.size()));
    error.bytes = QByteArray::fromStdString(problem.packetStart.empty() ? problem.bytes : problem.packetStart);
    const std::string_view start = problem.packetStart.empty() ? problem.bytes : problem.packetStart;
    // An AUTH or CONNACK that is broken may hold authentication data anywhere.
    constexpr qsizetype readable = 4;
    const bool mayHoldSecret =
        !m_settings.authenticationMethod.isEmpty() &&
        (problem.packet == mqtt::PacketType::Auth || problem.packet == mqtt::PacketType::Connack);
    if (mayHoldSecret && error.bytes.size() > readable)
        error.bytes.replace(readable, error.bytes.size() - readable, QByteArray(error.bytes.size() - readable, '*'));
    if (m_connectedAt == 0 && startsLikeTls(start)) {
        error.message = tr("%1 answered with TLS, not with MQTT").arg(m_settings.url.hostAndPort());
        error.advice = tr("Use mqtts:// for this port.");
    } else if (m_connectedAt == 0 && start.starts_with("HTTP/")) {
        error.message = tr("%1 answered with HTTP, not with MQTT").arg(m_settings.url.hostAndPort());
        error.advice = tr("Use ws:// or wss:// for this port.");
    } else {
        error.message =
            tr("The broker broke the protocol (%1): %2").arg(asText(problem.clause), fromCore(problem.description));
        error.advice = tr("The packet begins with %1").arg(QString::fromLatin1(error.bytes.left(16).toHex(' ')));
    }
    m_pendingError = error;
}

void ConnectionWorker::timedOut(mqtt::Timeout which)
{
    if (which == mqtt::Timeout::Connack) {
        m_pendingError = {.kind = ErrorKind::TimedOut,
                          .message = tr("%1 did not answer CONNECT in time").arg(m_settings.url.hostAndPort()),
                          .advice = tr("It may not be an MQTT broker, or may expect TLS or WebSocket on this port.")};
    } else {
        m_pendingError = {.kind = ErrorKind::KeepAlive,
                          .message = tr("The broker did not answer PINGREQ in time: the connection is dead")};
    }
}

void ConnectionWorker::authenticationFailed()
{
    m_pendingError = {.kind = ErrorKind::BrokerRefused,
                      .message = tr("The broker could not prove that it knows the password (%1)")
                                     .arg(QString::fromUtf8(m_settings.authenticationMethod)),
                      .reasonCode = int(mqtt::ReasonCode::NotAuthorized)};
}

void ConnectionWorker::reauthenticated(const mqtt::Auth&)
{
    log(LogEntry::Level::Info, tr("Authenticated again"));
}

void ConnectionWorker::sessionDiscarded(const mqtt::SessionDiscarded& event)
{
    log(LogEntry::Level::Warning, tr("The broker no longer had the session: %n message(s) of ours were on the way",
                                     nullptr, int(event.publishesInFlight)));
}

void ConnectionWorker::notice(const mqtt::Notice& notice)
{
    if (notice.kind == mqtt::Notice::Kind::RepeatedQoS2) {
        // Normal after every reconnect, and counted: not worth a line each.
        m_shared->counters.duplicatesDropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    if (notice.kind == mqtt::Notice::Kind::RepeatedAfterPubrel)
        m_shared->counters.possibleRepetitions.fetch_add(1, std::memory_order_relaxed);
    if (m_notices.says(notice.kind, m_lastReceived))
        log(LogEntry::Level::Warning, tr("%1 (%2)").arg(fromCore(notice.description), asText(notice.clause)));
}

void ConnectionWorker::logUnsaidNotices(bool atOnce)
{
    if (const std::uint64_t count = m_notices.takeUnsaid(m_lastReceived, atOnce); count > 0)
        log(LogEntry::Level::Warning,
            tr("%n more such event(s), not listed one by one", nullptr, int(std::min<std::uint64_t>(count, INT_MAX))));
}

} // namespace topicscope::client
