// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/scram_authenticator.h"

#include <QList>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QRandomGenerator>

#include <array>

namespace topicscope::client {

namespace {

QByteArray randomNonce()
{
    std::array<quint32, 6> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return QByteArray(reinterpret_cast<const char*>(random.data()), sizeof random).toBase64();
}

/// SASLprep (RFC 4013) as far as it changes what people type: other spaces become spaces, invisible characters go, and
/// compatibility forms are unified.
QByteArray prepared(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        if (c.category() == QChar::Separator_Space)
            result += QLatin1Char(' ');
        else if (c != QChar(0x00AD) && c != QChar(0x200B) && c != QChar(0x2060) && c != QChar(0xFEFF) &&
                 !(c >= QChar(0x200C) && c <= QChar(0x200D)) && !(c >= QChar(0xFE00) && c <= QChar(0xFE0F)))
            result += c;
    }
    return result.normalized(QString::NormalizationForm_KC).toUtf8();
}

/// The value of attribute `name` in "a=x,b=y"; the first attribute with that name.
QByteArray attribute(const QByteArray& message, char name)
{
    for (const QByteArray& part : message.split(',')) {
        if (part.size() >= 2 && part.at(0) == name && part.at(1) == '=')
            return part.mid(2);
    }
    return {};
}

} // namespace

std::shared_ptr<ScramAuthenticator> ScramAuthenticator::create(const QByteArray& method, const QString& userName,
                                                               const QString& password,
                                                               std::function<QByteArray()> makeNonce)
{
    std::shared_ptr<ScramAuthenticator> scram(new ScramAuthenticator);
    if (method == "SCRAM-SHA-1")
        scram->m_hash = QCryptographicHash::Sha1;
    else if (method == "SCRAM-SHA-256")
        scram->m_hash = QCryptographicHash::Sha256;
    else if (method == "SCRAM-SHA-512")
        scram->m_hash = QCryptographicHash::Sha512;
    else
        return nullptr;
    scram->m_methodView = method.toStdString();
    scram->m_userName = userName;
    scram->m_password = password;
    scram->m_makeNonce = makeNonce ? std::move(makeNonce) : randomNonce;
    return scram;
}

QByteArray ScramAuthenticator::hmac(const QByteArray& key, const QByteArray& message) const
{
    return QMessageAuthenticationCode::hash(message, key, m_hash);
}

std::optional<mqtt::Bytes> ScramAuthenticator::start()
{
    m_nonce = m_makeNonce();
    m_serverSignature.clear();
    m_verified = false;
    QByteArray name = prepared(m_userName);
    name.replace('=', "=3D").replace(',', "=2C");
    m_clientFirstBare = "n=" + name + ",r=" + m_nonce;
    return ("n,," + m_clientFirstBare).toStdString();
}

std::optional<mqtt::Bytes> ScramAuthenticator::challenge(mqtt::BytesView data)
{
    const QByteArray serverFirst(data.data(), qsizetype(data.size()));
    if (!m_serverSignature.isEmpty()) {
        // Some servers send their proof as one more challenge before they report success.
        m_verified = verify(data);
        return m_verified ? std::optional<mqtt::Bytes>(mqtt::Bytes()) : std::nullopt;
    }
    const QByteArray nonce = attribute(serverFirst, 'r');
    const QByteArray salt = QByteArray::fromBase64(attribute(serverFirst, 's'));
    const int iterations = attribute(serverFirst, 'i').toInt();
    // An extension that we must know ("m=") and do not, a nonce that is not built upon ours, or an iteration count
    // that is unsafe or a denial of service, ends it.
    if (serverFirst.startsWith("m=") || !nonce.startsWith(m_nonce) || nonce.size() == m_nonce.size() ||
        salt.isEmpty() || iterations < minimumIterations || iterations > maximumIterations)
        return std::nullopt;

    const QByteArray saltedPassword = QPasswordDigestor::deriveKeyPbkdf2(
        m_hash, prepared(m_password), salt, iterations, quint64(QCryptographicHash::hashLength(m_hash)));
    const QByteArray clientKey = hmac(saltedPassword, "Client Key");
    const QByteArray storedKey = QCryptographicHash::hash(clientKey, m_hash);
    const QByteArray withoutProof = "c=biws,r=" + nonce;
    const QByteArray authMessage = m_clientFirstBare + ',' + serverFirst + ',' + withoutProof;
    QByteArray proof = hmac(storedKey, authMessage);
    for (qsizetype i = 0; i < proof.size(); ++i)
        proof[i] = char(proof.at(i) ^ clientKey.at(i));
    m_serverSignature = hmac(hmac(saltedPassword, "Server Key"), authMessage);
    return (withoutProof + ",p=" + proof.toBase64()).toStdString();
}

bool ScramAuthenticator::verify(mqtt::BytesView serverFinal)
{
    const QByteArray message(serverFinal.data(), qsizetype(serverFinal.size()));
    return !m_serverSignature.isEmpty() && QByteArray::fromBase64(attribute(message, 'v')) == m_serverSignature;
}

bool ScramAuthenticator::finish(std::optional<mqtt::BytesView> data)
{
    return m_verified || (data && verify(*data));
}

} // namespace topicscope::client
