// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QString>

#include <array>
#include <optional>

namespace topicscope::profiles {

/// The secrets a profile may have. Each is one entry of the keychain (several where it is large).
enum class SecretKind {
    Password = 1,
    CaCertificates = 2,    ///< own CA, PEM, one or more certificates
    ClientCertificate = 4, ///< PEM, with its chain
    PrivateKey = 8,        ///< PEM, possibly encrypted: then Passphrase opens it
    Passphrase = 16,
    ProxyPassword = 32,
    WebSocketHeaders =
        64, ///< headers that carry a token, "Name: value" lines (UTF-8, LF), sent besides Profile::webSocketHeaders
};
Q_DECLARE_FLAGS(SecretKinds, SecretKind)
Q_DECLARE_OPERATORS_FOR_FLAGS(SecretKinds)

inline constexpr std::array allSecretKinds{
    SecretKind::Password,   SecretKind::CaCertificates, SecretKind::ClientCertificate, SecretKind::PrivateKey,
    SecretKind::Passphrase, SecretKind::ProxyPassword,  SecretKind::WebSocketHeaders};

/// What a person can type when asked; certificates and keys come from files.
inline constexpr SecretKinds typedSecretKinds =
    SecretKind::Password | SecretKind::Passphrase | SecretKind::ProxyPassword | SecretKind::WebSocketHeaders;

/// The name used in files and in the keychain: "password", "ca-certificates", "client-certificate", "private-key",
/// "passphrase", "proxy-password", "websocket-headers".
QString secretKindName(SecretKind kind);
std::optional<SecretKind> secretKindFromName(QStringView name);
/// The same for a person, translated: "password", "own CA", …
QString secretKindLabel(SecretKind kind);

} // namespace topicscope::profiles
