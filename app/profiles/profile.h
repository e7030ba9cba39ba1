// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"
#include "app/profiles/secret_kind.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

/// A connection profile: everything about a connection that may be written to a file. Secrets are not in it; they live
/// in the SecretStore under the profile's id, and `Profile::keychain` only tells which of them exist there.
///
/// All types here are plain values: copy them freely, on any thread.
namespace topicscope::profiles {

/// Which protocol version is asked for.
enum class ProtocolChoice {
    Automatic, ///< 5.0, and 3.1.1 where the broker refuses that version
    V3_1,
    V3_1_1,
    V5_0, ///< never falls back
};

enum class Transport {
    Tcp,            ///< mqtt://
    Tls,            ///< mqtts://
    WebSocket,      ///< ws://
    SecureWebSocket ///< wss://
};

/// Name and value, in order, repeats allowed (MQTT 5.0 §3.1.2.11.8; also used for WebSocket headers).
using NameValueList = QList<std::pair<QString, QString>>;

/// One subscription made right after connecting (MQTT 5.0 §3.8.3).
struct SubscriptionEntry
{
    QString filter;
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool enabled = true;            ///< false: kept in the profile, not subscribed
    bool noLocal = false;           ///< 5.0 only
    bool retainAsPublished = false; ///< 5.0 only
    int retainHandling = 0;         ///< 0 send retained, 1 only for a new subscription, 2 never; 5.0 only
    QJsonObject unknown;            ///< fields of a newer version, written back unchanged

    bool operator==(const SubscriptionEntry&) const = default;
};

/// The last will (MQTT 5.0 §3.1.2.5, §3.1.3.2).
struct LastWill
{
    bool enabled = false;
    QString topic;
    QByteArray payload;
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool retain = false;
    // From here on: MQTT 5.0 only; an empty optional is not sent.
    std::optional<quint32> delaySeconds;
    std::optional<quint32> messageExpirySeconds;
    bool payloadIsUtf8 = false; ///< Payload Format Indicator 1
    QString contentType;
    QString responseTopic;
    QByteArray correlationData;
    NameValueList userProperties;
    QJsonObject unknown;

    bool operator==(const LastWill&) const = default;
};

enum class TlsVersion { V1_2, V1_3 };

/// How the broker's certificate is judged and what is shown to it. Certificates and keys themselves are in the
/// SecretStore.
struct TlsOptions
{
    bool verifyPeer = true;
    bool useSystemCertificates = true; ///< besides the own CA, if there is one
    QString serverName;                ///< SNI and the name that is verified; empty: the host
    QStringList alpn;                  ///< protocols offered, in order of preference; empty: none
    TlsVersion minimumVersion = TlsVersion::V1_2;
    QJsonObject unknown;

    bool operator==(const TlsOptions&) const = default;
};

enum class ProxyType { None, System, Socks5, HttpConnect };

/// A proxy. Its password is SecretKind::ProxyPassword.
struct ProxyOptions
{
    ProxyType type = ProxyType::None;
    QString host;
    quint16 port = 0; ///< 0: the type's usual port (SOCKS5 1080, HTTP 3128), see effectivePort()
    QString userName;
    QJsonObject unknown;

    bool operator==(const ProxyOptions&) const = default;
    quint16 effectivePort() const;
};

/// When and how often a lost connection is made again: exponential with full jitter.
struct ReconnectPolicy
{
    bool enabled = true;
    int firstDelayMs = 1'000;
    int maximumDelayMs = 60'000;
    int stableAfterMs = 60'000; ///< connected that long: the delay starts over
    bool keepPublishes = true;  ///< publishes made while disconnected wait; false: they are discarded
    int keptPublishesLimit = 1'000;
    QJsonObject unknown;

    bool operator==(const ReconnectPolicy&) const = default;
};

/// What a person sees of a certificate in a list, so that the list needs no keychain. No bytes of the certificate.
struct CertificateSummary
{
    QString subject; ///< common name, or the whole subject where there is none
    QString issuer;
    QString keyType; ///< "RSA 2048", "EC P-256"
    QDateTime validUntil;
    QString sha256; ///< fingerprint, lower-case hexadecimal

    bool operator==(const CertificateSummary&) const = default;
    bool isEmpty() const { return sha256.isEmpty(); }
};

/// One connection profile. A default one, given a host, connects to a plain broker at port 1883.
struct Profile
{
    QString id;    ///< UUID without braces; names the secrets, never changes, never shown
    QString name;  ///< shown; may be empty, see displayName()
    QString group; ///< groups nest with '/'; empty: no group

    // Appearance
    QString tag;             ///< short free word beside the name, "production"
    QString colour;          ///< "#rrggbb", or empty
    bool production = false; ///< destructive commands ask first

