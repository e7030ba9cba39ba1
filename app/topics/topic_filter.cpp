// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/topic_filter.h"

#include "app/mqtt/topic.h"
#include "app/topics/filter_pattern.h"
#include "app/topics/text_search.h"
#include "app/topics/topic_store.h"

#include <QStringList>

#include <algorithm>

namespace topicscope::topics {

namespace {
constexpr std::int64_t Second = 1'000'000;
/// Steps that a regular expression may take on one topic: some milliseconds.
const QLatin1StringView MatchLimit("(*LIMIT_MATCH=1000000)");

bool hasWildcardLevel(const QString& text)
{
    const QStringList levels = text.split(u'/');
    return std::any_of(levels.begin(), levels.end(),
                       [](const QString& level) { return level == u"+" || level == u"#"; });
}

bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
}
} // namespace

bool isStale(std::int64_t lastArrival, float meanInterval, std::int64_t now)
{
    if (lastArrival == 0)
        return false;
    const std::int64_t patience =
        meanInterval > 0
            ? std::max<std::int64_t>(10 * Second, static_cast<std::int64_t>(4.0 * double(meanInterval) * Second))
            : 300 * Second;
    return now - lastArrival > patience;
}

bool isStale(std::int64_t lastArrival, float meanInterval, std::int64_t now, std::int64_t staleAfter)
{
    if (staleAfter <= 0)
        return isStale(lastArrival, meanInterval, now);
    return lastArrival != 0 && now - lastArrival > staleAfter;
}

TopicFilter::Pattern::Answer TopicFilter::Pattern::matchesTopic(mqtt::BytesView topic) const
{
    const auto answer = [](bool matches) { return matches ? Answer::Yes : Answer::No; };
    switch (kind) {
    case Kind::Everything:
    case Kind::Payload:
        return Answer::Yes;
    case Kind::MqttFilter:
        return answer(mqtt::matches(m_expression, topic));
    case Kind::RegularExpression:
        return matchesExpression(topic);
    case Kind::Text:
        return answer(matchesText(topic));
    }
    return Answer::No;
}

TopicFilter::Pattern::Answer TopicFilter::Pattern::matchesExpression(mqtt::BytesView topic) const
{
    const auto match = m_regularExpression.match(QString::fromUtf8(topic.data(), static_cast<qsizetype>(topic.size())));
    if (!match.isValid())
        return Answer::GivenUp;
    return match.hasMatch() ? Answer::Yes : Answer::No;
}

bool TopicFilter::Pattern::matchesText(mqtt::BytesView topic) const
{
    if (!std::all_of(m_words.begin(), m_words.end(),
                     [topic](const mqtt::Bytes& word) { return containsText(topic, word); }))
        return false;
    if (m_wideWords.empty())
        return true;
    const QString wide = QString::fromUtf8(topic.data(), static_cast<qsizetype>(topic.size()));
    return std::all_of(m_wideWords.begin(), m_wideWords.end(),
                       [&wide](const QString& word) { return wide.contains(word, Qt::CaseInsensitive); });
}

bool TopicFilter::Pattern::matchesState(const TopicStore& store, NodeId id, std::int64_t now) const
{
    if (restrictions.retainedOnly && !store.retainedExists(id))
        return false;
    if (restrictions.changedSince != 0 && store.lastArrival(id) < restrictions.changedSince)
        return false;
    if (restrictions.changedWithin != 0 && store.lastArrival(id) < now - restrictions.changedWithin)
        return false;
    return !restrictions.staleOnly ||
           isStale(store.lastArrival(id), store.meanInterval(id), now, restrictions.staleAfter);
}

base::Result<void> TopicFilter::Pattern::read(const QString& typed)
{
    text = typed;
    const QString trimmed = typed.trimmed();
    const auto after = [&trimmed](QLatin1StringView prefix) { return trimmed.mid(prefix.size()); };
    if (trimmed.isEmpty())
        return {};
    if (const auto prefix = QLatin1StringView("payload:"); trimmed.startsWith(prefix, Qt::CaseInsensitive)) {
        m_expression = asciiLower(after(prefix).trimmed().toUtf8().toStdString());
        kind = m_expression.empty() ? Kind::Everything : Kind::Payload;
        return {};
    }
    if (const auto prefix = QLatin1StringView("regex:"); trimmed.startsWith(prefix, Qt::CaseInsensitive))
        return readRegularExpression(after(prefix));
    if (trimmed.size() > 2 && trimmed.startsWith(u'/') && trimmed.endsWith(u'/'))
        return readRegularExpression(trimmed.mid(1, trimmed.size() - 2));
    if (hasWildcardLevel(trimmed))
        return readMqttFilter(trimmed);
    readText(trimmed);
    return {};
}

base::Result<void> TopicFilter::Pattern::readMqttFilter(const QString& typed)
{
    const auto hash = typed.indexOf(u'#');
    if (hash >= 0 && hash != typed.size() - 1)
        return base::fail(TopicFilter::tr("In an MQTT filter # may only be the last level. It stands at character %1.")
                              .arg(hash + 1));
    for (const QString& level : typed.split(u'/'))
        if (level.size() > 1 && (level.contains(u'+') || level.contains(u'#')))
            return base::fail(
                TopicFilter::tr("In an MQTT filter + and # must be a level of their own, but one level is “%1”.")
                    .arg(level));
    kind = Kind::MqttFilter;
    m_expression = typed.toUtf8().toStdString();
    return {};
}

base::Result<void> TopicFilter::Pattern::readRegularExpression(const QString& expression)
{
    if (expression.isEmpty())
        return {};
    m_regularExpression = QRegularExpression(expression, QRegularExpression::CaseInsensitiveOption);
    if (!m_regularExpression.isValid())
        return base::fail(TopicFilter::tr("The regular expression is wrong at character %1: %2.")
                              .arg(m_regularExpression.patternErrorOffset() + 1)
                              .arg(m_regularExpression.errorString()));
    // An expression such as (a+)+$ may take longer on one topic than anybody lives.
    m_regularExpression.setPattern(MatchLimit + expression);
    m_regularExpression.optimize();
    kind = Kind::RegularExpression;
    return {};
}

void TopicFilter::Pattern::readText(const QString& typed)
{
    kind = Kind::Text;
    for (const QString& word : typed.split(u' ', Qt::SkipEmptyParts)) {
        if (isAscii(word))
            m_words.push_back(asciiLower(word.toUtf8().toStdString()));
        else
            m_wideWords.push_back(word);
    }
}

TopicFilter::TopicFilter() : m_pattern(std::make_shared<const Pattern>()) {}

base::Result<TopicFilter> TopicFilter::parse(const QString& text, const FilterRestrictions& restrictions)
{
    auto pattern = std::make_shared<Pattern>();
    pattern->restrictions = restrictions;
    if (const auto read = pattern->read(text); !read)
        return tl::unexpected(read.error());
    TopicFilter filter;
    filter.m_pattern = std::move(pattern);
    return filter;
}

TopicFilter::Kind TopicFilter::kind() const
{
    return m_pattern->kind;
}

QString TopicFilter::text() const
{
    return m_pattern->text;
}

const FilterRestrictions& TopicFilter::restrictions() const
{
    return m_pattern->restrictions;
}

bool TopicFilter::isEverything() const
{
    return kind() == Kind::Everything && restrictions() == FilterRestrictions{};
}

bool TopicFilter::dependsOnMessages() const
{
    return kind() == Kind::Payload || restrictions() != FilterRestrictions{};
}

} // namespace topicscope::topics
