// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sparkline.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace topicscope::ui {

Sparkline::Sparkline(int capacity, QWidget* parent) : QWidget(parent), m_capacity(static_cast<std::size_t>(capacity))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Sparkline::append(double value)
{
    const bool flat = std::all_of(m_values.begin(), m_values.end(), [value](double old) { return old == value; });
    if (flat && m_values.size() == m_capacity)
        return;
    if (m_values.size() == m_capacity)
        m_values.erase(m_values.begin());
    m_values.push_back(value);
    update();
}

void Sparkline::clear()
{
    m_values.clear();
    update();
}

QSize Sparkline::sizeHint() const
{
    return {64, qMax(12, fontMetrics().height() - 2)};
}

void Sparkline::paintEvent(QPaintEvent*)
{
    if (m_values.size() < 2)
        return;
    const double top = *std::max_element(m_values.begin(), m_values.end());
    const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -2);
    const double step = area.width() / static_cast<double>(m_capacity - 1);
    const auto y = [&](double value) { return area.bottom() - (top > 0 ? value / top : 0) * area.height(); };
    double x = area.right() - step * static_cast<double>(m_values.size() - 1);
    QPainterPath path(QPointF(x, y(m_values.front())));
    for (std::size_t i = 1; i < m_values.size(); ++i)
        path.lineTo(x += step, y(m_values[i]));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().accent, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

} // namespace topicscope::ui
