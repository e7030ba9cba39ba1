// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace topicscope::mqtt {

/// A set of packet identifiers: one bit each, eight kilobytes once the first is in it.
class PacketIdSet
{
public:
    bool contains(std::uint16_t id) const noexcept { return !m_words.empty() && (m_words[id >> 6] & bitOf(id)) != 0; }
    /// False when it was in it already.
    bool insert(std::uint16_t id)
    {
        if (contains(id))
            return false;
        if (m_words.empty())
            m_words.resize(wordCount);
        m_words[id >> 6] |= bitOf(id);
        ++m_size;
        return true;
    }
    /// False when it was not in it.
    bool erase(std::uint16_t id) noexcept
    {
        if (!contains(id))
            return false;
        m_words[id >> 6] &= ~bitOf(id);
        --m_size;
        return true;
    }
    std::size_t size() const noexcept { return m_size; }
    void clear() noexcept
    {
        if (m_size != 0)
            m_words.assign(wordCount, 0);
        m_size = 0;
    }
    /// Calls `visit` with each, from the lowest up.
    template <typename Visit>
    void forEach(Visit visit) const
    {
        std::size_t left = m_size;
        for (std::size_t word = 0; left > 0; ++word) {
            for (std::uint64_t bits = m_words[word]; bits != 0; bits &= bits - 1, --left)
                visit(static_cast<std::uint16_t>(word << 6 | static_cast<unsigned>(std::countr_zero(bits))));
        }
    }

private:
    static constexpr std::size_t wordCount = 65'536 / 64;
    static constexpr std::uint64_t bitOf(std::uint16_t id) noexcept { return std::uint64_t{1} << (id & 63U); }

    std::vector<std::uint64_t> m_words; ///< none until the first insert()
    std::size_t m_size = 0;
};

} // namespace topicscope::mqtt
