// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/report.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

#ifdef Q_OS_UNIX
#include <ctime>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace topicscope::workspace {

namespace {

/// JSON numbers are doubles: exact up to 2^53, which no count here reaches in a lifetime.
QJsonValue number(quint64 value)
{
    return QJsonValue(qint64(value));
}

QJsonValue rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

QJsonObject figures(const ConnectionFigures& connection)
{
    QJsonObject losses;
    for (auto loss = connection.losses.begin(); loss != connection.losses.end(); ++loss) {
        losses.insert(loss.key(), number(loss.value()));
    }
    return {{u"messages_received"_s, number(connection.messagesReceived)},
            {u"messages_stored"_s, number(connection.messagesStored)},
            {u"messages_sent"_s, number(connection.messagesSent)},
            {u"bytes_received"_s, number(connection.bytesReceived)},
            {u"topics"_s, number(connection.topics)},
            {u"losses"_s, losses},
            {u"evicted"_s, number(connection.evicted)},
            {u"connected_seconds"_s, rounded(connection.connectedSeconds)},
            {u"view_lag_p95_ms"_s, rounded(connection.viewLagP95Ms)},
            {u"history_bytes"_s, number(connection.historyBytes)}};
}

ConnectionFigures sum(const QList<ConnectionFigures>& connections)
{
    ConnectionFigures total;
    for (const ConnectionFigures& one : connections) {
        total.messagesReceived += one.messagesReceived;
        total.messagesStored += one.messagesStored;
        total.messagesSent += one.messagesSent;
        total.bytesReceived += one.bytesReceived;
        total.topics += one.topics;
        total.evicted += one.evicted;
        total.connectedSeconds += one.connectedSeconds;
        total.viewLagP95Ms = std::max(total.viewLagP95Ms, one.viewLagP95Ms);
        total.historyBytes += one.historyBytes;
        for (auto loss = one.losses.begin(); loss != one.losses.end(); ++loss) {
            total.losses[loss.key()] += loss.value();
        }
    }
    return total;
}

} // namespace

QJsonObject Report::toJson() const
{
    const QJsonObject windowFigures{
        {u"first_frame_ms"_s, rounded(window.firstFrameMs)},   {u"frames"_s, number(window.frames)},
        {u"gui_stall_p99_ms"_s, rounded(window.stallP99Ms)},   {u"gui_stall_max_ms"_s, rounded(window.stallMaxMs)},
        {u"memory_budget_bytes"_s, number(memoryBudgetBytes)}, {u"peak_rss_bytes"_s, number(peakRssBytes)}};
    // What belongs to the program (its window, its memory) stands in every connection too, so that each entry can be
    // read alone.
    const auto withWindow = [&windowFigures](QJsonObject object) {
        for (auto field = windowFigures.begin(); field != windowFigures.end(); ++field) {
            object.insert(field.key(), field.value());
        }
        return object;
    };
    QJsonArray list;
    for (const ConnectionFigures& connection : connections) {
        QJsonObject entry = withWindow(figures(connection));
        entry.insert(u"name"_s, connection.name);
        entry.insert(u"url"_s, connection.url);
        list.append(entry);
    }
    QJsonObject report = withWindow(figures(sum(connections)));
    report.insert(u"connections"_s, list);
    return report;
}

base::Result<void> Report::write(const QString& file) const
{
    const QString shown = QDir::toNativeSeparators(file);
    const QByteArray text = QJsonDocument(toJson()).toJson(QJsonDocument::Indented);
    const auto failure = [&shown](const QFileDevice& output) {
        return base::fail(tr("The report could not be written to %1: %2").arg(shown, output.errorString()));
    };
    // A device or a pipe (/dev/stdout) is written to; replacing it by a file in one step would be a disaster.
    if (const QFileInfo info(file); info.exists() && !info.isFile()) {
        QFile output(file);
        if (!output.open(QIODevice::WriteOnly) || output.write(text) != text.size() || !output.flush()) {
            return failure(output);
        }
        return {};
    }
    QSaveFile output(file);
    if (!output.open(QIODevice::WriteOnly) || output.write(text) != text.size() || !output.commit()) {
        return failure(output);
    }
    return {};
}

quint64 Report::peakResidentBytes()
{
#if defined(Q_OS_LINUX)
    // Not getrusage(): its maximum begins with that of the program that started this one.
    QFile file(u"/proc/self/status"_s);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.startsWith("VmHWM:")) {
                return line.mid(6).simplified().split(' ').first().toULongLong() * 1024;
            }
        }
    }
    return 0;
#elif defined(Q_OS_UNIX)
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) != 0) {
        return 0;
    }
#ifdef Q_OS_MACOS
    return quint64(usage.ru_maxrss);
#else
    return quint64(usage.ru_maxrss) * 1024;
#endif
#else
    return 0;
#endif
}

double Report::millisecondsSinceProcessStart()
{
#ifdef Q_OS_LINUX
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QByteArray text = file.readAll();
    // The second field, the program's name, may hold spaces and brackets; the rest begins behind its last bracket.
    const QByteArrayList fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype startTime = 19; // field 22 of proc(5), the third being the first here
    timespec now{};
    if (fields.size() <= startTime || clock_gettime(CLOCK_BOOTTIME, &now) != 0) {
        return 0;
    }
    const double started = fields.at(startTime).toDouble() * 1000 / double(sysconf(_SC_CLK_TCK));
    return std::max(0.0, double(now.tv_sec) * 1000 + double(now.tv_nsec) / 1e6 - started);
#else
    return 0;
#endif
}

} // namespace topicscope::workspace
