// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QTreeView>

#include <initializer_list>

namespace topicscope::ui {

/// Makes a tree view a list of rows with columns, as the lower panes show them. After setModel(). `characters`: the
/// first columns' widths in average letters; each is wide enough for its heading.
inline void makeRowList(QTreeView* view, const QString& accessibleName, std::initializer_list<int> characters)
{
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setAllColumnsShowFocus(true);
    view->setAccessibleName(accessibleName);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView* header = view->header();
    const int letter = view->fontMetrics().averageCharWidth();
    int column = 0;
    for (const int count : characters) {
        header->resizeSection(column, qMax(count * letter, header->sectionSizeHint(column)));
        ++column;
    }
}

} // namespace topicscope::ui
