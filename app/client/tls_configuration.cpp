// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/tls_configuration.h"

#include <QLocale>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QSslSocket>

namespace topicscope::client {

using namespace Qt::StringLiterals;

namespace {

bool isPem(const QByteArray& bytes)
{
    return bytes.contains("-----BEGIN ");
}

/// DER in PEM's clothes: Qt decrypts PKCS#8 only from PEM.
QByteArray asPem(const QByteArray& der, const char* label)
{
    QByteArray pem = QByteArray("-----BEGIN ") + label + "-----\n";
    const QByteArray text = der.toBase64();
    for (qsizetype at = 0; at < text.size(); at += 64)
        pem += text.mid(at, 64) + '\n';
    return pem + "-----END " + label + "-----\n";
}

QByteArray derOf(const QByteArray& bytes)
{
    if (!isPem(bytes))
        return bytes;
    const qsizetype begin = bytes.indexOf("PRIVATE KEY-----");
    const qsizetype end = bytes.indexOf("-----END", begin);
    return begin < 0 || end < 0 ? QByteArray() : QByteArray::fromBase64(bytes.mid(begin + 16, end - begin - 16));
}

/// True for PKCS#8 keys of the Edwards curves (OID 1.3.101.112 and .113), which Qt 6.4 cannot load.
bool isEdwardsKey(const QByteArray& bytes)
{
    const QByteArray der = derOf(bytes);
    return der.contains(QByteArray::fromHex("06032b6570")) || der.contains(QByteArray::fromHex("06032b6571"));
}

bool isEncrypted(const QByteArray& bytes)
{
    if (isPem(bytes))
        return bytes.contains("ENCRYPTED");
    // PKCS#8 EncryptedPrivateKeyInfo names PBES2 (or an older scheme of PKCS#5) in its first bytes.
    return bytes.left(40).contains(QByteArray::fromHex("2a864886f70d0105"));
}

QString nameOf(const QSslCertificate& certificate)
{
    const QString common = certificate.subjectInfo(QSslCertificate::CommonName).value(0);
    return common.isEmpty() ? certificate.subjectDisplayName() : common;
}

QString namesOf(const QSslCertificate& certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry) +
                        certificate.subjectAlternativeNames().values(QSsl::IpAddressEntry);
    if (names.isEmpty())
        names << nameOf(certificate);
    std::sort(names.begin(), names.end());
    const qsizetype more = names.size() - 4;
    return names.mid(0, 4).join(", "_L1) + (more > 0 ? u", …"_s : QString());
}

} // namespace

base::Result<QSslKey> TlsConfiguration::readKey(const QByteArray& bytes, const QByteArray& passphrase)
{
    QList<std::pair<QByteArray, QSsl::EncodingFormat>> forms;
    if (isPem(bytes)) {
        forms << std::pair(bytes, QSsl::Pem);
    } else {
        forms << std::pair(bytes, QSsl::Der) << std::pair(asPem(bytes, "ENCRYPTED PRIVATE KEY"), QSsl::Pem)
              << std::pair(asPem(bytes, "PRIVATE KEY"), QSsl::Pem);
    }
    for (const auto& [data, format] : forms) {
        // Qt must be told the algorithm.
        for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
            const QSslKey key(data, algorithm, format, QSsl::PrivateKey, passphrase);
            if (!key.isNull())
                return key;
        }
    }
    if (isEdwardsKey(bytes))
        return base::fail(
            tr("The private key is an Ed25519 or Ed448 key, which Qt cannot use for TLS; use an RSA or EC key"));
    if (isEncrypted(bytes) && passphrase.isEmpty())
        return base::fail(tr("The private key is encrypted and needs its passphrase"));
    if (isEncrypted(bytes))
        return base::fail(tr("The passphrase does not open the private key"));
    return base::fail(tr("The private key cannot be read: it must be an RSA or EC key in PEM or DER form"));
}

base::Result<QList<QSslCertificate>> TlsConfiguration::readCertificates(const QByteArray& bytes, const QString& what)
{
    QList<QSslCertificate> certificates = QSslCertificate::fromData(bytes, isPem(bytes) ? QSsl::Pem : QSsl::Der);
    certificates.removeIf([](const QSslCertificate& certificate) { return certificate.isNull(); });
    if (certificates.isEmpty())
        return base::fail(tr("%1 cannot be read: no certificate in PEM or DER form found").arg(what));
    return certificates;
}

bool TlsConfiguration::needsSystemCertificates(const TlsSettings& settings)
{
    // The system's alone are looked up one by one, on demand.
    return settings.systemTrust && !settings.caCertificates.isEmpty();
}

