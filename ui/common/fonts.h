// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace topicscope::ui {

/// The fixed-width font for payloads, topics in editors, and bytes, at the size of the window's font.
[[nodiscard]] QFont fixedFont();
/// The window's font, a little smaller: section labels, chips, the status bar.
[[nodiscard]] QFont smallFont();
/// The window's font, bold and larger by `factor`.
[[nodiscard]] QFont headingFont(double factor = 1.25);
[[nodiscard]] QFont boldFont();

} // namespace topicscope::ui
