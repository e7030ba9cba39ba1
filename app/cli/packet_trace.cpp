// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/packet_trace.h"

#include "app/cli/message_format.h"
#include "app/mqtt/codec.h"

#include <QDateTime>

#include <algorithm>
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
        out += "... (";
        out += std::to_string(text.size());
        out += " bytes)";
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
    // Packets first: a step that is recorded meanwhile then waits for the packets behind it.
    const std::vector<client::JournalPacket> packets = m_journal.packetsAfter(m_printed);
    const std::vector<client::HandshakeStep> steps = m_journal.handshakes();
    m_steps.assign(std::ranges::upper_bound(steps, m_lastStep, {}, &client::HandshakeStep::order), steps.end());
    QByteArray text;
    for (const client::JournalPacket& packet : packets) {
        text += stepsBefore(packet.number - packet.skipped);
        if (packet.number > m_printed + 1 && packet.skipped == 0) {
            text += "  " + tr("packets left out: %1").arg(packet.number - m_printed - 1).toUtf8() + '\n';
        }
        m_printed = packet.number;
        text += lines(packet);
    }
    text += stepsBefore(m_printed + 1);
    if (!text.isEmpty()) {
        std::fwrite(text.constData(), 1, std::size_t(text.size()), stderr);
    }
}

QByteArray PacketTrace::stepsBefore(std::uint64_t number)
{
    QByteArray text;
    for (; !m_steps.empty() && m_steps.front().before <= number; m_steps.erase(m_steps.begin())) {
        text += lines(m_steps.front());
        m_lastStep = m_steps.front().order;
    }
    return text;
}

QByteArray PacketTrace::lines(const client::HandshakeStep& step)
{
    const char* const arrow = step.direction == mqtt::Direction::FromServer ? " <== " : " ==> ";
    QByteArray text;
    const QByteArrayList all = QByteArray::fromStdString(step.text).split('\n');
    for (const QByteArray& line : all) {
        const QByteArray shown = visible({line.constData(), std::size_t(line.size())});
        text += (text.isEmpty() ? timeOf(step.time) + arrow : QByteArray(4, ' ')) + shown + '\n';
    }
    return text;
}

QByteArray PacketTrace::lines(const client::JournalPacket& packet)
{
    if (packet.skipped > 0) {
        return timeOf(packet.time) + "  " + tr("packets left out: %1").arg(packet.skipped).toUtf8() + '\n';
    }
    return heading(packet) + fields(packet) + bytes(packet);
}

QByteArray PacketTrace::heading(const client::JournalPacket& packet)
{
    const bool received = packet.direction == mqtt::Direction::FromServer;
    const auto typeName = mqtt::name(packet.type);
    QByteArray text =
        timeOf(packet.time) + (received ? " <-- " : " --> ") + QByteArray(typeName.data(), qsizetype(typeName.size()));
    if (packet.packetId != 0) {
        text += " #" + QByteArray::number(packet.packetId);
    }
    text += ", " + tr("length %1").arg(packet.length).toUtf8();
    text += ", " + tr("packet %1").arg(packet.number).toUtf8();
    // A packet that is answered stands above already; its answer names it.
    if (packet.matched != 0 && packet.matched < packet.number) {
        text += ", " + tr("answers packet %1 after %2 ms")
                           .arg(packet.matched)
                           .arg(double(packet.matchedMicroseconds) / 1000, 0, 'f', 3)
                           .toUtf8();
    }
    if (packet.error) {
        text += ", " + tr("error").toUtf8();
    }
    return text + '\n';
}

QByteArray PacketTrace::fields(const client::JournalPacket& packet)
{
    QByteArray text;
    const mqtt::Dissection dissection = mqtt::dissect(packet.bytes, packet.version, packet.direction);
    for (const mqtt::Field& field : dissection.fields) {
        text += QByteArray(4 + 2 * field.depth, ' ') + QByteArray(field.name.data(), qsizetype(field.name.size()));
        if (!field.value.empty()) {
            text += ": " + visible(field.value);
        }
        if (!field.clause.empty()) {
            text += " [" + QByteArray(field.clause.data(), qsizetype(field.clause.size())) + ']';
        }
        text += '\n';
    }
    if (packet.bytes.size() < packet.length) {
        text +=
            "    " + tr("kept: the first %1 of %2 bytes").arg(packet.bytes.size()).arg(packet.length).toUtf8() + '\n';
    } else if (dissection.error) {
        text +=
            "    " + tr("malformed: %1").arg(QString::fromStdString(mqtt::toString(*dissection.error))).toUtf8() + '\n';
    }
    return text;
}

QByteArray PacketTrace::bytes(const client::JournalPacket& packet)
{
    QByteArray text;
    const std::size_t shown = std::min(packet.bytes.size(), mostBytes);
    const QByteArray all = QByteArray::fromRawData(packet.bytes.data(), qsizetype(shown));
    for (qsizetype at = 0; at < all.size(); at += bytesPerLine) {
        text += "    | " + all.mid(at, bytesPerLine).toHex(' ') + '\n';
    }
    if (packet.length > shown) {
        text += "    | " + tr("... %1 more bytes").arg(packet.length - shown).toUtf8() + '\n';
    }
    return text;
}

} // namespace topicscope::cli
