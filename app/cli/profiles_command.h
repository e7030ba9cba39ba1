// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "app/cli/exit_status.h"

#include <QCoreApplication>

namespace topicscope::cli {

/// `topicscopectl profiles`: lists the saved connections.
class ProfilesCommand
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::cli::ProfilesCommand)
public:
    static ExitStatus run(const CommandLine& line);
};

} // namespace topicscope::cli
