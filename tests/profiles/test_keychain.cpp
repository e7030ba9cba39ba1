// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/data_folder.h"
#include "app/profiles/profile_store.h"
#include "app/profiles/secret_store.h"
#include "app/profiles/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>
#include <map>
#include <optional>

// The program starts itself anew inside `dbus-run-session`, with a home folder and a gnome-keyring of its own, so that
// the keychain of the person who runs the tests is never touched. What runs in there is one of the roles below.

using namespace topicscope::profiles;

namespace {

constexpr auto keyringPassword = "keyring password";
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
    enum class Keyring { Unlocked, Locked };
    static void runInSession(const QTemporaryDir& home, const QString& role, Keyring keyring);
    static QProcessEnvironment environmentIn(const QTemporaryDir& home);
    static void finish(QProcess& process);
};

void TestKeychain::initTestCase()
{
    for (const char* program : {"dbus-run-session", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            QSKIP("needs the packages dbus-daemon and gnome-keyring");
    }
}

QProcessEnvironment TestKeychain::environmentIn(const QTemporaryDir& home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto folder = [&](const QString& name) {
        const QString path = home.filePath(name);
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    };
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder(QStringLiteral("run")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), folder(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), folder(QStringLiteral("cache")));
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL"})
        environment.remove(QString::fromLatin1(name));
    return environment;
}

void TestKeychain::finish(QProcess& process)
{
    QVERIFY2(process.waitForStarted(), qPrintable(process.errorString()));
    const bool finished = process.waitForFinished(60'000);
    if (!finished)
        process.kill();
    const QByteArray output = process.readAllStandardError();
    QVERIFY2(finished, output.constData());
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, output.constData());
}

void TestKeychain::runInSession(const QTemporaryDir& home, const QString& role, Keyring keyring)
{
    // The keyring runs in the foreground of its own process group's session bus and is ended by its process id.
    const QString start =
        keyring == Keyring::Unlocked
            ? QStringLiteral(
                  "printf %s \"$KEYRING_PASSWORD\" | gnome-keyring-daemon --foreground --unlock --components=secrets")
            : QStringLiteral("gnome-keyring-daemon --foreground --start --components=secrets");
    const QString script = start + QStringLiteral(" >/dev/null 2>&1 & "
                                                  "gdbus wait --session --timeout 20 org.freedesktop.secrets; "
                                                  "\"$0\" --role \"$1\" \"$2\"; status=$?; "
                                                  "kill $! 2>/dev/null; wait; exit $status");
    QProcess process;
    QProcessEnvironment environment = environmentIn(home);
    environment.insert(QStringLiteral("KEYRING_PASSWORD"), QString::fromLatin1(keyringPassword));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("dbus-run-session"),
                  {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script,
                   QCoreApplication::applicationFilePath(), role, home.filePath(QStringLiteral("topicscope"))});
    finish(process);
}

void TestKeychain::secretsSurviveARestartAndAreInNoFile()
{
    QTemporaryDir home;
    runInSession(home, QStringLiteral("round-trip"), Keyring::Unlocked);
}

void TestKeychain::lockedKeyringKeepsSecretsForTheSessionAndTouchesNothing()
{
    QTemporaryDir home;
    runInSession(home, QStringLiteral("store"), Keyring::Unlocked);
    runInSession(home, QStringLiteral("locked"), Keyring::Locked);
    runInSession(home, QStringLiteral("still-there"), Keyring::Unlocked);
}

void TestKeychain::withoutABusSecretsStayInMemory()
{
    QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = environmentIn(home);
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                       QStringLiteral("unix:path=") + home.filePath(QStringLiteral("none")));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--role"), QStringLiteral("no-bus"), home.filePath(QStringLiteral("topicscope"))});
    finish(process);
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
