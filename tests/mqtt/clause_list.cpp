// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/clause_list.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

namespace topicscope::mqtt::test {
namespace {

/// How many normative statements a section has; they are numbered from 1.
using Statements = std::map<BytesView, int>;

const Statements statements5{
    {"1.5.4", 3},  {"1.5.5", 1},  {"1.5.7", 1},  {"2.1.3", 1},  {"2.2.1", 6},  {"2.2.2", 1},  {"3.1.0", 2},
    {"3.1.2", 30}, {"3.1.3", 12}, {"3.1.4", 6},  {"3.2.0", 2},  {"3.2.2", 22}, {"3.3.1", 13}, {"3.3.2", 20},
    {"3.3.4", 10}, {"3.4.2", 3},  {"3.5.2", 3},  {"3.6.1", 1},  {"3.6.2", 3},  {"3.7.2", 3},  {"3.8.1", 1},
    {"3.8.3", 5},  {"3.8.4", 8},  {"3.9.2", 2},  {"3.9.3", 2},  {"3.10.1", 1}, {"3.10.3", 2}, {"3.10.4", 6},
    {"3.11.2", 2}, {"3.11.3", 2}, {"3.12.4", 1}, {"3.14.0", 1}, {"3.14.1", 1}, {"3.14.2", 4}, {"3.14.4", 3},
    {"3.15.1", 1}, {"3.15.2", 3}, {"4.1.0", 2},  {"4.2.0", 1},  {"4.3.1", 1},  {"4.3.2", 5},  {"4.3.3", 13},
    {"4.4.0", 2},  {"4.5.0", 2},  {"4.6.0", 1},  {"4.7.0", 1},  {"4.7.1", 2},  {"4.7.2", 1},  {"4.7.3", 4},
    {"4.8.2", 6},  {"4.9.0", 3},  {"4.12.0", 7}, {"4.12.1", 2}, {"4.13.1", 1}, {"4.13.2", 1}, {"6.0.0", 4},
};

const Statements statements3_1_1{
    {"1.5.3", 3},  {"2.2.2", 2},  {"2.3.1", 7},  {"3.1.0", 2}, {"3.1.2", 24}, {"3.1.3", 11}, {"3.1.4", 5},
    {"3.2.0", 1},  {"3.2.2", 6},  {"3.3.1", 12}, {"3.3.2", 3}, {"3.3.4", 1},  {"3.3.5", 2},  {"3.6.1", 1},
    {"3.8.1", 1},  {"3.8.3", 3},  {"3.8.4", 6},  {"3.9.3", 2}, {"3.10.1", 1}, {"3.10.3", 2}, {"3.10.4", 6},
    {"3.12.4", 1}, {"3.14.1", 1}, {"3.14.4", 3}, {"4.1.0", 2}, {"4.2.0", 1},  {"4.3.1", 1},  {"4.3.2", 2},
    {"4.3.3", 2},  {"4.4.0", 1},  {"4.5.0", 2},  {"4.6.0", 6}, {"4.7.1", 3},  {"4.7.2", 1},  {"4.7.3", 4},
    {"4.8.0", 2},  {"6.0.0", 4},
};

/// The sections of 3.1.1 that any error, notice or field names.
const std::vector<BytesView> sections3_1_1{
    "1.5.1",   "1.5.2",   "1.5.3",   "2.2",      "2.2.1",   "2.2.2",   "2.2.3",   "2.3",     "2.3.1",
    "2.4",     "3.1",     "3.1.2",   "3.1.2.1",  "3.1.2.2", "3.1.2.3", "3.1.2.4", "3.1.2.5", "3.1.2.6",
    "3.1.2.7", "3.1.2.8", "3.1.2.9", "3.1.2.10", "3.1.3.1", "3.1.3.2", "3.1.3.3", "3.1.3.4", "3.1.3.5",
    "3.1.4",   "3.2",     "3.2.2.1", "3.2.2.2",  "3.2.2.3", "3.3.1.1", "3.3.1.2", "3.3.1.3", "3.3.2.1",
    "3.3.2.2", "3.3.3",   "3.4",     "3.6.2",    "3.8.3",   "3.9.3",   "3.10.3",  "3.12",    "3.13",
    "3.14",    "4.1",     "4.3",     "4.4",      "4.7",     "4.8",
};

bool isStatement(const Statements& statements, BytesView number)
{
    const std::size_t dash = number.rfind('-');
    const auto found = dash == BytesView::npos ? statements.end() : statements.find(number.substr(0, dash));
    if (found == statements.end())
        return false;
    int which = 0;
    const char* end = number.data() + number.size();
    const auto [stop, failure] = std::from_chars(number.data() + dash + 1, end, which);
    return failure == std::errc{} && stop == end && which >= 1 && which <= found->second;
}

} // namespace

bool isClauseOf(Version version, BytesView clause)
{
    constexpr BytesView statement = "MQTT-";
    constexpr BytesView section = "§";
    if (version != Version::V5_0 && clause.starts_with("MQTT 5.0, §"))
        return true; // said to be so
    if (version == Version::V3_1)
        return clause.starts_with("MQTT 3.1");
    if (clause.starts_with(statement)) {
        const BytesView number = clause.substr(statement.size());
        if (version == Version::V5_0)
            return isStatement(statements5, number);
        return number == "3-8.3-4" || isStatement(statements3_1_1, number); // the standard's own slip
    }
    if (!clause.starts_with(section))
        return false;
    const BytesView number = clause.substr(section.size());
    if (version == Version::V3_1_1)
        return std::ranges::find(sections3_1_1, number) != sections3_1_1.end();
    return !number.empty() && number.find_first_not_of("0123456789.") == BytesView::npos && number.front() != '0';
}

} // namespace topicscope::mqtt::test