    // Broker
    ProtocolChoice protocol = ProtocolChoice::Automatic;
    Transport transport = Transport::Tcp;
    QString host;
    quint16 port = 0; ///< 0: the transport's usual port, see effectivePort()
    QString webSocketPath = QStringLiteral("/mqtt");
    QString webSocketSubprotocol;   ///< Sec-WebSocket-Protocol; empty: "mqtt", "mqttv3.1" for 3.1 [MQTT-6.0.0-3]
    NameValueList webSocketHeaders; ///< extra headers of the upgrade request; tokens are SecretKind::WebSocketHeaders
    int connectTimeoutMs = 10'000;  ///< until CONNACK

    // Security. The password is SecretKind::Password.
    QString userName;             ///< empty: none is sent
    QString authenticationMethod; ///< enhanced authentication, "SCRAM-SHA-256"; empty: none (5.0 only)
    TlsOptions tls;
    CertificateSummary clientCertificate;
    CertificateSummary ownCa;

    // Session
    QString clientId;                 ///< empty: one is made up for every connect
    bool cleanStart = true;           ///< 3.x: clean session
    quint32 sessionExpirySeconds = 0; ///< 0xFFFFFFFF: never; 5.0 only
    quint16 keepAliveSeconds = 60;    ///< 0: off

    // MQTT 5.0; an empty optional is not sent
    std::optional<quint16> receiveMaximum;    ///< 1 to 65535
    std::optional<quint32> maximumPacketSize; ///< bytes, from 1
    std::optional<quint16> topicAliasMaximum;
    bool requestResponseInformation = false;
    bool requestProblemInformation = true;
    NameValueList userProperties;                ///< of CONNECT
    NameValueList subscribeUserProperties;       ///< of every SUBSCRIBE and UNSUBSCRIBE
    NameValueList acknowledgementUserProperties; ///< of every PUBACK, PUBREC, PUBREL and PUBCOMP of ours
    NameValueList authUserProperties;            ///< of every AUTH of ours
    NameValueList disconnectUserProperties;

    LastWill will;
    QList<SubscriptionEntry> subscriptions = defaultSubscriptions();
    ProxyOptions proxy;
    ReconnectPolicy reconnect;

    SecretKinds keychain; ///< which secrets are in the OS keychain under this id
    /// Which secrets belong to this profile but are kept nowhere for good: they were for one session, or there was no
    /// keychain. After that session they have to be asked for.
    SecretKinds sessionOnly;
    QDateTime lastUsed;  ///< UTC; invalid: never
    QJsonObject unknown; ///< fields of a newer version, written back unchanged

    bool operator==(const Profile&) const = default;

    /// Which secrets a connect needs: those that belong to this profile, in the keychain or for a session only, and
    /// that the settings as they stand make use of. What is in memory besides comes on top:
    /// `profile.neededSecrets() | store.sessionSecrets(profile.id)`.
    SecretKinds neededSecrets() const;

    /// A profile with a new id and the defaults.
    static Profile create();
    /// `#` and `$SYS/#` at QoS 0, with Retain As Published: the RETAIN flag of a live message is kept where MQTT 5.0
    /// allows it.
    static QList<SubscriptionEntry> defaultSubscriptions();

    /// Takes down where secrets were put: `saved` are in the keychain now, `forSession` only in memory, `removed`
    /// nowhere.
    void noteSecrets(SecretKinds saved, SecretKinds forSession, SecretKinds removed = {});

    /// The same settings under a new id, named "… (copy)", without last use. Its secrets have to be asked for unless
    /// the caller copies them (SecretStore::copy) and notes that.
    Profile duplicated() const;

    /// The name, or host and port where it is empty.
    QString displayName() const;
    quint16 effectivePort() const; ///< 1883, 8883, 80 or 443 where port is 0
    bool usesTls() const { return transport == Transport::Tls || transport == Transport::SecureWebSocket; }
    bool usesWebSocket() const { return transport == Transport::WebSocket || transport == Transport::SecureWebSocket; }
    /// `mqtts://broker.example:8883`, `wss://broker.example:443/mqtt`. Never holds user name or password.
    QString displayUrl() const;
};

QString schemeName(Transport transport);       ///< "mqtt", "mqtts", "ws", "wss"
QString protocolName(ProtocolChoice protocol); ///< "3.1", "3.1.1", "5.0", "auto"; not translated
quint16 defaultPort(Transport transport);

/// A mistake in one field of a profile, for showing beside it.
struct FieldProblem
{
    enum class Severity { Error, Warning };
    QString field;   ///< the JSON name, dotted: "host", "will.topic", "subscriptions.2.filter"
    QString message; ///< plain, translated
    Severity severity = Severity::Error;

    bool operator==(const FieldProblem&) const = default;
};

/// Everything that would keep this profile from working (errors) or is probably not meant (warnings). Pure.
QList<FieldProblem> validate(const Profile& profile);

} // namespace topicscope::profiles

Q_DECLARE_METATYPE(topicscope::profiles::Profile)
