// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"
#include "ui/connections/connector.h"

#include <QMap>
#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace topicscope::ui {

class CertificateField;
class Notice;
class PasswordEdit;

/// What stands in place of messages while a connection has none to show: which one it is, its state, what went wrong
/// last, and the way to connect. Where a connect waits for secrets, they are asked for here. GUI thread.
class ConnectionPage : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionPage(QWidget* parent = nullptr);
    ~ConnectionPage() override;

    /// Shows this one. `state`: one line; `problem`: what went wrong last, empty when nothing did. What was typed stays
    /// as long as it is the same connection and asks for the same.
    void showProfile(const profiles::Profile& profile, const QString& state, const QString& problem,
                     const Connector::Wanted& wanted);
    QString profileId() const { return m_profile.id; }
    bool isAsking() const { return bool(m_kinds); }
    /// The cursor goes to the first thing to fill in, or to "Connect".
    void focusFirst();

signals:
    void connectRequested(const QString& profileId);
    void editRequested(const QString& profileId);
    /// What was entered, after a connect had asked for it.
    void provided(const QString& profileId, const topicscope::profiles::SecretMap& secrets,
                  const topicscope::ui::Connector::Answer& answer);
    /// The person does not want to enter it.
    void cancelled(const QString& profileId);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void ask(const Connector::Wanted& wanted);
    void addField(const QString& label, QWidget* field);
    void addFields();
    void updateHint();
    void go();

    profiles::Profile m_profile;
    profiles::SecretKinds m_kinds;
    bool m_again = false;
    QMap<profiles::SecretKind, PasswordEdit*> m_fields;
    QList<CertificateField*> m_certificates;
    QLabel* m_name;
    QLabel* m_address;
    QLabel* m_state;
    Notice* m_notice;
    QFormLayout* m_form;
    QLineEdit* m_userName = nullptr; ///< null: not asked for
    QCheckBox* m_keep;
    QLabel* m_hint;
    QPushButton* m_connect;
    QPushButton* m_edit;
    QPushButton* m_cancel;
};

} // namespace topicscope::ui
