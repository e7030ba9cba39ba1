// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QJsonValue>
#include <QString>

namespace topicscope::profiles {

/// Reads one YAML document as far as configuration exports use the language: block and flow mappings and sequences,
/// plain, quoted and block scalars, comments. Anchors, aliases, tags and complex keys are errors, with the line.
/// Scalars become null, booleans and numbers as in YAML's core schema. Pure; linear in the size of `text`.
base::Result<QJsonValue> readYaml(const QString& text);

} // namespace topicscope::profiles
