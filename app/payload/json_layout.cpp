// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/json_layout.h"

#include "app/payload/json_escapes.h"
#include "app/payload/json_reader.h"
#include "app/payload/visible_text.h"

namespace topicscope::payload {

namespace {

using Event = JsonReader::Event;

class Writer
{
public:
    Writer(BytesView bytes, int depthLimit, bool truncated, bool withValues)
        : m_bytes(bytes), m_reader(bytes, depthLimit, truncated), m_withValues(withValues)
    {
        m_layout.text.reserve(qsizetype(bytes.size()) + qsizetype(bytes.size()) / 2);
    }

    JsonLayout run(const std::stop_token& stop)
    {
        for (int count = 0;; ++count) {
            if (count % 1024 == 0 && stop.stop_requested()) {
                m_layout.cancelled = true;
                break;
            }
            const Event event = m_reader.next();
            if (event == Event::Failed)
                m_layout.error = m_reader.error();
            if (event == Event::End || event == Event::Cut || event == Event::Failed)
                break;
            write(event);
        }
        m_layout.bytesRead = m_layout.error ? m_layout.error->offset : m_reader.position();
        return std::move(m_layout);
    }

private:
    struct Level
    {
        bool object = false;
        bool oneLine = false;
        qsizetype members = 0;
        qsizetype pathLength = 0; ///< of the path before this level's own part
        qsizetype textStart = 0;
        qsizetype byteStart = 0;
    };

    void write(Event event)
    {
        switch (event) {
        case Event::Key:
            separate();
            m_path.truncate(m_levels.back().pathLength);
            if (m_withValues)
                m_path += u'/' + escapedForPointer(m_reader.raw());
            append(visibleText(readableEscapes(m_reader.raw())), Token::Key);
            append(QStringLiteral(": "), Token::Punctuation);
            m_afterKey = true;
            break;
        case Event::BeginObject:
        case Event::BeginArray:
            beginValue();
            m_levels.push_back({event == Event::BeginObject, event == Event::BeginArray && isShortArray(), 0,
                                m_path.size(), m_layout.text.size(), m_reader.offset()});
            append(QString(event == Event::BeginObject ? u'{' : u'['), Token::Punctuation);
            break;
        case Event::EndObject:
        case Event::EndArray:
            close();
            break;
        default:
            beginValue();
            scalar(event);
        }
    }

    void beginValue()
    {
        if (!m_afterKey)
            separate();
        m_afterKey = false;
        if (m_levels.empty() || m_levels.back().object || !m_withValues)
            return;
        m_path.truncate(m_levels.back().pathLength);
        m_path += u'/' + QString::number(m_levels.back().members - 1);
    }

    /// The comma, and the line break or blank before a member.
    void separate()
    {
        if (m_levels.empty())
            return;
        Level& level = m_levels.back();
        if (level.members++ > 0)
            append(QStringLiteral(","), Token::Punctuation);
        if (!level.oneLine)
            newLine(m_levels.size());
        else if (level.members > 1)
            m_layout.text += u' ';
    }

    void close()
    {
        const Level level = m_levels.back();
        m_levels.pop_back();
        if (level.members > 0 && !level.oneLine)
            newLine(m_levels.size());
        append(QString(level.object ? u'}' : u']'), Token::Punctuation);
        m_path.truncate(level.pathLength);
        if (level.members == 0) {
            addValue(m_bytes.substr(std::size_t(level.byteStart), std::size_t(m_reader.position() - level.byteStart)),
                     level.textStart);
        }
    }

    void scalar(Event event)
    {
        const qsizetype start = m_layout.text.size();
        append(visibleText(readableEscapes(m_reader.raw())), event == Event::String   ? Token::String
                                                             : event == Event::Number ? Token::Number
                                                                                      : Token::Keyword);
        addValue(m_reader.raw(), start);
    }

    void addValue(BytesView raw, qsizetype textStart)
    {
        if (m_withValues)
            m_layout.values.push_back({m_path, raw, textStart, m_layout.text.size() - textStart});
    }

    void append(const QString& text, Token token)
    {
        m_layout.spans.push_back({m_layout.text.size(), text.size(), token});
        m_layout.text += text;
    }

    void newLine(std::size_t depth)
    {
        m_layout.text += u'\n';
        m_layout.text.resize(m_layout.text.size() + qsizetype(depth) * 2, u' ');
    }

    /// Whether the array that begins here holds only plain values and fits on a line.
    bool isShortArray() const
    {
        const BytesView rest = m_bytes.substr(std::size_t(m_reader.offset()) + 1, 80);
        bool inString = false;
        for (std::size_t i = 0; i < rest.size(); ++i) {
            const char c = rest[i];
            if (inString && c == '\\')
                ++i;
            else if (c == '"')
                inString = !inString;
            else if (!inString && (c == '[' || c == '{'))
                return false;
            else if (!inString && c == ']')
                return true;
        }
        return false;
    }

    static QString escapedForPointer(BytesView quoted)
    {
        QString name = visibleText(readableEscapes(quoted.substr(1, quoted.size() - 2)));
        return name.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
    }

    BytesView m_bytes;
    JsonReader m_reader;
    JsonLayout m_layout;
    std::vector<Level> m_levels;
    QString m_path;
    bool m_afterKey = false;
    bool m_withValues;
};

} // namespace

JsonLayout layOutJson(BytesView bytes, int depthLimit, bool truncated, bool withValues, const std::stop_token& stop)
{
    return Writer(bytes, depthLimit, truncated, withValues).run(stop);
}

} // namespace topicscope::payload
