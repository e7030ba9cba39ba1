// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/preview.h"

#include "app/payload/cbor_scan.h"
#include "app/payload/json_escapes.h"
#include "app/payload/message_pack.h"
#include "app/payload/recognise.h"
#include "app/payload/signature.h"
#include "app/payload/visible_text.h"

#include <QLocale>
#include <QTextBoundaryFinder>

namespace topicscope::payload {

namespace {

struct Preview
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Preview)
};

constexpr qsizetype binaryLook = 4096;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// JSON on one line: white space outside of strings becomes one blank, or none inside a bracket.
Bytes withoutLayout(BytesView json)
{
    Bytes line;
    line.reserve(json.size());
    bool inString = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            line += c;
            if (c == '\\' && i + 1 < json.size())
                line += json[++i];
            else if (c == '"')
                inString = false;
            continue;
        }
        if (!isSpace(c)) {
            inString = c == '"';
            line += c;
            continue;
        }
        while (i + 1 < json.size() && isSpace(json[i + 1]))
            ++i;
        const bool afterOpening = line.empty() || line.back() == '{' || line.back() == '[';
        const bool beforeClosing = i + 1 == json.size() || json[i + 1] == '}' || json[i + 1] == ']';
        if (!afterOpening && !beforeClosing)
            line += ' ';
    }
    return line;
}

/// At most `maxCharacters` units with the "…", cut between two grapheme clusters.
QString cut(const QString& text, bool more, int maxCharacters)
{
    if (!more && text.size() <= maxCharacters)
        return text;
    const qsizetype room = std::min<qsizetype>(maxCharacters - 1, text.size());
    qsizetype end = room;
    if (room < text.size() || more) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
        finder.setPosition(room);
        if (!finder.isAtBoundary())
            end = std::max<qsizetype>(finder.toPreviousBoundary(), 0);
        if (end == 0) // one cluster longer than the line: keep at least whole code points
            end = room > 0 && text.at(room - 1).isHighSurrogate() ? room - 1 : room;
    }
    return text.left(end) + u'…';
}

QString plainPreview(BytesView text, bool more, int maxCharacters)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool structured = first != BytesView::npos && (text[first] == '{' || text[first] == '[');
    if (!structured)
        return cut(visibleText(text), more, maxCharacters);
    const bool laidOut = text.find_first_of("\n\t\r ") != BytesView::npos;
    return cut(visibleText(readableEscapes(laidOut ? withoutLayout(text) : Bytes(text))), more, maxCharacters);
}

QString size(qsizetype bytes)
{
    return Preview::tr("%Ln bytes", nullptr, int(std::min<qsizetype>(bytes, std::numeric_limits<int>::max())));
}

QString cborPreview(const CborSummary& summary)
{
    if (!summary.elementType.isEmpty() && summary.items > 0)
        return Preview::tr("CBOR · %L1 × %2").arg(summary.items).arg(summary.elementType);
    return Preview::tr("CBOR · %Ln items", nullptr,
                       int(std::min<quint64>(summary.items, std::numeric_limits<int>::max())));
}

QString binaryPreview(BytesView bytes, qsizetype totalSize, int maxCharacters)
{
    static constexpr char digits[] = "0123456789abcdef";
    QString line = Preview::tr("binary, %1:").arg(size(totalSize));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (line.size() + 5 > maxCharacters)
            return cut(line + u' ', true, maxCharacters);
        const auto byte = static_cast<unsigned char>(bytes[i]);
        line += u' ';
        line += QLatin1Char(digits[byte >> 4]);
        line += QLatin1Char(digits[byte & 15]);
    }
    return qsizetype(bytes.size()) < totalSize ? cut(line + u' ', true, maxCharacters) : line;
}

QString namedPreview(BytesView bytes, qsizetype totalSize, int maxCharacters)
{
    if (isGzip(bytes))
        return Preview::tr("gzip, %1").arg(size(totalSize));
    if (const ImageType image = imageType(bytes); !image.isNull()) {
        if (image.width > 0 && image.height > 0)
            return Preview::tr("%1 image, %2 × %3").arg(image.name).arg(image.width).arg(image.height);
        return Preview::tr("%1 image, %2").arg(image.name, size(totalSize));
    }
    if (looksLikeZlib(bytes))
        return Preview::tr("zlib, %1").arg(size(totalSize));
    const BytesView look = bytes.substr(0, binaryLook);
    const bool truncated = qsizetype(look.size()) < totalSize;
    if (const auto cbor = looksLikeCbor(look) ? scanCbor(look, truncated) : std::nullopt)
        return cborPreview(*cbor);
    if (const auto members = look.size() >= 3 ? scanMessagePack(look, truncated) : std::nullopt)
        return Preview::tr("MessagePack · %Ln items", nullptr,
                           int(std::min<quint64>(*members, std::numeric_limits<int>::max())));
    return binaryPreview(bytes, totalSize, maxCharacters);
}

} // namespace

QString previewLine(BytesView bytes, int maxCharacters)
{
    return previewLine(bytes, qsizetype(bytes.size()), maxCharacters);
}

QString previewLine(BytesView bytes, qsizetype totalSize, int maxCharacters)
{
    maxCharacters = std::max(maxCharacters, 8);
    if (bytes.empty())
        return totalSize > 0 ? size(totalSize) : Preview::tr("empty");
    // A UTF-16 unit takes at most three bytes; the rest is room for the layout of JSON.
    const BytesView beginning = bytes.substr(0, std::size_t(maxCharacters) * 3 + 256);
    const bool more = qsizetype(beginning.size()) < totalSize;
    if (const qsizetype length = textPrefixLength(beginning, more); length > 0) {
        QString line = plainPreview(beginning.substr(0, std::size_t(length)), more, maxCharacters);
        if (!line.startsWith(u'<') || imageType(bytes).isNull())
            return line;
    }
    return cut(namedPreview(bytes, totalSize, maxCharacters), false, maxCharacters);
}

} // namespace topicscope::payload
