// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_json.h"
#include "tests/gui/connections_scene.h"
#include "tests/profiles/full_profile.h"
#include "ui/common/notice.h"
#include "ui/connections/number_edit.h"
#include "ui/connections/profile_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace topicscope;
using namespace topicscope::test;

class TestProfileEditor : public ConnectionsScene
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().install(Theme::Mode::Light); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void editorSavesANewProfile();
    void editorLosesNothing_data();
    void editorLosesNothing();
    void editorMarksMistakesAndDoesNotSave();
    void editorNeverFetchesSecretsToShowThem();
    void editorKeepsTypedSecretsInTheKeychain();
    void editorSaysSoWhenTheKeychainIsLocked();
    void editorForgetsASecretOnDemand();
    void editorAsksBeforeChangesAreDiscarded();
    void editorTestsWhatIsTyped();
    void editorStaysOpenWhenTheProfileCannotBeSaved();
    void editorSaysWhenChangesTakeEffect();
    void notesAreWholeAndOnlyWhereTheyBelong();
};

void TestProfileEditor::editorSavesANewProfile()
{
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.create(Profile::create());
    editor.show();
    QSignalSpy closed(&editor, &ProfileEditor::closed);
    QSignalSpy connects(&editor, &ProfileEditor::connectRequested);
    QTest::keyClicks(child<QLineEdit>(editor, "name"), QStringLiteral("Plant A"));
    QTest::keyClicks(child<QLineEdit>(editor, "host"), QStringLiteral("broker.example"));
    QVERIFY(editor.isModified());
    QTest::mouseClick(child<QPushButton>(editor, "saveAndConnect"), Qt::LeftButton);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(connects.size(), 1);
    QCOMPARE(m_profiles->profiles().size(), 1);
    const Profile profile = m_profiles->profiles().first();
    QCOMPARE(profile.name, QStringLiteral("Plant A"));
    QCOMPARE(profile.host, QStringLiteral("broker.example"));
    QCOMPARE(profile.subscriptions, Profile::defaultSubscriptions());
    QCOMPARE(connects.first().first().toString(), profile.id);
}

void TestProfileEditor::editorLosesNothing_data()
{
    QTest::addColumn<Profile>("profile");
    Profile plain = Profile::create();
    plain.host = QStringLiteral("h");
    QTest::newRow("defaults") << plain;
    Profile full = fullProfile();
    // As it stands this one has a mistake (no SCRAM before 5.0), which would keep it from being saved.
    full.protocol = ProtocolChoice::V5_0;
    full.unknown.insert(QStringLiteral("future"), 1);
    full.will.payloadIsUtf8 = false; // its payload is not
    full.will.userProperties = {{QString(), QStringLiteral("value without a name")}};
    full.subscriptions.first().unknown.insert(QStringLiteral("speed"), 2);
    QTest::newRow("every field differs from its default") << full;
    Profile unchecked = plain;
    unchecked.transport = Transport::Tls;
    unchecked.tls.verifyPeer = false;
    unchecked.tls.useSystemCertificates = false;
    QTest::newRow("certificate not checked, own CA only before") << unchecked;
}

void TestProfileEditor::editorLosesNothing()
{
    QFETCH(Profile, profile);
    m_profiles->save(profile);
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.edit(profile.id);
    QVERIFY(!editor.isModified());
    QSignalSpy saved(&editor, &ProfileEditor::saved);
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    const Profile after = m_profiles->find(profile.id).value();
    const QJsonObject before = profileToJson(profile);
    const QJsonObject written = profileToJson(after);
    for (const QString& key : before.keys())
        QVERIFY2(written.value(key) == before.value(key), qPrintable(key));
    QCOMPARE(written.keys(), before.keys());
    QVERIFY(after == profile);
}

void TestProfileEditor::editorMarksMistakesAndDoesNotSave()
{
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.create(Profile::create());
    editor.show();
    auto* host = child<QLineEdit>(editor, "host");
    QVERIFY(problemOf(editor, host).isEmpty()); // not before anything was done
    QSignalSpy saved(&editor, &ProfileEditor::saved);
    auto* port = child<NumberEdit>(editor, "port");
    QTest::keyClicks(port, QStringLiteral("70000"));
    QVERIFY(!problemOf(editor, port).isEmpty());
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QCOMPARE(saved.size(), 0);
    QVERIFY(!problemOf(editor, host).isEmpty());
    QVERIFY(!host->accessibleDescription().isEmpty());
    // What is wrong with the page as a whole is said until nothing is.
    auto* notice = editor.findChild<Notice*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(notice->isVisible());
    QTest::keyClicks(host, QStringLiteral("h"));
    QVERIFY(problemOf(editor, host).isEmpty());
    QVERIFY(notice->isVisible());
    port->setFocus();
    port->selectAll();
    QTest::keyClick(port, Qt::Key_Delete);
    QVERIFY(!notice->isVisible());
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
}