base::Result<QSslConfiguration> TlsConfiguration::make(const TlsSettings& settings)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(settings.minimum == TlsSettings::Minimum::Tls13 ? QSsl::TlsV1_3OrLater
                                                                              : QSsl::TlsV1_2OrLater);
    // Errors are wanted in both cases: to fail, or to be shown as warnings.
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);

    QList<QSslCertificate> trusted;
    if (!settings.caCertificates.isEmpty()) {
        auto own = readCertificates(settings.caCertificates, tr("The CA certificate"));
        if (!own)
            return tl::unexpected(own.error());
        trusted = *own;
    }
    if (!settings.systemTrust || !trusted.isEmpty()) {
        if (settings.systemTrust)
            trusted += QSslConfiguration::systemCaCertificates();
        configuration.setCaCertificates(trusted);
    }

    if (!settings.clientCertificate.isEmpty()) {
        auto chain = readCertificates(settings.clientCertificate, tr("The client certificate"));
        if (!chain)
            return tl::unexpected(chain.error());
        const QByteArray& keyBytes =
            settings.privateKey.isEmpty() && settings.clientCertificate.contains("PRIVATE KEY-----")
                ? settings.clientCertificate
                : settings.privateKey;
        if (keyBytes.isEmpty())
            return base::fail(tr("The client certificate needs its private key"));
        auto key = readKey(keyBytes, settings.passphrase);
        if (!key)
            return tl::unexpected(key.error());
        configuration.setLocalCertificateChain(*chain);
        configuration.setPrivateKey(*key);
    } else if (!settings.privateKey.isEmpty()) {
        return base::fail(tr("There is a private key, but no client certificate for it"));
    }

    QList<QByteArray> protocols;
    for (const QString& protocol : settings.alpn)
        protocols << protocol.toUtf8();
    configuration.setAllowedNextProtocols(protocols);
    return configuration;
}

QSslError TlsConfiguration::mostImportant(const QList<QSslError>& errors)
{
    const auto rank = [](const QSslError& error) {
        switch (error.error()) {
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
        case QSslError::CertificateRevoked:
        case QSslError::CertificateBlacklisted:
            return 0;
        case QSslError::HostNameMismatch:
            return 1;
        case QSslError::SelfSignedCertificate:
        case QSslError::SelfSignedCertificateInChain:
        case QSslError::UnableToGetLocalIssuerCertificate:
            return 2;
        default:
            return 3;
        }
    };
    return *std::min_element(errors.begin(), errors.end(),
                             [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
}

QString TlsConfiguration::describe(const QSslError& error, const QString& host, const QList<QSslCertificate>& chain)
{
    const QSslCertificate certificate = error.certificate().isNull() ? chain.value(0) : error.certificate();
    const QLocale locale;
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return tr("The certificate is for %1, not for %2").arg(namesOf(certificate), host);
    case QSslError::CertificateExpired:
        return tr("The certificate of %1 expired on %2")
            .arg(nameOf(certificate), locale.toString(certificate.expiryDate().date(), QLocale::ShortFormat));
    case QSslError::CertificateNotYetValid:
        return tr("The certificate of %1 is not valid before %2; is this computer's clock right?")
            .arg(nameOf(certificate), locale.toString(certificate.effectiveDate().date(), QLocale::ShortFormat));
    case QSslError::SelfSignedCertificate:
        return tr("The certificate of %1 is signed by itself and not among those trusted").arg(nameOf(certificate));
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted: {
        QStringList names;
        for (const QSslCertificate& link : chain)
            names << nameOf(link);
        const QString root =
            chain.isEmpty() ? nameOf(certificate) : chain.last().issuerInfo(QSslCertificate::CommonName).value(0);
        return tr("The certificate was issued by “%1”, which is not trusted here (chain: %2)")
            .arg(root.isEmpty() ? tr("an unnamed authority") : root, names.join(u" ← "_s));
    }
    case QSslError::CertificateRevoked:
        return tr("The certificate of %1 was revoked").arg(nameOf(certificate));
    case QSslError::NoPeerCertificate:
        return tr("The broker presented no certificate");
    case QSslError::InvalidPurpose:
        return tr("The certificate of %1 is not meant for a server").arg(nameOf(certificate));
    default:
        return tr("The certificate of %1 was not accepted: %2").arg(nameOf(certificate), error.errorString());
    }
}

QString TlsConfiguration::describeFailure(const QString& text, int alert, const QString& peer)
{
    const auto has = [&](QLatin1StringView part) { return text.contains(part, Qt::CaseInsensitive); };
    if (has("wrong version number"_L1) || has("packet length too long"_L1) || has("http request"_L1) ||
        has("record layer failure"_L1) || has("unknown protocol"_L1) || has("unexpected message"_L1))
        return tr("%1 does not speak TLS on this port").arg(peer);
    if (alert == 116 || has("certificate required"_L1))
        return tr("%1 wants a client certificate").arg(peer);
    if (alert == 42 || alert == 43 || alert == 46 || has("bad certificate"_L1) || has("certificate unknown"_L1))
        return tr("%1 did not accept our client certificate").arg(peer);
    if (alert == 48 || has("unknown ca"_L1))
        return tr("%1 does not trust the authority that issued our client certificate").arg(peer);
    if (alert == 45 || has("certificate expired"_L1))
        return tr("%1 says that our client certificate has expired").arg(peer);
    if (alert == 70 || has("protocol version"_L1) || has("unsupported protocol"_L1))
        return tr("%1 and we have no TLS version in common").arg(peer);
    if (alert == 120 || has("no application protocol"_L1))
        return tr("%1 supports none of the ALPN protocols offered").arg(peer);
    if (alert == 112 || has("unrecognized name"_L1))
        return tr("%1 does not know the server name (SNI) asked for").arg(peer);
    if (has("no shared cipher"_L1) || alert == 40 || has("handshake failure"_L1))
        return tr("%1 refused the TLS handshake: no cipher in common, or a client certificate is missing").arg(peer);
    if (has("key values mismatch"_L1) || has("does not certify"_L1))
        return tr("The private key does not belong to the client certificate");
    if (has("ee key too small"_L1) || has("ca md too weak"_L1))
        return tr("The client certificate is too weak for this system's security level");
    return tr("TLS with %1 failed: %2").arg(peer, text);
}

} // namespace topicscope::client
