// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QEvent;
class QTreeView;

namespace topicscope::ui {

/// For a view's event(): lets the menu that a key asks for appear at the current row, brought into view, where Qt would
/// ask for one in the middle of the view. False when the event is none of that kind, or no row is current.
bool menuKeyAtCurrentRow(QTreeView* view, QEvent* event);

} // namespace topicscope::ui
