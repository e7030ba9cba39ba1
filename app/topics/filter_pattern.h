// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/topic_filter.h"

#include <QRegularExpression>

#include <vector>

namespace topicscope::topics {

/// A parsed filter. Immutable, so any thread may match with it.
class TopicFilter::Pattern
{
public:
    Kind kind = Kind::Everything;
    QString text; ///< as typed
    FilterRestrictions restrictions;

    enum class Answer { No, Yes, GivenUp };
    /// The expression alone on a topic; a payload filter matches every topic here. GivenUp: a regular expression would
    /// take too long on it.
    Answer matchesTopic(mqtt::BytesView topic) const;
    /// The restrictions on a topic of the store, read without a lock.
    bool matchesState(const TopicStore& store, NodeId id, std::int64_t now) const;
    /// What to look for in payloads, in lower case.
    const mqtt::Bytes& payloadText() const { return m_expression; }

private:
    friend class TopicFilter;
    base::Result<void> read(const QString& typed);
    base::Result<void> readMqttFilter(const QString& typed);
    base::Result<void> readRegularExpression(const QString& expression);
    void readText(const QString& typed);
    Answer matchesExpression(mqtt::BytesView topic) const;
    bool matchesText(mqtt::BytesView topic) const;

    mqtt::Bytes m_expression;         // MQTT filter, or payload text
    std::vector<mqtt::Bytes> m_words; // lower case ASCII
    std::vector<QString> m_wideWords; // words with other letters, whose case needs Unicode
    QRegularExpression m_regularExpression;
};

} // namespace topicscope::topics
