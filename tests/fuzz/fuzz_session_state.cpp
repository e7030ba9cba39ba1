// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/session.h"
#include "tests/fuzz/fuzz_input.h"

using namespace topicscope::mqtt;

namespace {

class Nobody : public SessionListener
{
public:
    void message(const MessageView&) override {}
};

} // namespace

/// Any file of records is read up to where it is damaged, and what was read can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Nobody listener;
    Session session(listener);
    (void)session.importState({reinterpret_cast<const char*>(data), size});
    const Bytes state = session.exportState();
    Session again(listener);
    PROMISE(again.importState(state) && again.exportState() == state);
    ConnectOptions options;
    options.clientId = "c";
    options.cleanStart = false;
    PROMISE(again.start(options, 1).has_value());
    again.receive({"\x20\x03\x01\x00\x00", 5}, 2);
    PROMISE(again.state() == Session::State::Connected);
    return 0;
}
