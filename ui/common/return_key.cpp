// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/return_key.h"

#include <QApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

namespace topicscope::ui {

ReturnKey::ReturnKey(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool ReturnKey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* pressed = static_cast<QKeyEvent*>(event);
    if ((pressed->key() != Qt::Key_Return && pressed->key() != Qt::Key_Enter) ||
        (pressed->modifiers() & ~Qt::KeypadModifier))
        return false;
    auto* button = qobject_cast<QAbstractButton*>(watched);
    const bool isCommand = qobject_cast<QPushButton*>(button) || qobject_cast<QToolButton*>(button);
    if (!isCommand || !button->isEnabled() || qobject_cast<QDialog*>(button->window()))
        return false;
    if (!pressed->isAutoRepeat())
        button->click();
    return true;
}

} // namespace topicscope::ui
