// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/secret_prompt.h"

#include "ui/common/card.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/connections/password_edit.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace topicscope::ui {

using namespace profiles;

namespace {

/// What a person can type; certificates and keys they cannot.
constexpr std::array typedKinds{SecretKind::Password, SecretKind::Passphrase, SecretKind::ProxyPassword};

PlainLabel* wrapped(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

SecretPrompt::SecretPrompt(const Profile& profile, SecretKinds kinds, const QString& problem, QWidget* parent)
    : QDialog(parent), m_profileId(profile.id)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Connect to %1").arg(profile.displayName()));
    setMinimumWidth(440);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spacing);
    layout->addWidget(wrapped(problem, this));

    auto* form = new QFormLayout;
    for (const SecretKind kind : typedKinds) {
        if (!kinds.testFlag(kind))
            continue;
        auto* field = new PasswordEdit(this);
        field->setAccessibleName(secretKindLabel(kind));
        QString label = secretKindLabel(kind);
        label[0] = label.at(0).toUpper();
        form->addRow(label, field);
        m_fields.insert(kind, field);
    }
    layout->addLayout(form);

    QStringList others;
    for (const SecretKind kind : allSecretKinds) {
        if (kinds.testFlag(kind) && !m_fields.contains(kind))
            others << secretKindLabel(kind);
    }
    if (!others.isEmpty())
        layout->addWidget(
            wrapped(tr("Not readable either: %1. Without them the broker may refuse the connection; edit the "
                       "connection to choose the files again.")
                        .arg(others.join(QStringLiteral(", "))),
                    this));
    layout->addWidget(new DimLabel(tr("What you enter is kept in memory until the program ends."), this));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* connectButton = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    setPrimary(connectButton);
    connectButton->setDefault(true);
    auto* editButton = buttons->addButton(tr("Edit connection…"), QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &SecretPrompt::provide);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, [this] { emit cancelled(m_profileId); });
    connect(editButton, &QPushButton::clicked, this, [this] {
        emit editRequested(m_profileId);
        reject();
    });
    if (!m_fields.isEmpty())
        m_fields.first()->setFocus();
}

void SecretPrompt::provide()
{
    SecretMap secrets;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        secrets.insert(it.key(), SecretBytes::fromText(it.value()->text()));
    accept();
    emit provided(m_profileId, secrets);
}

} // namespace topicscope::ui
