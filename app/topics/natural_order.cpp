// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/natural_order.h"

#include <algorithm>
#include <array>

namespace topicscope::topics {

namespace {
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t skipZeros(mqtt::BytesView text, std::size_t at)
{
    while (at < text.size() && text[at] == '0')
        ++at;
    return at;
}

std::size_t skipDigits(mqtt::BytesView text, std::size_t at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}
} // namespace

int naturalCompare(mqtt::BytesView a, mqtt::BytesView b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const std::size_t firstA = skipZeros(a, i);
            const std::size_t firstB = skipZeros(b, j);
            i = skipDigits(a, firstA);
            j = skipDigits(b, firstB);
            if (i - firstA != j - firstB)
                return i - firstA < j - firstB ? -1 : 1;
            if (const int order = a.substr(firstA, i - firstA).compare(b.substr(firstB, j - firstB)))
                return order;
            continue;
        }
        if (a[i] != b[j])
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]) ? -1 : 1;
        ++i;
        ++j;
    }
    if (i < a.size() || j < b.size())
        return i < a.size() ? 1 : -1;
    return a.compare(b); // "01" and "1"
}

/// A run of digits becomes '0' plus its length, then its digits: the longer number is the larger one, and against any
/// other character a digit stays between '/' and ':'. From a number of nine digits on the key says no more.
NaturalKey naturalKey(mqtt::BytesView name)
{
    constexpr std::size_t KeyBytes = 16;
    constexpr std::size_t LongestNumber = 8;
    std::array<unsigned char, KeyBytes> bytes{};
    std::size_t used = 0;
    for (std::size_t at = 0; at < name.size() && used < KeyBytes;) {
        if (!isDigit(name[at])) {
            bytes[used++] = static_cast<unsigned char>(name[at++]);
            continue;
        }
        const std::size_t first = skipZeros(name, at);
        at = skipDigits(name, first);
        bytes[used++] = static_cast<unsigned char>('0' + std::min(at - first, LongestNumber + 1));
        if (at - first > LongestNumber)
            break;
        for (std::size_t digit = first; digit < at && used < KeyBytes; ++digit)
            bytes[used++] = static_cast<unsigned char>(name[digit]);
    }
    NaturalKey key;
    for (std::size_t i = 0; i < KeyBytes / 2; ++i) {
        key.high = (key.high << 8) | bytes[i];
        key.low = (key.low << 8) | bytes[i + KeyBytes / 2];
    }
    return key;
}

} // namespace topicscope::topics
