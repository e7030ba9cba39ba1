// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/cbor_scan.h"

#include "app/payload/visible_text.h"

namespace topicscope::payload {

namespace {

constexpr int maxDepth = 64;

/// Walks items by recursion; the depth is bounded, so the stack is too.
class Walker
{
public:
    explicit Walker(BytesView bytes) : m_bytes(bytes) {}

    enum class Outcome : quint8 { Item, Break, End, Malformed };

    struct Head
    {
        Outcome outcome = Outcome::Item;
        int major = 0;
        int info = 0;
        quint64 value = 0;
    };

    Head head()
    {
        if (m_at >= m_bytes.size())
            return {Outcome::End};
        const auto initial = static_cast<unsigned char>(m_bytes[m_at++]);
        Head head{Outcome::Item, initial >> 5, initial & 0x1f, quint64(initial & 0x1f)};
        if (initial == 0xff)
            return {Outcome::Break};
        if (head.info >= 24 && head.info <= 27) {
            const std::size_t length = std::size_t(1) << (head.info - 24);
            if (m_bytes.size() - m_at < length) {
                m_at = m_bytes.size();
                return {Outcome::End};
            }
            head.value = 0;
            for (std::size_t i = 0; i < length; ++i)
                head.value = (head.value << 8) | static_cast<unsigned char>(m_bytes[m_at++]);
        } else if (head.info >= 28 && !(head.info == 31 && head.major >= 2 && head.major != 6 && head.major != 7)) {
            return {Outcome::Malformed};
        }
        // A simple value below 32 has no two-byte form.
        if (head.major == 7 && head.info == 24 && head.value < 32)
            return {Outcome::Malformed};
        return head;
    }

    Outcome item(int depth)
    {
        const Head first = head();
        return first.outcome == Outcome::Item ? body(first, depth) : first.outcome;
    }

    Outcome body(const Head& first, int depth)
    {
        if (depth > maxDepth)
            return Outcome::Malformed;
        switch (first.major) {
        case 2:
        case 3:
            return first.info == 31 ? chunks(first.major) : string(first);
        case 4:
            return members(first, 1, depth);
        case 5:
            return members(first, 2, depth);
        case 6: {
            const Outcome tagged = item(depth + 1);
            return tagged == Outcome::Break ? Outcome::Malformed : tagged;
        }
        default:
            return Outcome::Item;
        }
    }

    bool atEnd() const { return m_at == m_bytes.size(); }
    quint64 count() const { return m_count; }
    const Head& element() const { return m_element; }
    bool sameElements() const { return m_sameElements; }

private:
    Outcome skip(quint64 length)
    {
        if (length > m_bytes.size() - m_at) {
            m_at = m_bytes.size();
            return Outcome::End;
        }
        m_at += std::size_t(length);
        return Outcome::Item;
    }

    /// Text is UTF-8 (RFC 8949 §3.1): what is not is some other format that looks alike.
    Outcome string(const Head& head)
    {
        const std::size_t from = m_at;
        const Outcome skipped = skip(head.value);
        if (head.major == 3 && skipped == Outcome::Item && !isUtf8(m_bytes.substr(from, std::size_t(head.value))))
            return Outcome::Malformed;
        return skipped;
    }

    Outcome chunks(int major)
    {
        while (true) {
            const Head chunk = head();
            if (chunk.outcome == Outcome::Break)
                return Outcome::Item;
            if (chunk.outcome != Outcome::Item)
                return chunk.outcome;
            if (chunk.major != major || chunk.info == 31)
                return Outcome::Malformed;
            if (const Outcome skipped = string(chunk); skipped != Outcome::Item)
                return skipped;
        }
    }

    Outcome members(const Head& first, int perMember, int depth)
    {
        const bool open = first.info == 31;
        // The count is a claim: each member takes at least one byte, so the loop ends with the data.
        for (quint64 member = 0; open || member < first.value; ++member) {
            for (int part = 0; part < perMember; ++part) {
                const Head next = head();
                if (open && part == 0 && next.outcome == Outcome::Break)
                    return Outcome::Item;
                if (next.outcome == Outcome::End)
                    return Outcome::End;
                if (next.outcome != Outcome::Item)
                    return Outcome::Malformed;
                if (depth == 0)
                    note(next, member, part);
                if (const Outcome inner = body(next, depth + 1); inner != Outcome::Item)
                    return inner == Outcome::Break ? Outcome::Malformed : inner;
            }
        }
        return Outcome::Item;
    }

    void note(const Head& next, quint64 member, int part)
    {
        if (part == 0)
            m_count = member + 1;
        if (member == 0 && part == 0) {
            m_element = next;
            m_sameElements = true;
        }
        const bool integers = m_element.major <= 1 && next.major <= 1;
        if (!integers && (next.major != m_element.major || (next.major == 7 && next.info != m_element.info)))
            m_sameElements = false;
    }

    BytesView m_bytes;
    std::size_t m_at = 0;
    quint64 m_count = 0;
    Head m_element;
    bool m_sameElements = false;
};

QString typeName(const Walker::Head& head)
{
    switch (head.major) {
    case 0:
    case 1:
        return QStringLiteral("int");
    case 2:
        return QStringLiteral("bytes");
    case 3:
        return QStringLiteral("text");
    case 7:
        return head.info == 25   ? QStringLiteral("f16")
               : head.info == 26 ? QStringLiteral("f32")
               : head.info == 27 ? QStringLiteral("f64")
                                 : QString();
    default:
        return {};
    }
}

} // namespace

std::optional<CborSummary> scanCbor(BytesView bytes, bool truncated)
{
    Walker walker(bytes);
    Walker::Head first = walker.head();
    int tags = 0;
    while (first.outcome == Walker::Outcome::Item && first.major == 6 && tags++ < maxDepth)
        first = walker.head();
    if (first.outcome != Walker::Outcome::Item)
        return std::nullopt;
    const Walker::Outcome outcome = walker.body(first, 0);
    if (outcome == Walker::Outcome::Malformed || outcome == Walker::Outcome::Break)
        return std::nullopt;
    if (!truncated && (outcome == Walker::Outcome::End || !walker.atEnd()))
        return std::nullopt;
    if (truncated && outcome == Walker::Outcome::Item && !walker.atEnd())
        return std::nullopt;

    CborSummary summary;
    summary.majorType = first.major;
    const bool container = first.major == 4 || first.major == 5;
    summary.whole = outcome == Walker::Outcome::Item && !truncated;
    summary.items = !container ? 1 : first.info == 31 || summary.whole ? walker.count() : first.value;
    if (first.major == 4 && walker.sameElements())
        summary.elementType = typeName(walker.element());
    return summary;
}

} // namespace topicscope::payload
