// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/json_reader.h"

#include "app/payload/visible_text.h"

#include <algorithm>

namespace topicscope::payload {

namespace {

struct Json
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Json)
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isWordCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

} // namespace

JsonReader::JsonReader(BytesView bytes, int depthLimit, bool truncated)
    : m_bytes(bytes), m_depthLimit(depthLimit), m_truncated(truncated)
{
    // RFC 8259 §8.1 lets a reader ignore a byte order mark.
    if (m_bytes.starts_with("\xef\xbb\xbf"))
        m_at = 3;
}

void JsonReader::skipSpace()
{
    while (m_at < m_bytes.size() &&
           (m_bytes[m_at] == ' ' || m_bytes[m_at] == '\n' || m_bytes[m_at] == '\t' || m_bytes[m_at] == '\r'))
        ++m_at;
}

QString JsonReader::shown(std::size_t at) const
{
    const BytesView rest = m_bytes.substr(at, 12);
    const auto first = static_cast<unsigned char>(rest.front());
    std::size_t length = 1;
    if (isWordCharacter(rest.front()))
        length = std::size_t(std::find_if_not(rest.begin(), rest.end(), isWordCharacter) - rest.begin());
    else if (first >= 0xc2)
        length = std::min<std::size_t>(first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2, rest.size());
    return visibleText(rest.substr(0, length));
}

JsonReader::Event JsonReader::fail(std::size_t at, const QString& message)
{
    m_at = at;
    m_tokenStart = at;
    const BytesView before = m_bytes.substr(0, at);
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    const int line = 1 + int(std::count(before.begin(), before.end(), '\n'));
    const auto isCharacterStart = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    const int column = 1 + int(std::count_if(before.begin() + qsizetype(lineStart), before.end(), isCharacterStart));
    m_error = {message, qsizetype(at), line, column};
    m_expect = Expect::Nothing;
    return Event::Failed;
}

JsonReader::Event JsonReader::ended()
{
    if (m_truncated)
        return Event::Cut;
    if (m_isObject.empty())
        return fail(m_bytes.size(), Json::tr("It ends before there is a value."));
    return fail(m_bytes.size(), m_isObject.back() ? Json::tr("It ends before the object is closed with “}”.")
                                                  : Json::tr("It ends before the array is closed with “]”."));
}

JsonReader::Event JsonReader::next()
{
    if (!m_error.message.isEmpty())
        return Event::Failed;
    m_at = std::max(m_at, m_resume);
    skipSpace();
    m_tokenStart = m_at;
    const bool atEnd = m_at >= m_bytes.size();
    switch (m_expect) {
    case Expect::Nothing:
        if (!atEnd)
            return fail(m_at, Json::tr("“%1” follows the end of the document.").arg(shown(m_at)));
        return m_truncated ? Event::Cut : Event::End;
    case Expect::Value:
        return atEnd ? ended() : value();
    case Expect::FirstElement:
        if (atEnd)
            return ended();
        return m_bytes[m_at] == ']' ? close(false) : value();
    case Expect::FirstMember:
        if (atEnd)
            return ended();
        return m_bytes[m_at] == '}' ? close(true) : key();
    case Expect::Key:
        return atEnd ? ended() : key();
    case Expect::CommaOrEnd:
        break;
    }
    if (atEnd)
        return ended();
    const bool object = m_isObject.back();
    if (m_bytes[m_at] == (object ? '}' : ']'))
        return close(object);
    if (m_bytes[m_at] != ',') {
        return fail(m_at, object ? Json::tr("“,” or “}” is expected here, not “%1”.").arg(shown(m_at))
                                 : Json::tr("“,” or “]” is expected here, not “%1”.").arg(shown(m_at)));
    }
    ++m_at;
    skipSpace();
    m_tokenStart = m_at;
    m_expect = object ? Expect::Key : Expect::Value;
    return m_at >= m_bytes.size() ? ended() : object ? key() : value();
}

JsonReader::Event JsonReader::value()
{
    switch (const char c = m_bytes[m_at]) {
    case '{':
        return open(true);
    case '[':
        return open(false);
    case '"':
        return string(Event::String);
    default:
        return c == '-' || isDigit(c) ? number() : keyword();
    }
}

JsonReader::Event JsonReader::open(bool object)
{
    if (int(m_isObject.size()) >= m_depthLimit)
        return fail(m_at, Json::tr("It is nested deeper than %n levels.", nullptr, m_depthLimit));
    m_isObject.push_back(object);
    ++m_at;
    m_expect = object ? Expect::FirstMember : Expect::FirstElement;
    return object ? Event::BeginObject : Event::BeginArray;
}

JsonReader::Event JsonReader::close(bool object)
{
    m_isObject.pop_back();
    ++m_at;
    return afterValue(object ? Event::EndObject : Event::EndArray);
}

JsonReader::Event JsonReader::afterValue(Event event)
{
    m_expect = m_isObject.empty() ? Expect::Nothing : Expect::CommaOrEnd;
    return event;
}

