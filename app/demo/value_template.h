// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QCborValue>
#include <QCoreApplication>
#include <QJsonObject>
#include <QJsonValue>

#include <random>
#include <vector>

namespace topicscope::demo {

/// A value that changes with time: a JSON value in which `{"$generator": {…}}` stands for a generated part.
///
/// Generators:
/// - `$wave {around, by, period [s], noise, decimals}`: a sine with noise
/// - `$walk {from, to, step, decimals}`: a random walk between two bounds
/// - `$count {from, by, skip_every, decimals}`: counts up; with skip_every, jumps over one number after so many values
/// - `$pick {of: […], chance}`: one of a list, changed with that probability each time
/// - `$time "iso" | "seconds" | "milliseconds"`: the time of the value, UTC
///
/// Everything else is a constant. The same seed and the same times give the same values.
class ValueTemplate
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::demo::ValueTemplate)
public:
    /// `where` names the place in error messages.
    static base::Result<ValueTemplate> parse(const QJsonValue& json, const QString& where, std::mt19937& random);

    /// The next value, at `now` milliseconds since the Unix epoch. Whole numbers come as integers.
    QCborValue next(qint64 now, std::mt19937& random);

private:
    enum class Kind { Constant, Array, Object, Wave, Walk, Count, Pick, Time };

    base::Result<void> readGenerator(const QString& name, const QJsonValue& arguments, const QString& where,
                                     std::mt19937& random);
    QCborValue number(double value) const;
    QCborValue nextCount();
    QCborValue nextWalk(std::mt19937& random);
    QCborValue nextPick(std::mt19937& random);
    QCborValue time(qint64 now) const;

    Kind m_kind = Kind::Constant;
    QCborValue m_constant;
    std::vector<QString> m_names;          ///< of an object's members
    std::vector<ValueTemplate> m_children; ///< members, or elements
    std::vector<QCborValue> m_choices;
    QString m_timeFormat;
    double m_around = 0; ///< also: the lower bound of a walk, the first count
    double m_by = 0;     ///< also: the upper bound of a walk, the step of a count
    double m_period = 1;
    double m_phase = 0;
    double m_noise = 0; ///< also: the step of a walk
    double m_chance = 1;
    double m_current = 0;
    int m_decimals = -1; ///< -1: as many as there are
    int m_skipEvery = 0;
    int m_made = 0;
    std::size_t m_choice = 0;
};

} // namespace topicscope::demo
