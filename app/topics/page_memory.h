// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace topicscope::topics {

/// Tells the system that fresh memory is about to be written from end to end. Without it, each page costs an interrupt
/// of its own when it is first touched: a quarter of the time it takes to store a million new topics. A hint: it never
/// fails, changes no contents, and does nothing where the system has no such call.
void populatePages(void* memory, std::size_t size);

/// Tells the system that a large table will be read here and there: in large pages, where it has them, looking up an
/// entry does not have to look up its page first. A hint likewise; before the memory is touched.
void preferLargePages(void* memory, std::size_t size);

} // namespace topicscope::topics
