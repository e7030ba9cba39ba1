// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/json_difference.h"

#include "app/payload/json_escapes.h"
#include "app/payload/json_layout.h"
#include "app/payload/visible_text.h"

#include <QHash>

#include <cmath>

namespace topicscope::payload {

namespace {

constexpr std::size_t longest = 256 * 1024;
constexpr int depthLimit = 512;

/// The same path twice means a member that stands there twice.
QString numbered(const QString& path, QHash<QString, int>& seen)
{
    const int count = ++seen[path];
    return count == 1 ? path : path + u'#' + QString::number(count);
}

std::optional<double> number(BytesView raw)
{
    if (raw.empty() || !(raw.front() == '-' || (raw.front() >= '0' && raw.front() <= '9')))
        return std::nullopt;
    bool good = false;
    const double value = QByteArray::fromRawData(raw.data(), qsizetype(raw.size())).toDouble(&good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

int decimals(BytesView raw)
{
    const std::size_t point = raw.find('.');
    return point == BytesView::npos ? 0 : int(raw.size() - point - 1);
}

QString delta(BytesView previous, BytesView current)
{
    const auto before = number(previous);
    const auto after = number(current);
    if (!before || !after || *before == *after)
        return {};
    const double difference = *after - *before;
    const int places = std::max(decimals(previous), decimals(current));
    const bool plain =
        previous.find_first_of("eE") == BytesView::npos && current.find_first_of("eE") == BytesView::npos;
    // Beyond 15 digits the difference of two doubles is noise.
    if (previous.size() > 15 || current.size() > 15 || !std::isfinite(difference))
        return {};
    const QString text = plain ? QString::number(difference, 'f', places) : QString::number(difference, 'g', 6);
    return difference > 0 ? u'+' + text : QString(text).replace(u'-', u'−');
}

QString shown(BytesView raw)
{
    return visibleText(readableEscapes(raw));
}

} // namespace

std::vector<JsonChange> jsonDifference(BytesView previous, BytesView current, const std::stop_token& stop)
{
    if (previous.size() > longest || current.size() > longest)
        return {};
    const JsonLayout before = layOutJson(previous, depthLimit, false, true, stop);
    const JsonLayout after = layOutJson(current, depthLimit, false, true, stop);
    if (before.error || after.error || before.cancelled || after.cancelled)
        return {};

    QHash<QString, int> seen;
    QHash<QString, BytesView> old;
    QStringList order;
    for (const JsonValue& value : before.values) {
        order << numbered(value.path, seen);
        old.insert(order.back(), value.raw);
    }
    seen.clear();
    std::vector<JsonChange> changes;
    for (const JsonValue& value : after.values) {
        const QString path = numbered(value.path, seen);
        JsonChange change{JsonChange::Kind::Added, path, {}, shown(value.raw), value.textStart, value.textLength, {}};
        if (const auto found = old.constFind(path); found != old.cend()) {
            const BytesView raw = *found;
            old.erase(found);
            if (raw == value.raw)
                continue;
            change.kind = JsonChange::Kind::Changed;
            change.previous = shown(raw);
            // Only the way of writing it changed: that is what must be seen.
            if (change.previous == change.current) {
                change.previous = visibleText(raw);
                change.current = visibleText(value.raw);
            }
            change.numericDelta = delta(raw, value.raw);
        }
        changes.push_back(std::move(change));
    }
    for (const QString& path : std::as_const(order)) {
        if (const auto left = old.constFind(path); left != old.cend())
            changes.push_back({JsonChange::Kind::Removed, path, shown(*left), {}, -1, 0, {}});
    }
    return changes;
}

} // namespace topicscope::payload