void TestProfileEditor::editorNeverFetchesSecretsToShowThem()
{
    const Profile profile = saved(QStringLiteral("one"));
    store(profile.id, SecretKind::Password, "geheim");
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.edit(profile.id);
    editor.show();
    QCoreApplication::processEvents();
    auto* password = child<QLineEdit>(editor, "password");
    QVERIFY(password->text().isEmpty());
    QCOMPARE(password->accessibleDescription(), QStringLiteral("in the keychain"));
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QTRY_VERIFY(!m_profiles->hasUnsavedChanges());
    QVERIFY(m_keychain.calls.isEmpty());
    QVERIFY(m_profiles->find(profile.id)->keychain.testFlag(SecretKind::Password));
}

void TestProfileEditor::editorKeepsTypedSecretsInTheKeychain()
{
    const Profile profile = saved(QStringLiteral("one"));
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.edit(profile.id);
    QTest::keyClicks(child<QLineEdit>(editor, "password"), QStringLiteral("geheim"));
    QSignalSpy saved(&editor, &ProfileEditor::saved);
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(m_keychain.entries.value(profile.id + QStringLiteral("/password")).toByteArray(), QByteArray("geheim"));
    QCOMPARE(m_profiles->find(profile.id)->keychain, SecretKinds(SecretKind::Password));
    QVERIFY(m_profiles->flush());
    QFile file(m_profiles->file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("geheim"));
}

void TestProfileEditor::editorSaysSoWhenTheKeychainIsLocked()
{
    m_keychain.refuse = [](const QString&) { return KeychainBackend::Status::Locked; };
    const Profile profile = saved(QStringLiteral("one"));
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.edit(profile.id);
    QTest::keyClicks(child<QLineEdit>(editor, "password"), QStringLiteral("geheim"));
    QSignalSpy saved(&editor, &ProfileEditor::saved);
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QSignalSpy notice(&editor, &ProfileEditor::notice);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(m_profiles->find(profile.id)->keychain, SecretKinds());
    QCOMPARE(m_profiles->find(profile.id)->sessionOnly, SecretKinds(SecretKind::Password));
    // The page closes, so the window is to say it.
    QCOMPARE(notice.size(), 1);
    QVERIFY(notice.first().first().toString().contains(QStringLiteral("locked")));
    editor.edit(profile.id);
    editor.show();
    QCOMPARE(child<QLineEdit>(editor, "password")->accessibleDescription(), QStringLiteral("for this session only"));
    bool said = false;
    const auto labels = editor.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        said = said || (label->isVisible() && label->text().contains(QStringLiteral("locked")));
    QVERIFY(said);
}

void TestProfileEditor::editorForgetsASecretOnDemand()
{
    const Profile profile = saved(QStringLiteral("one"));
    store(profile.id, SecretKind::Password, "geheim");
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.edit(profile.id);
    const auto buttons = child<QLineEdit>(editor, "password")
                             ->parentWidget()
                             ->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly);
    QCOMPARE(buttons.size(), 1);
    buttons.first()->click();
    QVERIFY(editor.isModified());
    QSignalSpy saved(&editor, &ProfileEditor::saved);
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(m_keychain.entries.isEmpty());
    QCOMPARE(m_profiles->find(profile.id)->keychain, SecretKinds());
}

void TestProfileEditor::editorAsksBeforeChangesAreDiscarded()
{
    const Profile profile = saved(QStringLiteral("one"));
    ProfileEditor editor(*m_profiles, *m_secrets);
    QSignalSpy closed(&editor, &ProfileEditor::closed);
    editor.edit(profile.id);
    editor.cancel();
    QCOMPARE(closed.size(), 1);
    editor.edit(profile.id);
    QTest::keyClicks(child<QLineEdit>(editor, "name"), QStringLiteral("x"));
    editor.cancel();
    QCOMPARE(closed.size(), 1);
    emit editor.findChild<Notice*>()->actionTriggered(0);
    QCOMPARE(closed.size(), 2);
    QCOMPARE(m_profiles->find(profile.id)->name, QStringLiteral("one"));
}

