// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "app/cli/exit_status.h"
#include "app/cli/user_properties.h"
#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"

#include <tl/expected.hpp>

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace topicscope::cli {

/// Why a command ends, for the shell and for the person.
struct Failure
{
    ExitStatus status = ExitStatus::Failure;
    QString message;
};

/// Where to connect and how, from the options that all connecting commands share.
class ConnectionArguments
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::cli::ConnectionArguments)
public:
    profiles::Profile profile;
    profiles::SecretMap secrets;        ///< given on the command line: they go before those of the keychain
    profiles::SecretKinds fromKeychain; ///< still to be read, of a saved profile
    UserProperties userProperties;
    QStringList warnings; ///< to be said, though it works

    /// Reads the files that are named. The profile's subscriptions are left out.
    static tl::expected<ConnectionArguments, Failure> read(const CommandLine& line);

private:
    using Outcome = tl::expected<void, Failure>;

    Outcome readAddress(const CommandLine& line);
    Outcome readSession(const CommandLine& line);
    Outcome readProtocol(const CommandLine& line);
    Outcome readProperties(const CommandLine& line);
    Outcome readWill(const CommandLine& line);
    Outcome readProxy(const CommandLine& line);
    Outcome readCredentials(const CommandLine& line);
    Outcome readTls(const CommandLine& line);
    Outcome readSecretFile(const CommandLine& line, const char* option, profiles::SecretKind kind, bool oneLine);
    Outcome check(const CommandLine& line);
};

/// A failure of wrong usage.
tl::unexpected<Failure> wrongUsage(const QString& message);

} // namespace topicscope::cli
