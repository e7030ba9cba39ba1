// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <deque>

class QTableView;
class QStackedWidget;

namespace topicscope::ui {

/// What happened to the connections, newest last. Keeps the last `capacity` lines.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Connection, Text, ColumnCount };
    static constexpr int capacity = 5000;

    using QAbstractTableModel::QAbstractTableModel;

    void append(const QString& connection, const client::LogEntry& entry);
    void clear();
    [[nodiscard]] QString textOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Line
    {
        QString connection;
        client::LogEntry entry;
    };
    std::deque<Line> m_lines;
};

/// The Log pane. Follows the end until a person scrolls away from it.
class LogPane : public QWidget
{
    Q_OBJECT

public:
    explicit LogPane(LogModel* model, QWidget* parent = nullptr);
    void focusTable();

private:
    void copySelection() const;
    void updateEmpty();

    LogModel* m_model;
    QStackedWidget* m_stack;
    QTableView* m_table;
    bool m_following = true;
};

} // namespace topicscope::ui
