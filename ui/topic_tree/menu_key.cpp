// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/menu_key.h"

#include <QContextMenuEvent>
#include <QTreeView>

namespace topicscope::ui {

bool menuKeyAtCurrentRow(QTreeView* view, QEvent* event)
{
    if (event->type() != QEvent::ContextMenu ||
        static_cast<QContextMenuEvent*>(event)->reason() != QContextMenuEvent::Keyboard)
        return false;
    const QModelIndex current = view->currentIndex();
    if (!current.isValid())
        return false;
    view->scrollTo(current);
    emit view->customContextMenuRequested(view->visualRect(current).center());
    return true;
}

} // namespace topicscope::ui
