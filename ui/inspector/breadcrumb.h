// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <QWidget>

namespace topicscope::ui {

/// A topic as a row of levels that can be clicked: plant / press-1 / **temp**. Where there is too little room, the
/// first levels hide behind "…". Left, Right and Enter work too. Always plain text.
class Breadcrumb : public QWidget
{
    Q_OBJECT

public:
    explicit Breadcrumb(QWidget* parent = nullptr);

    void setTopic(const mqtt::Bytes& topic);
    mqtt::Bytes topic() const { return m_topic; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The topic up to and with the level that was chosen.
    void levelChosen(const topicscope::mqtt::Bytes& topic);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Part
    {
        QString text;
        std::size_t end = 0; ///< of the topic up to this level
        QRect rect;
        bool last = false;
    };
    void layOut();
    void choose(int part);
    int partAt(QPoint position) const;

    mqtt::Bytes m_topic;
    std::vector<Part> m_parts; ///< those shown
    int m_hovered = -1;
    int m_focused = -1;
};

} // namespace topicscope::ui
