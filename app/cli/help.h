// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"

#include <QCoreApplication>
#include <QString>

namespace topicscope::cli {

/// The help texts of topicscopectl, wrapped for a terminal of 80 columns.
class Help
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::cli::Help)
public:
    /// What the program is, its commands and its exit statuses.
    static QString program();
    /// One command with all its options, laid out like a manual page.
    static QString command(Command command);
    /// "topicscopectl 0.1.0".
    static QString version();

private:
    static QString options(Command command);
    static QString exitStatuses();
};

} // namespace topicscope::cli
