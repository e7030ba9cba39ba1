// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/secret_kind.h"

#include <QCoreApplication>

namespace topicscope::profiles {

QString secretKindName(SecretKind kind)
{
    switch (kind) {
    case SecretKind::Password:
        return QStringLiteral("password");
    case SecretKind::CaCertificates:
        return QStringLiteral("ca-certificates");
    case SecretKind::ClientCertificate:
        return QStringLiteral("client-certificate");
    case SecretKind::PrivateKey:
        return QStringLiteral("private-key");
    case SecretKind::Passphrase:
        return QStringLiteral("passphrase");
    case SecretKind::ProxyPassword:
        return QStringLiteral("proxy-password");
    case SecretKind::WebSocketHeaders:
        return QStringLiteral("websocket-headers");
    }
    return {};
}

std::optional<SecretKind> secretKindFromName(QStringView name)
{
    for (const SecretKind kind : allSecretKinds) {
        if (secretKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

QString secretKindLabel(SecretKind kind)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("profiles::SecretKind", text); };
    switch (kind) {
    case SecretKind::Password:
        return tr(QT_TRANSLATE_NOOP("profiles::SecretKind", "password"));
    case SecretKind::CaCertificates:
        return tr(QT_TRANSLATE_NOOP("profiles::SecretKind", "own CA"));
    case SecretKind::ClientCertificate:
        return tr(QT_TRANSLATE_NOOP("profiles::SecretKind", "client certificate"));
    case SecretKind::PrivateKey:
        return tr(QT_TRANSLATE_NOOP("profiles::SecretKind", "private key"));
    case SecretKind::Passphrase:
        return tr(QT_TRANSLATE_NOOP("profiles::SecretKind", "passphrase of the private key"));
    case SecretKind::ProxyPassword:
        return tr(QT_TRANSLATE_NOOP("profiles::SecretKind", "proxy password"));
    case SecretKind::WebSocketHeaders:
        return tr(QT_TRANSLATE_NOOP("profiles::SecretKind", "secret WebSocket headers"));
    }
    return {};
}

} // namespace topicscope::profiles
