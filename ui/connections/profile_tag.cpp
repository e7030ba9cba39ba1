// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/profile_tag.h"

#include "app/profiles/profile.h"
#include "ui/common/labels.h"

#include <QCoreApplication>

namespace topicscope::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::ProfileTag)
};

} // namespace

TagChip::TagChip(int longest, QWidget* parent) : Chip({}, ChipKind::Neutral, parent), m_longest(longest)
{
    hide();
}

void TagChip::setTag(const ProfileTag& tag)
{
    setText(fontMetrics().elidedText(tag.text, Qt::ElideRight, m_longest));
    setKind(tag.kind);
    setToolTip(plainToolTip(tag.text));
    setVisible(!tag.text.isEmpty());
}

ProfileTag tagOf(const profiles::Profile& profile)
{
    if (!profile.production)
        return {profile.tag, ChipKind::Neutral};
    return {profile.tag.isEmpty() ? Words::tr("production", "beside a connection's name") : profile.tag, ChipKind::Bad};
}

} // namespace topicscope::ui
