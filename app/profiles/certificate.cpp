// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/certificate.h"

#include "app/profiles/der_reader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>
#include <QSslCertificateExtension>

#include <algorithm>
#include <array>
#include <utility>

namespace topicscope::profiles {

namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("profiles::Certificate", text, nullptr, n);
}

constexpr auto clientAuthentication = "1.3.6.1.5.5.7.3.2"_L1;
constexpr auto serverAuthentication = "1.3.6.1.5.5.7.3.1"_L1;
constexpr auto anyExtendedKeyUsage = "2.5.29.37.0"_L1;
constexpr int soonDays = 30;

/// One `-----BEGIN X-----` block.
struct PemBlock
{
    QByteArray label;
    QByteArray text; ///< the lines from BEGIN to END
};

QList<PemBlock> pemBlocks(const QByteArray& text)
{
    static constexpr QByteArrayView begin = "-----BEGIN ";
    static constexpr QByteArrayView dashes = "-----";
    QList<PemBlock> blocks;
    qsizetype at = 0;
    while ((at = text.indexOf(begin, at)) >= 0) {
        const qsizetype labelStart = at + begin.size();
        const qsizetype labelEnd = text.indexOf(dashes, labelStart);
        if (labelEnd < 0)
            break;
        const QByteArray label = text.sliced(labelStart, labelEnd - labelStart);
        const QByteArray endLine = "-----END " + label + "-----";
        const qsizetype end = text.indexOf(endLine, labelEnd);
        if (end < 0)
            break;
        blocks << PemBlock{label, text.sliced(at, end + endLine.size() - at) + '\n'};
        at = end + endLine.size();
    }
    return blocks;
}

bool isEncryptedPem(const PemBlock& block)
{
    // PKCS#8 says it in the label, the traditional form (RFC 1421) in a header.
    return block.label == "ENCRYPTED PRIVATE KEY" || block.text.contains("Proc-Type: 4,ENCRYPTED");
}

CertificateError unsupportedKey()
{
    return {
        CertificateError::Kind::Unsupported,
        tr(QT_TRANSLATE_NOOP("profiles::Certificate",
                             "This private key is of a type that cannot be used here (Ed25519, Ed448 or another). Use "
                             "an RSA or EC key."))};
}

tl::expected<CertificateFile, CertificateError> readPem(const QList<PemBlock>& blocks, const SecretBytes& passphrase)
{
    CertificateFile file;
    for (const PemBlock& block : blocks) {
        if (block.label == "CERTIFICATE" || block.label == "X509 CERTIFICATE" || block.label == "TRUSTED CERTIFICATE") {
            file.certificates << QSslCertificate::fromData(block.text, QSsl::Pem);
            continue;
        }
        if (!block.label.endsWith("PRIVATE KEY") || !file.privateKey.isEmpty())
            continue;
        file.keyIsEncrypted = isEncryptedPem(block);
        if (file.keyIsEncrypted && passphrase.isEmpty())
            return tl::unexpected(CertificateError{
                CertificateError::Kind::PassphraseNeeded,
                tr(QT_TRANSLATE_NOOP("profiles::Certificate", "The private key is encrypted. Enter its passphrase."))});
        if (openPrivateKey(block.text, passphrase).isNull()) {
            if (!file.keyIsEncrypted)
                return tl::unexpected(unsupportedKey());
            return tl::unexpected(CertificateError{
                CertificateError::Kind::PassphraseWrong,
                tr(QT_TRANSLATE_NOOP("profiles::Certificate", "The passphrase does not open this private key (or the "
                                                              "key is neither RSA nor EC)."))});
        }
        file.privateKey = SecretBytes{QByteArrayView(block.text)};
    }
    if (file.certificates.isEmpty() && file.privateKey.isEmpty())
        return tl::unexpected(
            CertificateError{CertificateError::Kind::NotRecognised,
                             tr(QT_TRANSLATE_NOOP("profiles::Certificate",
                                                  "The file is PEM, but holds neither a certificate that can be "
                                                  "read nor a private key."))});
    return file;
}

