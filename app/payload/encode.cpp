// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/encode.h"

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

tl::expected<Bytes, DecodeError> encodeBase64(const QString& text)
{
    QByteArray characters;
    bool urlSafe = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c.isSpace())
            continue;
        const bool letter = c.unicode() < 0x80 &&
                            (c.isLetterOrNumber() || c == u'+' || c == u'/' || c == u'-' || c == u'_' || c == u'=');
        if (!letter)
            return tl::unexpected(DecodeError{Encode::tr("“%1” is not a character of Base64.").arg(c), at, 0, 0});
        urlSafe = urlSafe || c == u'-' || c == u'_';
        characters += c.toLatin1();
    }
    const auto alphabet = urlSafe ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding;
    const auto result = QByteArray::fromBase64Encoding(characters, alphabet | QByteArray::AbortOnBase64DecodingErrors);
    if (!result)
        return tl::unexpected(
            DecodeError{Encode::tr("This is not Base64: its length or its padding is wrong."), text.size(), 0, 0});
    return Bytes(result.decoded.constData(), std::size_t(result.decoded.size()));
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
        if (auto error = checkJson(bytes)) {
            const QByteArray before(bytes.data(), error->offset);
            error->offset = QString::fromUtf8(before).size();
            return tl::unexpected(*error);
        }
        return bytes;
    }
    case Format::Hex:
        return encodeHex(text);
    case Format::Base64:
        return encodeBase64(text);
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
