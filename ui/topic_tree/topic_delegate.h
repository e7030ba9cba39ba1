// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace topicscope::topics {
struct NodeSnapshot;
}

namespace topicscope::ui {

class TopicRows;

/// Paints the cells of the topic tree: names, previews in the fixed-width font, numbers that do not jitter, chips.
/// Expects a model of type TopicRows.
class TopicDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintTopic(QPainter* painter, const QStyleOptionViewItem& option, const QRect& rect, const TopicRows& rows,
                    const QModelIndex& index) const;
    void paintValue(QPainter* painter, const QStyleOptionViewItem& option, const QRect& rect, const TopicRows& rows,
                    const QModelIndex& index, const topics::NodeSnapshot& snapshot) const;
};

} // namespace topicscope::ui
