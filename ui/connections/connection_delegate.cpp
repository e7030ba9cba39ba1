// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_delegate.h"

#include "ui/common/chip.h"
#include "ui/common/fonts.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/connections/connection_list_model.h"

#include <QApplication>
#include <QPainter>

namespace topicscope::ui {

using client::ConnectionState;

namespace {

constexpr int dotSize = 8;
constexpr int colourBarWidth = 3;

/// Full disc: connected. Ring: not connected. Half disc: on the way. Cross: failed.
void paintDot(QPainter* painter, const QRectF& rect, ConnectionState state)
{
    painter->setRenderHint(QPainter::Antialiasing);
    switch (state) {
    case ConnectionState::Connected:
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens().good);
        painter->drawEllipse(rect);
        break;
    case ConnectionState::Connecting:
    case ConnectionState::WaitingToRetry:
    case ConnectionState::Closing:
        painter->setPen(QPen(tokens().warning, 1.4));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(rect);
        painter->setBrush(tokens().warning);
        painter->drawPie(rect, 90 * 16, -180 * 16);
        break;
    case ConnectionState::Failed:
        painter->setPen(QPen(tokens().bad, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(rect.topLeft(), rect.bottomRight());
        painter->drawLine(rect.topRight(), rect.bottomLeft());
        break;
    case ConnectionState::Disconnected:
        painter->setPen(QPen(tokens().dim, 1.4));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(rect);
        break;
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
}

/// The name of a group, as the headings of the panes.
void paintHeading(QPainter* painter, const QStyleOptionViewItem& option, const QString& group)
{
    painter->save();
    QFont font = smallFont();
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    painter->setFont(font);
    painter->setPen(tokens().dim);
    const QRect area = option.rect.adjusted(spacing + 2, 0, -spacing, -innerSpacing);
    painter->drawText(area, Qt::AlignBottom | Qt::AlignLeft | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(group, Qt::ElideRight, area.width()));
    painter->restore();
}

} // namespace

void ConnectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.data(ConnectionListModel::HeadingRole).toBool()) {
        paintHeading(painter, option, index.data().toString());
        return;
    }
    painter->save();
    QStyleOptionViewItem ground(option);
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);
    if (const QColor colour(index.data(ConnectionListModel::ColourRole).toString()); colour.isValid())
        painter->fillRect(QRect(option.rect.topLeft(), QSize(colourBarWidth, option.rect.height())), colour);

    QRect rest = option.rect.adjusted(spacing + 2, 0, -spacing, 0);
    const auto state = static_cast<ConnectionState>(index.data(ConnectionListModel::StateRole).toInt());
    paintDot(painter, QRectF(rest.left(), rest.center().y() - dotSize / 2.0 + 0.5, dotSize, dotSize), state);
    rest.setLeft(rest.left() + dotSize + spacing);

    const QFontMetrics metrics(option.font);
    const QString rate = index.data(ConnectionListModel::RateRole).toString();
    painter->setFont(option.font);
    painter->setPen(tokens().dim);
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignRight, rate);
    rest.setRight(rest.right() - metrics.horizontalAdvance(rate) - spacing);

    if (const QString tag = index.data(ConnectionListModel::TagRole).toString(); !tag.isEmpty()) {
        const QString text = metrics.elidedText(tag, Qt::ElideRight, rest.width() / 3);
        const int width = chipSize(text, option.font).width();
        const bool production = index.data(ConnectionListModel::ProductionRole).toBool();
        paintChip(painter, QRect(rest.right() - width, rest.top(), width, rest.height()), text,
                  production ? ChipKind::Bad : ChipKind::Neutral, option.font);
        rest.setRight(rest.right() - width - spacing);
    }

    QFont nameFont = option.font;
    nameFont.setBold(index.data(ConnectionListModel::OpenRole).toBool());
    const QFontMetrics nameMetrics(nameFont);
    const QString details = index.data(ConnectionListModel::DetailsRole).toString();
    const int roomForDetails = qMin(metrics.horizontalAdvance(details), rest.width() / 2) + spacing;
    const QString name =
        nameMetrics.elidedText(index.data().toString(), Qt::ElideRight, qMax(0, rest.width() - roomForDetails));
    painter->setFont(nameFont);
    painter->setPen(tokens().text);
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, name);
    rest.setLeft(rest.left() + nameMetrics.horizontalAdvance(name) + spacing);

    painter->setFont(option.font);
    painter->setPen(state == ConnectionState::Failed ? tokens().bad : tokens().dim);
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(details, Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const QFontMetrics metrics(option.font);
    return {metrics.averageCharWidth() * 24, metrics.height() + spacing + innerSpacing};
}

} // namespace topicscope::ui
