// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/certificate.h"
#include "app/profiles/der_reader.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace topicscope::profiles;

class TestCertificate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void filesOfEveryFormAreRead_data();
    void filesOfEveryFormAreRead();
    void badFilesAreExplained_data();
    void badFilesAreExplained();
    void descriptionNamesWhatMatters();
    void keysAreMatchedToCertificates_data();
    void keysAreMatchedToCertificates();
    void warningsOfClientCertificates();
    void warningsOfCaCertificates();
    void pemRoundTrip();
    void derReaderStandsAnyBytes();

private:
    void openssl(const QStringList& arguments, const QByteArray& input = {});
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QByteArray file(const QString& name) const
    {
        QFile device(path(name));
        if (!device.open(QIODevice::ReadOnly))
            qFatal("%s is missing", qPrintable(name));
        return device.readAll();
    }
    QSslCertificate certificate(const QString& name) const { return QSslCertificate(file(name), QSsl::Pem); }
    static SecretBytes phrase(const char* text) { return SecretBytes{QByteArrayView(text)}; }

    QTemporaryDir m_folder;
};

void TestCertificate::openssl(const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
             process.readAllStandardError().constData());
}

void TestCertificate::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
        QSKIP("needs the package openssl");
    const auto run = [this](const QString& line) { openssl(line.split(u' ')); };
    // A CA, an EC client certificate from it, and RSA keys in every form.
    run(QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out ca.pem "
                       "-days 3650 -subj /O=Plant/CN=Plant_Root_CA -addext basicConstraints=critical,CA:TRUE"));
    run(QStringLiteral("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ec.key -out ec.csr "
                       "-subj /O=Plant/CN=line-7-viewer"));
    QFile extensions(path(QStringLiteral("ext")));
    QVERIFY(extensions.open(QIODevice::WriteOnly));
    extensions.write("extendedKeyUsage=clientAuth\nsubjectAltName=DNS:line-7.example,IP:10.1.2.3\n");
    extensions.close();
    run(QStringLiteral(
        "x509 -req -in ec.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 212 -extfile ext -out ec.pem"));
    run(QStringLiteral("req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.pem -days 365 -subj /CN=rsa "
                       "-addext extendedKeyUsage=serverAuth -addext basicConstraints=CA:FALSE"));
    run(QStringLiteral("req -x509 -newkey ed25519 -nodes -keyout ed.key -out ed.pem -days 365 -subj /CN=ed"));
    run(QStringLiteral("x509 -in ec.pem -outform DER -out ec.der"));
    run(QStringLiteral("rsa -in rsa.key -traditional -out rsa1.key"));
    run(QStringLiteral("rsa -in rsa.key -traditional -aes256 -passout pass:geheim -out rsa1-enc.key"));
    run(QStringLiteral("pkcs8 -topk8 -in rsa.key -passout pass:geheim -out rsa8-enc.key"));
    run(QStringLiteral("pkcs8 -topk8 -in ec.key -passout pass:geheim -out ec8-enc.key"));
    run(QStringLiteral("pkcs8 -topk8 -in ec.key -passout pass:geheim -outform DER -out ec8-enc.der"));
    run(QStringLiteral("ec -in ec.key -out ec1.key"));
    run(QStringLiteral("rsa -in rsa.key -outform DER -out rsa.key.der"));
    run(QStringLiteral("pkcs8 -topk8 -nocrypt -in ec.key -outform DER -out ec8.key.der"));
    run(QStringLiteral("pkcs12 -export -in ec.pem -inkey ec.key -certfile ca.pem -passout pass:geheim -out ec.p12"));
    run(QStringLiteral("pkcs12 -export -in rsa.pem -inkey rsa.key -passout pass: -out rsa-open.p12"));
    QFile both(path(QStringLiteral("both.pem")));
    QVERIFY(both.open(QIODevice::WriteOnly));
    both.write("Bag Attributes: some text before\n" + file(QStringLiteral("ec.pem")) + file(QStringLiteral("ca.pem")) +
               file(QStringLiteral("ec.key")));
}

