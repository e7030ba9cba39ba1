// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/connections_scene.h"
#include "ui/common/notice.h"
#include "ui/connections/certificate_field.h"
#include "ui/connections/connection_list.h"
#include "ui/connections/connection_list_model.h"
#include "ui/connections/connection_page.h"
#include "ui/connections/profile_tag.h"
#include "ui/connections/recent_model.h"
#include "ui/connections/start_page.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace topicscope;
using namespace topicscope::test;

class TestConnections : public ConnectionsScene
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().install(Theme::Mode::Light); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

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
    void aProductionBrokerIsMarkedWhereverItIsNamed_data();
    void aProductionBrokerIsMarkedWhereverItIsNamed();
    void listReportsAFailedConnectionInWords();
    void connectFetchesWhatTheProfileNeeds();
    void connectAsksForWhatTheKeychainDoesNotGive();
    void whatWasForOneSessionIsAskedForInTheNext_data();
    void whatWasForOneSessionIsAskedForInTheNext();
    void filesAreAskedForWhereKeysAreGone();
    void connectionsStandBelowTheNameOfTheirGroup();
};

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
    QCOMPARE(connects.size(), 1); // a single click only selects, and offers the button
    QTest::mouseClick(child<QPushButton>(page, "connectRecent"), Qt::LeftButton);
    QCOMPARE(connects.size(), 2);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, centre);
    QCOMPARE(connects.size(), 3);
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
    emit notice->actionTriggered(0);
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

void TestConnections::aProductionBrokerIsMarkedWhereverItIsNamed_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("production");
    QTest::addColumn<QString>("shown");
    QTest::newRow("with a tag of its own") << QStringLiteral("live") << true << QStringLiteral("live");
    QTest::newRow("without one") << QString() << true << QStringLiteral("production");
    QTest::newRow("another broker with a tag") << QStringLiteral("test") << false << QStringLiteral("test");
    QTest::newRow("another broker") << QString() << false << QString();
}

