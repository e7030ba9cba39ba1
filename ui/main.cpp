// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/translations.h"
#include "app/commands/saved_messages.h"
#include "app/profiles/data_folder.h"
#include "app/workspace/connection_builder.h"
#include "ui/common/icon.h"
#include "ui/connections/connector.h"
#include "ui/main_window/frame_metrics.h"
#include "ui/main_window/launcher.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/options.h"
#include "ui/main_window/quit_on_signal.h"
#include "ui/main_window/short_turns.h"

#include <QApplication>
#include <QTimer>

#include <chrono>
#include <cstdio>

using namespace topicscope;

namespace {

constexpr int wrongUsage = 2;
constexpr int failure = 1;

void printLine(std::FILE* stream, const QString& text)
{
    std::fprintf(stream, "%s\n", text.toLocal8Bit().constData());
}

QStringList argumentList(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

ui::Launcher::Overrides overridesFrom(const ui::Options& options)
{
    ui::Launcher::Overrides overrides;
    for (const ui::Options::Subscription& subscription : options.subscriptions) {
        profiles::SubscriptionEntry entry;
        entry.filter = subscription.filter;
        entry.qos = subscription.qos;
        entry.retainAsPublished = true;
        overrides.subscriptions.append(entry);
    }
    if (options.protocol) {
        overrides.protocol = *options.protocol == mqtt::Version::V3_1     ? profiles::ProtocolChoice::V3_1
                             : *options.protocol == mqtt::Version::V3_1_1 ? profiles::ProtocolChoice::V3_1_1
                                                                          : profiles::ProtocolChoice::V5_0;
    }
    return overrides;
}

/// What has to be written when the program ends. Returns the exit status.
int writeResults(const ui::Options& options, const QPixmap& picture, const workspace::Workspace& workspace,
                 const ui::FrameMetrics& metrics)
{
    int status = 0;
    if (!options.report.isEmpty()) {
        if (const auto written = workspace.report(metrics.figures()).write(options.report); !written) {
            printLine(stderr, written.error().message);
            status = failure;
        }
    }
    if (!options.screenshot.isEmpty() && !picture.save(options.screenshot)) {
        printLine(stderr, ui::Options::tr("The screenshot could not be written to %1.").arg(options.screenshot));
        status = failure;
    }
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    const auto options = ui::Options::parse(argumentList(argc, argv));
    if (!options) {
        printLine(stderr, QStringLiteral("topicscope: %1").arg(options.error().message));
        return wrongUsage;
    }
    if (options->showHelp || options->showVersion) {
        printLine(stdout, options->showHelp ? ui::Options::helpText()
                                            : QStringLiteral("topicscope %1").arg(QStringLiteral(TOPICSCOPE_VERSION)));
        return 0;
    }
    client::BrokerUrl url;
    if (!options->url.isEmpty()) {
        const auto parsed = client::BrokerUrl::parse(options->url);
        if (!parsed) {
            printLine(stderr, QStringLiteral("topicscope: %1").arg(parsed.error().message));
            return wrongUsage;
        }
        url = *parsed;
    }

    QApplication::setApplicationName(QStringLiteral("topicscope"));
    QApplication::setApplicationDisplayName({});
    QApplication::setApplicationVersion(QStringLiteral(TOPICSCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("topicscope"));
    QApplication application(argc, argv);
    ui::askForShortTurns();
    QApplication::setWindowIcon(ui::applicationIcon());

    const profiles::DataFolder folder(options->dataFolder);
    profiles::Settings settings(folder.settingsFile());
    QStringList problems{settings.load()};
    base::installTranslations(options->language.isEmpty() ? settings.text(profiles::Setting::Language)
                                                          : options->language);
    ui::Theme::instance().install(options->theme.value_or(
        ui::Theme::modeFromName(settings.text(profiles::Setting::Theme)).value_or(ui::Theme::Mode::System)));

    profiles::ProfileStore profileStore(folder.profilesFile());
    problems += profileStore.load();
    commands::SavedMessages messages(folder.filePath(QStringLiteral("messages.json")));
    problems += messages.load();
    QString profileId;
    if (!options->profile.isEmpty()) {
        const auto profile = profileStore.findByName(options->profile);
        if (!profile) {
            printLine(stderr, QStringLiteral("topicscope: %1").arg(profile.error().message));
            return wrongUsage;
        }
        profileId = profile->id;
    }
    if (const auto made = folder.ensureExists(); !made)
        problems.append(made.error().message);

    profiles::SecretStore secrets;
    workspace::Workspace workspace;
    workspace.setSessionFolder(folder.filePath(QStringLiteral("sessions")));
    ui::FrameMetrics metrics;
    if (!options->report.isEmpty())
        metrics.enableHeartbeat();
    int status = 0;
    {
        ui::MainWindow window({workspace, profileStore, secrets, settings, metrics, messages});
        ui::quitOnSignals(&application);

        // What is known at once stands in the first picture; what can wait comes after it.
        const ui::Launcher::Overrides overrides = overridesFrom(*options);
        if (!profileId.isEmpty())
            window.launcher().connectProfile(profileId, overrides);
        else if (!options->url.isEmpty())
            window.launcher().connectUrl(url, overrides);
        else if (!options->demo)
            window.restoreConnections();
        problems.removeAll(QString());
        if (!problems.isEmpty())
            window.showStartProblem(problems.join(QLatin1Char('\n')));
        QObject::connect(&metrics, &ui::FrameMetrics::firstFrame, &window, [&] {
            QTimer::singleShot(0, &window, [&] {
                if (options->demo)
                    window.launcher().startDemo(overrides);
                ui::Theme::instance().askDesktop();
            });
            if (options->quitAfterSeconds) {
                const auto milliseconds = std::chrono::milliseconds(qRound64(*options->quitAfterSeconds * 1000));
                QTimer::singleShot(milliseconds, Qt::PreciseTimer, &application, &QCoreApplication::quit);
            }
        });
        QPixmap picture;
        if (!options->screenshot.isEmpty())
            QObject::connect(&window, &ui::MainWindow::closing, &window, [&] { picture = window.grab(); });
        window.show();
        status = QApplication::exec();
        metrics.stop();
        const int written = writeResults(*options, picture, workspace, metrics);
        status = status ? status : written;
    }
    return status;
}
