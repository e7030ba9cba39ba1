// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/connections_scene.h"
#include "ui/connections/connection_list.h"
#include "ui/connections/connection_page.h"
#include "ui/connections/profile_editor.h"
#include "ui/connections/start_page.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

using namespace topicscope;
using namespace topicscope::test;

class TestConnectionPages : public ConnectionsScene
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().install(Theme::Mode::Light); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void everyControlHasAnAccessibleName();
    void pictures_data();
    void pictures();
};

void TestConnectionPages::everyControlHasAnAccessibleName()
{
    saved(QStringLiteral("one"));
    StartPage start(*m_profiles, *m_actions);
    ConnectionList list(*m_profiles, *m_workspace, *m_connector, *m_actions);
    ProfileEditor editor(*m_profiles, *m_secrets);
    editor.setTester(std::make_unique<FakeTester>());
    editor.create(Profile::create());
    ConnectionPage asking;
    asking.showProfile(m_profiles->profiles().first(), {}, {}, {SecretKinds(0x7f), {}, {}});
    QStringList nameless;
    for (const QWidget* page : std::initializer_list<const QWidget*>{&start, &list, &editor, &asking}) {
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

void TestConnectionPages::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Every page can be drawn in both themes. TOPICSCOPE_PICTURES=<folder> keeps the pictures, to look at.
void TestConnectionPages::pictures()
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

    ConnectionPage page;
    page.resize(700, 600);
    page.show();
    page.showProfile(plant, QStringLiteral("Not connected"), QStringLiteral("Connection refused by 10.1.2.3:8883."),
                     {});
    take(page, QStringLiteral("page"));
    page.showProfile(
        plant, QStringLiteral("Waiting for your input"), {},
        {plant.keychain, QStringLiteral("Kept only until Topicscope ended, and needed again: password."), {}});
    take(page, QStringLiteral("page-asks"));
    Theme::instance().setMode(Theme::Mode::Light);
}

QTEST_MAIN(TestConnectionPages)
#include "test_connection_pages.moc"
