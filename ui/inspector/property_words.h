// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/properties.h"

#include <QString>

namespace topicscope::ui {

/// The standard's name of a property, as a person reads it.
QString propertyName(mqtt::PropertyId id);

/// What a property means, in one plain, translated sentence.
QString propertyExplanation(mqtt::PropertyId id);

/// Its value for reading: durations with their unit, text with every character visible, binary data as hexadecimal text
/// and, where it is text, as text too. Plain text.
QString propertyValue(const mqtt::Property& property);

} // namespace topicscope::ui
