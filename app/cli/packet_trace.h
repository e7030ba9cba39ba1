// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/packet_journal.h"

#include <QCoreApplication>
#include <QTimer>

namespace topicscope::cli {

/// Prints the packets of a connection as its journal records them, on standard error: direction, type, fields, bytes.
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

    client::PacketJournal& m_journal;
    std::uint64_t m_printed = 0;
    QTimer m_timer;
};

} // namespace topicscope::cli
