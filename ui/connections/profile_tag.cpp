// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/profile_tag.h"

#include "app/profiles/profile.h"

#include <QCoreApplication>

namespace topicscope::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::ProfileTag)
};

} // namespace

ProfileTag tagOf(const profiles::Profile& profile)
{
    if (!profile.production)
        return {profile.tag, ChipKind::Neutral};
    return {profile.tag.isEmpty() ? Words::tr("production", "beside a connection's name") : profile.tag, ChipKind::Bad};
}

} // namespace topicscope::ui