/// PKCS#12 starts with SEQUENCE { INTEGER 3, … } (RFC 7292 §4).
bool looksLikePkcs12(QByteArrayView bytes)
{
    const auto outer = DerReader(bytes).next(DerReader::sequence);
    if (!outer)
        return false;
    DerReader fields(*outer);
    const auto version = fields.next(DerReader::integer);
    return version && version->size() == 1 && version->front() == 3 && fields.next(DerReader::sequence);
}

tl::expected<CertificateFile, CertificateError> readPkcs12(const QByteArray& bytes, const SecretBytes& passphrase)
{
    QSslKey key;
    QSslCertificate certificate;
    QList<QSslCertificate> chain;
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    QByteArray opener = passphrase.toByteArray();
    const bool imported = QSslCertificate::importPkcs12(&device, &key, &certificate, &chain, opener);
    wipe(opener);
    if (imported) {
        CertificateFile file;
        file.certificates = QList<QSslCertificate>{certificate} + chain;
        QByteArray pem = key.toPem();
        file.privateKey = SecretBytes{QByteArrayView(pem)};
        wipe(pem);
        return file;
    }
    if (passphrase.isEmpty())
        return tl::unexpected(CertificateError{
            CertificateError::Kind::PassphraseNeeded,
            tr(QT_TRANSLATE_NOOP("profiles::Certificate", "This is a PKCS#12 file. Enter its passphrase."))});
    // Qt gives no reason. OpenSSL 3 refuses the old RC2 and 3DES encryption just as it refuses a wrong passphrase.
    return tl::unexpected(CertificateError{
        CertificateError::Kind::PassphraseWrong,
        tr(QT_TRANSLATE_NOOP(
            "profiles::Certificate",
            "This PKCS#12 file could not be opened: the passphrase is wrong, or the file uses old encryption (RC2 or "
            "3DES). Convert an old file with: openssl pkcs12 -legacy -in old.p12 -nodes -out new.pem"))});
}

/// A PKCS#8 or traditional key in DER, as PEM. Qt knows no passphrases for DER.
std::optional<SecretBytes> keyFromDer(const QByteArray& bytes)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(bytes, algorithm, QSsl::Der, QSsl::PrivateKey);
        if (key.isNull())
            continue;
        QByteArray pem = key.toPem();
        const SecretBytes secret{QByteArrayView(pem)};
        wipe(pem);
        return secret;
    }
    return std::nullopt;
}

/// EncryptedPrivateKeyInfo: SEQUENCE { SEQUENCE { OID 1.2.840.113549.1.5.…, … }, OCTET STRING } (RFC 5958 §3).
bool looksLikeEncryptedKey(QByteArrayView bytes)
{
    const auto outer = DerReader(bytes).next(DerReader::sequence);
    if (!outer)
        return false;
    DerReader fields(*outer);
    const auto algorithm = fields.next(DerReader::sequence);
    if (!algorithm || !fields.next(DerReader::octetString))
        return false;
    const auto identifier = DerReader(*algorithm).next(DerReader::objectIdentifier);
    return identifier && objectIdentifierText(*identifier).startsWith("1.2.840.113549.1."_L1);
}

/// Qt opens encrypted keys as PEM only; the bytes are the same.
QByteArray asEncryptedPem(const QByteArray& der)
{
    QByteArray pem = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n";
    const QByteArray encoded = der.toBase64();
    for (qsizetype at = 0; at < encoded.size(); at += 64)
        pem += encoded.mid(at, 64) + '\n';
    return pem + "-----END ENCRYPTED PRIVATE KEY-----\n";
}

