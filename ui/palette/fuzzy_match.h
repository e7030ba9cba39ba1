// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topicscope::ui {

/// Finds text by what a person remembers of it: every word of the query must occur, in one piece or letter by letter in
/// order. Upper and lower case of ASCII letters are alike. Any thread; no allocation per text.
class FuzzyMatch
{
public:
    /// UTF-8, words separated by blanks. An empty query matches nothing.
    explicit FuzzyMatch(std::string_view query);

    bool isEmpty() const { return m_words.empty(); }
    /// How well `text` (UTF-8) matches, more is better; nothing when it does not. A word in one piece beats scattered
    /// letters, the beginning of a level or a word beats its middle, the last level beats those above, a short text
    /// beats a long one.
    std::optional<int> score(std::string_view text) const;

private:
    std::vector<std::string> m_words; ///< folded
};

} // namespace topicscope::ui
