// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace topicscope::cli {

/// What topicscopectl tells the shell. Public interface.
enum class ExitStatus : int {
    Done = 0,
    Failure = 1,       ///< of its own: a file, the output, the keychain
    WrongUsage = 2,    ///< of the command line
    NotConnected = 3,  ///< refused, unreachable, TLS, or the link was lost with --no-reconnect
    ProtocolError = 4, ///< the peer broke the protocol
    TimeRanOut = 5,    ///< before --count was reached, or before the acknowledgement
    Refused = 6        ///< the broker refused a subscription or a publish
};

} // namespace topicscope::cli
