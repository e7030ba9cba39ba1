// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fonts.h"

#include <QApplication>
#include <QFontDatabase>

namespace topicscope::ui {
namespace {

QFont scaled(double factor)
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

} // namespace

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont smallFont()
{
    return scaled(0.9);
}

QFont headingFont(double factor)
{
    QFont font = scaled(factor);
    font.setBold(true);
    return font;
}

QFont boldFont()
{
    QFont font = QApplication::font();
    font.setBold(true);
    return font;
}

} // namespace topicscope::ui
