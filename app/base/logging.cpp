// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"

namespace topicscope {

Q_LOGGING_CATEGORY(lcClient, "topicscope.client", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTopics, "topicscope.topics", QtInfoMsg)
Q_LOGGING_CATEGORY(lcProfiles, "topicscope.profiles", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDemo, "topicscope.demo", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "topicscope.ui", QtInfoMsg)

} // namespace topicscope
