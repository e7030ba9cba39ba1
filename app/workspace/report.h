// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace topicscope::workspace {

/// What one connection counted from its first attempt to now, reconnects included.
struct ConnectionFigures
{
    QString name;                 ///< the profile's display name, never with a password
    QString url;                  ///< as shown, without user name and password
    quint64 messagesReceived = 0; ///< application messages, after QoS 2 de-duplication
    quint64 messagesStored = 0;
    quint64 messagesSent = 0;
    quint64 bytesReceived = 0; ///< MQTT bytes read from the transport
    quint64 topics = 0;
    QMap<QString, quint64> losses; ///< reason → messages that were received but could not be kept at all
    quint64 evicted = 0;           ///< history given up within the budget: not a loss
    double connectedSeconds = 0;
    double viewLagP95Ms = 0;
    quint64 historyBytes = 0;
};

/// What the window measured; all zero in a program without one.
struct WindowFigures
{
    double firstFrameMs = 0; ///< process start to the first painted window
    quint64 frames = 0;
    double stallP99Ms = 0; ///< how late a 5 ms heartbeat of another thread is answered by the GUI thread
    double stallMaxMs = 0;
};

/// The JSON object of `--report`: the field names are public interface.
class Report
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::workspace::Report)
public:
    WindowFigures window;
    QList<ConnectionFigures> connections; ///< closed ones included
    quint64 memoryBudgetBytes = 0;
    quint64 peakRssBytes = 0; ///< see peakResidentBytes()

    /// Sums over all connections (the view lag: the largest), the window's figures, and `connections`.
    QJsonObject toJson() const;
    /// Writes it in one step: `file` holds the whole report or what it held before. Blocks for as long as the disk
    /// takes. The error names the file and the reason.
    base::Result<void> write(const QString& file) const;

    /// The largest amount of memory this process has occupied so far, in bytes; 0 where the system does not tell.
    static quint64 peakResidentBytes();
    /// Milliseconds since this process was started, for first_frame_ms; 0 where the system does not tell.
    static double millisecondsSinceProcessStart();
};

} // namespace topicscope::workspace