tl::expected<CertificateFile, CertificateError> readDer(const QByteArray& bytes, const SecretBytes& passphrase)
{
    if (looksLikePkcs12(bytes))
        return readPkcs12(bytes, passphrase);
    if (looksLikeEncryptedKey(bytes))
        return readPem(pemBlocks(asEncryptedPem(bytes)), passphrase);
    CertificateFile file;
    file.certificates = QSslCertificate::fromData(bytes, QSsl::Der);
    file.certificates.removeIf([](const QSslCertificate& certificate) { return certificate.isNull(); });
    if (!file.certificates.isEmpty())
        return file;
    if (const auto key = keyFromDer(bytes)) {
        file.privateKey = *key;
        return file;
    }
    return tl::unexpected(CertificateError{
        CertificateError::Kind::NotRecognised,
        tr(QT_TRANSLATE_NOOP("profiles::Certificate", "This is no certificate or private key in PEM, DER or PKCS#12. A "
                                                      "Java key store must be converted first: keytool -importkeystore "
                                                      "-srckeystore store.jks -destkeystore new.p12 -deststoretype "
                                                      "PKCS12"))});
}

QString nameText(const QSslCertificate& certificate, bool ofIssuer)
{
    QStringList parts;
    const QList<QByteArray> attributes =
        ofIssuer ? certificate.issuerInfoAttributes() : certificate.subjectInfoAttributes();
    for (const QByteArray& attribute : attributes) {
        const QStringList values = ofIssuer ? certificate.issuerInfo(attribute) : certificate.subjectInfo(attribute);
        for (const QString& value : values)
            parts << QStringLiteral("%1=%2").arg(QString::fromUtf8(attribute), value);
    }
    // The common name first: it is what people look for.
    std::stable_partition(parts.begin(), parts.end(), [](const QString& part) { return part.startsWith("CN="_L1); });
    return parts.join(u", "_s);
}

QString commonName(const QSslCertificate& certificate, bool ofIssuer)
{
    const QStringList names = ofIssuer ? certificate.issuerInfo(QSslCertificate::CommonName)
                                       : certificate.subjectInfo(QSslCertificate::CommonName);
    return names.isEmpty() ? nameText(certificate, ofIssuer) : names.first();
}

QString keyTypeText(const QSslCertificate& certificate)
{
    struct Curve
    {
        QLatin1StringView oid;
        QLatin1StringView name;
    };
    static constexpr std::array curves{Curve{"1.2.840.10045.3.1.7"_L1, "P-256"_L1},
                                       Curve{"1.3.132.0.34"_L1, "P-384"_L1}, Curve{"1.3.132.0.35"_L1, "P-521"_L1},
                                       Curve{"1.3.132.0.10"_L1, "secp256k1"_L1}};
    const auto algorithm = certificateKeyAlgorithm(certificate.toDer());
    if (!algorithm)
        return {};
    const int bits = certificate.publicKey().length();
    if (algorithm->algorithm == "1.2.840.113549.1.1.1"_L1)
        return u"RSA %1"_s.arg(bits);
    if (algorithm->algorithm == "1.2.840.10045.2.1"_L1) {
        const auto curve = std::ranges::find(curves, algorithm->curve, &Curve::oid);
        return curve == curves.end() ? u"EC %1"_s.arg(bits) : u"EC %1"_s.arg(curve->name);
    }
    if (algorithm->algorithm == "1.3.101.112"_L1)
        return u"Ed25519"_s;
    if (algorithm->algorithm == "1.3.101.113"_L1)
        return u"Ed448"_s;
    return algorithm->algorithm;
}

QStringList extendedKeyUsages(const QSslCertificate& certificate)
{
    QStringList usages;
    const auto extension = certificateExtension(certificate.toDer(), u"2.5.29.37");
    const auto list = extension ? DerReader(*extension).next(DerReader::sequence) : std::nullopt;
    if (!list)
        return usages;
    DerReader reader(*list);
    while (const auto identifier = reader.next(DerReader::objectIdentifier))
        usages << objectIdentifierText(*identifier);
    return usages;
}

