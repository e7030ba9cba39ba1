// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/cbor_text.h"

#include "app/payload/hex_dump.h"
#include "app/payload/visible_text.h"

#include <QCborStreamReader>
#include <qfloat16.h>

#include <cmath>

namespace topicscope::payload {

namespace {

struct Cbor
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Cbor)
};

constexpr int maxCborDepth = 128; // the writer recurses, so its depth is bounded whatever the caller allows
constexpr qsizetype shownByteString = 1024;

class Writer
{
public:
    Writer(BytesView bytes, const DecodeLimits& limits, const std::stop_token& stop)
        : m_data(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()))),
          m_reader(m_data),
          m_depthLimit(std::min(limits.depth, maxCborDepth)),
          m_stop(stop)
    {
    }

    Decoded run()
    {
        m_decoded.format = Format::Cbor;
        m_decoded.bytesTotal = m_data.size();
        const bool good = item(0);
        m_decoded.bytesShown = m_reader.currentOffset();
        if (good && m_reader.currentOffset() < m_data.size())
            fail(Cbor::tr("%Ln bytes follow the end of the item.", nullptr,
                          int(m_data.size() - m_reader.currentOffset())));
        if (m_decoded.error)
            m_decoded.bytesShown = m_decoded.error->offset;
        return std::move(m_decoded);
    }

