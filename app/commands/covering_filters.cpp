// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/covering_filters.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace topicscope::commands {
namespace {

/// Longer common branches than this are not looked for.
constexpr int mostLevels = 32;

/// Where the first `level` levels of a topic end, when those of one level less end at `before`.
std::size_t endOfLevel(mqtt::BytesView topic, int level, std::size_t before)
{
    const std::size_t start = level == 1 ? 0 : before + 1;
    return start > topic.size() ? topic.size() : std::min(topic.find('/', start), topic.size());
}

} // namespace

std::vector<mqtt::Bytes> coveringFilters(const std::vector<mqtt::BytesView>& topics, std::size_t limit)
{
    if (topics.size() <= limit)
        return {topics.begin(), topics.end()};
    std::unordered_set<mqtt::BytesView> branches; // a hundred thousand topics are looked up once for each level
    std::vector<std::uint32_t> ends(topics.size());
    for (int level = 1; level <= mostLevels; ++level) {
        std::unordered_set<mqtt::BytesView> deeper;
        bool fits = true;
        for (std::size_t i = 0; i < topics.size() && fits; ++i) {
            ends[i] = static_cast<std::uint32_t>(endOfLevel(topics[i], level, ends[i]));
            deeper.insert(topics[i].substr(0, ends[i]));
            fits = deeper.size() <= limit;
        }
        if (!fits)
            break;
        const bool deepest = deeper == branches;
        branches = std::move(deeper);
        if (deepest)
            break;
    }
    std::vector<mqtt::Bytes> filters;
    if (branches.empty()) { // more first levels than filters allowed
        filters.emplace_back("#");
        for (const mqtt::BytesView topic : topics)
            if (topic.starts_with('$'))
                branches.insert(topic.substr(0, endOfLevel(topic, 1, 0)));
    }
    const auto first = filters.end() - filters.begin();
    for (const mqtt::BytesView branch : branches)
        filters.push_back(mqtt::Bytes(branch) + "/#");
    std::sort(filters.begin() + first, filters.end());
    return filters;
}

} // namespace topicscope::commands