void TestCertificate::filesOfEveryFormAreRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<int>("certificates");
    QTest::addColumn<bool>("key");
    QTest::addColumn<bool>("encrypted");
    const auto row = [](const char* what, const char* name, const char* phrase, int certificates, bool key,
                        bool encrypted) {
        QTest::newRow(what) << QString::fromLatin1(name) << QByteArray(phrase) << certificates << key << encrypted;
    };
    row("PEM certificate", "ec.pem", "", 1, false, false);
    row("DER certificate", "ec.der", "", 1, false, false);
    row("PEM chain and key with text before", "both.pem", "", 2, true, false);
    row("PKCS#1 RSA", "rsa1.key", "", 0, true, false);
    row("PKCS#1 RSA encrypted (RFC 1421 header)", "rsa1-enc.key", "geheim", 0, true, true);
    row("PKCS#8 RSA", "rsa.key", "", 0, true, false);
    row("PKCS#8 RSA encrypted", "rsa8-enc.key", "geheim", 0, true, true);
    row("PKCS#8 EC", "ec.key", "", 0, true, false);
    row("PKCS#8 EC encrypted", "ec8-enc.key", "geheim", 0, true, true);
    row("SEC1 EC", "ec1.key", "", 0, true, false);
    row("DER RSA key", "rsa.key.der", "", 0, true, false);
    row("DER PKCS#8 EC key", "ec8.key.der", "", 0, true, false);
    row("DER PKCS#8 EC key encrypted", "ec8-enc.der", "geheim", 0, true, true);
    row("PKCS#12 with chain", "ec.p12", "geheim", 2, true, false);
    row("PKCS#12 without passphrase", "rsa-open.p12", "", 1, true, false);
}

void TestCertificate::filesOfEveryFormAreRead()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, passphrase);
    const SecretBytes secret{QByteArrayView(passphrase)};
    const auto read = readCertificateFile(file(name), secret);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QTEST(static_cast<int>(read->certificates.size()), "certificates");
    QTEST(!read->privateKey.isEmpty(), "key");
    QTEST(read->keyIsEncrypted, "encrypted");
    if (!read->privateKey.isEmpty()) {
        QVERIFY(!openPrivateKey(read->privateKey.view(), secret).isNull());
        QCOMPARE(read->privateKey.view().contains("ENCRYPTED"), read->keyIsEncrypted);
    }
}

void TestCertificate::badFilesAreExplained_data()
{
    using enum CertificateError::Kind;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* what, const QByteArray& bytes, const char* phrase, CertificateError::Kind kind) {
        QTest::newRow(what) << bytes << QByteArray(phrase) << static_cast<int>(kind);
    };
    row("empty", {}, "", NotRecognised);
    row("text", "hello", "", NotRecognised);
    row("cut PEM", file(QStringLiteral("ec.pem")).left(200), "", NotRecognised);
    row("cut DER", file(QStringLiteral("ec.der")).left(200), "", NotRecognised);
    row("PEM that is no certificate", "-----BEGIN DH PARAMETERS-----\nAA==\n-----END DH PARAMETERS-----\n", "",
        NotRecognised);
    row("PEM with broken content", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "", NotRecognised);
    row("encrypted key without passphrase", file(QStringLiteral("ec8-enc.key")), "", PassphraseNeeded);
    row("encrypted DER key without passphrase", file(QStringLiteral("ec8-enc.der")), "", PassphraseNeeded);
    row("encrypted traditional key without passphrase", file(QStringLiteral("rsa1-enc.key")), "", PassphraseNeeded);
    row("wrong passphrase", file(QStringLiteral("ec8-enc.key")), "falsch", PassphraseWrong);
    row("PKCS#12 without passphrase", file(QStringLiteral("ec.p12")), "", PassphraseNeeded);
    row("PKCS#12, wrong passphrase", file(QStringLiteral("ec.p12")), "falsch", PassphraseWrong);
    row("Ed25519 key", file(QStringLiteral("ed.key")), "", Unsupported);
}

void TestCertificate::badFilesAreExplained()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, passphrase);
    const auto read = readCertificateFile(bytes, SecretBytes{QByteArrayView(passphrase)});
    QVERIFY(!read);
    QTEST(static_cast<int>(read.error().kind), "kind");
    QVERIFY(!read.error().message.isEmpty());
}

void TestCertificate::descriptionNamesWhatMatters()
{
    const QSslCertificate own = certificate(QStringLiteral("ec.pem"));
    const CertificateDescription d = describe(own);
    QCOMPARE(d.summary.subject, QStringLiteral("line-7-viewer"));
    QCOMPARE(d.summary.issuer, QStringLiteral("Plant_Root_CA"));
    QCOMPARE(d.subject, QStringLiteral("CN=line-7-viewer, O=Plant"));
    QCOMPARE(d.keyType, QStringLiteral("EC P-256"));
    QCOMPARE(d.extendedKeyUsage, QStringList{QStringLiteral("client authentication")});
    QVERIFY(d.forClientAuthentication);
    QVERIFY(!d.forServerAuthentication);
    QVERIFY(!d.selfSigned);
    QVERIFY(!d.certificateAuthority);
    QCOMPARE(d.sha256.size(), 64);
    QVERIFY(d.alternativeNames.contains(QStringLiteral("DNS:line-7.example")));
    QVERIFY(d.alternativeNames.contains(QStringLiteral("IP:10.1.2.3")));
    const CertificateDescription ca = describe(certificate(QStringLiteral("ca.pem")));
    QVERIFY(ca.selfSigned);
    QVERIFY(ca.certificateAuthority);
    QCOMPARE(describe(certificate(QStringLiteral("rsa.pem"))).keyType, QStringLiteral("RSA 2048"));
    QCOMPARE(describe(certificate(QStringLiteral("ed.pem"))).keyType, QStringLiteral("Ed25519"));
}

