// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QString>

namespace topicscope::ui {

/// QFontMetrics::elidedText() for text of any length. That one shapes all of a text before it cuts it: of a topic of
/// 60,000 bytes in each row, more than a second a frame. Here only so much is looked at as can be seen: no letter is
/// narrower than a pixel, and letters without a width of their own get some room on top.
inline QString elided(const QFontMetrics& metrics, const QString& text, Qt::TextElideMode mode, int width)
{
    constexpr qsizetype room = 200;
    const qsizetype most = qMax(0, width) + room;
    if (text.size() <= 2 * most)
        return metrics.elidedText(text, mode, width);
    const QChar dots(0x2026);
    switch (mode) {
    case Qt::ElideLeft:
        return metrics.elidedText(dots + text.right(most), mode, width);
    case Qt::ElideMiddle:
        return metrics.elidedText(text.left(most) + dots + text.right(most), mode, width);
    default:
        return metrics.elidedText(text.left(most) + dots, mode, width);
    }
}

} // namespace topicscope::ui
