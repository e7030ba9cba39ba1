// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
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
    /// Can be asked for bytes that are nobody's own, without a copy of them.
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(mqtt::BytesView topic) const { return std::hash<mqtt::BytesView>()(topic); }
    };
    using Topics = std::unordered_set<mqtt::Bytes, Hash, std::equal_to<>>;

    /// `io` must outlive it.
    explicit RetainedProbe(client::IoThread& io, QObject* parent = nullptr);
    ~RetainedProbe() override;

    /// How long the broker must be silent before the answer counts as whole. Default: 700 ms.
    void setQuiet(std::chrono::milliseconds quiet) { m_quiet = quiet; }

    /// Which topics to keep, where the filters match more. Called on the I/O thread, with each; not any more once
    /// finished() or failed() was emitted.
    using Wanted = std::function<bool(mqtt::BytesView topic)>;
    void setWanted(Wanted wanted) { m_wanted = std::move(wanted); }

    /// Connects as `like` does (address, TLS, proxy, credentials), under a client identifier of its own.
    void start(const client::ConnectionSettings& like, const std::vector<mqtt::Bytes>& filters);
    void cancel();
    bool isRunning() const { return m_connection != nullptr; }

    /// The settings it connects with.
    static client::ConnectionSettings settingsFor(const client::ConnectionSettings& like,
                                                  const std::vector<mqtt::Bytes>& filters);

signals:
    /// Retained messages seen so far.
    void progressed(quint64 count);
    /// Topics that have a retained message with a payload.
    void finished(const topicscope::commands::RetainedProbe::Topics& topics);
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
    Wanted m_wanted;
    quint64 m_seen = 0;
    bool m_granted = false;
    bool m_pinging = false;
};

} // namespace topicscope::commands
