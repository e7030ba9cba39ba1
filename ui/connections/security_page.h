// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/secret_page.h"

#include <QSslCertificate>

namespace topicscope::ui {

class CertificateField;
class SecretField;

/// User name, password, TLS.
class SecurityPage : public SecretPage
{
    Q_OBJECT

public:
    explicit SecurityPage(QWidget* parent = nullptr);
    void load(const profiles::Profile& profile) override;
    void store(profiles::Profile& profile) const override;
    void setStored(profiles::SecretKinds inKeychain, profiles::SecretKinds inSession) override;
    void setUnsaved(const profiles::SecretMap& secrets) override;
    void collect(profiles::SecretMap& changed, profiles::SecretKinds& removed) const override;
    /// The transport chosen on another page.
    void setTransport(profiles::Transport transport, const QString& host);
    /// Adds certificates to the own CA (of "Trust this certificate").
    void trust(const QList<QSslCertificate>& certificates);
    /// Secrets are to be kept for this session only.
    bool keepForSessionOnly() const;

signals:
    void viewStoredRequested(topicscope::profiles::SecretKind kind);

private:
    QLineEdit* m_userName;
    SecretField* m_password;
    QComboBox* m_method;
    QComboBox* m_minimumVersion;
    QComboBox* m_trust;
    CertificateField* m_ca;
    CertificateField* m_client;
    QLineEdit* m_serverName;
    QLineEdit* m_alpn;
    QCheckBox* m_sessionOnly;
    QList<QWidget*> m_tlsRows;
    profiles::CertificateSummary m_storedCa;
    profiles::CertificateSummary m_storedClient;
};

/// The proxy.
class ProxyPage : public SecretPage
{
    Q_OBJECT

public:
    explicit ProxyPage(QWidget* parent = nullptr);
    void load(const profiles::Profile& profile) override;
    void store(profiles::Profile& profile) const override;
    void setStored(profiles::SecretKinds inKeychain, profiles::SecretKinds inSession) override;
    void setUnsaved(const profiles::SecretMap& secrets) override;
    void collect(profiles::SecretMap& changed, profiles::SecretKinds& removed) const override;

private:
    void updateType();

    QComboBox* m_type;
    QLineEdit* m_host;
    NumberEdit* m_port;
    QLineEdit* m_userName;
    SecretField* m_password;
};

} // namespace topicscope::ui
