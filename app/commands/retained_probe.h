// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace topicscope::commands {

/// Asks the broker what it retains, by a throw-away connection of its own that subscribes once, takes the retained
/// messages, and goes: no session, no will, nothing published.
///
/// MQTT has no mark for the end of the retained messages, so the answer is taken as whole when every filter was
/// granted, nothing retained has arrived for a while (see setQuiet()), and nothing arrives before the answer to a
/// PINGREQ sent then: a link that stalls does not look like the end. One thread, that of its owner.
class RetainedProbe : public QObject
{
    Q_OBJECT

public:
    /// Takes a topic that has a retained message with a payload: it may be one of millions, so they are not collected
    /// here. Called on the I/O thread; not any more once finished() or failed() was emitted, or cancel() has returned.
    using Take = std::function<void(mqtt::BytesView topic)>;

    /// `io` must outlive it.
    explicit RetainedProbe(client::IoThread& io, QObject* parent = nullptr);
    ~RetainedProbe() override;

    /// How long the broker must be silent before the answer counts as whole. Default: 700 ms.
    void setQuiet(std::chrono::milliseconds quiet) { m_quiet = quiet; }

    /// Connects as `like` does (address, TLS, proxy, credentials), under a client identifier of its own.
    void start(const client::ConnectionSettings& like, const std::vector<mqtt::Bytes>& filters, Take take);
    void cancel();
    bool isRunning() const { return m_connection != nullptr; }

    /// The settings it connects with.
    static client::ConnectionSettings settingsFor(const client::ConnectionSettings& like,
                                                  const std::vector<mqtt::Bytes>& filters);

signals:
    /// Retained messages seen so far.
    void progressed(quint64 count);
    /// Every topic was taken.
    void finished();
    /// Why there is no answer, in plain words.
    void failed(const QString& reason);

private:
    class Sink;

    void check();
    void pinged();
    void end();

    client::IoThread& m_io;
    std::unique_ptr<Sink> m_sink;
    std::unique_ptr<client::Connection> m_connection;
    std::chrono::milliseconds m_quiet{700};
    QTimer m_timer;
    QElapsedTimer m_silence;
    quint64 m_seen = 0;
    bool m_granted = false;
    bool m_pinging = false;
};

} // namespace topicscope::commands
