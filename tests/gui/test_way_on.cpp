// SPDX-License-Identifier: GPL-3.0-or-later
// A connection that is lost or refused, in the real window: the reason and the countdown are seen, and the way on is
// at hand with the mouse and with the keyboard.
#include "app/client/connection.h"
#include "app/workspace/open_connection.h"
#include "tests/gui/window_fixture.h"
#include "tests/gui/window_search.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_broker.h"
#include "ui/common/theme.h"
#include "ui/connections/connection_list.h"
#include "ui/connections/connection_page.h"
#include "ui/connections/connector.h"
#include "ui/connections/profile_editor.h"
#include "ui/main_window/broker_pane.h"
#include "ui/main_window/connection_notice_bar.h"
#include "ui/main_window/preferences_window.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

using namespace topicscope;
using client::ConnectionState;
using profiles::Profile;
using profiles::SecretKind;
using test::hex;
using test::ScriptedBroker;

namespace {

const QByteArray connack = hex("20 03 00 00 00");

QByteArray refusal(const char* code)
{
    return hex("20 03 00") + QByteArray::fromHex(code) + hex("00");
}

} // namespace

class TestWayOn : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::WindowFixture> m_fixture;

    ui::MainWindow& window() const { return *m_fixture->window; }
    client::Connection& link() const { return window().current()->connection(); }
    ui::ConnectionNoticeBar* notice() const { return window().findChild<ui::ConnectionNoticeBar*>(); }

    Profile profileFor(const ScriptedBroker& broker) const
    {
        Profile profile = Profile::create();
        profile.name = QStringLiteral("Plant A");
        profile.host = QStringLiteral("127.0.0.1");
        profile.port = broker.port();
        profile.protocol = profiles::ProtocolChoice::V5_0;
        profile.subscriptions.clear();
        // Long enough that nothing is tried by itself.
        profile.reconnect.firstDelayMs = profile.reconnect.maximumDelayMs = 3'600'000;
        return profile;
    }

    QStringList steps() const
    {
        QStringList names;
        for (const QPushButton* button : notice()->findChildren<QPushButton*>()) {
            if (button->isVisible())
                names << button->text();
        }
        return names;
    }

