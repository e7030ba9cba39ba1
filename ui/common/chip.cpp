// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace topicscope::ui {
namespace {

constexpr int sidePadding = 7;
constexpr int verticalPadding = 2;

QFont chipFont(QFont font)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

struct ChipColors
{
    QColor fill;
    QColor border;
    QColor text;
};

ChipColors colorsOf(ChipKind kind)
{
    const Tokens& t = tokens();
    switch (kind) {
    case ChipKind::Neutral:
        return {t.ground, t.line, t.text};
    case ChipKind::Info:
        return {t.accentTint, t.accentTint, t.accent};
    case ChipKind::Good:
        return {t.goodTint, t.goodTint, t.good};
    case ChipKind::Warning:
        return {t.warningTint, t.warningTint, t.warning};
    case ChipKind::Bad:
        return {t.badTint, t.badTint, t.bad};
    }
    return {t.ground, t.line, t.text};
}

} // namespace

QSize chipSize(const QString& text, const QFont& font)
{
    const QFontMetrics metrics(chipFont(font));
    const int height = metrics.height() + 2 * verticalPadding;
    // Never narrower than high: a single figure gives a round chip.
    return {qMax(height, metrics.horizontalAdvance(text) + 2 * sidePadding), height};
}

int paintChip(QPainter* painter, const QRect& rect, const QString& text, ChipKind kind, const QFont& font, bool enabled)
{
    const QSize size = chipSize(text, font).boundedTo(rect.size());
    const QRectF chip(rect.left() + 0.5, rect.top() + (rect.height() - size.height()) / 2 + 0.5, size.width() - 1,
                      size.height() - 1);
    const ChipColors colors = colorsOf(kind);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(colors.border);
    painter->setBrush(colors.fill);
    painter->drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
    painter->setPen(enabled ? colors.text : tokens().dim);
    painter->setFont(chipFont(font));
    painter->drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter->restore();
    return size.width();
}

Chip::Chip(const QString& text, ChipKind kind, QWidget* parent) : QWidget(parent), m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

void Chip::setText(const QString& text)
{
    if (m_text == text && !accessibleName().isEmpty())
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setKind(ChipKind kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    update();
}

QSize Chip::sizeHint() const
{
    return chipSize(m_text, font());
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintChip(&painter, rect(), m_text, m_kind, font(), isEnabled());
}

} // namespace topicscope::ui
