// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/message_pack.h"

#include "app/payload/hex_dump.h"
#include "app/payload/visible_text.h"

#include <QDateTime>
#include <QTimeZone>

#include <bit>

namespace topicscope::payload {

namespace {

struct MessagePack
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::MessagePack)
};

constexpr int maxDepth = 128; // the reader recurses, so its depth is bounded whatever the caller allows
constexpr quint64 shownBinary = 1024;
constexpr int timestampType = -1;

enum class Kind : quint8 { Nil, False, True, Unsigned, Signed, Float, Double, Text, Binary, Extension, Array, Map };

/// One object without its members.
struct Head
{
    Kind kind = Kind::Nil;
    quint64 value = 0; ///< the number's bits, or the length in bytes or members
    int type = 0;      ///< of an extension
};

/// Reads, and writes text unless it only looks.
class Reader
{
public:
    Reader(BytesView bytes, int depthLimit, bool writes, const std::stop_token& stop = {})
        : m_bytes(bytes), m_depthLimit(std::min(depthLimit, maxDepth)), m_writes(writes), m_stop(stop)
    {
    }

    bool object(int depth)
    {
        if (++m_objects % 1024 == 0 && m_stop.stop_requested()) {
            decoded.cancelled = true;
            return false;
        }
        if (depth > m_depthLimit)
            return fail(MessagePack::tr("It is nested deeper than %n levels.", nullptr, m_depthLimit));
        Head head;
        if (!read(head))
            return false;
        switch (head.kind) {
        case Kind::Text:
            return text(head.value);
        case Kind::Binary:
        case Kind::Extension:
            return binary(head);
        case Kind::Array:
        case Kind::Map:
            return members(head, depth);
        default:
            append(scalar(head), head.kind <= Kind::True ? Token::Keyword : Token::Number);
            return true;
        }
    }

    qsizetype offset() const { return qsizetype(m_at); }
    bool atEnd() const { return m_at == m_bytes.size(); }
    bool ended() const { return m_ended; } ///< failed because the data ends
    bool allUtf8() const { return m_allUtf8; }
    quint64 outermost() const { return m_outermost; }

    bool fail(const QString& message)
    {
        if (!decoded.error && !decoded.cancelled)
            decoded.error = DecodeError{message, qsizetype(m_at), 0, 0};
        return false;
    }

    Decoded decoded;

private:
    bool end()
    {
        m_ended = true;
        m_at = m_bytes.size();
        return fail(MessagePack::tr("It ends in the middle of an object."));
    }

    /// Big endian, as everything in MessagePack.
    bool number(std::size_t length, quint64& value)
    {
        if (m_bytes.size() - m_at < length)
            return end();
        value = 0;
        for (std::size_t i = 0; i < length; ++i)
            value = (value << 8) | static_cast<unsigned char>(m_bytes[m_at++]);
        return true;
    }

    static quint64 extended(quint64 value, std::size_t length)
    {
        const auto unused = int(64 - 8 * length);
        return quint64(qint64(value << unused) >> unused);
    }

    bool sized(Head& head, Kind kind, std::size_t length)
    {
        head.kind = kind;
        return number(length, head.value);
    }

    bool extension(Head& head)
    {
        head.kind = Kind::Extension;
        quint64 type = 0;
        if (!number(1, type))
            return false;
        head.type = int(qint64(extended(type, 1)));
        return true;
    }

    bool read(Head& head)
    {
        if (atEnd())
            return end();
        const auto first = static_cast<unsigned char>(m_bytes[m_at++]);
        if (first <= 0x7f)
            head = {Kind::Unsigned, first};
        else if (first <= 0x8f)
            head = {Kind::Map, quint64(first & 0x0f)};
        else if (first <= 0x9f)
            head = {Kind::Array, quint64(first & 0x0f)};
        else if (first <= 0xbf)
            head = {Kind::Text, quint64(first & 0x1f)};
        else if (first >= 0xe0)
            head = {Kind::Signed, extended(first, 1)};
        else
            return readLong(first, head);
        return true;
    }

