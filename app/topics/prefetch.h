// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace topicscope::topics {

/// Tells the processor that this memory will be wanted soon. A hint, which changes nothing but the time it takes.
inline void prefetch(const void* address)
{
#ifdef __GNUC__
    __builtin_prefetch(address);
#else
    static_cast<void>(address);
#endif
}

} // namespace topicscope::topics
