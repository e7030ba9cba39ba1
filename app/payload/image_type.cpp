// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/recognise.h"

namespace topicscope::payload {

namespace {

quint32 bigEndian(BytesView bytes, std::size_t at, int length)
{
    quint32 value = 0;
    for (int i = 0; i < length; ++i)
        value = (value << 8) | static_cast<unsigned char>(bytes[at + std::size_t(i)]);
    return value;
}

quint32 littleEndian(BytesView bytes, std::size_t at, int length)
{
    quint32 value = 0;
    for (int i = length; i-- > 0;)
        value = (value << 8) | static_cast<unsigned char>(bytes[at + std::size_t(i)]);
    return value;
}

/// Looks for the frame header (SOF0 to SOF15 but for the tables among them) in the first 64 KiB.
ImageType jpeg(BytesView bytes)
{
    ImageType type{QStringLiteral("JPEG")};
    const BytesView head = bytes.substr(0, 64 * 1024);
    std::size_t at = 2;
    while (at + 9 < head.size() && static_cast<unsigned char>(head[at]) == 0xff) {
        const auto marker = static_cast<unsigned char>(head[at + 1]);
        const bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame) {
            type.height = int(bigEndian(head, at + 5, 2));
            type.width = int(bigEndian(head, at + 7, 2));
            break;
        }
        at += 2 + bigEndian(head, at + 2, 2);
    }
    return type;
}

bool isSvg(BytesView bytes)
{
    const BytesView head = bytes.substr(0, 1024);
    const std::size_t start = head.find_first_not_of(" \t\r\n");
    if (start == BytesView::npos || head[start] != '<')
        return false;
    const std::size_t svg = head.find("<svg");
    if (svg == start)
        return true;
    return svg != BytesView::npos && (head.substr(start).starts_with("<?xml") || head.substr(start).starts_with("<!"));
}

} // namespace

ImageType imageType(BytesView bytes)
{
    using namespace std::string_view_literals;
    const auto dimension = [](quint32 value) { return value <= 0x7fffffff ? int(value) : 0; };
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
        ImageType type{QStringLiteral("PNG")};
        if (bytes.size() >= 24) {
            type.width = dimension(bigEndian(bytes, 16, 4));
            type.height = dimension(bigEndian(bytes, 20, 4));
        }
        return type;
    }
    if (bytes.starts_with("\xff\xd8\xff"sv))
        return jpeg(bytes);
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) {
        ImageType type{QStringLiteral("GIF")};
        if (bytes.size() >= 10) {
            type.width = int(littleEndian(bytes, 6, 2));
            type.height = int(littleEndian(bytes, 8, 2));
        }
        return type;
    }
    // "BM" alone is two letters of text: the header's reserved zeros and its size tell more.
    if (bytes.starts_with("BM"sv) && bytes.size() >= 26 && littleEndian(bytes, 6, 4) == 0 &&
        littleEndian(bytes, 2, 4) >= 26) {
        return {QStringLiteral("BMP"), dimension(littleEndian(bytes, 18, 4)), dimension(littleEndian(bytes, 22, 4))};
    }
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv)
        return {QStringLiteral("WebP")};
    if (bytes.starts_with("\0\0\1\0"sv) && bytes.size() >= 22 && littleEndian(bytes, 4, 2) > 0 &&
        littleEndian(bytes, 4, 2) < 64 && bytes[9] == '\0') {
        return {QStringLiteral("ICO")};
    }
    if (isSvg(bytes))
        return {QStringLiteral("SVG")};
    return {};
}

} // namespace topicscope::payload
