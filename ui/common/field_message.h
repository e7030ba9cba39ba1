// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/chip.h"
#include "ui/common/labels.h"

namespace topicscope::ui {

/// A line of words right below the field that they are about: what is wrong, or what is good to know. An icon stands
/// before errors and warnings. Takes no room while there is nothing to say; errors are announced to screen readers.
class FieldMessage : public PlainLabel
{
    Q_OBJECT

public:
    explicit FieldMessage(QWidget* parent = nullptr);

    /// Plain text; empty: nothing to say. ChipKind::Neutral is a quiet hint without an icon.
    void say(ChipKind kind, const QString& text);
    [[nodiscard]] ChipKind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void colour();

    ChipKind m_kind = ChipKind::Neutral;
};

} // namespace topicscope::ui
