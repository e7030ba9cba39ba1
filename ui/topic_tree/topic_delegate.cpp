// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_delegate.h"

#include "ui/common/chip.h"
#include "ui/common/fonts.h"
#include "ui/common/icon.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/topic_tree/number_painter.h"
#include "ui/topic_tree/topic_rows.h"

#include <QApplication>
#include <QPainter>

namespace topicscope::ui {
namespace {

using Rows = topics::TopicTreeModel;

constexpr int cellPadding = innerSpacing;
constexpr int pinSize = 12;

void drawElided(QPainter* painter, const QRect& rect, const QString& text)
{
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

QSize TopicDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    const int text = QFontMetrics(option.font).height();
    return {40, qMax(text + 6, chipSize(QStringLiteral("0"), option.font).height() + 4)};
}

void TopicDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& rows = static_cast<const TopicRows&>(*index.model());
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
    const topics::NodeSnapshot* row = rows.snapshot(rows.node(index));
    const bool stale = row && rows.isStale(*row);
    const bool selected = option.state & QStyle::State_Selected;
    painter->setPen(stale ? tokens().dim : option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    if (index.column() == Rows::Topic) {
        paintTopic(painter, option, rect, rows, index);
    } else if (row) {
        switch (index.column()) {
        case Rows::Value:
            paintValue(painter, option, rect, rows, index, *row);
            break;
        case Rows::QoS:
        case Rows::Retained: {
            const QString text = rows.cellText(index);
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
            paintNumber(painter, rect, rows.cellText(index));
        }
    }
    painter->restore();
}

void TopicDelegate::paintTopic(QPainter* painter, const QStyleOptionViewItem& option, const QRect& rect,
                               const TopicRows& rows, const QModelIndex& index) const
{
    QRect text = rect.adjusted(-cellPadding / 2, 0, 0, 0);
    const topics::NodeId node = rows.node(index);
    if (rows.isPinned(node)) {
        const QRect pin(text.left(), text.center().y() - pinSize / 2 + 1, pinSize, pinSize);
        icon(QStringLiteral("pin"), IconColor::Accent).paint(painter, pin);
        text.setLeft(pin.right() + innerSpacing);
    }
    if (rows.skeleton().name(node).empty()) {
        painter->setPen(tokens().dim);
        QFont font = option.font;
        font.setItalic(true);
        painter->setFont(font);
    }
    drawElided(painter, text, rows.cellText(index));
}

void TopicDelegate::paintValue(QPainter* painter, const QStyleOptionViewItem& option, const QRect& rect,
                               const TopicRows& rows, const QModelIndex& index,
                               const topics::NodeSnapshot& snapshot) const
{
    Q_UNUSED(option)
    if (!snapshot.isTopic || snapshot.latest.payloadSize == 0)
        painter->setPen(tokens().dim);
    if (snapshot.isTopic && snapshot.latest.payloadSize > 0)
        painter->setFont(fixedFont());
    drawElided(painter, rect, rows.cellText(index));
}

} // namespace topicscope::ui
