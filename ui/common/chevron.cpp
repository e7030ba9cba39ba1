// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chevron.h"

#include <QColor>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

#include <cmath>

namespace topicscope::ui {
namespace {

void drawChevron(QPainter* painter, const QPointF& centre, Qt::ArrowType direction, const QColor& color, qreal size)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(centre);
    painter->rotate(direction == Qt::RightArrow  ? -90
                    : direction == Qt::UpArrow   ? 180
                    : direction == Qt::LeftArrow ? 90
                                                 : 0);
    QPainterPath path(QPointF(-size, -size / 2));
    path.lineTo(0, size / 2);
    path.lineTo(size, -size / 2);
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

} // namespace

void chevron(QPainter* painter, const QPointF& centre, Qt::ArrowType direction, const QColor& color, qreal size)
{
    const QPointF corner(std::floor(centre.x()), std::floor(centre.y()));
    const QPointF rest = centre - corner;
    const qreal ratio = painter->device()->devicePixelRatioF();
    const auto half = static_cast<int>(std::ceil(size)) + 2;
    const QString key = QStringLiteral("chevron/%1/%2/%3/%4/%5/%6")
                            .arg(direction)
                            .arg(color.rgba(), 0, 16)
                            .arg(size)
                            .arg(rest.x())
                            .arg(rest.y())
                            .arg(ratio);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = QPixmap(QSize(2 * half, 2 * half) * ratio);
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QPainter on(&picture);
        drawChevron(&on, rest + QPointF(half, half), direction, color, size);
        on.end();
        QPixmapCache::insert(key, picture);
    }
    painter->drawPixmap(corner - QPointF(half, half), picture);
}

} // namespace topicscope::ui
