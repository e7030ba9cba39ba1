// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_pane_p.h"

#include "ui/common/icon.h"
#include "ui/topic_tree/topic_rows.h"
#include "ui/topic_tree/topic_tree_view.h"

#include <QAction>
#include <QMenu>

// What can be done to the columns of the tree: from its header, from the window's menu and from the palette alike.
namespace topicscope::ui {

using Rows = topics::TopicTreeModel;

void TopicTreePanePrivate::buildColumnActions()
{
    columnsMenu = new QMenu(tr("Columns"), q);
    sortMenu = new QMenu(tr("Sort By"), q);
    moveMenu = new QMenu(tr("Move Column"), q);
    for (int column = Rows::Topic; column < Rows::ColumnCount; ++column) {
        const QString name = TopicRows::columnName(column);
        if (column != Rows::Topic) {
            QAction* shown = columnsMenu->addAction(name);
            shown->setCheckable(true);
            shown->setData(column);
            connect(shown, &QAction::triggered, this, [this, column] {
                view->setColumnShown(column, view->isColumnHidden(column));
                checkColumns();
            });
        }
        connect(sortMenu->addAction(name), &QAction::triggered, this, [this, column] { view->sortOrTurn(column); });
        connect(moveMenu->addAction(tr("%1 to the Left").arg(name)), &QAction::triggered, this,
                [this, column] { view->moveColumn(column, -1); });
        connect(moveMenu->addAction(tr("%1 to the Right").arg(name)), &QAction::triggered, this,
                [this, column] { view->moveColumn(column, 1); });
    }
    connect(columnsMenu, &QMenu::aboutToShow, this, &TopicTreePanePrivate::checkColumns);
    columnsMenu->addSeparator();
    connect(columnsMenu->addAction(tr("Fit Columns")), &QAction::triggered, this, [this] { view->fitColumns(); });
    sortMenu->addSeparator();
    connect(sortMenu->addAction(tr("Order of Arrival")), &QAction::triggered, this,
            [this] { view->sortByColumn(-1, Qt::AscendingOrder); });
}

/// The menus are there before the tree has a model, and a column may have given way since.
void TopicTreePanePrivate::checkColumns()
{
    for (QAction* action : columnsMenu->actions())
        if (action->isCheckable())
            action->setChecked(!view->isColumnHidden(action->data().toInt()));
}

void TopicTreePanePrivate::showColumnMenu(const QPoint& position)
{
    checkColumns();
    updateActions();
    auto* menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(columnsMenu->actions());
    menu->addMenu(moveMenu);
    menu->addSeparator();
    menu->addMenu(sortMenu);
    menu->addAction(resortAction);
    menu->popup(position);
}

} // namespace topicscope::ui
