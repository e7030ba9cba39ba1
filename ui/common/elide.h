// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QString>

#include <array>
#include <optional>

class QPainter;
class QRect;

namespace topicscope::ui {

/// The widths of a font's letters, kept: what a cell of a busy table needs to know of its text, without the text being
/// shaped. Shaping twice, to measure and to draw, was a quarter of the time that painting the tree took. GUI thread.
class LetterWidths
{
public:
    /// Those of the font; the reference is good until the next call.
    static const LetterWidths& of(const QFont& font);

    /// Pixels that a text of printable ASCII and "…" takes, but for kerning and spacing; nothing for any other text.
    [[nodiscard]] std::optional<qreal> width(QStringView text) const;
    /// How many letters of such a text fit into so many pixels, but for kerning.
    [[nodiscard]] qsizetype fitting(QStringView text, qreal pixels) const;
    /// The widest digit, in whole pixels.
    [[nodiscard]] int digit() const { return m_digit; }
    /// Whether all digits are so wide.
    [[nodiscard]] bool digitsAreEven() const { return m_digitsAreEven; }
    [[nodiscard]] const QFontMetrics& metrics() const { return m_metrics; }

private:
    explicit LetterWidths(const QFont& font);

    QFont m_font;
    QFontMetrics m_metrics;
    std::array<float, 128> m_widths{};
    float m_dots = 0;
    int m_digit = 0;
    bool m_digitsAreEven = true;
};

/// QFontMetrics::elidedText() for text of any length, and for many texts a frame. That one shapes all of a text before
/// it cuts it: of a topic of 60,000 bytes in each row, more than a second a frame. Here only so much is looked at as
/// can be seen: no letter is narrower than a pixel, and letters without a width of their own get some room on top.
[[nodiscard]] QString elided(const QFont& font, const QString& text, Qt::TextElideMode mode, int width);

/// Draws one line, elided where it is too long, in the middle of the height. `alignment`: AlignLeft or AlignRight.
void drawElided(QPainter* painter, const QRect& rect, const QString& text, Qt::TextElideMode mode = Qt::ElideRight,
                Qt::AlignmentFlag alignment = Qt::AlignLeft);

} // namespace topicscope::ui
