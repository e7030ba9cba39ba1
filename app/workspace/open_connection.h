// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"
#include "app/topics/store_reader.h"
#include "app/topics/topic_store.h"
#include "app/workspace/latency_histogram.h"
#include "app/workspace/rate_meter.h"
#include "app/workspace/report.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace topicscope::workspace {

/// One connection as the program has it open: the client's connection, everything it has received, and the profile it
/// was made from. It stays while the link comes and goes; what was received stays with it. Owned by a Workspace, on
/// whose thread it lives.
class OpenConnection : public QObject
{
    Q_OBJECT
public:
    /// Not yet connecting: see connectNow(). `io` must outlive it.
    OpenConnection(client::IoThread& io, const topics::TopicStore::Options& storeOptions,
                   const profiles::Profile& profile, const profiles::SecretMap& secrets, const QString& sessionFolder,
                   QObject* parent = nullptr);
    /// Sends DISCONNECT where connected, and waits until the I/O thread has let go.
    ~OpenConnection() override;

    const profiles::Profile& profile() const { return m_profile; }
    /// The profile's id: names this connection, also in what the window remembers.
    QString id() const { return m_profile.id; }
    /// For people: the profile's name, or host and port.
    QString name() const { return m_profile.displayName(); }

    client::Connection& connection() { return *m_connection; }
    const client::Connection& connection() const { return *m_connection; }
    topics::TopicStore& store() const { return *m_store; }
    /// The same, for work on another thread that may outlast the connection (a search).
    std::shared_ptr<topics::TopicStore> sharedStore() const { return m_store; }
    /// The way of this thread to the store: give it to the models. One for all of them.
    topics::StoreReader& reader() const { return *m_reader; }

    /// Connects; while connected already, closes first.
    void connectNow();
    /// Takes over a changed profile. It counts from the next connectNow() on; filters are changed at once through
    /// connection(). The id stays.
    void setProfile(const profiles::Profile& profile, const profiles::SecretMap& secrets);

    /// Maximum Packet Size (bytes) where the profile names none; counts from the next connectNow() on.
    void setLargestPacket(std::optional<quint32> bytes) { m_largestPacket = bytes; }

    /// A window tells that what the reader's last frame brought is on the screen now: that is when the age of the
    /// newest value shown is taken for `--report`.
    void framePainted();
    /// Messages received per second, smoothed: the one figure that is shown for this connection. Read once a second
    /// while there is something to tell.
    double messagesPerSecond() const { return m_rate.perSecond(); }

    /// What `--report` says about it, as of now. While messages arrive the counts are those of different moments,
    /// unless asked for on the I/O thread.
    ConnectionFigures figures() const;

signals:
    /// Profile or name changed.
    void profileChanged();
    /// messagesPerSecond() was read anew: once a second while connected, and until the rate has died away.
    void rateRead();

private:
    void readRate();

    profiles::Profile m_profile;
    profiles::SecretMap m_secrets;
    QString m_sessionFolder;
    std::optional<quint32> m_largestPacket;
    std::shared_ptr<topics::TopicStore> m_store;
    std::unique_ptr<client::Connection> m_connection;
    std::unique_ptr<topics::StoreReader> m_reader;
    LatencyHistogram m_viewLag;
    RateMeter m_rate;
    QTimer m_rateTimer;
    std::int64_t m_shownArrival = 0;
};

} // namespace topicscope::workspace