    bool readLong(unsigned char first, Head& head)
    {
        const auto power = [first](unsigned char from) { return std::size_t(1) << (first - from); };
        switch (first) {
        case 0xc0:
        case 0xc2:
        case 0xc3:
            head.kind = first == 0xc0 ? Kind::Nil : first == 0xc2 ? Kind::False : Kind::True;
            return true;
        case 0xc4:
        case 0xc5:
        case 0xc6:
            return sized(head, Kind::Binary, power(0xc4));
        case 0xc7:
        case 0xc8:
        case 0xc9:
            return number(power(0xc7), head.value) && extension(head);
        case 0xca:
            return sized(head, Kind::Float, 4);
        case 0xcb:
            return sized(head, Kind::Double, 8);
        case 0xcc:
        case 0xcd:
        case 0xce:
        case 0xcf:
            return sized(head, Kind::Unsigned, power(0xcc));
        case 0xd0:
        case 0xd1:
        case 0xd2:
        case 0xd3: {
            const bool good = sized(head, Kind::Signed, power(0xd0));
            head.value = extended(head.value, power(0xd0));
            return good;
        }
        case 0xd4:
        case 0xd5:
        case 0xd6:
        case 0xd7:
        case 0xd8:
            head.value = power(0xd4);
            return extension(head);
        case 0xd9:
        case 0xda:
        case 0xdb:
            return sized(head, Kind::Text, power(0xd9));
        case 0xdc:
        case 0xdd:
            return sized(head, Kind::Array, 2 * power(0xdc));
        case 0xde:
        case 0xdf:
            return sized(head, Kind::Map, 2 * power(0xde));
        default:
            --m_at;
            return fail(MessagePack::tr("No object of MessagePack begins with the byte 0xc1."));
        }
    }

    static QString floating(double value, bool single)
    {
        QString text =
            single ? QString::number(value, 'g', 9) : QString::number(value, 'g', QLocale::FloatingPointShortest);
        if (single)
            for (int digits = 1; digits < 9; ++digits)
                if (QString shorter = QString::number(value, 'g', digits); shorter.toFloat() == float(value))
                    return shorter;
        return text;
    }

    static QString scalar(const Head& head)
    {
        switch (head.kind) {
        case Kind::False:
            return QStringLiteral("false");
        case Kind::True:
            return QStringLiteral("true");
        case Kind::Unsigned:
            return QString::number(head.value);
        case Kind::Signed:
            return QString::number(qint64(head.value));
        case Kind::Float:
            return floating(double(std::bit_cast<float>(quint32(head.value))), true);
        case Kind::Double:
            return floating(std::bit_cast<double>(head.value), false);
        default:
            return QStringLiteral("null");
        }
    }

    bool text(quint64 length)
    {
        if (m_bytes.size() - m_at < length)
            return end();
        const BytesView view = m_bytes.substr(m_at, std::size_t(length));
        m_at += std::size_t(length);
        if (!m_writes) {
            m_allUtf8 = m_allUtf8 && isUtf8(view);
            return true;
        }
        Bytes escaped;
        for (const char c : view) {
            if (c == '"' || c == '\\')
                escaped += '\\';
            if (c == '\n' || c == '\r' || c == '\t')
                escaped += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
            else
                escaped += c;
        }
        append(u'"' + visibleText(escaped) + u'"', m_asKey ? Token::Key : Token::String);
        return true;
    }

