// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/number_painter.h"

#include <QFontMetrics>
#include <QPainter>

namespace topicscope::ui {
namespace {

/// Advance of the widest digit, and whether all are so wide.
struct Digits
{
    int width = 0;
    bool even = true;
};

Digits digitsOf(const QFontMetrics& metrics)
{
    Digits result{metrics.horizontalAdvance(u'0'), true};
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        const int width = metrics.horizontalAdvance(digit);
        result.even = result.even && width == result.width;
        result.width = qMax(result.width, width);
    }
    return result;
}

int advance(const QFontMetrics& metrics, const Digits& digits, QChar character)
{
    return character.isDigit() ? digits.width : metrics.horizontalAdvance(character);
}

} // namespace

void paintNumber(QPainter* painter, const QRect& rect, const QString& text)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const Digits digits = digitsOf(metrics);
    if (digits.even) {
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(text, Qt::ElideRight, rect.width()));
        return;
    }
    const int baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    int right = rect.right() + 1;
    for (qsizetype i = text.size() - 1; i >= 0 && right > rect.left(); --i) {
        const int cell = advance(metrics, digits, text[i]);
        const int glyph = metrics.horizontalAdvance(text[i]);
        painter->drawText(right - cell + (cell - glyph) / 2, baseline, text.mid(i, 1));
        right -= cell;
    }
}

int numberWidth(const QFont& font, const QString& text)
{
    const QFontMetrics metrics(font);
    const Digits digits = digitsOf(metrics);
    int width = 0;
    for (const QChar character : text)
        width += advance(metrics, digits, character);
    return width;
}

} // namespace topicscope::ui
