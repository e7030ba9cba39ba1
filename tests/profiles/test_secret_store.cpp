// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/secret_store.h"
#include "app/profiles/split_entry.h"
#include "tests/profiles/scripted_keychain.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace topicscope::profiles;
using Status = KeychainBackend::Status;

class TestSecretStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void secretsOfAnySizeAndContentAreReadBack_data();
    void secretsOfAnySizeAndContentAreReadBack();
    void noEntryIsLargerThanWindowsTakes();
    void replacingALargeSecretLeavesNoOldParts();
    void failureHalfWayKeepsTheOldSecret_data();
    void failureHalfWayKeepsTheOldSecret();
    void missingPartIsTroubleNotAbsence();
    void removeTakesAwayEveryPart();

    void lockedKeychainMeansThisSession();
    void absentKeychainMeansThisSession();
    void lockedKeychainIsAskedOnceNotForEveryKind();
    void notFoundAfterLockedIsDoubt();
    void failedReadNeverDeletesOrReplaces();
    void chosenForThisSessionTouchesNoKeychain();
    void sessionGoesBeforeTheKeychain();
    void writingToTheKeychainEndsTheSessionCopy();
    void withoutBackendEverythingIsInMemory();

    void callbackComesAfterTheCall();
    void cancelledRequestNeverCallsBackAndFreesTheQueue();
    void destroyedContextIsNotCalled();
    void storeCanGoWhileTheKeychainIsSilent();
    void copyFollowsBothPlaces();

    void secretBytesCompareAndShare();
    void wipeLeavesOtherHoldersAlone();

private:
    SecretReadOutcome read(SecretKinds kinds, const QString& id = QStringLiteral("p"));
    SecretWriteOutcome write(const SecretMap& secrets, SecretStore::Remember where = SecretStore::Remember::InKeychain);
    SecretWriteOutcome remove(SecretKinds kinds);
    static SecretBytes bytes(const QByteArray& value) { return SecretBytes{QByteArrayView(value)}; }

    ScriptedKeychain::State m_keychain;
    std::unique_ptr<SecretStore> m_store;
};

void TestSecretStore::init()
{
    m_keychain = {};
    m_store = std::make_unique<SecretStore>(std::make_unique<ScriptedKeychain>(m_keychain));
}

void TestSecretStore::cleanup()
{
    m_store.reset();
}

SecretReadOutcome TestSecretStore::read(SecretKinds kinds, const QString& id)
{
    std::optional<SecretReadOutcome> outcome;
    m_store->read(id, kinds, this, [&outcome](const SecretReadOutcome& o) { outcome = o; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }))
        qFatal("read() did not call back");
    return *outcome;
}

SecretWriteOutcome TestSecretStore::write(const SecretMap& secrets, SecretStore::Remember where)
{
    std::optional<SecretWriteOutcome> outcome;
    m_store->write(QStringLiteral("p"), secrets, where, this, [&outcome](const SecretWriteOutcome& o) { outcome = o; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }))
        qFatal("write() did not call back");
    return *outcome;
}

SecretWriteOutcome TestSecretStore::remove(SecretKinds kinds)
{
    std::optional<SecretWriteOutcome> outcome;
    m_store->remove(QStringLiteral("p"), kinds, this, [&outcome](const SecretWriteOutcome& o) { outcome = o; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }))
        qFatal("remove() did not call back");
    return *outcome;
}

void TestSecretStore::secretsOfAnySizeAndContentAreReadBack_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a word") << QByteArray("pass word");
    QTest::newRow("any bytes") << QByteArray("\x00\xff\x80\n", 4);
    QTest::newRow("one part exactly") << QByteArray(split_entry::partSize, 'a');
    QTest::newRow("one byte more") << QByteArray(split_entry::partSize + 1, 'a');
    QTest::newRow("a long chain") << QByteArray(50'001, 'c');
    QTest::newRow("looks like a list of contents") << QByteArray("topicscope-parts:1:1:ab:cd");
}

void TestSecretStore::secretsOfAnySizeAndContentAreReadBack()
{
    QFETCH(QByteArray, secret);
    const auto written = write({{SecretKind::PrivateKey, bytes(secret)}});
    QCOMPARE(written.inKeychain, SecretKinds(SecretKind::PrivateKey));
    QCOMPARE(written.problem, QString());
    const auto outcome = read(SecretKind::PrivateKey);
    QVERIFY(outcome.secrets.contains(SecretKind::PrivateKey));
    QCOMPARE(outcome.secrets.value(SecretKind::PrivateKey).toByteArray(), secret);
    QCOMPARE(outcome.problem, QString());
    QCOMPARE(m_store->health(), SecretStore::Health::Working);
}

