// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace topicscope::mqtt {

/// Bytes as they stand on the wire. Text inside them is UTF-8; nothing here assumes that they are text.
using Bytes = std::string;
using BytesView = std::string_view;

/// The protocol level byte of CONNECT (MQTT 5.0 §3.1.2.2).
enum class Version : std::uint8_t { V3_1 = 3, V3_1_1 = 4, V5_0 = 5 };

enum class QoS : std::uint8_t { AtMostOnce = 0, AtLeastOnce = 1, ExactlyOnce = 2 };

} // namespace topicscope::mqtt
