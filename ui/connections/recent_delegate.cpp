// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/recent_delegate.h"

#include "ui/common/chip.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/connections/recent_model.h"

#include <QApplication>
#include <QPainter>

namespace topicscope::ui {

namespace {

constexpr int rowPadding = spacing + 4;

/// The panel that a view's own background would be, with the selection in the accent tint.
void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    QStyleOptionViewItem item(option);
    item.text.clear();
    item.icon = {};
    item.features = {};
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, option.widget);
    if (index.row() > 0) {
        painter->setPen(tokens().line);
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    }
}

} // namespace

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paintGround(painter, option, index);
    QRect rest = option.rect.adjusted(rowPadding, 0, -rowPadding, 0);
    const QFontMetrics metrics(option.font);

    const QString when = index.data(RecentModel::WhenRole).toString();
    painter->setFont(option.font);
    painter->setPen(tokens().dim);
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignRight, when);
    rest.setRight(rest.right() - metrics.horizontalAdvance(when) - spacing);

    if (const QString tag = index.data(RecentModel::TagRole).toString(); !tag.isEmpty()) {
        const int width = chipSize(tag, option.font).width();
        const ChipKind kind = index.data(RecentModel::ProductionRole).toBool() ? ChipKind::Bad : ChipKind::Neutral;
        paintChip(painter, QRect(rest.right() - width, rest.top(), width, rest.height()), tag, kind, option.font);
        rest.setRight(rest.right() - width - spacing);
    }

    QFont bold = option.font;
    bold.setBold(true);
    const QFontMetrics boldMetrics(bold);
    const QString name = boldMetrics.elidedText(index.data().toString(), Qt::ElideRight, rest.width() / 2);
    painter->setFont(bold);
    painter->setPen(tokens().text);
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, name);
    rest.setLeft(rest.left() + boldMetrics.horizontalAdvance(name) + spacing);

    painter->setFont(option.font);
    painter->setPen(tokens().dim);
    const QString details = index.data(RecentModel::DetailsRole).toString();
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(details, Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const QFontMetrics metrics(option.font);
    return {metrics.averageCharWidth() * 40, metrics.height() + 3 * spacing};
}

} // namespace topicscope::ui
