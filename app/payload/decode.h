// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace topicscope::payload {

/// What a piece of decoded text is; the window gives it its colour.
enum class Token : std::uint8_t {
    Plain,
    Punctuation,
    Key, ///< the name of a JSON or CBOR member
    String,
    Number,
    Keyword, ///< true, false, null, undefined
    Comment, ///< words of ours inside the text, such as "… 3 bytes that are not UTF-8"
    Invalid  ///< bytes that do not belong there
};

/// A stretch of decoded text, in UTF-16 units.
struct Span
{
    qsizetype start = 0;
    qsizetype length = 0;
    Token token = Token::Plain;
    bool operator==(const Span&) const = default;
};

/// Why the bytes could not be read in a format, and where.
struct DecodeError
{
    QString message;      ///< in plain, translated words, without the position
    qsizetype offset = 0; ///< in bytes, from 0
    int line = 0;         ///< from 1; 0 where the format has no lines
    int column = 0;       ///< from 1, in characters
};

/// Bounds of a decoding. A payload beyond `inputBytes` is decoded up to there, and the result says so.
struct DecodeLimits
{
    qsizetype inputBytes = 256 * 1024;
    qsizetype unpackedBytes = 16 * 1024 * 1024; ///< what gzip and zlib may unpack to
    int depth = 512;                            ///< nested arrays, objects and tags
};

/// A payload made readable.
struct Decoded
{
    Format format = Format::Text; ///< that was asked for
    QString text;                 ///< plain text, with lines ending in \n
    std::vector<Span> spans;      ///< in order, without overlap; what they leave out is Token::Plain
    qsizetype bytesShown = 0;     ///< how far into the payload the text goes
    qsizetype bytesTotal = 0;
    QString note; ///< what else there is to say ("gzip: 1,204 bytes unpacked to 9,120; read as JSON"), or empty
    std::optional<DecodeError> error; ///< the text then holds what could be read up to there, or the bytes as text
    Bytes unpacked;                   ///< gzip, zlib and Base64: the bytes inside (up to the limit); otherwise empty
    bool cancelled = false;           ///< stopped half way; the rest is not to be used

    bool isWhole() const { return bytesShown >= bytesTotal; }
};

/// Reads `bytes` in `format`. Any thread; bounded by `limits`; returns within some milliseconds once `stop` is
/// requested.
///
/// JSON is laid out anew, but nothing in it is rewritten: numbers, escapes, the order of members and duplicate members
/// stay as they were sent.
Decoded decode(BytesView bytes, Format format, const DecodeLimits& limits = {}, const std::stop_token& stop = {});

} // namespace topicscope::payload
