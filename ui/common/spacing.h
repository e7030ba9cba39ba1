// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The one spacing unit of the window.
namespace topicscope::ui {

inline constexpr int spacing = 8;      ///< between controls
inline constexpr int innerSpacing = 4; ///< inside a control

} // namespace topicscope::ui
