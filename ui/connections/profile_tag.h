// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/chip.h"

#include <QString>

namespace topicscope::profiles {
struct Profile;
}

namespace topicscope::ui {

/// The chip that stands wherever a connection is named, and tells it from the others.
struct ProfileTag
{
    QString text; ///< empty: none
    ChipKind kind = ChipKind::Neutral;
};

/// Shows a tag as far as there is room for it, and is not there without one.
class TagChip : public Chip
{
    Q_OBJECT

public:
    /// `longest`: pixels of text; the whole one is the tool tip.
    explicit TagChip(int longest, QWidget* parent = nullptr);
    void setTag(const ProfileTag& tag);

private:
    int m_longest;
};

/// The word that the profile has for it. A production broker has one in any case, and in red.
ProfileTag tagOf(const profiles::Profile& profile);

} // namespace topicscope::ui
