// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile_json.h"
#include "app/profiles/profile_store.h"
#include "app/profiles/secret_store.h"
#include "app/workspace/workspace.h"
#include "tests/profiles/full_profile.h"
#include "tests/profiles/scripted_keychain.h"
#include "ui/common/chip.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/connections/certificate_field.h"
#include "ui/connections/connection_list.h"
#include "ui/connections/connection_list_model.h"
#include "ui/connections/connection_tester.h"
#include "ui/connections/connector.h"
#include "ui/connections/field_problem_label.h"
#include "ui/connections/number_edit.h"
#include "ui/connections/profile_actions.h"
#include "ui/connections/profile_editor.h"
#include "ui/connections/recent_model.h"
#include "ui/connections/secret_prompt.h"
#include "ui/connections/start_page.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>
#include <optional>

using namespace topicscope;
using namespace topicscope::profiles;
using namespace topicscope::ui;

namespace {

/// Remembers what it was asked to try.
class FakeTester : public ConnectionTester
{
public:
    using ConnectionTester::ConnectionTester;
    void start(const Profile& profile, const SecretMap& secrets) override
    {
        tried = profile;
        with = secrets;
    }
    void cancel() override { ++cancels; }

    std::optional<Profile> tried;
    SecretMap with;
    int cancels = 0;
};

template <typename T>
T* child(const QWidget& parent, const char* name)
{
    T* found = parent.findChild<T*>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

/// The text of the visible problem label of a field, empty when there is none.
QString problemOf(const QWidget& parent, const QWidget* field)
{
    const auto labels = parent.findChildren<FieldProblemLabel*>();
    for (const FieldProblemLabel* label : labels) {
        if (label->field() == field && !label->isHidden())
            return label->text();
    }
    return {};
}

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void enterInTheUrlFieldConnects();
    void badUrlIsExplainedBelowTheField();
    void passwordInTheUrlDoesNotStay();
    void recentConnectionsAreNewestFirst();
    void recentConnectionsAreOpenedByKeyAndMouse();
    void deletionCanBeUndoneInPlace();
    void deletionTakesTheSecretsAndUndoBringsThemBack();
    void duplicateCopiesTheSecrets();

    void importShowsWhatItDidAndKeepsSecretsInTheKeychain();
    void importOfAForeignFileIsRefusedInPlace();
    void exportHasNoSecrets();

    void listShowsSavedAndOpenConnections();
    void listReportsAFailedConnectionInWords();

    void connectFetchesWhatTheProfileNeeds();
    void connectAsksForWhatTheKeychainDoesNotGive();
    void promptTellsWhatItCannotAskFor();

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

    void everyControlHasAnAccessibleName();
    void pictures_data();
    void pictures();

private:
    Profile saved(const QString& name, const QDateTime& lastUsed = {});
    void store(const QString& id, SecretKind kind, const QByteArray& value);

    std::optional<QTemporaryDir> m_folder;
    ScriptedKeychain::State m_keychain;
    std::unique_ptr<ProfileStore> m_profiles;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<ProfileActions> m_actions;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<Connector> m_connector;
};

void TestConnections::initTestCase()
{
    Theme::instance().install(Theme::Mode::Light);
}

void TestConnections::init()
{
    m_folder.emplace();
    m_keychain = {};
    m_profiles = std::make_unique<ProfileStore>(m_folder->filePath(QStringLiteral("profiles.json")));
    m_secrets = std::make_unique<SecretStore>(std::make_unique<ScriptedKeychain>(m_keychain));
    m_actions = std::make_unique<ProfileActions>(*m_profiles, *m_secrets);
    m_workspace = std::make_unique<workspace::Workspace>();
    m_connector = std::make_unique<Connector>(*m_profiles, *m_secrets, *m_workspace);
}

void TestConnections::cleanup()
{
    m_connector.reset();
    m_workspace.reset();
    m_actions.reset();
    m_secrets.reset();
    m_profiles.reset();
    m_folder.reset();
}

Profile TestConnections::saved(const QString& name, const QDateTime& lastUsed)
{
    Profile profile = Profile::create();
    profile.name = name;
    profile.host = QStringLiteral("127.0.0.1");
    profile.port = 1; // nothing listens there
    profile.lastUsed = lastUsed;
    profile.reconnect.enabled = false;
    m_profiles->save(profile);
    return profile;
}

void TestConnections::store(const QString& id, SecretKind kind, const QByteArray& value)
{
    m_keychain.entries.insert(id + u'/' + secretKindName(kind), SecretBytes{QByteArrayView(value)});
    Profile profile = m_profiles->find(id).value();
    profile.keychain |= kind;
    m_profiles->save(profile);
}

void TestConnections::enterInTheUrlFieldConnects()
{
    StartPage page(*m_profiles, *m_actions);
    QSignalSpy requested(&page, &StartPage::connectUrlRequested);
    auto* url = page.findChild<QLineEdit*>();
    QTest::keyClicks(url, QStringLiteral(" mqtts://broker.example:8884 "));
    QTest::keyClick(url, Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    const auto parsed = requested.first().first().value<client::BrokerUrl>();
    QCOMPARE(parsed.host(), QStringLiteral("broker.example"));
    QCOMPARE(parsed.port(), 8884);
}

void TestConnections::badUrlIsExplainedBelowTheField()
{
    StartPage page(*m_profiles, *m_actions);
    QSignalSpy requested(&page, &StartPage::connectUrlRequested);
    QSignalSpy options(&page, &StartPage::newProfileRequested);
    auto* url = page.findChild<QLineEdit*>();
    QTest::keyClicks(url, QStringLiteral("http://broker.example"));
    QTest::mouseClick(child<QPushButton>(page, "connectUrl"), Qt::LeftButton);
    QCOMPARE(requested.size(), 0);
    QVERIFY(!problemOf(page, url).isEmpty());
    QTest::mouseClick(child<QPushButton>(page, "moreOptions"), Qt::LeftButton);
    QCOMPARE(options.size(), 0);
    QTest::keyClick(url, Qt::Key_Backspace);
    QVERIFY(problemOf(page, url).isEmpty());
    url->clear();
    QTest::mouseClick(child<QPushButton>(page, "moreOptions"), Qt::LeftButton);
    QCOMPARE(options.size(), 1);
}

void TestConnections::passwordInTheUrlDoesNotStay()
{
    StartPage page(*m_profiles, *m_actions);
    auto* url = page.findChild<QLineEdit*>();
    QTest::keyClicks(url, QStringLiteral("mqtt://me:geheim@broker.example"));
    QTest::keyClick(url, Qt::Key_Return);
    QVERIFY(!url->text().contains(QStringLiteral("geheim")));
}

void TestConnections::recentConnectionsAreNewestFirst()
{
    RecentModel model(*m_profiles);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    saved(QStringLiteral("never b"));
    saved(QStringLiteral("old"), now.addDays(-3));
    saved(QStringLiteral("new"), now.addSecs(-5));
    saved(QStringLiteral("never a"));
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row).data().toString();
    QCOMPARE(names, (QStringList{QStringLiteral("new"), QStringLiteral("old"), QStringLiteral("never a"),
                                 QStringLiteral("never b")}));
    QVERIFY(!model.index(0).data(RecentModel::WhenRole).toString().isEmpty());
}

void TestConnections::recentConnectionsAreOpenedByKeyAndMouse()
{
    const Profile profile = saved(QStringLiteral("one"));
    StartPage page(*m_profiles, *m_actions);
    page.resize(900, 700);
    page.show();
    auto* list = child<QListView>(page, "recentConnections");
    QVERIFY(list->isVisible());
    QSignalSpy connects(&page, &StartPage::connectRequested);
    QSignalSpy edits(&page, &StartPage::editRequested);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    const QPoint centre = list->visualRect(list->model()->index(0, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, centre);
    QCOMPARE(connects.size(), 1); // a single click only selects
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, centre);
    QCOMPARE(connects.size(), 2);
    QCOMPARE(connects.last().first().toString(), profile.id);
    QTest::keyClick(list, Qt::Key_F2);
    QCOMPARE(edits.size(), 1);
}

void TestConnections::deletionCanBeUndoneInPlace()
{
    saved(QStringLiteral("one"));
    StartPage page(*m_profiles, *m_actions);
    page.show();
    auto* list = child<QListView>(page, "recentConnections");
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(m_profiles->profiles().isEmpty());
    QVERIFY(!list->isVisible());
    auto* notice = page.findChild<Notice*>();
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(QStringLiteral("one")));
    emit notice->actionTriggered();
    QCOMPARE(m_profiles->profiles().size(), 1);
    QVERIFY(!notice->isVisible());
}

