// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode_job.h"

#include <QImage>
#include <QWidget>

namespace topicscope::ui {

/// Draws an image payload, made smaller to fit. Decodes on the thread pool, within the limit that Qt sets to the memory
/// of an image.
class ImageView : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget* parent = nullptr);

    void setBytes(const payload::SharedBytes& bytes);
    void clear();

Q_SIGNALS:
    /// The bytes are not an image that can be drawn; plain, translated words.
    void failed(const QString& reason);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_image;
    quint64 m_serial = 0;
};

} // namespace topicscope::ui