void TestSecretStore::noEntryIsLargerThanWindowsTakes()
{
    write({{SecretKind::CaCertificates, bytes(QByteArray(10'000, 'x'))}});
    QVERIFY(m_keychain.entries.size() > 4);
    for (const SecretBytes& entry : std::as_const(m_keychain.entries))
        QVERIFY(entry.size() <= 2'048);
}

void TestSecretStore::replacingALargeSecretLeavesNoOldParts()
{
    write({{SecretKind::PrivateKey, bytes(QByteArray(10'000, 'x'))}});
    const qsizetype entries = m_keychain.entries.size();
    write({{SecretKind::PrivateKey, bytes(QByteArray(10'000, 'y'))}});
    QCOMPARE(m_keychain.entries.size(), entries);
    write({{SecretKind::PrivateKey, bytes("small")}});
    QCOMPARE(m_keychain.entries.size(), 1);
}

void TestSecretStore::failureHalfWayKeepsTheOldSecret_data()
{
    QTest::addColumn<int>("failAtWrite");
    for (int i = 1; i <= 4; ++i) // three parts, then the list of contents
        QTest::addRow("write %d", i) << i;
}

void TestSecretStore::failureHalfWayKeepsTheOldSecret()
{
    QFETCH(int, failAtWrite);
    const QByteArray old(5'000, 'o');
    write({{SecretKind::PrivateKey, bytes(old)}});
    const auto before = m_keychain.entries.keys();
    int writes = 0;
    m_keychain.refuse = [&](const QString& call) {
        return call.startsWith(QStringLiteral("write")) && ++writes == failAtWrite ? Status::Unavailable : Status::Done;
    };
    const auto outcome = write({{SecretKind::PrivateKey, bytes(QByteArray(5'000, 'n'))}});
    QCOMPARE(outcome.sessionOnly, SecretKinds(SecretKind::PrivateKey));
    QVERIFY(!outcome.problem.isEmpty());
    QCOMPARE(m_keychain.entries.keys(), before);
    m_store->forgetSession(QStringLiteral("p"));
    QCOMPARE(read(SecretKind::PrivateKey).secrets.value(SecretKind::PrivateKey).toByteArray(), old);
}

void TestSecretStore::missingPartIsTroubleNotAbsence()
{
    write({{SecretKind::PrivateKey, bytes(QByteArray(5'000, 'o'))}});
    const QString part = m_keychain.entries.lastKey();
    m_keychain.entries.remove(part);
    const auto outcome = read(SecretKind::PrivateKey);
    QCOMPARE(outcome.unreadable, SecretKinds(SecretKind::PrivateKey));
    QVERIFY(outcome.secrets.isEmpty());
}

void TestSecretStore::removeTakesAwayEveryPart()
{
    write({{SecretKind::PrivateKey, bytes(QByteArray(5'000, 'o'))}, {SecretKind::Password, bytes("x")}});
    const auto outcome = remove(SecretKind::PrivateKey | SecretKind::Password | SecretKind::Passphrase);
    QCOMPARE(outcome.notRemoved, SecretKinds());
    QVERIFY(m_keychain.entries.isEmpty());
}

void TestSecretStore::lockedKeychainMeansThisSession()
{
    m_keychain.refuse = [](const QString&) { return Status::Locked; };
    QSignalSpy health(m_store.get(), &SecretStore::healthChanged);
    const auto outcome = write({{SecretKind::Password, bytes("geheim")}});
    QCOMPARE(outcome.sessionOnly, SecretKinds(SecretKind::Password));
    QVERIFY(outcome.problem.contains(QStringLiteral("locked")));
    QCOMPARE(m_store->health(), SecretStore::Health::Troubled);
    QCOMPARE(m_store->healthText(), outcome.problem);
    QCOMPARE(health.size(), 1);
    QCOMPARE(read(SecretKind::Password).secrets.value(SecretKind::Password).toByteArray(), QByteArray("geheim"));
    // Unlocked and saved again: it is in the keychain now, and the store says so.
    m_keychain.refuse = [](const QString&) { return Status::Done; };
    QCOMPARE(write({{SecretKind::Password, bytes("geheim")}}).inKeychain, SecretKinds(SecretKind::Password));
    QCOMPARE(m_store->health(), SecretStore::Health::Working);
    QCOMPARE(m_store->sessionSecrets(QStringLiteral("p")), SecretKinds());
}

void TestSecretStore::absentKeychainMeansThisSession()
{
    m_keychain.refuse = [](const QString&) { return Status::Unavailable; };
    const auto outcome = write({{SecretKind::Password, bytes("x")}});
    QCOMPARE(outcome.sessionOnly, SecretKinds(SecretKind::Password));
    // Plain words for the person; those of the keychain for whoever looks into it.
    QVERIFY(!outcome.problem.contains(QStringLiteral("as scripted")));
    QVERIFY(m_store->healthDetail().contains(QStringLiteral("as scripted")));
    QCOMPARE(m_store->sessionSecrets(QStringLiteral("p")), SecretKinds(SecretKind::Password));
}

void TestSecretStore::lockedKeychainIsAskedOnceNotForEveryKind()
{
    m_keychain.refuse = [](const QString&) { return Status::Locked; };
    const auto outcome = read(SecretKind::Password | SecretKind::PrivateKey | SecretKind::ClientCertificate);
    QCOMPARE(outcome.unreadable, SecretKind::Password | SecretKind::PrivateKey | SecretKind::ClientCertificate);
    QCOMPARE(m_keychain.calls.size(), 1);
}

void TestSecretStore::notFoundAfterLockedIsDoubt()
{
    m_keychain.refuse = [](const QString& call) {
        return call.startsWith(QStringLiteral("read p/password")) ? Status::Locked : Status::Done;
    };
    read(SecretKind::Password);
    const auto outcome = read(SecretKind::PrivateKey); // "not found", says the keychain
    QCOMPARE(outcome.unreadable, SecretKinds(SecretKind::PrivateKey));
    QCOMPARE(outcome.missing, SecretKinds());
    QCOMPARE(remove(SecretKind::PrivateKey).notRemoved, SecretKinds(SecretKind::PrivateKey));
}

void TestSecretStore::failedReadNeverDeletesOrReplaces()
{
    write({{SecretKind::Password, bytes("old")}});
    for (const Status status : {Status::Locked, Status::Unavailable}) {
        m_keychain.calls.clear();
        m_keychain.refuse = [status](const QString& call) {
            return call.startsWith(QStringLiteral("read")) ? status : Status::Done;
        };
        QCOMPARE(remove(SecretKind::Password).notRemoved, SecretKinds(SecretKind::Password));
        QCOMPARE(write({{SecretKind::Password, bytes("new")}}).sessionOnly, SecretKinds(SecretKind::Password));
        for (const QString& call : std::as_const(m_keychain.calls))
            QVERIFY2(call.startsWith(QStringLiteral("read")), qPrintable(call));
    }
    QCOMPARE(m_keychain.entries.value(QStringLiteral("p/password")).toByteArray(), QByteArray("old"));
}

void TestSecretStore::chosenForThisSessionTouchesNoKeychain()
{
    const auto outcome = write({{SecretKind::Password, bytes("x")}}, SecretStore::Remember::ThisSession);
    QCOMPARE(outcome.sessionOnly, SecretKinds(SecretKind::Password));
    QCOMPARE(outcome.problem, QString());
    QVERIFY(m_keychain.calls.isEmpty());
}

void TestSecretStore::sessionGoesBeforeTheKeychain()
{
    write({{SecretKind::Password, bytes("kept")}});
    m_store->keepForSession(QStringLiteral("p"), {{SecretKind::Password, bytes("typed")}});
    QCOMPARE(read(SecretKind::Password).secrets.value(SecretKind::Password).toByteArray(), QByteArray("typed"));
    m_store->forgetSession(QStringLiteral("p"));
    QCOMPARE(read(SecretKind::Password).secrets.value(SecretKind::Password).toByteArray(), QByteArray("kept"));
}

void TestSecretStore::writingToTheKeychainEndsTheSessionCopy()
{
    m_store->keepForSession(QStringLiteral("p"), {{SecretKind::Password, bytes("typed")}});
    write({{SecretKind::Password, bytes("kept")}});
    QCOMPARE(m_store->sessionSecrets(QStringLiteral("p")), SecretKinds());
    QCOMPARE(read(SecretKind::Password).secrets.value(SecretKind::Password).toByteArray(), QByteArray("kept"));
}

void TestSecretStore::withoutBackendEverythingIsInMemory()
{
    m_store = std::make_unique<SecretStore>(std::unique_ptr<KeychainBackend>());
    QCOMPARE(m_store->health(), SecretStore::Health::SwitchedOff);
    QVERIFY(!m_store->healthText().isEmpty());
    const auto outcome = write({{SecretKind::Password, bytes("x")}});
    QCOMPARE(outcome.sessionOnly, SecretKinds(SecretKind::Password));
    QVERIFY(!outcome.problem.isEmpty());
    QCOMPARE(read(SecretKind::Password).secrets.size(), 1);
    QCOMPARE(read(SecretKind::PrivateKey).unreadable, SecretKinds(SecretKind::PrivateKey));
    QCOMPARE(remove(SecretKind::Password).notRemoved, SecretKinds());
    QCOMPARE(m_store->sessionSecrets(QStringLiteral("p")), SecretKinds());
}

void TestSecretStore::callbackComesAfterTheCall()
{
    m_store->keepForSession(QStringLiteral("p"), {{SecretKind::Password, bytes("x")}});
    bool called = false;
    m_store->read(QStringLiteral("p"), SecretKind::Password, this, [&](const SecretReadOutcome&) { called = true; });
    QVERIFY(!called);
    QTRY_VERIFY(called);
}

void TestSecretStore::cancelledRequestNeverCallsBackAndFreesTheQueue()
{
    m_keychain.silent = true;
    bool first = false;
    bool queued = false;
    const auto running =
        m_store->read(QStringLiteral("p"), SecretKind::Password, this, [&](const SecretReadOutcome&) { first = true; });
    const auto waiting = m_store->read(QStringLiteral("p"), SecretKind::Password, this,
                                       [&](const SecretReadOutcome&) { queued = true; });
    QTRY_COMPARE(m_keychain.calls.size(), 1);
    m_keychain.silent = false;
    m_store->cancel(waiting);
    m_store->cancel(running);
    QCOMPARE(write({{SecretKind::Password, bytes("x")}}).inKeychain, SecretKinds(SecretKind::Password));
    QVERIFY(!first);
    QVERIFY(!queued);
}

void TestSecretStore::destroyedContextIsNotCalled()
{
    auto context = std::make_unique<QObject>();
    bool called = false;
    m_store->read(QStringLiteral("p"), SecretKind::Password, context.get(),
                  [&](const SecretReadOutcome&) { called = true; });
    context.reset();
    read(SecretKind::Password); // runs after the first
    QVERIFY(!called);
}

void TestSecretStore::storeCanGoWhileTheKeychainIsSilent()
{
    m_keychain.silent = true;
    m_store->read(QStringLiteral("p"), SecretKind::Password, this, [](const SecretReadOutcome&) { QFAIL("called"); });
    QTRY_COMPARE(m_keychain.calls.size(), 1);
    m_store.reset();
    QCoreApplication::processEvents();
}

void TestSecretStore::copyFollowsBothPlaces()
{
    write({{SecretKind::PrivateKey, bytes(QByteArray(5'000, 'k'))}});
    m_store->keepForSession(QStringLiteral("p"), {{SecretKind::Password, bytes("typed")}});
    std::optional<SecretWriteOutcome> outcome;
    m_store->copy(QStringLiteral("p"), QStringLiteral("q"),
                  SecretKind::PrivateKey | SecretKind::Password | SecretKind::Passphrase, this,
                  [&](const SecretWriteOutcome& o) { outcome = o; });
    QTRY_VERIFY(outcome.has_value());
    QCOMPARE(outcome->inKeychain, SecretKinds(SecretKind::PrivateKey));
    QCOMPARE(outcome->sessionOnly, SecretKinds(SecretKind::Password));
    const auto copied = read(SecretKind::PrivateKey | SecretKind::Password, QStringLiteral("q"));
    QCOMPARE(copied.secrets.value(SecretKind::PrivateKey).size(), 5'000);
    QCOMPARE(copied.secrets.value(SecretKind::Password).toByteArray(), QByteArray("typed"));
}

void TestSecretStore::secretBytesCompareAndShare()
{
    const SecretBytes a = SecretBytes::fromText(u"p\u00e4ss");
    QCOMPARE(a.toByteArray(), QByteArray("p\xc3\xa4ss"));
    QCOMPARE(a.toText(), QStringLiteral("p\u00e4ss"));
    const SecretBytes b = a;
    QVERIFY(b.view().data() == a.view().data()); // the bytes themselves: not terminated, so no text
    QVERIFY(a == bytes("p\xc3\xa4ss"));
    QVERIFY(!(a == bytes("p\xc3\xa4sz")));
    QVERIFY(!(a == SecretBytes()));
    QVERIFY(SecretBytes().isEmpty());
}

void TestSecretStore::wipeLeavesOtherHoldersAlone()
{
    const QByteArray secret(64, 'x');
    QByteArray shared = secret;
    wipe(shared);
    QCOMPARE(secret, QByteArray(64, 'x'));
    QVERIFY(shared.isEmpty());
    QString text = QString(10, u'a');
    wipe(text);
    QVERIFY(text.isEmpty());
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "test_secret_store.moc"
