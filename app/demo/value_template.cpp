// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/value_template.h"

#include <QCborArray>
#include <QCborMap>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace topicscope::demo {

base::Result<ValueTemplate> ValueTemplate::parse(const QJsonValue& json, const QString& where, std::mt19937& random)
{
    ValueTemplate result;
    if (json.isArray()) {
        result.m_kind = Kind::Array;
        for (const QJsonValue element : json.toArray()) {
            auto child = parse(element, where, random);
            if (!child) {
                return child;
            }
            result.m_children.push_back(std::move(*child));
        }
        return result;
    }
    if (!json.isObject()) {
        result.m_constant = QCborValue::fromJsonValue(json);
        return result;
    }
    const QJsonObject object = json.toObject();
    if (object.size() == 1 && object.begin().key().startsWith(u'$')) {
        if (auto read = result.readGenerator(object.begin().key(), object.begin().value(), where, random); !read) {
            return tl::unexpected(read.error());
        }
        return result;
    }
    result.m_kind = Kind::Object;
    for (auto member = object.begin(); member != object.end(); ++member) {
        auto child = parse(member.value(), where, random);
        if (!child) {
            return child;
        }
        result.m_names.push_back(member.key());
        result.m_children.push_back(std::move(*child));
    }
    return result;
}

base::Result<void> ValueTemplate::readGenerator(const QString& name, const QJsonValue& arguments, const QString& where,
                                                std::mt19937& random)
{
    const QJsonObject options = arguments.toObject();
    const auto option = [&options](QLatin1StringView key, double otherwise) {
        return options.value(key).toDouble(otherwise);
    };
    m_decimals = options.value("decimals"_L1).toInt(-1);
    if (name == "$wave"_L1) {
        m_kind = Kind::Wave;
        m_around = option("around"_L1, 0);
        m_by = option("by"_L1, 1);
        m_period = option("period"_L1, 60);
        m_noise = option("noise"_L1, 0);
        // Each instance starts elsewhere on its wave, so that machines of the same kind differ.
        m_phase = std::uniform_real_distribution<>(0, 2 * std::numbers::pi)(random);
    } else if (name == "$walk"_L1) {
        m_kind = Kind::Walk;
        m_around = option("from"_L1, 0);
        m_by = option("to"_L1, 100);
        m_noise = option("step"_L1, 1);
        m_current = std::uniform_real_distribution<>(std::min(m_around, m_by), std::max(m_around, m_by))(random);
    } else if (name == "$count"_L1) {
        m_kind = Kind::Count;
        m_decimals = options.value("decimals"_L1).toInt(0);
        m_by = option("by"_L1, 1);
        m_current = option("from"_L1, 0) - m_by;
        m_skipEvery = options.value("skip_every"_L1).toInt(0);
    } else if (name == "$pick"_L1) {
        m_kind = Kind::Pick;
        m_chance = option("chance"_L1, 1);
        for (const QJsonValue choice : options.value("of"_L1).toArray()) {
            m_choices.push_back(QCborValue::fromJsonValue(choice));
        }
        if (m_choices.empty()) {
            return base::fail(tr("%1: $pick has nothing to pick from").arg(where));
        }
    } else if (name == "$time"_L1) {
        m_kind = Kind::Time;
        m_timeFormat = arguments.toString();
    } else {
        return base::fail(tr("%1: there is no generator %2").arg(where, name));
    }
    if (m_period <= 0) {
        return base::fail(tr("%1: a period must be longer than 0 s").arg(where));
    }
    return {};
}

QCborValue ValueTemplate::next(qint64 now, std::mt19937& random)
{
    switch (m_kind) {
    case Kind::Constant:
        break;
    case Kind::Array: {
        QCborArray array;
        for (ValueTemplate& child : m_children) {
            array.append(child.next(now, random));
        }
        return array;
    }
    case Kind::Object: {
        QCborMap map;
        for (std::size_t i = 0; i < m_children.size(); ++i) {
            map.insert(m_names[i], m_children[i].next(now, random));
        }
        return map;
    }
    case Kind::Wave: {
        const double angle = m_phase + 2 * std::numbers::pi * (double(now) / 1000.0) / m_period;
        const double noise = m_noise * std::uniform_real_distribution<>(-1, 1)(random);
        return number(m_around + m_by * std::sin(angle) + noise);
    }
    case Kind::Walk:
        return nextWalk(random);
    case Kind::Count:
        return nextCount();
    case Kind::Pick:
        return nextPick(random);
    case Kind::Time:
        return time(now);
    }
    return m_constant;
}

QCborValue ValueTemplate::nextWalk(std::mt19937& random)
{
    m_current += m_noise * std::uniform_real_distribution<>(-1, 1)(random);
    m_current = std::clamp(m_current, std::min(m_around, m_by), std::max(m_around, m_by));
    return number(m_current);
}

QCborValue ValueTemplate::nextCount()
{
    m_current += m_by;
    if (m_skipEvery > 0 && m_made > 0 && m_made % m_skipEvery == 0) {
        m_current += m_by;
    }
    ++m_made;
    return number(m_current);
}

QCborValue ValueTemplate::nextPick(std::mt19937& random)
{
    if (std::uniform_real_distribution<>(0, 1)(random) < m_chance) {
        m_choice = std::uniform_int_distribution<std::size_t>(0, m_choices.size() - 1)(random);
    }
    return m_choices[m_choice];
}

QCborValue ValueTemplate::time(qint64 now) const
{
    if (m_timeFormat == "seconds"_L1) {
        return QCborValue(now / 1000);
    }
    if (m_timeFormat == "milliseconds"_L1) {
        return QCborValue(now);
    }
    return QCborValue(QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(Qt::ISODateWithMs));
}

QCborValue ValueTemplate::number(double value) const
{
    if (m_decimals == 0) {
        return QCborValue(qint64(std::llround(value)));
    }
    if (m_decimals < 0) {
        return QCborValue(value);
    }
    const double scale = std::pow(10.0, m_decimals);
    return QCborValue(std::round(value * scale) / scale);
}

} // namespace topicscope::demo
