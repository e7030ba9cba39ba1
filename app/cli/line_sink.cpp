// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/line_sink.h"

#include <utility>

namespace topicscope::cli {

namespace {
constexpr std::size_t pieceSize = 256 * 1024;
}

LineSink::LineSink(MessageFormat::Style style, std::uint64_t maximum, OutputWriter& writer, std::function<void()> full,
                   std::function<void()> refused)
    : m_format(style), m_maximum(maximum), m_writer(writer), m_full(std::move(full)), m_refused(std::move(refused))
{
}

bool LineSink::isFull() const
{
    return m_maximum != 0 && m_written.load(std::memory_order_relaxed) + m_messagesInLines >= m_maximum;
}

void LineSink::message(const mqtt::MessageView& message)
{
    if (isFull()) {
        return;
    }
    m_format.append(m_lines, message);
    ++m_messagesInLines;
    if (m_lines.size() >= pieceSize) {
        handOver();
    }
}

void LineSink::batchFinished(std::int64_t)
{
    if (m_messagesInLines > 0) {
        handOver();
    }
}

void LineSink::handOver()
{
    if (m_writer.give(m_lines)) {
        const std::uint64_t written = m_written.load(std::memory_order_relaxed) + m_messagesInLines;
        m_written.store(written, std::memory_order_relaxed);
        if (m_maximum != 0 && written >= m_maximum && !m_toldFull) {
            m_toldFull = true;
            m_full();
        }
    } else {
        // Reading on and counting is the lesser evil: a client that stops reading makes the broker drop messages, or
        // the connection, without a word.
        const std::uint64_t dropped = m_dropped.load(std::memory_order_relaxed);
        m_dropped.store(dropped + m_messagesInLines, std::memory_order_relaxed);
        m_lines.clear();
        if (dropped == 0) {
            m_refused();
        }
    }
    m_messagesInLines = 0;
}

} // namespace topicscope::cli
