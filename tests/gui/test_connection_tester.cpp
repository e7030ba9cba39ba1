// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/certificate.h"
#include "app/profiles/profile_store.h"
#include "app/workspace/workspace.h"
#include "tests/profiles/scripted_keychain.h"
#include "tests/support/certificates.h"
#include "tests/support/mosquitto_fixture.h"
#include "tests/support/scripted_broker.h"
#include "ui/connections/certificate_field.h"
#include "ui/connections/client_connection_tester.h"
#include "ui/connections/connector.h"
#include "ui/connections/profile_editor.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <memory>

using namespace topicscope;
using namespace topicscope::profiles;
using namespace topicscope::ui;

class TestConnectionTester : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void everyStepIsToldForAPlainBroker();
    void closedPortIsToldAtTcp();
    void unknownHostIsToldAtTheName();
    void refusedCredentialsAreToldAtConnect();
    void untrustedCertificateIsToldAtTlsAndCanBeLookedAt();
    void testNeitherTakesASessionOverNorLeavesAWill();
    void cancelledTestTellsNothingMore();

    void certificateAndKeyDroppedTogetherAreBothTaken();
    void certificatesFromFilesThroughEditorAndKeychainToMutualTls_data();
    void certificatesFromFilesThroughEditorAndKeychainToMutualTls();

private:
    struct Outcome
    {
        std::map<TestStep::Kind, TestStep> steps;
        QByteArray certificates;
        bool success = false;
        bool finished = false;
    };
    Outcome run(const Profile& profile, const SecretMap& secrets = {});
    static Profile local(quint16 port, Transport transport = Transport::Tcp)
    {
        Profile profile = Profile::create();
        profile.host = QStringLiteral("localhost");
        profile.port = port;
        profile.transport = transport;
        profile.connectTimeoutMs = 5'000;
        return profile;
    }
    static SecretBytes fileSecret(const QString& file)
    {
        return SecretBytes{QByteArrayView(test::Certificates::read(file))};
    }

    test::Certificates m_certificates;
};

void TestConnectionTester::initTestCase()
{
    if (!test::MosquittoFixture::isAvailable() || !test::Certificates::isAvailable())
        QSKIP("needs the packages mosquitto and openssl");
}

