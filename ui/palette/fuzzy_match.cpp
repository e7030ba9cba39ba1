// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/fuzzy_match.h"

#include <algorithm>
#include <array>

namespace topicscope::ui {
namespace {

constexpr int wholeWord = 120;
constexpr int atBoundary = 40;
constexpr int inLastLevel = 25;
constexpr int perLetter = 4;
constexpr int consecutive = 6;
constexpr int lettersAtBoundary = 10;
constexpr int longestPenalty = 60;

constexpr std::array<char, 256> makeFolded()
{
    std::array<char, 256> table{};
    for (int i = 0; i < 256; ++i)
        table[static_cast<std::size_t>(i)] = static_cast<char>(i >= 'A' && i <= 'Z' ? i + ('a' - 'A') : i);
    return table;
}
constexpr auto folded = makeFolded();

char fold(char character)
{
    return folded[static_cast<unsigned char>(character)];
}

bool startsSomething(std::string_view text, std::size_t at)
{
    if (at == 0)
        return true;
    const char before = text[at - 1];
    return before == '/' || before == '-' || before == '_' || before == '.' || before == ' ';
}

/// The last place where `word` stands in one piece: what a person types is mostly the end of a topic.
std::size_t findLast(std::string_view text, std::string_view word)
{
    if (word.size() > text.size())
        return std::string_view::npos;
    for (std::size_t at = text.size() - word.size() + 1; at-- > 0;) {
        if (fold(text[at]) != word[0])
            continue;
        std::size_t same = 1;
        while (same < word.size() && fold(text[at + same]) == word[same])
            ++same;
        if (same == word.size())
            return at;
    }
    return std::string_view::npos;
}

std::optional<int> scattered(std::string_view text, std::string_view word)
{
    int score = 0;
    std::size_t found = 0;
    std::size_t previous = std::string_view::npos;
    for (std::size_t at = 0; at < text.size() && found < word.size(); ++at) {
        if (fold(text[at]) != word[found])
            continue;
        score += perLetter;
        if (found > 0 && previous + 1 == at)
            score += consecutive;
        if (startsSomething(text, at))
            score += lettersAtBoundary;
        previous = at;
        ++found;
    }
    if (found < word.size())
        return std::nullopt;
    return std::min(score, wholeWord - 1);
}

} // namespace

FuzzyMatch::FuzzyMatch(std::string_view query)
{
    std::string word;
    for (const char character : query) {
        if (character != ' ') {
            word.push_back(fold(character));
        } else if (!word.empty()) {
            m_words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        m_words.push_back(std::move(word));
}

std::optional<int> FuzzyMatch::score(std::string_view text) const
{
    if (m_words.empty())
        return std::nullopt;
    int total = 0;
    const std::size_t slash = text.rfind('/');
    const std::size_t lastLevel = slash == std::string_view::npos ? 0 : slash + 1;
    for (const std::string& word : m_words) {
        const std::size_t at = findLast(text, word);
        if (at != std::string_view::npos) {
            total += wholeWord + (startsSomething(text, at) ? atBoundary : 0) + (at >= lastLevel ? inLastLevel : 0);
            continue;
        }
        const auto letters = scattered(text, word);
        if (!letters)
            return std::nullopt;
        total += *letters;
    }
    return total - static_cast<int>(std::min<std::size_t>(text.size() / 2, longestPenalty));
}

} // namespace topicscope::ui
