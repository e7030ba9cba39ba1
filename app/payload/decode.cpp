// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/decode.h"

#include "app/payload/base64.h"
#include "app/payload/cbor_text.h"
#include "app/payload/hex_dump.h"
#include "app/payload/inflate.h"
#include "app/payload/json_layout.h"
#include "app/payload/message_pack.h"
#include "app/payload/numbers_text.h"
#include "app/payload/recognise.h"
#include "app/payload/visible_text.h"

#include <QByteArray>

namespace topicscope::payload {

namespace {

struct Decode
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Decode)
};

constexpr int deepestPacking = 3; // gzip inside Base64 inside gzip, and no further

Decoded decodeLayer(BytesView bytes, Format format, const DecodeLimits& limits, const std::stop_token& stop, int layer);

/// The beginning of the bytes that `limit` allows, not cutting a UTF-8 character.
BytesView beginning(BytesView bytes, qsizetype limit)
{
    if (qsizetype(bytes.size()) <= limit)
        return bytes;
    BytesView part = bytes.substr(0, std::size_t(limit));
    const qsizetype valid = utf8PrefixLength(part);
    return qsizetype(part.size()) - valid < 4 ? part.substr(0, std::size_t(valid)) : part;
}

Decoded decodeText(BytesView bytes, const DecodeLimits& limits)
{
    Decoded decoded;
    const BytesView shown = beginning(bytes, limits.inputBytes);
    const VisibleText visible = visibleTextWithMarks(shown, LineBreaks::Keep);
    decoded.text = visible.text;
    for (const VisibleText::Mark& mark : visible.marks)
        decoded.spans.push_back({mark.start, mark.length, mark.invalidByte ? Token::Invalid : Token::Comment});
    decoded.bytesShown = qsizetype(shown.size());
    if (visible.firstInvalid >= 0)
        decoded.error = DecodeError{Decode::tr("It holds bytes that are not UTF-8; they are shown as ⟨ff⟩."),
                                    visible.firstInvalid, 0, 0};
    return decoded;
}

Decoded decodeJson(BytesView bytes, const DecodeLimits& limits, const std::stop_token& stop)
{
    const bool truncated = qsizetype(bytes.size()) > limits.inputBytes;
    JsonLayout layout =
        layOutJson(bytes.substr(0, std::size_t(limits.inputBytes)), limits.depth, truncated, false, stop);
    Decoded decoded;
    decoded.cancelled = layout.cancelled;
    decoded.bytesShown = layout.bytesRead;
    if (layout.error) {
        // Half a layout helps nobody to find the mistake: show what was sent.
        decoded = decodeText(bytes, limits);
        decoded.error = layout.error;
        return decoded;
    }
    decoded.text = std::move(layout.text);
    decoded.spans = std::move(layout.spans);
    return decoded;
}

Decoded decodeHex(BytesView bytes, const DecodeLimits& limits, const std::stop_token& stop)
{
    Decoded decoded;
    const BytesView shown = bytes.substr(0, std::size_t(limits.inputBytes));
    const HexDump dump(shown);
    for (qsizetype row = 0; row < dump.rowCount() && !decoded.cancelled; ++row) {
        decoded.text += dump.rowText(row) + u'\n';
        decoded.cancelled = row % 1024 == 0 && stop.stop_requested();
    }
    decoded.bytesShown = qsizetype(shown.size());
    return decoded;
}

/// Shows what was packed into the payload in the format that it turns out to be.
Decoded decodeInside(Bytes inside, const DecodeLimits& limits, const std::stop_token& stop, int layer)
{
    const Recognition recognition = recognise(inside, {}, {}, stop);
    const bool again = recognition.format == Format::Gzip || recognition.format == Format::Zlib ||
                       recognition.format == Format::Base64;
    const Format format = again && layer >= deepestPacking ? Format::Hex : recognition.format;
    Decoded decoded = decodeLayer(inside, format, limits, stop, layer + 1);
    const QString name = formatName(format);
    decoded.note = decoded.note.isEmpty() ? Decode::tr("read as %1").arg(name) : decoded.note;
    if (!again)
        decoded.unpacked = std::move(inside);
    return decoded;
}

