// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/broker_url.h"
#include "app/client/connection_settings.h"
#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"

#include <utility>

namespace topicscope::workspace {

/// What a connect with a profile means to the client. `secrets`: those the profile uses, as far as they are known; a
/// secret that is missing is left out, as if there were none. `sessionFolder`: where the state of sessions that outlive
/// the program is kept, one file per profile; empty: in memory only. Any thread; does not block, but asks the system
/// for its proxy where the profile says so.
client::ConnectionSettings toConnectionSettings(const profiles::Profile& profile, const profiles::SecretMap& secrets,
                                                const QString& sessionFolder = {});

/// The subscriptions of a profile that are switched on, as SUBSCRIBE sends them.
std::vector<mqtt::Subscription> toSubscriptions(const QList<profiles::SubscriptionEntry>& entries);

/// A profile for an address that was typed or given with `--url`, with a new id and no name, and the password of the
/// address as a secret of its own. Nothing of it is saved.
std::pair<profiles::Profile, profiles::SecretMap> profileFromUrl(const client::BrokerUrl& url);

/// Reads `FILTER[:QOS]` as the command lines take it: a last `:0`, `:1` or `:2` is the QoS (the highest that is asked
/// for); for a filter that itself ends so, add the QoS. Without one, `otherwise`. The filter is not checked.
profiles::SubscriptionEntry subscriptionFromArgument(const QString& argument,
                                                     mqtt::QoS otherwise = mqtt::QoS::AtMostOnce);

} // namespace topicscope::workspace
