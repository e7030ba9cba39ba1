// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace topicscope::ui {

/// A tiny live line without axes: the last values of one figure, scaled to its own maximum.
class Sparkline : public QWidget
{
    Q_OBJECT

public:
    /// Keeps the last `capacity` values.
    explicit Sparkline(int capacity = 60, QWidget* parent = nullptr);

    /// Adds one value on the right. Repaints only when the picture changes.
    void append(double value);
    void clear();

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::size_t m_capacity;
    std::vector<double> m_values;
};

} // namespace topicscope::ui
