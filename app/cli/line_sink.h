// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/message_format.h"
#include "app/cli/output_writer.h"
#include "app/mqtt/message.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

namespace topicscope::cli {

/// Turns messages into lines on the I/O thread and gives them to the writer after each batch of bytes, so that a line
/// is out as soon as its message is in, at any rate.
class LineSink : public mqtt::MessageSink
{
public:
    /// `maximum` messages are written, the rest is ignored; 0: all are. `writer` must outlive it. `full` is called once
    /// on the I/O thread when the last of them is written, `refused` once when the writer first takes no more.
    LineSink(MessageFormat::Style style, std::uint64_t maximum, OutputWriter& writer, std::function<void()> full,
             std::function<void()> refused);

    void message(const mqtt::MessageView& message) override;
    bool isFull() const override;
    void batchFinished(std::int64_t now) override;

    /// Messages given to the writer. Any thread.
    std::uint64_t written() const { return m_written.load(std::memory_order_relaxed); }
    /// Messages that the writer could not take, because its reader was too slow. Any thread.
    std::uint64_t dropped() const { return m_dropped.load(std::memory_order_relaxed); }

private:
    void handOver();

    MessageFormat m_format;
    const std::uint64_t m_maximum;
    OutputWriter& m_writer;
    const std::function<void()> m_full;
    const std::function<void()> m_refused;
    std::string m_lines;
    std::uint64_t m_messagesInLines = 0;
    std::atomic<std::uint64_t> m_written{0};
    std::atomic<std::uint64_t> m_dropped{0};
    bool m_toldFull = false;
};

} // namespace topicscope::cli
