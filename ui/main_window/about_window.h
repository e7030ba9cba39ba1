// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace topicscope::ui {

/// Name, version, licence, and the versions that a bug report needs.
class AboutWindow : public QDialog
{
    Q_OBJECT

public:
    explicit AboutWindow(QWidget* parent = nullptr);
};

} // namespace topicscope::ui
