// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/chip.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace topicscope::ui {

/// A line inside the page it belongs to, with an icon, plain words and at most one next step. Used for errors and
/// warnings instead of dialogs. Hidden until it has something to say; announced to screen readers when shown.
class Notice : public QFrame
{
    Q_OBJECT

public:
    explicit Notice(QWidget* parent = nullptr);

    /// Shows `text` (plain; wraps). `action` is the next step's button, none when empty.
    void show(ChipKind kind, const QString& text, const QString& action = {});
    void clear();
    [[nodiscard]] QString text() const;
    void setClosable(bool closable);

signals:
    void actionTriggered();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChipKind m_kind = ChipKind::Info;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace topicscope::ui
