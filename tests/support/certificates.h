// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace topicscope::test {

/// Keys and certificates made by the openssl program in a temporary folder, each once per test program (some 0.1 s
/// each, made when first asked for). File names end in .pem.
class Certificates
{
public:
    Certificates();

    static bool isAvailable();

    QString caFile(); ///< "Topicscope Test CA"
    QString caKeyFile();
    QString otherCaFile(); ///< signed nothing here: for "untrusted"

    QString serverFile(); ///< for localhost, 127.0.0.1 and ::1
    QString serverKeyFile();
    QString otherHostFile(); ///< for other.example only
    QString otherHostKeyFile();
    QString expiredFile(); ///< for localhost, no longer valid
    QString expiredKeyFile();
    QString selfSignedFile(); ///< for localhost
    QString selfSignedKeyFile();

    QString clientFile();               ///< CN=client-1
    QString clientKeyFile();            ///< RSA, PKCS#8, not encrypted
    QString clientEncryptedKeyFile();   ///< the same key with the passphrase "secret"
    QString clientTraditionalKeyFile(); ///< the same key as "BEGIN RSA PRIVATE KEY" with AES, passphrase "secret"
    QString ecFile();                   ///< certificate CN=client-ec for an EC key
    QString ecKeyFile();                ///< "BEGIN EC PRIVATE KEY"
    QString ecPkcs8KeyFile();           ///< the same key, PKCS#8
    QString ed25519KeyFile();
    QString clientPkcs12File(); ///< certificate and key, passphrase "secret"

    static QByteArray read(const QString& file);
    /// For ScriptedBroker.
    static QSslConfiguration serverConfiguration(const QString& certificateFile, const QString& keyFile);

private:
    QString path(const char* name) const;
    bool run(const QStringList& arguments, const QByteArray& environment = {}) const;
    void makeCa(const char* name, const char* commonName);
    void makeSigned(const char* name, const QString& subject, const QString& subjectAltName,
                    const QStringList& keyArguments, int days);

    QTemporaryDir m_folder;
};

} // namespace topicscope::test
