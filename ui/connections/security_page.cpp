// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/security_page.h"

#include "ui/connections/certificate_field.h"
#include "ui/connections/number_edit.h"
#include "ui/connections/secret_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace topicscope::ui {

using namespace profiles;

namespace {

enum class Trust { SystemAndOwn, OwnOnly, Anyone };

} // namespace

SecurityPage::SecurityPage(QWidget* parent) : SecretPage(tr("Security"), QStringLiteral("shield"), parent)
{
    m_userName = makeLine(QStringLiteral("userName"), tr("none"));
    addRow(tr("User name"), m_userName, QStringLiteral("userName"));
    m_password = new SecretField(SecretKind::Password, tr("Password"), content());
    connect(m_password, &SecretField::edited, this, [this] { touch(QStringLiteral("userName")); });
    addRow(tr("Password"), m_password, QStringLiteral("password"));
    m_method = makeCombo(QStringLiteral("authenticationMethod"));
    m_method->addItem(tr("User name and password"), QString());
    for (const char* method : {"SCRAM-SHA-256", "SCRAM-SHA-512", "SCRAM-SHA-1"})
        m_method->addItem(QString::fromLatin1(method), QString::fromLatin1(method));
    addRow(tr("Authentication"), m_method, QStringLiteral("authenticationMethod"));

    m_minimumVersion = makeCombo(QStringLiteral("tls.minimumVersion"));
    m_minimumVersion->addItem(tr("TLS 1.2 or newer"), int(TlsVersion::V1_2));
    m_minimumVersion->addItem(tr("TLS 1.3"), int(TlsVersion::V1_3));
    addRow(tr("Encryption"), m_minimumVersion, QStringLiteral("tls.minimumVersion"));
    m_trust = makeCombo(QStringLiteral("tls.verifyPeer"));
    m_trust->addItem(tr("System certificates and own CA"), int(Trust::SystemAndOwn));
    m_trust->addItem(tr("Own CA only"), int(Trust::OwnOnly));
    m_trust->addItem(tr("Anyone: do not check the certificate"), int(Trust::Anyone));
    addRow(tr("Trust"), m_trust, QStringLiteral("tls.verifyPeer"));
    m_ca = new CertificateField(CertificateField::Purpose::OwnCa, content());
    addRow(tr("Own CA"), m_ca, QStringLiteral("ownCa"));
    m_client = new CertificateField(CertificateField::Purpose::Client, content());
    addRow(tr("Client certificate"), m_client, QStringLiteral("clientCertificate"));
    QLabel* note = addNote(
        tr("Drop PEM, DER or PKCS#12 files on these fields. They are checked at once, stored in your OS keychain, and "
           "not needed again."));
    m_serverName = makeLine(QStringLiteral("tls.serverName"));
    addRow(tr("Server name"), m_serverName, QStringLiteral("tls.serverName"));
    m_alpn = makeLine(QStringLiteral("tls.alpn"), tr("none"));
    addRow(tr("ALPN"), m_alpn, QStringLiteral("tls.alpn"));
    m_tlsRows = {m_minimumVersion, m_trust, m_ca, m_client, note, m_serverName, m_alpn};

    m_sessionOnly =
        makeCheck(QStringLiteral("sessionOnly"), tr("Keep new secrets for this session only, not in the keychain"));
    addCheck(m_sessionOnly, QStringLiteral("sessionOnly"));

    connect(m_ca, &CertificateField::edited, this, [this] { touch(QStringLiteral("ownCa")); });
    connect(m_client, &CertificateField::edited, this, [this] { touch(QStringLiteral("clientCertificate")); });
    connect(m_ca, &CertificateField::viewStoredRequested, this,
            [this] { emit viewStoredRequested(SecretKind::CaCertificates); });
    connect(m_client, &CertificateField::viewStoredRequested, this,
            [this] { emit viewStoredRequested(SecretKind::ClientCertificate); });
}

void SecurityPage::load(const Profile& profile)
{
    m_userName->setText(profile.userName);
    if (m_method->findData(profile.authenticationMethod) < 0)
        m_method->addItem(profile.authenticationMethod, profile.authenticationMethod);
    m_method->setCurrentIndex(m_method->findData(profile.authenticationMethod));
    m_minimumVersion->setCurrentIndex(m_minimumVersion->findData(int(profile.tls.minimumVersion)));
    const Trust trust = !profile.tls.verifyPeer             ? Trust::Anyone
                        : profile.tls.useSystemCertificates ? Trust::SystemAndOwn
                                                            : Trust::OwnOnly;
    m_trust->setCurrentIndex(m_trust->findData(int(trust)));
    m_serverName->setText(profile.tls.serverName);
    m_alpn->setText(profile.tls.alpn.join(QStringLiteral(", ")));
    m_sessionOnly->setChecked(false);
    m_storedCa = profile.ownCa;
    m_storedClient = profile.clientCertificate;
    setTransport(profile.transport, profile.host);
}

