// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/translations.h"
#include "app/cli/command_line.h"
#include "app/cli/exit_status.h"
#include "app/cli/help.h"
#include "app/cli/profiles_command.h"
#include "app/cli/pub_command.h"
#include "app/cli/sub_command.h"

#include <QCoreApplication>

#include <clocale>
#include <cstdio>
#include <optional>

namespace {

using namespace topicscope::cli;

void print(const QString& text, FILE* to)
{
    std::fputs(text.toLocal8Bit().constData(), to);
}

std::optional<Command> commandNamed(const QByteArray& name)
{
    if (name == "sub") {
        return Command::Sub;
    }
    if (name == "pub") {
        return Command::Pub;
    }
    if (name == "profiles") {
        return Command::Profiles;
    }
    return std::nullopt;
}

ExitStatus runCommand(Command command, const CommandLine& line)
{
    switch (command) {
    case Command::Sub:
        return SubCommand(line).run();
    case Command::Pub:
        return PubCommand(line).run();
    case Command::Profiles:
        return ProfilesCommand::run(line);
    }
    return ExitStatus::WrongUsage;
}

ExitStatus complain(const QString& problem, const QString& hint)
{
    print(QStringLiteral("topicscopectl: %1\n%2\n").arg(problem, hint), stderr);
    return ExitStatus::WrongUsage;
}

ExitStatus run(QByteArrayList arguments)
{
    const QString allHelp = QCoreApplication::translate("topicscopectl", "topicscopectl --help lists the commands.");
    if (arguments.isEmpty()) {
        print(Help::program(), stderr);
        return ExitStatus::WrongUsage;
    }
    QByteArray name = arguments.takeFirst();
    if (name == "--version") {
        print(Help::version(), stdout);
        return ExitStatus::Done;
    }
    if (name == "--help" || name == "-h" || name == "help") {
        const auto topic = arguments.isEmpty() ? std::nullopt : commandNamed(arguments.first());
        print(topic ? Help::command(*topic) : Help::program(), stdout);
        return ExitStatus::Done;
    }
    const auto command = commandNamed(name);
    if (!command) {
        return complain(QCoreApplication::translate("topicscopectl", "there is no command \"%1\" in this version")
                            .arg(QString::fromLocal8Bit(name)),
                        allHelp);
    }
    const auto line = CommandLine::parse(*command, arguments);
    if (!line) {
        return complain(line.error().message,
                        QCoreApplication::translate("topicscopectl", "topicscopectl %1 --help shows how it is used.")
                            .arg(QString::fromLocal8Bit(name)));
    }
    if (line->has("help")) {
        print(Help::command(*command), stdout);
        return ExitStatus::Done;
    }
    if (line->has("version")) {
        print(Help::version(), stdout);
        return ExitStatus::Done;
    }
    return runCommand(*command, *line);
}

} // namespace

int main(int argc, char** argv)
{
    // The arguments as bytes: Qt would read them in the locale's encoding.
    QByteArrayList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QByteArray(argv[i]));
    }
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("topicscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOPICSCOPE_VERSION));
    topicscope::base::installTranslations({});
    return int(run(std::move(arguments)));
}