bool allows(const QStringList& usages, QLatin1StringView usage)
{
    return usages.isEmpty() || usages.contains(usage) || usages.contains(anyExtendedKeyUsage);
}

QString usageText(const QString& oid)
{
    if (oid == serverAuthentication)
        return tr(QT_TRANSLATE_NOOP("profiles::Certificate", "server authentication"));
    if (oid == clientAuthentication)
        return tr(QT_TRANSLATE_NOOP("profiles::Certificate", "client authentication"));
    if (oid == "1.3.6.1.5.5.7.3.3"_L1)
        return tr(QT_TRANSLATE_NOOP("profiles::Certificate", "code signing"));
    if (oid == "1.3.6.1.5.5.7.3.4"_L1)
        return tr(QT_TRANSLATE_NOOP("profiles::Certificate", "e-mail protection"));
    if (oid == anyExtendedKeyUsage)
        return tr(QT_TRANSLATE_NOOP("profiles::Certificate", "any use"));
    return oid;
}

bool isCertificateAuthority(const QSslCertificate& certificate)
{
    const auto extension = certificateExtension(certificate.toDer(), u"2.5.29.19");
    const auto fields = extension ? DerReader(*extension).next(DerReader::sequence) : std::nullopt;
    const auto flag = fields ? DerReader(*fields).next(DerReader::boolean) : std::nullopt;
    return flag && !flag->isEmpty() && flag->front() != 0;
}

/// What is wrong with the dates; empty when nothing is.
QString validityWarning(const QSslCertificate& certificate, const QDateTime& now)
{
    const QString name = commonName(certificate, false);
    const QLocale locale;
    const auto day = [&locale](const QDateTime& time) { return locale.toString(time.date(), QLocale::ShortFormat); };
    if (certificate.expiryDate() < now)
        return tr(QT_TRANSLATE_NOOP("profiles::Certificate", "The certificate “%1” expired on %2."))
            .arg(name, day(certificate.expiryDate()));
    if (certificate.effectiveDate() > now)
        return tr(QT_TRANSLATE_NOOP("profiles::Certificate", "The certificate “%1” is not valid before %2."))
            .arg(name, day(certificate.effectiveDate()));
    const qint64 days = now.daysTo(certificate.expiryDate());
    if (days < soonDays)
        return tr(QT_TRANSLATE_N_NOOP("profiles::Certificate", "The certificate “%1” expires in %n days, on %2."),
                  static_cast<int>(days))
            .arg(name, day(certificate.expiryDate()));
    return {};
}

} // namespace

tl::expected<CertificateFile, CertificateError> readCertificateFile(QByteArrayView bytes, const SecretBytes& passphrase)
{
    QByteArray copy = bytes.toByteArray();
    QList<PemBlock> blocks = pemBlocks(copy);
    auto result = blocks.isEmpty() ? readDer(copy, passphrase) : readPem(blocks, passphrase);
    for (PemBlock& block : blocks)
        wipe(block.text);
    wipe(copy);
    return result;
}

QSslKey openPrivateKey(QByteArrayView pem, const SecretBytes& passphrase)
{
    QByteArray text = pem.toByteArray();
    QByteArray opener = passphrase.toByteArray();
    QSslKey key;
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        key = QSslKey(text, algorithm, QSsl::Pem, QSsl::PrivateKey, opener);
        if (!key.isNull())
            break;
    }
    wipe(text);
    wipe(opener);
    return key;
}

SecretBytes certificatesToPem(const QList<QSslCertificate>& certificates)
{
    QByteArray pem;
    for (const QSslCertificate& certificate : certificates)
        pem += certificate.toPem();
    return SecretBytes{QByteArrayView(pem)};
}

QList<QSslCertificate> certificatesFromPem(QByteArrayView pem)
{
    QList<QSslCertificate> certificates = QSslCertificate::fromData(pem.toByteArray(), QSsl::Pem);
    certificates.removeIf([](const QSslCertificate& certificate) { return certificate.isNull(); });
    return certificates;
}

