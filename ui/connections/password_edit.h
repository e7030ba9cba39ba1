// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace topicscope::ui {

/// A line for a password, with an eye to show it. Keeps it out of undo, drag and the input method's memory.
class PasswordEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordEdit(QWidget* parent = nullptr);
    ~PasswordEdit() override;

private:
    void setShown(bool shown);

    QAction* m_eye;
};

} // namespace topicscope::ui