void TestConnections::deletionTakesTheSecretsAndUndoBringsThemBack()
{
    const Profile profile = saved(QStringLiteral("one"));
    store(profile.id, SecretKind::Password, "geheim");
    m_actions->remove(profile.id);
    QTRY_VERIFY(m_keychain.entries.isEmpty());
    m_actions->undoRemove();
    QTRY_COMPARE(m_keychain.entries.size(), 1);
    QVERIFY(m_profiles->find(profile.id)->keychain.testFlag(SecretKind::Password));
    // A locked keychain: the profile goes, and the person is told about its secrets.
    m_keychain.refuse = [](const QString&) { return KeychainBackend::Status::Locked; };
    QSignalSpy notice(m_actions.get(), &ProfileActions::notice);
    m_actions->remove(profile.id);
    QTRY_COMPARE(notice.size(), 1);
    QCOMPARE(m_keychain.entries.size(), 1);
}

void TestConnections::duplicateCopiesTheSecrets()
{
    const Profile profile = saved(QStringLiteral("one"));
    store(profile.id, SecretKind::Password, "geheim");
    const QString copy = m_actions->duplicate(profile.id);
    QTRY_VERIFY(m_profiles->find(copy)->keychain.testFlag(SecretKind::Password));
    QCOMPARE(m_keychain.entries.value(copy + QStringLiteral("/password")).toByteArray(), QByteArray("geheim"));
    QVERIFY(m_profiles->find(copy)->name != profile.name);
}