CertificateDescription describe(const QSslCertificate& certificate)
{
    CertificateDescription description;
    description.summary = summarize(certificate);
    description.subject = nameText(certificate, false);
    description.issuer = nameText(certificate, true);
    description.serialNumber = QString::fromLatin1(certificate.serialNumber());
    description.validFrom = certificate.effectiveDate();
    description.validUntil = certificate.expiryDate();
    description.keyType = description.summary.keyType;
    const auto names = certificate.subjectAlternativeNames();
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        const QString type = it.key() == QSsl::DnsEntry         ? u"DNS"_s
                             : it.key() == QSsl::IpAddressEntry ? u"IP"_s
                                                                : u"e-mail"_s;
        description.alternativeNames << QStringLiteral("%1:%2").arg(type, it.value());
    }
    const QStringList usages = extendedKeyUsages(certificate);
    std::ranges::transform(usages, std::back_inserter(description.extendedKeyUsage), usageText);
    description.forClientAuthentication = allows(usages, clientAuthentication);
    description.forServerAuthentication = allows(usages, serverAuthentication);
    description.selfSigned = certificate.isSelfSigned();
    description.certificateAuthority = isCertificateAuthority(certificate);
    description.sha256 = description.summary.sha256;
    description.sha1 = QString::fromLatin1(certificate.digest(QCryptographicHash::Sha1).toHex());
    return description;
}

CertificateSummary summarize(const QSslCertificate& certificate)
{
    CertificateSummary summary;
    summary.subject = commonName(certificate, false);
    summary.issuer = commonName(certificate, true);
    summary.keyType = keyTypeText(certificate);
    summary.validUntil = certificate.expiryDate().toUTC();
    summary.sha256 = QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
    return summary;
}

std::optional<bool> keyMatches(const QSslCertificate& certificate, const QSslKey& key)
{
    QByteArray der = key.toDer();
    const auto ofKey = publicKeyBitsOf(der);
    wipe(der);
    const auto ofCertificate = certificatePublicKeyBits(certificate.toDer());
    if (!ofKey || !ofCertificate)
        return std::nullopt;
    return *ofKey == *ofCertificate;
}

QStringList clientCertificateWarnings(const QList<QSslCertificate>& chain, const QSslKey& key, const QDateTime& now)
{
    QStringList warnings;
    if (chain.isEmpty())
        return warnings;
    const QSslCertificate& own = chain.first();
    if (!key.isNull() && !keyMatches(own, key).value_or(true))
        warnings << tr(QT_TRANSLATE_NOOP("profiles::Certificate",
                                         "The private key does not belong to the certificate “%1”."))
                        .arg(commonName(own, false));
    for (const QSslCertificate& certificate : chain) {
        if (const QString warning = validityWarning(certificate, now); !warning.isEmpty())
            warnings << warning;
    }
    if (!allows(extendedKeyUsages(own), clientAuthentication))
        warnings << tr(QT_TRANSLATE_NOOP(
                           "profiles::Certificate",
                           "The certificate “%1” is not made for client authentication; brokers may refuse "
                           "it."))
                        .arg(commonName(own, false));
    return warnings;
}

QStringList caWarnings(const QList<QSslCertificate>& certificates, const QDateTime& now)
{
    QStringList warnings;
    for (const QSslCertificate& certificate : certificates) {
        if (const QString warning = validityWarning(certificate, now); !warning.isEmpty())
            warnings << warning;
        // A self-signed broker certificate may be trusted as it is, although it is no CA.
        if (!isCertificateAuthority(certificate) && !certificate.isSelfSigned())
            warnings << tr(QT_TRANSLATE_NOOP("profiles::Certificate",
                                             "“%1” is not the certificate of a CA; use the one that issued it: “%2”."))
                            .arg(commonName(certificate, false), commonName(certificate, true));
    }
    return warnings;
}

} // namespace topicscope::profiles
