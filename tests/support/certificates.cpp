// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>

namespace topicscope::test {

using namespace Qt::StringLiterals;

Certificates::Certificates() = default;

bool Certificates::isAvailable()
{
    return !QStandardPaths::findExecutable(u"openssl"_s).isEmpty();
}

QString Certificates::path(const char* name) const
{
    return m_folder.filePath(QString::fromLatin1(name) + u".pem"_s);
}

bool Certificates::run(const QStringList& arguments, const QByteArray&) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments);
    if (process.waitForFinished(60000) && process.exitCode() == 0)
        return true;
    qWarning("openssl %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return false;
}

void Certificates::makeCa(const char* name, const char* commonName)
{
    const QString key = path((QByteArray(name) + "_key").constData());
    if (QFile::exists(path(name)))
        return;
    run({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"3650"_s, u"-subj"_s,
         u"/CN="_s + QString::fromLatin1(commonName), u"-keyout"_s, key, u"-out"_s, path(name)});
}

void Certificates::makeSigned(const char* name, const QString& subject, const QString& subjectAltName,
                              const QStringList& keyArguments, int days)
{
    if (QFile::exists(path(name)))
        return;
    makeCa("ca", "Topicscope Test CA");
    const QString key = path((QByteArray(name) + "_key").constData());
    const QString request = path((QByteArray(name) + "_request").constData());
    run(QStringList{u"req"_s, u"-new"_s, u"-nodes"_s, u"-subj"_s, subject, u"-keyout"_s, key, u"-out"_s, request} +
        keyArguments);
    QStringList sign{u"x509"_s,
                     u"-req"_s,
                     u"-in"_s,
                     request,
                     u"-CA"_s,
                     path("ca"),
                     u"-CAkey"_s,
                     path("ca_key"),
                     u"-CAcreateserial"_s,
                     u"-days"_s,
                     QString::number(days),
                     u"-out"_s,
                     path(name)};
    if (!subjectAltName.isEmpty()) {
        QFile extension(path((QByteArray(name) + "_ext").constData()));
        extension.open(QIODevice::WriteOnly);
        extension.write("subjectAltName=" + subjectAltName.toUtf8() + '\n');
        extension.close();
        sign << u"-extfile"_s << extension.fileName();
    }
    run(sign);
}

namespace {
const QStringList rsa{u"-newkey"_s, u"rsa:2048"_s};
const QStringList ec{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s};
const QString localNames = u"DNS:localhost,IP:127.0.0.1,IP:0:0:0:0:0:0:0:1"_s;
} // namespace

QString Certificates::caFile()
{
    makeCa("ca", "Topicscope Test CA");
    return path("ca");
}

QString Certificates::caKeyFile()
{
    caFile();
    return path("ca_key");
}

QString Certificates::otherCaFile()
{
    makeCa("other_ca", "Some Other CA");
    return path("other_ca");
}

QString Certificates::serverFile()
{
    makeSigned("server", u"/CN=localhost"_s, localNames, rsa, 365);
    return path("server");
}

QString Certificates::serverKeyFile()
{
    serverFile();
    return path("server_key");
}

QString Certificates::otherHostFile()
{
    makeSigned("other_host", u"/CN=other.example"_s, u"DNS:other.example"_s, rsa, 365);
    return path("other_host");
}

QString Certificates::otherHostKeyFile()
{
    otherHostFile();
    return path("other_host_key");
}

QString Certificates::expiredFile()
{
    // Zero and negative days give a certificate whose end is not after its beginning: expired at once.
    makeSigned("expired", u"/CN=localhost"_s, localNames, rsa, -1);
    return path("expired");
}

QString Certificates::expiredKeyFile()
{
    expiredFile();
    return path("expired_key");
}

QString Certificates::selfSignedFile()
{
    if (!QFile::exists(path("self_signed"))) {
        run({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"365"_s, u"-subj"_s,
             u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s, u"-keyout"_s,
             path("self_signed_key"), u"-out"_s, path("self_signed")});
    }
    return path("self_signed");
}

QString Certificates::selfSignedKeyFile()
{
    selfSignedFile();
    return path("self_signed_key");
}

QString Certificates::clientFile()
{
    makeSigned("client", u"/CN=client-1"_s, {}, rsa, 365);
    return path("client");
}

QString Certificates::clientKeyFile()
{
    clientFile();
    return path("client_key");
}

QString Certificates::clientEncryptedKeyFile()
{
    const QString file = path("client_key_encrypted");
    if (!QFile::exists(file)) {
        run({u"pkcs8"_s, u"-topk8"_s, u"-v2"_s, u"aes-256-cbc"_s, u"-in"_s, clientKeyFile(), u"-passout"_s,
             u"pass:secret"_s, u"-out"_s, file});
    }
    return file;
}

QString Certificates::clientTraditionalKeyFile()
{
    const QString file = path("client_key_traditional");
    if (!QFile::exists(file)) {
        run({u"rsa"_s, u"-aes256"_s, u"-traditional"_s, u"-in"_s, clientKeyFile(), u"-passout"_s, u"pass:secret"_s,
             u"-out"_s, file});
    }
    return file;
}

QString Certificates::ecFile()
{
    makeSigned("client_ec", u"/CN=client-ec"_s, {}, ec, 365);
    return path("client_ec");
}

QString Certificates::ecPkcs8KeyFile()
{
    ecFile();
    return path("client_ec_key");
}

QString Certificates::ecKeyFile()
{
    const QString file = path("client_ec_key_traditional");
    if (!QFile::exists(file))
        run({u"ec"_s, u"-in"_s, ecPkcs8KeyFile(), u"-out"_s, file});
    return file;
}

QString Certificates::ed25519KeyFile()
{
    const QString file = path("ed25519_key");
    if (!QFile::exists(file))
        run({u"genpkey"_s, u"-algorithm"_s, u"ed25519"_s, u"-out"_s, file});
    return file;
}

QString Certificates::clientPkcs12File()
{
    const QString file = path("client_p12");
    if (!QFile::exists(file)) {
        run({u"pkcs12"_s, u"-export"_s, u"-in"_s, clientFile(), u"-inkey"_s, clientKeyFile(), u"-certfile"_s, caFile(),
             u"-passout"_s, u"pass:secret"_s, u"-out"_s, file});
    }
    return file;
}

QByteArray Certificates::read(const QString& file)
{
    QFile input(file);
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

QSslConfiguration Certificates::serverConfiguration(const QString& certificateFile, const QString& keyFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(read(certificateFile)));
    configuration.setPrivateKey(QSslKey(read(keyFile), QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace topicscope::test
