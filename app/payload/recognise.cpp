// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/recognise.h"

#include "app/payload/cbor_scan.h"
#include "app/payload/inflate.h"
#include "app/payload/json_reader.h"
#include "app/payload/message_pack.h"
#include "app/payload/signature.h"

#include <QByteArray>

#include <algorithm>

namespace topicscope::payload {

namespace {

struct Recognise
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Recognise)
};

constexpr std::size_t jsonLook = 4 * 1024 * 1024;
constexpr std::size_t textLook = 64 * 1024;

BytesView trimmed(BytesView text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == BytesView::npos ? BytesView() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool isText(BytesView bytes)
{
    const BytesView look = bytes.substr(0, textLook);
    return textPrefixLength(look, look.size() < bytes.size()) > 0;
}

/// Nothing wrong in JSON, or in its first 4 MiB.
std::optional<DecodeError> jsonError(BytesView bytes, const std::stop_token& stop)
{
    if (bytes.size() <= jsonLook)
        return checkJson(bytes, 512, stop);
    JsonReader reader(bytes.substr(0, jsonLook), 512, true);
    while (!stop.stop_requested()) {
        const JsonReader::Event event = reader.next();
        if (event == JsonReader::Event::Failed)
            return reader.error();
        if (event == JsonReader::Event::Cut || event == JsonReader::Event::End)
            break;
    }
    return std::nullopt;
}

bool unpacks(BytesView bytes)
{
    return inflate(bytes, 1024).has_value();
}

Recognition byContent(Format format, Certainty certainty)
{
    return {format, certainty, Recognise::tr("found by content")};
}

/// Base64 looks like any long word, so only what it holds can tell.
bool holdsBase64(BytesView text)
{
    if (text.size() < 24 || text.size() % 4 != 0 || text.size() > jsonLook)
        return false;
    const bool alphabet = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/' ||
               c == '-' || c == '_' || c == '=';
    });
    if (!alphabet)
        return false;
    const QByteArray inner = QByteArray::fromBase64(QByteArray::fromRawData(text.data(), qsizetype(text.size())));
    const BytesView bytes(inner.constData(), std::size_t(inner.size()));
    if (isGzip(bytes) || !imageType(bytes).isNull())
        return true;
    const bool structured = bytes.starts_with('{') || bytes.starts_with('[');
    return structured && !checkJson(bytes);
}

Recognition recogniseText(BytesView bytes, const std::stop_token& stop)
{
    const BytesView text = trimmed(bytes);
    if (text.empty())
        return byContent(Format::Text, Certainty::Likely);
    if (imageType(bytes).name == u"SVG")
        return byContent(Format::Image, Certainty::Certain);
    const bool structured = text.front() == '{' || text.front() == '[';
    const bool scalar = text.front() == '"' || text.front() == '-' || (text.front() >= '0' && text.front() <= '9') ||
                        text == "true" || text == "false" || text == "null";
    if (structured || scalar) {
        const auto error = jsonError(bytes, stop);
        if (!error)
            return byContent(Format::Json, structured ? Certainty::Certain : Certainty::Likely);
        // A bracket and a quotation mark, or another bracket: it was meant to be JSON.
        const BytesView second = trimmed(text.substr(1));
        if (structured && !second.empty() && (second.front() == '"' || second.front() == '{')) {
            return {Format::Text, Certainty::Likely,
                    Recognise::tr("like JSON, but broken at line %L1, column %L2").arg(error->line).arg(error->column)};
        }
    }
    if (holdsBase64(text))
        return byContent(Format::Base64, Certainty::Likely);
    return byContent(Format::Text, Certainty::Likely);
}

Recognition recogniseContent(BytesView bytes, const std::stop_token& stop)
{
    if (isGzip(bytes))
        return byContent(Format::Gzip, Certainty::Certain);
    if (isText(bytes))
        return recogniseText(bytes, stop);
    if (!imageType(bytes).isNull())
        return byContent(Format::Image, Certainty::Certain);
    if (looksLikeZlib(bytes) && unpacks(bytes))
        return byContent(Format::Zlib, Certainty::Likely);
    const BytesView look = bytes.substr(0, jsonLook);
    if (looksLikeCbor(look) && scanCbor(look, look.size() < bytes.size()))
        return byContent(Format::Cbor, bytes.size() >= 4 ? Certainty::Likely : Certainty::Guess);
    if (bytes.size() >= 3 && scanMessagePack(look, look.size() < bytes.size()))
        return byContent(Format::MessagePack, bytes.size() >= 4 ? Certainty::Likely : Certainty::Guess);
    const std::size_t size = bytes.size();
    if (size == 1 || size == 2 || size == 4 || size == 8)
        return {Format::Numbers, Certainty::Guess, Recognise::tr("a guess from its size")};
    return {Format::Hex, Certainty::Guess, Recognise::tr("not text, and no known format")};
}

/// The format that a Content Type names, if it names one that we read.
std::optional<Format> namedFormat(BytesView contentType)
{
    const QByteArray type =
        QByteArray(contentType.data(), qsizetype(contentType.size())).toLower().split(';').first().trimmed();
    if (type == "application/json" || type == "text/json" || type.endsWith("+json") || type == "json")
        return Format::Json;
    if (type == "application/cbor" || type.endsWith("+cbor") || type == "cbor")
        return Format::Cbor;
    if (type == "application/msgpack" || type == "application/x-msgpack" || type == "application/vnd.msgpack" ||
        type == "msgpack" || type == "messagepack")
        return Format::MessagePack;
    if (type == "application/gzip" || type == "application/x-gzip" || type == "gzip")
        return Format::Gzip;
    if (type == "application/zlib" || type == "zlib")
        return Format::Zlib;
    if (type.startsWith("image/"))
        return Format::Image;
    if (type.startsWith("text/") || type == "utf-8" || type == "text")
        return Format::Text;
    if (type == "application/octet-stream")
        return Format::Hex;
    return std::nullopt;
}

bool fits(Format format, BytesView bytes, const std::stop_token& stop)
{
    switch (format) {
    case Format::Json:
        return !jsonError(bytes, stop);
    case Format::Cbor: {
        const BytesView look = bytes.substr(0, jsonLook);
        return scanCbor(look, look.size() < bytes.size()).has_value();
    }
    case Format::MessagePack: {
        const BytesView look = bytes.substr(0, jsonLook);
        return scanMessagePack(look, look.size() < bytes.size()).has_value();
    }
    case Format::Gzip:
        return isGzip(bytes);
    case Format::Zlib:
        return looksLikeZlib(bytes);
    case Format::Image:
        return !imageType(bytes).isNull();
    case Format::Text:
        return isText(bytes);
    default:
        return true;
    }
}

} // namespace

Recognition recognise(BytesView bytes, BytesView contentType, BytesView /*topic*/, const std::stop_token& stop)
{
    if (bytes.empty())
        return {Format::Empty, Certainty::Certain, Recognise::tr("no bytes")};
    const std::optional<Format> named = namedFormat(contentType);
    if (named && fits(*named, bytes, stop))
        return {*named, Certainty::Certain, Recognise::tr("named by Content Type")};
    Recognition found = recogniseContent(bytes, stop);
    if (named && found.format != *named)
        found.reason =
            Recognise::tr("found by content; it is not the %1 that Content Type says").arg(formatName(*named));
    return found;
}

} // namespace topicscope::payload