void TestProfileEditor::editorTestsWhatIsTyped()
{
    Profile profile = saved(QStringLiteral("one"));
    profile.transport = Transport::Tls;
    m_profiles->save(profile);
    store(profile.id, SecretKind::Password, "stored");
    store(profile.id, SecretKind::PrivateKey, "key");
    ProfileEditor editor(*m_profiles, *m_secrets);
    auto owned = std::make_unique<FakeTester>();
    FakeTester& tester = *owned;
    editor.setTester(std::move(owned));
    editor.edit(profile.id);
    QTest::keyClicks(child<QLineEdit>(editor, "password"), QStringLiteral("typed"));
    QTest::keyClicks(child<QLineEdit>(editor, "userName"), QStringLiteral("me"));
    editor.resize(1200, 800);
    editor.show();
    QTest::mouseClick(child<QPushButton>(editor, "testConnection"), Qt::LeftButton);
    QTRY_VERIFY(tester.tried.has_value());
    QCOMPARE(tester.tried->userName, QStringLiteral("me"));
    QCOMPARE(tester.with.value(SecretKind::Password).toText(), QStringLiteral("typed"));
    QCOMPARE(tester.with.value(SecretKind::PrivateKey).toText(), QStringLiteral("key"));
    QVERIFY(m_profiles->find(profile.id)->userName.isEmpty()); // nothing saved
    emit tester.stepChanged(
        {TestStep::Kind::Tcp, TestStep::State::Failed, QStringLiteral("TCP"), QStringLiteral("<b>refused</b>"), 2'000});
    emit tester.finished(false, 3'000);
    QCOMPARE(child<QPushButton>(editor, "testConnection")->text(), QStringLiteral("Test connection"));
}

void TestProfileEditor::editorStaysOpenWhenTheProfileCannotBeSaved()
{
    // A folder stands where the file should: as with a full disk, nothing can be written, whoever runs this.
    QVERIFY(QDir().mkpath(m_profiles->file() + QStringLiteral("/in the way")));
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.create(Profile::create());
    editor.show();
    QSignalSpy closed(&editor, &ProfileEditor::closed);
    QTest::keyClicks(child<QLineEdit>(editor, "name"), QStringLiteral("Plant A"));
    QTest::keyClicks(child<QLineEdit>(editor, "host"), QStringLiteral("broker.example"));
    auto* save = child<QPushButton>(editor, "saveProfile");
    QTest::mouseClick(save, Qt::LeftButton);
    auto* notice = editor.findChild<Notice*>(QString(), Qt::FindDirectChildrenOnly);
    QTRY_VERIFY2(notice->text().contains(QStringLiteral("Not saved")), qPrintable(notice->text()));
    QCOMPARE(closed.size(), 0);
    QVERIFY(editor.isModified());
    QCOMPARE(child<QLineEdit>(editor, "host")->text(), QStringLiteral("broker.example"));
    QVERIFY(QDir(m_profiles->file()).removeRecursively());
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(!editor.isModified());
    QVERIFY(QFileInfo(m_profiles->file()).isFile());
}

void TestProfileEditor::editorSaysWhenChangesTakeEffect()
{
    const Profile profile = saved(QStringLiteral("one"));
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.show();
    editor.edit(profile.id);
    auto* notice = editor.findChild<Notice*>(QString(), Qt::FindDirectChildrenOnly);
    editor.setConnected(false);
    QVERIFY(!notice->isVisible());
    editor.setConnected(true);
    QVERIFY(notice->text().contains(QStringLiteral("connects anew")));
}

void TestProfileEditor::notesAreWholeAndOnlyWhereTheyBelong()
{
    Profile profile = saved(QStringLiteral("one"));
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.resize(1600, 1000);
    editor.edit(profile.id);
    editor.show();
    const auto note = [&editor]() -> QLabel* {
        for (QLabel* label : editor.findChildren<QLabel*>()) {
            if (label->text().contains(QStringLiteral("PKCS#12")))
                return label;
        }
        return nullptr;
    };
    child<QListWidget>(editor, "editorPages")->setCurrentRow(1);
    QVERIFY(note());
    QVERIFY(!note()->isVisible()); // no TLS, no certificates
    profile.transport = Transport::Tls;
    m_profiles->save(profile);
    editor.edit(profile.id);
    child<QListWidget>(editor, "editorPages")->setCurrentRow(1);
    QTRY_VERIFY(note()->isVisible());
    QTRY_VERIFY(note()->width() > 100);
    const auto cut = [&editor] {
        QStringList found;
        for (const QLabel* label : editor.findChildren<QLabel*>()) {
            if (label->isVisible() && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
                found << label->text();
        }
        return found.join(u'\n');
    };
    QTRY_COMPARE(cut(), QString());
}

QTEST_MAIN(TestProfileEditor)
#include "test_profile_editor.moc"
