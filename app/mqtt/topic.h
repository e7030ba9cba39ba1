// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// Topic names and topic filters (MQTT 5.0 §4.7, §4.8.2). Names are compared byte by byte, without any normalisation
/// [MQTT-4.7.3-4]. The rules are the same in every version, but for $share, which is part of 5.0.
namespace topicscope::mqtt {

/// Why a topic name or topic filter is not valid.
struct TopicProblem
{
    enum class Kind : std::uint8_t {
        Empty,              ///< [MQTT-4.7.3-1]
        TooLong,            ///< over 65,535 bytes [MQTT-4.7.3-3]
        IllFormedUtf8,      ///< [MQTT-1.5.4-1]
        NullCharacter,      ///< [MQTT-4.7.3-2]
        WildcardInName,     ///< + or # in a topic name [MQTT-3.3.2-2, MQTT-4.7.0-1]
        HashNotLast,        ///< # before the end [MQTT-4.7.1-1]
        HashNotAlone,       ///< # beside other characters of its level [MQTT-4.7.1-1]
        PlusNotAlone,       ///< + beside other characters of its level [MQTT-4.7.1-2]
        SharedWithoutGroup, ///< $share with an empty share name [MQTT-4.8.2-1]
        WildcardInGroup,    ///< share name with + or # [MQTT-4.8.2-2]
        SharedWithoutFilter ///< $share/group without a filter behind it [MQTT-4.8.2-2]
    };
    Kind kind;
    std::size_t offset;           ///< of the offending byte
    std::string_view clause;      ///< of MQTT 5.0; clauseIn() knows those of the other versions. Static.
    std::string_view description; ///< one sentence, English source text of the context "mqtt"; static
};

/// Nothing when `topic` may stand in a PUBLISH.
std::optional<TopicProblem> validateTopicName(BytesView topic) noexcept;
/// Nothing when `filter` may stand in a SUBSCRIBE. `sharedSubscriptions`: look at $share/group/ too (5.0, and the 3.1.1
/// brokers that know it); without it `$share/…` is an ordinary filter.
std::optional<TopicProblem> validateTopicFilter(BytesView filter, bool sharedSubscriptions = true) noexcept;

/// True when the valid topic name `topic` matches the valid topic filter `filter` (without $share/group/): + is one
/// whole level, # the level before it and all below it, and neither matches a first level that begins with $
/// [MQTT-4.7.2-1].
bool matches(BytesView filter, BytesView topic) noexcept;

/// The parts of "$share/{group}/{filter}" (§4.8.2).
struct SharedFilter
{
    BytesView group;
    BytesView filter;
};
/// The parts when `filter` is a valid shared subscription, nothing when it is an ordinary one.
std::optional<SharedFilter> parseShared(BytesView filter) noexcept;
/// The filter that topics are compared with: behind $share/group/ for a shared subscription, else `filter` itself.
BytesView filterPart(BytesView filter) noexcept;
/// True when + or # stands in it. Expects a valid filter.
bool hasWildcard(BytesView filter) noexcept;

} // namespace topicscope::mqtt
