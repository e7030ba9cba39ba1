// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/io_thread.h"
#include "app/topics/memory_budget.h"
#include "app/workspace/open_connection.h"
#include "app/workspace/report.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace topicscope::workspace {

/// All that is open: the I/O thread, the memory budget, and the connections. One per program, made in main() before
/// anything that uses a connection and destroyed after it. One thread (the GUI's); nothing blocks except destruction
/// and close(), which wait for the I/O thread to let go of a connection, a few milliseconds.
class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    client::IoThread& ioThread() { return *m_io; }
    const topics::MemoryBudgetPointer& memoryBudget() const { return m_budget; }
    /// Takes effect at once, for all connections.
    void setMemoryBudget(qint64 bytes) { m_budget->setLimit(bytes); }
    /// Topics per connection. Takes effect at once, for all connections.
    void setMaximumTopics(quint32 count);
    /// Maximum Packet Size (bytes) where a profile names none, from the next connecting on; none: what the protocol
    /// allows.
    void setLargestPacket(std::optional<quint32> bytes);
    /// Where the state of sessions that outlive the program is kept, for connections opened from now on; empty (the
    /// default): in memory only.
    void setSessionFolder(const QString& folder) { m_sessionFolder = folder; }

    /// Opens a connection and starts connecting. A profile that is open already is not opened twice: it takes over the
    /// settings and connects anew. Comes with added() the first time.
    OpenConnection* open(const profiles::Profile& profile, const profiles::SecretMap& secrets);
    /// Disconnects, and gives up all it received. removed() is emitted before it is destroyed.
    void close(OpenConnection* connection);
    void closeAll();

    /// In the order of opening.
    QList<OpenConnection*> connections() const;
    /// By the id of its profile; null when it is not open.
    OpenConnection* find(const QString& profileId) const;

    /// What `--report` writes, as of now, connections closed earlier included. Counts that belong together fit
    /// together, also while messages arrive; for that it waits for the I/O thread to end its turn, a few milliseconds
    /// at most.
    Report report(const WindowFigures& window = {}) const;

signals:
    void added(topicscope::workspace::OpenConnection* connection);
    /// It is out of connections() already, but still whole: let go of its models and reader now.
    void removed(topicscope::workspace::OpenConnection* connection);

private:
    ConnectionFigures figuresOf(const OpenConnection& connection) const;

    std::unique_ptr<client::IoThread> m_io;
    topics::MemoryBudgetPointer m_budget;
    std::vector<std::unique_ptr<OpenConnection>> m_connections;
    QList<ConnectionFigures> m_closed;
    QString m_sessionFolder;
    quint32 m_maximumTopics = topics::TopicStore::Options{}.maximumTopics;
    std::optional<quint32> m_largestPacket;
};

} // namespace topicscope::workspace
