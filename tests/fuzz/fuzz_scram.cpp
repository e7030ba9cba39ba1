// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/scram_authenticator.h"
#include "tests/fuzz/fuzz_input.h"

using topicscope::client::ScramAuthenticator;

/// No challenge makes the client accept a server that does not know the password.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    const std::size_t cut = std::min(input.find('\n'), input.size());
    const auto authenticator =
        ScramAuthenticator::create(QByteArrayLiteral("SCRAM-SHA-256"), QStringLiteral("user"), QStringLiteral("secret"),
                                   [] { return QByteArrayLiteral("nonce"); });
    PROMISE(authenticator && authenticator->start());
    (void)authenticator->challenge(input.substr(0, cut));
    PROMISE(!authenticator->finish(input.substr(std::min(cut + 1, input.size()))));
    return 0;
}
