// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/elide.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <vector>

namespace topicscope::ui {
namespace {

constexpr char16_t firstPrintable = u' ';
constexpr char16_t lastPrintable = u'~';
constexpr QChar dots(0x2026);
constexpr std::size_t keptFonts = 8;

bool isPrintable(QChar letter)
{
    return letter >= firstPrintable && letter <= lastPrintable;
}

/// What kerning may add, to be on the safe side.
qreal withKerning(qreal width)
{
    return width * 1.02 + 1;
}

QString elidedSlowly(const QFontMetrics& metrics, const QString& text, Qt::TextElideMode mode, int width)
{
    constexpr qsizetype room = 200;
    const qsizetype most = qMax(0, width) + room;
    if (text.size() <= 2 * most)
        return metrics.elidedText(text, mode, width);
    switch (mode) {
    case Qt::ElideLeft:
        return metrics.elidedText(dots + text.right(most), mode, width);
    case Qt::ElideMiddle:
        return metrics.elidedText(text.left(most) + dots + text.right(most), mode, width);
    default:
        return metrics.elidedText(text.left(most) + dots, mode, width);
    }
}

} // namespace

LetterWidths::LetterWidths(const QFont& font) : m_font(font), m_metrics(font)
{
    const QFontMetricsF exact(font);
    for (char16_t letter = firstPrintable; letter <= lastPrintable; ++letter)
        m_widths[letter] = static_cast<float>(exact.horizontalAdvance(QChar(letter)));
    m_dots = static_cast<float>(exact.horizontalAdvance(dots));
    m_digit = m_metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        const int width = m_metrics.horizontalAdvance(QChar(digit));
        m_digitsAreEven = m_digitsAreEven && width == m_digit;
        m_digit = std::max(m_digit, width);
    }
}

const LetterWidths& LetterWidths::of(const QFont& font)
{
    static std::vector<LetterWidths>
        known; // the newest first; a window uses three or four, so none of those is dropped
    const auto found = std::ranges::find_if(known, [&font](const LetterWidths& each) { return each.m_font == font; });
    if (found != known.end())
        return *found;
    if (known.size() == keptFonts)
        known.pop_back();
    return *known.insert(known.begin(), LetterWidths(font));
}

std::optional<qreal> LetterWidths::width(QStringView text) const
{
    float sum = 0;
    for (const QChar letter : text) {
        if (letter != dots && !isPrintable(letter))
            return {};
        sum += letter == dots ? m_dots : m_widths[letter.unicode()];
    }
    return sum;
}

qsizetype LetterWidths::fitting(QStringView text, qreal pixels) const
{
    qreal sum = 0;
    qsizetype count = 0;
    while (count < text.size() && isPrintable(text[count]) && (sum += m_widths[text[count].unicode()]) <= pixels)
        ++count;
    return count;
}

QString elided(const QFont& font, const QString& text, Qt::TextElideMode mode, int width)
{
    const LetterWidths& letters = LetterWidths::of(font);
    const qsizetype most = qMax(0, width); // longer ones do not fit: no letter is narrower than a pixel
    // Spacing is not in the widths of the letters.
    const bool spaced = font.letterSpacing() != 0 || font.wordSpacing() != 0;
    const auto needed = text.size() <= most && !spaced ? letters.width(text) : std::nullopt;
    if (needed && withKerning(*needed) <= width)
        return text;
    if (mode == Qt::ElideRight && !spaced) {
        // So much more than fits that the cut falls inside, whatever kerning does.
        const qsizetype shown = letters.fitting(text, withKerning(withKerning(width))) + 4;
        if (shown < text.size() && std::all_of(text.cbegin(), text.cbegin() + shown, isPrintable))
            return letters.metrics().elidedText(text.left(shown) + dots, mode, width);
    }
    return elidedSlowly(letters.metrics(), text, mode, width);
}

void drawElided(QPainter* painter, const QRect& rect, const QString& text, Qt::TextElideMode mode,
                Qt::AlignmentFlag alignment)
{
    const QFont& font = painter->font();
    const QString shown = elided(font, text, mode, rect.width());
    if (shown.isEmpty())
        return;
    const LetterWidths& letters = LetterWidths::of(font);
    const auto width = letters.width(shown);
    const QFontMetrics& metrics = letters.metrics();
    if (!width) { // another script may be taller than the row, and is cut then
        const int odd = (rect.height() - metrics.height()) & 1; // Qt would take half a pixel the other way than below
        painter->drawText(rect.adjusted(0, 0, 0, -odd), int(alignment) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        return;
    }
    const int left = alignment == Qt::AlignRight ? rect.right() + 1 - qRound(*width) : rect.left();
    const int baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    // At a point and not in a rectangle, which would lay out lines once more to find that there is one.
    painter->drawText(left, baseline, shown);
}

} // namespace topicscope::ui
