// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/message_delegate.h"

#include "app/topics/message_list_model.h"
#include "ui/common/chip.h"
#include "ui/common/elide.h"
#include "ui/common/fonts.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/messages/message_words.h"
#include "ui/topic_tree/number_painter.h"

#include <QApplication>
#include <QPainter>

namespace topicscope::ui {
namespace {

using List = topics::MessageListModel;

void paintFlags(QPainter* painter, const QStyleOptionViewItem& option, QRect rect, const QModelIndex& index)
{
    const auto flags = message_words::flags(index);
    if (flags.isEmpty() && index.data(List::ArrivalRole).isValid()) {
        painter->setPen(tokens().dim);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          index.data(Qt::AccessibleTextRole).toString());
    }
    for (const auto& flag : flags) {
        if (rect.width() < 2 * innerSpacing)
            break;
        const int used =
            paintChip(painter, rect, flag.text, flag.warning ? ChipKind::Warning : ChipKind::Info, option.font);
        rect.setLeft(rect.left() + used + innerSpacing);
    }
}

} // namespace

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    return {40, qMax(QFontMetrics(option.font).height() + 6, chipSize(QStringLiteral("0"), option.font).height() + 4)};
}

void MessageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item(option);
    item.state.setFlag(QStyle::State_HasFocus, false);
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, option.widget);
    const QRect rect = option.rect.adjusted(innerSpacing, 0, -innerSpacing, 0);
    if (rect.width() <= 0)
        return;
    painter->save();
    painter->setFont(option.font);
    const bool selected = option.state & QStyle::State_Selected;
    const bool evicted = index.data(List::EvictedRole).toBool();
    painter->setPen(evicted ? tokens().dim
                            : option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    const QString text = index.data(Qt::DisplayRole).toString();
    switch (index.column()) {
    case List::Number:
    case List::Size:
        if (index.column() == List::Number)
            painter->setPen(tokens().dim);
        paintNumber(painter, rect, text);
        break;
    case List::QoS:
        if (!text.isEmpty()) {
            const int width = chipSize(text, option.font).width();
            const QRect centred(option.rect.center().x() - width / 2, rect.top(), width, rect.height());
            paintChip(painter, centred, text, text == u'0' ? ChipKind::Neutral : ChipKind::Info, option.font);
        }
        break;
    case List::Flags:
        paintFlags(painter, option, rect, index);
        break;
    default:
        if (index.column() == List::Payload && index.data(List::PayloadSizeRole).toULongLong() == 0)
            painter->setPen(tokens().dim);
        else if (index.column() == List::Payload)
            painter->setFont(fixedFont());
        drawElided(painter, rect, text, index.column() == List::Topic ? Qt::ElideMiddle : Qt::ElideRight);
    }
    painter->restore();
}

} // namespace topicscope::ui
