// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include <QList>
#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace topicscope::cli {

namespace {

constexpr int width = 80;

/// `text` in lines of at most 80 columns, each after the first indented.
QString wrapped(const QString& text, int indent)
{
    const QString margin(indent, u' ');
    QString result = margin;
    int column = indent;
    bool atStart = true;
    for (const QString& word : text.split(u' ')) {
        if (!atStart && column + 1 + word.size() > width) {
            result += u'\n' + margin;
            column = indent;
            atStart = true;
        }
        if (!atStart) {
            result += u' ';
            ++column;
        }
        result += word;
        column += int(word.size());
        atStart = false;
    }
    return result + u'\n';
}

QString section(const QString& title, const QString& body)
{
    return u'\n' + title + u'\n' + body;
}

QString term(const QString& name, const QString& text)
{
    return u"  "_s + name + u'\n' + wrapped(text, 8);
}

int flagOf(Command command)
{
    return command == Command::Sub   ? OptionDefinition::ForSub
           : command == Command::Pub ? OptionDefinition::ForPub
                                     : OptionDefinition::ForProfiles;
}

} // namespace

QString Help::version()
{
    return u"topicscopectl " TOPICSCOPE_VERSION "\n"_s;
}

QString Help::program()
{
    QString text = tr("topicscopectl: the MQTT explorer Topicscope without a window") + u'\n';
    text += section(tr("Usage"), u"  topicscopectl COMMAND [OPTION]...\n  topicscopectl COMMAND --help\n"_s);
    text += section(tr("Commands"),
                    term(u"sub"_s, tr("Subscribe, and print each message that arrives as a line of text or JSON.")) +
                        term(u"pub"_s, tr("Publish a message, and print how the broker acknowledged it.")) +
                        term(u"profiles"_s, tr("List the saved connections.")));
    text += exitStatuses();
    text +=
        section(tr("Examples"), u"  topicscopectl sub --url mqtt://broker.example -t 'plant/#:1'\n"
                                u"  topicscopectl sub --url mqtt://broker.example -t '#' --format jsonl --count 10\n"
                                u"  topicscopectl pub --url mqtt://broker.example -t plant/lamp -m on --qos 1\n"_s);
    return text;
}

QString Help::exitStatuses()
{
    const QList<std::pair<QString, QString>> statuses{
        {u"0"_s, tr("Done.")},
        {u"1"_s, tr("A failure of its own: a file that cannot be read, an output that cannot be written.")},
        {u"2"_s, tr("Wrong usage.")},
        {u"3"_s, tr("Not connected: refused, unreachable, TLS, or the connection was lost with --no-reconnect. The "
                    "reason is on standard error.")},
        {u"4"_s, tr("The peer broke the protocol; the clause of the standard and the bytes are on standard error.")},
        {u"5"_s, tr("The time given by --for ran out, or a signal came, before --count messages or the "
                    "acknowledgement.")},
        {u"6"_s, tr("The broker refused a subscription or a publish.")}};
    QString body;
    for (const auto& [status, meaning] : statuses) {
        body += u"  "_s + status + u"   "_s + wrapped(meaning, 6).mid(6);
    }
    return section(tr("Exit status"), body);
}

QString Help::options(Command command)
{
    using Group = OptionDefinition::Group;
    const QList<std::pair<Group, QString>> groups{{Group::Command, tr("Options")},
                                                  {Group::Address, tr("Where to connect")},
                                                  {Group::Session, tr("Session and limits")},
                                                  {Group::Credentials, tr("Credentials")},
                                                  {Group::Tls, tr("TLS")},
                                                  {Group::General, tr("General")}};
    QString text;
    for (const auto& [group, title] : groups) {
        QString body;
        for (const OptionDefinition& option : optionTable()) {
            if (option.group != group || (option.commands & flagOf(command)) == 0) {
                continue;
            }
            QString name = u"--"_s + QString::fromLatin1(option.name);
            if (option.shortName != 0) {
                name = u'-' + QString(QLatin1Char(option.shortName)) + u", "_s + name;
            }
            if (option.argument) {
                name += u' ' + QString::fromLatin1(option.argument);
            }
            body += term(name, QCoreApplication::translate("Options", option.help));
        }
        if (!body.isEmpty()) {
            text += section(title, body);
        }
    }
    return text;
}

QString Help::command(Command command)
{
    QString text;
    switch (command) {
    case Command::Sub:
        text =
            section(
                tr("Usage"),
                u"  topicscopectl sub (--url URL | --profile NAME) [-t FILTER[:QOS]]...\n                    [OPTION]...\n"_s) +
            section(tr("Description"),
                    wrapped(tr("Connects to a broker and prints each message it receives as one line on standard "
                               "output, at once, until --count or --for is reached or a signal comes (SIGINT, "
                               "SIGTERM). Everything else is said on standard error."),
                            2)) +
            section(tr("JSON Lines"),
                    wrapped(tr("With --format jsonl each line is an object with the fields time (UTC, ISO 8601 with "
                               "microseconds), topic, qos, retain, dup, packet_id (null at QoS 0), provenance "
                               "(retained, live, resumed or redelivered), payload (null where the bytes are not "
                               "UTF-8), payload_base64, properties (the names of MQTT 5.0 in snake_case; binary "
                               "values in Base64; user_properties is a list of pairs) and subscription_ids."),
                            2));
        break;
    case Command::Pub:
        text = section(tr("Usage"), u"  topicscopectl pub (--url URL | --profile NAME) -t TOPIC\n"
                                    u"                    (-m TEXT | -f FILE | --lines) [OPTION]...\n"_s) +
               section(tr("Description"),
                       wrapped(tr("Connects to a broker, publishes, waits for the acknowledgement (PUBACK at QoS 1, "
                                  "PUBCOMP at QoS 2), prints it, and disconnects. At QoS 0 nothing is acknowledged; "
                                  "then it says that the message was handed over. With --lines, each acknowledgement "
                                  "stands behind the number of its line."),
                               2));
        break;
    case Command::Profiles:
        text = section(tr("Usage"), u"  topicscopectl profiles [OPTION]...\n"_s) +
               section(tr("Description"), wrapped(tr("Lists the saved connections: name and address, with a tab "
                                                     "between them. Secrets are not read."),
                                                  2));
        break;
    }
    text += options(command);
    if (command != Command::Profiles) {
        text += section(tr("Environment"),
                        term(u"TOPICSCOPE_PASSWORD"_s, tr("The password, where --password-file does not give it.")));
    }
    return text.mid(1) + exitStatuses();
}

} // namespace topicscope::cli
