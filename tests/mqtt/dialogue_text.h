// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packets.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The words of a dialogue's script.
namespace topicscope::mqtt::test {

std::vector<std::string> words(std::string_view text);
std::uint32_t number(std::string_view text, int base);
/// "value" of "key=value".
std::optional<std::string> valueOf(std::string_view word, std::string_view key);
/// The words of "disconnect 80 property=value".
Disconnect disconnect(const std::vector<std::string>& list);
/// "a/#:1nrh": QoS 1, No Local, Retain As Published, do not send retained.
Subscription subscription(std::string_view word);
/// The words of "publish topic q1 id7 dup retain =payload property=value".
Publish publish(const std::vector<std::string>& list);

} // namespace topicscope::mqtt::test