void SecurityPage::store(Profile& profile) const
{
    profile.userName = m_userName->text();
    profile.authenticationMethod = m_method->currentData().toString();
    profile.tls.minimumVersion = static_cast<TlsVersion>(m_minimumVersion->currentData().toInt());
    const auto trust = static_cast<Trust>(m_trust->currentData().toInt());
    profile.tls.verifyPeer = trust != Trust::Anyone;
    // "Anyone" says nothing about the certificates: what was set before stays for the day it is checked again.
    if (trust != Trust::Anyone)
        profile.tls.useSystemCertificates = trust == Trust::SystemAndOwn;
    profile.tls.serverName = m_serverName->text().trimmed();
    profile.tls.alpn.clear();
    const QStringList protocols = m_alpn->text().split(u',', Qt::SkipEmptyParts);
    for (const QString& protocol : protocols) {
        if (!protocol.trimmed().isEmpty())
            profile.tls.alpn << protocol.trimmed();
    }
    profile.ownCa = m_ca->summary();
    profile.clientCertificate = m_client->summary();
}

void SecurityPage::setStored(SecretKinds inKeychain, SecretKinds inSession)
{
    m_password->setStored(SecretField::placeOf(SecretKind::Password, inKeychain, inSession));
    m_ca->setStored(m_storedCa, inKeychain, inSession);
    m_client->setStored(m_storedClient, inKeychain, inSession);
}

void SecurityPage::setUnsaved(const SecretMap& secrets)
{
    if (secrets.contains(SecretKind::Password))
        m_password->setTyped(secrets.value(SecretKind::Password));
    if (secrets.contains(SecretKind::CaCertificates))
        m_ca->setUnsaved(secrets);
    if (secrets.contains(SecretKind::ClientCertificate) || secrets.contains(SecretKind::PrivateKey))
        m_client->setUnsaved(secrets);
}

void SecurityPage::collect(SecretMap& changed, SecretKinds& removed) const
{
    m_password->collect(changed, removed);
    m_ca->collect(changed, removed);
    m_client->collect(changed, removed);
}

void SecurityPage::setTransport(Transport transport, const QString& host)
{
    const bool tls = transport == Transport::Tls || transport == Transport::SecureWebSocket;
    for (QWidget* widget : std::as_const(m_tlsRows))
        setRowVisible(widget, tls);
    m_serverName->setPlaceholderText(host.isEmpty() ? tr("from host") : tr("%1 (from host)").arg(host));
}

void SecurityPage::trust(const QList<QSslCertificate>& certificates)
{
    CertificateFile file;
    file.certificates = certificates;
    m_ca->take(file, {});
}

bool SecurityPage::keepForSessionOnly() const
{
    return m_sessionOnly->isChecked();
}

ProxyPage::ProxyPage(QWidget* parent) : SecretPage(tr("Proxy"), QStringLiteral("link"), parent)
{
    m_type = makeCombo(QStringLiteral("proxy.type"));
    m_type->addItem(tr("None"), int(ProxyType::None));
    m_type->addItem(tr("As the system says"), int(ProxyType::System));
    m_type->addItem(tr("SOCKS5"), int(ProxyType::Socks5));
    m_type->addItem(tr("HTTP CONNECT"), int(ProxyType::HttpConnect));
    addRow(tr("Proxy"), m_type, QStringLiteral("proxy.type"));
    m_host = makeLine(QStringLiteral("proxy.host"), QStringLiteral("proxy.example"));
    addRow(tr("Host"), m_host, QStringLiteral("proxy.host"));
    m_port = makeNumber(QStringLiteral("proxy.port"), 1, 65'535, {});
    addRow(tr("Port"), m_port, QStringLiteral("proxy.port"));
    m_userName = makeLine(QStringLiteral("proxy.userName"), tr("none"));
    addRow(tr("User name"), m_userName, QStringLiteral("proxy.userName"));
    m_password = new SecretField(SecretKind::ProxyPassword, tr("Proxy password"), content());
    connect(m_password, &SecretField::edited, this, [this] { touch(QStringLiteral("proxy.password")); });
    addRow(tr("Password"), m_password, QStringLiteral("proxy.password"));
    connect(m_type, &QComboBox::currentIndexChanged, this, &ProxyPage::updateType);
}

void ProxyPage::updateType()
{
    ProxyOptions proxy;
    proxy.type = static_cast<ProxyType>(m_type->currentData().toInt());
    const bool own = proxy.type == ProxyType::Socks5 || proxy.type == ProxyType::HttpConnect;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_host, m_port, m_userName, m_password})
        setRowVisible(widget, own);
    m_port->setWhenEmpty(QString::number(proxy.effectivePort()));
}

void ProxyPage::load(const Profile& profile)
{
    m_type->setCurrentIndex(m_type->findData(int(profile.proxy.type)));
    m_host->setText(profile.proxy.host);
    m_port->setNumber(profile.proxy.port == 0 ? std::nullopt : std::optional<quint32>(profile.proxy.port));
    m_userName->setText(profile.proxy.userName);
    updateType();
}

void ProxyPage::store(Profile& profile) const
{
    profile.proxy.type = static_cast<ProxyType>(m_type->currentData().toInt());
    profile.proxy.host = m_host->text().trimmed();
    profile.proxy.port = static_cast<quint16>(m_port->number().value_or(0));
    profile.proxy.userName = m_userName->text();
}

void ProxyPage::setStored(SecretKinds inKeychain, SecretKinds inSession)
{
    m_password->setStored(SecretField::placeOf(SecretKind::ProxyPassword, inKeychain, inSession));
}

void ProxyPage::setUnsaved(const SecretMap& secrets)
{
    if (secrets.contains(SecretKind::ProxyPassword))
        m_password->setTyped(secrets.value(SecretKind::ProxyPassword));
}

void ProxyPage::collect(SecretMap& changed, SecretKinds& removed) const
{
    m_password->collect(changed, removed);
}

} // namespace topicscope::ui
