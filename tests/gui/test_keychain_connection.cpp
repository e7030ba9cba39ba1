// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/data_folder.h"
#include "app/profiles/profile_store.h"
#include "app/profiles/secret_store.h"
#include "tests/support/certificates.h"
#include "tests/support/keyring_session.h"
#include "tests/support/mosquitto_fixture.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

// The program starts itself anew inside a KeyringSession, to save what a person would save in the profile editor.

using namespace topicscope::profiles;
using namespace topicscope::test;
using namespace Qt::StringLiterals;

namespace {

/// Saves a profile for a broker that demands a client certificate and a password, its secrets in the keychain.
int saveProfile(const QStringList& arguments)
{
    const QString folder = arguments.value(0);
    const auto secret = [](const QByteArray& bytes) { return SecretBytes{QByteArrayView(bytes)}; };
    const SecretMap secrets{{SecretKind::CaCertificates, secret(Certificates::read(arguments.value(2)))},
                            {SecretKind::ClientCertificate, secret(Certificates::read(arguments.value(3)))},
                            {SecretKind::PrivateKey, secret(Certificates::read(arguments.value(4)))},
                            {SecretKind::Passphrase, secret("secret")},
                            {SecretKind::Password, secret("pass word")}};
    Profile profile = Profile::create();
    profile.name = u"plant"_s;
    profile.host = u"localhost"_s;
    profile.port = arguments.value(1).toUShort();
    profile.transport = Transport::Tls;
    profile.userName = u"technician"_s;
    SecretStore store;
    std::optional<SecretWriteOutcome> outcome;
    store.write(profile.id, secrets, SecretStore::Remember::InKeychain, nullptr,
                [&outcome](const SecretWriteOutcome& done) { outcome = done; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 40'000) || outcome->sessionOnly)
        return 1;
    profile.noteSecrets(outcome->inKeychain, outcome->sessionOnly);
    ProfileStore profiles(DataFolder(folder).profilesFile());
    profiles.load();
    profiles.save(profile);
    return profiles.flush() ? 0 : 1;
}

QString programPath(const char* name)
{
    return QCoreApplication::applicationDirPath() + u'/' + QString::fromLatin1(name);
}

} // namespace

/// Certificate, encrypted private key, passphrase and password come out of a real keychain at connect; no file is
/// named.
class TestKeychainConnection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void topicscopectlConnectsWithoutAFile();
    void theWindowConnectsWithoutAFile();

private:
    Certificates m_certificates;
    KeyringSession m_session;
    std::unique_ptr<MosquittoFixture> m_broker;
    QString m_folder;
};

void TestKeychainConnection::initTestCase()
{
    if (!KeyringSession::isAvailable() || !MosquittoFixture::isAvailable() || !Certificates::isAvailable())
        QSKIP("needs the packages dbus, gnome-keyring, mosquitto and openssl");
    MosquittoOptions options;
    options.plain = false;
    options.tls = true;
    options.certificateFile = m_certificates.serverFile();
    options.keyFile = m_certificates.serverKeyFile();
    options.caFile = m_certificates.caFile();
    options.requireCertificate = true;
    options.users = {{u"technician"_s, u"pass word"_s}};
    m_broker = std::make_unique<MosquittoFixture>(options);
    QVERIFY(m_broker->isRunning());
    m_folder = m_session.filePath(u"topicscope"_s);
    const QString port = m_broker->tlsUrl().section(u':', -1);
    QVERIFY2(m_session.run({QCoreApplication::applicationFilePath(), u"--save-profile"_s, m_folder, port,
                            m_certificates.caFile(), m_certificates.clientFile(),
                            m_certificates.clientEncryptedKeyFile()}) == 0,
             m_session.errors().constData());
}

void TestKeychainConnection::topicscopectlConnectsWithoutAFile()
{
    QVERIFY2(m_session.run({programPath("topicscopectl"), u"pub"_s, u"--profile"_s, u"plant"_s, u"--data-dir"_s,
                            m_folder, u"-t"_s, u"a/b"_s, u"-m"_s, u"x"_s, u"--qos"_s, u"1"_s, u"--no-reconnect"_s}) ==
                 0,
             m_session.errors().constData());
}

void TestKeychainConnection::theWindowConnectsWithoutAFile()
{
    const QString report = m_session.filePath(u"report.json"_s);
    QVERIFY2(m_session.run({programPath("topicscope"), u"--profile"_s, u"plant"_s, u"--data-dir"_s, m_folder,
                            u"--report"_s, report, u"--quit-after"_s, u"6"_s}) == 0,
             m_session.errors().constData());
    QFile file(report);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject figures = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY2(figures.value("connected_seconds"_L1).toDouble() > 0, QJsonDocument(figures).toJson().constData());
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--save-profile"_s)
        return saveProfile(arguments.mid(2));
    TestKeychainConnection test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_keychain_connection.moc"
