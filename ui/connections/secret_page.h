// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/secret_store.h"
#include "ui/connections/editor_page.h"

namespace topicscope::ui {

/// A page that has secrets besides what is in the profile.
class SecretPage : public EditorPage
{
    Q_OBJECT

public:
    using EditorPage::EditorPage;
    /// After load(): which secrets exist, and where.
    virtual void setStored(profiles::SecretKinds inKeychain, profiles::SecretKinds inSession) = 0;
    /// After setStored(): secrets that are not saved yet.
    virtual void setUnsaved(const profiles::SecretMap& secrets) = 0;
    virtual void collect(profiles::SecretMap& changed, profiles::SecretKinds& removed) const = 0;
};

} // namespace topicscope::ui
