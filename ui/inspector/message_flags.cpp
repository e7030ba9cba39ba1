// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/message_flags.h"

#include "app/client/connection.h"
#include "app/mqtt/topic.h"
#include "app/payload/visible_text.h"
#include "ui/common/format.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/properties_tab.h"

#include <algorithm>

namespace topicscope::ui {

using topics::StoredMessage;

mqtt::Properties propertiesOf(const StoredMessage& message)
{
    return mqtt::Properties::decode(message.encodedProperties, mqtt::PropertyHome::Publish)
        .value_or(mqtt::Properties());
}

std::vector<client::SubscriptionStatus> matchedSubscriptions(const client::Connection* connection,
                                                             const StoredMessage& stored)
{
    if (!connection)
        return {};
    const std::vector<std::uint32_t> identifiers = propertiesOf(stored).subscriptionIdentifiers();
    std::vector<client::SubscriptionStatus> matched;
    for (const client::SubscriptionStatus& subscription : connection->subscriptions()) {
        const bool granted = subscription.state == client::SubscriptionStatus::State::Granted;
        const bool named =
            std::find(identifiers.begin(), identifiers.end(), subscription.identifier) != identifiers.end();
        const bool fits = mqtt::matches(mqtt::filterPart(subscription.requested.filter), stored.topic);
        // The broker's word counts; without it (3.x) every filter that fits may have brought the message.
        if (granted && (identifiers.empty() ? fits : named))
            matched.push_back(subscription);
    }
    return matched;
}

std::vector<InspectorHeader::Flag> flagsOf(const StoredMessage& message, std::uint64_t payloadSize,
                                           const std::vector<client::SubscriptionStatus>& subscriptions,
                                           bool retainedExists)
{
    using Flag = InspectorHeader::Flag;
    std::vector<Flag> flags;
    const auto lowered =
        std::find_if(subscriptions.begin(), subscriptions.end(),
                     [](const client::SubscriptionStatus& each) { return each.granted < each.requested.options.qos; });
    if (lowered != subscriptions.end() && lowered->granted == message.qos) {
        flags.push_back(
            {Inspector::tr("QoS %1 → %2").arg(int(lowered->requested.options.qos)).arg(int(lowered->granted)),
             ChipKind::Warning,
             Inspector::tr("The subscription asked for QoS %1, the broker granted QoS %2.")
                 .arg(int(lowered->requested.options.qos))
                 .arg(int(lowered->granted))});
    } else {
        flags.push_back({Inspector::tr("QoS %1").arg(int(message.qos)), ChipKind::Neutral,
                         Inspector::tr("Quality of service that it was delivered with.")});
    }
    const bool retained = message.provenance == mqtt::Provenance::Retained;
    const ChipKind kind = retained                                       ? ChipKind::Info
                          : message.provenance == mqtt::Provenance::Live ? ChipKind::Good
                                                                         : ChipKind::Warning;
    flags.push_back({provenanceName(message.provenance), kind, provenanceExplanation(message.provenance)});
    if (!retained && retainedExists)
        flags.push_back(
            {Inspector::tr("Retained exists"), ChipKind::Info,
             Inspector::tr("The broker keeps a retained message on this topic; who subscribes anew gets it.")});
    if (message.duplicate)
        flags.push_back({Inspector::tr("DUP"), ChipKind::Warning,
                         Inspector::tr("Sent again by the broker; it may have come before.")});
    if (message.flags & mqtt::PayloadNotUtf8)
        flags.push_back({Inspector::tr("Not UTF-8"), ChipKind::Warning,
                         Inspector::tr("Payload Format Indicator says UTF-8, but the payload is not.")});
    if (message.flags & mqtt::TopicHasControlCharacters)
        flags.push_back({Inspector::tr("Control characters"), ChipKind::Warning,
                         Inspector::tr("The topic holds control characters.")});
    flags.push_back({formatBytes(std::int64_t(payloadSize)), ChipKind::Neutral, Inspector::tr("Size of the payload.")});
    constexpr std::size_t mostFilters = 2;
    for (std::size_t i = 0; i < std::min(subscriptions.size(), mostFilters); ++i) {
        const QString filter =
            payload::visibleText(payload::BytesView(subscriptions[i].requested.filter).substr(0, 40));
        flags.push_back({filter, ChipKind::Neutral, Inspector::tr("Came by the subscription to %1.").arg(filter)});
    }
    if (subscriptions.size() > mostFilters)
        flags.push_back({Inspector::tr("+%n filters", nullptr, int(subscriptions.size() - mostFilters)),
                         ChipKind::Neutral, Inspector::tr("More filters of yours match this topic.")});
    return flags;
}

} // namespace topicscope::ui