JsonReader::Event JsonReader::key()
{
    if (m_bytes[m_at] != '"')
        return fail(m_at,
                    Json::tr("The name of a member, in double quotes, is expected here, not “%1”.").arg(shown(m_at)));
    const std::size_t start = m_at;
    if (const Event event = string(Event::Key); event != Event::Key)
        return event;
    const std::size_t end = m_at;
    skipSpace();
    if (m_at >= m_bytes.size())
        return ended();
    if (m_bytes[m_at] != ':')
        return fail(m_at, Json::tr("“:” is expected here, not “%1”.").arg(shown(m_at)));
    // raw() is to be the name alone, so the colon and the space behind it are passed by the next call.
    m_tokenStart = start;
    m_resume = m_at + 1;
    m_at = end;
    m_expect = Expect::Value;
    return Event::Key;
}

JsonReader::Event JsonReader::string(Event event)
{
    const std::size_t start = m_at++;
    while (m_at < m_bytes.size()) {
        const auto c = static_cast<unsigned char>(m_bytes[m_at]);
        if (c == '"') {
            ++m_at;
            m_tokenStart = start;
            return event == Event::Key ? event : afterValue(event);
        }
        if (c < 0x20) {
            return fail(m_at, Json::tr("A control character inside a string must be written as \\u%1.")
                                  .arg(QString::number(c, 16).rightJustified(4, u'0')));
        }
        if (c >= 0x80) {
            const BytesView rest = m_bytes.substr(m_at, 4);
            const std::size_t length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
            if (rest.size() < length && m_truncated)
                return Event::Cut;
            if (!isUtf8(rest.substr(0, length)))
                return fail(m_at, Json::tr("The byte 0x%1 is not UTF-8.").arg(c, 2, 16, QLatin1Char('0')));
            m_at += length;
            continue;
        }
        if (c != '\\') {
            ++m_at;
            continue;
        }
        const BytesView escape = m_bytes.substr(m_at, 6);
        const bool cut = m_truncated && (escape.size() < 2 || (escape[1] == 'u' && escape.size() < 6));
        if (cut)
            return Event::Cut;
        const bool hex =
            escape.size() == 6 && escape[1] == 'u' && std::all_of(escape.begin() + 2, escape.end(), isHexDigit);
        const bool simple = escape.size() >= 2 && BytesView("\"\\/bfnrt").find(escape[1]) != BytesView::npos;
        if (!hex && !simple)
            return fail(m_at, Json::tr("“%1” is not an escape that JSON knows.").arg(visibleText(escape.substr(0, 2))));
        m_at += hex ? 6 : 2;
    }
    return m_truncated ? Event::Cut : fail(start, Json::tr("This string is not closed with a double quote."));
}

JsonReader::Event JsonReader::number()
{
    const std::size_t size = m_bytes.size();
    const auto digits = [&] {
        const std::size_t first = m_at;
        while (m_at < size && isDigit(m_bytes[m_at]))
            ++m_at;
        return m_at > first;
    };
    if (m_bytes[m_at] == '-')
        ++m_at;
    const std::size_t integer = m_at;
    bool good = digits();
    if (good && m_bytes[integer] == '0' && m_at - integer > 1)
        return fail(integer, Json::tr("A number must not begin with a zero."));
    if (good && m_at < size && m_bytes[m_at] == '.') {
        ++m_at;
        good = digits();
    }
    if (good && m_at < size && (m_bytes[m_at] | 0x20) == 'e') {
        ++m_at;
        if (m_at < size && (m_bytes[m_at] == '+' || m_bytes[m_at] == '-'))
            ++m_at;
        good = digits();
    }
    if (m_at == size && m_truncated)
        return Event::Cut;
    if (!good)
        return fail(m_at, Json::tr("A digit is missing in this number."));
    if (m_at < size && isWordCharacter(m_bytes[m_at]))
        return fail(m_at, Json::tr("“%1” does not belong into a number.").arg(shown(m_at)));
    return afterValue(Event::Number);
}

JsonReader::Event JsonReader::keyword()
{
    const BytesView rest = m_bytes.substr(m_at);
    const auto end = std::find_if_not(rest.begin(), rest.begin() + qsizetype(std::min<std::size_t>(rest.size(), 8)),
                                      isWordCharacter);
    const BytesView word = rest.substr(0, std::size_t(end - rest.begin()));
    if (word == "true" || word == "false" || word == "null") {
        m_at += word.size();
        return afterValue(Event::Keyword);
    }
    if (m_truncated && word.size() == rest.size())
        return Event::Cut;
    if (word == "NaN" || word == "Infinity")
        return fail(m_at, Json::tr("JSON has no %1.").arg(visibleText(word)));
    if (rest.front() == '}' || rest.front() == ']')
        return fail(m_at, Json::tr("A value is expected here, not “%1” (a comma too many?).").arg(shown(m_at)));
    return fail(m_at, Json::tr("A value is expected here, not “%1”.").arg(shown(m_at)));
}

std::optional<DecodeError> checkJson(BytesView bytes, int depthLimit, const std::stop_token& stop)
{
    JsonReader reader(bytes, depthLimit);
    for (int count = 0;; ++count) {
        const JsonReader::Event event = reader.next();
        if (event == JsonReader::Event::Failed)
            return reader.error();
        if (event == JsonReader::Event::End || (count % 4096 == 0 && stop.stop_requested()))
            return std::nullopt;
    }
}

} // namespace topicscope::payload
