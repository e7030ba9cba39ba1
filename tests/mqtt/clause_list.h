// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

namespace topicscope::mqtt::test {

/// Whether that version has a statement or section of that name: the statements by the lists of Appendix B, the
/// sections by the tables of contents.
bool isClauseOf(Version version, BytesView clause);

} // namespace topicscope::mqtt::test
