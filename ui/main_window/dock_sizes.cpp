// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/dock_sizes.h"

#include "ui/main_window/dock_panel.h"

#include <QDataStream>
#include <QEvent>
#include <QGuiApplication>
#include <QIODevice>
#include <QMainWindow>
#include <QStyle>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace topicscope::ui {
namespace {
constexpr quint32 stateMagic = 0x54445331; // "TDS1"
}

DockSizes::DockSizes(QMainWindow* window, DockPanel* upper, DockPanel* lower)
    : QObject(window), m_window(window), m_upper(upper), m_lower(lower)
{
    window->installEventFilter(this);
}

void DockSizes::want(int upper, int bottom)
{
    m_wantedUpper = upper;
    m_wantedBottom = bottom;
    apply();
}

void DockSizes::apply()
{
    if (m_wantedUpper > 0 && areStacked()) {
        const int both = m_upper->height() + m_lower->height();
        const int upper =
            std::clamp(m_wantedUpper, std::min(m_upper->minimumSizeHint().height(), both),
                       std::max(m_upper->minimumSizeHint().height(), both - m_lower->minimumSizeHint().height()));
        if (upper != m_upper->height())
            m_window->resizeDocks({m_upper, m_lower}, {upper, both - upper}, Qt::Vertical);
    }
    const DockPanel* bottom = m_wantedBottom > 0 ? bottomDock() : nullptr;
    if (!bottom)
        return;
    const int height = bottom->height() + tabsAbove(bottom);
    const int target = std::max(m_wantedBottom, neededBelow(bottom));
    // What was in vain once, as when the middle has no more to give, would be so for ever.
    const auto step = std::pair(height, target);
    if (height == target)
        m_lastStep = {};
    if (height == target || std::exchange(m_lastStep, step) == step)
        return;
    m_window->resizeDocks({const_cast<DockPanel*>(bottom)}, {target}, Qt::Vertical);
}

/// What a person has made of the docks is what is wanted.
void DockSizes::keep()
{
    const std::optional<Heights> before = std::exchange(m_pressed, std::nullopt);
    const Heights now = heights();
    if (before && now.upper != before->upper)
        m_wantedUpper = now.upper;
    if (before && now.bottom != before->bottom)
        m_wantedBottom = now.bottom;
}

DockSizes::Heights DockSizes::heights() const
{
    const DockPanel* bottom = bottomDock();
    return {areStacked() ? m_upper->height() : m_wantedUpper,
            bottom ? bottom->height() + tabsAbove(bottom) : m_wantedBottom};
}

bool DockSizes::areStacked() const
{
    const QRect upper = m_upper->geometry();
    const QRect lower = m_lower->geometry();
    return m_upper->isVisible() && m_lower->isVisible() && !m_upper->isFloating() && !m_lower->isFloating() &&
           upper.left() == lower.left() && upper.width() == lower.width() && upper.bottom() < lower.top() &&
           lower.top() - upper.bottom() <=
               m_window->style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent, nullptr, m_window) + 1;
}

/// The one that is to be seen there; none where a person has put several beside one another.
DockPanel* DockSizes::bottomDock() const
{
    DockPanel* found = nullptr;
    for (DockPanel* dock : m_window->findChildren<DockPanel*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (dock->isFloating() || !dock->isInFront() || m_window->dockWidgetArea(dock) != Qt::BottomDockWidgetArea)
            continue;
        if (found)
            return nullptr;
        found = dock;
    }
    return found;
}

int DockSizes::tabsAbove(const DockPanel* dock) const
{
    for (const QTabBar* bar : m_window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (bar->isVisible() && bar->geometry().bottom() + 1 == dock->y() && bar->x() == dock->x())
            return bar->height();
    }
    return 0;
}

/// The least height of the area in which this one is: that of its highest pane, the hidden ones too.
int DockSizes::neededBelow(const DockPanel* dock) const
{
    int least = dock->minimumSizeHint().height();
    for (const QDockWidget* behind : m_window->tabifiedDockWidgets(const_cast<DockPanel*>(dock)))
        least = std::max(least, behind->minimumSizeHint().height());
    return least + tabsAbove(dock);
}

QByteArray DockSizes::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << stateMagic << qint32(m_wantedUpper) << qint32(m_wantedBottom);
    return state;
}

bool DockSizes::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    quint32 magic = 0;
    qint32 upper = 0;
    qint32 bottom = 0;
    stream >> magic >> upper >> bottom;
    if (stream.status() != QDataStream::Ok || magic != stateMagic || upper < 0 || bottom < 0)
        return false;
    want(upper, bottom);
    return true;
}

/// The layout has done its work by the time a filter sees these events.
bool DockSizes::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_pressed = heights();
        break;
    case QEvent::MouseButtonRelease:
        // The last movement of a separator is taken up after its release.
        QMetaObject::invokeMethod(this, &DockSizes::keep, Qt::QueuedConnection);
        break;
    case QEvent::Resize:
    case QEvent::LayoutRequest:
        // Not against the hand that drags a separator.
        if (QGuiApplication::mouseButtons() == Qt::NoButton)
            apply();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace topicscope::ui