void TestConnections::aProductionBrokerIsMarkedWhereverItIsNamed()
{
    QFETCH(QString, tag);
    QFETCH(bool, production);
    QFETCH(QString, shown);
    Profile profile = saved(QStringLiteral("Hall A"), QDateTime::currentDateTimeUtc());
    profile.tag = tag;
    profile.production = production;
    m_profiles->save(profile);
    QCOMPARE(tagOf(profile).text, shown);
    QCOMPARE(tagOf(profile).kind, production ? ChipKind::Bad : ChipKind::Neutral);
    const ConnectionListModel list(*m_profiles, *m_workspace, *m_connector);
    QCOMPARE(list.index(0).data(ConnectionListModel::TagRole).toString(), shown);
    QCOMPARE(list.index(0).data(ConnectionListModel::ProductionRole).toBool(), production);
    QVERIFY(list.index(0).data(Qt::AccessibleTextRole).toString().contains(shown));
    const RecentModel recent(*m_profiles);
    QCOMPARE(recent.index(0).data(RecentModel::TagRole).toString(), shown);
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

    ConnectionPage page;
    connect(&page, &ConnectionPage::provided, m_connector.get(), &Connector::provideSecrets);
    page.showProfile(m_profiles->find(profile.id).value(), {}, {}, m_connector->wanted(profile.id));
    page.show();
    page.focusFirst();
    QVERIFY(page.findChild<Notice*>()->text().contains(QStringLiteral("locked")));
    auto* field = child<QLineEdit>(page, "wanted-password");
    QTest::keyClicks(field, QStringLiteral("typed"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(m_secrets->sessionSecretValues(profile.id).value(SecretKind::Password).toText(), QStringLiteral("typed"));
    // The next connect asks neither the keychain nor the person.
    m_keychain.calls.clear();
    m_connector->connectProfile(profile.id);
    QTRY_COMPARE(opened.size(), 2);
    QCOMPARE(needed.size(), 1);
    QVERIFY(m_keychain.calls.isEmpty());
}

void TestConnections::whatWasForOneSessionIsAskedForInTheNext_data()
{
    QTest::addColumn<SecretKind>("kind");
    QTest::addColumn<Transport>("transport");
    QTest::newRow("password") << SecretKind::Password << Transport::Tcp;
    QTest::newRow("passphrase") << SecretKind::Passphrase << Transport::Tls;
    QTest::newRow("private key") << SecretKind::PrivateKey << Transport::Tls;
    QTest::newRow("own CA") << SecretKind::CaCertificates << Transport::SecureWebSocket;
}

void TestConnections::whatWasForOneSessionIsAskedForInTheNext()
{
    QFETCH(SecretKind, kind);
    QFETCH(Transport, transport);
    m_keychain.refuse = [](const QString&) { return KeychainBackend::Status::Unavailable; };
    Profile profile = saved(QStringLiteral("one"));
    profile.transport = transport;
    profile.userName = QStringLiteral("me");
    SecretWriteOutcome outcome;
    m_secrets->write(profile.id, {{kind, SecretBytes::fromText(QStringLiteral("geheim"))}},
                     SecretStore::Remember::InKeychain, this, [&outcome](const auto& result) { outcome = result; });
    QTRY_COMPARE(outcome.sessionOnly, SecretKinds(kind));
    profile.noteSecrets(outcome.inKeychain, outcome.sessionOnly);
    m_profiles->save(profile);
    {
        QSignalSpy needed(m_connector.get(), &Connector::secretsNeeded);
        QSignalSpy opened(m_connector.get(), &Connector::opened);
        m_connector->connectProfile(profile.id);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(needed.size(), 0);
    }

    restart();
    QFile file(m_profiles->file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("geheim"));
    QSignalSpy needed(m_connector.get(), &Connector::secretsNeeded);
    QSignalSpy opened(m_connector.get(), &Connector::opened);
    m_connector->connectProfile(profile.id);
    QCOMPARE(needed.size(), 1);
    QCOMPARE(opened.size(), 0);
    QCOMPARE(m_connector->wanted(profile.id).kinds, SecretKinds(kind));
    QVERIFY(m_connector->wanted(profile.id).reason.contains(secretKindLabel(kind)));
    m_connector->cancel(profile.id);
    QVERIFY(!m_connector->wanted(profile.id).kinds);
}

void TestConnections::filesAreAskedForWhereKeysAreGone()
{
    const Profile profile = saved(QStringLiteral("one"));
    ConnectionPage page;
    QSignalSpy cancelled(&page, &ConnectionPage::cancelled);
    const SecretKinds kinds = SecretKind::PrivateKey | SecretKind::Password;
    page.showProfile(profile, {}, {}, {kinds, QStringLiteral("<b>why</b>"), {}});
    page.show();
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(child<QLineEdit>(page, "wanted-password")->isVisible());
    QCOMPARE(page.findChildren<CertificateField*>().size(), 1);
    // What is typed stays while the page is brought up to date, and goes with the question.
    child<QLineEdit>(page, "wanted-password")->setText(QStringLiteral("half"));
    page.showProfile(profile, QStringLiteral("other"), {}, {kinds, QStringLiteral("why"), {}});
    QCOMPARE(child<QLineEdit>(page, "wanted-password")->text(), QStringLiteral("half"));
    QTest::keyClick(child<QLineEdit>(page, "wanted-password"), Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    page.showProfile(profile, {}, {}, {});
    QVERIFY(!page.isAsking());
    QVERIFY(!page.findChild<QLineEdit*>(QStringLiteral("wanted-password")));
}

void TestConnections::connectionsStandBelowTheNameOfTheirGroup()
{
    ConnectionListModel model(*m_profiles, *m_workspace, *m_connector);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto add = [this](const QString& name, const QString& group) {
        Profile profile = saved(name);
        profile.group = group;
        m_profiles->save(profile);
        return profile.id;
    };
    add(QStringLiteral("b1"), QStringLiteral("Berlin"));
    add(QStringLiteral("free"), {});
    add(QStringLiteral("a1"), QStringLiteral("Aachen"));
    const QString last = add(QStringLiteral("b2"), QStringLiteral("Berlin"));
    const auto texts = [&model] {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row);
            const bool heading = index.data(ConnectionListModel::HeadingRole).toBool();
            if (heading == bool(index.flags() & Qt::ItemIsSelectable))
                list << QStringLiteral("wrong flags");
            list << (heading ? QStringLiteral("# ") + index.data().toString() : index.data().toString());
        }
        return list.join(u',');
    };
    QCOMPARE(texts(), QStringLiteral("free,# Aachen,a1,# Berlin,b1,b2"));
    m_profiles->remove(last);
    QCOMPARE(texts(), QStringLiteral("free,# Aachen,a1,# Berlin,b1"));
    ConnectionList list(*m_profiles, *m_workspace, *m_connector, *m_actions);
    list.resize(300, 300);
    list.show();
    // The keyboard goes past headings.
    auto* view = child<QListView>(list, "connectionList");
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(view->currentIndex().data().toString(), QStringLiteral("a1"));
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(view->currentIndex().data().toString(), QStringLiteral("b1"));
}

QTEST_MAIN(TestConnections)
#include "test_connections.moc"
