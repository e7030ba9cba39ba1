// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/yaml_reader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <optional>
#include <vector>

namespace topicscope::profiles {

namespace {

using namespace Qt::StringLiterals;

constexpr int deepest = 64;

/// Thrown nowhere else and caught in readYaml(): a parser that gives up from any depth.
struct Trouble
{
    int line;
    QString what;
};

QString tr(const char* text)
{
    return QCoreApplication::translate("profiles::Yaml", text);
}

QJsonValue plainValue(const QString& text)
{
    static const QRegularExpression number(u"^[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?$"_s);
    if (text.isEmpty() || text == "~"_L1 || text.compare("null"_L1, Qt::CaseInsensitive) == 0)
        return QJsonValue::Null;
    if (text.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return false;
    if (number.match(text).hasMatch())
        return text.toDouble();
    return text;
}

/// Where the comment of a line begins that is outside of quotes.
qsizetype commentIn(QStringView text)
{
    for (qsizetype at = text.indexOf(u'#'); at >= 0; at = text.indexOf(u'#', at + 1)) {
        if (at == 0 || text.at(at - 1).isSpace())
            return at;
    }
    return text.size();
}

class YamlReader
{
public:
    explicit YamlReader(const QString& text)
    {
        const QStringList lines = text.split(u'\n');
        for (const QString& line : lines) {
            Line read{0, line.endsWith(u'\r') ? line.chopped(1) : line};
            while (read.indent < read.text.size() && read.text.at(read.indent) == u' ')
                ++read.indent;
            read.text.remove(0, read.indent);
            m_lines.push_back(read);
        }
    }

    QJsonValue document()
    {
        if (skipBlank() && m_lines[m_at].indent == 0 && m_lines[m_at].text.startsWith("---"_L1))
            ++m_at;
        const QJsonValue value = block(0, 0);
        if (skipBlank() && m_lines[m_at].text != "..."_L1)
            fail(QT_TRANSLATE_NOOP("profiles::Yaml", "this does not belong to what stands above it"));
        return value;
    }

private:
    struct Line
    {
        int indent;
        QString text; ///< without the indent
    };

    [[noreturn]] void fail(const char* what) const { throw Trouble{int(m_at) + 1, tr(what)}; }

    /// To the next line that says something; false at the end.
    bool skipBlank()
    {
        while (m_at < m_lines.size() && (m_lines[m_at].text.trimmed().isEmpty() || m_lines[m_at].text.startsWith(u'#')))
            ++m_at;
        return m_at < m_lines.size();
    }

    static bool isItem(const QString& text) { return text == "-"_L1 || text.startsWith("- "_L1); }

    /// The position of the ':' after a key, or -1.
    static qsizetype keyEnd(const QString& text)
    {
        if (text.startsWith(u'"') || text.startsWith(u'\'')) {
            qsizetype end = 1;
            while (end < text.size() && text.at(end) != text.at(0))
                end += text.at(end) == u'\\' && text.at(0) == u'"' ? 2 : 1;
            const qsizetype colon = end + 1;
            return colon < text.size() && text.at(colon) == u':' ? colon : -1;
        }
        const qsizetype end = commentIn(text);
        for (qsizetype at = text.indexOf(u':'); at >= 0 && at < end; at = text.indexOf(u':', at + 1)) {
            if (at + 1 == text.size() || text.at(at + 1).isSpace())
                return at;
        }
        return -1;
    }

    /// What stands at `least` or deeper from here on; null where there is nothing.
    QJsonValue block(int least, int depth)
    {
        if (depth > deepest)
            fail(QT_TRANSLATE_NOOP("profiles::Yaml", "it is nested too deeply"));
        if (!skipBlank() || m_lines[m_at].indent < least)
            return QJsonValue::Null;
        const Line& line = m_lines[m_at];
        if (isItem(line.text))
            return sequence(line.indent, depth);
        const QChar first = line.text.at(0);
        if (first != u'[' && first != u'{' && keyEnd(line.text) >= 0)
            return mapping(line.indent, depth);
        return inlineValue(line.text, least - 1, depth);
    }

    QJsonArray sequence(int indent, int depth)
    {
        QJsonArray array;
        while (skipBlank() && m_lines[m_at].indent == indent && isItem(m_lines[m_at].text)) {
            Line& line = m_lines[m_at];
            qsizetype skip = 1;
            while (skip < line.text.size() && line.text.at(skip) == u' ')
                ++skip;
            line.text.remove(0, skip);
            // What follows the dash stands as if it began a line of its own.
            if (line.text.isEmpty() || line.text.startsWith(u'#'))
                ++m_at;
            else
                line.indent += int(skip);
            array.append(block(indent + 1, depth + 1));
        }
        return array;
    }

    QJsonObject mapping(int indent, int depth)
    {
        QJsonObject object;
        while (skipBlank() && m_lines[m_at].indent == indent && !isItem(m_lines[m_at].text)) {
            const QString text = m_lines[m_at].text;
            if (text.startsWith(u'?') || text.startsWith(u'&') || text.startsWith(u'*') || text.startsWith(u'!'))
                fail(QT_TRANSLATE_NOOP("profiles::Yaml", "anchors, aliases, tags and complex keys are not read"));
            const qsizetype colon = keyEnd(text);
            if (colon < 0)
                fail(QT_TRANSLATE_NOOP("profiles::Yaml", "a key with a colon is missing"));
            QString key = text.left(colon).trimmed();
            if (key.startsWith(u'"') || key.startsWith(u'\''))
                key = unquoted(key);
            const QString rest = text.mid(colon + 1).trimmed();
            if (!rest.isEmpty() && !rest.startsWith(u'#')) {
                object.insert(key, inlineValue(rest, indent, depth));
                continue;
            }
            ++m_at;
            // A sequence may stand level with its key.
            const bool level = skipBlank() && m_lines[m_at].indent == indent && isItem(m_lines[m_at].text);
            object.insert(key, level ? QJsonValue(sequence(indent, depth + 1)) : block(indent + 1, depth + 1));
        }
        return object;
    }

    /// A value that begins on this line, behind its key or dash; it may go on in lines deeper than `indent`.
    QJsonValue inlineValue(const QString& text, int indent, int depth)
    {
        switch (text.at(0).unicode()) {
        case u'|':
        case u'>':
            return blockScalar(text, indent);
        case u'"':
        case u'\'':
            return quotedScalar(text);
        case u'[':
        case u'{':
            return flow(text, depth);
        case u'&':
        case u'*':
        case u'!':
            fail(QT_TRANSLATE_NOOP("profiles::Yaml", "anchors, aliases, tags and complex keys are not read"));
        default:
            return plainScalar(text, indent);
        }
    }

    QJsonValue plainScalar(const QString& text, int indent)
    {
        QString value = text.left(commentIn(text)).trimmed();
        bool isLong = false;
        int empty = 0;
        for (++m_at; m_at < m_lines.size(); ++m_at) {
            const Line& line = m_lines[m_at];
            if (line.text.trimmed().isEmpty()) {
                ++empty;
                continue;
            }
            if (line.indent <= indent || line.text.startsWith(u'#'))
                break;
            value += empty > 0 ? QString(empty, u'\n') : u" "_s;
            value += line.text.left(commentIn(line.text)).trimmed();
            empty = 0;
            isLong = true;
        }
        return isLong ? QJsonValue(value) : plainValue(value);
    }

    QString quotedScalar(const QString& text)
    {
        const QChar quote = text.at(0);
        QString raw = text;
        qsizetype at = 1;
        for (;;) {
            for (; at < raw.size(); ++at) {
                if (quote == u'"' && raw.at(at) == u'\\')
                    ++at;
                else if (raw.at(at) == quote && quote == u'\'' && raw.mid(at + 1, 1) == quote)
                    ++at;
                else if (raw.at(at) == quote)
                    break;
            }
            if (at < raw.size())
                break;
            // On the next line: its break is a space, an empty line a break, and one after a backslash is nothing.
            int empty = 0;
            for (++m_at; m_at < m_lines.size() && m_lines[m_at].text.trimmed().isEmpty(); ++m_at)
                ++empty;
            if (m_at >= m_lines.size())
                fail(QT_TRANSLATE_NOOP("profiles::Yaml", "a quotation mark is never closed"));
            if (at > raw.size())
                raw.chop(1); // the backslash
            else {
                while (raw.size() > 1 && raw.back().isSpace())
                    raw.chop(1);
                raw += empty > 0 ? QString(empty, u'\n') : u" "_s;
            }
            at = raw.size();
            raw += m_lines[m_at].text;
        }
        const QString rest = raw.mid(at + 1);
        if (!rest.left(commentIn(rest)).trimmed().isEmpty())
            fail(QT_TRANSLATE_NOOP("profiles::Yaml", "something stands behind the closing quotation mark"));
        ++m_at;
        return unquoted(raw.left(at + 1));
    }

    /// `text` with its quotation marks.
    static QString unquoted(const QString& text)
    {
        QString inner = text.mid(1, text.size() - 2);
        if (text.startsWith(u'\''))
            return inner.replace("''"_L1, "'"_L1);
        QString value;
        for (qsizetype at = 0; at < inner.size(); ++at) {
            if (inner.at(at) != u'\\' || at + 1 >= inner.size()) {
                value += inner.at(at);
                continue;
            }
            const char16_t escape = inner.at(++at).unicode();
            if (const int digits = escape == u'x' ? 2 : escape == u'u' ? 4 : escape == u'U' ? 8 : 0; digits > 0) {
                const char32_t code = inner.mid(at + 1, digits).toUInt(nullptr, 16);
                value += QString::fromUcs4(&code, 1);
                at += digits;
                continue;
            }
            static const QString names = u"0abtnvfre"_s;
            static const QString meant = QString::fromLatin1("\0\a\b\t\n\v\f\r\x1b", 9);
            const qsizetype known = names.indexOf(QChar(escape));
            value += known < 0 ? QChar(escape) : meant.at(known);
        }
        return value;
    }

    QString blockScalar(const QString& header, int indent)
    {
        const bool folded = header.startsWith(u'>');
        const bool strip = header.contains(u'-');
        const bool keep = header.contains(u'+');
        int own = -1; // how deep the text itself stands
        for (const QChar each : header.left(commentIn(header))) {
            if (each.isDigit())
                own = qMax(indent, 0) + each.digitValue();
        }
        QStringList lines;
        for (++m_at; m_at < m_lines.size(); ++m_at) {
            const Line& line = m_lines[m_at];
            const bool blank = line.text.isEmpty();
            if (!blank && line.indent <= indent)
                break;
            if (own < 0 && !blank)
                own = line.indent;
            if (!blank && line.indent < own)
                break;
            lines << (blank ? QString() : QString(line.indent - own, u' ') + line.text);
        }
        qsizetype end = lines.size();
        while (end > 0 && lines.at(end - 1).isEmpty())
            --end;
        QString value;
        for (qsizetype i = 0; i < end; ++i) {
            const bool glue = folded && i + 1 < end && !lines.at(i).isEmpty() && !lines.at(i + 1).isEmpty() &&
                              !lines.at(i).startsWith(u' ') && !lines.at(i + 1).startsWith(u' ');
            value += lines.at(i);
            if (i + 1 < end && !(folded && !lines.at(i).isEmpty() && lines.at(i + 1).isEmpty()))
                value += glue ? u' ' : u'\n';
        }
        if (keep)
            return value + QString(lines.size() - end + 1, u'\n');
        return strip || value.isEmpty() ? value : value + u'\n';
    }

    // --- Flow: [a, b], {a: b}

    QJsonValue flow(const QString& start, int depth)
    {
        QString text = start;
        for (++m_at; !isBalanced(text) && m_at < m_lines.size(); ++m_at)
            text += u' ' + m_lines[m_at].text;
        qsizetype at = 0;
        const QJsonValue value = flowValue(text, at, depth);
        const QString rest = text.mid(at);
        if (!rest.left(commentIn(rest)).trimmed().isEmpty())
            fail(QT_TRANSLATE_NOOP("profiles::Yaml", "something stands behind the closing bracket"));
        return value;
    }

    static bool isBalanced(const QString& text)
    {
        int open = 0;
        QChar quote;
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar each = text.at(at);
            if (!quote.isNull()) {
                if (each == u'\\' && quote == u'"')
                    ++at;
                else if (each == quote)
                    quote = {};
            } else if (each == u'"' || each == u'\'') {
                quote = each;
            } else if (each == u'[' || each == u'{') {
                ++open;
            } else if (each == u']' || each == u'}') {
                --open;
            }
        }
        return open <= 0 && quote.isNull();
    }

    static void skipSpace(const QString& text, qsizetype& at)
    {
        while (at < text.size() && text.at(at).isSpace())
            ++at;
    }

    QJsonValue flowValue(const QString& text, qsizetype& at, int depth)
    {
        if (depth > deepest)
            fail(QT_TRANSLATE_NOOP("profiles::Yaml", "it is nested too deeply"));
        skipSpace(text, at);
        if (at >= text.size())
            fail(QT_TRANSLATE_NOOP("profiles::Yaml", "a bracket is never closed"));
        if (text.at(at) == u'[')
            return flowSequence(text, at, depth);
        if (text.at(at) == u'{')
            return flowMapping(text, at, depth);
        bool quoted = false;
        const QString scalar = flowScalar(text, at, quoted);
        return quoted ? QJsonValue(scalar) : plainValue(scalar);
    }

    QString flowScalar(const QString& text, qsizetype& at, bool& quoted)
    {
        const qsizetype start = at;
        const QChar first = text.at(at);
        quoted = first == u'"' || first == u'\'';
        if (quoted) {
            for (++at; at < text.size() && text.at(at) != first; ++at) {
                if (first == u'"' && text.at(at) == u'\\')
                    ++at;
            }
            if (at >= text.size())
                fail(QT_TRANSLATE_NOOP("profiles::Yaml", "a quotation mark is never closed"));
            ++at;
            return unquoted(text.mid(start, at - start));
        }
        while (at < text.size() && !u",[]{}"_s.contains(text.at(at)) &&
               !(text.at(at) == u':' && (at + 1 == text.size() || text.at(at + 1).isSpace())))
            ++at;
        return text.mid(start, at - start).trimmed();
    }

    /// Behind an entry: true when another one may follow, false when `close` was there.
    bool another(const QString& text, qsizetype& at, QChar close)
    {
        skipSpace(text, at);
        if (at >= text.size() || (text.at(at) != u',' && text.at(at) != close))
            fail(QT_TRANSLATE_NOOP("profiles::Yaml", "a bracket is never closed"));
        return text.at(at++) != close;
    }

    bool isClosed(const QString& text, qsizetype& at, QChar close)
    {
        skipSpace(text, at);
        if (at >= text.size() || text.at(at) != close)
            return false;
        ++at;
        return true;
    }

    QJsonArray flowSequence(const QString& text, qsizetype& at, int depth)
    {
        QJsonArray array;
        ++at;
        do {
            if (isClosed(text, at, u']'))
                break;
            array.append(flowValue(text, at, depth + 1));
        } while (another(text, at, u']'));
        return array;
    }

    QJsonObject flowMapping(const QString& text, qsizetype& at, int depth)
    {
        QJsonObject object;
        ++at;
        do {
            if (isClosed(text, at, u'}'))
                break;
            if (at >= text.size())
                fail(QT_TRANSLATE_NOOP("profiles::Yaml", "a bracket is never closed"));
            bool quoted = false;
            const QString key = flowScalar(text, at, quoted);
            skipSpace(text, at);
            if (at >= text.size() || text.at(at) != u':')
                fail(QT_TRANSLATE_NOOP("profiles::Yaml", "a key with a colon is missing"));
            ++at;
            object.insert(key, flowValue(text, at, depth + 1));
        } while (another(text, at, u'}'));
        return object;
    }

    std::vector<Line> m_lines;
    std::size_t m_at = 0;
};

} // namespace

base::Result<QJsonValue> readYaml(const QString& text)
{
    try {
        return YamlReader(text).document();
    } catch (const Trouble& trouble) {
        return base::fail(
            QCoreApplication::translate("profiles::Yaml", "line %L1: %2").arg(trouble.line).arg(trouble.what));
    }
}

} // namespace topicscope::profiles
