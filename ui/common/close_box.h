// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialogButtonBox>

namespace topicscope::ui {

/// The foot of a window with nothing to decide: "Close", which is rejected(). In the program's own words: Qt's are
/// translated only where its translations are installed, and come with the icon of another style.
class CloseBox : public QDialogButtonBox
{
    Q_OBJECT

public:
    explicit CloseBox(QWidget* parent = nullptr);
};

} // namespace topicscope::ui
