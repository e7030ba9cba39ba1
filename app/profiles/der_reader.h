// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace topicscope::profiles {

/// Walks over DER (X.690), as far as certificates and keys need it: what Qt does not tell about them. Any bytes are
/// safe.
class DerReader
{
public:
    explicit DerReader(QByteArrayView bytes) : m_rest(bytes) {}

    struct Element
    {
        quint8 tag = 0;
        QByteArrayView content;
    };

    bool atEnd() const { return m_rest.isEmpty(); }
    /// The next element; nothing at the end, and nothing more once the bytes are no DER.
    std::optional<Element> next();
    /// The next element's content if it has this tag; otherwise nothing, and the reader stays.
    std::optional<QByteArrayView> next(quint8 tag);
    void skip() { next(); }

    static constexpr quint8 boolean = 0x01;
    static constexpr quint8 integer = 0x02;
    static constexpr quint8 bitString = 0x03;
    static constexpr quint8 octetString = 0x04;
    static constexpr quint8 objectIdentifier = 0x06;
    static constexpr quint8 sequence = 0x30;
    static constexpr quint8 context(int number) { return static_cast<quint8>(0xa0 + number); }

private:
    QByteArrayView m_rest;
};

/// "1.3.6.1.5.5.7.3.2"; empty for bytes that are no object identifier.
QString objectIdentifierText(QByteArrayView content);

/// The content of a certificate's extension (inside its octet string) by its OID; nothing where there is none.
std::optional<QByteArray> certificateExtension(QByteArrayView certificateDer, QStringView oid);
/// SubjectPublicKeyInfo's key bytes: PKCS#1 RSAPublicKey, or the EC point.
std::optional<QByteArray> certificatePublicKeyBits(QByteArrayView certificateDer);
/// The OID of the key's algorithm, and of its parameters where they are one (the curve).
struct KeyAlgorithm
{
    QString algorithm;
    QString curve;
};
std::optional<KeyAlgorithm> certificateKeyAlgorithm(QByteArrayView certificateDer);
/// The public half out of a private key, in the form of certificatePublicKeyBits(): from PKCS#1 RSAPrivateKey or SEC1
/// ECPrivateKey. Nothing for other forms, and for EC keys that leave it out.
std::optional<QByteArray> publicKeyBitsOf(QByteArrayView privateKeyDer);

} // namespace topicscope::profiles
