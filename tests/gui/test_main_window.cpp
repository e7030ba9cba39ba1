// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window_fixture.h"
#include "tests/gui/window_search.h"
#include "tests/support/mosquitto_fixture.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/composer/composer.h"
#include "ui/composer/publish_question.h"
#include "ui/connections/connection_list.h"
#include "ui/connections/connection_list_model.h"
#include "ui/connections/connection_page.h"
#include "ui/connections/connector.h"
#include "ui/connections/start_page.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window/connection_notice_bar.h"
#include "ui/main_window/explorer.h"
#include "ui/main_window/focus_mark.h"
#include "ui/main_window/help_window.h"
#include "ui/main_window/launcher.h"
#include "ui/main_window/log_pane.h"
#include "ui/main_window/preferences_window.h"
#include "ui/main_window/status_bar.h"
#include "ui/main_window/top_bar.h"
#include "ui/packets/packets_pane.h"
#include "ui/palette/palette.h"
#include "ui/subscriptions/subscriptions_pane.h"
#include "ui/topic_tree/topic_tree_pane.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <QTreeView>

#include <algorithm>
#include <ranges>

using namespace topicscope;
using client::ConnectionState;

/// Drives the real window against a real mosquitto, the way a person does: types, presses, looks.
class MainWindowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::MosquittoFixture> m_broker;
    std::unique_ptr<test::WindowFixture> m_fixture;

    ui::MainWindow& window() const { return *m_fixture->window; }
    QTreeView* tree() const
    {
        auto* pane = test::visible<ui::TopicTreePane>(&window());
        return pane ? test::visible<QTreeView>(pane) : nullptr;
    }
    ui::StatusBar* statusBar() const { return window().findChild<ui::StatusBar*>(); }

    /// Types the address into the start page and presses Enter.
    void connectByTyping()
    {
        auto* url = test::visible<QLineEdit>(&window(), QStringLiteral("Broker URL"));
        QVERIFY(url);
        QTRY_VERIFY(url->hasFocus());
        QTest::keyClicks(url, m_broker->url());
        QTest::keyClick(url, Qt::Key_Return);
        QTRY_VERIFY(window().current());
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Connected);
    }

    /// Three profiles of the broker: their ids.
    QStringList savePlants()
    {
        QStringList ids;
        for (const char16_t* name : {u"Plant A", u"Plant B", u"Plant C"}) {
            profiles::Profile profile = profiles::Profile::create();
            profile.name = QString::fromUtf16(name);
            profile.host = QStringLiteral("127.0.0.1");
            profile.port = m_broker->port();
            m_fixture->profiles.save(profile);
            ids.append(profile.id);
        }
        return ids;
    }

    bool select(const QStringList& path) const
    {
        const QByteArray topic = path.join(QLatin1Char('/')).toUtf8();
        auto* pane = test::visible<ui::TopicTreePane>(&window());
        // The topic may be stored a frame before its row is there.
        return pane && pane->showTopic(topic.toStdString()) && pane->currentTopic() == topic.toStdString();
    }

    QString shownValue() const
    {
        auto* inspector = window().findChild<ui::Inspector*>();
        auto* value = test::visible<QPlainTextEdit>(inspector, QStringLiteral("Value"));
        return value ? value->toPlainText() : QString();
    }

