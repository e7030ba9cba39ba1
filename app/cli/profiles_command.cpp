// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profiles_command.h"

#include "app/profiles/data_folder.h"
#include "app/profiles/profile_store.h"

#include <cstdio>

namespace topicscope::cli {

ExitStatus ProfilesCommand::run(const CommandLine& line)
{
    profiles::ProfileStore store(profiles::DataFolder(QString::fromLocal8Bit(line.value("data-dir"))).profilesFile());
    const QStringList problems = store.load();
    for (const QString& problem : problems) {
        std::fputs(("topicscopectl: " + problem.toLocal8Bit() + '\n').constData(), stderr);
    }
    for (const profiles::Profile& profile : store.profiles()) {
        std::fputs((profile.displayName() + u'\t' + profile.displayUrl() + u'\n').toUtf8().constData(), stdout);
    }
    return problems.isEmpty() ? ExitStatus::Done : ExitStatus::Failure;
}

} // namespace topicscope::cli
