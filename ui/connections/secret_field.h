// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/secret_store.h"

#include <QWidget>

class QToolButton;

namespace topicscope::ui {

class Chip;
class PasswordEdit;

/// A password in the editor. One that is saved is never fetched to be shown: the field stays empty, says where the
/// password is, and what is typed replaces it.
class SecretField : public QWidget
{
    Q_OBJECT

public:
    SecretField(profiles::SecretKind kind, const QString& accessibleName, QWidget* parent = nullptr);

    enum class Place { Nowhere, Keychain, Session };
    static Place placeOf(profiles::SecretKind kind, profiles::SecretKinds inKeychain, profiles::SecretKinds inSession);
    /// Shown while there is none.
    void setHint(const QString& text);
    /// Starts over: nothing typed.
    void setStored(Place place);
    /// Starts over with a value that is not saved yet.
    void setTyped(const profiles::SecretBytes& value);

    /// Adds what was typed, if anything was.
    void collect(profiles::SecretMap& changed, profiles::SecretKinds& removed) const;
    bool isModified() const;
    /// There is one, saved or typed.
    bool hasSecret() const;

signals:
    void edited();

private:
    void update();

    profiles::SecretKind m_kind;
    Place m_place = Place::Nowhere;
    bool m_forgotten = false;
    QString m_hint;
    PasswordEdit* m_edit;
    Chip* m_badge;
    QToolButton* m_forget;
};

} // namespace topicscope::ui
