// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_page.h"

#include "ui/common/card.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/connections/certificate_field.h"
#include "ui/connections/password_edit.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>

namespace topicscope::ui {

using namespace profiles;

namespace {

constexpr int pageWidth = 560;

QString capitalized(QString text)
{
    text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

ConnectionPage::ConnectionPage(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Connection"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Connection"));
    outer->addWidget(scroll);
    auto* page = new QWidget(scroll);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    scroll->setWidget(page);
    auto* sides = new QHBoxLayout(page);
    sides->setContentsMargins(3 * spacing, 3 * spacing, 3 * spacing, 3 * spacing);
    auto* content = new QWidget(page);
    content->setMaximumWidth(pageWidth);
    sides->addStretch(1);
    sides->addWidget(content, 1000);
    sides->addStretch(1);

    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addStretch(1);
    m_name = new ElidedLabel({}, content);
    m_name->setFont(headingFont(1.5));
    m_address = new ElidedLabel({}, content);
    m_address->setForegroundRole(QPalette::PlaceholderText);
    m_state = new PlainLabel({}, content);
    m_state->setWordWrap(true);
    m_notice = new Notice(content);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(2 * spacing);
    m_form->setVerticalSpacing(spacing);
    m_keep = new QCheckBox(tr("Keep it in the keychain"), content);
    m_hint = new DimLabel({}, content);
    m_hint->setWordWrap(true);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_name, m_address, m_state, m_notice})
        column->addWidget(widget);
    column->addSpacing(spacing);
    column->addLayout(m_form);
    column->addWidget(m_keep);
    column->addWidget(m_hint);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing);
    m_connect = new QPushButton(tr("Connect"), content);
    m_connect->setObjectName(QStringLiteral("connectShown"));
    setPrimary(m_connect);
    m_edit = new QPushButton(tr("Edit connection…"), content);
    m_cancel = new QPushButton(tr("Cancel"), content);
    for (QPushButton* button : {m_connect, m_edit, m_cancel})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(2);

    connect(m_connect, &QPushButton::clicked, this, &ConnectionPage::go);
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(m_profile.id); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelled(m_profile.id); });
    connect(m_keep, &QCheckBox::toggled, this, &ConnectionPage::updateHint);
    ask({});
}

ConnectionPage::~ConnectionPage() = default;

void ConnectionPage::showProfile(const Profile& profile, const QString& state, const QString& problem,
                                 const Connector::Wanted& wanted)
{
    const bool same = profile.id == m_profile.id && wanted.kinds == m_kinds && wanted.again == m_again;
    m_profile = profile;
    m_name->setText(profile.displayName());
    m_address->setText(profile.displayUrl());
    m_state->setText(state);
    const QString text = wanted.kinds ? wanted.reason : problem;
    if (text.isEmpty())
        m_notice->clear();
    else if (m_notice->isHidden() || m_notice->text() != text)
        m_notice->show(wanted.kinds && !wanted.again ? ChipKind::Info : ChipKind::Bad, text);
    if (!same)
        ask(wanted);
}

void ConnectionPage::updateHint()
{
    m_hint->setText(m_keep->isChecked() ? tr("The keychain may ask you to unlock it.")
                                        : tr("Kept for this session only: in memory, until Topicscope ends."));
}

void ConnectionPage::ask(const Connector::Wanted& wanted)
{
    m_kinds = wanted.kinds;
    m_again = wanted.again;
    m_userName = nullptr;
    m_fields.clear();
    m_certificates.clear();
    while (m_form->rowCount() > 0) {
        // Not at once: one of them may have asked for this with Enter.
        const QFormLayout::TakeRowResult row = m_form->takeRow(0);
        for (QLayoutItem* item : {row.labelItem, row.fieldItem}) {
            item->widget()->hide();
            item->widget()->setObjectName({});
            item->widget()->deleteLater();
            delete item;
        }
    }
    addFields();
    m_keep->setChecked(wanted.keep);
    m_keep->setVisible(m_kinds && wanted.canKeep);
    updateHint();
    m_hint->setVisible(bool(m_kinds));
    m_cancel->setVisible(bool(m_kinds));
}

void ConnectionPage::addField(const QString& label, QWidget* field)
{
    field->setAccessibleName(label);
    m_form->addRow(new DimLabel(label, this), field);
}

void ConnectionPage::addFields()
{
    // What was refused may have been the name as well.
    if (m_again && m_kinds.testFlag(SecretKind::Password)) {
        m_userName = new QLineEdit(m_profile.userName, this);
        m_userName->setObjectName(QStringLiteral("wanted-user-name"));
        connect(m_userName, &QLineEdit::returnPressed, this, &ConnectionPage::go);
        addField(tr("User name"), m_userName);
    }
    for (const SecretKind kind : allSecretKinds) {
        if (!(m_kinds & typedSecretKinds).testFlag(kind))
            continue;
        auto* field = new PasswordEdit(this);
        field->setObjectName(QStringLiteral("wanted-") + secretKindName(kind));
        connect(field, &QLineEdit::returnPressed, this, &ConnectionPage::go);
        addField(capitalized(secretKindLabel(kind)), field);
        m_fields.insert(kind, field);
    }
    const auto addFiles = [this](CertificateField::Purpose purpose, const QString& label) {
        auto* field = new CertificateField(purpose, this);
        field->setHint(tr("Choose its file again."));
        addField(label, field);
        m_certificates << field;
    };
    if (m_kinds.testFlag(SecretKind::CaCertificates))
        addFiles(CertificateField::Purpose::OwnCa, tr("Own CA"));
    if (m_kinds & (SecretKind::ClientCertificate | SecretKind::PrivateKey))
        addFiles(CertificateField::Purpose::Client, tr("Client certificate"));
}

void ConnectionPage::go()
{
    if (!m_kinds) {
        emit connectRequested(m_profile.id);
        return;
    }
    SecretMap secrets;
    SecretKinds removed;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        secrets.insert(it.key(), SecretBytes::fromText(it.value()->text()));
    for (const CertificateField* field : std::as_const(m_certificates))
        field->collect(secrets, removed);
    Connector::Answer answer;
    if (m_userName)
        answer.userName = m_userName->text();
    answer.keep = m_keep->isVisibleTo(this) && m_keep->isChecked();
    const QString id = m_profile.id;
    ask({}); // what was typed does not stay in the fields
    emit provided(id, secrets, answer);
}

void ConnectionPage::focusFirst()
{
    // The name first where there is none yet.
    const bool nameFirst = m_userName && m_userName->text().isEmpty();
    QWidget* first = nameFirst                   ? static_cast<QWidget*>(m_userName)
                     : !m_fields.isEmpty()       ? static_cast<QWidget*>(m_fields.first())
                     : !m_certificates.isEmpty() ? static_cast<QWidget*>(m_certificates.first())
                                                 : m_connect;
    first->setFocus(Qt::OtherFocusReason);
}

void ConnectionPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isAsking()) {
        emit cancelled(m_profile.id);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace topicscope::ui
