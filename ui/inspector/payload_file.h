// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode_job.h"

#include <QWidget>

#include <functional>

namespace topicscope::ui {

/// Asks for a file name and writes the bytes there on the thread pool: whole, or not at all. `done` is called on the
/// GUI thread with a plain sentence; `good` says whether it was written. Not called when the person thinks better of
/// it.
void savePayload(QWidget* parent, const payload::SharedBytes& bytes, const QString& suggestedName,
                 std::function<void(bool good, const QString& text)> done);

/// A file name for a payload: the last level of the topic, without anything that a file system could mind, and an
/// ending that fits.
QString suggestedFileName(payload::BytesView topic, payload::BytesView bytes);

} // namespace topicscope::ui
