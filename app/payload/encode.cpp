// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/encode.h"

#include "app/payload/base64.h"
#include "app/payload/hex_dump.h"
#include "app/payload/json_reader.h"
#include "app/payload/visible_text.h"

#include <QByteArray>

namespace topicscope::payload {

namespace {

struct Encode
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Encode)
};

Bytes utf8(QStringView text)
{
    const QByteArray bytes = text.toUtf8();
    return Bytes(bytes.constData(), std::size_t(bytes.size()));
}

/// The position counted in UTF-16 units instead of bytes.
DecodeError inCharacters(DecodeError error, const Bytes& bytes)
{
    error.offset = QString::fromUtf8(bytes.data(), error.offset).size();
    return error;
}

int hexDigit(QChar c)
{
    const char16_t u = c.unicode();
    return u >= u'0' && u <= u'9' ? u - u'0' : (u | 0x20) >= u'a' && (u | 0x20) <= u'f' ? (u | 0x20) - u'a' + 10 : -1;
}

tl::expected<Bytes, DecodeError> encodeHex(const QString& text)
{
    Bytes bytes;
    qsizetype at = 0;
    while (at < text.size()) {
        const QChar c = text.at(at);
        if (c.isSpace() || c == u',' || c == u':' || c == u';') {
            ++at;
            continue;
        }
        if (c == u'0' && at + 1 < text.size() && (text.at(at + 1) == u'x' || text.at(at + 1) == u'X')) {
            at += 2;
            if (at >= text.size() || hexDigit(text.at(at)) < 0)
                return tl::unexpected(
                    DecodeError{Encode::tr("Two hexadecimal digits are expected behind “0x”."), at, 0, 0});
            continue;
        }
        const int high = hexDigit(c);
        if (high < 0)
            return tl::unexpected(DecodeError{Encode::tr("“%1” is not a hexadecimal digit.").arg(c), at, 0, 0});
        const int low = at + 1 < text.size() ? hexDigit(text.at(at + 1)) : -1;
        if (low < 0)
            return tl::unexpected(
                DecodeError{Encode::tr("A byte needs two hexadecimal digits; here is one."), at, 0, 0});
        bytes += char(high * 16 + low);
        at += 2;
    }
    return bytes;
}

} // namespace

tl::expected<Bytes, DecodeError> encode(const QString& text, Format format)
{
    switch (format) {
    case Format::Empty:
        return Bytes();
    case Format::Text:
        return utf8(text);
    case Format::Json: {
        Bytes bytes = utf8(text);
        if (const auto error = checkJson(bytes))
            return tl::unexpected(inCharacters(*error, bytes));
        return bytes;
    }
    case Format::Hex:
        return encodeHex(text);
    case Format::Base64: {
        const Bytes characters = utf8(text);
        return fromBase64(characters).map_error([&](const DecodeError& error) {
            return inCharacters(error, characters);
        });
    }
    default:
        return tl::unexpected(
            DecodeError{Encode::tr("%1 cannot be written by hand here.").arg(formatName(format)), 0, 0, 0});
    }
}

std::optional<QString> editableText(BytesView bytes, Format format)
{
    const QByteArray data = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()));
    switch (format) {
    case Format::Empty:
        return QString();
    case Format::Text:
    case Format::Json:
        return isUtf8(bytes) ? std::optional(QString::fromUtf8(data)) : std::nullopt;
    case Format::Base64:
        return QString::fromLatin1(data.toBase64());
    case Format::Hex:
        return hexString(bytes);
    default:
        return std::nullopt;
    }
}

} // namespace topicscope::payload
