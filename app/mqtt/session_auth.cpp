// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/session_p.h"
#include "app/mqtt/text.h"

/// Enhanced authentication (§4.12): AUTH, and what CONNACK says about it.
namespace topicscope::mqtt {

using Id = PropertyId;

/// [MQTT-4.12.0-5] and [MQTT-4.12.0-6]. False: terminated.
bool Session::Private::checkConnackAuthentication(const Connack& packet, BytesView bytes, Time now)
{
    if (!version5())
        return true;
    const auto method = packet.properties.text(Id::AuthenticationMethod);
    if (!m_options.authenticator) {
        if (method)
            terminate(bytes, ReasonCode::ProtocolError, "MQTT-4.12.0-6",
                      QT_TRANSLATE_NOOP("mqtt", "CONNACK names an authentication method, but CONNECT had none."), now);
        return !method;
    }
    if (method != m_options.authenticator->method()) {
        terminate(bytes, ReasonCode::ProtocolError, "MQTT-4.12.0-5",
                  QT_TRANSLATE_NOOP("mqtt", "CONNACK does not name the authentication method of CONNECT."), now);
        return false;
    }
    if (m_options.authenticator->finish(packet.properties.text(Id::AuthenticationData)))
        return true;
    failAuthentication(now);
    return false;
}

void Session::Private::failAuthentication(Time now)
{
    closeWithDisconnect(ReasonCode::UnspecifiedError, now);
    m_listener.authenticationFailed();
}

/// False, and nothing is sent, when it is larger than the server's Maximum Packet Size even without what only informs.
bool Session::Private::sendAuth(ReasonCode code, std::optional<Bytes> data, Time now)
{
    Auth packet{code, {}};
    packet.properties.set(Id::AuthenticationMethod, Bytes{m_options.authenticator->method()});
    if (data)
        packet.properties.set(Id::AuthenticationData, std::move(*data));
    for (const auto& [name, value] : m_options.authUserProperties)
        packet.properties.addUserProperty(name, value);
    return sendTrimmed(std::move(packet), now);
}

void Session::Private::on(const Auth& packet, BytesView bytes, Time now)
{
    Authenticator* authenticator = m_options.authenticator.get();
    const bool isExpected = m_state == State::Connecting || m_reauthenticating;
    if (authenticator == nullptr || !isExpected) {
        terminate(bytes, ReasonCode::ProtocolError, authenticator == nullptr ? "MQTT-4.12.0-6" : "§4.12.1",
                  QT_TRANSLATE_NOOP("mqtt", "The server sent AUTH, but no authentication was begun."), now);
        return;
    }
    const bool bare = packet.reasonCode == ReasonCode::Success && packet.properties.isEmpty(); // §3.15.2.1
    if (!bare && packet.properties.text(Id::AuthenticationMethod) != authenticator->method()) {
        terminate(bytes, ReasonCode::ProtocolError, "MQTT-4.12.0-5",
                  QT_TRANSLATE_NOOP("mqtt", "AUTH does not name the authentication method of CONNECT."), now);
        return;
    }
    const auto data = packet.properties.text(Id::AuthenticationData);
    if (packet.reasonCode == ReasonCode::ContinueAuthentication) {
        auto answer = authenticator->challenge(data.value_or(BytesView{}));
        if (!answer || !sendAuth(ReasonCode::ContinueAuthentication, std::move(answer), now))
            failAuthentication(now);
        return;
    }
    if (m_state == State::Connecting) {
        terminate(bytes, ReasonCode::ProtocolError, "MQTT-4.12.0-2",
                  QT_TRANSLATE_NOOP("mqtt", "The server ended the authentication with AUTH in place of CONNACK."), now);
        return;
    }
    m_reauthenticating = false;
    if (authenticator->finish(data))
        m_listener.reauthenticated(packet);
    else
        failAuthentication(now);
}

tl::expected<void, RequestError> Session::Private::reauthenticate(Time now)
{
    if (m_state != State::Connected || !version5() || !m_options.authenticator)
        return tl::unexpected(
            failure(ReasonCode::BadAuthenticationMethod, "MQTT-4.12.1-1",
                    QT_TRANSLATE_NOOP("mqtt", "Only a connection that used enhanced authentication can repeat it.")));
    if (m_reauthenticating)
        return tl::unexpected(failure(ReasonCode::ProtocolError, "§4.12.1",
                                      QT_TRANSLATE_NOOP("mqtt", "A re-authentication is under way.")));
    if (!sendAuth(ReasonCode::ReAuthenticate, m_options.authenticator->start(), now))
        return tl::unexpected(packetTooLarge());
    m_reauthenticating = true;
    return {};
}

} // namespace topicscope::mqtt
