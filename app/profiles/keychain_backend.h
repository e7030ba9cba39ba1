// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/secret_bytes.h"

#include <QString>

#include <functional>

namespace topicscope::profiles {

/// The few things asked of an OS keychain, so that a test can be a locked, slow or absent one.
/// All calls are asynchronous and call back on the calling thread, later than the call returns.
class KeychainBackend
{
public:
    enum class Status {
        Done,
        NotFound,    ///< the keychain answered: there is no such entry
        Locked,      ///< it is there but was not opened (also: the person said no)
        Unavailable, ///< no keychain, no D-Bus, anything else
    };
    struct Answer
    {
        Status status = Status::Done;
        SecretBytes value; ///< of read()
        QString detail;    ///< the keychain's own words, untrusted plain text
    };
    using Callback = std::function<void(const Answer&)>;

    virtual ~KeychainBackend() = default;
    /// For a person: "Secret Service", "Windows Credential Manager".
    virtual QString name() const = 0;
    virtual void read(const QString& key, Callback done) = 0;
    virtual void write(const QString& key, const SecretBytes& value, Callback done) = 0;
    virtual void remove(const QString& key, Callback done) = 0;
};

} // namespace topicscope::profiles
