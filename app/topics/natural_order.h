// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <compare>
#include <cstdint>

namespace topicscope::topics {

/// Compares names as people do: runs of digits by their value ("line-2" before "line-10"), everything else byte by
/// byte. Negative, 0 or positive. A strict order: only equal bytes give 0.
int naturalCompare(mqtt::BytesView a, mqtt::BytesView b);

/// A key made once per name, for sorting very many: where the keys of two names differ, they order them as
/// naturalCompare() does; where they are equal, naturalCompare() decides.
struct NaturalKey
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const NaturalKey&) const = default;
};
NaturalKey naturalKey(mqtt::BytesView name);

} // namespace topicscope::topics
