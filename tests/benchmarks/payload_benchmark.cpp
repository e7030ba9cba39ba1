// SPDX-License-Identifier: GPL-3.0-or-later
// The largest payload that MQTT allows, through the real window: received, looked at, saved to a file; once kept in
// memory, once spilled. Argument: the file to save to. Prints one JSON object per phase.
#include "window_under_test.h"

#include "ui/inspector/inspector.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QProcess>

using namespace topicscope;
using namespace topicscope::benchmarks;
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 PayloadBytes = 268'435'000; // with topic and header just below the limit of 268,435,455
constexpr std::int64_t Mebibyte = 1024 * 1024;

std::string verdict(bool good, const std::string& note)
{
    return std::string(", \"ok\": ") + (good ? "true" : "false") + ", \"note\": \"" + note + "\"";
}

/// Presses "Save payload…" and answers the file dialog as a person does.
bool save(WindowUnderTest& scene, const QString& path)
{
    QAction* action = nullptr;
    auto* inspector = scene.window().findChild<ui::Inspector*>();
    for (QAction* each : inspector->commands())
        if (each->shortcut() == QKeySequence(QKeySequence::Save))
            action = each;
    if (!action)
        return false;
    bool saved = false;
    QObject::connect(inspector, &ui::Inspector::statusMessage, inspector, [&saved] { saved = true; });
    action->trigger();
    QFileDialog* dialog = nullptr;
    if (!waitUntil([&] { return (dialog = inspector->findChild<QFileDialog*>()) != nullptr; }, 10'000))
        return false;
    dialog->selectFile(path);
    QMetaObject::invokeMethod(dialog, "accept");
    return waitUntil([&] { return saved; }, 60'000) && QFile(path).size() == PayloadBytes;
}

void run(const char* kind, std::int64_t budget, const QString& path)
{
    QProcess source;
    source.start(QCoreApplication::applicationDirPath() + u"/broker_source"_s,
                 {u"--topics"_s, u"1"_s, u"--messages"_s, u"1"_s, u"--payload"_s, QString::number(PayloadBytes)});
    source.waitForReadyRead(30'000);
    const QString port = QString::fromLatin1(source.readLine()).trimmed();
    {
        WindowUnderTest scene(budget);
        const std::string name = std::string("256 MiB payload, ") + kind + ": ";
        phase(name + "received", {}, [&] {
            const bool came =
                scene.connectTo(u"mqtt://127.0.0.1:%1"_s.arg(port)) &&
                waitUntil([&] { return scene.counters().stored >= 2; }, 60'000); // with the one that ends the stream
            return verdict(came && scene.counters().lost() == 0 && scene.counters().received == scene.counters().stored,
                           std::to_string(scene.counters().spilledBytes.load() / Mebibyte) + " MiB spilled");
        });
        phase(name + "selected and shown", {}, [&] {
            const bool shown = scene.tree()->showTopic("site-0/area-0/line-0/cell-0/device-0/temperature");
            wait(3000);
            return verdict(shown, "as a window onto it");
        });
        QFile::remove(path);
        phase(name + "saved", {}, [&] { return verdict(save(scene, path), "the whole file is there"); });
        QFile::remove(path);
    }
    source.kill();
    source.waitForFinished();
}
} // namespace

int main(int argc, char* argv[])
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QString path = QCoreApplication::arguments().value(1, QStringLiteral("saved-payload"));
    run("kept in memory", 0, path);
    run("spilled", 64 * Mebibyte, path);
    return 0;
}
