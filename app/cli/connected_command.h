// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "app/cli/connection_arguments.h"
#include "app/cli/exit_status.h"
#include "app/cli/packet_trace.h"
#include "app/cli/signal_watcher.h"
#include "app/client/connection.h"
#include "app/client/io_thread.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace topicscope::cli {

/// What all commands that connect have in common: making the connection, its end, signals, the time limit, and the exit
/// status. A subclass says what to do once connected. Used once: run() from main().
class ConnectedCommand : public QObject
{
    Q_OBJECT
public:
    explicit ConnectedCommand(const CommandLine& line);
    ~ConnectedCommand() override;

    /// Does everything, in an event loop, and returns the exit status. Says on standard error what goes wrong.
    ExitStatus run();

protected:
    /// Reads the options of the subclass.
    virtual tl::expected<void, Failure> readOptions() = 0;
    /// Last changes to what is going to be connected with.
    virtual void prepare(client::ConnectionSettings& settings) { (void)settings; }
    /// connection() is made and about to be opened: connect signals, set the sink.
    virtual void prepareConnection() = 0;
    /// The connection is there, also again after it was lost.
    virtual void connected() = 0;
    /// The exit status at the end of --for, and when a signal comes.
    virtual ExitStatus statusWhenStopped() const = 0;
    /// True while something is still to be waited for before DISCONNECT is sent; asked again every few milliseconds,
    /// for a short while.
    virtual bool hasUnfinishedFlows() const { return false; }
    /// True once the command is done, however the connection ends now.
    virtual bool hasAllItWanted() const { return false; }
    /// The connection is closed and no message comes any more: the last chance to write and to change the status.
    virtual ExitStatus finished(ExitStatus status) { return status; }

    /// Disconnects, and ends with that status. `message`, where there is one, goes to standard error. The first call
    /// counts.
    void leave(ExitStatus status, const QString& message = {});
    bool isLeaving() const { return m_status.has_value(); }

    const CommandLine& line() const { return m_line; }
    client::Connection& connection() { return *m_connection; }
    const client::Connection& connection() const { return *m_connection; }
    const ConnectionArguments& arguments() const { return m_arguments; }

    /// A line on standard error, behind the program's name, and behind the packets that led to it.
    void say(const QString& text);

private:
    tl::expected<void, Failure> begin();
    void readSecrets();
    void connectNow();
    void statusChanged(const client::ConnectionStatus& status);
    void notConnected(const client::ConnectionStatus& status);
    void stopped();
    void closeWhenSettled();
    void closed();

    CommandLine m_line;
    ConnectionArguments m_arguments;
    client::IoThread m_io;
    SignalWatcher m_signals;
    QTimer m_limit;    ///< --for
    QTimer m_settling; ///< until all acknowledgements are out, and for a broker that does not let us go
    std::unique_ptr<profiles::SecretStore> m_keychain;
    std::unique_ptr<client::Connection> m_connection;
    std::unique_ptr<PacketTrace> m_trace;
    std::optional<ExitStatus> m_status;
    bool m_everConnected = false;
    int m_settlingRounds = 0;
};

} // namespace topicscope::cli
