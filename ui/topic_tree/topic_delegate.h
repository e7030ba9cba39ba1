// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace topicscope::ui {

/// Paints the cells of the topic tree: names, previews in the fixed-width font, numbers that do not jitter, chips.
/// Expects a model of type TopicRows or PinnedRows.
class TopicDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Cell;
    static Cell cellOf(const QModelIndex& index);
    static void paintTopic(QPainter* painter, const QStyleOptionViewItem& option, const QRect& rect, const Cell& cell);
    static void paintValue(QPainter* painter, const QRect& rect, const Cell& cell);
};

} // namespace topicscope::ui
