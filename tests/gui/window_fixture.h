// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/saved_messages.h"
#include "app/workspace/workspace.h"
#include "ui/main_window/frame_metrics.h"
#include "ui/main_window/main_window.h"

#include <QTemporaryDir>

#include <memory>

namespace topicscope::test {

/// The real main window on an empty data folder, with secrets in memory only.
class WindowFixture
{
public:
    WindowFixture()
    {
        profiles.load();
        settings.load();
        window = std::make_unique<ui::MainWindow>(
            ui::MainWindow::Parts{workspace, profiles, secrets, settings, metrics, messages});
        window->resize(1400, 900);
        window->show();
        window->activateWindow();
    }

    QTemporaryDir folder;
    profiles::Settings settings{folder.filePath(QStringLiteral("settings.json"))};
    profiles::ProfileStore profiles{folder.filePath(QStringLiteral("profiles.json"))};
    profiles::SecretStore secrets{std::unique_ptr<profiles::KeychainBackend>()};
    commands::SavedMessages messages{folder.filePath(QStringLiteral("messages.json"))};
    workspace::Workspace workspace;
    ui::FrameMetrics metrics;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace topicscope::test
