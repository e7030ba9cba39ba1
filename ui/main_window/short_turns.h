// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace topicscope::ui {

/// Asks the system to run the calling thread in short turns, and so to let it go first when it wakes up: a window that
/// has little to do must not wait for the turn of a thread that always has much to do (our own I/O thread, or a broker
/// on the same machine). The share of the processor stays the same, no privilege is needed, and threads started later
/// do not inherit it. A hint: Linux 6.12 and newer follow it, others ignore it.
void askForShortTurns();

} // namespace topicscope::ui
