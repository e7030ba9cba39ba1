// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

namespace topicscope::payload {

/// Rows of a classic dump (offset, sixteen bytes or as many as are asked for, ASCII) over bytes that live elsewhere.
/// Nothing is made before it is asked for, so 256 MiB cost no more than 16 bytes.
class HexDump
{
public:
    static constexpr int bytesPerRow = 16;

    HexDump() = default;
    explicit HexDump(BytesView bytes, int perRow = bytesPerRow) : m_bytes(bytes), m_perRow(perRow) {}

    BytesView bytes() const { return m_bytes; }
    qsizetype rowCount() const { return (qsizetype(m_bytes.size()) + m_perRow - 1) / m_perRow; }
    /// Digits that the offset column needs (at least 4).
    int offsetDigits() const;
    QString offsetText(qsizetype row) const;
    /// "0a ff 00 …": as many pairs as the row has bytes, with a wider gap in the middle.
    QString hexText(qsizetype row) const;
    /// Printable ASCII, "·" for everything else.
    QString asciiText(qsizetype row) const;
    /// offsetText, hexText (padded) and asciiText in one line.
    QString rowText(qsizetype row) const;

private:
    BytesView rowBytes(qsizetype row) const;

    BytesView m_bytes;
    int m_perRow = bytesPerRow;
};

/// "0a ff 00", for the clipboard.
QString hexString(BytesView bytes, QChar separator = u' ');

} // namespace topicscope::payload
