// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/password_edit.h"

#include "ui/common/icon.h"

#include <QAction>

namespace topicscope::ui {

PasswordEdit::PasswordEdit(QWidget* parent) : QLineEdit(parent)
{
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_eye = addAction(icon(QStringLiteral("eye"), IconColor::Dim), QLineEdit::TrailingPosition);
    m_eye->setCheckable(true);
    connect(m_eye, &QAction::toggled, this, &PasswordEdit::setShown);
    setShown(false);
}

PasswordEdit::~PasswordEdit()
{
    clear();
}

void PasswordEdit::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setIcon(icon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye"), IconColor::Dim));
    m_eye->setText(shown ? tr("Hide password") : tr("Show password"));
    m_eye->setToolTip(m_eye->text());
}

} // namespace topicscope::ui
