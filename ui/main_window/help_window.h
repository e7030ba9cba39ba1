// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QList>
#include <QString>

#include <utility>

namespace topicscope::ui {

/// F1: the first steps and every shortcut, beside the window and not in its way (modeless). GUI thread.
class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    struct Group
    {
        QString title;
        QList<std::pair<QString, QString>> shortcuts; ///< what it does, keys as a person reads them
    };

    explicit HelpWindow(const QList<Group>& groups, QWidget* parent = nullptr);
};

} // namespace topicscope::ui