    /// Seconds and nanoseconds since 1970 in 4, 8 or 12 bytes; nothing for other lengths.
    static QString timestamp(BytesView data)
    {
        quint64 bits = 0;
        for (const char c : data.substr(data.size() == 12 ? 4 : 0))
            bits = (bits << 8) | static_cast<unsigned char>(c);
        quint64 nanoseconds = 0;
        qint64 seconds = qint64(bits);
        if (data.size() == 8) {
            nanoseconds = bits >> 34;
            seconds = qint64(bits & 0x3'ffff'ffffULL);
        } else if (data.size() == 12) {
            for (const char c : data.substr(0, 4))
                nanoseconds = (nanoseconds << 8) | static_cast<unsigned char>(c);
        } else if (data.size() != 4) {
            return {};
        }
        const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc());
        if (!time.isValid() || nanoseconds > 999'999'999)
            return {};
        QString text = time.toString(u"yyyy-MM-ddTHH:mm:ss");
        if (nanoseconds > 0)
            text += QStringLiteral(".%1").arg(nanoseconds, 9, 10, QLatin1Char('0'));
        return QStringLiteral("timestamp(%1Z)").arg(text);
    }

    bool binary(const Head& head)
    {
        if (m_bytes.size() - m_at < head.value)
            return end();
        const BytesView view = m_bytes.substr(m_at, std::size_t(head.value));
        m_at += std::size_t(head.value);
        if (!m_writes)
            return true;
        const bool extension = head.kind == Kind::Extension;
        if (extension && head.type == timestampType)
            if (const QString time = timestamp(view); !time.isEmpty()) {
                append(time, Token::Keyword);
                return true;
            }
        if (extension)
            append(QStringLiteral("ext(%1, ").arg(head.type), Token::Keyword);
        append(QStringLiteral("h'") + hexString(view.substr(0, shownBinary), QChar()) + u'\'', Token::String);
        if (head.value > shownBinary)
            append(MessagePack::tr(" / %Ln more bytes /", nullptr,
                                   int(std::min<quint64>(head.value - shownBinary, INT_MAX))),
                   Token::Comment);
        if (extension)
            append(QStringLiteral(")"), Token::Keyword);
        return true;
    }

    bool members(const Head& head, int depth)
    {
        const bool map = head.kind == Kind::Map;
        if (depth == 0)
            m_outermost = head.value;
        append(QString(map ? u'{' : u'['), Token::Punctuation);
        const bool wasKey = std::exchange(m_asKey, false);
        // The count is a claim: each member takes at least one byte, so the loop ends with the data.
        for (quint64 member = 0; member < head.value; ++member) {
            if (member > 0)
                append(QStringLiteral(","), Token::Punctuation);
            newLine(depth + 1);
            m_asKey = map;
            const bool first = object(depth + 1);
            m_asKey = false;
            if (!first)
                return false;
            if (!map)
                continue;
            append(QStringLiteral(": "), Token::Punctuation);
            if (!object(depth + 1))
                return false;
        }
        m_asKey = wasKey;
        if (head.value > 0)
            newLine(depth);
        append(QString(map ? u'}' : u']'), Token::Punctuation);
        return true;
    }

    void append(const QString& text, Token token)
    {
        if (!m_writes)
            return;
        decoded.spans.push_back({decoded.text.size(), text.size(), token});
        decoded.text += text;
    }

    void newLine(int depth)
    {
        if (!m_writes)
            return;
        decoded.text += u'\n';
        decoded.text.resize(decoded.text.size() + depth * 2, u' ');
    }

    BytesView m_bytes;
    std::size_t m_at = 0;
    int m_depthLimit;
    bool m_writes;
    bool m_asKey = false;
    bool m_ended = false;
    bool m_allUtf8 = true;
    quint64 m_objects = 0;
    quint64 m_outermost = 0;
    std::stop_token m_stop;
};

} // namespace

Decoded decodeMessagePack(BytesView bytes, const DecodeLimits& limits, const std::stop_token& stop)
{
    const bool whole = qsizetype(bytes.size()) <= limits.inputBytes;
    Reader reader(whole ? bytes : bytes.substr(0, std::size_t(limits.inputBytes)), limits.depth, true, stop);
    const bool good = reader.object(0);
    if (good && whole && !reader.atEnd())
        reader.fail(MessagePack::tr("%Ln bytes follow the end of the object.", nullptr,
                                    int(qsizetype(bytes.size()) - reader.offset())));
    Decoded decoded = std::move(reader.decoded);
    decoded.format = Format::MessagePack;
    decoded.bytesTotal = qsizetype(bytes.size());
    decoded.bytesShown = decoded.error ? decoded.error->offset : reader.offset();
    // The beginning of a longer one: its sudden end is no error of it.
    if (!whole && reader.ended())
        decoded.error.reset();
    return decoded;
}

std::optional<quint64> scanMessagePack(BytesView bytes, bool truncated)
{
    if (bytes.empty())
        return std::nullopt;
    const auto first = static_cast<unsigned char>(bytes.front());
    if ((first < 0x80 || first > 0x9f) && (first < 0xdc || first > 0xdf))
        return std::nullopt;
    Reader reader(bytes, maxDepth, false);
    const bool good = reader.object(0);
    const bool fits = good ? reader.atEnd() && !truncated : truncated && reader.ended();
    return fits && reader.allUtf8() ? std::optional(reader.outermost()) : std::nullopt;
}

} // namespace topicscope::payload
