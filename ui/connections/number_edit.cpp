// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/number_edit.h"

#include <QKeyEvent>
#include <QLocale>

namespace topicscope::ui {

NumberEdit::NumberEdit(quint32 minimum, quint32 maximum, const QString& whenEmpty, QWidget* parent)
    : QLineEdit(parent), m_minimum(minimum), m_maximum(maximum)
{
    setPlaceholderText(whenEmpty);
    setInputMethodHints(Qt::ImhDigitsOnly);
    const int letter = fontMetrics().averageCharWidth();
    setMaximumWidth(qMax(letter * 26, fontMetrics().horizontalAdvance(whenEmpty) + letter * 4));
}

std::optional<quint32> NumberEdit::number() const
{
    bool isNumber = false;
    const quint32 number = text().trimmed().toUInt(&isNumber);
    if (!isNumber || number < m_minimum || number > m_maximum)
        return std::nullopt;
    return number;
}

void NumberEdit::setNumber(std::optional<quint32> number)
{
    // Plain digits: what can be shown must be typed the same way.
    setText(number ? QString::number(*number) : QString());
}

QString NumberEdit::problem() const
{
    if (text().trimmed().isEmpty() || number())
        return {};
    return tr("A whole number from %1 to %2.").arg(QLocale().toString(m_minimum), QLocale().toString(m_maximum));
}

void NumberEdit::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    const auto current = number();
    if (step == 0 || !current) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    const qint64 next = qBound<qint64>(m_minimum, qint64(*current) + step, m_maximum);
    setNumber(static_cast<quint32>(next));
    emit textEdited(text());
}

} // namespace topicscope::ui
