// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/reader.h"

#include "app/base/utf8.h"
#include "app/mqtt/clauses.h"
#include "app/mqtt/text.h"

#include <algorithm>

namespace topicscope::mqtt {
namespace {

constexpr std::size_t shownBytes = 64;

Bytes hex(BytesView bytes)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    Bytes out;
    for (const char character : bytes.substr(0, shownBytes)) {
        const auto byte = static_cast<std::uint8_t>(character);
        out += digits[byte >> 4];
        out += digits[byte & 0x0F];
    }
    if (bytes.size() > shownBytes)
        out += "…";
    return out;
}

} // namespace

std::uint32_t Reader::variableByteInteger(const Label& label)
{
    std::uint32_t value = 0;
    for (std::size_t index = 0; index < 4; ++index) {
        if (!has(index + 1))
            return 0;
        const std::uint32_t byte = at(index);
        value |= (byte & 0x7F) << (7 * index);
        if ((byte & 0x80) != 0)
            continue;
        if (byte == 0 && index > 0) {
            fail(ReasonCode::MalformedPacket, "MQTT-1.5.5-1",
                 QT_TRANSLATE_NOOP("mqtt", "A variable byte integer uses more bytes than it needs."), m_at, index + 1);
            return 0;
        }
        noteNumber(label, index + 1, value);
        m_at += index + 1;
        return value;
    }
    fail(ReasonCode::MalformedPacket, "§1.5.5",
         QT_TRANSLATE_NOOP("mqtt", "A variable byte integer is longer than four bytes."), m_at, 4);
    return 0;
}

BytesView Reader::string(const Label& label)
{
    const std::size_t start = m_at;
    const BytesView text = binary(label);
    if (!base::isPrintableAscii(text)) [[unlikely]]
        failText(text, start + 2);
    return ok() ? text : BytesView{};
}

BytesView Reader::topicName(const Label& label, bool mayBeEmpty, bool& hasControl)
{
    const std::size_t start = m_at;
    const BytesView topic = binary(label);
    if (isPlainTopicName(topic)) [[likely]]
        return topic;
    if (!ok() || (topic.empty() && mayBeEmpty))
        return {};
    const auto problem = validateTopicName(topic);
    if (!problem) {
        hasControl = base::examineUtf8(topic).hasControl;
        return topic;
    }
    switch (problem->kind) {
    case TopicProblem::Kind::IllFormedUtf8:
    case TopicProblem::Kind::NullCharacter:
        failText(topic, start + 2);
        break;
    case TopicProblem::Kind::Empty:
        fail(ReasonCode::ProtocolError, problem->clause, problem->description, start, 2);
        break;
    default:
        fail(ReasonCode::MalformedPacket, problem->clause, problem->description, start + 2 + problem->offset);
    }
    return {};
}

BytesView Reader::rest(const Label& label)
{
    const BytesView value = m_packet.substr(m_at, m_end - m_at);
    if (m_fields != nullptr)
        noteBinary(label, value.size(), value, false);
    m_at = m_end;
    return value;
}

void Reader::fail(ReasonCode code, std::string_view clause, std::string_view description, std::size_t offset,
                  std::size_t length)
{
    if (m_error)
        return;
    m_error.emplace();
    m_error->reasonCode = code;
    m_error->clause = clauseIn(m_version, clause);
    m_error->description = description;
    m_error->offset = offset;
    if (offset < m_packet.size())
        m_error->bytes = Bytes{m_packet.substr(offset, std::min(length, shownBytes))};
    m_end = m_at; // nothing more is read
}

void Reader::failTruncated()
{
    fail(ReasonCode::MalformedPacket, "§4.13", QT_TRANSLATE_NOOP("mqtt", "The packet ends in the middle of a field."),
         m_at, m_end - m_at);
}

void Reader::failText(BytesView text, std::size_t offset)
{
    const base::Utf8Report report = base::examineUtf8(text);
    if (!report.valid)
        fail(ReasonCode::MalformedPacket, "MQTT-1.5.4-1", QT_TRANSLATE_NOOP("mqtt", "A text is not valid UTF-8."),
             offset + report.badOffset, 4);
    else if (report.hasNull)
        fail(ReasonCode::MalformedPacket, "MQTT-1.5.4-2",
             QT_TRANSLATE_NOOP("mqtt", "A text contains the null character U+0000."), offset + text.find('\0'));
}

void Reader::expectEnd()
{
    if (ok() && !atEnd())
        fail(ReasonCode::MalformedPacket, "§4.13", QT_TRANSLATE_NOOP("mqtt", "The packet is longer than its fields."),
             m_at, remaining());
}

std::size_t Reader::enterProperties(std::size_t length)
{
    const std::size_t formerEnd = m_end;
    if (ok() && length > remaining())
        fail(ReasonCode::MalformedPacket, "§2.2.2",
             QT_TRANSLATE_NOOP("mqtt", "The property length reaches beyond the packet."), m_at, remaining());
    if (ok())
        m_end = m_at + length;
    return formerEnd;
}

void Reader::note(const Label& label, std::size_t offset, std::size_t length, Bytes value)
{
    if (m_fields != nullptr && ok())
        m_fields->push_back(
            {offset, length, m_depth, label.name, std::move(value), clauseIn(m_version, label.clause), false});
}

void Reader::noteBits(const Label& label, std::size_t offset, unsigned value)
{
    if (m_fields != nullptr && ok())
        m_fields->push_back(
            {offset, 1, m_depth + 1, label.name, std::to_string(value), clauseIn(m_version, label.clause), false});
}

void Reader::nameValue(std::string_view words)
{
    if (m_fields != nullptr && ok() && !words.empty())
        m_fields->back().value += " (" + Bytes{words} + ")";
}

void Reader::noteBinary(const Label& label, std::size_t length, BytesView value, bool secret)
{
    const bool readable = base::isValidUtf8(value) && value.find('\0') == BytesView::npos;
    m_fields->push_back({m_at, length, m_depth, label.name,
                         secret ? Bytes{"••••"} : (readable ? Bytes{value} : hex(value)),
                         clauseIn(m_version, label.clause), secret});
}

std::size_t Reader::open(const Label& label, Bytes value)
{
    const bool isNoted = m_fields != nullptr && ok();
    note(label, m_at, 0, std::move(value));
    ++m_depth;
    return isNoted ? m_fields->size() - 1 : noGroup;
}

void Reader::close(std::size_t group)
{
    --m_depth;
    if (group != noGroup)
        (*m_fields)[group].length = m_at - (*m_fields)[group].offset;
}

ProtocolError Reader::takeError()
{
    ProtocolError error = std::move(*m_error);
    if (!m_packet.empty())
        error.packet = static_cast<PacketType>(static_cast<std::uint8_t>(m_packet.front()) >> 4);
    error.packetStart = Bytes{m_packet.substr(0, shownBytes)};
    return error;
}

} // namespace topicscope::mqtt
