// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/numbers_text.h"

#include "app/payload/hex_dump.h"

#include <QtEndian>
#include <qfloat16.h>

#include <array>

namespace topicscope::payload {

namespace {

struct Numbers
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Numbers)
};

constexpr qsizetype shownValues = 64;

struct Type
{
    const char* name;
    qsizetype size;
    QString (*text)(const char* bytes, bool bigEndian);
};

template <typename T>
T read(const char* bytes, bool bigEndian)
{
    return bigEndian ? qFromBigEndian<T>(bytes) : qFromLittleEndian<T>(bytes);
}

template <typename T>
QString integer(const char* bytes, bool bigEndian)
{
    return QString::number(read<T>(bytes, bigEndian));
}

template <typename T>
QString floating(const char* bytes, bool bigEndian)
{
    const double value = double(read<T>(bytes, bigEndian));
    return QString::number(value, 'g', sizeof(T) == 8 ? 17 : sizeof(T) == 4 ? 9 : 5);
}

QString half(const char* bytes, bool bigEndian)
{
    const quint16 bits = read<quint16>(bytes, bigEndian);
    qfloat16 value;
    memcpy(static_cast<void*>(&value), &bits, sizeof value);
    return QString::number(double(float(value)), 'g', 5);
}

constexpr std::array<Type, 11> types{{
    {"int8", 1, integer<qint8>},
    {"uint8", 1, integer<quint8>},
    {"int16", 2, integer<qint16>},
    {"uint16", 2, integer<quint16>},
    {"float16", 2, half},
    {"int32", 4, integer<qint32>},
    {"uint32", 4, integer<quint32>},
    {"float32", 4, floating<float>},
    {"int64", 8, integer<qint64>},
    {"uint64", 8, integer<quint64>},
    {"float64", 8, floating<double>},
}};

void append(Decoded& decoded, const QString& text, Token token)
{
    decoded.spans.push_back({decoded.text.size(), text.size(), token});
    decoded.text += text;
}

void row(Decoded& decoded, BytesView bytes, const Type& type, bool bigEndian)
{
    const QString order = type.size == 1 ? QString()
                          : bigEndian    ? Numbers::tr("big-endian")
                                         : Numbers::tr("little-endian");
    append(decoded, QLatin1StringView(type.name).toString().leftJustified(9), Token::Key);
    append(decoded, order.leftJustified(15), Token::Comment);
    const qsizetype count = qsizetype(bytes.size()) / type.size;
    for (qsizetype i = 0; i < std::min(count, shownValues); ++i) {
        if (i > 0)
            decoded.text += QStringLiteral("  ");
        append(decoded, type.text(bytes.data() + i * type.size, bigEndian), Token::Number);
    }
    if (count > shownValues)
        append(decoded, Numbers::tr("  … and %Ln more", nullptr, int(count - shownValues)), Token::Comment);
    decoded.text += u'\n';
}

} // namespace

Decoded decodeNumbers(BytesView bytes)
{
    Decoded decoded;
    decoded.format = Format::Numbers;
    decoded.bytesTotal = decoded.bytesShown = qsizetype(bytes.size());
    append(decoded, QStringLiteral("bytes").leftJustified(24), Token::Key);
    append(decoded, hexString(bytes.substr(0, shownValues)), Token::Plain);
    if (qsizetype(bytes.size()) > shownValues)
        append(decoded, Numbers::tr("  … and %Ln more", nullptr, int(qsizetype(bytes.size()) - shownValues)),
               Token::Comment);
    decoded.text += u'\n';
    for (const Type& type : types) {
        if (bytes.empty() || qsizetype(bytes.size()) % type.size != 0)
            continue;
        row(decoded, bytes, type, false);
        if (type.size > 1)
            row(decoded, bytes, type, true);
    }
    return decoded;
}

} // namespace topicscope::payload