private slots:
    void initTestCase() { ui::Theme::instance().install(ui::Theme::Mode::Light); }
    void init() { m_fixture = std::make_unique<test::WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void eachReasonIsSaidWithItsWayOn_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ConnectionState>("state");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("steps");
        const auto held = ConnectionState::Failed;
        const auto waits = ConnectionState::WaitingToRetry;
        QTest::newRow("closed") << connack << waits << QStringLiteral("closed")
                                << QStringList{QStringLiteral("Try again now"), QStringLiteral("Stop trying")};
        QTest::newRow("0x8B shutting down")
            << connack + hex("E0 01 8B") << waits << QStringLiteral("shutting down")
            << QStringList{QStringLiteral("Try again now"), QStringLiteral("Stop trying")};
        QTest::newRow("0x8E takeover, MQTT-3.1.4-3")
            << connack + hex("E0 01 8E") << held << QStringLiteral("took over the session")
            << QStringList{QStringLiteral("Try again now")};
        QTest::newRow("0x85 client identifier")
            << refusal("85") << held << QStringLiteral("client identifier")
            << QStringList{QStringLiteral("Edit connection…"), QStringLiteral("Try again now")};
        QTest::newRow("0x9C another server, 4.11")
            << hex("20 0F 00 9C 0C 1C 0009 'other:999'") << waits << QStringLiteral("other:999")
            << QStringList{QStringLiteral("Use that server…"), QStringLiteral("Try again now"),
                           QStringLiteral("Stop trying")};
        QTest::newRow("0x9D moved, 4.11")
            << connack + hex("E0 0E 9D 0C 1C 0009 'other:999'") << held << QStringLiteral("other:999")
            << QStringList{QStringLiteral("Use that server…"), QStringLiteral("Try again now")};
        QTest::newRow("broken protocol") << connack + hex("00 00") << held << QStringLiteral("broke the protocol")
                                         << QStringList{QStringLiteral("Show packets"),
                                                        QStringLiteral("Try again now")};
    }

    void eachReasonIsSaidWithItsWayOn()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ConnectionState, state);
        QFETCH(QString, words);
        QFETCH(QStringList, steps);
        ScriptedBroker broker;
        broker.expect(1).send(answer).close();
        window().connector().connectOnce(profileFor(broker), {});
        QTRY_COMPARE(link().state(), state);
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().contains(words), qPrintable(notice()->text()));
        QCOMPARE(this->steps(), steps);
        const QString detail = notice()->detail();
        if (state == ConnectionState::WaitingToRetry)
            QVERIFY2(detail.startsWith(QStringLiteral("Next attempt in ")), qPrintable(detail));
        else
            QCOMPARE(detail, QStringLiteral("Not trying again by itself"));
    }

    void aQuestionKeepsItsMark()
    {
        ScriptedBroker broker;
        broker.expect(1).close();
        Profile profile = profileFor(broker);
        profile.transport = profiles::Transport::Tls;
        window().connector().connectOnce(profile, {});
        QTRY_COMPARE(link().state(), ConnectionState::WaitingToRetry);
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().endsWith(QStringLiteral("TLS?")), qPrintable(notice()->text()));
    }

    void stopAndTryAgainWorkWithMouseAndKeyboard()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack).close();
        broker.nextConnection().expect(1).send(connack).close();
        broker.nextConnection().expect(1).send(connack);
        window().connector().connectOnce(profileFor(broker), {});
        QTRY_COMPARE(link().state(), ConnectionState::WaitingToRetry);
        QTRY_VERIFY(notice()->isVisible());

        test::visible<QPushButton>(notice(), QStringLiteral("Stop trying"))->click();
        QTRY_COMPARE(link().state(), ConnectionState::Failed);
        QCOMPARE(steps(), QStringList{QStringLiteral("Try again now")});
        test::visible<QPushButton>(notice(), QStringLiteral("Try again now"))->click();
        QTRY_COMPARE(broker.connections(), 2);
        QTRY_COMPARE(link().state(), ConnectionState::WaitingToRetry);

        QTest::keyClick(&window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(link().state(), ConnectionState::Failed);
        QTest::keyClick(&window(), Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(link().state(), ConnectionState::Connected);
        QTRY_VERIFY(!notice()->isVisible());
    }

    void theServerThatTheBrokerNamesIsOfferedAndNotUsedUnasked()
    {
        ScriptedBroker broker;
        broker.expect(1).send(hex("20 0F 00 9C 0C 1C 0009 'other:999'")).close();
        const Profile profile = profileFor(broker);
        m_fixture->profiles.save(profile);
        window().connector().connectProfile(profile.id);
        QTRY_VERIFY(window().current() && notice()->isVisible());
        test::visible<QPushButton>(notice(), QStringLiteral("Use that server…"))->click();
        auto* editor = test::visible<ui::ProfileEditor>(&window());
        QVERIFY(editor);
        QVERIFY(editor->isModified());
        QCOMPARE(editor->findChild<QLineEdit*>(QStringLiteral("host"))->text(), QStringLiteral("other"));
        QCOMPARE(m_fixture->profiles.find(profile.id)->host, QStringLiteral("127.0.0.1"));
    }

    void aRefusedPasswordIsAskedForAtOnce_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::addColumn<bool>("saved");
        QTest::newRow("0x86, saved") << refusal("86") << true;
        QTest::newRow("0x87, not saved") << refusal("87") << false;
    }

    void aRefusedPasswordIsAskedForAtOnce()
    {
        QFETCH(QByteArray, refusal);
        QFETCH(bool, saved);
        ScriptedBroker broker;
        broker.expect(1).send(refusal).close();
        broker.nextConnection().expect(1).send(connack);
        Profile profile = profileFor(broker);
        profile.userName = QStringLiteral("line-7");
        if (saved)
            m_fixture->profiles.save(profile);
        window().connector().connectOnce(profile, {{SecretKind::Password, profiles::SecretBytes("wrong")}});

        QTRY_VERIFY(test::visible<ui::ConnectionPage>(&window()));
        auto* password = test::visible<QLineEdit>(&window(), QStringLiteral("Password"));
        auto* name = test::visible<QLineEdit>(&window(), QStringLiteral("User name"));
        QVERIFY(password && name);
        QTRY_VERIFY(password->hasFocus());
        QCOMPARE(name->text(), profile.userName);
        QVERIFY(!notice()->isVisible()); // the page says why
        name->setText(QStringLiteral("line-8"));
        QTest::keyClicks(password, QStringLiteral("right"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_COMPARE(link().state(), ConnectionState::Connected);
        QVERIFY(broker.lastReceived().contains(hex("0006 'line-8' 0005 'right'")));
        QVERIFY(!test::visible<ui::ConnectionPage>(&window()));
        if (saved)
            QCOMPARE(m_fixture->profiles.find(profile.id)->userName, QStringLiteral("line-8"));
    }

    void aConnectionThatStoodIsNotInterruptedWithAQuestion()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack + hex("E0 01 87")).close();
        window().connector().connectOnce(profileFor(broker), {});
        QTRY_COMPARE(link().state(), ConnectionState::Failed);
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY(!test::visible<ui::ConnectionPage>(&window()));
        test::visible<QPushButton>(notice(), QStringLiteral("Sign in again…"))->click();
        QVERIFY(test::visible<ui::ConnectionPage>(&window()));
        QTest::keyClick(test::visible<QLineEdit>(&window(), QStringLiteral("Password")), Qt::Key_Escape);
        QVERIFY(!test::visible<ui::ConnectionPage>(&window()));
        QVERIFY(notice()->isVisible());
    }

    void aSessionThatTheBrokerLostIsTold()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack).close();
        broker.nextConnection().expect(1).send(connack);
        Profile profile = profileFor(broker);
        profile.clientId = QStringLiteral("keeps");
        profile.cleanStart = false;
        profile.sessionExpirySeconds = 3600;
        window().connector().connectOnce(profile, {});
        QTRY_COMPARE(link().state(), ConnectionState::WaitingToRetry);
        link().retryNow();
        QTRY_COMPARE(link().state(), ConnectionState::Connected);
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().contains(QStringLiteral("no longer had our session")), qPrintable(notice()->text()));
    }

    void whatTheBrokerAnnouncedIsShown()
    {
        ScriptedBroker broker;
        // Receive Maximum 10, Maximum QoS 1, Assigned Client Identifier, Server Keep Alive 20, Reason String, a user
        // property, Shared Subscription Available 0 (§3.2.2.3).
        broker.expect(1).send(
            hex("20 2B 00 00 28 21 000A 24 01 12 0004 'auto' 13 0014 1F 0005 'hello' 26 0004 'site' 0001 "
                "'A' 2A 00 1A 0002 'r/'"));
        window().connector().connectOnce(profileFor(broker), {});
        QTRY_COMPARE(link().state(), ConnectionState::Connected);
        auto* pane = window().findChild<ui::BrokerPane*>();
        QVERIFY(pane);
        const QStringList rows = test::rowsOf(pane->findChild<QTreeWidget*>());
        const QStringList wanted{
            QStringLiteral("Receive Maximum | 10 | "),
            QStringLiteral("Maximum QoS | 1 | "),
            QStringLiteral("Client identifier | auto | assigned by the broker"),
            QStringLiteral("Shared subscriptions | no | "),
            QStringLiteral("Wildcards in filters | yes | not announced: the standard's value"),
            QStringLiteral("Reason string | hello | "),
            QStringLiteral("Response information | r/ | "),
            QStringLiteral("User property “site” | A | "),
        };
        for (const QString& row : wanted)
            QVERIFY2(rows.contains(row), qPrintable(row + QStringLiteral(" in\n") + rows.join(u'\n')));
        QVERIFY(rows.join(u'\n').contains(QStringLiteral("changed by the broker (Server Keep Alive)")));
    }

    void thePreferencesSayWhichThemeTheProgramWasStartedWith()
    {
        ui::Theme::instance().setMode(ui::Theme::Mode::Dark); // as --theme does
        ui::PreferencesWindow preferences(m_fixture->settings);
        preferences.show();
        auto* note = preferences.findChild<QLabel*>(QStringLiteral("theme_note"));
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(QStringLiteral("--theme dark")), qPrintable(note->text()));
        QComboBox* colours = nullptr;
        for (QComboBox* box : preferences.findChildren<QComboBox*>()) {
            if (box->accessibleName() == QStringLiteral("Colours"))
                colours = box;
        }
        QVERIFY(colours);
        emit colours->activated(colours->currentIndex()); // "As the system", which the setting is already
        QCOMPARE(ui::Theme::instance().mode(), ui::Theme::Mode::System);
        QVERIFY(!note->isVisible());
        ui::Theme::instance().setMode(ui::Theme::Mode::Light);
    }

    void thePreferencesAreInLineAndWhole()
    {
        ui::Theme::instance().setMode(ui::Theme::Mode::Dark); // as --theme does: a note says so
        ui::PreferencesWindow preferences(m_fixture->settings);
        // More than the two thirds of the screen that a window gets by itself.
        QFont large = preferences.font();
        large.setPointSizeF(large.pointSizeF() * 1.3);
        preferences.setFont(large);
        preferences.show();
        for (const QLabel* label : preferences.findChildren<QLabel*>()) {
            const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            QVERIFY2(!label->isVisible() || label->height() >= needed, qPrintable(label->text()));
        }
        QSet<int> columns;
        for (const QComboBox* box : preferences.findChildren<QComboBox*>())
            columns.insert(box->x());
        for (const QSpinBox* box : preferences.findChildren<QSpinBox*>())
            columns.insert(box->x());
        QCOMPARE(columns.size(), 1);
        ui::Theme::instance().setMode(ui::Theme::Mode::Light);
    }

    void theCursorDoesNotLandInTheComposerWhileThereAreNoTopics()
    {
        ScriptedBroker broker;
        broker.expect(1).send(connack);
        window().connector().connectOnce(profileFor(broker), {});
        QTRY_COMPARE(link().state(), ConnectionState::Connected);
        QTRY_VERIFY(window().focusWidget());
        QVERIFY2(window().findChild<ui::ConnectionList*>()->isAncestorOf(window().focusWidget()),
                 window().focusWidget()->metaObject()->className());
    }

    void refusedFiltersAreTold()
    {
        ScriptedBroker broker;
        // One SUBSCRIBE for each, for each has an identifier of its own.
        const auto answer = [](const char* code) {
            return [code](const QByteArray& subscribe) {
                return hex("90 04") + subscribe.mid(2, 2) + hex("00") + QByteArray::fromHex(code);
            };
        };
        broker.expect(1).send(connack).expect(8).sendReply(answer("01")).expect(8).sendReply(answer("87"));
        Profile profile = profileFor(broker);
        profile.subscriptions = Profile::defaultSubscriptions();
        window().connector().connectOnce(profile, {});
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().contains(QStringLiteral("refused 1 filter")), qPrintable(notice()->text()));
        QCOMPARE(steps(), QStringList{QStringLiteral("Show subscriptions")});
    }
};

QTEST_MAIN(TestWayOn)
#include "test_way_on.moc"
