// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/signature.h"

#include "app/payload/visible_text.h"

#include <algorithm>

namespace topicscope::payload {

namespace {

unsigned char at(BytesView bytes, std::size_t index)
{
    return static_cast<unsigned char>(bytes[index]);
}

bool isUnlikelyInText(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b';
}

} // namespace

bool isGzip(BytesView bytes)
{
    return bytes.size() >= 3 && at(bytes, 0) == 0x1f && at(bytes, 1) == 0x8b && at(bytes, 2) == 8;
}

bool looksLikeZlib(BytesView bytes)
{
    return bytes.size() >= 8 && at(bytes, 0) == 0x78 && (at(bytes, 0) * 256 + at(bytes, 1)) % 31 == 0 &&
           (at(bytes, 1) & 0x20) == 0;
}

bool looksLikeCbor(BytesView bytes)
{
    return !bytes.empty() && at(bytes, 0) >= 0x80 && at(bytes, 0) < 0xe0;
}

qsizetype textPrefixLength(BytesView bytes, bool truncated)
{
    const qsizetype size = qsizetype(bytes.size());
    const qsizetype valid = utf8PrefixLength(bytes);
    if (valid < size && !(truncated && size - valid < 4))
        return 0;
    // A C string sent with its terminating zero is still text.
    const BytesView text = bytes.substr(0, std::size_t(valid > 1 && bytes.back() == '\0' ? valid - 1 : valid));
    const auto unlikely = std::count_if(text.begin(), text.end(), isUnlikelyInText);
    return unlikely * 16 <= qsizetype(text.size()) ? valid : 0;
}

} // namespace topicscope::payload
