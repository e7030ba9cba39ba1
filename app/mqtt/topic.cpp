// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/topic.h"

#include "app/base/utf8.h"
#include "app/mqtt/text.h"

#include <cstring>

namespace topicscope::mqtt {
namespace {

using Kind = TopicProblem::Kind;
constexpr std::size_t longestString = 65'535;
constexpr BytesView sharePrefix = "$share/";

/// What every UTF-8 string of a topic must keep, name or filter.
std::optional<TopicProblem> validateText(BytesView text) noexcept
{
    if (text.empty())
        return TopicProblem{Kind::Empty, 0, "MQTT-4.7.3-1",
                            QT_TRANSLATE_NOOP("mqtt", "A topic has at least one character.")};
    if (text.size() > longestString)
        return TopicProblem{Kind::TooLong, longestString, "MQTT-4.7.3-3",
                            QT_TRANSLATE_NOOP("mqtt", "A topic has at most 65,535 bytes.")};
    const base::Utf8Report report = base::examineUtf8(text);
    if (!report.valid)
        return TopicProblem{Kind::IllFormedUtf8, report.badOffset, "MQTT-1.5.4-1",
                            QT_TRANSLATE_NOOP("mqtt", "The topic is not valid UTF-8.")};
    if (report.hasNull)
        return TopicProblem{Kind::NullCharacter, text.find('\0'), "MQTT-4.7.3-2",
                            QT_TRANSLATE_NOOP("mqtt", "A topic must not contain the null character U+0000.")};
    return std::nullopt;
}

std::optional<TopicProblem> validateWildcards(BytesView filter, std::size_t from) noexcept
{
    for (std::size_t at = filter.find_first_of("+#", from); at != BytesView::npos;
         at = filter.find_first_of("+#", at + 1)) {
        const bool startsLevel = at == from || filter[at - 1] == '/';
        const bool endsFilter = at + 1 == filter.size();
        if (filter[at] == '+') {
            if (!startsLevel || (!endsFilter && filter[at + 1] != '/'))
                return TopicProblem{Kind::PlusNotAlone, at, "MQTT-4.7.1-2",
                                    QT_TRANSLATE_NOOP("mqtt", "The wildcard + must stand alone in its level.")};
            continue;
        }
        if (!startsLevel)
            return TopicProblem{Kind::HashNotAlone, at, "MQTT-4.7.1-1",
                                QT_TRANSLATE_NOOP("mqtt", "The wildcard # must stand alone in its level.")};
        if (!endsFilter)
            return filter[at + 1] == '/'
                       ? TopicProblem{Kind::HashNotLast, at, "MQTT-4.7.1-1",
                                      QT_TRANSLATE_NOOP("mqtt", "The wildcard # must be the last level.")}
                       : TopicProblem{Kind::HashNotAlone, at, "MQTT-4.7.1-1",
                                      QT_TRANSLATE_NOOP("mqtt", "The wildcard # must stand alone in its level.")};
    }
    return std::nullopt;
}

} // namespace

std::optional<TopicProblem> validateTopicName(BytesView topic) noexcept
{
    if (topic.size() <= longestString && isPlainTopicName(topic))
        return std::nullopt;
    if (auto problem = validateText(topic))
        return problem;
    if (const std::size_t at = topic.find_first_of("+#"); at != BytesView::npos)
        return TopicProblem{Kind::WildcardInName, at, "MQTT-3.3.2-2",
                            QT_TRANSLATE_NOOP("mqtt", "A topic name must not contain the wildcards + and #.")};
    return std::nullopt;
}

std::optional<TopicProblem> validateTopicFilter(BytesView filter, bool sharedSubscriptions) noexcept
{
    if (auto problem = validateText(filter))
        return problem;
    if (!sharedSubscriptions || !filter.starts_with(sharePrefix))
        return validateWildcards(filter, 0);

    const std::size_t groupEnd = filter.find('/', sharePrefix.size());
    const BytesView group = filter.substr(sharePrefix.size(), groupEnd - sharePrefix.size());
    if (group.empty())
        return TopicProblem{Kind::SharedWithoutGroup, sharePrefix.size(), "MQTT-4.8.2-1",
                            QT_TRANSLATE_NOOP("mqtt", "A shared subscription needs a share name: $share/name/filter.")};
    if (const std::size_t at = group.find_first_of("+#"); at != BytesView::npos)
        return TopicProblem{
            Kind::WildcardInGroup, sharePrefix.size() + at, "MQTT-4.8.2-2",
            QT_TRANSLATE_NOOP("mqtt", "The share name of a shared subscription must not contain + or #.")};
    if (groupEnd == BytesView::npos || groupEnd + 1 == filter.size())
        return TopicProblem{
            Kind::SharedWithoutFilter, filter.size(), "MQTT-4.8.2-2",
            QT_TRANSLATE_NOOP("mqtt",
                              "A shared subscription needs a topic filter behind its share name: $share/name/filter.")};
    return validateWildcards(filter, groupEnd + 1);
}

bool matches(BytesView filter, BytesView topic) noexcept
{
    if (filter.empty() || topic.empty())
        return false;
    if (topic.front() == '$' && (filter.front() == '+' || filter.front() == '#'))
        return false; // [MQTT-4.7.2-1]

    std::size_t f = 0;
    std::size_t t = 0;
    for (;;) { // f and t stand at the start of a level
        if (f < filter.size() && filter[f] == '#')
            return true;
        if (f < filter.size() && filter[f] == '+') {
            ++f;
            while (t < topic.size() && topic[t] != '/')
                ++t;
        } else {
            while (f < filter.size() && t < topic.size() && filter[f] == topic[t] && filter[f] != '/') {
                ++f;
                ++t;
            }
        }
        const bool filterEnds = f == filter.size();
        const bool topicEnds = t == topic.size();
        if (filterEnds || topicEnds)
            return (filterEnds && topicEnds) || (topicEnds && filter.substr(f) == "/#"); // # includes its parent
        if (filter[f] != '/' || topic[t] != '/')
            return false;
        ++f;
        ++t;
    }
}

std::optional<SharedFilter> parseShared(BytesView filter) noexcept
{
    if (!filter.starts_with(sharePrefix) || validateTopicFilter(filter))
        return std::nullopt;
    const std::size_t groupEnd = filter.find('/', sharePrefix.size());
    return SharedFilter{filter.substr(sharePrefix.size(), groupEnd - sharePrefix.size()), filter.substr(groupEnd + 1)};
}

BytesView filterPart(BytesView filter) noexcept
{
    const auto shared = parseShared(filter);
    return shared ? shared->filter : filter;
}

bool hasWildcard(BytesView filter) noexcept
{
    return filter.find_first_of("+#") != BytesView::npos;
}

} // namespace topicscope::mqtt
