// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/page_memory.h"

#ifdef __linux__
#include <cstdint>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace topicscope::topics {

#ifdef __linux__
namespace {
/// Hands the whole pages inside a piece of memory to madvise(2).
void advise(void* memory, std::size_t size, int advice)
{
    static const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = (reinterpret_cast<std::uintptr_t>(memory) + page - 1) / page * page;
    const auto end = (reinterpret_cast<std::uintptr_t>(memory) + size) / page * page;
    if (begin < end)
        ::madvise(reinterpret_cast<void*>(begin), end - begin, advice);
}
} // namespace

void populatePages(void* memory, std::size_t size)
{
#ifdef MADV_POPULATE_WRITE
    advise(memory, size, MADV_POPULATE_WRITE);
#else
    constexpr int PopulateWrite = 23; // Linux 5.14; older kernels refuse it
    advise(memory, size, PopulateWrite);
#endif
}

void preferLargePages(void* memory, std::size_t size)
{
    advise(memory, size, MADV_HUGEPAGE);
}
#else
void populatePages(void*, std::size_t) {}
void preferLargePages(void*, std::size_t) {}
#endif

} // namespace topicscope::topics
