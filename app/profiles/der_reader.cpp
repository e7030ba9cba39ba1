// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/der_reader.h"

#include <QStringList>

namespace topicscope::profiles {

namespace {

QByteArray encodeDer(quint8 tag, QByteArrayView content)
{
    QByteArray result(1, static_cast<char>(tag));
    const auto size = static_cast<quint64>(content.size());
    if (size < 0x80) {
        result.append(static_cast<char>(size));
    } else {
        QByteArray length;
        for (quint64 rest = size; rest != 0; rest >>= 8)
            length.prepend(static_cast<char>(rest & 0xff));
        result.append(static_cast<char>(0x80 | length.size()));
        result.append(length);
    }
    result.append(content);
    return result;
}

/// The parts of a certificate that are looked at (RFC 5280 §4.1).
struct CertificateParts
{
    QByteArrayView publicKeyInfo;
    QByteArrayView extensions;
};

std::optional<CertificateParts> certificateParts(QByteArrayView der)
{
    const auto certificate = DerReader(der).next(DerReader::sequence);
    if (!certificate)
        return std::nullopt;
    const auto toBeSigned = DerReader(*certificate).next(DerReader::sequence);
    if (!toBeSigned)
        return std::nullopt;
    DerReader reader(*toBeSigned);
    reader.next(DerReader::context(0));     // version, may be missing
    for (int field = 0; field < 5; ++field) // serial number, signature, issuer, validity, subject
        reader.skip();
    const auto publicKeyInfo = reader.next(DerReader::sequence);
    if (!publicKeyInfo)
        return std::nullopt;
    CertificateParts parts{*publicKeyInfo, {}};
    while (const auto element = reader.next()) {
        if (element->tag != DerReader::context(3))
            continue;
        if (const auto list = DerReader(element->content).next(DerReader::sequence))
            parts.extensions = *list;
    }
    return parts;
}

} // namespace

std::optional<DerReader::Element> DerReader::next()
{
    const QByteArrayView bytes = std::exchange(m_rest, {});
    if (bytes.size() < 2)
        return std::nullopt;
    const auto byteAt = [bytes](qsizetype index) { return static_cast<quint8>(bytes[index]); };
    qsizetype header = 2;
    quint64 length = byteAt(1);
    if (length >= 0x80) {
        const int count = static_cast<int>(length & 0x7f);
        if (count == 0 || count > 4 || bytes.size() < 2 + count) // no indefinite lengths in DER
            return std::nullopt;
        length = 0;
        for (int i = 0; i < count; ++i)
            length = (length << 8) | byteAt(2 + i);
        header += count;
    }
    if (length > static_cast<quint64>(bytes.size() - header))
        return std::nullopt;
    const auto size = static_cast<qsizetype>(length);
    m_rest = bytes.sliced(header + size);
    return Element{byteAt(0), bytes.sliced(header, size)};
}

std::optional<QByteArrayView> DerReader::next(quint8 tag)
{
    const QByteArrayView before = m_rest;
    if (const auto element = next(); element && element->tag == tag)
        return element->content;
    m_rest = before;
    return std::nullopt;
}

QString objectIdentifierText(QByteArrayView content)
{
    QStringList arcs;
    quint64 value = 0;
    for (const char character : content) {
        const auto byte = static_cast<quint8>(character);
        if (value >> 56)
            return {};
        value = (value << 7) | (byte & 0x7f);
        if (byte & 0x80)
            continue;
        if (arcs.isEmpty()) {
            const quint64 first = value < 40 ? 0 : value < 80 ? 1 : 2;
            arcs << QString::number(first) << QString::number(value - first * 40);
        } else {
            arcs << QString::number(value);
        }
        value = 0;
    }
    return arcs.join(u'.');
}

std::optional<QByteArray> certificateExtension(QByteArrayView certificateDer, QStringView oid)
{
    const auto parts = certificateParts(certificateDer);
    if (!parts)
        return std::nullopt;
    DerReader extensions(parts->extensions);
    while (const auto extension = extensions.next(DerReader::sequence)) {
        DerReader fields(*extension);
        const auto identifier = fields.next(DerReader::objectIdentifier);
        if (!identifier || objectIdentifierText(*identifier) != oid)
            continue;
        fields.next(DerReader::boolean); // critical, may be missing
        if (const auto content = fields.next(DerReader::octetString))
            return content->toByteArray();
    }
    return std::nullopt;
}

std::optional<QByteArray> certificatePublicKeyBits(QByteArrayView certificateDer)
{
    const auto parts = certificateParts(certificateDer);
    if (!parts)
        return std::nullopt;
    DerReader info(parts->publicKeyInfo);
    info.skip(); // algorithm
    const auto bits = info.next(DerReader::bitString);
    if (!bits || bits->isEmpty())
        return std::nullopt;
    return bits->sliced(1).toByteArray(); // after the number of unused bits
}

std::optional<KeyAlgorithm> certificateKeyAlgorithm(QByteArrayView certificateDer)
{
    const auto parts = certificateParts(certificateDer);
    if (!parts)
        return std::nullopt;
    const auto algorithm = DerReader(parts->publicKeyInfo).next(DerReader::sequence);
    if (!algorithm)
        return std::nullopt;
    DerReader fields(*algorithm);
    const auto identifier = fields.next(DerReader::objectIdentifier);
    if (!identifier)
        return std::nullopt;
    const auto curve = fields.next(DerReader::objectIdentifier);
    return KeyAlgorithm{objectIdentifierText(*identifier), curve ? objectIdentifierText(*curve) : QString()};
}

std::optional<QByteArray> publicKeyBitsOf(QByteArrayView privateKeyDer)
{
    const auto key = DerReader(privateKeyDer).next(DerReader::sequence);
    if (!key)
        return std::nullopt;
    DerReader fields(*key);
    if (!fields.next(DerReader::integer)) // version
        return std::nullopt;
    if (const auto modulus = fields.next(DerReader::integer)) { // RSAPrivateKey, RFC 8017 A.1.2
        const auto exponent = fields.next(DerReader::integer);
        if (!exponent)
            return std::nullopt;
        return encodeDer(DerReader::sequence,
                         encodeDer(DerReader::integer, *modulus) + encodeDer(DerReader::integer, *exponent));
    }
    if (!fields.next(DerReader::octetString)) // ECPrivateKey, RFC 5915
        return std::nullopt;
    fields.next(DerReader::context(0)); // curve
    const auto publicKey = fields.next(DerReader::context(1));
    if (!publicKey)
        return std::nullopt;
    const auto bits = DerReader(*publicKey).next(DerReader::bitString);
    if (!bits || bits->isEmpty())
        return std::nullopt;
    return bits->sliced(1).toByteArray();
}

} // namespace topicscope::profiles
