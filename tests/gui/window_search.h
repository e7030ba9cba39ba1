// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QStringList>
#include <QWidget>

/// How a test finds its way in a window: as a person with a screen reader does, by what things are called.
namespace topicscope::test {

inline QString nameOf(QWidget* widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

/// The first visible widget of this type with this accessible name; any name when empty.
template <typename Widget>
Widget* visible(QWidget* within, const QString& name = {})
{
    for (Widget* widget : within->findChildren<Widget*>()) {
        if (widget->isVisible() && (name.isEmpty() || nameOf(widget) == name))
            return widget;
    }
    return nullptr;
}

/// What stands in a row of a model, and in the rows below it, one line each: "plant | 3 topics | …".
inline void collectRows(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells.append(model.index(row, column, parent).data().toString());
        lines.append(cells.join(QStringLiteral(" | ")));
        collectRows(model, model.index(row, 0, parent), lines);
    }
}

inline QStringList rowsOf(const QAbstractItemView* view)
{
    QStringList lines;
    collectRows(*view->model(), {}, lines);
    return lines;
}

/// The index whose first column reads like this path, level by level.
inline QModelIndex findPath(const QAbstractItemModel& model, const QStringList& path)
{
    QModelIndex parent;
    for (const QString& level : path) {
        QModelIndex found;
        for (int row = 0; row < model.rowCount(parent) && !found.isValid(); ++row) {
            if (model.index(row, 0, parent).data().toString() == level)
                found = model.index(row, 0, parent);
        }
        if (!found.isValid())
            return {};
        parent = found;
    }
    return parent;
}

} // namespace topicscope::test
