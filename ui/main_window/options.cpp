// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/options.h"

#include "app/mqtt/topic.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

#include <array>
#include <cmath>

namespace topicscope::ui {
namespace {

/// Options that QApplication takes for itself; they must not count as unknown.
constexpr std::array qtOptions{"platform", "platformpluginpath", "platformtheme",   "plugin",  "style",
                               "display",  "geometry",           "qwindowgeometry", "session", "fontengine"};

QCommandLineOption option(const char* name, const QString& value = {})
{
    return value.isEmpty() ? QCommandLineOption(QLatin1StringView(name))
                           : QCommandLineOption(QLatin1StringView(name), {}, value);
}

} // namespace

base::Result<Options::Subscription> Options::parseSubscription(const QString& text)
{
    Subscription result;
    result.filter = text;
    for (const int level : {0, 1, 2}) {
        const QString suffix = QStringLiteral(":%1").arg(level);
        if (text.endsWith(suffix)) {
            result.filter = text.chopped(suffix.size());
            result.qos = static_cast<mqtt::QoS>(level);
        }
    }
    if (mqtt::validateTopicFilter(result.filter.toStdString()))
        return base::fail(
            tr("“%1” is not a topic filter: ‘+’ stands for one whole level and ‘#’ for the last levels, as "
               "in plant/+/temp or plant/#")
                .arg(result.filter));
    return result;
}

base::Result<Options> Options::parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const QString value = QStringLiteral("value");
    for (const char* name : {"profile", "url", "subscribe", "protocol", "data-dir", "theme", "language", "screenshot",
                             "quit-after", "report"})
        parser.addOption(option(name, value));
    parser.addOption(option("demo"));
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("v"), QStringLiteral("version")}));
    for (const char* name : qtOptions)
        parser.addOption(option(name, value));

    if (!parser.parse(arguments))
        return base::fail(parser.errorText());

    Options result;
    const auto given = [&](const char* name) { return parser.isSet(QLatin1StringView(name)); };
    const auto text = [&](const char* name) { return parser.value(QLatin1StringView(name)); };
    result.showHelp = given("help");
    result.showVersion = given("version");
    if (result.showHelp || result.showVersion)
        return result;

    if (!parser.positionalArguments().isEmpty())
        return base::fail(tr("“%1” is not an option. A broker is given as --url, a saved connection as --profile.")
                              .arg(parser.positionalArguments().constFirst()));
    for (const char* name : {"profile", "url", "data-dir", "language", "screenshot", "report"}) {
        if (given(name) && text(name).isEmpty())
            return base::fail(tr("--%1 needs a value.").arg(QLatin1StringView(name)));
    }
    if (int(given("profile")) + int(given("url")) + int(given("demo")) > 1)
        return base::fail(tr("Give one of --profile, --url and --demo."));

    result.profile = text("profile");
    result.url = text("url");
    result.demo = given("demo");
    result.dataFolder = text("data-dir");
    result.language = text("language");
    result.screenshot = text("screenshot");
    result.report = text("report");

    if (given("protocol")) {
        const QString version = text("protocol");
        if (version == QLatin1StringView("3.1"))
            result.protocol = mqtt::Version::V3_1;
        else if (version == QLatin1StringView("3.1.1"))
            result.protocol = mqtt::Version::V3_1_1;
        else if (version == QLatin1StringView("5") || version == QLatin1StringView("5.0"))
            result.protocol = mqtt::Version::V5_0;
        else
            return base::fail(tr("--protocol takes 3.1, 3.1.1 or 5, not “%1”.").arg(version));
    }
    if (given("theme")) {
        result.theme = Theme::modeFromName(text("theme"));
        if (!result.theme)
            return base::fail(tr("--theme takes light, dark or system, not “%1”.").arg(text("theme")));
    }
    if (given("quit-after")) {
        bool isNumber = false;
        const double seconds = text("quit-after").toDouble(&isNumber);
        if (!isNumber || !std::isfinite(seconds) || seconds < 0 || seconds > 2'000'000)
            return base::fail(tr("--quit-after takes a number of seconds, not “%1”.").arg(text("quit-after")));
        result.quitAfterSeconds = seconds;
    }
    for (const QString& filter : parser.values(QStringLiteral("subscribe"))) {
        const auto subscription = parseSubscription(filter);
        if (!subscription)
            return base::fail(subscription.error().message);
        result.subscriptions.append(*subscription);
    }
    return result;
}

QString Options::helpText()
{
    return tr(
        "Usage: topicscope [options]\n"
        "Shows everything that moves on an MQTT broker as a live topic tree.\n"
        "\n"
        "  --url URL                    connect to mqtt://, mqtts://, ws:// or "
        "wss://[user[:password]@]host[:port][/path]\n"
        "  --profile NAME               connect with a saved connection\n"
        "  --demo                       start a private mosquitto with a simulated plant, and connect to it\n"
        "  --subscribe FILTER[:QOS]     subscribe to this filter instead of # and $SYS/#; may be given again\n"
        "  --protocol 3.1|3.1.1|5       use exactly this version (default: 5, and 3.1.1 where the broker refuses 5)\n"
        "  --data-dir DIR               keep settings, connections and recordings in this folder\n"
        "  --theme light|dark|system    colours\n"
        "  --language CODE              language of the window, such as en or de\n"
        "  --screenshot FILE.png        save the window as it stands when the program quits\n"
        "  --quit-after SECONDS         quit so long after the window was first painted\n"
        "  --report FILE.json           write counters and timings when the program quits\n"
        "  --help, --version            show this, or the version\n");
}

} // namespace topicscope::ui
