// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

/// The data types inside the records of the session state. They are ours, not the protocol's.
namespace topicscope::mqtt {

/// Seven bits a byte, lowest first.
inline void appendNumber(Bytes& out, std::uint64_t value)
{
    while (value >= 0x80) {
        out.push_back(static_cast<char>((value & 0x7F) | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<char>(value));
}

/// A length and the bytes.
inline void appendBytes(Bytes& out, BytesView bytes)
{
    appendNumber(out, bytes.size());
    out.append(bytes);
}

/// FNV-1a: enough to tell a record that a crash tore apart from a whole one.
inline std::uint32_t checksum(BytesView bytes) noexcept
{
    std::uint32_t hash = 2'166'136'261U;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<std::uint8_t>(byte)) * 16'777'619U;
    return hash;
}

/// Reads what appendNumber() and appendBytes() wrote. After the first byte that is missing everything is zero and
/// empty.
class RecordCursor
{
public:
    explicit RecordCursor(BytesView bytes) noexcept : m_rest(bytes) {}

    bool ok() const noexcept { return m_ok; }
    bool atEnd() const noexcept { return m_rest.empty(); }
    std::uint64_t number() noexcept
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_rest.empty())
                break;
            const auto byte = static_cast<std::uint8_t>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        m_ok = false;
        m_rest = {};
        return 0;
    }
    BytesView bytes() noexcept { return take(number()); }
    BytesView take(std::uint64_t count) noexcept
    {
        if (count > m_rest.size()) {
            m_ok = false;
            m_rest = {};
            return {};
        }
        const BytesView taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }

private:
    BytesView m_rest;
    bool m_ok = true;
};

} // namespace topicscope::mqtt