void TestCertificate::keysAreMatchedToCertificates_data()
{
    QTest::addColumn<QString>("certificateFile");
    QTest::addColumn<QString>("keyFile");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char* what, const char* c, const char* k, bool matches) {
        QTest::newRow(what) << QString::fromLatin1(c) << QString::fromLatin1(k) << matches;
    };
    row("EC", "ec.pem", "ec.key", true);
    row("EC, another key", "ec.pem", "ca.key", false);
    row("RSA", "rsa.pem", "rsa.key", true);
    row("RSA, traditional form", "rsa.pem", "rsa1.key", true);
    row("RSA key for an EC certificate", "ec.pem", "rsa.key", false);
}

void TestCertificate::keysAreMatchedToCertificates()
{
    QFETCH(QString, certificateFile);
    QFETCH(QString, keyFile);
    QFETCH(bool, matches);
    const auto result = keyMatches(certificate(certificateFile), openPrivateKey(file(keyFile), {}));
    QVERIFY(result.has_value());
    QCOMPARE(*result, matches);
}

void TestCertificate::warningsOfClientCertificates()
{
    const QSslCertificate own = certificate(QStringLiteral("ec.pem"));
    const QSslKey key = openPrivateKey(file(QStringLiteral("ec.key")), {});
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(clientCertificateWarnings({own}, key, now), QStringList());
    QCOMPARE(clientCertificateWarnings({own}, {}, now.addDays(200)).size(), 1); // expires soon
    QCOMPARE(clientCertificateWarnings({own}, {}, now.addDays(213)).size(), 1); // expired
    QCOMPARE(clientCertificateWarnings({own}, {}, now.addDays(-2)).size(), 1);  // not yet
    const QSslKey other = openPrivateKey(file(QStringLiteral("rsa.key")), {});
    QCOMPARE(clientCertificateWarnings({own}, other, now).size(), 1);
    QCOMPARE(clientCertificateWarnings({certificate(QStringLiteral("rsa.pem"))}, {}, now).size(), 1); // a server's
}

void TestCertificate::warningsOfCaCertificates()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(caWarnings({certificate(QStringLiteral("ca.pem"))}, now), QStringList());
    QCOMPARE(caWarnings({certificate(QStringLiteral("ec.pem"))}, now).size(), 1);
    // A self-signed broker certificate may be trusted as it is.
    QCOMPARE(caWarnings({certificate(QStringLiteral("rsa.pem"))}, now), QStringList());
}

void TestCertificate::pemRoundTrip()
{
    const QList<QSslCertificate> chain{certificate(QStringLiteral("ec.pem")), certificate(QStringLiteral("ca.pem"))};
    QCOMPARE(certificatesFromPem(certificatesToPem(chain).view()), chain);
    QVERIFY(certificatesFromPem("nonsense").isEmpty());
}

void TestCertificate::derReaderStandsAnyBytes()
{
    const QByteArray whole = file(QStringLiteral("ec.der"));
    const QByteArray key = openPrivateKey(file(QStringLiteral("ec.key")), {}).toDer();
    QVERIFY(certificateExtension(whole, u"2.5.29.37").has_value());
    QVERIFY(!certificateExtension(whole, u"1.2.3").has_value());
    for (qsizetype size = 0; size < whole.size(); ++size) {
        QVERIFY(!certificatePublicKeyBits(QByteArrayView(whole).first(size)).has_value());
        QVERIFY(!publicKeyBitsOf(QByteArrayView(key).first(std::min(size, key.size() - 1))).has_value());
    }
    QRandomGenerator random(1);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray damaged = whole;
        damaged[random.bounded(damaged.size())] = static_cast<char>(random.bounded(256));
        certificateExtension(damaged, u"2.5.29.37");
        certificatePublicKeyBits(damaged);
        certificateKeyAlgorithm(damaged);
        publicKeyBitsOf(damaged);
    }
}

QTEST_GUILESS_MAIN(TestCertificate)
#include "test_certificate.moc"
