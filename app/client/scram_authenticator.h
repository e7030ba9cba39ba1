// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/authenticator.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <functional>
#include <memory>

namespace topicscope::client {

/// SCRAM-SHA-1, SCRAM-SHA-256 and SCRAM-SHA-512 (RFC 5802, RFC 7677) without channel binding, for enhanced
/// authentication. The server must prove that it knows the password, too.
class ScramAuthenticator : public mqtt::Authenticator
{
public:
    /// Null for a method that is none of the three. `makeNonce` is for tests; by default 24 random bytes in Base64.
    static std::shared_ptr<ScramAuthenticator> create(const QByteArray& method, const QString& userName,
                                                      const QString& password,
                                                      std::function<QByteArray()> makeNonce = {});

    mqtt::BytesView method() const override { return m_methodView; }
    std::optional<mqtt::Bytes> start() override;
    std::optional<mqtt::Bytes> challenge(mqtt::BytesView data) override;
    bool finish(std::optional<mqtt::BytesView> data) override;

    /// More iterations than this are refused: each costs about a microsecond on the I/O thread.
    static constexpr int maximumIterations = 100'000;
    static constexpr int minimumIterations = 4096;

private:
    ScramAuthenticator() = default;
    bool verify(mqtt::BytesView serverFinal);
    QByteArray hmac(const QByteArray& key, const QByteArray& message) const;

    mqtt::Bytes m_methodView;
    QCryptographicHash::Algorithm m_hash = QCryptographicHash::Sha256;
    QString m_userName;
    QString m_password;
    std::function<QByteArray()> m_makeNonce;
    QByteArray m_nonce;
    QByteArray m_clientFirstBare;
    QByteArray m_serverSignature;
    bool m_verified = false;
};

} // namespace topicscope::client
