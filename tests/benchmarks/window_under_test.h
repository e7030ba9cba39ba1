// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/saved_messages.h"
#include "app/workspace/workspace.h"
#include "ui/main_window/frame_metrics.h"
#include "ui/main_window/launcher.h"
#include "ui/main_window/main_window.h"
#include "ui/topic_tree/topic_tree_pane.h"

#include "phase.h"

#include <QTemporaryDir>

namespace topicscope::benchmarks {

/// The real main window on an empty data folder, connected to one address.
class WindowUnderTest
{
public:
    explicit WindowUnderTest(std::int64_t memoryBudget = 0)
        : m_window({m_workspace, m_profiles, m_secrets, m_settings, m_metrics, m_messages})
    {
        if (memoryBudget != 0)
            m_workspace.setMemoryBudget(memoryBudget);
        m_window.resize(1400, 900);
        m_window.show();
        wait(300);
    }

    bool connectTo(const QString& url)
    {
        const auto parsed = client::BrokerUrl::parse(url);
        if (!parsed)
            return false;
        profiles::SubscriptionEntry everything;
        everything.filter = QStringLiteral("#");
        everything.qos = mqtt::QoS::AtLeastOnce;
        m_window.launcher().connectUrl(*parsed,
                                       {.subscriptions = {everything}, .protocol = profiles::ProtocolChoice::V5_0});
        return waitUntil([this] { return m_window.current() != nullptr; }, 10'000);
    }

    ui::MainWindow& window() { return m_window; }
    topics::StoreReader& reader() { return m_window.current()->reader(); }
    const topics::StoreCounters& counters() { return reader().counters(); }
    ui::TopicTreePane* tree() { return m_window.findChild<ui::TopicTreePane*>(); }

private:
    QTemporaryDir m_folder;
    profiles::Settings m_settings{m_folder.filePath(QStringLiteral("settings.json"))};
    profiles::ProfileStore m_profiles{m_folder.filePath(QStringLiteral("profiles.json"))};
    profiles::SecretStore m_secrets{std::unique_ptr<profiles::KeychainBackend>()};
    commands::SavedMessages m_messages{m_folder.filePath(QStringLiteral("messages.json"))};
    workspace::Workspace m_workspace;
    ui::FrameMetrics m_metrics;
    ui::MainWindow m_window;
};

} // namespace topicscope::benchmarks
