// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/proxy_handshake.h"
#include "tests/fuzz/fuzz_input.h"

using namespace topicscope::client;
using topicscope::mqtt::Bytes;
using topicscope::mqtt::BytesView;

namespace {

QString run(BytesView bytes, std::uint8_t choice, bool byteByByte)
{
    ProxySettings settings;
    settings.kind = (choice & 1) != 0 ? ProxySettings::Kind::Socks5 : ProxySettings::Kind::HttpConnect;
    settings.host = QStringLiteral("proxy.example");
    settings.port = 1080;
    if ((choice & 2) != 0) {
        settings.userName = QStringLiteral("user");
        settings.password = QStringLiteral("secret");
    }
    ProxyHandshake handshake(settings, QStringLiteral("broker.example"), 1883);
    Bytes output;
    const auto feed = [&](BytesView part) {
        if (!handshake.isDone() && handshake.error().isEmpty())
            handshake.receive(part);
        output += handshake.takeOutput();
    };
    if (byteByByte) {
        for (std::size_t at = 0; at < bytes.size(); ++at)
            feed(bytes.substr(at, 1));
    } else {
        feed(bytes);
    }
    output += handshake.takeOutput();
    PROMISE(!(handshake.isDone() && !handshake.error().isEmpty()));
    PROMISE(!handshake.error().contains(QStringLiteral("secret")) || bytes.find("secret") != BytesView::npos);
    return handshake.error() + (handshake.isDone() ? u'd' : u'-') +
           QString::fromLatin1(QByteArray::fromStdString(output).toHex());
}

} // namespace

/// Any answer of a proxy: through, or an error without our password, the same however it is cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    FuzzInput input(data, size);
    const std::uint8_t choice = input.byte();
    const BytesView bytes = input.rest();
    PROMISE(run(bytes, choice, false) == run(bytes, choice, true));
    return 0;
}
