// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

#include <vector>

namespace topicscope::payload {

/// True for a whole, valid UTF-8 text (RFC 3629: no surrogates, nothing overlong, nothing beyond U+10FFFF).
bool isUtf8(BytesView bytes);

/// The length of the longest valid UTF-8 beginning of `bytes`.
qsizetype utf8PrefixLength(BytesView bytes);

enum class LineBreaks : std::uint8_t {
    Keep,   ///< line feed and tab stay, carriage return is shown
    Visible ///< all on one line: line feeds become ↵, tabs ⇥
};

/// Text in which nothing hides: control characters become their pictures (U+2400 and following), bidirectional controls
/// and other invisible format characters become ⟨U+202E⟩, and bytes that are not UTF-8 become ⟨ff⟩. For a topic, a
/// client identifier, or anything else that a broker sent. The result is plain text: set it with Qt::PlainText. Any
/// thread.
QString visibleText(BytesView bytes, LineBreaks lineBreaks = LineBreaks::Visible);

/// The same, with the places where it is not what was sent.
struct VisibleText
{
    struct Mark
    {
        qsizetype start = 0;
        qsizetype length = 0;
        bool invalidByte = false; ///< otherwise a character made visible
    };
    QString text;
    std::vector<Mark> marks;
    qsizetype firstInvalid = -1; ///< offset of the first byte that is not UTF-8
};
VisibleText visibleTextWithMarks(BytesView bytes, LineBreaks lineBreaks);

} // namespace topicscope::payload
