// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <optional>
#include <utility>

class QMainWindow;

namespace topicscope::ui {

class DockPanel;

/// Keeps docks as high as they are wanted: the upper of two that stand on one another, and those at the bottom. Qt
/// itself shares what a larger window brings out among both, rounds anew with every start, and leaves a dock as high
/// as a pane in it needed to be for a moment. GUI thread only.
class DockSizes : public QObject
{
    Q_OBJECT

public:
    /// `upper` and `lower` stand on one another until a person moves them.
    DockSizes(QMainWindow* window, DockPanel* upper, DockPanel* lower);

    /// Pixels: of the upper dock, and of the bottom area with its tabs.
    void want(int upper, int bottom);
    /// Makes the docks as high as they are wanted, as far as there is room and as their panes can be.
    void apply();

    QByteArray saveState() const;
    /// False, and nothing changes, when `state` is none.
    bool restoreState(const QByteArray& state);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Heights
    {
        int upper = 0;
        int bottom = 0;
    };
    void keep();
    Heights heights() const;
    bool areStacked() const;
    DockPanel* bottomDock() const;
    int tabsAbove(const DockPanel* dock) const;
    int neededBelow(const DockPanel* dock) const;

    QMainWindow* m_window;
    DockPanel* m_upper;
    DockPanel* m_lower;
    std::optional<Heights> m_pressed; ///< when the mouse button went down that is held
    int m_wantedUpper = 0;
    int m_wantedBottom = 0;
    std::pair<int, int> m_lastStep; ///< of the bottom area: its height, and the one that was asked for
};

} // namespace topicscope::ui
