// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/hex_dump.h"

namespace topicscope::payload {

namespace {

constexpr char digits[] = "0123456789abcdef";

void appendByte(QString& text, char c)
{
    const auto byte = static_cast<unsigned char>(c);
    text += QLatin1Char(digits[byte >> 4]);
    text += QLatin1Char(digits[byte & 15]);
}

} // namespace

int HexDump::offsetDigits() const
{
    int count = 4;
    for (std::size_t last = m_bytes.empty() ? 0 : m_bytes.size() - 1; last > 0xffff; last >>= 4)
        ++count;
    return count;
}

QString HexDump::offsetText(qsizetype row) const
{
    return QString::number(row * m_perRow, 16).rightJustified(offsetDigits(), u'0');
}

BytesView HexDump::rowBytes(qsizetype row) const
{
    return row >= 0 && row < rowCount() ? m_bytes.substr(std::size_t(row * m_perRow), std::size_t(m_perRow))
                                        : BytesView();
}

QString HexDump::hexText(qsizetype row) const
{
    QString text;
    text.reserve(m_perRow * 3 + 1);
    int column = 0;
    for (const char c : rowBytes(row)) {
        if (column > 0)
            text += u' ';
        if (column == m_perRow / 2)
            text += u' ';
        appendByte(text, c);
        ++column;
    }
    return text;
}

QString HexDump::asciiText(qsizetype row) const
{
    QString text;
    for (const char c : rowBytes(row))
        text += c >= 0x20 && c < 0x7f ? QChar::fromLatin1(c) : QChar(u'·');
    return text;
}

QString HexDump::rowText(qsizetype row) const
{
    return offsetText(row) + QStringLiteral("  ") + hexText(row).leftJustified(m_perRow * 3) + QStringLiteral("  ") +
           asciiText(row);
}

QString hexString(BytesView bytes, QChar separator)
{
    QString text;
    text.reserve(qsizetype(bytes.size()) * 3);
    for (const char c : bytes) {
        if (!text.isEmpty() && !separator.isNull())
            text += separator;
        appendByte(text, c);
    }
    return text;
}

} // namespace topicscope::payload
