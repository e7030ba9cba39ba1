// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"
#include "app/mqtt/properties.h"
#include "app/topics/stored_message.h"
#include "ui/inspector/inspector_header.h"

#include <vector>

namespace topicscope::ui {

/// The MQTT 5 properties of a stored message; none when it has none.
mqtt::Properties propertiesOf(const topics::StoredMessage& message);

/// The subscriptions that the message came by: those that the broker names, else every one whose filter fits. None
/// without a connection.
std::vector<client::SubscriptionStatus> matchedSubscriptions(const client::Connection* connection,
                                                             const topics::StoredMessage& message);

/// What the chips in the inspector's head say of a message. `payloadSize`: bytes, also when not all are at hand.
/// `retainedExists`: the broker keeps a message on its topic.
std::vector<InspectorHeader::Flag> flagsOf(const topics::StoredMessage& message, std::uint64_t payloadSize,
                                           const std::vector<client::SubscriptionStatus>& subscriptions,
                                           bool retainedExists);

} // namespace topicscope::ui
