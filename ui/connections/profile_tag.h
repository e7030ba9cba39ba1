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

/// The word that the profile has for it. A production broker has one in any case, and in red.
ProfileTag tagOf(const profiles::Profile& profile);

} // namespace topicscope::ui
