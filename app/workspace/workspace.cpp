// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

#include <algorithm>

namespace topicscope::workspace {

Workspace::Workspace(QObject* parent)
    : QObject(parent), m_io(std::make_unique<client::IoThread>()), m_budget(std::make_shared<topics::MemoryBudget>())
{
}

Workspace::~Workspace()
{
    closeAll();
}

OpenConnection* Workspace::open(const profiles::Profile& profile, const profiles::SecretMap& secrets)
{
    if (OpenConnection* existing = find(profile.id)) {
        existing->setProfile(profile, secrets);
        existing->connectNow();
        return existing;
    }
    topics::TopicStore::Options options;
    options.budget = m_budget;
    options.maximumTopics = m_maximumTopics;
    m_connections.push_back(std::make_unique<OpenConnection>(*m_io, options, profile, secrets, m_sessionFolder));
    OpenConnection* connection = m_connections.back().get();
    connection->setLargestPacket(m_largestPacket);
    // First announced, so that the views are there when the first state arrives.
    emit added(connection);
    connection->connectNow();
    return connection;
}

void Workspace::setMaximumTopics(quint32 count)
{
    m_maximumTopics = count;
    for (const auto& connection : m_connections)
        connection->store().setMaximumTopics(count);
}

void Workspace::setLargestPacket(std::optional<quint32> bytes)
{
    m_largestPacket = bytes;
    for (const auto& connection : m_connections)
        connection->setLargestPacket(bytes);
}

void Workspace::close(OpenConnection* connection)
{
    const auto at = std::find_if(m_connections.begin(), m_connections.end(),
                                 [connection](const auto& candidate) { return candidate.get() == connection; });
    if (at == m_connections.end()) {
        return;
    }
    const std::unique_ptr<OpenConnection> closing = std::move(*at);
    m_connections.erase(at);
    emit removed(closing.get());
    m_closed.append(figuresOf(*closing));
}

void Workspace::closeAll()
{
    while (!m_connections.empty()) {
        close(m_connections.back().get());
    }
}

QList<OpenConnection*> Workspace::connections() const
{
    QList<OpenConnection*> result;
    for (const auto& connection : m_connections) {
        result.append(connection.get());
    }
    return result;
}

OpenConnection* Workspace::find(const QString& profileId) const
{
    const auto at = std::find_if(m_connections.begin(), m_connections.end(),
                                 [&profileId](const auto& candidate) { return candidate->id() == profileId; });
    return at == m_connections.end() ? nullptr : at->get();
}

/// Taken between two batches of bytes: all that was received is stored or refused then.
ConnectionFigures Workspace::figuresOf(const OpenConnection& connection) const
{
    ConnectionFigures figures;
    m_io->runAndWait([&figures, &connection] { figures = connection.figures(); });
    return figures;
}

Report Workspace::report(const WindowFigures& window) const
{
    Report report;
    report.window = window;
    report.connections = m_closed;
    for (const auto& connection : m_connections) {
        report.connections.append(figuresOf(*connection));
    }
    report.memoryBudgetBytes = quint64(m_budget->limit());
    report.peakRssBytes = Report::peakResidentBytes();
    return report;
}

} // namespace topicscope::workspace
