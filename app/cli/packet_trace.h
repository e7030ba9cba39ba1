// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/packet_journal.h"

#include <QCoreApplication>
#include <QTimer>

#include <vector>

namespace topicscope::cli {

/// Prints what a connection's journal records, on standard error: the steps before MQTT, then every packet with its
/// direction, time, fields, clauses and bytes; an acknowledgement names the packet that it answers and the time
/// between.
class PacketTrace
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::cli::PacketTrace)
public:
    /// `journal` must outlive it.
    explicit PacketTrace(client::PacketJournal& journal);

    /// Prints what came since the last time. Called several times a second by itself.
    void print();

private:
    static QByteArray lines(const client::JournalPacket& packet);
    static QByteArray lines(const client::HandshakeStep& step);
    static QByteArray heading(const client::JournalPacket& packet);
    static QByteArray fields(const client::JournalPacket& packet);
    static QByteArray bytes(const client::JournalPacket& packet);
    /// Takes the handshake steps that come before that packet.
    QByteArray stepsBefore(std::uint64_t number);

    client::PacketJournal& m_journal;
    std::vector<client::HandshakeStep> m_steps; ///< not yet printed
    std::uint64_t m_printed = 0;
    std::uint64_t m_lastStep = 0; ///< HandshakeStep::order of the last one printed
    QTimer m_timer;
};

} // namespace topicscope::cli
