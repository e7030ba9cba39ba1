// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/number_painter.h"

#include "ui/common/elide.h"

#include <QPainter>

namespace topicscope::ui {
namespace {

int advance(const LetterWidths& letters, QChar character)
{
    return character.isDigit() ? letters.digit() : letters.metrics().horizontalAdvance(character);
}

} // namespace

void paintNumber(QPainter* painter, const QRect& rect, const QString& text)
{
    const LetterWidths& letters = LetterWidths::of(painter->font());
    const QFontMetrics& metrics = letters.metrics();
    // At a point: in the rectangle, what has the narrow space of "164 k" would stand a pixel lower in a row of odd
    // height.
    const int baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    int right = rect.right() + 1;
    if (letters.digitsAreEven()) {
        const QString shown = elided(painter->font(), text, Qt::ElideRight, rect.width());
        const auto known = letters.width(shown);
        const int width = known ? qRound(*known) : metrics.horizontalAdvance(shown);
        painter->drawText(right - width, baseline, shown);
        return;
    }
    for (qsizetype i = text.size() - 1; i >= 0 && right > rect.left(); --i) {
        const int cell = advance(letters, text[i]);
        const int glyph = metrics.horizontalAdvance(text[i]);
        painter->drawText(right - cell + (cell - glyph) / 2, baseline, text.mid(i, 1));
        right -= cell;
    }
}

int numberWidth(const QFont& font, const QString& text)
{
    const LetterWidths& letters = LetterWidths::of(font);
    int width = 0;
    for (const QChar character : text)
        width += advance(letters, character);
    return width;
}

} // namespace topicscope::ui
