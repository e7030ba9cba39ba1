// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <thread>

class QEventLoop;

namespace topicscope::client {

/// The one thread that serves the sockets of all connections and does all work per message, storing included.
///
/// Make one in main() before the first Connection and destroy it after the last one. Its work comes in turns of a few
/// milliseconds at the most, whatever arrives; between two turns posted tasks and timers are served.
class IoThread
{
public:
    /// Starts the thread. Needs a QCoreApplication.
    IoThread();
    /// Runs the tasks already posted, then ends the thread and waits for it.
    ~IoThread();
    IoThread(const IoThread&) = delete;
    IoThread& operator=(const IoThread&) = delete;

    /// Runs `task` on the I/O thread soon: between two batches of bytes, also when no traffic arrives. Any thread;
    /// costs about a microsecond. Tasks run in the order of posting and must not block. This is how a view asks the
    /// store for the next frame.
    void post(std::function<void()> task);

    /// Like post(), but returns when the task has run (on the I/O thread itself: runs it at once). A few milliseconds
    /// at full load. For taking things down, not for frames.
    void runAndWait(const std::function<void()>& task);

    /// True on the I/O thread.
    bool isCurrent() const;

    /// The QObject that lives on the I/O thread, as context of connections and as parent-less anchor of timers.
    QObject* context() const { return m_context; }

private:
    QObject* m_context = nullptr;
    QEventLoop* m_loop = nullptr; ///< of the thread
    /// Not a QThread: QThread::wait() returns before the thread's own clean-up has run, and OpenSSL's then meets the
    /// end of the program. join() waits for all of it.
    std::thread m_thread;
};

} // namespace topicscope::client