TestConnectionTester::Outcome TestConnectionTester::run(const Profile& profile, const SecretMap& secrets)
{
    client::IoThread io;
    ClientConnectionTester tester(io);
    Outcome outcome;
    connect(&tester, &ConnectionTester::stepChanged, this,
            [&](const TestStep& step) { outcome.steps[step.kind] = step; });
    connect(&tester, &ConnectionTester::peerCertificates, this,
            [&](const QByteArray& pem) { outcome.certificates = pem; });
    connect(&tester, &ConnectionTester::finished, this, [&](bool success) {
        outcome.success = success;
        outcome.finished = true;
    });
    tester.start(profile, secrets);
    if (!QTest::qWaitFor([&] { return outcome.finished; }, 15'000))
        qWarning("the test did not finish");
    return outcome;
}

void TestConnectionTester::everyStepIsToldForAPlainBroker()
{
    const test::MosquittoFixture broker;
    const Outcome outcome = run(local(broker.port()));
    QVERIFY(outcome.success);
    using enum TestStep::Kind;
    for (const TestStep::Kind kind : {NameLookup, Tcp, Mqtt, Capabilities})
        QCOMPARE(outcome.steps.at(kind).state, TestStep::State::Done);
    QCOMPARE(outcome.steps.at(Tls).state, TestStep::State::NotNeeded);
    QVERIFY(outcome.steps.at(Tcp).microseconds >= 0);
    QVERIFY(outcome.steps.at(Mqtt).microseconds > 0);
    QVERIFY(outcome.steps.at(Capabilities).details.contains(QStringLiteral("QoS up to 2")));
}

void TestConnectionTester::closedPortIsToldAtTcp()
{
    const Outcome outcome = run(local(test::MosquittoFixture::freePort()));
    QVERIFY(outcome.finished && !outcome.success);
    QCOMPARE(outcome.steps.at(TestStep::Kind::Tcp).state, TestStep::State::Failed);
    QVERIFY(outcome.steps.at(TestStep::Kind::Tcp).details.contains(QStringLiteral("refused")));
    QVERIFY(!outcome.steps.contains(TestStep::Kind::Mqtt));
}

void TestConnectionTester::unknownHostIsToldAtTheName()
{
    Profile profile = local(1883);
    profile.host = QStringLiteral("no-such-host.invalid"); // RFC 6761: never resolves
    const Outcome outcome = run(profile);
    QVERIFY(outcome.finished && !outcome.success);
    QCOMPARE(outcome.steps.at(TestStep::Kind::NameLookup).state, TestStep::State::Failed);
    QVERIFY(!outcome.steps.contains(TestStep::Kind::Tcp));
}

void TestConnectionTester::refusedCredentialsAreToldAtConnect()
{
    test::MosquittoOptions options;
    options.users = {{QStringLiteral("me"), QStringLiteral("right")}};
    const test::MosquittoFixture broker(options);
    Profile profile = local(broker.port());
    profile.userName = QStringLiteral("me");
    const Outcome wrong = run(profile, {{SecretKind::Password, SecretBytes("wr0ng-pw")}});
    QVERIFY(wrong.finished && !wrong.success);
    QCOMPARE(wrong.steps.at(TestStep::Kind::Mqtt).state, TestStep::State::Failed);
    QVERIFY(!wrong.steps.at(TestStep::Kind::Mqtt).details.contains(QStringLiteral("wr0ng-pw")));
    QVERIFY(run(profile, {{SecretKind::Password, SecretBytes("right")}}).success);
}

void TestConnectionTester::untrustedCertificateIsToldAtTlsAndCanBeLookedAt()
{
    test::MosquittoOptions options;
    options.tls = true;
    options.certificateFile = m_certificates.serverFile();
    options.keyFile = m_certificates.serverKeyFile();
    const test::MosquittoFixture broker(options);
    const Outcome outcome = run(local(broker.tlsPort(), Transport::Tls));
    QVERIFY(outcome.finished && !outcome.success);
    QCOMPARE(outcome.steps.at(TestStep::Kind::Tls).state, TestStep::State::Failed);
    QVERIFY(!outcome.steps.at(TestStep::Kind::Tls).details.isEmpty());
    QVERIFY(!certificatesFromPem(outcome.certificates).isEmpty());
    QVERIFY(!outcome.steps.contains(TestStep::Kind::Mqtt));

    const Outcome trusted = run(local(broker.tlsPort(), Transport::Tls),
                                {{SecretKind::CaCertificates, fileSecret(m_certificates.caFile())}});
    QVERIFY(trusted.success);
    QCOMPARE(trusted.steps.at(TestStep::Kind::Tls).state, TestStep::State::Done);
    QVERIFY(trusted.steps.at(TestStep::Kind::Tls).title.contains(QStringLiteral("TLS 1.")));
}

void TestConnectionTester::testNeitherTakesASessionOverNorLeavesAWill()
{
    test::ScriptedBroker broker;
    broker.expectClose(); // the look at the port
    broker.nextConnection().expect(1).send(QByteArray::fromHex("2003000000"));
    Profile profile = local(broker.port());
    profile.host = QStringLiteral("127.0.0.1");
    profile.clientId = QStringLiteral("viewer-in-use");
    profile.cleanStart = false;
    profile.sessionExpirySeconds = 3'600;
    profile.will.enabled = true;
    profile.will.topic = QStringLiteral("plant/status");
    run(profile);
    bool sawConnect = false;
    for (const QByteArray& packet : broker.received()) {
        if ((static_cast<quint8>(packet.front()) >> 4) != 1)
            continue;
        sawConnect = true;
        QVERIFY(!packet.contains("viewer-in-use"));
        QVERIFY(!packet.contains("plant/status"));
        QVERIFY(packet.at(9) & 0x02);    // clean start
        QVERIFY(!(packet.at(9) & 0x04)); // no will
    }
    QVERIFY(sawConnect);
}

void TestConnectionTester::cancelledTestTellsNothingMore()
{
    test::ScriptedBroker silent;
    client::IoThread io;
    ClientConnectionTester tester(io);
    QSignalSpy finished(&tester, &ConnectionTester::finished);
    Profile profile = local(silent.port());
    profile.host = QStringLiteral("127.0.0.1");
    QSignalSpy steps(&tester, &ConnectionTester::stepChanged);
    tester.start(profile, {});
    QTRY_VERIFY(steps.size() >= 4); // TCP is open, CONNECT goes unanswered
    tester.cancel();
    const auto told = steps.size();
    // A second run to its end: whatever the first still had in the queue would have come by then.
    tester.start(local(test::MosquittoFixture::freePort()), {});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(steps.size() > told);
    QVERIFY(!finished.first().first().toBool());
}

void TestConnectionTester::certificateAndKeyDroppedTogetherAreBothTaken()
{
    CertificateField field(CertificateField::Purpose::Client);
    QSignalSpy edited(&field, &CertificateField::edited);
    field.loadFiles({m_certificates.clientFile(), m_certificates.clientKeyFile()});
    QTRY_COMPARE(edited.size(), 2);
    SecretMap changed;
    SecretKinds removed;
    field.collect(changed, removed);
    QVERIFY(changed.contains(SecretKind::ClientCertificate) && changed.contains(SecretKind::PrivateKey));
}

void TestConnectionTester::certificatesFromFilesThroughEditorAndKeychainToMutualTls_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("passphrase");
    auto& c = m_certificates;
    QTest::newRow("PEM certificate and key") << QStringList{c.clientFile(), c.clientKeyFile()} << QString();
    QTest::newRow("key with passphrase (PKCS#8)")
        << QStringList{c.clientFile(), c.clientEncryptedKeyFile()} << QStringLiteral("secret");
    QTest::newRow("key with passphrase (traditional)")
        << QStringList{c.clientFile(), c.clientTraditionalKeyFile()} << QStringLiteral("secret");
    QTest::newRow("EC") << QStringList{c.ecFile(), c.ecKeyFile()} << QString();
    QTest::newRow("PKCS#12") << QStringList{c.clientPkcs12File()} << QStringLiteral("secret");
}

/// The whole way: files are dropped on the editor, secrets go into the keychain, the files are not needed any more, and
/// a later program connects with what the keychain gives.
void TestConnectionTester::certificatesFromFilesThroughEditorAndKeychainToMutualTls()
{
    QFETCH(QStringList, files);
    QFETCH(QString, passphrase);
    test::MosquittoOptions options;
    options.plain = false;
    options.tls = true;
    options.certificateFile = m_certificates.serverFile();
    options.keyFile = m_certificates.serverKeyFile();
    options.caFile = m_certificates.caFile();
    options.requireCertificate = true;
    const test::MosquittoFixture broker(options);

    QTemporaryDir folder;
    ScriptedKeychain::State keychain;
    ProfileStore profiles(folder.filePath(QStringLiteral("profiles.json")));
    QString id;
    {
        SecretStore secrets(std::make_unique<ScriptedKeychain>(keychain));
        ProfileEditor editor(profiles, secrets);
        editor.create(local(broker.tlsPort(), Transport::Tls));
        editor.resize(1200, 900);
        editor.show();
        const auto fields = editor.findChildren<CertificateField*>();
        QCOMPARE(fields.size(), 2);
        fields.at(0)->loadFile(m_certificates.caFile());
        QTRY_VERIFY(!fields.at(0)->summary().isEmpty());
        for (const QString& file : std::as_const(files)) {
            QSignalSpy edited(fields.at(1), &CertificateField::edited);
            fields.at(1)->loadFile(file);
            auto* line = fields.at(1)->findChild<QLineEdit*>();
            const bool asks = !passphrase.isEmpty() && file == files.last();
            if (asks) {
                QTRY_VERIFY(!line->isHidden() && line->isVisibleTo(fields.at(1)));
                QTest::keyClicks(line, QStringLiteral("wrong"));
                QTest::keyClick(line, Qt::Key_Return);
                QTRY_VERIFY(line->accessibleDescription().contains(QStringLiteral("passphrase")));
                line->clear();
                QTest::keyClicks(line, passphrase);
                QTest::keyClick(line, Qt::Key_Return);
            }
            QTRY_COMPARE(edited.size(), 1);
        }
        QSignalSpy saved(&editor, &ProfileEditor::saved);
        QTest::mouseClick(editor.findChild<QPushButton*>(QStringLiteral("saveProfile")), Qt::LeftButton);
        QTRY_COMPARE(saved.size(), 1);
        id = saved.first().first().toString();
        QVERIFY(profiles.flush());
    }
    QVERIFY(profiles.find(id)->keychain.testFlag(SecretKind::PrivateKey));
    QVERIFY(!profiles.find(id)->clientCertificate.isEmpty());
    QFile file(profiles.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray onDisk = file.readAll();
    QVERIFY(!onDisk.contains("BEGIN") && !onDisk.contains("secret\""));

    SecretStore secrets(std::make_unique<ScriptedKeychain>(keychain));
    workspace::Workspace workspace;
    Connector connector(profiles, secrets, workspace);
    connector.connectProfile(id);
    QTRY_COMPARE(workspace.connections().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.connections().first()->connection().state(), client::ConnectionState::Connected,
                              20'000);
}

QTEST_MAIN(TestConnectionTester)
#include "test_connection_tester.moc"
