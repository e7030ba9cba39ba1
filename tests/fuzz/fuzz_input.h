// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// Takes decisions and stretches of bytes out of the fuzzer's input.
class FuzzInput
{
public:
    FuzzInput(const std::uint8_t* data, std::size_t size) : m_rest(reinterpret_cast<const char*>(data), size) {}

    bool isEmpty() const { return m_rest.empty(); }
    std::uint8_t byte()
    {
        if (m_rest.empty())
            return 0;
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    std::uint16_t word()
    {
        const auto high = static_cast<unsigned>(byte()) << 8;
        return static_cast<std::uint16_t>(high | byte());
    }
    std::string_view bytes(std::size_t count)
    {
        const std::string_view taken = m_rest.substr(0, std::min(count, m_rest.size()));
        m_rest.remove_prefix(taken.size());
        return taken;
    }
    std::string_view rest() { return bytes(m_rest.size()); }

private:
    std::string_view m_rest;
};

/// A promise that was not kept ends the run.
#define PROMISE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "%s:%d: not kept: %s\n", __FILE__, __LINE__, #condition);                             \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)
