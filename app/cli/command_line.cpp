// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include <QLocale>

#include <algorithm>
#include <optional>

namespace topicscope::cli {

namespace {

int flagOf(Command command)
{
    switch (command) {
    case Command::Sub:
        return OptionDefinition::ForSub;
    case Command::Pub:
        return OptionDefinition::ForPub;
    case Command::Profiles:
        return OptionDefinition::ForProfiles;
    }
    return 0;
}

} // namespace

const OptionDefinition* CommandLine::find(Command command, const QByteArray& name)
{
    const auto table = optionTable();
    const auto at = std::find_if(table.begin(), table.end(), [&](const OptionDefinition& option) {
        return (option.commands & flagOf(command)) != 0 && name == option.name;
    });
    return at == table.end() ? nullptr : &*at;
}

const OptionDefinition* CommandLine::findShort(Command command, char name)
{
    const auto table = optionTable();
    const auto at = std::find_if(table.begin(), table.end(), [&](const OptionDefinition& option) {
        return (option.commands & flagOf(command)) != 0 && name == option.shortName;
    });
    return at == table.end() || name == 0 ? nullptr : &*at;
}

base::Result<CommandLine> CommandLine::parse(Command command, const QByteArrayList& arguments)
{
    CommandLine line;
    std::optional<QString> problem;
    const auto complain = [&problem](const QString& text) {
        if (!problem) {
            problem = text;
        }
    };
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QByteArray& argument = arguments.at(i);
        const OptionDefinition* option = nullptr;
        std::optional<QByteArray> attached;
        if (argument.startsWith("--") && argument.size() > 2) {
            const qsizetype equals = argument.indexOf('=');
            option = find(command, argument.mid(2, equals < 0 ? -1 : equals - 2));
            if (equals >= 0) {
                attached = argument.mid(equals + 1);
            }
        } else if (argument.startsWith('-') && argument.size() > 1) {
            option = findShort(command, argument.at(1));
            if (argument.size() > 2) {
                attached = argument.mid(2);
            }
        } else {
            complain(tr("unexpected argument \"%1\"").arg(QString::fromLocal8Bit(argument)));
            continue;
        }
        if (!option) {
            complain(tr("unknown option \"%1\"").arg(QString::fromLocal8Bit(argument.split('=').first())));
            continue;
        }
        const QString shown = QStringLiteral("--") + QString::fromLatin1(option->name);
        if (line.m_values.contains(option->name) && option->argument && !option->repeatable) {
            complain(tr("%1 is given twice").arg(shown));
        }
        QByteArray value;
        if (option->argument) {
            if (!attached && i + 1 >= arguments.size()) {
                complain(tr("%1 needs a value: %1 %2").arg(shown, QString::fromLatin1(option->argument)));
                continue;
            }
            value = attached ? *attached : arguments.at(++i);
        } else if (attached) {
            complain(tr("%1 takes no value").arg(shown));
            continue;
        }
        line.m_values[option->name].append(value);
    }
    if (problem && !line.has("help") && !line.has("version")) {
        return base::fail(*problem);
    }
    return line;
}

base::Result<std::optional<qint64>> CommandLine::number(const char* name, qint64 minimum, qint64 maximum) const
{
    if (!has(name)) {
        return std::optional<qint64>();
    }
    bool ok = false;
    const qint64 number = value(name).toLongLong(&ok);
    if (!ok || number < minimum || number > maximum) {
        return base::fail(tr("--%1 must be a whole number from %2 to %3, not \"%4\"")
                              .arg(QString::fromLatin1(name), QString::number(minimum), QString::number(maximum),
                                   QString::fromLocal8Bit(value(name))));
    }
    return std::optional(number);
}

base::Result<std::optional<double>> CommandLine::seconds(const char* name) const
{
    if (!has(name)) {
        return std::optional<double>();
    }
    constexpr double longest = 1e9; // some thirty years; more does not fit a timer's milliseconds
    bool ok = false;
    const double number = value(name).toDouble(&ok);
    if (!ok || !(number > 0) || number > longest) {
        return base::fail(tr("--%1 must be a number of seconds above 0, not \"%2\"")
                              .arg(QString::fromLatin1(name), QString::fromLocal8Bit(value(name))));
    }
    return std::optional(number);
}

} // namespace topicscope::cli
