// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/visible_text.h"

#include <cstring>

namespace topicscope::payload {

namespace {

constexpr char32_t notACharacter = 0xffffffff;

/// The code point at `at`, which is moved behind it; or notACharacter, and `at` stays.
char32_t nextCodePoint(BytesView bytes, qsizetype& at)
{
    const auto byte = [&](qsizetype i) { return static_cast<unsigned char>(bytes[std::size_t(i)]); };
    const qsizetype left = qsizetype(bytes.size()) - at;
    const unsigned char first = byte(at);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || left < length)
        return notACharacter;
    char32_t code = first & (0xff >> (length + 1));
    for (int i = 1; i < length; ++i) {
        const unsigned char next = byte(at + i);
        if ((next & 0xc0) != 0x80)
            return notACharacter;
        code = (code << 6) | (next & 0x3f);
    }
    // Overlong forms, surrogates and what lies beyond Unicode are not UTF-8.
    if ((length == 3 && code < 0x800) || (length == 4 && (code < 0x10000 || code > 0x10ffff)) ||
        (code >= 0xd800 && code <= 0xdfff))
        return notACharacter;
    at += length;
    return code;
}

/// Eight plain ASCII bytes at once: most payloads are nothing else.
qsizetype asciiPrefixLength(BytesView bytes, qsizetype from)
{
    qsizetype at = from;
    const qsizetype size = qsizetype(bytes.size());
    while (at + 8 <= size) {
        quint64 word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        if (word & 0x8080808080808080ULL)
            break;
        at += 8;
    }
    while (at < size && static_cast<unsigned char>(bytes[std::size_t(at)]) < 0x80)
        ++at;
    return at;
}

/// Characters that change how their neighbours look without being seen.
bool isInvisibleFormat(char32_t code)
{
    return (code >= 0x200b && code <= 0x200f && code != 0x200c && code != 0x200d) ||
           (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || code == 0xfeff ||
           code == 0x2028 || code == 0x2029 || (code >= 0xfff9 && code <= 0xfffb) ||
           (code >= 0xe0000 && code <= 0xe001f);
}

/// Says whether the character had to be shown as something else.
bool appendVisible(QString& text, char32_t code, LineBreaks lineBreaks)
{
    const bool keep = lineBreaks == LineBreaks::Keep;
    if (keep && (code == U'\n' || code == U'\t')) {
        text += QChar(char16_t(code));
        return false;
    }
    if (code == U'\n')
        text += u'↵';
    else if (code == U'\t')
        text += u'⇥';
    else if (code < 0x20)
        text += QChar(char16_t(0x2400 + code));
    else if (code == 0x7f)
        text += QChar(u'\u2421');
    else if ((code >= 0x80 && code < 0xa0) || isInvisibleFormat(code))
        text += QStringLiteral("⟨U+%1⟩").arg(QString::number(code, 16).toUpper().rightJustified(4, u'0'));
    else {
        text += QChar::fromUcs4(code);
        return false;
    }
    return true;
}

/// Where the ASCII that needs no second look ends.
qsizetype printablePrefixLength(BytesView bytes, qsizetype from, LineBreaks lineBreaks)
{
    const bool keep = lineBreaks == LineBreaks::Keep;
    const auto plain = [keep](char c) { return (c >= 0x20 && c < 0x7f) || (keep && (c == '\n' || c == '\t')); };
    const qsizetype size = qsizetype(bytes.size());
    while (from < size && plain(bytes[std::size_t(from)]))
        ++from;
    return from;
}

} // namespace

qsizetype utf8PrefixLength(BytesView bytes)
{
    const qsizetype size = qsizetype(bytes.size());
    qsizetype at = 0;
    while (at < size) {
        at = asciiPrefixLength(bytes, at);
        if (at < size && nextCodePoint(bytes, at) == notACharacter)
            break;
    }
    return at;
}

bool isUtf8(BytesView bytes)
{
    return utf8PrefixLength(bytes) == qsizetype(bytes.size());
}

VisibleText visibleTextWithMarks(BytesView bytes, LineBreaks lineBreaks)
{
    VisibleText result;
    QString& text = result.text;
    text.reserve(qsizetype(bytes.size()));
    const qsizetype size = qsizetype(bytes.size());
    qsizetype at = 0;
    while (at < size) {
        if (const qsizetype plain = printablePrefixLength(bytes, at, lineBreaks); plain > at) {
            text += QLatin1StringView(bytes.data() + at, plain - at);
            at = plain;
            continue;
        }
        const qsizetype start = text.size();
        const qsizetype byteStart = at;
        const char32_t code = nextCodePoint(bytes, at);
        if (code == notACharacter) {
            const auto byte = static_cast<unsigned char>(bytes[std::size_t(at++)]);
            text += u'⟨' + QString::number(byte, 16).rightJustified(2, u'0') + u'⟩';
            result.marks.push_back({start, text.size() - start, true});
            if (result.firstInvalid < 0)
                result.firstInvalid = byteStart;
            continue;
        }
        // CR LF is one line break.
        if (lineBreaks == LineBreaks::Keep && code == U'\r' && at < size && bytes[std::size_t(at)] == '\n')
            continue;
        if (appendVisible(text, code, lineBreaks))
            result.marks.push_back({start, text.size() - start, false});
    }
    return result;
}

QString visibleText(BytesView bytes, LineBreaks lineBreaks)
{
    return visibleTextWithMarks(bytes, lineBreaks).text;
}

} // namespace topicscope::payload
