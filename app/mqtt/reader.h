// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/codec.h"
#include "app/mqtt/topic.h"

namespace topicscope::mqtt {

/// The standard's name of a field and the section that defines it; both static.
struct Label
{
    std::string_view name;
    std::string_view clause;
};

/// Reads the fields of one packet in order. After the first error every further read yields zero or nothing and keeps
/// that error, so decoders read straight through and look once at the end. With a field list it also notes where each
/// field stands; without one that costs a single test.
class Reader
{
public:
    /// Reads `packet` from `at` on. Text errors name the clause of `version`.
    Reader(BytesView packet, std::size_t at, Version version, std::vector<Field>* fields = nullptr)
        : m_packet(packet), m_at(at), m_end(packet.size()), m_version(version), m_fields(fields)
    {
    }

    std::size_t offset() const noexcept { return m_at; }
    std::size_t remaining() const noexcept { return m_end - m_at; }
    bool atEnd() const noexcept { return m_at == m_end; }
    bool ok() const noexcept { return !m_error; }
    Version version() const noexcept { return m_version; }
    /// CONNECT says its version itself.
    void setVersion(Version version) noexcept { m_version = version; }

    std::uint8_t byte(const Label& label)
    {
        if (!has(1))
            return 0;
        const auto value = static_cast<std::uint8_t>(m_packet[m_at]);
        noteNumber(label, 1, value);
        m_at += 1;
        return value;
    }
    std::uint16_t twoBytes(const Label& label)
    {
        if (!has(2))
            return 0;
        const std::uint32_t value = at(0) << 8 | at(1);
        noteNumber(label, 2, value);
        m_at += 2;
        return static_cast<std::uint16_t>(value);
    }
    std::uint32_t fourBytes(const Label& label)
    {
        if (!has(4))
            return 0;
        const std::uint32_t value = at(0) << 24 | at(1) << 16 | at(2) << 8 | at(3);
        noteNumber(label, 4, value);
        m_at += 4;
        return value;
    }
    /// At most four bytes, in the shortest form [MQTT-1.5.5-1].
    std::uint32_t variableByteInteger(const Label& label);
    /// Two bytes of length and that many bytes (§1.5.6).
    BytesView binary(const Label& label, bool secret = false)
    {
        if (!has(2))
            return {};
        const std::size_t length = at(0) << 8 | at(1);
        if (!has(2 + length))
            return {};
        const BytesView value = m_packet.substr(m_at + 2, length);
        if (m_fields != nullptr)
            noteBinary(label, 2 + length, value, secret);
        m_at += 2 + length;
        return value;
    }
    /// binary() that must be well-formed UTF-8 without U+0000 (§1.5.4). Control characters are left to the caller.
    BytesView string(const Label& label);
    /// string() that must be a topic name, or empty where `mayBeEmpty`; `hasControl` then tells of control characters.
    BytesView topicName(const Label& label, bool mayBeEmpty, bool& hasControl);
    /// Everything up to the end.
    BytesView rest(const Label& label);

    /// Keeps the first error. `length` bytes from `offset` are the offending ones (fewer where the packet ends).
    void fail(ReasonCode code, std::string_view clause, std::string_view description, std::size_t offset,
              std::size_t length = 1);
    /// Fails with Malformed Packet when bytes are left over.
    void expectEnd();
    /// Until the matching leave(), the packet seems to end `length` bytes from here; an error when it is shorter.
    std::size_t enterProperties(std::size_t length);
    void leaveProperties(std::size_t formerEnd)
    {
        if (ok())
            m_end = formerEnd;
    }

    // Fields are noted up to the first error only, and only with a field list.

    /// A field that is made of bits already read, or a group.
    void note(const Label& label, std::size_t offset, std::size_t length, Bytes value);
    /// A field of some bits of the byte at `offset`, below the field of that byte.
    void noteBits(const Label& label, std::size_t offset, unsigned value);
    /// Says the last noted field's value in words: a reason code by its name.
    void nameValue(std::string_view words);
    /// Opens a group: further fields are one deeper until close(), which takes what this returned.
    std::size_t open(const Label& label, Bytes value = {});
    void close(std::size_t group);
    bool notes() const noexcept { return m_fields != nullptr; }

    /// The error with the packet's own bytes filled in. Only when !ok().
    ProtocolError takeError();

private:
    std::uint32_t at(std::size_t index) const noexcept { return static_cast<std::uint8_t>(m_packet[m_at + index]); }
    bool has(std::size_t count)
    {
        if (m_end - m_at >= count) [[likely]]
            return true;
        failTruncated();
        return false;
    }
    void noteNumber(const Label& label, std::size_t length, std::uint32_t value)
    {
        if (m_fields != nullptr) [[unlikely]]
            note(label, m_at, length, std::to_string(value));
    }
    void noteBinary(const Label& label, std::size_t length, BytesView value, bool secret);
    void failTruncated();
    void failText(BytesView text, std::size_t offset);

    static constexpr std::size_t noGroup = BytesView::npos; ///< what open() returns when nothing is noted

    BytesView m_packet;
    std::size_t m_at;
    std::size_t m_end;
    Version m_version;
    int m_depth = 0;
    std::vector<Field>* m_fields;
    std::optional<ProtocolError> m_error;
};

/// Reads one property at the reader's place. Null info after an error. Judges the value by itself, not its place.
PropertyView readProperty(Reader& reader);

/// Reads Property Length and properties, and checks each against `home` and against repetition. Calls
/// `take(const PropertyView&)` for each; its views are into the packet. Returns the encoded list without its length.
template <typename Take>
BytesView readProperties(Reader& reader, BytesView packet, PropertyHome home, Take take);

/// Notes a property in `seen` and fails where `home` does not allow it or not again.
void checkProperty(Reader& reader, const PropertyView& property, PropertyHome home, std::uint64_t& seen,
                   std::size_t offset);
/// Authentication Data without Authentication Method (§3.1.2.11.10).
void checkPropertySet(Reader& reader, std::uint64_t seen, std::size_t offset, std::size_t length);

template <typename Take>
BytesView readProperties(Reader& reader, BytesView packet, PropertyHome home, Take take)
{
    const std::size_t group = reader.notes() ? reader.open({"Properties", "§2.2.2"}) : 0;
    const std::size_t lengthOffset = reader.offset();
    const std::uint32_t length = reader.variableByteInteger({"Property Length", "§2.2.2.1"});
    const std::size_t start = reader.offset();
    const std::size_t formerEnd = reader.enterProperties(length);
    std::uint64_t seen = 0;
    while (reader.ok() && !reader.atEnd()) {
        const std::size_t offset = reader.offset();
        const PropertyView property = readProperty(reader);
        if (property.info == nullptr)
            break;
        checkProperty(reader, property, home, seen, offset);
        if (reader.ok())
            take(property);
    }
    if (seen != 0)
        checkPropertySet(reader, seen, lengthOffset, reader.offset() - lengthOffset);
    reader.leaveProperties(formerEnd);
    if (reader.notes())
        reader.close(group);
    return reader.ok() ? packet.substr(start, length) : BytesView{};
}

} // namespace topicscope::mqtt
