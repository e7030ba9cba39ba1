// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace topicscope::ui {

/// A line in the accent colour along the upper edge of the pane that the keyboard has gone to: some panes have nothing
/// in them that shows the focus. It goes when the focus leaves the pane.
class FocusMark : public QWidget
{
    Q_OBJECT

public:
    explicit FocusMark(QWidget* parent);

    void mark(QWidget* pane);
    [[nodiscard]] QWidget* marked() const { return isHidden() ? nullptr : m_pane.data(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void focusMoved(const QWidget* now);

    QPointer<QWidget> m_pane;
};

} // namespace topicscope::ui
