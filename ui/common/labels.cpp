// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/labels.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace topicscope::ui {

PlainLabel::PlainLabel(const QString& text, QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

DimLabel::DimLabel(const QString& text, QWidget* parent) : PlainLabel(text, parent)
{
    // The role follows the theme without a colour being stored.
    setForegroundRole(QPalette::PlaceholderText);
}

SectionLabel::SectionLabel(const QString& text, QWidget* parent) : PlainLabel(text, parent)
{
    QFont font = smallFont();
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    font.setCapitalization(QFont::AllUppercase);
    setFont(font);
    setForegroundRole(QPalette::PlaceholderText);
}

void FigureLabel::setFigure(const QString& text)
{
    if (text == this->text() && !minimumSize().isNull())
        return;
    setText(text);
    makeRoom();
}

void FigureLabel::makeRoom()
{
    // A label without room to give or take does not ask its layout for it.
    const QMargins margins = contentsMargins();
    const int width = fontMetrics().horizontalAdvance(text()) + margins.left() + margins.right() + 2;
    if (width > minimumWidth())
        setFixedSize(width, fontMetrics().height());
}

void FigureLabel::startOver()
{
    setMinimumSize(0, 0);
    setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
}

void FigureLabel::changeEvent(QEvent* event)
{
    DimLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        startOver();
        makeRoom();
    }
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : PlainLabel(text, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")) * 2, PlainLabel::minimumSizeHint().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect area = contentsRect();
    painter.drawText(area, static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), m_mode, area.width()));
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool shortened = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), shortened ? plainToolTip(text()) : QString(), this);
        return true;
    }
    return PlainLabel::event(event);
}

QString plainToolTip(const QString& text)
{
    // Wrapped in markup of our own, Qt need not guess, and escaping is complete.
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(text.toHtmlEscaped());
}

} // namespace topicscope::ui
