// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks English source text for the translators (context "mqtt") without using Qt: lupdate finds the macro by its
/// name, and whoever shows the text looks it up there. For .cpp files only.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif
