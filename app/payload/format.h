// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace topicscope::payload {

/// A payload as it came: bytes, which may or may not be text.
using Bytes = std::string;
using BytesView = std::string_view;

/// The ways in which a payload can be read.
enum class Format : std::uint8_t {
    Empty,       ///< no bytes at all; with RETAIN it deletes the retained message [MQTT-3.3.1-6]
    Text,        ///< UTF-8; bytes that are not are shown as such
    Json,        ///< RFC 8259
    Hex,         ///< offset, bytes and ASCII: reads anything
    Base64,      ///< text that holds Base64 (RFC 4648, also the URL-safe alphabet): shows what it decodes to
    Cbor,        ///< RFC 8949, shown in its diagnostic notation (§8)
    MessagePack, ///< msgpack.org, shown in the notation of JSON
    Numbers,     ///< the bytes as integers and floating-point numbers of both byte orders
    Gzip,        ///< RFC 1952: shows what it unpacks to
    Zlib,        ///< RFC 1950: shows what it unpacks to
    Image,       ///< PNG, JPEG, GIF, BMP, WebP, ICO or SVG, drawn by the window
};

/// The name of a format for people, translated: "JSON", "Hex".
QString formatName(Format format);

/// Every format that a person can choose, in the order of a menu (all but Empty).
QList<Format> selectableFormats();

} // namespace topicscope::payload
