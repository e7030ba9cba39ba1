// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

namespace topicscope::payload {

/// One line of plain text that says what a payload holds, for a row of the tree or of a list.
///
/// Looks only at as many bytes as the line can show (binary formats: at the first 4 KiB), so that its cost does not
/// depend on the size of the payload: under 2 µs for small JSON and text. Text stays as it is but for white space,
/// which becomes single blanks in JSON, and control characters, which become visible (␀, ␛, ↵, ⟨U+202E⟩). Other
/// payloads are named: "CBOR · 3 items", "gzip, 1,204 bytes", "PNG image, 640 × 480", "binary, 12 bytes: 0a ff 00 …",
/// "empty".
///
/// `maxCharacters` (UTF-16 units, at least 8) limits the line; a line that was cut ends in "…", and a grapheme cluster
/// is never cut in two (unless it alone is longer than the line). Any thread.
QString previewLine(BytesView bytes, int maxCharacters = 160);

/// The same when the whole payload is `totalSize` bytes long and `bytes` is only its beginning.
QString previewLine(BytesView bytes, qsizetype totalSize, int maxCharacters);

} // namespace topicscope::payload
