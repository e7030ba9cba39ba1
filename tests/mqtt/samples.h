// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/codec.h"

#include <array>
#include <string>
#include <vector>

namespace topicscope::mqtt::test {

/// A legal packet of some type, as rich as its version allows.
struct Sample
{
    std::string name;
    Packet packet;
    Direction direction; ///< who may send it
};

/// Legal packets of every type and both directions; in 5.0 with every property that may stand in them.
std::vector<Sample> samples(Version version);

/// Every property that may stand in `home`, once, user properties twice; subscription identifiers only from a server.
Properties everyProperty(PropertyHome home);

inline constexpr std::array allVersions{Version::V3_1, Version::V3_1_1, Version::V5_0};
/// "PUBACK plain [3.1.1]"
std::string rowName(const Sample& sample, Version version);

} // namespace topicscope::mqtt::test
