// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace topicscope::ui {

/// A QLabel that never guesses rich text: whatever a broker sent stands there as it is.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(const QString& text = {}, QWidget* parent = nullptr);
};

/// Secondary text in the dim token.
class DimLabel : public PlainLabel
{
    Q_OBJECT

public:
    explicit DimLabel(const QString& text = {}, QWidget* parent = nullptr);
};

/// The small capitals that head a pane or a group: "CONNECTIONS". Give the text in ordinary case; the accessible
/// name keeps it.
class SectionLabel : public PlainLabel
{
    Q_OBJECT

public:
    explicit SectionLabel(const QString& text = {}, QWidget* parent = nullptr);
};

/// A figure that changes often, in the dim token. It never makes its neighbours move: it grows, and shrinks only when
/// startOver() says so. As long as it need not grow, nothing around it is laid out anew.
class FigureLabel : public DimLabel
{
    Q_OBJECT

public:
    using DimLabel::DimLabel;
    void setFigure(const QString& text);
    void startOver();

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeRoom();
};

/// One line that shortens itself with "…" instead of asking for width; the whole text is its tool tip while shortened.
class ElidedLabel : public PlainLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

/// A tool tip's text made safe: Qt takes anything that looks like markup for rich text.
[[nodiscard]] QString plainToolTip(const QString& text);

} // namespace topicscope::ui
