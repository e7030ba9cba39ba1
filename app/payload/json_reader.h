// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode.h"

#include <vector>

namespace topicscope::payload {

/// Reads JSON (RFC 8259) token by token and checks its grammar. Nothing is converted: every token is a view of the
/// bytes as they were sent. Keeps one bit of state per open bracket and never recurses, so no input can exhaust the
/// stack.
class JsonReader
{
public:
    enum class Event : std::uint8_t {
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        Key,    ///< raw() with its quotes
        String, ///< raw() with its quotes
        Number,
        Keyword,
        End,   ///< the document is complete, and nothing follows it
        Cut,   ///< `truncated` input ended; what came before was right
        Failed ///< see error()
    };

    /// With `truncated`, `bytes` is only the beginning of the document.
    explicit JsonReader(BytesView bytes, int depthLimit = 512, bool truncated = false);

    Event next();
    BytesView raw() const { return m_bytes.substr(m_tokenStart, m_at - m_tokenStart); }
    qsizetype offset() const { return qsizetype(m_tokenStart); }
    /// How far the reader has come.
    qsizetype position() const { return qsizetype(m_at); }
    int depth() const { return int(m_isObject.size()); }
    const DecodeError& error() const { return m_error; }

private:
    enum class Expect : std::uint8_t { Value, FirstMember, Key, FirstElement, CommaOrEnd, Nothing };

    void skipSpace();
    Event value();
    Event open(bool object);
    Event close(bool object);
    Event key();
    Event string(Event event);
    Event number();
    Event keyword();
    Event afterValue(Event event);
    Event fail(std::size_t at, const QString& message);
    Event ended();
    QString shown(std::size_t at) const;

    BytesView m_bytes;
    std::size_t m_at = 0;
    std::size_t m_tokenStart = 0;
    std::size_t m_resume = 0; ///< behind the colon of the last key
    std::vector<bool> m_isObject;
    int m_depthLimit;
    bool m_truncated;
    Expect m_expect = Expect::Value;
    DecodeError m_error;
};

/// Whether `bytes` are one JSON document, and where they stop being one.
std::optional<DecodeError> checkJson(BytesView bytes, int depthLimit = 512, const std::stop_token& stop = {});

} // namespace topicscope::payload
