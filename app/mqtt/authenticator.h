// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <optional>

namespace topicscope::mqtt {

/// The client's half of an enhanced authentication (MQTT 5.0 §4.12), such as SCRAM. The session calls it on its own
/// thread while it handles a packet; it must answer at once. One object serves one connection and its
/// re-authentications, each of which begins with start().
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    /// The Authentication Method, "SCRAM-SHA-256". Must stay the same for the life of a connection [MQTT-4.12.0-5].
    virtual BytesView method() const = 0;
    /// Forgets any former exchange and gives the Authentication Data of CONNECT, or of the AUTH packet that starts a
    /// re-authentication; nothing when the method begins without data.
    virtual std::optional<Bytes> start() = 0;
    /// The server sent AUTH with Continue authentication: gives the data to answer with. Nothing: give up; the session
    /// then disconnects with Unspecified error.
    virtual std::optional<Bytes> challenge(BytesView data) = 0;
    /// The server reported success (CONNACK, or AUTH in a re-authentication) with its last data, which may prove its
    /// own identity. False: the proof is wrong and the session disconnects.
    virtual bool finish(std::optional<BytesView> data) = 0;
};

} // namespace topicscope::mqtt
