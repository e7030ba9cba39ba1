// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/sent_delegate.h"

#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/composer/sent_model.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace topicscope::ui {

namespace {

constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

int textWidth(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return (view ? view->viewport()->width() : option.rect.width()) - 2 * spacing - 2 * spacing;
}

QRect outcomeRect(const QStyleOptionViewItem& option, const QString& outcome)
{
    // Three lines tell enough; the tool tip has the rest.
    const QRect room(0, 0, std::max(40, textWidth(option)), option.fontMetrics.lineSpacing() * 3);
    return option.fontMetrics.boundingRect(room, wrapped, outcome) & room;
}

QColor outcomeColor(ChipKind kind)
{
    switch (kind) {
    case ChipKind::Bad:
        return tokens().bad;
    case ChipKind::Warning:
        return tokens().warning;
    default:
        return tokens().dim;
    }
}

} // namespace

QSize SentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QRect outcome = outcomeRect(option, index.data(SentModel::OutcomeRole).toString());
    return {100, 2 * spacing + 2 * option.fontMetrics.lineSpacing() + outcome.height() + 2 * innerSpacing};
}

void SentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused = selected && (option.state & QStyle::State_HasFocus);
    const QRectF card = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -innerSpacing - 0.5);
    painter->setPen(focused ? tokens().accent : tokens().line);
    painter->setBrush(selected ? tokens().accentTint : tokens().panel);
    painter->drawRoundedRect(card, 6, 6);

    const int line = option.fontMetrics.lineSpacing();
    QRect row(option.rect.left() + spacing, option.rect.top() + spacing, option.rect.width() - 2 * spacing, line);
    const QString time = formatTime(index.data(SentModel::TimeRole).toLongLong()).left(8);
    painter->setFont(option.font);
    painter->setPen(tokens().dim);
    painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, time);
    const QFont bold = boldFont();
    painter->setFont(bold);
    painter->setPen(tokens().text);
    const int titleWidth = row.width() - option.fontMetrics.horizontalAdvance(time) - spacing;
    const QString title = index.data(SentModel::PayloadRole).toString();
    painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(bold).elidedText(title, Qt::ElideRight, titleWidth));

    row.translate(0, line);
    painter->setFont(option.font);
    painter->setPen(tokens().dim);
    QString topic = index.data(SentModel::TopicRole).toString();
    if (index.data(SentModel::RetainRole).toBool())
        topic = tr("%1 · retained").arg(topic);
    painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(topic, Qt::ElideMiddle, row.width()));

    const QString outcome = index.data(SentModel::OutcomeRole).toString();
    const QRect below(row.left(), row.bottom() + 1 + innerSpacing / 2, row.width(),
                      outcomeRect(option, outcome).height());
    painter->setPen(outcomeColor(ChipKind(index.data(SentModel::KindRole).toInt())));
    painter->drawText(below, wrapped, outcome);
    painter->restore();
}

bool SentDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString tip = index.data(SentModel::TopicRole).toString() + u'\n' +
                        index.data(SentModel::OutcomeRole).toString() + u'\n' + tr("Click to write it again.");
    QToolTip::showText(event->globalPos(), plainToolTip(tip), view);
    return true;
}

} // namespace topicscope::ui
