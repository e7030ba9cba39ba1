// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_json.h"
#include "tests/fuzz/fuzz_input.h"

using namespace topicscope::profiles;

/// Any file is a list of profiles or an error; what was read is written and read again without a change.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto document = parseProfiles(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!document) {
        PROMISE(!document.error().message.isEmpty());
        return 0;
    }
    const QByteArray written = serializeProfiles(*document);
    const auto again = parseProfiles(written);
    PROMISE(again.has_value());
    PROMISE(again->profiles == document->profiles && serializeProfiles(*again) == written);
    return 0;
}
