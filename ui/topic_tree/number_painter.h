// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

class QPainter;
class QRect;

namespace topicscope::ui {

/// Paints `text` right-aligned and vertically centred in `rect` with the painter's font and pen, every digit as wide as
/// the widest, so that a number does not jitter while it changes (Qt 6.4 cannot ask a font for its tabular figures).
void paintNumber(QPainter* painter, const QRect& rect, const QString& text);

/// The width that paintNumber() needs.
int numberWidth(const QFont& font, const QString& text);

} // namespace topicscope::ui
