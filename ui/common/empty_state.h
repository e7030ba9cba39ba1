// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace topicscope::ui {

/// What stands in an empty pane: what will appear here, and how to get there, with a button when there is a way.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    /// `iconName` as for icon(); empty for none.
    EmptyState(const QString& iconName, const QString& title, const QString& hint, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setHint(const QString& hint);
    /// Shows one button below the hint; `actionTriggered` tells of it. Empty text hides it.
    void setAction(const QString& text);

signals:
    void actionTriggered();

private:
    QLabel* m_title;
    QLabel* m_hint;
    QPushButton* m_action;
};

} // namespace topicscope::ui