private:
    bool fail(const QString& message)
    {
        if (!m_decoded.error && !m_decoded.cancelled)
            m_decoded.error = DecodeError{message, m_reader.currentOffset(), 0, 0};
        return false;
    }

    bool failFromReader()
    {
        switch (m_reader.lastError().c) {
        case QCborError::EndOfFile:
            return fail(Cbor::tr("It ends in the middle of an item."));
        case QCborError::InvalidUtf8String:
            return fail(Cbor::tr("A text string is not UTF-8."));
        case QCborError::UnexpectedBreak:
            return fail(Cbor::tr("A “break” stands where an item is expected."));
        case QCborError::DataTooLarge:
            return fail(Cbor::tr("A string claims to be longer than any program can hold."));
        default:
            return fail(Cbor::tr("This is not an item that CBOR knows."));
        }
    }

    bool item(int depth)
    {
        if (++m_items % 1024 == 0 && m_stop.stop_requested()) {
            m_decoded.cancelled = true;
            return false;
        }
        if (depth > m_depthLimit)
            return fail(Cbor::tr("It is nested deeper than %n levels.", nullptr, m_depthLimit));
        if (m_reader.lastError().c != QCborError::NoError)
            return failFromReader();
        switch (m_reader.type()) {
        case QCborStreamReader::UnsignedInteger:
            return scalar(QString::number(m_reader.toUnsignedInteger()), Token::Number);
        case QCborStreamReader::NegativeInteger:
            return scalar(negative(), Token::Number);
        case QCborStreamReader::ByteString:
            return byteString();
        case QCborStreamReader::TextString:
            return textString(m_asKey ? Token::Key : Token::String);
        case QCborStreamReader::Array:
        case QCborStreamReader::Map:
            return container(depth);
        case QCborStreamReader::Tag:
            return tagged(depth);
        case QCborStreamReader::SimpleType:
            return simple();
        case QCborStreamReader::HalfFloat:
            return scalar(floating(double(float(m_reader.toFloat16())), 5) + QStringLiteral("_1"), Token::Number);
        case QCborStreamReader::Float:
            return scalar(floating(double(m_reader.toFloat()), 9) + QStringLiteral("_2"), Token::Number);
        case QCborStreamReader::Double:
            return scalar(floating(m_reader.toDouble(), 17), Token::Number);
        case QCborStreamReader::Invalid:
            break;
        }
        return failFromReader();
    }

    QString negative() const
    {
        // The value is −n for n from 1 to 2^64; the last one does not fit and reads as 0.
        const auto value = quint64(m_reader.toNegativeInteger());
        return value == 0 ? QStringLiteral("-18446744073709551616") : u'-' + QString::number(value);
    }

    /// The shortest text that reads back as the same number, always with a point or an exponent.
    static QString floating(double value, int digits)
    {
        if (std::isnan(value))
            return QStringLiteral("NaN");
        if (std::isinf(value))
            return value < 0 ? QStringLiteral("-Infinity") : QStringLiteral("Infinity");
        QString text;
        if (digits >= 17) {
            text = QString::number(value, 'g', QLocale::FloatingPointShortest);
        } else {
            for (int precision = 1; precision <= digits; ++precision) {
                text = QString::number(value, 'g', precision);
                const bool same =
                    digits == 9 ? text.toFloat() == float(value) : float(qfloat16(text.toFloat())) == float(value);
                if (same)
                    break;
            }
        }
        return text.contains(u'.') || text.contains(u'e') ? text : text + QStringLiteral(".0");
    }

    bool scalar(const QString& text, Token token)
    {
        append(text, token);
        return m_reader.next() || failFromReader();
    }

    bool simple()
    {
        if (m_reader.isBool())
            return scalar(m_reader.toBool() ? QStringLiteral("true") : QStringLiteral("false"), Token::Keyword);
        if (m_reader.isNull())
            return scalar(QStringLiteral("null"), Token::Keyword);
        if (m_reader.isUndefined())
            return scalar(QStringLiteral("undefined"), Token::Keyword);
        return scalar(QStringLiteral("simple(%1)").arg(int(m_reader.toSimpleType())), Token::Keyword);
    }

    bool byteString()
    {
        QByteArray bytes;
        auto chunk = m_reader.readByteArray();
        for (; chunk.status == QCborStreamReader::Ok; chunk = m_reader.readByteArray())
            bytes += chunk.data;
        if (chunk.status == QCborStreamReader::Error)
            return failFromReader();
        const BytesView view(bytes.constData(), std::size_t(std::min(bytes.size(), shownByteString)));
        append(QStringLiteral("h'") + hexString(view, QChar()) + u'\'', Token::String);
        if (bytes.size() > shownByteString)
            append(Cbor::tr(" / %Ln more bytes /", nullptr, int(bytes.size() - shownByteString)), Token::Comment);
        return true;
    }

    bool textString(Token token)
    {
        QString text;
        auto chunk = m_reader.readString();
        for (; chunk.status == QCborStreamReader::Ok; chunk = m_reader.readString())
            text += chunk.data;
        if (chunk.status == QCborStreamReader::Error)
            return failFromReader();
        text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        text.replace(u'\n', QStringLiteral("\\n"))
            .replace(u'\t', QStringLiteral("\\t"))
            .replace(u'\r', QStringLiteral("\\r"));
        const QByteArray utf8 = text.toUtf8();
        append(u'"' + visibleText({utf8.constData(), std::size_t(utf8.size())}) + u'"', token);
        return true;
    }

    bool tagged(int depth)
    {
        append(QString::number(quint64(m_reader.toTag())), Token::Keyword);
        append(QStringLiteral("("), Token::Punctuation);
        const bool wasKey = std::exchange(m_asKey, false);
        if (!m_reader.next() || !item(depth + 1))
            return failFromReader();
        m_asKey = wasKey;
        append(QStringLiteral(")"), Token::Punctuation);
        return true;
    }

    bool container(int depth)
    {
        const bool map = m_reader.isMap();
        const bool open = !m_reader.isLengthKnown();
        append(QString(map ? u'{' : u'[') + (open ? QStringLiteral("_ ") : QString()), Token::Punctuation);
        const bool wasKey = std::exchange(m_asKey, false);
        if (!m_reader.enterContainer())
            return failFromReader();
        const bool empty = !m_reader.hasNext();
        for (bool first = true; m_reader.hasNext(); first = false) {
            if (!first)
                append(QStringLiteral(","), Token::Punctuation);
            newLine(depth + 1);
            m_asKey = map;
            const bool key = item(depth + 1);
            m_asKey = false;
            if (!key)
                return false;
            if (map) {
                append(QStringLiteral(": "), Token::Punctuation);
                if (!item(depth + 1))
                    return false;
            }
        }
        if (m_reader.lastError().c != QCborError::NoError || !m_reader.leaveContainer())
            return failFromReader();
        m_asKey = wasKey;
        if (!empty)
            newLine(depth);
        append(QString(map ? u'}' : u']'), Token::Punctuation);
        return true;
    }

    void append(const QString& text, Token token)
    {
        m_decoded.spans.push_back({m_decoded.text.size(), text.size(), token});
        m_decoded.text += text;
    }

    void newLine(int depth)
    {
        m_decoded.text += u'\n';
        m_decoded.text.resize(m_decoded.text.size() + depth * 2, u' ');
    }

    QByteArray m_data;
    QCborStreamReader m_reader;
    Decoded m_decoded;
    int m_depthLimit;
    qsizetype m_items = 0;
    bool m_asKey = false;
    std::stop_token m_stop;
};

} // namespace

Decoded decodeCbor(BytesView bytes, const DecodeLimits& limits, const std::stop_token& stop)
{
    if (qsizetype(bytes.size()) <= limits.inputBytes)
        return Writer(bytes, limits, stop).run();
    // The beginning of a longer document: its sudden end is no error of the document.
    Decoded decoded = Writer(bytes.substr(0, std::size_t(limits.inputBytes)), limits, stop).run();
    decoded.bytesTotal = qsizetype(bytes.size());
    if (decoded.error && decoded.error->offset + 16 >= limits.inputBytes)
        decoded.error.reset();
    return decoded;
}

} // namespace topicscope::payload
