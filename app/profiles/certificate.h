// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/profiles/profile.h"
#include "app/profiles/secret_bytes.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QStringList>

#include <optional>

/// Reading and explaining certificates and private keys. Pure functions on bytes, any thread; the first use of TLS in a
/// program loads OpenSSL (some ten milliseconds).
namespace topicscope::profiles {

/// What a certificate or key file holds.
struct CertificateFile
{
    QList<QSslCertificate> certificates; ///< in the order of the file
    SecretBytes privateKey;      ///< PEM as it was in the file (DER and PKCS#12 are turned into PEM); empty: none
    bool keyIsEncrypted = false; ///< and stays so: it needs its passphrase at every connect
};

/// Why a file could not be read.
struct CertificateError
{
    enum class Kind {
        NotRecognised,    ///< no PEM, DER or PKCS#12 in it
        PassphraseNeeded, ///< ask and call again
        PassphraseWrong,
        Unsupported, ///< it is what it should be, but this build cannot read it; the message says how to convert
    };
    Kind kind = Kind::NotRecognised;
    QString message; ///< plain, translated
};

/// Reads PEM (certificates and at most one key), DER (certificate, RSA/EC key, PKCS#8) or PKCS#12.
/// `passphrase`: for an encrypted key it is checked here; empty where none is known.
tl::expected<CertificateFile, CertificateError> readCertificateFile(QByteArrayView bytes,
                                                                    const SecretBytes& passphrase);

/// Opens a private key for use (RSA, then EC, then DSA). Null when the passphrase is wrong or the type is unsupported.
QSslKey openPrivateKey(QByteArrayView pem, const SecretBytes& passphrase);

/// Certificates as one PEM text, for the SecretStore.
SecretBytes certificatesToPem(const QList<QSslCertificate>& certificates);
/// And back; skips what is no certificate.
QList<QSslCertificate> certificatesFromPem(QByteArrayView pem);

/// Everything worth showing about one certificate.
struct CertificateDescription
{
    CertificateSummary summary;
    QString subject; ///< the whole distinguished name, "CN=…, O=…"
    QString issuer;
    QString serialNumber;
    QDateTime validFrom;
    QDateTime validUntil;
    QString keyType;              ///< "RSA 2048", "EC P-256"
    QStringList alternativeNames; ///< "DNS:broker.example", "IP:10.1.2.3"
    QStringList extendedKeyUsage; ///< "server authentication", "client authentication", or the OID; empty: any use
    bool forClientAuthentication = true; ///< no extended key usage, or one that allows it
    bool forServerAuthentication = true;
    bool selfSigned = false;
    bool certificateAuthority = false; ///< basic constraints CA
    QString sha256;                    ///< lower-case hexadecimal
    QString sha1;
};
CertificateDescription describe(const QSslCertificate& certificate);
CertificateSummary summarize(const QSslCertificate& certificate);

/// Whether key and certificate belong together; nothing where this cannot be told (unusual key types).
std::optional<bool> keyMatches(const QSslCertificate& certificate, const QSslKey& key);

/// Plain sentences about what will or may not work with this client certificate and key, worst first: expired, not yet
/// valid, expires within 30 days, key does not match, not for client authentication. `key` may be null: not checked.
QStringList clientCertificateWarnings(const QList<QSslCertificate>& chain, const QSslKey& key, const QDateTime& now);
/// The same for CA certificates: expired, expires soon, not a CA.
QStringList caWarnings(const QList<QSslCertificate>& certificates, const QDateTime& now);

} // namespace topicscope::profiles
