// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <optional>

namespace topicscope::ui {

/// A line for a whole number of up to 32 bits, or nothing. Unlike a spin box it can be empty, and reach 4,294,967,295.
class NumberEdit : public QLineEdit
{
    Q_OBJECT

public:
    /// `whenEmpty`: shown while there is no number, "1883", "not sent".
    NumberEdit(quint32 minimum, quint32 maximum, const QString& whenEmpty, QWidget* parent = nullptr);

    /// Nothing where the line is empty or not a number in range.
    std::optional<quint32> number() const;
    void setNumber(std::optional<quint32> number);
    /// What is wrong with what was typed; empty when nothing is.
    QString problem() const;
    void setWhenEmpty(const QString& text) { setPlaceholderText(text); }

protected:
    /// Up and down change the number by one.
    void keyPressEvent(QKeyEvent* event) override;

private:
    quint32 m_minimum;
    quint32 m_maximum;
};

} // namespace topicscope::ui
