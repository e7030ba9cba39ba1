// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/chip.h"

#include <QFrame>
#include <QList>
#include <QStringList>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace topicscope::ui {

/// A line inside the page it belongs to, with an icon, plain words and the next steps, one as a rule. Used for errors
/// and warnings instead of dialogs. Hidden until it has something to say; announced to screen readers when shown.
class Notice : public QFrame
{
    Q_OBJECT

public:
    explicit Notice(QWidget* parent = nullptr);

    /// Shows `text` (plain; wraps). `action` is the next step's button, none when empty.
    void show(ChipKind kind, const QString& text, const QString& action = {});
    /// The same with several steps, the likeliest first.
    void show(ChipKind kind, const QString& text, const QStringList& actions);
    /// A few words beside the steps that change by themselves, such as a countdown; not announced.
    void setDetail(const QString& detail);
    void clear();
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString detail() const;
    void setClosable(bool closable);
    /// The cursor goes to the button of this step.
    void focusAction(int index);

signals:
    /// `index`: which of the steps.
    void actionTriggered(int index);
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChipKind m_kind = ChipKind::Info;
    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_detail;
    QHBoxLayout* m_steps;
    QList<QPushButton*> m_actions; ///< made when first needed; the first ones are in use
    QToolButton* m_close;
};

} // namespace topicscope::ui
