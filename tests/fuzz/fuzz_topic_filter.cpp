// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/utf8.h"
#include "app/mqtt/topic.h"
#include "tests/fuzz/fuzz_input.h"

#include <vector>

using namespace topicscope;
using namespace topicscope::mqtt;

namespace {

std::vector<BytesView> levels(BytesView text)
{
    std::vector<BytesView> list;
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find('/', at);
        list.push_back(text.substr(at, end - at));
        if (end == BytesView::npos)
            return list;
        at = end + 1;
    }
}

/// The definition of §4.7, level by level, without regard to speed.
bool matchesByDefinition(BytesView filter, BytesView topic)
{
    const auto wanted = levels(filter);
    const auto given = levels(topic);
    if (topic.front() == '$' && (wanted.front() == "#" || wanted.front() == "+"))
        return false;
    for (std::size_t level = 0; level < wanted.size(); ++level) {
        if (wanted[level] == "#")
            return true;
        if (level >= given.size() || (wanted[level] != "+" && wanted[level] != given[level]))
            return level == given.size() && wanted[level] == "#";
    }
    return wanted.size() == given.size();
}

} // namespace

/// Validity and matching agree with the plain definitions.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const BytesView input{reinterpret_cast<const char*>(data), size};
    const std::size_t cut = std::min(input.find('\n'), input.size());
    const BytesView filter = input.substr(0, cut);
    const BytesView topic = input.substr(std::min(cut + 1, input.size()));

    const auto nameProblem = validateTopicName(topic);
    const bool isText = base::isValidUtf8(topic) && topic.find('\0') == BytesView::npos;
    const bool isName =
        !topic.empty() && topic.size() <= 65'535 && isText && topic.find_first_of("+#") == BytesView::npos;
    PROMISE(nameProblem.has_value() != isName);
    const auto filterProblem = validateTopicFilter(filter);
    for (const auto& problem : {nameProblem, filterProblem})
        PROMISE(!problem || (!problem->clause.empty() && !problem->description.empty()));
    if (nameProblem || filterProblem)
        return 0;
    const BytesView part = filterPart(filter);
    PROMISE(!part.empty() && !validateTopicFilter(part, false));
    PROMISE(matches(part, topic) == matchesByDefinition(part, topic));
    PROMISE(matches(topic, topic) && (matches("#", topic) == (topic.front() != '$')));
    return 0;
}
