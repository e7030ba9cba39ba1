// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace topicscope::ui {

/// The meaning of a chip; the text always says the same, colour never carries it alone.
enum class ChipKind { Neutral, Info, Good, Warning, Bad };

/// Size of a chip with this text in this font (the view's own; a chip is drawn a little smaller).
[[nodiscard]] QSize chipSize(const QString& text, const QFont& font);

/// Paints a chip, vertically centred in `rect` and starting at its left edge. For delegates.
/// Returns the width used.
int paintChip(QPainter* painter, const QRect& rect, const QString& text, ChipKind kind, const QFont& font,
              bool enabled = true);

/// A small rounded flag: "QoS 1", "Retained", "24 B". Plain text only. Its accessible name is its text.
class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(const QString& text = {}, ChipKind kind = ChipKind::Neutral, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    void setKind(ChipKind kind);
    [[nodiscard]] ChipKind kind() const { return m_kind; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    ChipKind m_kind;
};

} // namespace topicscope::ui
