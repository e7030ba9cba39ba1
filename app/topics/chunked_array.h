// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/page_memory.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace topicscope::topics {

/// An array that grows without ever moving an element: one writer appends, readers index what was published to them.
/// Chunks are allocated as they are needed, so that growing never stalls and never copies.
template <typename T>
class ChunkedArray
{
public:
    static constexpr std::uint32_t ChunkBits = 13;
    static constexpr std::uint32_t ChunkSize = 1u << ChunkBits;
    static constexpr std::uint32_t ChunkMask = ChunkSize - 1;
    static constexpr std::uint32_t MaximumChunks = 4096;
    static constexpr std::uint32_t MaximumSize = ChunkSize * MaximumChunks;

    ChunkedArray() = default;
    ~ChunkedArray()
    {
        for (auto& each : m_chunks)
            if (T* chunk = each.load(std::memory_order_relaxed)) {
                std::destroy_n(chunk, ChunkSize);
                std::allocator<T>().deallocate(chunk, ChunkSize);
            }
    }
    ChunkedArray(const ChunkedArray&) = delete;
    ChunkedArray& operator=(const ChunkedArray&) = delete;

    T& operator[](std::uint32_t index)
    {
        return m_chunks[index >> ChunkBits].load(std::memory_order_acquire)[index & ChunkMask];
    }
    const T& operator[](std::uint32_t index) const
    {
        return m_chunks[index >> ChunkBits].load(std::memory_order_acquire)[index & ChunkMask];
    }
    /// Writer: makes `index` addressable, with a default-constructed element. Returns the bytes newly allocated.
    std::size_t reserve(std::uint32_t index)
    {
        auto& chunk = m_chunks[index >> ChunkBits];
        if (chunk.load(std::memory_order_relaxed))
            return 0;
        T* const memory = std::allocator<T>().allocate(ChunkSize);
        if (index >= ChunkSize) // a small tree stays small
            populatePages(memory, sizeof(T) * ChunkSize);
        std::uninitialized_value_construct_n(memory, ChunkSize);
        chunk.store(memory, std::memory_order_release);
        return sizeof(T) * ChunkSize;
    }

private:
    std::array<std::atomic<T*>, MaximumChunks> m_chunks{};
};

} // namespace topicscope::topics