private slots:
    void initTestCase()
    {
        if (!test::MosquittoFixture::isAvailable())
            QSKIP("mosquitto is not installed");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        ui::Theme::instance().install(ui::Theme::Mode::Light);
        m_broker = std::make_unique<test::MosquittoFixture>();
        QVERIFY(m_broker->isRunning());
    }
    void init() { m_fixture = std::make_unique<test::WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void findLeadsToTheFilterLineFromEverywhere()
    {
        connectByTyping();
        auto* pane = test::visible<ui::TopicTreePane>(&window());
        QVERIFY(pane);
        auto* line = test::visible<QLineEdit>(pane, QStringLiteral("Filter topics"));
        QVERIFY(line);
        auto* composer = window().findChild<ui::Composer*>();
        for (const auto& focus : std::initializer_list<std::function<void()>>{
                 [&] { pane->focusTree(); }, [&] { line->setFocus(); }, [&] { composer->focusEditor(); }}) {
            focus();
            QPointer<QWidget> from = QApplication::focusWidget();
            QVERIFY(from);
            line->setText(QStringLiteral("lamp"));
            line->deselect();
            QTest::keyClick(from, Qt::Key_F, Qt::ControlModifier);
            QVERIFY2(line->hasFocus(), from->metaObject()->className());
            QCOMPARE(line->selectedText(), QStringLiteral("lamp"));
            line->clear();
        }
    }

    void anEmptyDataFolderStartsOnTheStartPage()
    {
        QVERIFY(test::visible<ui::StartPage>(&window()));
        QVERIFY(!test::visible<ui::TopicTreePane>(&window()));
        QVERIFY(!window().current());
        QCOMPARE(window().windowTitle(), QStringLiteral("Topicscope"));
    }

    void fromTheStartPageToARetainedAndALiveMessageAndBack()
    {
        QVERIFY(m_broker->publish({QStringLiteral("-t"), QStringLiteral("hall/press/state"), QStringLiteral("-r"),
                                   QStringLiteral("-m"), QStringLiteral("{\"on\":true}")}));
        connectByTyping();
        QTRY_VERIFY(select({QStringLiteral("hall"), QStringLiteral("press"), QStringLiteral("state")}));
        QTRY_VERIFY2(shownValue().contains(QStringLiteral("\"on\": true")), qPrintable(shownValue()));
        QVERIFY(window().windowTitle().contains(QStringLiteral("127.0.0.1")));

        QVERIFY(m_broker->publish(
            {QStringLiteral("-t"), QStringLiteral("hall/press/temp"), QStringLiteral("-m"), QStringLiteral("71.4")}));
        QTRY_VERIFY(select({QStringLiteral("hall"), QStringLiteral("press"), QStringLiteral("temp")}));
        QTRY_COMPARE(shownValue().trimmed(), QStringLiteral("71.4"));

        // Publish with the composer, and read it back in the tree.
        auto* composer = window().findChild<ui::Composer*>();
        auto* topic = test::visible<QLineEdit>(composer, QStringLiteral("Topic to publish to"));
        auto* payload = test::visible<QPlainTextEdit>(composer, QStringLiteral("Payload"));
        QVERIFY(topic && payload);
        topic->setFocus();
        topic->clear();
        QTest::keyClicks(topic, QStringLiteral("hall/press/cmd"));
        payload->setFocus();
        QTest::keyClicks(payload, QStringLiteral("42"));
        QTest::keyClick(payload, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(select({QStringLiteral("hall"), QStringLiteral("press"), QStringLiteral("cmd")}));
        QTRY_COMPARE(shownValue().trimmed(), QStringLiteral("42"));
        // Not the key's Enter as well.
        QCOMPARE(payload->toPlainText().trimmed(), QStringLiteral("42"));
    }

    void theDefaultFiltersWorkInEveryVersion_data()
    {
        QTest::addColumn<profiles::ProtocolChoice>("protocol");
        QTest::newRow("3.1") << profiles::ProtocolChoice::V3_1;
        QTest::newRow("3.1.1") << profiles::ProtocolChoice::V3_1_1;
        QTest::newRow("5.0") << profiles::ProtocolChoice::V5_0;
    }

    /// Retain As Published, which they ask for, is there from 5.0 on only.
    void theDefaultFiltersWorkInEveryVersion()
    {
        QFETCH(profiles::ProtocolChoice, protocol);
        profiles::Profile profile = profiles::Profile::create();
        profile.host = QStringLiteral("127.0.0.1");
        profile.port = m_broker->port();
        profile.protocol = protocol;
        window().connector().connectOnce(profile, {});
        QTRY_VERIFY(window().current());
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Connected);
        QTRY_VERIFY(std::ranges::all_of(window().current()->connection().subscriptions(), [](const auto& each) {
            return each.state == client::SubscriptionStatus::State::Granted;
        }));
        QVERIFY(m_broker->publish(
            {QStringLiteral("-t"), QStringLiteral("versions/x"), QStringLiteral("-m"), QStringLiteral("1")}));
        QTRY_VERIFY(select({QStringLiteral("versions"), QStringLiteral("x")}));
    }

    void theKeyboardAloneReachesEveryPaneAndPublishes()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        QTRY_VERIFY(tree()->hasFocus());
        QSet<QWidget*> panes;
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            for (QWidget* at = QApplication::focusWidget(); at; at = at->parentWidget()) {
                if (at->inherits("QDockWidget") || qobject_cast<ui::Inspector*>(at)) {
                    panes.insert(at);
                    break;
                }
            }
        }
        // Connections, topics, inspector, composer, and the pane in front below.
        QVERIFY2(panes.size() >= 4, qPrintable(QString::number(panes.size())));

        auto* composer = window().findChild<ui::Composer*>();
        for (int i = 0; i < 12 && !composer->isAncestorOf(QApplication::focusWidget()); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QVERIFY(composer->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("keys/only"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(select({QStringLiteral("keys"), QStringLiteral("only")}));

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier);
        auto* filter = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(filter);
        QCOMPARE(test::nameOf(filter), QStringLiteral("Filter topics"));

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Disconnected);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(!window().current());
        QTRY_VERIFY(test::visible<ui::StartPage>(&window()));
    }

    void everyControlHasAnAccessibleName()
    {
        const auto check = [this](const char* page) {
            QStringList nameless;
            for (QWidget* widget : window().findChildren<QWidget*>()) {
                const bool isControl = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
                                       qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) ||
                                       qobject_cast<QTabBar*>(widget) || qobject_cast<QTextEdit*>(widget) ||
                                       qobject_cast<QPlainTextEdit*>(widget) ||
                                       (qobject_cast<QAbstractItemView*>(widget) && !widget->inherits("QHeaderView"));
                // Parts that Qt puts into a control of its own speak with the control's name.
                const bool isPart = widget->objectName().startsWith(QLatin1StringView("qt_")) ||
                                    qobject_cast<QComboBox*>(widget->parentWidget()) ||
                                    qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) ||
                                    qobject_cast<QTabBar*>(widget->parentWidget()) ||
                                    qobject_cast<QLineEdit*>(widget->parentWidget()) ||
                                    widget->inherits("QTableCornerButton") || widget->inherits("QComboBoxListView");
                // The action of a notice that has nothing to say: no text, no icon, never seen like this.
                const auto* button = qobject_cast<QAbstractButton*>(widget);
                const bool isBlank =
                    button && !button->isVisible() && button->text().isEmpty() && button->icon().isNull();
                if (isControl && !isPart && !isBlank && test::nameOf(widget).isEmpty())
                    nameless.append(QStringLiteral("%1 '%2' in %3")
                                        .arg(QString::fromLatin1(widget->metaObject()->className()),
                                             widget->objectName(),
                                             QString::fromLatin1(widget->parentWidget()->metaObject()->className())));
            }
            QVERIFY2(nameless.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(page),
                                                                                 nameless.join(QStringLiteral(", ")))));
        };
        check("start page");
        connectByTyping();
        QTRY_VERIFY(tree());
        check("explorer");
        QTest::keyClick(&window(), Qt::Key_N, Qt::ControlModifier);
        check("profile editor");
    }

    void hostilePayloadsTopicsAndNamesAreShownAsPlainText()
    {
        const QString markup = QStringLiteral("<h1>big</h1><img src='file:///etc/passwd'>&amp;");
        QVERIFY(m_broker->publish({QStringLiteral("-t"), QStringLiteral("hostile<b>/x"), QStringLiteral("-r"),
                                   QStringLiteral("-m"), markup}));
        connectByTyping();
        QTRY_VERIFY(select({QStringLiteral("hostile<b>"), QStringLiteral("x")}));
        QTRY_VERIFY2(shownValue().contains(markup), qPrintable(shownValue()));
        for (const QLabel* label : window().findChildren<QLabel*>()) {
            if (label->text().contains(QLatin1Char('<')))
                QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
        }
        for (const QWidget* widget : window().findChildren<QWidget*>()) {
            if (widget->toolTip().contains(QStringLiteral("hostile")))
                QVERIFY2(!widget->toolTip().contains(QStringLiteral("<b>")), qPrintable(widget->toolTip()));
        }
        QVERIFY(m_broker->publish(
            {QStringLiteral("-t"), QStringLiteral("hostile<b>/x"), QStringLiteral("-r"), QStringLiteral("-n")}));
    }

    void theThemeChangesWhileEverythingIsOpen()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        const auto groundOf = [](QWidget* widget) {
            return widget->grab().toImage().pixelColor(widget->width() - 3, widget->height() - 3);
        };
        QTRY_COMPARE(groundOf(tree()->viewport()), ui::Theme::lightTokens().panel);
        ui::Theme::instance().setMode(ui::Theme::Mode::Dark);
        QTRY_COMPARE(groundOf(tree()->viewport()), ui::Theme::darkTokens().panel);
        ui::Theme::instance().setMode(ui::Theme::Mode::Light);
        QTRY_COMPARE(groundOf(tree()->viewport()), ui::Theme::lightTokens().panel);
    }

    void aRefusedConnectionSaysSoInThePageAndTriesAgain()
    {
        const quint16 port = test::MosquittoFixture::freePort();
        auto* url = test::visible<QLineEdit>(&window(), QStringLiteral("Broker URL"));
        QTest::keyClicks(url, QStringLiteral("mqtt://127.0.0.1:%1").arg(port));
        QTest::keyClick(url, Qt::Key_Return);
        QTRY_VERIFY(window().current());
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::WaitingToRetry);
        QTRY_VERIFY([this] {
            for (const QLabel* label : window().findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(QStringLiteral("refused"), Qt::CaseInsensitive))
                    return true;
            }
            return false;
        }());
        QTRY_VERIFY(test::visible<QAbstractButton>(&window(), QStringLiteral("Try again now")));
    }

    void aPasswordInTheAddressIsNeverShown()
    {
        auto* url = test::visible<QLineEdit>(&window(), QStringLiteral("Broker URL"));
        QTest::keyClicks(url, QStringLiteral("mqtt://someone:s3cret@127.0.0.1:%1").arg(m_broker->port()));
        QTest::keyClick(url, Qt::Key_Return);
        QTRY_VERIFY(window().current());
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Connected);
        QVERIFY(!window().windowTitle().contains(QStringLiteral("s3cret")));
        for (QWidget* widget : window().findChildren<QWidget*>()) {
            QVERIFY(!test::nameOf(widget).contains(QStringLiteral("s3cret")));
            QVERIFY(!widget->toolTip().contains(QStringLiteral("s3cret")));
            if (const auto* label = qobject_cast<QLabel*>(widget))
                QVERIFY(!label->text().contains(QStringLiteral("s3cret")));
            if (const auto* line = qobject_cast<QLineEdit*>(widget))
                QVERIFY(!line->text().contains(QStringLiteral("s3cret")));
            if (const auto* view = qobject_cast<QAbstractItemView*>(widget); view && view->model())
                QVERIFY(!test::rowsOf(view).join(QLatin1Char('\n')).contains(QStringLiteral("s3cret")));
        }
        QVERIFY(m_fixture->settings.flush());
        QFile settings(m_fixture->folder.filePath(QStringLiteral("settings.json")));
        if (settings.open(QIODevice::ReadOnly))
            QVERIFY(!settings.readAll().contains("s3cret"));
    }

    void whatIsShownSurvivesAReconnect()
    {
        QVERIFY(m_broker->publish({QStringLiteral("-t"), QStringLiteral("stay/here"), QStringLiteral("-m"),
                                   QStringLiteral("1"), QStringLiteral("-r")}));
        connectByTyping();
        QTRY_VERIFY(select({QStringLiteral("stay"), QStringLiteral("here")}));
        auto* pane = test::visible<ui::TopicTreePane>(&window());
        QTRY_COMPARE(pane->currentTopic(), mqtt::Bytes("stay/here"));
        QTest::keyClick(&window(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Disconnected);
        QTest::keyClick(&window(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Connected);
        QCOMPARE(pane->currentTopic(), mqtt::Bytes("stay/here"));
        QVERIFY(m_broker->publish({QStringLiteral("-t"), QStringLiteral("stay/here"), QStringLiteral("-m"),
                                   QStringLiteral("2"), QStringLiteral("-r")}));
        QTRY_COMPARE(shownValue().trimmed(), QStringLiteral("2"));
    }

    void productionAndPreferencesSayWhatIsAskedFirst()
    {
        profiles::Profile profile = profiles::Profile::create();
        profile.name = QStringLiteral("Plant A");
        profile.host = QStringLiteral("127.0.0.1");
        profile.port = m_broker->port();
        profile.production = true;
        m_fixture->profiles.save(profile);
        window().connector().connectProfile(profile.id);
        QTRY_VERIFY(window().current());
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Connected);
        auto* composer = window().findChild<ui::Composer*>();
        auto* question = composer->findChild<ui::PublishQuestion*>();
        const auto asks = [&](const QByteArray& payload, bool retain) {
            mqtt::PublishRequest message;
            message.topic = "asked";
            message.payload = payload.toStdString();
            message.retain = retain;
            composer->setMessage(message);
            composer->publish();
            return question->isAsking();
        };
        using profiles::Setting;
        QVERIFY(asks("1", false));
        QVERIFY(question->text().contains(u"Plant A"));
        auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
        QVERIFY(button && question->isAncestorOf(button));
        QTest::keyClick(button, Qt::Key_Return);
        QVERIFY2(!question->isAsking(), "Return presses a button as Space does");
        QVERIFY(asks("", true));
        m_fixture->settings.set(Setting::ConfirmProductionPublish, false);
        QVERIFY(!asks("1", false));
        QVERIFY(asks("", true)); // by the other preference
        m_fixture->settings.set(Setting::ConfirmRetainedDelete, false);
        QVERIFY(!asks("", true));
        m_fixture->settings.set(Setting::ConfirmProductionPublish, true);
        QVERIFY(asks("1", false));
        profile.production = false;
        m_fixture->profiles.save(profile);
        window().current()->setProfile(profile, {});
        QVERIFY(!asks("1", false));
    }

    void theSelectedConnectionIsTheOneThatIsShown()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        profiles::Profile other = profiles::Profile::create();
        other.name = QStringLiteral("Plant B");
        other.host = QStringLiteral("127.0.0.1");
        other.port = m_broker->port();
        m_fixture->profiles.save(other);
        auto* list = window().findChild<ui::ConnectionList*>();
        auto* view = list->findChild<QAbstractItemView*>();
        workspace::OpenConnection* const first = window().current();
        // A click on one that is not open: nothing of the other is left to be mistaken for it.
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(1, 0)).center());
        QCOMPARE(list->current(), other.id);
        QVERIFY(!window().current());
        QVERIFY(!tree());
        auto* page = test::visible<ui::ConnectionPage>(&window());
        QVERIFY(page);
        QCOMPARE(page->profileId(), other.id);
        QVERIFY(window().windowTitle().contains(QStringLiteral("Plant B")));
        QCOMPARE(first->connection().state(), ConnectionState::Connected);
        // And back, and forth with its button.
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(0, 0)).center());
        QCOMPARE(window().current(), first);
        QVERIFY(tree());
        QVERIFY(!test::visible<ui::ConnectionPage>(&window()));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(1, 0)).center());
        QTest::mouseClick(page->findChild<QPushButton*>(QStringLiteral("connectShown")), Qt::LeftButton);
        QTRY_VERIFY(window().current());
        QCOMPARE(window().current()->id(), other.id);
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Connected);
        QCOMPARE(m_fixture->workspace.connections().size(), 2);
    }

    void aPasswordOfAnEarlierSessionIsAskedForInThePage()
    {
        profiles::Profile profile = profiles::Profile::create();
        profile.name = QStringLiteral("Plant A");
        profile.host = QStringLiteral("127.0.0.1");
        profile.port = m_broker->port();
        profile.userName = QStringLiteral("me");
        profile.sessionOnly = profiles::SecretKind::Password;
        m_fixture->profiles.save(profile);
        window().connector().connectProfile(profile.id);
        auto* page = test::visible<ui::ConnectionPage>(&window());
        QVERIFY(page);
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(m_fixture->workspace.connections().isEmpty());
        auto* field = page->findChild<QLineEdit*>(QStringLiteral("wanted-password"));
        QVERIFY(field);
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("geheim"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(window().current());
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Connected);
        QVERIFY(!test::visible<ui::ConnectionPage>(&window()));
        QCOMPARE(m_fixture->secrets.sessionSecretValues(profile.id).value(profiles::SecretKind::Password).toText(),
                 QStringLiteral("geheim"));
    }

    void theConnectionsPaneKeepsItsHeight()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        auto* list = window().findChild<ui::ConnectionList*>();
        QCoreApplication::processEvents();
        QTest::qWait(0);
        const int before = list->height();
        for (int i = 0; i < 8; ++i) {
            profiles::Profile profile = profiles::Profile::create();
            profile.host = QStringLiteral("host%1").arg(i);
            profile.group = QStringLiteral("group %1").arg(i % 3);
            m_fixture->profiles.save(profile);
            QCoreApplication::processEvents();
        }
        QCOMPARE(list->height(), before);
    }

    void aProductionBrokerIsMarkedWhereOneWorks()
    {
        profiles::Profile profile = profiles::Profile::create();
        profile.name = QStringLiteral("Hall A");
        profile.host = QStringLiteral("127.0.0.1");
        profile.port = m_broker->port();
        profile.production = true;
        m_fixture->profiles.save(profile);
        const auto marks = [](const QWidget* within) {
            QStringList texts;
            for (const ui::Chip* chip : within->findChildren<ui::Chip*>()) {
                if (chip->isVisible() && chip->kind() == ui::ChipKind::Bad)
                    texts.append(chip->text());
            }
            return texts;
        };
        const auto* bar = window().findChild<ui::TopBar*>();
        auto* composer = window().findChild<ui::Composer*>();
        connectByTyping();
        QTRY_VERIFY(composer->isVisible());
        QCOMPARE(marks(bar), QStringList());
        QCOMPARE(marks(composer), QStringList());
        m_fixture->workspace.closeAll();
        window().findChild<ui::StartPage*>()->connectRequested(profile.id);
        QTRY_VERIFY(window().current());
        QTRY_COMPARE(marks(bar), QStringList(QStringLiteral("production")));
        QTRY_COMPARE(marks(composer), QStringList(QStringLiteral("production")));
    }

    void theRateIsTheSameEverywhere()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        QSignalSpy read(window().current(), &workspace::OpenConnection::rateRead);
        mqtt::PublishRequest message;
        message.topic = "rate/x";
        for (int i = 0; i < 30; ++i)
            window().current()->connection().publish(message);
        QTRY_VERIFY(window().current()->messagesPerSecond() > 0);
        const QString rate = ui::formatRate(window().current()->messagesPerSecond());
        auto* view = window().findChild<ui::ConnectionList*>()->findChild<QAbstractItemView*>();
        QCOMPARE(view->model()->index(0, 0).data(ui::ConnectionListModel::RateRole).toString(),
                 rate + QStringLiteral(" /s"));
        bool shown = false;
        for (const QLabel* label : statusBar()->findChildren<QLabel*>())
            shown = shown || label->text() == rate + QStringLiteral(" msg/s");
        QVERIFY(shown);
    }

    void nothingIsCutInANarrowWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("900") << QSize(900, 700);
        QTest::newRow("1280") << QSize(1280, 720);
        QTest::newRow("1600") << QSize(1600, 1000);
    }

    void nothingIsCutInANarrowWindow()
    {
        QFETCH(QSize, size);
        window().resize(size);
        connectByTyping();
        QTRY_VERIFY(tree());
        auto* pane = window().findChild<ui::SubscriptionsPane*>();
        for (QWidget* at = pane; at; at = at->parentWidget()) {
            if (auto* dock = qobject_cast<QDockWidget*>(at))
                dock->raise();
        }
        QTRY_VERIFY(pane->isVisible());
        const auto cut = [pane] {
            const auto* viewport = qobject_cast<QWidget*>(pane->parentWidget());
            QStringList names;
            for (QAbstractButton* button : pane->findChildren<QAbstractButton*>()) {
                const QRect place(button->mapTo(viewport, QPoint()), button->size());
                if (button->isVisible() && (place.left() < 0 || place.right() >= viewport->width() ||
                                            button->width() < button->minimumSizeHint().width()))
                    names << button->text();
            }
            return names.join(u',');
        };
        QTRY_COMPARE(cut(), QString());
        QCOMPARE(window().size(), size);
    }

    void theKeyboardShowsWhereItIs()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        auto* mark = window().findChild<ui::FocusMark*>();
        QVERIFY(!mark->marked());
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            QVERIFY(mark->isVisible());
            QVERIFY(mark->marked()->isAncestorOf(QApplication::focusWidget()) ||
                    mark->marked() == QApplication::focusWidget());
            QCOMPARE(mark->width(), mark->marked()->width());
        }
    }

    void helpListsEachKeyOnceForAllPanes()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        QTest::keyClick(&window(), Qt::Key_F1);
        auto* help = window().findChild<ui::HelpWindow*>();
        QVERIFY(help);
        const QString find = QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText);
        int count = 0;
        for (const ui::Chip* chip : help->findChildren<ui::Chip*>())
            count += chip->text() == find ? 1 : 0;
        QCOMPARE(count, 1);
        help->close();
    }

    void layoutAndGeometryAreRemembered()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        auto* composer = window().findChild<ui::Composer*>();
        QVERIFY(composer->isVisible());
        for (QWidget* at = composer; at; at = at->parentWidget()) {
            if (at->inherits("QDockWidget")) {
                at->close();
                break;
            }
        }
        QVERIFY(!composer->isVisible());
        window().close();
        QVERIFY(m_fixture->settings.flush());
        profiles::Settings again(m_fixture->folder.filePath(QStringLiteral("settings.json")));
        QVERIFY(again.load().isEmpty());
        QVERIFY(!again.viewState(QStringLiteral("explorer/docks")).isEmpty());
        ui::MainWindow second({m_fixture->workspace, m_fixture->profiles, m_fixture->secrets, again, m_fixture->metrics,
                               m_fixture->messages});
        second.show();
        second.setCurrent(m_fixture->workspace.connections().constFirst());
        QTRY_VERIFY(test::visible<ui::TopicTreePane>(&second));
        QVERIFY(!second.findChild<ui::Composer*>()->isVisible());
    }

    void connectionsAreRestoredOneByOneAndTheOneLookedAtIsShown()
    {
        const QStringList ids = savePlants();
        profiles::Settings& settings = m_fixture->settings;
        settings.set(profiles::Setting::OpenConnections, ids);
        window().restoreConnections();
        QVERIFY(m_fixture->workspace.connections().isEmpty()); // only where the settings say so
        settings.set(profiles::Setting::RestoreConnections, true);
        window().restoreConnections();
        QCOMPARE(m_fixture->workspace.connections().size(), 1);
        QTRY_COMPARE(m_fixture->workspace.connections().size(), 3);
        QCOMPARE(window().current()->id(), ids[0]);
        for (const workspace::OpenConnection* each : m_fixture->workspace.connections())
            QTRY_COMPARE(each->connection().state(), ConnectionState::Connected);
        QCOMPARE(window().current()->id(), ids[0]);
        // What is connected by hand later comes to the front as ever.
        window().launcher().close(ids[2]);
        window().connector().connectProfile(ids[2]);
        QTRY_COMPARE(window().current()->id(), ids[2]);
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Connected);
        // And the next time that one is shown.
        window().close();
        QCOMPARE(settings.list(profiles::Setting::OpenConnections), QStringList({ids[2], ids[0], ids[1]}));
    }

    void aRestoredConnectionThatWaitsTakesNothingAway()
    {
        QStringList ids = savePlants();
        profiles::Profile second = m_fixture->profiles.find(ids[1]).value();
        second.userName = QStringLiteral("me");
        second.sessionOnly = profiles::SecretKind::Password;
        m_fixture->profiles.save(second);
        profiles::Settings& settings = m_fixture->settings;
        settings.set(profiles::Setting::RestoreConnections, true);
        settings.set(profiles::Setting::OpenConnections, ids);
        window().restoreConnections();
        QTRY_COMPARE(m_fixture->workspace.connections().size(), 2);
        QTRY_VERIFY(window().connector().wanted(ids[1]).kinds);
        QCOMPARE(window().current()->id(), ids[0]);
        QVERIFY(tree());
        // Chosen by hand it asks, and comes to the front.
        window().showConnection(ids[1]);
        auto* page = test::visible<ui::ConnectionPage>(&window());
        QVERIFY(page);
        QVERIFY(page->findChild<QLineEdit*>(QStringLiteral("wanted-password")));
        window().showConnection(ids[0]);
        // And it is not forgotten for not being open yet.
        QTRY_COMPARE(window().current()->connection().state(), ConnectionState::Connected);
        QTRY_COMPARE(m_fixture->workspace.find(ids[2])->connection().state(), ConnectionState::Connected);
        window().close();
        QStringList saved = settings.list(profiles::Setting::OpenConnections);
        QCOMPARE(saved.first(), ids[0]);
        saved.sort();
        ids.sort();
        QCOMPARE(saved, ids);
    }

    void whatIsConnectedByHandComesToTheFrontAlsoWhereItWasToStayBehind()
    {
        connectByTyping();
        profiles::Profile profile = profiles::Profile::create();
        profile.host = QStringLiteral("127.0.0.1");
        profile.port = m_broker->port();
        profile.userName = QStringLiteral("me");
        profile.sessionOnly = profiles::SecretKind::Password;
        m_fixture->profiles.save(profile);
        workspace::OpenConnection* const first = window().current();
        window().connector().connectAt(profile.id, ui::Connector::Place::Behind);
        QCOMPARE(window().current(), first);
        m_fixture->secrets.keepForSession(
            profile.id, {{profiles::SecretKind::Password, profiles::SecretBytes::fromText(QStringLiteral("x"))}});
        window().connector().connectProfile(profile.id);
        QTRY_VERIFY(window().current() != first);
        QCOMPARE(window().current()->id(), profile.id);
    }

    void aTopicIsSelectedWhenItIsSeenUnlessSomebodyChoseAnother()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        QVERIFY(m_broker->publish(
            {QStringLiteral("-t"), QStringLiteral("a/first"), QStringLiteral("-m"), QStringLiteral("1")}));
        auto* pane = test::visible<ui::TopicTreePane>(&window());
        QTRY_VERIFY(pane->currentNode() != topics::NoNode); // the cursor is in the tree, nothing is selected
        QVERIFY(!pane->hasSelection());
        auto* explorer = window().findChild<ui::Explorer*>();
        explorer->selectWhenSeen(window().current(), "plant/press/power");
        QVERIFY(m_broker->publish(
            {QStringLiteral("-t"), QStringLiteral("plant/press/power"), QStringLiteral("-m"), QStringLiteral("2")}));
        QTRY_COMPARE(pane->currentTopic(), mqtt::Bytes("plant/press/power"));
        QVERIFY(pane->hasSelection());
        QTRY_COMPARE(shownValue(), QStringLiteral("2"));
        explorer->selectWhenSeen(window().current(), "plant/late");
        QVERIFY(m_broker->publish(
            {QStringLiteral("-t"), QStringLiteral("plant/late"), QStringLiteral("-m"), QStringLiteral("3")}));
        QTRY_VERIFY(window().current()->reader().skeleton().find("plant/late") != topics::NoNode);
        QTest::qWait(100);
        QCOMPARE(pane->currentTopic(), mqtt::Bytes("plant/press/power"));
    }

    void pinsOfAnAddressAreThereTheNextTime()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        test::visible<ui::TopicTreePane>(&window())->setPinnedTopics({"plant/press/power"});
        emit test::visible<ui::TopicTreePane>(&window())->pinnedTopicsChanged();
        window().launcher().close(window().current()->id());
        QTRY_VERIFY(!window().current());
        connectByTyping();
        QTRY_VERIFY(tree());
        QCOMPARE(test::visible<ui::TopicTreePane>(&window())->pinnedTopics(), QList<mqtt::Bytes>{"plant/press/power"});
    }

    void thePaletteShowsAPaneAndDoesNotCloseIt()
    {
        connectByTyping();
        QTRY_VERIFY(tree());
        window().activateWindow();
        auto* palette = window().findChild<ui::Palette*>();
        const auto* packets = window().findChild<ui::PacketsPane*>();
        for (int again = 0; again < 2; ++again) {
            palette->open();
            auto* line = palette->findChild<QLineEdit*>();
            QTest::keyClicks(line, QStringLiteral("packets"));
            QTest::keyClick(line, Qt::Key_Return);
            QTRY_VERIFY(packets->isVisible());
            QTRY_VERIFY(packets->isAncestorOf(QApplication::focusWidget()));
        }
    }

    void aLimitThatRefusesTopicsIsNamed_data()
    {
        QTest::addColumn<bool>("memory");
        QTest::addColumn<QString>("told");
        QTest::newRow("topics") << false << QStringLiteral("has reached its limit of topics");
        QTest::newRow("memory") << true << QStringLiteral("need four times the memory budget");
    }
    void aLimitThatRefusesTopicsIsNamed()
    {
        QFETCH(bool, memory);
        QFETCH(QString, told);
        if (memory)
            m_fixture->workspace.setMemoryBudget(qint64(1024) * 1024);
        else
            m_fixture->workspace.setMaximumTopics(10);
        connectByTyping();
        topics::TopicStore& store = window().current()->store();
        m_fixture->workspace.ioThread().post([&store] {
            const std::string payload(10'000,
                                      'p'); // the last message of a topic is not given up, nor spilled when small
            for (int i = 0; i < 600; ++i) {
                const std::string topic = "limit/" + std::to_string(i);
                mqtt::MessageView message;
                message.topic = topic;
                message.payload = payload;
                message.arrival = topics::currentMicroseconds();
                store.message(message);
            }
            store.batchFinished(topics::currentMicroseconds());
        });
        const auto* log = window().findChild<ui::LogModel*>();
        QTRY_VERIFY(std::ranges::any_of(std::views::iota(0, log->rowCount()), [&](int row) {
            for (int column = 0; column < log->columnCount(); ++column)
                if (log->index(row, column).data().toString().contains(told))
                    return true;
            return false;
        }));
        QTRY_VERIFY(store.counters().lost() > 0);
        // On the page of the connection, with the way to the limits; the status bar keeps its figures.
        auto* notice = window().findChild<ui::ConnectionNoticeBar*>();
        QTRY_VERIFY(notice->isVisible() && notice->text().contains(told));
        QVERIFY(statusBar()->currentMessage().isEmpty());
        auto* steps = test::visible<QPushButton>(notice);
        QVERIFY(steps && steps->text().startsWith(u"Preferences"));
        if (memory)
            m_fixture->workspace.setMemoryBudget(qint64(512) * 1024 * 1024);
        else
            store.setMaximumTopics(1'000);
        m_fixture->workspace.ioThread().post([&store] {
            mqtt::MessageView message;
            message.topic = "limit/one more";
            message.arrival = topics::currentMicroseconds();
            store.message(message);
            store.batchFinished(topics::currentMicroseconds());
        });
        QTRY_VERIFY(!notice->isVisible());
    }

    void thePaletteFindsThePreferencesByTheirWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found");
        QTest::newRow("dark theme") << QStringLiteral("theme dark") << QStringLiteral("Dark");
        QTest::newRow("light theme") << QStringLiteral("light theme") << QStringLiteral("Light");
        QTest::newRow("as the system") << QStringLiteral("theme system") << QStringLiteral("As the system");
        QTest::newRow("the preference itself") << QStringLiteral("theme pref") << QStringLiteral("Colours");
        QTest::newRow("language") << QStringLiteral("language") << QStringLiteral("Language (after a restart)");
        QTest::newRow("memory") << QStringLiteral("memory") << QStringLiteral("Memory for messages");
        QTest::newRow("settings") << QStringLiteral("settings") << QStringLiteral("Preferences…");
    }
    void thePaletteFindsThePreferencesByTheirWords()
    {
        QFETCH(QString, typed);
        QFETCH(QString, found);
        auto* palette = window().findChild<ui::Palette*>();
        palette->open();
        QTest::keyClicks(palette->findChild<QLineEdit*>(), typed);
        const QAbstractItemModel* model = palette->findChild<QListView*>()->model();
        QVERIFY(model->rowCount() > 0);
        QCOMPARE(model->index(0, 0).data().toString(), found);
    }

    void thePaletteLeadsToThePreference()
    {
        auto* palette = window().findChild<ui::Palette*>();
        palette->open();
        auto* line = palette->findChild<QLineEdit*>();
        QTest::keyClicks(line, QStringLiteral("memory"));
        QTest::keyClick(line, Qt::Key_Return);
        auto* preferences = window().findChild<ui::PreferencesWindow*>();
        QVERIFY(preferences);
        QVERIFY(preferences->focusWidget());
        QCOMPARE(test::nameOf(preferences->focusWidget()), QStringLiteral("Memory for messages"));
        preferences->close();
    }

    void thePaletteLoadsASavedMessage()
    {
        commands::SavedMessage saved;
        saved.name = QStringLiteral("Open the valve");
        saved.folder = QStringLiteral("Hall 3");
        saved.message.topic = "plant/press-1/cmd";
        saved.message.payload = "{\"open\": true}";
        m_fixture->messages.save(saved);
        connectByTyping();
        QTRY_VERIFY(tree());
        window().activateWindow();
        auto* palette = window().findChild<ui::Palette*>();
        palette->open();
        auto* line = palette->findChild<QLineEdit*>();
        QTest::keyClicks(line, QStringLiteral("hall valve"));
        QTest::keyClick(line, Qt::Key_Return);
        const auto* composer = window().findChild<ui::Composer*>();
        const auto* payload = composer->findChild<QPlainTextEdit*>();
        QCOMPARE(payload->toPlainText(), QStringLiteral("{\"open\": true}"));
        QVERIFY(composer->isVisible());
        QTRY_VERIFY(payload->hasFocus());
    }
};

QTEST_MAIN(MainWindowTest)
#include "test_main_window.moc"
