// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/scram_authenticator.h"
#include "tests/fuzz/fuzz_input.h"

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

using topicscope::client::ScramAuthenticator;

/// Stands in for Qt's PBKDF2, whose thousands of rounds would be all that this target does: one round. The derivation
/// itself is held to the RFCs' examples by the tests of ScramAuthenticator.
QByteArray QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Algorithm algorithm, const QByteArray& password,
                                              const QByteArray& salt, int iterations, quint64 length)
{
    PROMISE(iterations >= ScramAuthenticator::minimumIterations && iterations <= ScramAuthenticator::maximumIterations);
    PROMISE(length == quint64(QCryptographicHash::hashLength(algorithm)));
    return QMessageAuthenticationCode::hash(salt + QByteArray::number(iterations), password, algorithm);
}

/// No challenge makes the client accept a server that does not know the password.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    const std::size_t cut = std::min(input.find('\n'), input.size());
    for (const char* method : {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"}) {
        const auto authenticator = ScramAuthenticator::create(
            method, QStringLiteral("us=er,"), QStringLiteral("secret"), [] { return QByteArrayLiteral("nonce"); });
        PROMISE(authenticator && authenticator->start());
        for (const std::string_view challenge : {input.substr(0, cut), input.substr(std::min(cut + 1, input.size()))}) {
            const auto answer = authenticator->challenge(challenge);
            PROMISE(!answer || answer->starts_with("c=biws,r=nonce")); // an empty answer is one to a proof
        }
        PROMISE(!authenticator->finish(input.substr(std::min(cut + 1, input.size()))));
    }
    return 0;
}
