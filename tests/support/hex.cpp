// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hex.h"

namespace topicscope::test {

QByteArray hex(const char* text)
{
    QByteArray result;
    const QByteArray source(text);
    QByteArray digits;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const char c = source.at(i);
        if (c == '\'') {
            const qsizetype end = source.indexOf('\'', i + 1);
            if (end < 0)
                qFatal("hex(): unclosed quote in %s", text);
            result += source.mid(i + 1, end - i - 1);
            i = end;
        } else if (!isspace(static_cast<unsigned char>(c))) {
            if (!isxdigit(static_cast<unsigned char>(c)))
                qFatal("hex(): not a digit: %c in %s", c, text);
            digits += c;
            if (digits.size() == 2) {
                result += QByteArray::fromHex(digits);
                digits.clear();
            }
        }
    }
    if (!digits.isEmpty())
        qFatal("hex(): odd number of digits in %s", text);
    return result;
}

QByteArray dump(const QByteArray& bytes)
{
    return bytes.toHex(' ');
}

QByteArray takePacket(QByteArray& buffer)
{
    qsizetype length = 0;
    for (qsizetype i = 1; i < buffer.size() && i <= 4; ++i) {
        const auto byte = static_cast<unsigned char>(buffer.at(i));
        length |= qsizetype(byte & 0x7f) << (7 * (i - 1));
        if (byte & 0x80)
            continue;
        const qsizetype whole = 1 + i + length;
        if (buffer.size() < whole)
            return {};
        const QByteArray packet = buffer.left(whole);
        buffer.remove(0, whole);
        return packet;
    }
    return {};
}

} // namespace topicscope::test
