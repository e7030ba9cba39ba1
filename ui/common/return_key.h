// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace topicscope::ui {

/// While it lives, Return and Enter press the button that has the focus, as Space does, anywhere in the program. Qt
/// leaves that to the desktop: in GNOME it is so, elsewhere only dialogues hear these keys, and in a page they would
/// go on to whatever the button lies in.
class ReturnKey : public QObject
{
    Q_OBJECT

public:
    explicit ReturnKey(QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace topicscope::ui
