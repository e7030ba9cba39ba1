// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/base64.h"

#include "app/payload/visible_text.h"

#include <QByteArray>

namespace topicscope::payload {

namespace {

struct Base64
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Base64)
};

bool isLetter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/' ||
           c == '-' || c == '_';
}

} // namespace

tl::expected<Bytes, DecodeError> fromBase64(BytesView text)
{
    QByteArray letters;
    letters.reserve(qsizetype(text.size()));
    int padding = 0;
    bool urlSafe = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
            continue;
        if (c == '=') {
            ++padding;
            continue;
        }
        if (!isLetter(c)) {
            const bool ascii = static_cast<unsigned char>(c) < 0x80;
            const QString shown = visibleText(
                text.substr(at, ascii ? 1 : std::size_t(std::max<qsizetype>(utf8PrefixLength(text.substr(at, 4)), 1))));
            return tl::unexpected(
                DecodeError{Base64::tr("“%1” is not a character of Base64.").arg(ascii ? shown : shown.left(2)),
                            qsizetype(at), 0, 0});
        }
        if (padding > 0)
            return tl::unexpected(
                DecodeError{Base64::tr("More characters follow the padding “=”."), qsizetype(at), 0, 0});
        urlSafe = urlSafe || c == '-' || c == '_';
        letters += c;
    }
    // Four characters hold three bytes; one left over holds nothing.
    const qsizetype rest = letters.size() % 4;
    if (rest == 1 || (padding > 0 && (rest + padding) % 4 != 0))
        return tl::unexpected(DecodeError{Base64::tr("This is not Base64: its length or its padding is wrong."),
                                          qsizetype(text.size()), 0, 0});
    const QByteArray bytes =
        QByteArray::fromBase64(letters, urlSafe ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding);
    return Bytes(bytes.constData(), std::size_t(bytes.size()));
}

} // namespace topicscope::payload
