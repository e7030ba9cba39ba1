// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/focus_mark.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace topicscope::ui {
namespace {

constexpr int thickness = 2;

} // namespace

FocusMark::FocusMark(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) { focusMoved(now); });
}

void FocusMark::mark(QWidget* pane)
{
    if (m_pane)
        m_pane->removeEventFilter(this);
    m_pane = pane;
    if (!pane) {
        hide();
        return;
    }
    pane->installEventFilter(this);
    place();
    show();
    raise();
}

void FocusMark::place()
{
    // A pane that floats has a window of its own, which shows whether it is active.
    if (m_pane->window() != window()) {
        hide();
        return;
    }
    setGeometry(QRect(m_pane->mapTo(parentWidget(), QPoint(0, 0)), QSize(m_pane->width(), thickness)));
}

void FocusMark::focusMoved(const QWidget* now)
{
    if (!m_pane || !now || m_pane == now || m_pane->isAncestorOf(now))
        return; // no widget at all: another window is in front, and the focus comes back
    mark(nullptr);
}

bool FocusMark::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_pane && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    if (watched == m_pane && event->type() == QEvent::Hide)
        hide();
    return QWidget::eventFilter(watched, event);
}

void FocusMark::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokens().accent);
}

} // namespace topicscope::ui
