// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/data_folder.h"
#include "app/profiles/profile_store.h"
#include "app/profiles/secret_store.h"
#include "app/profiles/settings.h"
#include "tests/support/keyring_session.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <cstdio>
#include <functional>
#include <map>
#include <optional>

// The program starts itself anew inside a KeyringSession. What runs in there is one of the roles below.

using namespace topicscope::profiles;
using topicscope::test::KeyringSession;

namespace {

constexpr auto profileId = "6b1f0c52-6e0e-4f0d-9b3e-0f5d7d3f1a11";

SecretMap someSecrets()
{
    const auto secret = [](const QByteArray& bytes) { return SecretBytes{QByteArrayView(bytes)}; };
    return {{SecretKind::Password, secret("s3cret-pass\xc3\xa4word")},
            {SecretKind::CaCertificates, secret(QByteArray("CA-SECRET ").repeated(900))},
            {SecretKind::ClientCertificate, secret(QByteArray("CERT-SECRET ").repeated(200))},
            {SecretKind::PrivateKey, secret(QByteArray("KEY-SECRET\x00\xff\n", 13).repeated(500))},
            {SecretKind::Passphrase, secret("pass phrase")},
            {SecretKind::ProxyPassword, secret("proxy-secret")},
            {SecretKind::WebSocketHeaders, secret("Authorization: Bearer token-secret\n")}};
}

SecretKinds allKinds()
{
    SecretKinds kinds;
    for (const SecretKind kind : allSecretKinds)
        kinds |= kind;
    return kinds;
}

void check(bool condition, const char* what)
{
    if (condition)
        return;
    std::fprintf(stderr, "failed: %s\n", what);
    std::exit(1);
}

template <typename Outcome>
Outcome waitFor(const std::function<void(std::function<void(const Outcome&)>)>& start)
{
    std::optional<Outcome> outcome;
    start([&outcome](const Outcome& o) { outcome = o; });
    check(QTest::qWaitFor([&] { return outcome.has_value(); }, 40'000), "the store calls back");
    return *outcome;
}

SecretReadOutcome readAll(SecretStore& store)
{
    return waitFor<SecretReadOutcome>(
        [&](auto done) { store.read(QString::fromLatin1(profileId), allKinds(), nullptr, done); });
}

SecretWriteOutcome writeAll(SecretStore& store)
{
    return waitFor<SecretWriteOutcome>([&](auto done) {
        store.write(QString::fromLatin1(profileId), someSecrets(), SecretStore::Remember::InKeychain, nullptr, done);
    });
}

/// Everything a session with profiles leaves in the data folder.
void saveProfileAndSettings(const DataFolder& folder, SecretKinds inKeychain)
{
    ProfileStore profiles(folder.profilesFile());
    profiles.load();
    Profile profile = Profile::create();
    profile.id = QString::fromLatin1(profileId);
    profile.host = QStringLiteral("broker.example");
    profile.keychain = inKeychain;
    profiles.save(profile);
    check(profiles.flush().has_value(), "profiles are saved");
    Settings settings(folder.settingsFile());
    settings.set(Setting::Theme, QStringLiteral("dark"));
    check(settings.flush().has_value(), "settings are saved");
}

void checkNoSecretOnDisk(const QString& folder)
{
    int files = 0;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        check(file.open(QIODevice::ReadOnly), "files in the data folder can be read");
        const QByteArray content = file.readAll();
        ++files;
        const SecretMap secrets = someSecrets();
        for (const SecretBytes& secret : secrets) {
            const QByteArray start = secret.toByteArray().left(8);
            check(!content.contains(start), "no secret is in a file");
            check(!content.contains(start.left(6).toBase64()), "no secret is in a file, nor in Base64");
            check(!content.contains(start.toHex()), "no secret is in a file, nor in hexadecimal");
        }
    }
    check(files >= 2, "profiles and settings were there to look at");
}

void roundTrip(const QString& folder)
{
    {
        SecretStore store;
        const auto written = writeAll(store);
        std::fprintf(stderr, "%s\n", qPrintable(written.problem));
        check(written.inKeychain == allKinds(), "everything is in the keychain");
        check(written.problem.isEmpty(), "there is nothing to complain about");
        check(store.health() == SecretStore::Health::Working, "the keychain works");
        saveProfileAndSettings(DataFolder(folder), written.inKeychain);
    }
    SecretStore store; // as after a restart: nothing is left in memory
    const auto found = readAll(store);
    check(found.secrets == someSecrets(), "every secret is read back byte by byte");
    checkNoSecretOnDisk(folder);
    const auto removed = waitFor<SecretWriteOutcome>([&](auto done) {
        store.remove(QString::fromLatin1(profileId), SecretKind::Password | SecretKind::PrivateKey, nullptr, done);
    });
    check(!removed.notRemoved, "removing works");
    const auto rest = readAll(store);
    check(rest.missing == (SecretKind::Password | SecretKind::PrivateKey), "what was removed is gone");
    check(rest.secrets.size() == someSecrets().size() - 2, "and the rest is still there");
}

void store(const QString&)
{
    SecretStore secrets;
    check(writeAll(secrets).inKeychain == allKinds(), "everything is in the keychain");
}

void locked(const QString& folder)
{
    SecretStore secrets;
    const auto found = readAll(secrets);
    check(found.secrets.isEmpty(), "a locked keyring gives nothing");
    check(!found.problem.isEmpty(), "and the store says why");
    const auto written = writeAll(secrets);
    check(written.sessionOnly == allKinds(), "new secrets stay in memory");
    check(!written.problem.isEmpty(), "and the store says so");
    check(secrets.health() == SecretStore::Health::Troubled, "the trouble is shown");
    check(readAll(secrets).secrets == someSecrets(), "for this session they are there");
    saveProfileAndSettings(DataFolder(folder), written.inKeychain);
    checkNoSecretOnDisk(folder);
    const auto removed = waitFor<SecretWriteOutcome>(
        [&](auto done) { secrets.remove(QString::fromLatin1(profileId), allKinds(), nullptr, done); });
    check(removed.notRemoved == allKinds(), "what cannot be read is not removed");
}

void stillThere(const QString&)
{
    SecretStore secrets;
    check(readAll(secrets).secrets == someSecrets(), "what was saved before is as it was");
}

void noBus(const QString& folder)
{
    SecretStore secrets;
    const auto written = writeAll(secrets);
    check(written.sessionOnly == allKinds(), "without a keychain secrets stay in memory");
    check(!written.problem.isEmpty(), "and the store says so");
    std::fprintf(stderr, "%s\n", qPrintable(written.problem));
    check(readAll(secrets).secrets == someSecrets(), "for this session they are there");
    SecretStore other;
    const auto found = readAll(other);
    check(found.unreadable == allKinds(), "nothing can be read");
    saveProfileAndSettings(DataFolder(folder), written.inKeychain);
    checkNoSecretOnDisk(folder);
}

const std::map<QString, std::function<void(const QString&)>> roles{
    {QStringLiteral("round-trip"), roundTrip},   {QStringLiteral("store"), store},  {QStringLiteral("locked"), locked},
    {QStringLiteral("still-there"), stillThere}, {QStringLiteral("no-bus"), noBus},
};

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void secretsSurviveARestartAndAreInNoFile();
    void lockedKeyringKeepsSecretsForTheSessionAndTouchesNothing();
    void withoutABusSecretsStayInMemory();

private:
    static QStringList self(const KeyringSession& session, const QString& role);
};

void TestKeychain::initTestCase()
{
    if (!KeyringSession::isAvailable())
        QSKIP("needs the packages dbus-daemon and gnome-keyring");
}

QStringList TestKeychain::self(const KeyringSession& session, const QString& role)
{
    return {QCoreApplication::applicationFilePath(), QStringLiteral("--role"), role,
            session.filePath(QStringLiteral("topicscope"))};
}

void TestKeychain::secretsSurviveARestartAndAreInNoFile()
{
    KeyringSession session;
    QVERIFY2(session.run(self(session, QStringLiteral("round-trip"))) == 0, session.errors().constData());
}

void TestKeychain::lockedKeyringKeepsSecretsForTheSessionAndTouchesNothing()
{
    KeyringSession session;
    QVERIFY2(session.run(self(session, QStringLiteral("store"))) == 0, session.errors().constData());
    QVERIFY2(session.run(self(session, QStringLiteral("locked")), KeyringSession::Keyring::Locked) == 0,
             session.errors().constData());
    QVERIFY2(session.run(self(session, QStringLiteral("still-there"))) == 0, session.errors().constData());
}

void TestKeychain::withoutABusSecretsStayInMemory()
{
    KeyringSession session;
    QVERIFY2(session.runWithoutBus(self(session, QStringLiteral("no-bus"))) == 0, session.errors().constData());
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == QStringLiteral("--role")) {
        roles.at(arguments.value(2))(arguments.value(3));
        return 0;
    }
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_keychain.moc"
