// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/question.h"

#include <QApplication>
#include <QKeyEvent>

namespace topicscope::ui {

Question::Question(QWidget* parent) : Notice(parent)
{
    connect(this, &Notice::actionTriggered, this, [this](int index) { answer(index == 0); });
}

void Question::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        answer(false);
    else
        Notice::keyPressEvent(event);
}

void Question::ask(const QString& text, const QString& yes, bool careful)
{
    if (!m_asking)
        m_before = QApplication::focusWidget();
    m_asking = true;
    show(ChipKind::Warning, text, {yes, tr("Cancel")});
    focusAction(careful ? 1 : 0);
}

void Question::withdraw()
{
    m_asking = false;
    clear();
}

void Question::answer(bool yes)
{
    if (!m_asking)
        return;
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    withdraw();
    yes ? emit accepted() : emit declined();
}

} // namespace topicscope::ui
