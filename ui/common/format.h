// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <cstdint>

/// Numbers, sizes and times as a person reads them, in the program's locale. GUI thread or any: reads QLocale() only.
namespace topicscope::ui {

/// 8741204 → "8,741,204".
[[nodiscard]] QString formatCount(std::int64_t count);
/// At most five digits, then a rounded figure with its unit: 91204 → "91,204", 8400000 → "8.4 M". For narrow columns.
[[nodiscard]] QString formatShortCount(std::int64_t count);
/// Events a second, without a unit: 0 → "–", 0.2 → "0.2", 38.4 → "38", 1790 → "1,790", 2100000 → "2.1 M".
[[nodiscard]] QString formatRate(double perSecond);
/// "24 B", "1.4 KiB", "212 MiB".
[[nodiscard]] QString formatBytes(std::int64_t bytes);
/// Coarse age that seldom changes: "0 s", "59 s", "3 min", "2 h", "5 d". Microseconds in.
[[nodiscard]] QString formatAge(std::int64_t microseconds);
/// Microseconds from the moment of `formatAge`'s text until it reads differently: when to repaint it.
[[nodiscard]] std::int64_t ageTextValidFor(std::int64_t microseconds);
/// A precise duration: "0.4 ms", "18 ms", "2.4 s", "3 min 12 s". Microseconds in.
[[nodiscard]] QString formatDuration(std::int64_t microseconds);
/// Local time of day with milliseconds, "12:04:18.797". Microseconds since the Unix epoch in.
[[nodiscard]] QString formatTime(std::int64_t microsecondsSinceEpoch);
/// Local date and time with milliseconds, ISO order: "2026-03-31 12:04:18.797".
[[nodiscard]] QString formatDateTime(std::int64_t microsecondsSinceEpoch);
/// "today 12:04", "yesterday", "3 days ago", then the date.
[[nodiscard]] QString formatDay(const QDateTime& when, const QDateTime& now = QDateTime::currentDateTime());
/// Whole seconds from now until `when`, rounded up; 0 when it is past. For a countdown.
[[nodiscard]] qint64 secondsUntil(const QDateTime& when);
/// The text with a full stop, unless it ends with a mark of its own.
[[nodiscard]] QString asSentence(const QString& text);
/// What stands where a value is not known.
[[nodiscard]] QString noValue();

} // namespace topicscope::ui
