// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/packet_trace.h"

#include "app/cli/message_format.h"
#include "app/mqtt/codec.h"

#include <QDateTime>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace topicscope::cli {

namespace {

constexpr std::size_t longestValue = 200;
constexpr qsizetype bytesPerLine = 16;
constexpr std::size_t mostBytes = 256;

QByteArray visible(mqtt::BytesView text)
{
    std::string out;
    appendVisible(out, text.substr(0, longestValue));
    if (text.size() > longestValue) {
        out += "...";
    }
    return QByteArray::fromStdString(out);
}

QByteArray timeOf(std::int64_t microseconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(microseconds / 1000, Qt::UTC);
    return time.toString(u"yyyy-MM-ddTHH:mm:ss."_s).toLatin1() +
           QByteArray::number(microseconds % 1'000'000).rightJustified(6, '0') + 'Z';
}

} // namespace

PacketTrace::PacketTrace(client::PacketJournal& journal) : m_journal(journal)
{
    m_journal.setRecordEverything(true);
    m_timer.setInterval(100ms);
    m_timer.callOnTimeout(&m_timer, [this] { print(); });
    m_timer.start();
}

void PacketTrace::print()
{
    QByteArray text;
    for (const client::JournalPacket& packet : m_journal.packetsAfter(m_printed)) {
        if (packet.number > m_printed + 1 && packet.skipped == 0) {
            text += "  " + tr("packets left out: %1").arg(packet.number - m_printed - 1).toUtf8() + '\n';
        }
        m_printed = packet.number;
        text += lines(packet);
    }
    if (!text.isEmpty()) {
        std::fwrite(text.constData(), 1, std::size_t(text.size()), stderr);
    }
}

QByteArray PacketTrace::lines(const client::JournalPacket& packet)
{
    if (packet.skipped > 0) {
        return timeOf(packet.time) + "  " + tr("packets left out: %1").arg(packet.skipped).toUtf8() + '\n';
    }
    const bool received = packet.direction == mqtt::Direction::FromServer;
    const auto typeName = mqtt::name(packet.type);
    QByteArray text =
        timeOf(packet.time) + (received ? " <-- " : " --> ") + QByteArray(typeName.data(), qsizetype(typeName.size()));
    if (packet.packetId != 0) {
        text += " #" + QByteArray::number(packet.packetId);
    }
    text += ", " + tr("length %1").arg(packet.length).toUtf8() + '\n';

    if (packet.bytes.size() == packet.length) {
        const mqtt::Dissection dissection = mqtt::dissect(packet.bytes, packet.version, packet.direction);
        for (const mqtt::Field& field : dissection.fields) {
            text += QByteArray(4 + 2 * field.depth, ' ') + QByteArray(field.name.data(), qsizetype(field.name.size()));
            if (!field.value.empty()) {
                text += ": " + visible(field.value);
            }
            text += '\n';
        }
        if (dissection.error) {
            text += "    " + QByteArray::fromStdString(mqtt::toString(*dissection.error)) + '\n';
        }
    }
    const std::size_t shown = std::min(packet.bytes.size(), mostBytes);
    const QByteArray bytes = QByteArray::fromRawData(packet.bytes.data(), qsizetype(shown));
    for (qsizetype at = 0; at < bytes.size(); at += bytesPerLine) {
        text += "    | " + bytes.mid(at, bytesPerLine).toHex(' ') + '\n';
    }
    if (packet.length > shown) {
        text += "    | ...\n";
    }
    return text;
}

} // namespace topicscope::cli
