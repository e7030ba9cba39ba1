// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace topicscope::cli {

/// Writes lines to a file descriptor on a thread of its own, so that a slow reader never keeps the program from reading
/// its socket. Each piece is written as soon as the one before it is out.
class OutputWriter
{
public:
    /// How much may wait for a slow reader before more is refused.
    static constexpr std::size_t defaultLimit = 256 * 1024 * 1024;

    /// `broken` is called once, on the writer's thread, when `descriptor` can no longer be written to, with errno;
    /// EPIPE: its reader has closed it, also noticed while there is nothing to write.
    OutputWriter(int descriptor, std::function<void(int error)> broken, std::size_t limit = defaultLimit);
    /// Writes what waits, then ends.
    ~OutputWriter();
    OutputWriter(const OutputWriter&) = delete;
    OutputWriter& operator=(const OutputWriter&) = delete;

    /// Takes whole lines, leaving `lines` empty; refuses (false, `lines` unchanged) when too much waits already or the
    /// output is broken. Any thread, never waits for the reader.
    bool give(std::string& lines);

private:
    void run();
    bool waitForWork();
    bool writeAll(const std::string& lines);
    void breakDown(int error);

    const int m_descriptor;
    const std::size_t m_limit;
    const std::function<void(int)> m_broken;
    int m_wake[2] = {-1, -1}; ///< a pipe: so that the thread can wait for work and for its reader's end at once
    std::mutex m_mutex;
    std::deque<std::string> m_waiting;
    std::deque<std::string> m_spare; ///< emptied buffers, to be filled again
    std::size_t m_waitingBytes = 0;
    bool m_ending = false;
    std::atomic<bool> m_isBroken{false};
    std::thread m_thread;
};

} // namespace topicscope::cli
