// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QTableView>

namespace topicscope::ui {

/// A table of messages: rows of one height, whole rows selected, columns chosen from the header's menu. Keys and wheel
/// may be taken over by a window onto a list that is longer than the model (setWindowed()).
class MessageTable : public QTableView
{
    Q_OBJECT

public:
    explicit MessageTable(QWidget* parent = nullptr);

    /// Keys and wheel do not scroll: they are told by scrolled(), moved() and jumped().
    void setWindowed(bool windowed);
    void setModel(QAbstractItemModel* model) override;
    /// Whole rows that fit.
    int pageRows() const;
    /// Lays out what is new first.
    void scrollToRow(int row);

    /// As a person set them: those that only a narrow window hides are among them.
    QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray& state);

signals:
    /// By so many rows, down positive.
    void scrolled(int rows);
    /// The cursor should go so many rows down (up: negative).
    void moved(int rows);
    /// To the first or to the last message.
    void jumped(bool toEnd);
    void resized();
    void columnsChanged();
    /// Ctrl+C.
    void copyAsked();
    /// The person chose this row, by mouse or keyboard.
    void rowChosen(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;

private:
    void updateMetrics();
    void setDefaultColumns();
    void showHeaderMenu(const QPoint& position);
    void chooseColumn(int column, bool shown);
    /// Takes away the columns that matter least while topic and value would have no room, and brings them back.
    void fitColumns();

    bool m_windowed = false;
    bool m_columnsSet = false;
    bool m_fitting = false;
    QSet<int> m_hiddenForRoom;
    QHash<int, int> m_widths; ///< of those
    QSet<int> m_wanted;       ///< a person asked for them, room or not
    int m_wheelRest = 0;
};

} // namespace topicscope::ui