void TestConnections::importShowsWhatItDidAndKeepsSecretsInTheKeychain()
{
    const QString path = m_folder->filePath(QStringLiteral("mosquitto_sub"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-h broker.example\n-u me\n-P geheim\n--odd <b>\n");
    file.close();
    StartPage page(*m_profiles, *m_actions);
    page.show();
    m_actions->importFile(path);
    QTRY_COMPARE(m_profiles->profiles().size(), 1);
    const QString id = m_profiles->profiles().first().id;
    QTRY_VERIFY(m_profiles->find(id)->keychain.testFlag(SecretKind::Password));
    QCOMPARE(m_keychain.entries.value(id + QStringLiteral("/password")).toByteArray(), QByteArray("geheim"));
    auto* notice = page.findChild<Notice*>();
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(QStringLiteral("mosquitto")) && notice->text().contains(QStringLiteral("--odd")));
}

void TestConnections::importOfAForeignFileIsRefusedInPlace()
{
    const QString path = m_folder->filePath(QStringLiteral("other.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nothing of ours");
    file.close();
    StartPage page(*m_profiles, *m_actions);
    page.show();
    m_actions->importFile(path);
    auto* button = child<QPushButton>(page, "importConnections");
    QTRY_VERIFY(!problemOf(page, button).isEmpty());
    m_actions->importFile(m_folder->filePath(QStringLiteral("gone")));
    QTRY_VERIFY(problemOf(page, button).contains(QStringLiteral("gone")));
    QVERIFY(button->isEnabled());
}

void TestConnections::exportHasNoSecrets()
{
    const Profile profile = saved(QStringLiteral("one"));
    store(profile.id, SecretKind::Password, "geheim");
    QSignalSpy exported(m_actions.get(), &ProfileActions::exported);
    const QString path = m_folder->filePath(QStringLiteral("out.json"));
    m_actions->exportTo(path);
    QTRY_COMPARE(exported.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("one") && !content.contains("geheim"));
    QSignalSpy notice(m_actions.get(), &ProfileActions::notice);
    m_actions->exportTo(QStringLiteral("/proc/none/out.json"));
    QTRY_COMPARE(notice.size(), 1);
}

void TestConnections::listShowsSavedAndOpenConnections()
{
    ConnectionListModel model(*m_profiles, *m_workspace, *m_connector);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Profile one = saved(QStringLiteral("one"));
    const Profile two = saved(QStringLiteral("two"));
    QCOMPARE(model.rowCount(), 2);
    m_connector->connectUrl(client::BrokerUrl::parse(QStringLiteral("mqtt://127.0.0.1:1")).value());
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.index(0).data(ConnectionListModel::SavedRole).toBool());
    QVERIFY(model.index(0).data(ConnectionListModel::OpenRole).toBool());
    QCOMPARE(model.indexOf(two.id).row(), 2);
    m_profiles->remove(one.id);
    QCOMPARE(model.rowCount(), 2);
    m_workspace->closeAll();
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.index(0).data(ConnectionListModel::OpenRole).toBool());
}

