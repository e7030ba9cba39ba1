// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QAbstractButton;
class QPushButton;

namespace topicscope::ui {

/// A rounded panel with a hairline, as on the start page and in the composer's list of sent messages.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);
    /// Draws the border in the accent colour.
    void setEmphasized(bool emphasized);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_emphasized = false;
};

/// Makes a button the one that the page is about: filled with the accent colour.
void setPrimary(QPushButton* button, bool primary = true);

/// A flat icon button with the accessible name and tool tip that it needs.
class QToolButton* iconButton(const QString& iconName, const QString& accessibleName, QWidget* parent);

/// A hairline, one device independent pixel.
QWidget* hairline(Qt::Orientation orientation, QWidget* parent);

} // namespace topicscope::ui
