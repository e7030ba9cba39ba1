// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QColor;
class QPainter;
class QPointF;

namespace topicscope::ui {

/// The mark of what opens and closes, such as a branch of a tree, around `centre`. Drawn once and kept as a picture: a
/// tree shows dozens of the same a frame. `size`: half its width, in pixels.
void chevron(QPainter* painter, const QPointF& centre, Qt::ArrowType direction, const QColor& color, qreal size = 3.5);

} // namespace topicscope::ui
