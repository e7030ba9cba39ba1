// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_writer.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace topicscope::cli {

namespace {
constexpr std::size_t spareBuffers = 4;
constexpr std::size_t largestSpareBuffer = 4 * 1024 * 1024;
} // namespace

OutputWriter::OutputWriter(int descriptor, std::function<void(int)> broken, std::size_t limit)
    : m_descriptor(descriptor), m_limit(limit), m_broken(std::move(broken))
{
    if (pipe2(m_wake, O_CLOEXEC | O_NONBLOCK) != 0) {
        throw std::system_error(errno, std::generic_category(), "pipe2");
    }
    m_thread = std::thread([this] { run(); });
}

OutputWriter::~OutputWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    [[maybe_unused]] const auto written = write(m_wake[1], "", 1); // a full pipe wakes as well
    m_thread.join();
    close(m_wake[0]);
    close(m_wake[1]);
}

bool OutputWriter::give(std::string& lines)
{
    if (lines.empty()) {
        return true;
    }
    if (m_isBroken.load(std::memory_order_relaxed)) {
        return false;
    }
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        // One piece is always taken, however large: a single message may exceed the limit.
        if (!m_waiting.empty() && m_waitingBytes + lines.size() > m_limit) {
            return false;
        }
        wasEmpty = m_waiting.empty();
        m_waitingBytes += lines.size();
        m_waiting.push_back(std::move(lines));
        lines.clear();
        if (!m_spare.empty()) {
            lines = std::move(m_spare.front());
            m_spare.pop_front();
        }
    }
    if (wasEmpty) {
        [[maybe_unused]] const auto written = write(m_wake[1], "", 1);
    }
    return true;
}

void OutputWriter::run()
{
    while (waitForWork()) {
        std::string lines;
        {
            const std::lock_guard lock(m_mutex);
            if (m_waiting.empty()) {
                if (m_ending) {
                    return;
                }
                continue;
            }
            // It keeps its place while it is written, so that its bytes still count.
            lines = std::move(m_waiting.front());
        }
        if (!writeAll(lines)) {
            return;
        }
        const std::lock_guard lock(m_mutex);
        m_waiting.pop_front();
        m_waitingBytes -= lines.size();
        if (m_spare.size() < spareBuffers && lines.capacity() <= largestSpareBuffer) {
            lines.clear();
            m_spare.push_back(std::move(lines));
        }
    }
}

/// Waits until there is something to write, or to end. False: the reader is gone.
bool OutputWriter::waitForWork()
{
    for (;;) {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_waiting.empty() || m_ending) {
                return true;
            }
        }
        pollfd descriptors[2] = {{m_wake[0], POLLIN, 0}, {m_descriptor, 0, 0}};
        if (poll(descriptors, 2, -1) < 0 && errno != EINTR) {
            breakDown(errno);
            return false;
        }
        if ((descriptors[1].revents & (POLLERR | POLLNVAL)) != 0) {
            breakDown(EPIPE);
            return false;
        }
        char drained[64];
        while (read(m_wake[0], drained, sizeof drained) > 0) {
        }
    }
}

bool OutputWriter::writeAll(const std::string& lines)
{
    std::size_t done = 0;
    while (done < lines.size()) {
        const ssize_t written = write(m_descriptor, lines.data() + done, lines.size() - done);
        if (written >= 0) {
            done += std::size_t(written);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            pollfd descriptor{m_descriptor, POLLOUT, 0};
            poll(&descriptor, 1, -1);
        } else if (errno != EINTR) {
            breakDown(errno);
            return false;
        }
    }
    return true;
}

void OutputWriter::breakDown(int error)
{
    m_isBroken.store(true, std::memory_order_relaxed);
    m_broken(error);
}

} // namespace topicscope::cli
