// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icon.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace topicscope::ui {
namespace {

QColor colorOf(IconColor color)
{
    const Tokens& t = tokens();
    switch (color) {
    case IconColor::Text:
        return t.text;
    case IconColor::Dim:
        return t.dim;
    case IconColor::Accent:
        return t.accent;
    case IconColor::OnAccent:
        return t.onAccent;
    case IconColor::Good:
        return t.good;
    case IconColor::Warning:
        return t.warning;
    case IconColor::Bad:
        return t.bad;
    }
    return t.text;
}

/// Renders the SVG when asked, in the colour of the moment; pixmaps are kept in QPixmapCache under all that decides
/// them.
class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(QString name, IconColor color) : m_name(std::move(name)), m_color(color) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        Q_UNUSED(state)
        const QColor color = mode == QIcon::Disabled ? tokens().dim : colorOf(m_color);
        const QString key =
            QStringLiteral("topicscope:%1:%2:%3x%4").arg(m_name, color.name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            QSvgRenderer(path()).render(&painter, QRectF(QPointF(), QSizeF(size)));
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(pixmap.rect(), color);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        if (mode == QIcon::Disabled) {
            QPixmap faded(pixmap.size());
            faded.fill(Qt::transparent);
            QPainter painter(&faded);
            painter.setOpacity(0.55);
            painter.drawPixmap(0, 0, pixmap);
            painter.end();
            pixmap = faded;
        }
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    [[nodiscard]] QString path() const { return QStringLiteral(":/icons/%1.svg").arg(m_name); }
    [[nodiscard]] QIconEngine* clone() const override { return new TintedIconEngine(*this); }
    QString key() const override { return QStringLiteral("topicscope"); }
    bool isNull() override { return false; }

private:
    QString m_name;
    IconColor m_color;
};

} // namespace

QIcon icon(const QString& name, IconColor color)
{
    Q_ASSERT_X(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name)), "icon", qPrintable(name));
    return QIcon(new TintedIconEngine(name, color));
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/icons/topicscope.svg"));
}

} // namespace topicscope::ui