void TestConnections::listReportsAFailedConnectionInWords()
{
    const Profile one = saved(QStringLiteral("one"));
    ConnectionListModel model(*m_profiles, *m_workspace, *m_connector);
    m_connector->connectProfile(one.id);
    QTRY_COMPARE(model.index(0).data(ConnectionListModel::StateRole).toInt(), int(client::ConnectionState::Failed));
    QCOMPARE(model.index(0).data(ConnectionListModel::DetailsRole).toString(), QStringLiteral("failed"));
    QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("127.0.0.1")));
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("failed")));
    QVERIFY(m_profiles->find(one.id)->lastUsed.isValid());
}

void TestConnections::connectFetchesWhatTheProfileNeeds()
{
    Profile profile = saved(QStringLiteral("one"));
    store(profile.id, SecretKind::Password, "geheim");
    store(profile.id, SecretKind::PrivateKey, "not used over plain TCP");
    QSignalSpy opened(m_connector.get(), &Connector::opened);
    m_connector->connectProfile(profile.id);
    QVERIFY(m_connector->isFetching(profile.id));
    QCOMPARE(opened.size(), 0);
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(!m_connector->isFetching(profile.id));
    QCOMPARE(m_keychain.calls, QStringList{QStringLiteral("read %1/password").arg(profile.id)});
}

void TestConnections::connectAsksForWhatTheKeychainDoesNotGive()
{
    Profile profile = saved(QStringLiteral("one"));
    store(profile.id, SecretKind::Password, "geheim");
    m_keychain.refuse = [](const QString&) { return KeychainBackend::Status::Locked; };
    QSignalSpy needed(m_connector.get(), &Connector::secretsNeeded);
    QSignalSpy opened(m_connector.get(), &Connector::opened);
    m_connector->connectProfile(profile.id);
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(opened.size(), 0);

    auto* prompt = new SecretPrompt(m_profiles->find(profile.id).value(), needed.first().at(1).value<SecretKinds>(),
                                    needed.first().at(2).toString());
    connect(prompt, &SecretPrompt::provided, m_connector.get(), &Connector::provideSecrets);
    prompt->open();
    QTest::keyClicks(prompt->findChild<QLineEdit*>(), QStringLiteral("typed"));
    QTest::keyClick(prompt, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(m_secrets->sessionSecretValues(profile.id).value(SecretKind::Password).toText(), QStringLiteral("typed"));
    // The next connect asks neither the keychain nor the person.
    m_keychain.calls.clear();
    m_connector->connectProfile(profile.id);
    QTRY_COMPARE(opened.size(), 2);
    QCOMPARE(needed.size(), 1);
    QVERIFY(m_keychain.calls.isEmpty());
}

void TestConnections::promptTellsWhatItCannotAskFor()
{
    Profile profile = saved(QStringLiteral("one"));
    auto* prompt =
        new SecretPrompt(profile, SecretKind::PrivateKey | SecretKind::Passphrase, QStringLiteral("<b>locked</b>"));
    QSignalSpy cancelled(prompt, &SecretPrompt::cancelled);
    prompt->open();
    QStringList texts;
    const auto labels = prompt->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        texts << label->text();
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(texts.join(u' ').contains(secretKindLabel(SecretKind::PrivateKey)));
    QCOMPARE(prompt->findChildren<QLineEdit*>().size(), 1);
    QTest::keyClick(prompt, Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
}

void TestConnections::editorSavesANewProfile()
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
    QCOMPARE(closed.size(), 1);
    QCOMPARE(connects.size(), 1);
    QCOMPARE(m_profiles->profiles().size(), 1);
    const Profile profile = m_profiles->profiles().first();
    QCOMPARE(profile.name, QStringLiteral("Plant A"));
    QCOMPARE(profile.host, QStringLiteral("broker.example"));
    QCOMPARE(profile.subscriptions, Profile::defaultSubscriptions());
    QCOMPARE(connects.first().first().toString(), profile.id);
}

void TestConnections::editorLosesNothing_data()
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

void TestConnections::editorLosesNothing()
{
    QFETCH(Profile, profile);
    m_profiles->save(profile);
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.edit(profile.id);
    QVERIFY(!editor.isModified());
    QSignalSpy saved(&editor, &ProfileEditor::saved);
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    const Profile after = m_profiles->find(profile.id).value();
    const QJsonObject before = profileToJson(profile);
    const QJsonObject written = profileToJson(after);
    for (const QString& key : before.keys())
        QVERIFY2(written.value(key) == before.value(key), qPrintable(key));
    QCOMPARE(written.keys(), before.keys());
    QVERIFY(after == profile);
}

void TestConnections::editorMarksMistakesAndDoesNotSave()
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
    QTest::keyClicks(host, QStringLiteral("h"));
    QVERIFY(problemOf(editor, host).isEmpty());
    port->clear();
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
}

