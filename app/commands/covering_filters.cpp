// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/covering_filters.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace topicscope::commands {
namespace {

/// The first `levels` levels of a topic; the whole topic when it has no more.
mqtt::BytesView firstLevels(mqtt::BytesView topic, std::size_t levels)
{
    std::size_t end = 0;
    for (std::size_t level = 0; level < levels; ++level) {
        end = topic.find('/', level == 0 ? 0 : end + 1);
        if (end == mqtt::BytesView::npos)
            return topic;
    }
    return topic.substr(0, end);
}

} // namespace

std::vector<mqtt::Bytes> coveringFilters(const std::vector<mqtt::Bytes>& topics, std::size_t limit)
{
    if (topics.size() <= limit)
        return topics;
    std::unordered_set<mqtt::BytesView> branches; // a hundred thousand topics are looked up once for each level
    for (std::size_t levels = 1;; ++levels) {
        std::unordered_set<mqtt::BytesView> deeper;
        bool fits = true;
        for (const mqtt::Bytes& topic : topics) {
            deeper.insert(firstLevels(topic, levels));
            if (deeper.size() > limit) {
                fits = false;
                break;
            }
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
        for (const mqtt::Bytes& topic : topics)
            if (topic.starts_with('$'))
                branches.insert(firstLevels(topic, 1));
    }
    const auto first = filters.end() - filters.begin();
    for (const mqtt::BytesView branch : branches)
        filters.push_back(mqtt::Bytes(branch) + "/#");
    std::sort(filters.begin() + first, filters.end());
    return filters;
}

} // namespace topicscope::commands
