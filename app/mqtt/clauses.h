// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

/// Where the standards say a thing. The code names the statements ("MQTT-3.3.1-4") and sections ("§2.2.2") of MQTT 5.0
/// alone; whoever is told about an error, a notice or a field hears those of the version that is spoken.
namespace topicscope::mqtt {

/// What `clause`, a statement or section of MQTT 5.0, is called in `version`. The statements of 3.1.1 have numbers of
/// their own; 3.1 numbers none, so its sections are named: "MQTT 3.1, PUBLISH". What only 5.0 has keeps its number and
/// says so: "MQTT 5.0, §4.12.1". `clause` is static, and so is the result.
std::string_view clauseIn(Version version, std::string_view clause) noexcept;

/// The section of MQTT 3.1 that a statement or section of 3.1.1 grew out of: "MQTT 3.1, Fixed header". Static.
std::string_view sectionOf3_1(std::string_view clauseOf3_1_1) noexcept;

} // namespace topicscope::mqtt