void TestConnections::editorNeverFetchesSecretsToShowThem()
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
    QVERIFY(m_keychain.calls.isEmpty());
    QVERIFY(m_profiles->find(profile.id)->keychain.testFlag(SecretKind::Password));
}

void TestConnections::editorKeepsTypedSecretsInTheKeychain()
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

void TestConnections::editorSaysSoWhenTheKeychainIsLocked()
{
    m_keychain.refuse = [](const QString&) { return KeychainBackend::Status::Locked; };
    const Profile profile = saved(QStringLiteral("one"));
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.edit(profile.id);
    QTest::keyClicks(child<QLineEdit>(editor, "password"), QStringLiteral("geheim"));
    QSignalSpy saved(&editor, &ProfileEditor::saved);
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(m_profiles->find(profile.id)->keychain, SecretKinds());
    editor.edit(profile.id);
    editor.show();
    QCOMPARE(child<QLineEdit>(editor, "password")->accessibleDescription(), QStringLiteral("for this session only"));
    bool said = false;
    const auto labels = editor.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        said = said || (label->isVisible() && label->text().contains(QStringLiteral("locked")));
    QVERIFY(said);
}

void TestConnections::editorForgetsASecretOnDemand()
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

void TestConnections::editorAsksBeforeChangesAreDiscarded()
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
    emit editor.findChild<Notice*>()->actionTriggered();
    QCOMPARE(closed.size(), 2);
    QCOMPARE(m_profiles->find(profile.id)->name, QStringLiteral("one"));
}

void TestConnections::editorTestsWhatIsTyped()
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

