// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/clauses.h"

#include <algorithm>
#include <array>

namespace topicscope::mqtt {
namespace {

struct Row
{
    std::string_view version5;
    std::string_view version3_1_1;
};

/// Where the numbers differ; what is not listed has the same in both.
constexpr std::array rows{
    Row{"MQTT-1.5.4-1", "MQTT-1.5.3-1"},
    Row{"MQTT-1.5.4-2", "MQTT-1.5.3-2"},
    Row{"MQTT-1.5.5-1", "§2.2.3"}, // 3.1.1 does not demand the shortest form
    Row{"MQTT-2.1.3-1", "MQTT-2.2.2-2"},
    Row{"MQTT-2.2.1-3", "MQTT-2.3.1-1"},
    Row{"MQTT-2.2.1-4", "MQTT-2.3.1-1"},
    Row{"MQTT-3.1.2-11", "MQTT-3.1.2-13"},
    Row{"MQTT-3.1.2-12", "MQTT-3.1.2-14"},
    Row{"MQTT-3.1.2-24", "§2.2.3"}, // our own limit there
    Row{"MQTT-3.1.3-12", "MQTT-3.1.3-11"},
    Row{"MQTT-3.2.0-2", "§3.2"},
    Row{"MQTT-3.2.2-1", "§3.2.2.1"},
    Row{"MQTT-3.2.2-3", "MQTT-3.2.2-2"},
    Row{"MQTT-3.2.2-4", "MQTT-3.2.2-1"},
    Row{"MQTT-3.2.2-6", "MQTT-3.2.2-4"},
    Row{"MQTT-3.2.2-8", "MQTT-3.2.2-6"},
    Row{"MQTT-3.2.2-15", "§2.2.3"},
    Row{"MQTT-3.8.3-2", "MQTT-3.8.3-3"},
    Row{"MQTT-3.8.3-5", "MQTT-3-8.3-4"}, // so written in the standard
    Row{"MQTT-3.8.4-6", "MQTT-3.8.4-5"},
    Row{"MQTT-3.8.4-7", "MQTT-3.8.4-6"},
    Row{"MQTT-4.3.2-4", "MQTT-4.3.2-2"},
    Row{"MQTT-4.3.3-8", "MQTT-4.3.3-2"},
    Row{"MQTT-4.3.3-10", "MQTT-4.3.3-2"},
    Row{"MQTT-4.3.3-11", "MQTT-4.3.3-2"},
    Row{"MQTT-4.3.3-12", "MQTT-4.3.3-2"},
    Row{"MQTT-4.7.0-1", "MQTT-4.7.1-1"},
    Row{"MQTT-4.7.1-1", "MQTT-4.7.1-2"},
    Row{"MQTT-4.7.1-2", "MQTT-4.7.1-3"},
    Row{"MQTT-4.8.2-1", "MQTT 5.0, §4.8.2"},
    Row{"MQTT-4.8.2-2", "MQTT 5.0, §4.8.2"},
    Row{"MQTT-4.12.1-1", "MQTT 5.0, §4.12.1"},
    Row{"§1.5.4", "§1.5.3"},
    Row{"§1.5.5", "§2.2.3"},
    Row{"§2.1.1", "§2.2"},
    Row{"§2.1.2", "§2.2.1"},
    Row{"§2.1.3", "§2.2.2"},
    Row{"§2.1.4", "§2.2.3"},
    Row{"§2.2.1", "§2.3.1"},
    Row{"§2.2.2", "MQTT 5.0, §2.2.2"},
    Row{"§3.1.2.11.3", "MQTT 5.0, §3.1.2.11.3"},
    Row{"§3.1.2.11.4", "MQTT 5.0, §3.1.2.11.4"},
    Row{"§3.1.3.3", "§3.1.3.2"},
    Row{"§3.1.3.4", "§3.1.3.3"},
    Row{"§3.1.3.5", "§3.1.3.4"},
    Row{"§3.1.3.6", "§3.1.3.5"},
    Row{"§3.2.2.1.1", "§3.2.2.2"},
    Row{"§3.2.2.2", "§3.2.2.3"},
    Row{"§3.8.2.1.2", "MQTT 5.0, §3.8.2.1.2"},
    Row{"§3.8.3.1", "§3.8.3"},
    Row{"§4.13", "§4.8"},
};

struct Section
{
    std::string_view number; ///< the beginning of the number in 3.1.1
    std::string_view name;
};

/// Longer beginnings stand before shorter ones.
constexpr std::array sections{
    Section{"1.5", "MQTT 3.1, MQTT and UTF-8"},
    Section{"2.2", "MQTT 3.1, Fixed header"},
    Section{"2.3.1", "MQTT 3.1, Message identifiers"},
    Section{"2.3", "MQTT 3.1, Variable header"},
    Section{"3.10", "MQTT 3.1, UNSUBSCRIBE"},
    Section{"3.11", "MQTT 3.1, UNSUBACK"},
    Section{"3.12", "MQTT 3.1, PINGREQ"},
    Section{"3.13", "MQTT 3.1, PINGRESP"},
    Section{"3.14", "MQTT 3.1, DISCONNECT"},
    Section{"3.1", "MQTT 3.1, CONNECT"},
    Section{"3.2", "MQTT 3.1, CONNACK"},
    Section{"3.3", "MQTT 3.1, PUBLISH"},
    Section{"3.4", "MQTT 3.1, PUBACK"},
    Section{"3.5", "MQTT 3.1, PUBREC"},
    Section{"3.6", "MQTT 3.1, PUBREL"},
    Section{"3.7", "MQTT 3.1, PUBCOMP"},
    Section{"3.8", "MQTT 3.1, SUBSCRIBE"},
    Section{"3-8", "MQTT 3.1, SUBSCRIBE"},
    Section{"3.9", "MQTT 3.1, SUBACK"},
    Section{"4.3", "MQTT 3.1, Quality of Service levels and flows"},
    Section{"4.4", "MQTT 3.1, Message delivery retry"},
    Section{"4.6", "MQTT 3.1, Message ordering"},
    Section{"4.7", "MQTT 3.1, Topic wildcards"},
};

} // namespace

std::string_view sectionOf3_1(std::string_view clause) noexcept
{
    constexpr std::string_view statement = "MQTT-";
    constexpr std::string_view section = "§";
    if (clause.starts_with(statement))
        clause.remove_prefix(statement.size());
    else if (clause.starts_with(section))
        clause.remove_prefix(section.size());
    else
        return clause; // names a version already
    const auto found = std::ranges::find_if(
        sections, [clause](std::string_view number) { return clause.starts_with(number); }, &Section::number);
    return found == sections.end() ? std::string_view{"MQTT 3.1"} : found->name;
}

std::string_view clauseIn(Version version, std::string_view clause) noexcept
{
    if (version == Version::V5_0)
        return clause;
    const auto found = std::ranges::find(rows, clause, &Row::version5);
    const std::string_view in3_1_1 = found == rows.end() ? clause : found->version3_1_1;
    return version == Version::V3_1 ? sectionOf3_1(in3_1_1) : in3_1_1;
}

} // namespace topicscope::mqtt
