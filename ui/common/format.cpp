// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace topicscope::ui {
namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::Format)
};

constexpr std::int64_t microsecondsPerSecond = 1'000'000;
constexpr std::int64_t minute = 60 * microsecondsPerSecond;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

/// Three significant figures, never an exponent.
QString shortNumber(double value)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    QString text = QLocale().toString(value, 'f', decimals);
    return text;
}

/// "8.4 M": one decimal below ten, none above a hundred.
QString withSuffix(double value)
{
    static constexpr std::array suffixes{"k", "M", "G", "T"};
    std::size_t suffix = 0;
    value /= 1000;
    while (value >= 999.95 && suffix + 1 < suffixes.size()) {
        value /= 1000;
        ++suffix;
    }
    return QStringLiteral("%1\u202f%2")
        .arg(QLocale().toString(value, 'f', value < 99.95 ? 1 : 0), QLatin1StringView(suffixes[suffix]));
}

} // namespace

qint64 secondsUntil(const QDateTime& when)
{
    return (qMax<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(when)) + 999) / 1000;
}

QString asSentence(const QString& text)
{
    const bool ended = text.isEmpty() || QStringView(u".?!…").contains(text.back());
    return ended ? text : text + QLatin1Char('.');
}

QString noValue()
{
    return QStringLiteral("–");
}

QString formatCount(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString formatShortCount(std::int64_t count)
{
    return count < 100'000 ? formatCount(count) : withSuffix(static_cast<double>(count));
}

QString formatRate(double perSecond)
{
    if (!(perSecond >= 0.005))
        return noValue();
    if (perSecond < 0.095)
        return QLocale().toString(perSecond, 'f', 2);
    if (perSecond < 9.95)
        return QLocale().toString(perSecond, 'f', 1);
    if (perSecond < 100'000)
        return formatCount(std::llround(perSecond));
    return withSuffix(perSecond);
}

QString formatBytes(std::int64_t bytes)
{
    if (bytes < 1024)
        return Format::tr("%1 B", "bytes").arg(QLocale().toString(static_cast<qlonglong>(bytes)));
    static constexpr std::array units{"KiB", "MiB", "GiB", "TiB"};
    double value = static_cast<double>(bytes) / 1024;
    std::size_t unit = 0;
    while (value >= 1023.5 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(QLocale().toString(value, 'f', value < 9.95 ? 1 : 0),
                                       QLatin1StringView(units[unit]));
}

QString formatAge(std::int64_t microseconds)
{
    const std::int64_t age = qMax<std::int64_t>(0, microseconds);
    if (age < minute)
        return Format::tr("%1 s", "seconds").arg(age / microsecondsPerSecond);
    if (age < hour)
        return Format::tr("%1 min", "minutes").arg(age / minute);
    if (age < day)
        return Format::tr("%1 h", "hours").arg(age / hour);
    return Format::tr("%1 d", "days").arg(age / day);
}

std::int64_t ageTextValidFor(std::int64_t microseconds)
{
    const std::int64_t age = qMax<std::int64_t>(0, microseconds);
    const std::int64_t unit = age < minute ? microsecondsPerSecond : age < hour ? minute : age < day ? hour : day;
    return unit - age % unit;
}

QString formatDuration(std::int64_t microseconds)
{
    if (microseconds < 1000)
        return Format::tr("%1 ms", "milliseconds")
            .arg(QLocale().toString(static_cast<double>(microseconds) / 1000, 'f', 2));
    if (microseconds < 10'000)
        return Format::tr("%1 ms", "milliseconds")
            .arg(QLocale().toString(static_cast<double>(microseconds) / 1000, 'f', 1));
    if (microseconds < microsecondsPerSecond)
        return Format::tr("%1 ms", "milliseconds")
            .arg(QLocale().toString(static_cast<double>(microseconds) / 1000, 'f', 0));
    if (microseconds < minute)
        return Format::tr("%1 s", "seconds")
            .arg(shortNumber(static_cast<double>(microseconds) / microsecondsPerSecond));
    if (microseconds < hour)
        return Format::tr("%1 min %2 s").arg(microseconds / minute).arg(microseconds % minute / microsecondsPerSecond);
    if (microseconds < day)
        return Format::tr("%1 h %2 min").arg(microseconds / hour).arg(microseconds % hour / minute);
    return Format::tr("%1 d %2 h").arg(microseconds / day).arg(microseconds % day / hour);
}

QString formatTime(std::int64_t microsecondsSinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(microsecondsSinceEpoch / 1000).toString(u"HH:mm:ss.zzz");
}

QString formatDateTime(std::int64_t microsecondsSinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(microsecondsSinceEpoch / 1000).toString(u"yyyy-MM-dd HH:mm:ss.zzz");
}

QString formatDay(const QDateTime& when, const QDateTime& now)
{
    const qint64 days = when.date().daysTo(now.date());
    if (days <= 0)
        return Format::tr("today %1").arg(QLocale().toString(when.time(), QLocale::ShortFormat));
    if (days == 1)
        return Format::tr("yesterday");
    if (days < 7)
        return Format::tr("%n day(s) ago", nullptr, static_cast<int>(days));
    return QLocale().toString(when.date(), QLocale::ShortFormat);
}

} // namespace topicscope::ui