void TestConnections::everyControlHasAnAccessibleName()
{
    saved(QStringLiteral("one"));
    StartPage start(*m_profiles, *m_actions);
    ConnectionList list(*m_profiles, *m_workspace, *m_connector, *m_actions);
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.setTester(std::make_unique<FakeTester>());
    editor.create(Profile::create());
    QStringList nameless;
    for (const QWidget* page : std::initializer_list<const QWidget*>{&start, &list, &editor}) {
        const auto widgets = page->findChildren<QWidget*>();
        for (QWidget* widget : widgets) {
            // A hidden button gets its text when it is shown; the list of a combo box is named by the box.
            if (!widget->isVisibleTo(page) || widget->inherits("QComboBoxListView"))
                continue;
            const bool isControl = widget->focusPolicy() != Qt::NoFocus && !qobject_cast<QScrollArea*>(widget) &&
                                   !qobject_cast<QLabel*>(widget) &&
                                   !widget->objectName().startsWith(QStringLiteral("qt_"));
            if (!isControl || (qobject_cast<QLineEdit*>(widget) && qobject_cast<QComboBox*>(widget->parentWidget())))
                continue;
            const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                nameless << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
    }
    QCOMPARE(nameless.join(u'\n'), QString());
}

void TestConnections::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Every page can be drawn in both themes. TOPICSCOPE_PICTURES=<folder> keeps the pictures, to look at.
void TestConnections::pictures()
{
    QFETCH(bool, dark);
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const QString folder = qEnvironmentVariable("TOPICSCOPE_PICTURES");
    const auto take = [&](QWidget& widget, const QString& name) {
        QCoreApplication::processEvents(); // layouts settle
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            picture.save(QDir(folder).filePath(
                QStringLiteral("%1-%2.png").arg(name, dark ? QStringLiteral("dark") : QStringLiteral("light"))));
    };
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Profile plant = saved(QStringLiteral("Plant A"), now.addDays(-1));
    plant.transport = Transport::Tls;
    plant.host = QStringLiteral("broker.plant-a");
    plant.port = 0;
    plant.protocol = ProtocolChoice::V5_0;
    plant.tag = QStringLiteral("production");
    plant.production = true;
    plant.userName = QStringLiteral("line-7-viewer");
    plant.keychain =
        SecretKind::Password | SecretKind::ClientCertificate | SecretKind::PrivateKey | SecretKind::CaCertificates;
    plant.clientCertificate = {QStringLiteral("line-7-viewer"), QStringLiteral("Plant A Devices CA"),
                               QStringLiteral("EC P-256"), now.addDays(212), QStringLiteral("ab")};
    plant.ownCa = {QStringLiteral("Plant A Root CA 2031"), QStringLiteral("Plant A Root CA 2031"),
                   QStringLiteral("RSA 4096"), now.addDays(2'000), QStringLiteral("cd")};
    m_profiles->save(plant);
    saved(QStringLiteral("Test bench"), now.addDays(-3));
    Profile cloud = saved(QStringLiteral("Cloud staging with a rather long name that needs room"), now.addDays(-40));
    cloud.transport = Transport::SecureWebSocket;
    cloud.colour = QStringLiteral("#7b4fc9");
    m_profiles->save(cloud);

    StartPage start(*m_profiles, *m_actions);
    start.resize(1400, 860);
    start.show();
    take(start, QStringLiteral("start"));
    start.showUrlProblem(QStringLiteral("“http” is no scheme of MQTT: use mqtt, mqtts, ws or wss."));
    start.showProblem(
        QStringLiteral("The list of connections is damaged and was kept as profiles.json.damaged-20260331."));
    start.showDemoProblem(QStringLiteral("mosquitto is not installed. Install the package “mosquitto”."));
    start.resize(900, 640);
    take(start, QStringLiteral("start-problems"));

    m_connector->connectProfile(m_profiles->profiles().at(1).id);
    ConnectionList list(*m_profiles, *m_workspace, *m_connector, *m_actions);
    list.resize(500, 160);
    list.show();
    QTRY_COMPARE(m_workspace->connections().size(), 1);
    QTRY_COMPARE(m_workspace->connections().first()->connection().state(), client::ConnectionState::Failed);
    list.setCurrent(plant.id);
    take(list, QStringLiteral("list"));

    ProfileEditor editor(*m_profiles, *m_secrets);
    auto tester = std::make_unique<FakeTester>();
    FakeTester* steps = tester.get();
    editor.setTester(std::move(tester));
    editor.edit(plant.id);
    editor.resize(1400, 860);
    editor.show();
    emit steps->stepChanged({TestStep::Kind::NameLookup,
                             TestStep::State::Done,
                             QStringLiteral("Name broker.plant-a → 10.1.2.3"),
                             {},
                             4'000});
    emit steps->stepChanged(
        {TestStep::Kind::Tcp, TestStep::State::Done, QStringLiteral("TCP port 8883 open"), {}, 2'000});
    emit steps->stepChanged(
        {TestStep::Kind::Tls, TestStep::State::Failed, QStringLiteral("TLS: certificate not trusted"),
         QStringLiteral("The chain ends in “Plant A Root CA 2026”, which neither the system nor your own "
                        "CA knows."),
         90'000});
    emit steps->finished(false, 210'000);
    auto* pages = child<QListWidget>(editor, "editorPages");
    for (int row = 0; row < pages->count(); ++row) {
        pages->setCurrentRow(row);
        take(editor, QStringLiteral("editor-%1-%2").arg(row).arg(pages->item(row)->text().replace(u' ', u'_')));
    }
    child<QLineEdit>(editor, "host")->clear();
    QTest::mouseClick(child<QPushButton>(editor, "saveProfile"), Qt::LeftButton);
    take(editor, QStringLiteral("editor-mistake"));

    auto* prompt = new SecretPrompt(plant, plant.keychain,
                                    QStringLiteral("The keychain (Secret Service) is locked or refused access."));
    prompt->open();
    take(*prompt, QStringLiteral("prompt"));
    prompt->reject();
    Theme::instance().setMode(Theme::Mode::Light);
}

QTEST_MAIN(TestConnections)
#include "test_connections.moc"
