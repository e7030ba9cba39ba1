// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/card.h"

#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace topicscope::ui {

Card::Card(QWidget* parent) : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
}

void Card::setEmphasized(bool emphasized)
{
    m_emphasized = emphasized;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_emphasized ? tokens().accent : tokens().line);
    painter.setBrush(tokens().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void setPrimary(QPushButton* button, bool primary)
{
    button->setProperty("topicscopePrimary", primary);
    button->update();
}

QToolButton* iconButton(const QString& iconName, const QString& accessibleName, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setAccessibleName(accessibleName);
    button->setToolTip(accessibleName);
    return button;
}

QWidget* hairline(Qt::Orientation orientation, QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameShape(orientation == Qt::Horizontal ? QFrame::HLine : QFrame::VLine);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

} // namespace topicscope::ui
