// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/chip.h"

#include <QList>
#include <QWidget>

#include <vector>

namespace topicscope::ui {

/// Chips in a row that asks for no width: those without room are counted by a last one, whose tool tip names them.
class ChipRow : public QWidget
{
    Q_OBJECT

public:
    /// A chip with the sentence that explains it.
    struct Flag
    {
        QString text;
        ChipKind kind = ChipKind::Neutral;
        QString explanation;
        bool operator==(const Flag&) const = default;
    };

    explicit ChipRow(QWidget* parent = nullptr);

    void setFlags(const std::vector<Flag>& flags);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void showRest(int from, int x);

    std::vector<Flag> m_flags;
    QList<Chip*> m_chips;
    Chip* m_rest = nullptr; ///< "+2"; there only while it is needed
};

} // namespace topicscope::ui
