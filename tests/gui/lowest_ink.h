// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPainter>

#include <algorithm>

namespace topicscope::test {

/// The lowest line with something dark in it after `paint(QPainter*, const QRect&)` of a row so high, -1: none.
template <typename Paint>
int lowestInk(int height, const Paint& paint)
{
    QImage image(80, height, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(&painter, image.rect());
    int lowest = -1;
    for (int y = 0; y < height; ++y)
        if (std::any_of(image.scanLine(y), image.scanLine(y) + image.width(), [](uchar c) { return c < 128; }))
            lowest = y;
    return lowest;
}

} // namespace topicscope::test
