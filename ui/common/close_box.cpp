// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/close_box.h"

namespace topicscope::ui {

CloseBox::CloseBox(QWidget* parent) : QDialogButtonBox(parent)
{
    addButton(tr("Close"), RejectRole);
}

} // namespace topicscope::ui