Decoded failed(BytesView bytes, const DecodeLimits& limits, const QString& message, qsizetype offset)
{
    Decoded decoded = decodeHex(bytes.substr(0, 4096), limits, {});
    decoded.error = DecodeError{message, offset, 0, 0};
    return decoded;
}

Decoded decodePacked(BytesView bytes, Format format, const DecodeLimits& limits, const std::stop_token& stop, int layer)
{
    auto inflated = inflate(bytes, limits.unpackedBytes, stop);
    if (!inflated)
        return failed(bytes, limits, inflated.error().message, 0);
    const bool complete = inflated->complete;
    const QLocale locale;
    const QString packedSize = locale.toString(qlonglong(bytes.size()));
    const QString size = locale.toString(qlonglong(inflated->bytes.size()));
    Decoded decoded = decodeInside(std::move(inflated->bytes), limits, stop, layer);
    const QString name = formatName(format);
    decoded.note = complete
                       ? Decode::tr("%1: %2 bytes unpacked to %3 bytes; %4").arg(name, packedSize, size, decoded.note)
                       : Decode::tr("%1: %2 bytes unpack to more than %3 bytes, where unpacking was stopped; %4")
                             .arg(name, packedSize, size, decoded.note);
    if (complete && decoded.isWhole())
        decoded.bytesTotal = decoded.bytesShown = qsizetype(bytes.size());
    return decoded;
}

Decoded decodeBase64(BytesView bytes, const DecodeLimits& limits, const std::stop_token& stop, int layer)
{
    const BytesView shown = bytes.substr(0, std::size_t(limits.unpackedBytes));
    auto inner = fromBase64(shown);
    if (!inner) {
        Decoded decoded = decodeText(bytes, limits);
        decoded.error = inner.error();
        return decoded;
    }
    const QLocale locale;
    const QString size = locale.toString(qlonglong(inner->size()));
    Decoded decoded = decodeInside(std::move(*inner), limits, stop, layer);
    decoded.note = Decode::tr("Base64: %1 characters hold %2 bytes; %3")
                       .arg(locale.toString(qlonglong(bytes.size())), size, decoded.note);
    if (decoded.isWhole())
        decoded.bytesTotal = decoded.bytesShown = qsizetype(shown.size());
    return decoded;
}

Decoded decodeImage(BytesView bytes)
{
    Decoded decoded;
    decoded.bytesShown = qsizetype(bytes.size());
    const ImageType type = imageType(bytes);
    if (type.isNull())
        return failed(bytes, {}, Decode::tr("This does not begin as any known kind of image does."), 0);
    decoded.text = type.width > 0 && type.height > 0
                       ? Decode::tr("%1 image, %2 × %3").arg(type.name).arg(type.width).arg(type.height)
                       : Decode::tr("%1 image").arg(type.name);
    return decoded;
}

Decoded decodeLayer(BytesView bytes, Format format, const DecodeLimits& limits, const std::stop_token& stop, int layer)
{
    switch (format) {
    case Format::Empty:
        return {};
    case Format::Text:
        return decodeText(bytes, limits);
    case Format::Json:
        return decodeJson(bytes, limits, stop);
    case Format::Hex:
        return decodeHex(bytes, limits, stop);
    case Format::Base64:
        return decodeBase64(bytes, limits, stop, layer);
    case Format::Cbor:
        return decodeCbor(bytes, limits, stop);
    case Format::MessagePack:
        return decodeMessagePack(bytes, limits, stop);
    case Format::Numbers:
        return decodeNumbers(bytes);
    case Format::Gzip:
    case Format::Zlib:
        return decodePacked(bytes, format, limits, stop, layer);
    case Format::Image:
        return decodeImage(bytes);
    }
    return {};
}

} // namespace

Decoded decode(BytesView bytes, Format format, const DecodeLimits& limits, const std::stop_token& stop)
{
    Decoded decoded = decodeLayer(bytes, format, limits, stop, 0);
    decoded.format = format;
    if (decoded.bytesTotal == 0)
        decoded.bytesTotal = qsizetype(bytes.size());
    decoded.cancelled = decoded.cancelled || stop.stop_requested();
    return decoded;
}

} // namespace topicscope::payload
