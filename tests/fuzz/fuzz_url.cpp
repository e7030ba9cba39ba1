// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/broker_url.h"
#include "tests/fuzz/fuzz_input.h"

using topicscope::client::BrokerUrl;

/// Any text is an address with a host and a port, or an error; and an address never shows its password.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto url = BrokerUrl::parse(text);
    if (!url) {
        PROMISE(!url.error().message.isEmpty());
        return 0;
    }
    PROMISE(!url->host().isEmpty() && url->port() != 0);
    BrokerUrl other = *url;
    other.setPassword(url->password() + u'x');
    PROMISE(other.display() == url->display());
    const auto again = BrokerUrl::parse(url->display());
    PROMISE(again && again->host() == url->host() && again->port() == url->port());
    return 0;
}
