// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace topicscope::base {

/// What went wrong, in plain, translated words with the next step where there is one. Never holds a secret.
struct Error
{
    QString message;
};

/// A value, or the reason why there is none.
template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error: `return base::fail(tr("…"));`
inline tl::unexpected<Error> fail(QString message)
{
    return tl::unexpected<Error>(Error{std::move(message)});
}

} // namespace topicscope::base
