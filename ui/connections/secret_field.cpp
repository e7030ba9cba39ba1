// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/secret_field.h"

#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/spacing.h"
#include "ui/connections/password_edit.h"

#include <QBoxLayout>
#include <QToolButton>

namespace topicscope::ui {

using namespace profiles;

SecretField::SecretField(SecretKind kind, const QString& accessibleName, QWidget* parent)
    : QWidget(parent), m_kind(kind)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    m_edit = new PasswordEdit(this);
    m_edit->setAccessibleName(accessibleName);
    m_edit->setObjectName(secretKindName(kind));
    layout->addWidget(m_edit, 1);
    m_badge = new Chip({}, ChipKind::Good, this);
    layout->addWidget(m_badge);
    m_forget = iconButton(QStringLiteral("trash"), tr("Forget the saved %1").arg(secretKindLabel(kind)), this);
    layout->addWidget(m_forget);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_forgotten = false;
        update();
        emit edited();
    });
    connect(m_forget, &QToolButton::clicked, this, [this] {
        m_edit->clear();
        m_forgotten = true;
        update();
        m_edit->setFocus();
        emit edited();
    });
    update();
}

SecretField::Place SecretField::placeOf(SecretKind kind, SecretKinds inKeychain, SecretKinds inSession)
{
    if (inSession.testFlag(kind))
        return Place::Session;
    return inKeychain.testFlag(kind) ? Place::Keychain : Place::Nowhere;
}

void SecretField::setHint(const QString& text)
{
    m_hint = text;
    update();
}

void SecretField::setStored(Place place)
{
    m_place = place;
    m_forgotten = false;
    m_edit->clear();
    update();
}

void SecretField::setTyped(const SecretBytes& value)
{
    setStored(Place::Nowhere);
    m_edit->setText(value.toText());
    update();
}

bool SecretField::isModified() const
{
    return m_forgotten || !m_edit->text().isEmpty();
}

bool SecretField::hasSecret() const
{
    return !m_edit->text().isEmpty() || (m_place != Place::Nowhere && !m_forgotten);
}

void SecretField::collect(SecretMap& changed, SecretKinds& removed) const
{
    if (!m_edit->text().isEmpty())
        changed.insert(m_kind, SecretBytes::fromText(m_edit->text()));
    else if (m_forgotten)
        removed |= m_kind;
}

void SecretField::update()
{
    const bool typed = !m_edit->text().isEmpty();
    const bool stored = m_place != Place::Nowhere && !m_forgotten;
    m_edit->setPlaceholderText(stored ? QStringLiteral("••••••••••••") : m_hint);
    m_badge->setVisible(stored && !typed);
    m_badge->setText(m_place == Place::Keychain ? tr("in the keychain") : tr("for this session only"));
    m_badge->setKind(m_place == Place::Keychain ? ChipKind::Good : ChipKind::Warning);
    m_forget->setVisible(stored && !typed);
    m_edit->setAccessibleDescription(stored ? m_badge->text() : QString());
}

} // namespace topicscope::ui
