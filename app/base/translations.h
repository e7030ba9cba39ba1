// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace topicscope::base {

/// Installs the program's and Qt's own translations for a language code such as "de", or for the system's language
/// when it is empty, and makes numbers and dates follow it. English is the source text; its plural forms are a
/// translation too. Call once, after QApplication and before the first window.
void installTranslations(const QString& language);

} // namespace topicscope::base
