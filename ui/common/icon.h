// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace topicscope::ui {

/// Which token an icon is drawn in.
enum class IconColor { Text, Dim, Accent, OnAccent, Good, Warning, Bad };

/// A line icon of this project, resources/icons/<name>.svg, tinted when it is painted: it follows the theme and the
/// device pixel ratio by itself, so it can be set once. An unknown name asserts in debug builds and paints nothing.
/// Names: see resources/icons.
[[nodiscard]] QIcon icon(const QString& name, IconColor color = IconColor::Text);

/// The program's own icon, in colour.
[[nodiscard]] QIcon applicationIcon();

} // namespace topicscope::ui
