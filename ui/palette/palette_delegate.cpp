// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_delegate.h"

#include "ui/common/elide.h"
#include "ui/common/icon.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/palette/palette_model.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace topicscope::ui {
namespace {

constexpr int iconSize = 16;

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    return {100, option.fontMetrics.height() + 2 * spacing - 2};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item(option);
    item.state.setFlag(QStyle::State_HasFocus, false);
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, option.widget);
    painter->save();
    painter->setFont(option.font);
    QRect rect = option.rect.adjusted(spacing, 0, -spacing, 0);
    const QRect iconRect(rect.left(), rect.center().y() - iconSize / 2, iconSize, iconSize);
    icon(index.data(PaletteModel::IconNameRole).toString(), IconColor::Dim).paint(painter, iconRect);
    rect.setLeft(iconRect.right() + spacing);

    painter->setPen(tokens().dim);
    const QString shortcut = index.data(PaletteModel::ShortcutRole).toString();
    if (!shortcut.isEmpty()) {
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, shortcut);
        rect.setRight(rect.right() - option.fontMetrics.horizontalAdvance(shortcut) - 2 * spacing);
    }
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    const int detailWidth =
        detail.isEmpty() ? 0 : qMin(option.fontMetrics.horizontalAdvance(detail) + 2, rect.width() / 3);
    const bool selected = option.state & QStyle::State_Selected;
    painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    const QRect titleRect = rect.adjusted(0, 0, -detailWidth - (detailWidth ? spacing : 0), 0);
    const int used = paintTitle(painter, titleRect, index.data(Qt::DisplayRole).toString(),
                                index.data(PaletteModel::IconNameRole) == QStringLiteral("topic"));
    if (detailWidth > 0) {
        painter->setPen(tokens().dim);
        const QRect detailRect(rect.left() + used + spacing, rect.top(), detailWidth, rect.height());
        painter->drawText(detailRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(detail, Qt::ElideRight, detailWidth));
    }
    painter->restore();
}

int PaletteDelegate::paintTitle(QPainter* painter, const QRect& rect, const QString& title, bool path) const
{
    // Of a topic the end says most.
    const QString text =
        elided(painter->font(), title, path ? Qt::ElideMiddle : Qt::ElideRight, rect.width() - spacing);
    QTextLayout layout(text, painter->font());
    QList<QTextLayout::FormatRange> formats;
    for (const QString& word : m_words) {
        const auto at = text.lastIndexOf(word, -1, Qt::CaseInsensitive);
        if (at < 0)
            continue;
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(at);
        range.length = static_cast<int>(word.size());
        range.format.setFontWeight(QFont::Bold);
        range.format.setForeground(tokens().accent);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e6);
    layout.endLayout();
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2));
    return qRound(line.naturalTextWidth());
}

} // namespace topicscope::ui
