// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/keychain_backend.h"

/// Keychain entries of any size. The Windows store takes some 2.5 kB an entry, so larger secrets are split: the entry
/// itself becomes a short list of contents, and the parts stand beside it under a generation of their own. Parts are
/// written before the list that names them and the old ones removed after it, so that a failure in between leaves the
/// old secret whole. All functions call back once, later than they return; `backend` outlives that call.
namespace topicscope::profiles::split_entry {

/// Largest part, bytes.
inline constexpr qsizetype partSize = 2'000;

/// Status::Unavailable also for an entry whose parts are incomplete.
void read(KeychainBackend& backend, const QString& key, KeychainBackend::Callback done);
/// Reads first, to know which old parts to remove: what cannot be read is not replaced.
void write(KeychainBackend& backend, const QString& key, const SecretBytes& value, KeychainBackend::Callback done);
/// Reads first: what cannot be read is not removed. Status::NotFound where there is nothing.
void remove(KeychainBackend& backend, const QString& key, KeychainBackend::Callback done);

} // namespace topicscope::profiles::split_entry
