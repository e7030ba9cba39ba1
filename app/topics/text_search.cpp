// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/text_search.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace topicscope::topics {

namespace {
constexpr std::array<char, 256> lowerTable = [] {
    std::array<char, 256> table{};
    for (int c = 0; c < 256; ++c)
        table[static_cast<std::size_t>(c)] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return table;
}();

char lower(char c)
{
    return lowerTable[static_cast<unsigned char>(c)];
}

bool equal(const char* bytes, mqtt::BytesView lowerText)
{
    for (const char wanted : lowerText)
        if (lower(*bytes++) != wanted)
            return false;
    return true;
}

/// The first byte that is one of the two, or `end`. memchr is far quicker than a loop where one byte serves.
const char* findEither(const char* begin, const char* end, char a, char b)
{
    if (a == b) {
        const auto* found = static_cast<const char*>(std::memchr(begin, a, static_cast<std::size_t>(end - begin)));
        return found ? found : end;
    }
    return std::find_if(begin, end, [a, b](char c) { return c == a || c == b; });
}
} // namespace

mqtt::Bytes asciiLower(mqtt::BytesView bytes)
{
    mqtt::Bytes result(bytes);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

bool containsText(mqtt::BytesView bytes, mqtt::BytesView lowerText)
{
    if (lowerText.size() > bytes.size())
        return false;
    if (lowerText.empty())
        return true;
    const char first = lowerText.front();
    const char upperFirst = first >= 'a' && first <= 'z' ? static_cast<char>(first - 32) : first;
    const char* const last = bytes.data() + (bytes.size() - lowerText.size()) + 1;
    for (const char* at = bytes.data(); (at = findEither(at, last, first, upperFirst)) != last; ++at)
        if (equal(at, lowerText))
            return true;
    return false;
}

} // namespace topicscope::topics
