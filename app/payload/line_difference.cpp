// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/line_difference.h"

#include <algorithm>

namespace topicscope::payload {

namespace {

using Kind = DifferenceLine::Kind;
using Lines = QList<QStringView>;
constexpr int maxDifferences = 2000;

void add(std::vector<DifferenceLine>& result, Kind kind, const Lines& lines, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to; ++i)
        result.push_back({kind, lines[i].toString()});
}

/// The furthest points reached with each number of edits, kept so that the way can be walked back.
using Trace = std::vector<std::vector<int>>;

std::optional<Trace> shortestEdit(const Lines& a, const Lines& b, const std::stop_token& stop)
{
    const int n = int(a.size());
    const int m = int(b.size());
    Trace trace;
    std::vector<int> previous;
    for (int edits = 0; edits <= maxDifferences; ++edits) {
        if (stop.stop_requested())
            return std::nullopt;
        std::vector<int> reach(2 * std::size_t(edits) + 1, 0);
        const auto before = [&](int k) { return previous[std::size_t(k + edits - 1)]; };
        for (int k = -edits; k <= edits; k += 2) {
            const bool down = edits > 0 && (k == -edits || (k != edits && before(k - 1) < before(k + 1)));
            int x = edits == 0 ? 0 : down ? before(k + 1) : before(k - 1) + 1;
            while (x < n && x - k < m && x - k >= 0 && a[x] == b[x - k])
                ++x;
            reach.begin()[k + edits] = x;
            if (x >= n && x - k >= m) {
                trace.push_back(std::move(reach));
                return trace;
            }
        }
        previous = reach;
        trace.push_back(std::move(reach));
    }
    return std::nullopt;
}

std::vector<DifferenceLine> walkBack(const Trace& trace, const Lines& a, const Lines& b)
{
    std::vector<DifferenceLine> reversed;
    int x = int(a.size());
    int y = int(b.size());
    for (int edits = int(trace.size()) - 1; edits > 0; --edits) {
        const std::vector<int>& reach = trace[std::size_t(edits - 1)];
        const auto at = [&](int k) { return reach[std::size_t(k + edits - 1)]; };
        const int k = x - y;
        const bool down = k == -edits || (k != edits && at(k - 1) < at(k + 1));
        const int beforeK = down ? k + 1 : k - 1;
        const int beforeX = at(beforeK);
        const int beforeY = beforeX - beforeK;
        const int snakeStart = beforeX + (down ? 0 : 1);
        for (; x > snakeStart; --x)
            reversed.push_back({Kind::Same, a[x - 1].toString()});
        reversed.push_back(down ? DifferenceLine{Kind::Added, b[beforeY].toString()}
                                : DifferenceLine{Kind::Removed, a[beforeX].toString()});
        x = beforeX;
        y = beforeY;
    }
    for (; x > 0; --x)
        reversed.push_back({Kind::Same, a[x - 1].toString()});
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

} // namespace

std::vector<DifferenceLine> lineDifference(const QString& before, const QString& after, const std::stop_token& stop)
{
    const Lines a = QStringView(before).split(u'\n');
    const Lines b = QStringView(after).split(u'\n');
    const qsizetype shorter = std::min(a.size(), b.size());
    qsizetype head = 0;
    while (head < shorter && a[head] == b[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;

    const Lines middleA = a.mid(head, a.size() - head - tail);
    const Lines middleB = b.mid(head, b.size() - head - tail);
    std::vector<DifferenceLine> result;
    add(result, Kind::Same, a, 0, head);
    if (const auto trace = shortestEdit(middleA, middleB, stop)) {
        const std::vector<DifferenceLine> middle = walkBack(*trace, middleA, middleB);
        result.insert(result.end(), middle.begin(), middle.end());
    } else {
        add(result, Kind::Removed, middleA, 0, middleA.size());
        add(result, Kind::Added, middleB, 0, middleB.size());
    }
    add(result, Kind::Same, a, a.size() - tail, a.size());
    return result;
}

} // namespace topicscope::payload
