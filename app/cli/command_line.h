// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QCoreApplication>
#include <QList>
#include <QMap>
#include <QString>

#include <span>

namespace topicscope::cli {

enum class Command { Sub, Pub, Profiles };

/// One option as it is parsed and as the help describes it. The table of all options is in options.cpp.
struct OptionDefinition
{
    enum CommandFlag { ForSub = 1, ForPub = 2, ForProfiles = 4, ForConnecting = ForSub | ForPub, ForAll = 7 };
    enum class Group { Command, Address, Session, Credentials, Tls, General };

    const char* name;     ///< without the dashes
    char shortName;       ///< 0: none
    const char* argument; ///< what the help calls its value; null: it takes none
    bool repeatable;      ///< may be given several times
    int commands;         ///< CommandFlags of the commands that take it
    Group group;          ///< the help's section
    const char* help;     ///< one paragraph, English source text of the context "Options"
};

/// All options, in the order of the help.
std::span<const OptionDefinition> optionTable();

/// The arguments behind the command's name, taken apart. Values are the bytes that were given: payloads and topics must
/// not suffer from the locale.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::cli::CommandLine)
public:
    /// Understands `--name value`, `--name=value`, `-n value` and `-nvalue`. The error says what is wrong with which
    /// argument. With `--help` in it, anything else may be wrong or missing.
    static base::Result<CommandLine> parse(Command command, const QByteArrayList& arguments);

    bool has(const char* name) const { return m_values.contains(name); }
    /// The last value given; empty when there is none.
    QByteArray value(const char* name) const { return values(name).isEmpty() ? QByteArray() : values(name).last(); }
    QByteArrayList values(const char* name) const { return m_values.value(name); }
    /// The value as a whole number within the bounds, or nothing when the option was not given.
    base::Result<std::optional<qint64>> number(const char* name, qint64 minimum, qint64 maximum) const;
    /// The value as seconds with a fraction, or nothing when the option was not given.
    base::Result<std::optional<double>> seconds(const char* name) const;

private:
    static const OptionDefinition* find(Command command, const QByteArray& name);
    static const OptionDefinition* findShort(Command command, char name);

    QMap<QByteArray, QByteArrayList> m_values;
};

} // namespace topicscope::cli
