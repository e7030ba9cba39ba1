// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace topicscope::ui {

/// SIGINT and SIGTERM end the program as closing its window does: report and screenshot are written, DISCONNECT is
/// sent. Does nothing where there are no such signals.
void quitOnSignals(QObject* parent);

} // namespace topicscope::ui
