// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <limits>

/// A profile in which every field differs from its default.
inline topicscope::profiles::Profile fullProfile()
{
    using namespace topicscope;
    using namespace topicscope::profiles;
    Profile p = Profile::create();
    p.name = QStringLiteral("Plant A “north” \u2603 <b>");
    p.group = QStringLiteral("Plants/North");
    p.tag = QStringLiteral("production");
    p.colour = QStringLiteral("#b42318");
    p.production = true;
    p.protocol = ProtocolChoice::V3_1_1;
    p.transport = Transport::SecureWebSocket;
    p.host = QStringLiteral("fe80::1%eth0");
    p.port = 65'535;
    p.webSocketPath = QStringLiteral("/a/b?c=d");
    p.webSocketHeaders = {{QStringLiteral("X-Site"), QStringLiteral("1")}, {QStringLiteral("X-Site"), QString()}};
    p.connectTimeoutMs = 1;
    p.userName = QStringLiteral("tech");
    p.authenticationMethod = QStringLiteral("SCRAM-SHA-256");
    p.tls = {false,
             false,
             QStringLiteral("broker"),
             {QStringLiteral("mqtt"), QStringLiteral("x-amzn-mqtt-ca")},
             TlsVersion::V1_3,
             {}};
    p.clientCertificate = {QStringLiteral("line-7"), QStringLiteral("Devices CA"), QStringLiteral("EC P-256"),
                           QDateTime(QDate(2027, 6, 22), QTime(1, 2, 3), Qt::UTC), QStringLiteral("ab12")};
    p.ownCa = {QStringLiteral("Root"), QStringLiteral("Root"), QStringLiteral("RSA 4096"),
               QDateTime(QDate(2031, 1, 1), QTime(0, 0), Qt::UTC), QStringLiteral("cd34")};
    p.clientId = QStringLiteral("viewer");
    p.cleanStart = false;
    p.sessionExpirySeconds = std::numeric_limits<quint32>::max();
    p.keepAliveSeconds = 0;
    p.receiveMaximum = quint16(65'535);
    p.maximumPacketSize = std::numeric_limits<quint32>::max();
    p.topicAliasMaximum = quint16(0);
    p.requestResponseInformation = true;
    p.requestProblemInformation = false;
    p.webSocketSubprotocol = QStringLiteral("mqtt.v5");
    p.subscribeUserProperties = {{QStringLiteral("subs"), QStringLiteral("x")}};
    p.acknowledgementUserProperties = {{QStringLiteral("ackn"), QStringLiteral("x")}};
    p.authUserProperties = {{QStringLiteral("auth"), QStringLiteral("x")}};
    p.disconnectUserProperties = {{QStringLiteral("disc"), QStringLiteral("x")}};
    p.userProperties = {{QStringLiteral("site"), QStringLiteral("A")}, {QStringLiteral("site"), QStringLiteral("B")}};
    p.will.enabled = true;
    p.will.topic = QStringLiteral("plant/status");
    p.will.payload = QByteArray("\x00\xff\x80gone", 7);
    p.will.qos = mqtt::QoS::ExactlyOnce;
    p.will.retain = true;
    p.will.delaySeconds = 0;
    p.will.messageExpirySeconds = std::numeric_limits<quint32>::max();
    p.will.payloadIsUtf8 = true;
    p.will.contentType = QStringLiteral("text/plain");
    p.will.responseTopic = QStringLiteral("r");
    p.will.correlationData = QByteArray("\x01\x02");
    p.will.userProperties = {{QString(), QString()}};
    p.subscriptions = {{QStringLiteral("plant/+/temp"), mqtt::QoS::AtLeastOnce, false, true, true, 2, {}}};
    p.proxy = {ProxyType::Socks5, QStringLiteral("proxy"), 1081, QStringLiteral("me"), {}};
    p.reconnect = {false, 1, 2, 3, false, 4, {}};
    p.keychain = SecretKind::Password | SecretKind::PrivateKey;
    p.sessionOnly = SecretKind::Passphrase;
    p.lastUsed = QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6, 789), Qt::UTC);
    return p;
}
