// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_delegate.h"

#include "ui/common/chip.h"
#include "ui/common/elide.h"
#include "ui/common/fonts.h"
#include "ui/common/icon.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/topic_tree/number_painter.h"
#include "ui/topic_tree/pinned_rows.h"
#include "ui/topic_tree/topic_rows.h"

#include <QApplication>
#include <QPainter>

namespace topicscope::ui {
namespace {

using Rows = topics::TopicTreeModel;

constexpr int cellPadding = innerSpacing;
constexpr int pinSize = 12;

} // namespace

/// What is to be painted, from either model.
struct TopicDelegate::Cell
{
    const TopicRows& rows;
    topics::NodeId node;
    const topics::NodeSnapshot* row;
    QString text;
    bool pinned; ///< in the list of pinned topics: the whole topic, not its last level
};

TopicDelegate::Cell TopicDelegate::cellOf(const QModelIndex& index)
{
    if (const auto* list = qobject_cast<const PinnedRows*>(index.model())) {
        const topics::NodeId node = list->node(index);
        return {list->rows(), node, node == topics::NoNode ? nullptr : list->rows().snapshot(node),
                index.data().toString(), true};
    }
    const auto& rows = static_cast<const TopicRows&>(*index.model());
    const topics::NodeId node = rows.node(index);
    return {rows, node, rows.snapshot(node), rows.cellText(node, index.column()), false};
}

QSize TopicDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    const int text = QFontMetrics(option.font).height();
    return {40, qMax(text + 6, chipSize(QStringLiteral("0"), option.font).height() + 4)};
}

void TopicDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Cell cell = cellOf(index);
    QStyleOptionViewItem item(option);
    item.state.setFlag(QStyle::State_HasFocus, false);
    const QWidget* widget = option.widget;
    const QStyle* style = widget ? widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, widget);

    const QRect rect = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    if (rect.width() <= 0)
        return;
    painter->save();
    painter->setFont(option.font);
    const topics::NodeSnapshot* row = cell.row;
    const bool stale = row && cell.rows.isStale(*row);
    const bool selected = option.state & QStyle::State_Selected;
    painter->setPen(stale ? tokens().dim : option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    if (index.column() == Rows::Topic) {
        paintTopic(painter, option, rect, cell);
    } else if (!row) {
        painter->setPen(tokens().dim);
        drawElided(painter, rect, cell.text);
    } else {
        switch (index.column()) {
        case Rows::Value:
            paintValue(painter, rect, cell);
            break;
        case Rows::QoS:
        case Rows::Retained: {
            const QString& text = cell.text;
            if (text.isEmpty())
                break;
            const bool raised = index.column() == Rows::QoS && row->latest.qos != mqtt::QoS::AtMostOnce;
            const int width = chipSize(text, option.font).width();
            const QRect centred(option.rect.center().x() - width / 2, rect.top(), width, rect.height());
            paintChip(painter, centred, text, raised && !stale ? ChipKind::Info : ChipKind::Neutral, option.font,
                      !stale);
            break;
        }
        case Rows::Age:
            if (stale)
                painter->setPen(tokens().warning);
            [[fallthrough]];
        default:
            paintNumber(painter, rect, cell.text);
        }
    }
    painter->restore();
}

void TopicDelegate::paintTopic(QPainter* painter, const QStyleOptionViewItem& option, const QRect& rect,
                               const Cell& cell)
{
    QRect text = rect.adjusted(-cellPadding / 2, 0, 0, 0);
    if (cell.pinned || cell.rows.isMarked(cell.node)) {
        const QRect pin(text.left(), text.center().y() - pinSize / 2 + 1, pinSize, pinSize);
        icon(QStringLiteral("pin"), cell.pinned ? IconColor::Accent : IconColor::Dim).paint(painter, pin);
        text.setLeft(pin.right() + innerSpacing);
    }
    if (cell.pinned) {
        // The last levels tell topics apart.
        drawElided(painter, text, cell.text, Qt::ElideLeft);
        return;
    }
    if (cell.rows.skeleton().name(cell.node).empty()) {
        painter->setPen(tokens().dim);
        QFont font = option.font;
        font.setItalic(true);
        painter->setFont(font);
    }
    drawElided(painter, text, cell.text);
}

void TopicDelegate::paintValue(QPainter* painter, const QRect& rect, const Cell& cell)
{
    if (!cell.row->isTopic || cell.row->latest.payloadSize == 0)
        painter->setPen(tokens().dim);
    else
        painter->setFont(fixedFont());
    drawElided(painter, rect, cell.text);
}

} // namespace topicscope::ui
