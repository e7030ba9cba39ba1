// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

class QHBoxLayout;

namespace topicscope::ui {

/// A pane that can be moved, floated and hidden. Its title bar is a section label with room for a few widgets of the
/// pane's own; in a group of tabs the tab is title enough and the bar goes away.
class DockPanel : public QDockWidget
{
    Q_OBJECT

public:
    /// `name` is the object name that saved layouts know; `title` is shown.
    DockPanel(const QString& name, const QString& title, QWidget* content, QWidget* parent = nullptr);

    /// Puts a widget at the right of the title bar.
    void addTitleWidget(QWidget* widget);
    /// Compact: no title bar (the tab says it).
    void setTitleHidden(bool hidden);
    /// A person can see it: open, and not behind another one in a group of tabs.
    [[nodiscard]] bool isInFront() const { return m_inFront && isVisible(); }

private:
    bool m_inFront = false;
    QWidget* m_titleBar;
    QHBoxLayout* m_titleLayout;
};

} // namespace topicscope::ui
