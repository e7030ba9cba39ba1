// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"

#include <QDialog>
#include <QMap>

class QLineEdit;

namespace topicscope::ui {

/// Asks for the passwords and passphrases that the keychain did not give. Show it with open(): no event loop is nested.
/// Certificates and keys cannot be typed: it names them and offers to edit the connection.
class SecretPrompt : public QDialog
{
    Q_OBJECT

public:
    SecretPrompt(const profiles::Profile& profile, profiles::SecretKinds kinds, const QString& problem,
                 QWidget* parent = nullptr);

signals:
    /// "Connect": what was typed.
    void provided(const QString& profileId, const topicscope::profiles::SecretMap& secrets);
    void cancelled(const QString& profileId);
    void editRequested(const QString& profileId);

private:
    void provide();

    QString m_profileId;
    QMap<profiles::SecretKind, QLineEdit*> m_fields;
};

} // namespace topicscope::ui
