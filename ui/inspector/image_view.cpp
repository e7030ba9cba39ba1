// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/image_view.h"

#include "ui/common/background.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace topicscope::ui {

namespace {
constexpr int largestSide = 4096; // larger images are read at a smaller scale, where their format can
}

ImageView::ImageView(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Image"));
}

void ImageView::clear()
{
    ++m_serial;
    m_image = {};
    update();
}

void ImageView::setBytes(const payload::SharedBytes& bytes)
{
    const quint64 serial = ++m_serial;
    const auto read = [bytes] {
        QByteArray encoded = QByteArray::fromRawData(bytes.view.data(), qsizetype(bytes.view.size()));
        QBuffer buffer(&encoded);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer);
        reader.setDecideFormatFromContent(true);
        const QSize size = reader.size();
        if (size.width() > largestSide || size.height() > largestSide)
            reader.setScaledSize(size.scaled(largestSide, largestSide, Qt::KeepAspectRatio));
        QImage image = reader.read();
        return std::pair(image, image.isNull() ? reader.errorString() : QString());
    };
    inBackground(this, read, [this, serial](const std::pair<QImage, QString>& result) {
        if (m_serial != serial)
            return;
        m_image = result.first;
        update();
        if (m_image.isNull())
            Q_EMIT failed(tr("This image cannot be drawn: %1").arg(result.second));
    });
}

void ImageView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().ground);
    if (m_image.isNull())
        return;
    const QRect room = rect().adjusted(spacing, spacing, -spacing, -spacing);
    QSize size = m_image.size();
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room.size(), Qt::KeepAspectRatio);
    QRect place(QPoint(), size);
    place.moveCenter(room.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, m_image);
    painter.setPen(tokens().line);
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
}

} // namespace topicscope::ui
