// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <cstdint>
#include <cstring>
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

/// Printable ASCII without + and #, and not empty: nearly every topic name there is, eight bytes at a step. False says
/// nothing: see validateTopicName().
inline bool isPlainTopicName(BytesView topic) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t highs = 0x8080808080808080U;
    const auto oddBits = [](std::uint64_t word) {
        const std::uint64_t plus = word ^ ones * '+';
        const std::uint64_t hash = word ^ ones * '#';
        // The first three as in base::isPrintableAscii; a byte of 0 in plus or hash borrows when 1 is taken from it.
        return word | (word + ones) | (word - ones * 0x20) | ((plus - ones) & ~plus) | ((hash - ones) & ~hash);
    };
    const auto wordAt = [&topic](std::size_t at) {
        std::uint64_t word = 0;
        std::memcpy(&word, topic.data() + at, 8);
        return word;
    };
    const std::size_t size = topic.size();
    std::uint64_t odd = 0;
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8)
            odd |= oddBits(wordAt(at));
        return ((odd | oddBits(wordAt(size - 8))) & highs) == 0; // the last word overlaps the one before
    }
    for (const char byte : topic)
        odd |= static_cast<std::uint8_t>(byte - 0x20) >= 0x5F || byte == '+' || byte == '#' ? 1U : 0U;
    return odd == 0 && size > 0;
}

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
