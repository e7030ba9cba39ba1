// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/topics/stored_message.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <memory>

namespace topicscope::topics {

class TopicStore;

/// What a topic must be besides matching the expression.
struct FilterRestrictions
{
    bool retainedOnly = false;     ///< a retained message exists on the topic
    bool staleOnly = false;        ///< silent for longer than isStale() or staleAfter allows
    std::int64_t changedSince = 0; ///< newest message not older (microseconds since the epoch); 0 = any
    /// Newest message not older than this at the moment of the search (microseconds); 0 = any.
    std::int64_t changedWithin = 0;
    /// With staleOnly: silent for longer than this instead of by its own rhythm (microseconds); 0 = by its rhythm.
    std::int64_t staleAfter = 0;
    bool operator==(const FilterRestrictions&) const = default;
};

/// What a person typed into the filter line, understood. A value; cheap to copy.
///
/// Syntax: plain text (every word must occur in the topic, upper and lower case alike); an MQTT filter, recognised by a
/// level that is '+' or '#' (`plant/+/temp/#`, §4.7.1); `regex:EXPRESSION` (or `/EXPRESSION/`), matched anywhere in the
/// topic; `payload:TEXT`, which must occur in the newest payload. An empty text matches every topic.
class TopicFilter
{
    Q_DECLARE_TR_FUNCTIONS(TopicFilter)
public:
    enum class Kind { Everything, Text, MqttFilter, RegularExpression, Payload };
    using Restrictions = FilterRestrictions;

    TopicFilter();
    /// The filter, or what is wrong with the expression and where, in plain words.
    static base::Result<TopicFilter> parse(const QString& text, const Restrictions& restrictions = {});

    Kind kind() const;
    QString text() const;
    const Restrictions& restrictions() const;
    /// True when every topic matches: no filtering at all.
    bool isEverything() const;
    /// True when the answer can change with new messages on a known topic.
    bool dependsOnMessages() const;

    class Pattern;
    const std::shared_ptr<const Pattern>& pattern() const { return m_pattern; }

private:
    std::shared_ptr<const Pattern> m_pattern;
};

/// A topic is stale when it has been silent for more than four of its own mean intervals, at least 10 seconds; without
/// a known interval, after 5 minutes. Times in microseconds, interval in seconds (0 = unknown).
bool isStale(std::int64_t lastArrival, float meanInterval, std::int64_t now);
/// The same with a patience that somebody set, in microseconds; 0: by the rhythm.
bool isStale(std::int64_t lastArrival, float meanInterval, std::int64_t now, std::int64_t staleAfter);

} // namespace topicscope::topics
